"""Lanes and the influence–interest grid: every card in its part, none on another, what a hand placed stays along it."""

from __future__ import annotations

import pytest

from planner import edits
from planner.document import Plan
from planner.edits.views import add_view, place_cards
from planner.edits.zones import GRID, drop_in_zone, split
from planner.layout import chart_of, free_places_of, places_of, zones_of
from planner.layout.stakeholders import treatment
from planner.model import MapView, Organisation, Role
from planner.model.choices import Direction, OrganisationKind


def ecosystem(plan: Plan, number: int = 14) -> MapView:
    with plan.change("Begin"):
        hub = plan.add(Organisation(name="Hub", is_hub=True))
        for n in range(number):
            kind = (OrganisationKind.BANK, OrganisationKind.FINTECH, None)[n % 3]
            plan.add(Organisation(name=f"Partner {n}", parent=hub.uid, kind=kind))
    return add_view(plan, "Lanes")


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("by", ["kind", "level", "role", "attitude", GRID])
def test_every_card_stands_in_its_zone_and_on_no_other(plan: Plan, by: str, direction: Direction) -> None:
    view = ecosystem(plan)
    split(plan, view, by, direction)
    chart = chart_of(plan)
    drawn = zones_of(plan, view, chart)
    area = {zone.key: zone.area for zone in drawn.zones}
    assert drawn.places.keys() == {box.uid for box in chart.boxes}
    for box in chart.boxes:
        (x, y), (left, top, width, height) = drawn.places[box.uid], area[drawn.zone_of[box.uid]]
        assert left <= x - box.width / 2 and x + box.width / 2 <= left + width
        assert top <= y - box.height / 2 and y + box.height / 2 <= top + height
    for n, one in enumerate(chart.boxes):
        for two in chart.boxes[n + 1 :]:
            (x, y), (u, v) = drawn.places[one.uid], drawn.places[two.uid]
            apart = abs(x - u) >= (one.width + two.width) / 2 or abs(y - v) >= (one.height + two.height) / 2
            assert apart, (one, two)


def test_lanes_leave_the_stored_places_alone_and_joining_them_brings_the_picture_back(plan: Plan) -> None:
    view = ecosystem(plan)
    before = places_of(plan, view)
    split(plan, view, "kind")
    assert places_of(plan, view) != before
    assert free_places_of(plan, view) == before
    split(plan, view, None)
    assert places_of(plan, view) == before


def test_a_card_placed_by_hand_stays_along_its_lane(plan: Plan) -> None:
    view = ecosystem(plan)
    split(plan, view, "kind")
    uid = next(one.uid for one in plan.rows(Organisation) if one.name == "Partner 4")
    place_cards(plan, {uid: (431.0, places_of(plan, view)[uid][1])}, view=view, pinned=True)
    assert places_of(plan, view)[uid][0] == 431.0


def test_dropping_in_a_lane_sets_the_field_in_one_step(plan: Plan) -> None:
    view = ecosystem(plan)
    acme = edits.add_partner(plan, "Acme")
    role = edits.add_row(plan, Role, {"name": "Reseller"})
    drop_in_zone(plan, [acme.uid], {"role": role}, places={acme.uid: (5.0, 6.0)}, view=view)
    held = edits.main_role_of(plan, acme)
    assert held is not None and held.name == "Reseller"
    drop_in_zone(plan, [acme.uid], {"influence": 5, "interest": 2})
    assert (acme.influence, acme.interest) == (5, 2)
    plan.undo()
    assert (acme.influence, acme.interest) == (None, None)


def test_the_quadrant_suggests_how_to_treat_a_partner() -> None:
    def named(influence: int | None, interest: int | None) -> str | None:
        found = treatment(influence, interest)
        return found.name if found is not None else None

    assert named(5, 4) == "Manage closely"
    assert named(4, 3) == "Keep satisfied"
    assert named(2, 5) == "Keep informed"
    assert named(3, 3) == "Monitor"
    assert named(None, 3) is None
