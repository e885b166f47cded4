"""Two partners that are one become one: what referred to the second refers to the first, in one undo step."""

from __future__ import annotations

import json
from contextlib import suppress
from random import Random

import pytest

from planner import edits
from planner.document import Plan
from planner.edits.merge import differences, merge_partners
from planner.edits.snapshots import content_of
from planner.errors import Invalid
from planner.model import (
    ENTITIES,
    Contact,
    Goal,
    Organisation,
    Relationship,
    Role,
    RoleAssignment,
    Stance,
    Task,
    ValueFlow,
    fields_of_class,
)
from planner.model.choices import RelationshipKind, Stage
from planner.templates import make
from tests.random_rows import values_for


@pytest.fixture
def pair(plan: Plan) -> tuple[Organisation, Organisation]:
    return edits.add_partner(plan, "Acme"), edits.add_partner(plan, "Acme Ltd")


Pair = tuple[Organisation, Organisation]


def contents(plan: Plan) -> dict[str, list[str]]:
    """Return all cells of the plan, in an order of their own."""
    return {table: sorted(map(str, rows)) for table, rows in json.loads(content_of(plan)).items()}


def references_to(plan: Plan, uid: str) -> list[str]:
    return [
        f"{entity.__name__}.{declared.name}"
        for entity in ENTITIES
        for declared in fields_of_class(entity)
        if declared.target
        for row in plan.rows(entity)
        if getattr(row, declared.name) == uid
    ]


def test_whatever_refers_to_the_second_refers_to_the_first_and_undo_brings_it_back(plan: Plan) -> None:
    make(plan, "technology")
    random = Random(8)
    kept, gone = plan.rows(Organisation)[1], plan.rows(Organisation)[2]
    wanted = [
        (entity, declared.name)
        for entity in ENTITIES
        for declared in fields_of_class(entity)
        if declared.target == "organisation" and entity is not Organisation
    ]
    for entity, name in wanted:
        for partner in (kept, gone):
            values = values_for(plan, entity, random) or {}
            for end in entity.one_of or entity.at_most_one_of:
                values.pop(end, None)
            with suppress(Invalid):  # the template has that link already
                edits.add_row(plan, entity, {**values, name: partner.uid})
    before, steps, moving = contents(plan), len(plan.done), references_to(plan, gone.uid)
    assert len(set(moving)) > 15
    merge_partners(plan, kept, gone)
    assert references_to(plan, gone.uid) == []
    assert plan.get(Organisation, gone.uid) is None
    assert len(plan.done) == steps + 1
    plan.undo()
    assert contents(plan) == before


def test_every_pair_of_partners_of_a_template_can_be_merged(plan: Plan) -> None:
    make(plan, "technology")
    before = contents(plan)
    partners = [one.uid for one in plan.rows(Organisation)]
    for place, uid in enumerate(partners):
        other = partners[(place + 3) % len(partners)]
        kept, gone = plan.get(Organisation, uid), plan.get(Organisation, other)
        assert kept is not None and gone is not None
        merge_partners(plan, kept, gone)
        assert references_to(plan, other) == []
        plan.undo()
    assert contents(plan) == before


def test_empty_fields_are_filled_and_of_differing_ones_the_first_stays_unless_chosen(
    plan: Plan, pair: Pair
) -> None:
    kept, gone = pair
    edits.set_fields(plan, [kept], {"stage": Stage.ACTIVE, "tags": ("a",), "dependency": 0})
    edits.set_fields(
        plan, [gone], {"stage": Stage.PAUSED, "manager": "Sari", "tags": ("b",), "dependency": 3}
    )
    told = {one.field.name: one for one in differences(plan, kept, gone)}
    assert set(told) == {"name", "stage", "dependency"}
    merge_partners(plan, kept, gone, {told["name"].choice, told["dependency"].choice})
    assert (kept.name, kept.stage, kept.manager, kept.tags) == ("Acme Ltd", Stage.ACTIVE, "Sari", ("a", "b"))
    assert kept.dependency == 3


def test_links_that_may_stand_once_become_one_and_say_so_where_they_differ(plan: Plan, pair: Pair) -> None:
    goal = edits.add_row(plan, Goal, {"name": "Grow"})
    for partner, value in zip(pair, (2, -1), strict=True):
        edits.add_row(plan, Stance, {"organisation": partner.uid, "goal": goal.uid, "value": value})
    (name, stance) = differences(plan, *pair)
    assert (name.field.name, stance.field.name) == ("name", "value")
    merge_partners(plan, *pair, taken={stance.choice})
    assert [(one.organisation, one.value) for one in plan.rows(Stance)] == [(pair[0].uid, -1)]


def test_the_same_relationship_of_both_becomes_one_with_all_its_flows(plan: Plan, pair: Pair) -> None:
    shop = edits.add_partner(plan, "Shop")
    for partner, what in zip(pair, ("Goods", "Data"), strict=True):
        tie = edits.link(plan, partner, shop, RelationshipKind.SUPPLIES)
        edits.add_row(plan, ValueFlow, {"relationship": tie.uid, "what": what})
    edits.link(plan, pair[1], shop, RelationshipKind.ADVISES)
    edits.link(plan, pair[0], pair[1])
    merge_partners(plan, *pair)
    first, second = plan.rows(Relationship)
    assert (first.kind, second.kind) == (RelationshipKind.SUPPLIES, RelationshipKind.ADVISES)
    assert {one.source for one in (first, second)} == {pair[0].uid}
    assert [(one.what, one.relationship) for one in plan.rows(ValueFlow)] == [
        ("Goods", first.uid),
        ("Data", first.uid),
    ]


def test_rows_with_a_name_of_their_own_stay_apart_and_one_stays_the_main_one(plan: Plan, pair: Pair) -> None:
    for partner in pair:
        edits.add_row(plan, Task, {"name": "Kick-off", "organisation": partner.uid})
        edits.add_row(plan, Contact, {"name": "Sari", "organisation": partner.uid, "main": True})
        role = edits.add_row(plan, Role, {"name": f"Role of {partner.name}"})
        edits.set_main_role(plan, [partner], role)
    merge_partners(plan, *pair)
    assert len(plan.rows(Task)) == len(plan.rows(Contact)) == 2
    assert [one.main for one in plan.rows(RoleAssignment)] == [True, False]
    assert [one.main for one in plan.rows(Contact)] == [True, False]


@pytest.mark.parametrize("first_is_above", [True, False])
def test_partners_of_one_line_are_merged_without_a_circle(
    plan: Plan, pair: Pair, first_is_above: bool
) -> None:
    upper, lower = pair if first_is_above else pair[::-1]
    top = edits.add_partner(plan, "Top")
    between = edits.add_partner(plan, "Between", parent=upper.uid)
    child = edits.add_partner(plan, "Child", parent=lower.uid)
    edits.set_parent(plan, [lower], between)
    edits.set_parent(plan, [upper], top)
    merge_partners(plan, *pair)
    kept = pair[0].uid
    assert (pair[0].parent, between.parent, child.parent) == (top.uid, kept, kept)


def test_the_hub_stays_the_hub_whichever_goes(plan: Plan, pair: Pair) -> None:
    edits.make_hub(plan, pair[1])
    merge_partners(plan, *pair)
    assert plan.hub is pair[0]


def test_a_partner_cannot_be_merged_with_itself(plan: Plan, pair: Pair) -> None:
    with pytest.raises(Invalid, match="select two partners"):
        merge_partners(plan, pair[0], pair[0])
