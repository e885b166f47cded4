"""Views of the map as rows of the plan: copied, ordered, with cards taken off and branches folded."""

from __future__ import annotations

from itertools import combinations

import pytest

from planner import edits
from planner.document import Plan
from planner.edits.map_views import duplicate_view, fold_cards, move_view, show_cards
from planner.edits.snapshots import take_snapshot
from planner.edits.views import add_view, place_cards, placements_of, views_of
from planner.layout import arrange, chart_of, places_of
from planner.layout.arrange import size_cards
from planner.layout.past import past_of
from planner.model import MapGroup, MapView, Organisation


@pytest.fixture
def partners(plan: Plan) -> dict[str, Organisation]:
    """A hub over Acme, which stands over Beta, which stands over Gamma."""
    made: dict[str, Organisation] = {}
    with plan.change("Begin"):
        above = None
        for name in ("Hub", "Acme", "Beta", "Gamma"):
            made[name] = plan.add(Organisation(name=name, is_hub=name == "Hub", parent=above))
            above = made[name].uid
    return made


def _drawn(plan: Plan, view: MapView) -> list[str]:
    rows = (plan.get(Organisation, box.uid) for box in chart_of(plan, view).boxes)
    return [row.name for row in rows if row is not None]


def test_a_copy_of_a_view_has_all_that_stands_on_it_and_follows_it(
    plan: Plan, partners: dict[str, Organisation]
) -> None:
    first, last = add_view(plan, "First"), add_view(plan, "Last")
    place_cards(plan, {partners["Acme"].uid: (40.0, 20.0)}, view=first, pinned=True)
    edits.add_row(plan, MapGroup, {"view": first.uid, "text": "Banks"})
    made = duplicate_view(plan, first)
    assert [one.name for one in views_of(plan)] == ["First", "First (2)", "Last"]
    (placed,) = placements_of(plan, made).values()
    assert (placed.x, placed.pinned) == (40.0, True)
    assert [one.text for one in plan.rows(MapGroup) if one.view == made.uid] == ["Banks"]
    plan.undo()
    assert views_of(plan) == [first, last]
    assert len(plan.rows(MapGroup)) == 1


def test_views_are_moved_among_each_other(plan: Plan) -> None:
    one, two, three = (add_view(plan, name) for name in ("One", "Two", "Three"))
    move_view(plan, three, -1)
    move_view(plan, one, -1)
    assert views_of(plan) == [one, three, two]
    plan.undo()
    assert views_of(plan) == [one, two, three]


def test_a_card_taken_off_a_view_stays_in_the_plan_and_those_below_move_up(
    plan: Plan, partners: dict[str, Organisation]
) -> None:
    view, other = add_view(plan, "View"), add_view(plan, "Other")
    show_cards(plan, view, [partners["Acme"].uid], shown=False)
    assert _drawn(plan, view) == ["Hub", "Beta", "Gamma"]
    assert chart_of(plan, view).parents[partners["Beta"].uid] == partners["Hub"].uid
    assert _drawn(plan, other) == ["Hub", "Acme", "Beta", "Gamma"]
    arrange(plan, "View")
    assert partners["Acme"].uid not in places_of(plan, view)
    show_cards(plan, view, [partners["Acme"].uid])
    assert "Acme" in _drawn(plan, view)


def test_a_folded_branch_is_in_its_head_and_its_ties_too(
    plan: Plan, partners: dict[str, Organisation]
) -> None:
    view = add_view(plan, "View")
    edits.link(plan, partners["Gamma"], partners["Hub"])
    fold_cards(plan, view, [partners["Beta"].uid, partners["Acme"].uid])
    chart = chart_of(plan, view)
    assert _drawn(plan, view) == ["Hub", "Acme"]
    assert chart.hidden.counts() == {partners["Acme"].uid: 2}
    assert chart.ties == [(partners["Acme"].uid, partners["Hub"].uid)]
    fold_cards(plan, view, [partners["Acme"].uid], folded=False)
    assert _drawn(plan, view) == ["Hub", "Acme", "Beta"]


