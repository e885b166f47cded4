"""Layouts: children below parents, no card over another, pins kept, the same drawing every time."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import edits
from planner.document.plan import Plan
from planner.edits.views import pin, place_cards, placements_of, view_of
from planner.errors import Invalid
from planner.layout import Box, Chart, Places, arrange, chart_of, places_of
from planner.layout.box import extent, scale_to_fit
from planner.layout.layered import layered
from planner.layout.organic import organic
from planner.layout.radial import radial
from planner.model import MapView, Organisation, Role, RoleAssignment
from planner.model.choices import Direction, Layout, RelationshipKind, Stage


@st.composite
def charts(draw: st.DrawFn) -> Chart:
    """Draw a random forest with cards of several sizes and ties across."""
    number = draw(st.integers(1, 60))
    sizes = st.sampled_from([(132.0, 44.0), (168.0, 52.0)])
    boxes = [Box(f"p{i}", *draw(sizes)) for i in range(number)]
    parents = {}
    for i in range(1, number):
        above = draw(st.integers(-3, i - 1))
        if above >= 0:
            parents[f"p{i}"] = f"p{above}"
    some = st.integers(0, number - 1)
    ties = [(f"p{a}", f"p{b}") for a, b in draw(st.lists(st.tuples(some, some), max_size=30))]
    return Chart(boxes, parents, ties, "p0" if draw(st.booleans()) else None)


def overlaps(chart: Chart, places: Places) -> list[tuple[str, str]]:
    found = []
    for index, one in enumerate(chart.boxes):
        for other in chart.boxes[:index]:
            across = abs(places[one.uid][0] - places[other.uid][0])
            down = abs(places[one.uid][1] - places[other.uid][1])
            if (
                across < (one.width + other.width) / 2 - 0.01
                and down < (one.height + other.height) / 2 - 0.01
            ):
                found.append((one.uid, other.uid))
    return found


@settings(deadline=None, max_examples=40)
@given(charts())
def test_layered_draws_children_below_their_parents_and_no_card_over_another(chart: Chart) -> None:
    places = layered(chart)
    assert places.keys() == {box.uid for box in chart.boxes}
    assert not overlaps(chart, places)
    assert all(places[child][1] > places[parent][1] for child, parent in chart.parents.items())


@settings(deadline=None, max_examples=20)
@given(charts())
def test_layered_to_the_right_draws_children_right_of_their_parents(chart: Chart) -> None:
    places = layered(chart, direction="right")
    assert not overlaps(chart, places)
    assert all(places[child][0] > places[parent][0] for child, parent in chart.parents.items())


@settings(deadline=None, max_examples=20)
@given(charts(), st.sampled_from([layered, radial, organic]))
def test_pinned_cards_keep_their_place_and_the_others_keep_free_of_them(chart: Chart, layout: object) -> None:
    pinned = {chart.boxes[0].uid: (37.0, 91.0)}
    places = layout(chart, pinned=pinned)  # type: ignore[operator]
    assert places[chart.boxes[0].uid] == (37.0, 91.0)
    assert places.keys() == {box.uid for box in chart.boxes}
    assert not overlaps(chart, places)


@settings(deadline=None, max_examples=10)
@given(charts(), st.sampled_from([layered, radial, organic]))
def test_the_same_chart_gives_the_same_drawing(chart: Chart, layout: object) -> None:
    assert layout(chart) == layout(chart)  # type: ignore[operator]


def grown(plan: Plan) -> dict[str, Organisation]:
    """Make a hub with two levels of partners, thirty in all."""
    made: dict[str, Organisation] = {}
    with plan.change("Grow"):
        made["Hub"] = plan.add(Organisation(name="Hub", is_hub=True))
        for i in range(5):
            made[f"A{i}"] = plan.add(Organisation(name=f"A{i}", parent=made["Hub"].uid))
            for j in range(i + 2):
                made[f"A{i}{j}"] = plan.add(Organisation(name=f"A{i}{j}", parent=made[f"A{i}"].uid))
        for name in ("Regulator", "Shop", "Lone", "Other"):
            made[name] = plan.add(Organisation(name=name))
    edits.link(plan, made["Regulator"], made["Hub"], RelationshipKind.REGULATES)
    edits.link(plan, made["A43"], made["Shop"], RelationshipKind.SERVES)
    return made


def test_thirty_partners_fit_a_small_window_at_a_readable_size(plan: Plan) -> None:
    grown(plan)
    chart = chart_of(plan)
    left, top, right, bottom = extent(places_of(plan, None, chart), chart.boxes)
    assert len(chart.boxes) == 30
    assert scale_to_fit(right - left, bottom - top) > 0.6


def test_partners_outside_the_hierarchy_stand_near_those_they_are_tied_to(plan: Plan) -> None:
    made = grown(plan)
    places = places_of(plan)
    hub, regulator = places[made["Hub"].uid], places[made["Regulator"].uid]
    assert regulator[1] == hub[1]
    shop, bank = places[made["Shop"].uid], places[made["A43"].uid]
    assert abs(shop[0] - bank[0]) < 300
    assert shop[1] > bank[1]


def test_arrange_makes_a_view_and_is_one_undo_step(plan: Plan) -> None:
    grown(plan)
    assert arrange(plan) == 30
    view = view_of(plan)
    assert view is not None
    assert view.name == "Hierarchy"
    assert len(placements_of(plan, view)) == 30
    assert arrange(plan) == 0
    plan.undo()
    assert not plan.rows(MapView)


def test_arrange_leaves_what_is_pinned(plan: Plan) -> None:
    made = grown(plan)
    arrange(plan)
    view = view_of(plan)
    assert view is not None
    place_cards(plan, {made["A0"].uid: (-900.0, 40.0)}, view=view, pinned=True)
    arrange(plan, kind="radial")
    assert view.layout is Layout.RADIAL
    assert places_of(plan, view)[made["A0"].uid] == (-900.0, 40.0)
    pin(plan, view, [made["A0"].uid], pinned=False)
    arrange(plan, kind="layered", direction="right")
    assert view.direction is Direction.RIGHT
    assert places_of(plan, view)[made["A0"].uid] != (-900.0, 40.0)


def test_arrange_names_the_views_there_are_when_the_name_is_wrong(plan: Plan) -> None:
    grown(plan)
    arrange(plan)
    with pytest.raises(Invalid, match="Hierarchy"):
        arrange(plan, "Value")


def test_a_new_partner_finds_free_room_near_its_parent_in_an_arranged_view(plan: Plan) -> None:
    made = grown(plan)
    arrange(plan)
    new = edits.add_partner(plan, "New", parent=made["A0"].uid)
    view = view_of(plan)
    chart = chart_of(plan)
    places = places_of(plan, view, chart)
    assert not overlaps(chart, places)
    x, y = places[made["A0"].uid]
    assert abs(places[new.uid][0] - x) + abs(places[new.uid][1] - y) < 600


def test_a_role_with_too_few_holders_has_a_slot_under_its_partner(plan: Plan) -> None:
    made = grown(plan)
    with plan.change("Roles"):
        role = plan.add(Role(name="Cloud", needed=2, under=made["A1"].uid))
        plan.add(RoleAssignment(organisation=made["A2"].uid, role=role.uid))
    assert chart_of(plan).parents[role.uid] == made["A1"].uid
    edits.set_fields(plan, [role], {"needed": 1})
    assert role.uid not in {box.uid for box in chart_of(plan).boxes}
    edits.set_fields(plan, [made["A2"]], {"stage": Stage.EXITED})
    assert role.uid in {box.uid for box in chart_of(plan).boxes}


def test_organic_puts_tied_partners_closer_than_others(plan: Plan) -> None:
    boxes = [Box(name, 132, 44) for name in "abcdef"]
    places = organic(Chart(boxes, {}, [("a", "b"), ("b", "c"), ("d", "e"), ("e", "f"), ("c", "d")], None))

    def apart(one: str, other: str) -> float:
        return sum((p - q) ** 2 for p, q in zip(places[one], places[other], strict=True)) ** 0.5

    assert apart("a", "b") < apart("a", "d") < apart("a", "f")


def test_radial_puts_the_hub_in_the_middle(plan: Plan) -> None:
    made = grown(plan)
    chart = chart_of(plan)
    places = radial(chart)
    assert places[made["Hub"].uid] == (0.0, 0.0)
    assert not overlaps(chart, places)
