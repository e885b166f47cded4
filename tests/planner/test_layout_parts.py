"""Layouts of a part, of groups, and what they promise whatever the network: no overlap, all finite, little crossed."""

from __future__ import annotations

from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner import edits
from planner.document.plan import Plan
from planner.edits.views import add_view, place_cards, view_of
from planner.layout import CARD, Box, Chart, Places, Stopped, Task, arrange, chart_of, places_of, solved
from planner.layout.crossings import Lines
from planner.layout.groups import held
from planner.layout.layered import layered
from planner.layout.organic import organic
from planner.layout.spread import spread
from planner.model import MapGroup, Organisation
from planner.model.choices import Layout
from tests.planner.test_layout import charts, grown, overlaps

KINDS = (Layout.LAYERED, Layout.RADIAL, Layout.ORGANIC)


def tree(parents: list[int], ties: list[tuple[int, int]]) -> Chart:
    """Make a chart of equal cards: the parent of card 1, of card 2 and so on, and ties by number."""
    boxes = [Box(f"p{number}", *CARD) for number in range(len(parents) + 1)]
    above = {f"p{number}": f"p{parent}" for number, parent in enumerate(parents, 1)}
    return Chart(boxes, above, [(f"p{a}", f"p{b}") for a, b in ties], "p0")


def crossed(chart: Chart, places: Places) -> int:
    number = {box.uid: place for place, box in enumerate(chart.boxes)}
    pairs = [(number[a], number[b]) for a, b in [*chart.parents.items(), *chart.ties]]
    return Lines(pairs, [places[box.uid] for box in chart.boxes]).count()


def test_crossings_are_those_of_straight_lines_without_a_common_end() -> None:
    square = [(0.0, 0.0), (90.0, 0.0), (90.0, 90.0), (0.0, 90.0)]
    assert Lines([(0, 2), (1, 3)], square).count() == 1
    assert Lines([(0, 1), (1, 2), (2, 3), (3, 0)], square).count() == 0
    assert Lines([(0, 2), (2, 0), (1, 3), (1, 1)], square).count() == 1


@pytest.mark.parametrize("layout", [layered, organic])
def test_a_pure_hierarchy_has_no_crossing_in_layers_and_hardly_any_otherwise(layout: object) -> None:
    chart = tree([0, 0, 0, 1, 1, 2, 2, 3, 3, 3], [])
    assert crossed(chart, layout(chart)) == 0  # type: ignore[operator]


def test_siblings_change_places_when_that_uncrosses_their_ties() -> None:
    chart = tree([0, 0, 1, 1, 2, 2], [(3, 6), (4, 5)])
    assert crossed(chart, layered(chart)) == 0


@settings(deadline=None, max_examples=12)
@given(charts(), st.sampled_from(KINDS), st.data())
def test_whatever_is_laid_out_what_may_not_move_does_not_and_no_card_covers_another(
    chart: Chart, kind: Layout, data: st.DataObject
) -> None:
    now = solved(Task(chart, Layout.LAYERED)).places
    uids = sorted(now)
    only = frozenset(data.draw(st.sets(st.sampled_from(uids), min_size=1)))
    pinned = {uid: now[uid] for uid in data.draw(st.sets(st.sampled_from(uids), max_size=3))}
    task = Task(chart, kind, None, pinned, now, only)
    found = solved(task).places
    assert found.keys() == only - pinned.keys()
    assert all(isfinite(x) and isfinite(y) for x, y in found.values())
    assert not overlaps(chart, now | found)
    assert solved(task).places == found


@settings(deadline=None, max_examples=12)
@given(charts(), st.sampled_from(KINDS), st.data())
def test_groups_hold_their_members_and_nobody_else(chart: Chart, kind: Layout, data: st.DataObject) -> None:
    now = solved(Task(chart, Layout.LAYERED)).places
    x, y = now[data.draw(st.sampled_from(sorted(now)))]
    frames = {"frame": (x - 160.0, y - 110.0, 320.0, 220.0)}
    members = held(frames, now)[0].members
    found = solved(Task(chart, kind, None, {}, now, None, frames))
    assert held(found.frames, found.places)[0].members == members
    assert not overlaps(chart, found.places)


