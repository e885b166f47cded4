"""The shortest ways from one partner to another, as they are found and told."""

from __future__ import annotations

import pytest

from planner import edits
from planner.analysis.ways import MOST, shortest_ways, told
from planner.document import Plan
from planner.model import Organisation
from planner.model.choices import RelationshipKind, RelationshipStatus, Stage


@pytest.fixture
def partners(plan: Plan) -> dict[str, Organisation]:
    with plan.change("Begin"):
        return {name: plan.add(Organisation(name=name)) for name in "ABCDE"}


def _told(plan: Plan, source: Organisation, target: Organisation) -> list[str]:
    return [told(plan, way) for way in shortest_ways(plan, source.uid, target.uid)]


def test_a_way_goes_along_relationships_either_way_and_the_hierarchy(
    plan: Plan, partners: dict[str, Organisation]
) -> None:
    a, b, c, d, e = partners.values()
    edits.link(plan, a, b, RelationshipKind.SUPPLIES)
    edits.link(plan, c, b, RelationshipKind.SERVES)
    edits.set_parent(plan, [c], d)
    assert _told(plan, a, d) == ["A → supplies → B ← serves ← C → is under → D"]
    assert _told(plan, d, c) == ["D ← is under ← C"]
    assert _told(plan, a, e) == []
    assert _told(plan, a, a) == []


def test_every_way_as_short_is_found_in_the_same_order(plan: Plan, partners: dict[str, Organisation]) -> None:
    a, b, c, d, _e = partners.values()
    for middle in (c, b):
        edits.link(plan, a, middle, RelationshipKind.SUPPLIES)
        edits.link(plan, middle, d, RelationshipKind.SERVES)
    ways = _told(plan, a, d)
    assert ways == _told(plan, a, d)
    assert sorted(ways) == ["A → supplies → B → serves → D", "A → supplies → C → serves → D"]


def test_what_has_ended_or_left_is_no_way(plan: Plan, partners: dict[str, Organisation]) -> None:
    a, b, c, d, e = partners.values()
    edits.link(plan, a, b, status=RelationshipStatus.ENDED)
    edits.link(plan, c, d)
    edits.link(plan, d, e)
    edits.set_fields(plan, [d], {"stage": Stage.EXITED})
    assert _told(plan, a, b) == _told(plan, c, e) == []


def test_a_dense_network_tells_only_some_of_its_ways(plan: Plan) -> None:
    with plan.change("Begin"):
        rows = [plan.add(Organisation(name=f"P{n}")) for n in range(62)]
    for middle in rows[2:]:
        edits.link(plan, rows[0], middle)
        edits.link(plan, middle, rows[1])
    assert len(shortest_ways(plan, rows[0].uid, rows[1].uid)) == MOST