def test_a_branch_unfolded_after_a_layout_finds_free_room(
    plan: Plan, partners: dict[str, Organisation]
) -> None:
    view = add_view(plan, "View")
    arrange(plan, "View")
    fold_cards(plan, view, [partners["Acme"].uid])
    for name in ("One", "Two"):
        edits.add_partner(plan, name, parent=partners["Hub"].uid)
    arrange(plan, "View", "radial")
    fold_cards(plan, view, [partners["Acme"].uid], folded=False)
    rows = sorted(places_of(plan, view).values())
    assert len(rows) == 6
    assert all(abs(a[0] - b[0]) >= 132 or abs(a[1] - b[1]) >= 44 for a, b in combinations(rows, 2))


def test_a_card_that_was_only_hidden_before_gets_its_place(
    plan: Plan, partners: dict[str, Organisation]
) -> None:
    view, uid = add_view(plan, "View"), partners["Acme"].uid
    show_cards(plan, view, [uid], shown=False)
    show_cards(plan, view, [uid])
    place_cards(plan, {partners["Hub"].uid: (0.0, 0.0)}, view=view, others={uid: (5.0, 90.0)})
    assert places_of(plan, view)[uid] == (5.0, 90.0)


def test_cards_of_other_sizes_do_not_touch_and_pinned_ones_stay(
    plan: Plan, partners: dict[str, Organisation]
) -> None:
    view = add_view(plan, "View")
    arrange(plan, "View")
    acme = partners["Acme"].uid
    place_cards(plan, {acme: (0.0, 70.0)}, view=view, pinned=True)
    scales = {one.uid: 1.6 for one in partners.values()}
    size_cards(plan, view, "influence", scales)
    places, boxes = places_of(plan, view), chart_of(plan, view, scales).boxes
    assert places[acme] == (0.0, 70.0)
    for n, one in enumerate(boxes):
        for other in boxes[n + 1 :]:
            (x, y), (left, top) = places[one.uid], places[other.uid]
            apart = abs(x - left) >= (one.width + other.width) / 2
            assert apart or abs(y - top) >= (one.height + other.height) / 2
    plan.undo()
    assert view.size_by is None


def test_a_snapshot_tells_what_is_gone_new_and_elsewhere(
    plan: Plan, partners: dict[str, Organisation]
) -> None:
    view = add_view(plan, "View")
    arrange(plan, "View")
    lost = edits.link(plan, partners["Hub"], partners["Beta"])
    was = places_of(plan, view)
    snapshot = take_snapshot(plan, "Before")
    edits.delete_rows(plan, [partners["Gamma"], lost])
    new = edits.add_partner(plan, "New")
    made = edits.link(plan, new, partners["Hub"])
    place_cards(plan, {partners["Acme"].uid: (500.0, 500.0)}, view=view, pinned=True)
    chart = chart_of(plan, view)
    past = past_of(plan, view, snapshot, places_of(plan, view), chart.boxes)
    assert {(one.title, one.gone, one.at) for one in past.ghosts} == {
        ("Gamma", True, was[next(uid for uid in was if plan.get(Organisation, uid) is None)]),
        ("Acme", False, was[partners["Acme"].uid]),
    }
    assert past.new == {new.uid}
    assert past.new_links == {made.uid}
    assert past.gone_links == ((partners["Hub"].uid, partners["Beta"].uid),)


def test_ghosts_find_free_room_where_the_view_stored_no_places(
    plan: Plan, partners: dict[str, Organisation]
) -> None:
    snapshot = take_snapshot(plan, "Before")
    edits.delete_rows(plan, [partners["Gamma"], partners["Beta"]])
    chart, places = chart_of(plan), places_of(plan)
    past = past_of(plan, None, snapshot, places, chart.boxes)
    assert {one.title for one in past.ghosts} == {"Beta", "Gamma"}
    taken = [*places.values(), *(one.at for one in past.ghosts)]
    assert len(set(taken)) == 4