def test_spreading_leaves_a_drawing_alone_in_which_nothing_overlaps() -> None:
    boxes = [Box(name, *CARD) for name in "abc"]
    places = {"a": (0.0, 0.0), "b": (400.0, 0.0), "c": (0.0, 300.0)}
    assert spread(places, boxes, {}) == places


def test_only_what_is_selected_is_arranged_and_it_is_one_undo_step(plan: Plan) -> None:
    made = grown(plan)
    arrange(plan)
    view = view_of(plan)
    before = places_of(plan, view)
    only = [made["A4"].uid, *(made[f"A4{number}"].uid for number in range(6))]
    scattered = {uid: (3000.0 + 200 * number, 40.0 * number) for number, uid in enumerate(only)}
    place_cards(plan, scattered, view=view)
    assert arrange(plan, only=only) > 0
    after = places_of(plan, view)
    assert {uid: at for uid, at in after.items() if uid not in only} == {
        uid: at for uid, at in before.items() if uid not in only
    }
    assert all(after[uid][1] > after[only[0]][1] for uid in only[1:])
    assert plan.undo_label == "Arrange what is selected"
    plan.undo()
    assert {uid: places_of(plan, view)[uid] for uid in only} == scattered


def test_a_group_of_the_plan_is_moved_with_its_members_in_the_same_step(plan: Plan) -> None:
    made = grown(plan)
    view = add_view(plan, "Hierarchy")
    arrange(plan)
    members = [made["Lone"].uid, made["Other"].uid, made["Shop"].uid]
    place_cards(plan, {uid: (5000.0, 100.0 * number) for number, uid in enumerate(members)}, view=view)
    with plan.change("Group"):
        group = plan.add(MapGroup(view=view.uid, text="Shops", x=4900.0, y=-50.0, width=200.0, height=300.0))
    arrange(plan, kind="organic")
    chart, places = chart_of(plan), places_of(plan, view)
    assert (
        group.x is not None and group.y is not None and group.width is not None and group.height is not None
    )
    inside = held({"group": (group.x, group.y, group.width, group.height)}, places)
    assert inside[0].members == set(members)
    assert not overlaps(chart, places)
    plan.undo()
    assert (group.x, group.width) == (4900.0, 200.0)


def test_a_group_with_a_pinned_member_stays_where_it_is(plan: Plan) -> None:
    hub = edits.add_partner(plan, "Hub")
    shops = [edits.add_partner(plan, f"Shop {number}", parent=hub.uid) for number in range(8)]
    arrange(plan)
    view = view_of(plan)
    assert view is not None
    place_cards(plan, {shops[0].uid: (900.0, 700.0)}, view=view, pinned=True)
    place_cards(plan, {shops[1].uid: (900.0, 800.0)}, view=view)
    with plan.change("Group"):
        group = plan.add(MapGroup(view=view.uid, x=800.0, y=650.0, width=200.0, height=200.0))
    arrange(plan, kind="radial")
    places = places_of(plan, view)
    assert (places[shops[0].uid], places[shops[1].uid]) == ((900.0, 700.0), (900.0, 800.0))
    assert (group.x, group.y) == (800.0, 650.0)
    assert not overlaps(chart_of(plan), places)


@pytest.mark.parametrize("kind", KINDS)
def test_a_layout_that_nobody_wants_any_more_stops(plan: Plan, kind: Layout) -> None:
    grown(plan)
    shares: list[float] = []

    def tell(share: float) -> None:
        shares.append(share)
        if len(shares) == 2:
            raise Stopped

    with pytest.raises(Stopped):
        solved(Task(chart_of(plan), kind), tell)
    assert len(shares) == 2
    assert plan.rows(Organisation)
