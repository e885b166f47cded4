"""The rules of MODEL 1 that hold for the whole plan: names, the hub, cycles, deletion, the risk scale."""

from __future__ import annotations

import unicodedata

import pytest

from planner import edits
from planner.document import Plan, folded
from planner.errors import Invalid
from planner.model import (
    BY_KEY,
    ENTITIES,
    Contact,
    Entity,
    Goal,
    ModelCriterion,
    PlanInfo,
    Relationship,
    Risk,
    RiskLink,
    Role,
    RoleAssignment,
    Task,
    TaskDependency,
    ValueFlow,
    ValueProposition,
    field_named,
    fields_of_class,
    key_of,
)
from tests.random_rows import value_for

UNIQUE = [
    "organisation", "role", "capability", "goal", "criterion", "kpi", "forum", "decision", "platform",
    "phase", "view",
]  # fmt: skip


def add(plan: Plan, entity: type[Entity], name: str) -> Entity:
    from random import Random

    required = {f.name: value_for(plan, f, Random(1)) for f in fields_of_class(entity) if f.required}
    return edits.add_row(plan, entity, {**required, "name": name})


def test_names_are_unique_in_the_classes_the_model_names() -> None:
    assert sorted(key_of(e) for e in ENTITIES if any(f.unique for f in fields_of_class(e))) == sorted(UNIQUE)


@pytest.mark.parametrize("key", UNIQUE)
@pytest.mark.parametrize("other", ["Café Δ", "  café δ ", "CAFÉ Δ", unicodedata.normalize("NFD", "Café Δ")])
def test_a_name_is_taken_whatever_its_case_spaces_and_accents(plan: Plan, key: str, other: str) -> None:
    add(plan, BY_KEY[key], "Café Δ")
    with pytest.raises(Invalid, match="is there already; choose another name") as caught:
        add(plan, BY_KEY[key], other)
    assert caught.value.field == "name" and len(plan.rows(BY_KEY[key])) == 1
    add(plan, BY_KEY[key], "Cafe Δ")


def test_two_names_can_be_swapped_in_one_change(plan: Plan) -> None:
    acme, beta = edits.add_partner(plan, "Acme"), edits.add_partner(plan, "Beta")
    with plan.change("Swap"):
        acme.name, beta.name = beta.name, acme.name
    assert [acme.name, beta.name] == ["Beta", "Acme"]


def test_names_are_compared_folded() -> None:
    assert folded("  STRASSE  1") == folded("straße 1") and folded(None) == ""


def test_there_is_at_most_one_hub(plan: Plan) -> None:
    hub, acme = edits.add_partner(plan, "Hub"), edits.add_partner(plan, "Acme")
    edits.make_hub(plan, hub)
    with pytest.raises(Invalid, match="Only one partner can be the hub"):
        edits.set_fields(plan, [acme], {"is_hub": True})
    edits.make_hub(plan, acme)
    assert plan.hub is acme and not hub.is_hub


def test_nobody_stands_under_itself(plan: Plan) -> None:
    top = edits.add_partner(plan, "Top")
    middle = edits.add_partner(plan, "Middle", parent=top.uid)
    bottom = edits.add_partner(plan, "Bottom", parent=middle.uid)
    for parent in (top, middle, bottom):
        with pytest.raises(Invalid, match="cannot stand under"):
            edits.set_parent(plan, [top], parent)
    assert top.parent is None
    with plan.change("Turn round"):
        top.parent, middle.parent, bottom.parent = middle.uid, bottom.uid, None
    assert edits.level_of(plan, top) == 3


def test_no_task_waits_for_itself(plan: Plan) -> None:
    one, two, three = (edits.add_row(plan, Task, {"name": name}) for name in ("One", "Two", "Three"))
    for task, after in ((two, one), (three, two)):
        edits.add_row(plan, TaskDependency, {"task": task.uid, "after": after.uid})
    for after in (one, two, three):
        with pytest.raises(Invalid, match="cannot wait for"):
            edits.add_row(plan, TaskDependency, {"task": one.uid, "after": after.uid})
    assert len(plan.rows(TaskDependency)) == 2


def test_deleting_a_partner_moves_its_children_up_and_takes_its_links_along(plan: Plan) -> None:
    top = edits.add_partner(plan, "Top")
    middle = edits.add_partner(plan, "Middle", parent=top.uid)
    low = edits.add_partner(plan, "Low", parent=middle.uid)
    bottom = edits.add_partner(plan, "Bottom", parent=low.uid)
    tie = edits.link(plan, middle, bottom)
    edits.add_row(plan, ValueFlow, {"relationship": tie.uid, "what": "Orders"})
    edits.add_row(plan, Contact, {"organisation": middle.uid, "name": "Sari"})
    role = edits.add_row(plan, Role, {"name": "Reseller", "under": middle.uid})
    edits.set_main_role(plan, [middle], role)
    edits.delete_partners(plan, [middle, low])
    assert (bottom.parent, role.under) == (top.uid, None)
    assert not any(plan.rows(entity) for entity in (Relationship, ValueFlow, Contact, RoleAssignment))
    plan.undo()
    assert len(plan.rows(ValueFlow)) == 1 and role.under == middle.uid and bottom.parent == low.uid


def test_a_plan_keeps_exactly_one_row_of_its_own(plan: Plan) -> None:
    with pytest.raises(Invalid, match="cannot be deleted"):
        edits.delete_rows(plan, [plan.info])
    with pytest.raises(Invalid, match="exactly one"):
        edits.add_row(plan, PlanInfo, {"title": "Second"})
    assert plan.info.title == "Test"


SCORES = [name for name in (f.name for f in fields_of_class(Risk)) if name.endswith(("likelihood", "impact"))]


@pytest.mark.parametrize("name", SCORES)
def test_scores_stay_within_the_levels_of_the_plan(plan: Plan, name: str) -> None:
    with pytest.raises(Invalid, match="above the plan's 5 levels"):
        edits.add_row(plan, Risk, {"title": "Breach", name: 6})
    edits.add_row(plan, Risk, {"title": "Breach", name: 5})
    with pytest.raises(Invalid, match="rescore them first"):
        edits.set_fields(plan, [plan.info], {"risk_levels": 4})
    edits.set_fields(plan, [plan.info], {"risk_levels": 6})
    edits.set_fields(plan, plan.rows(Risk), {name: 6})


def test_the_low_loss_is_not_above_the_high_loss(plan: Plan) -> None:
    with pytest.raises(Invalid, match="low loss is above"):
        edits.add_row(plan, Risk, {"title": "Breach", "loss_low": 2, "loss_high": 1})


def test_a_reference_leads_to_a_row_that_is_there(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    with pytest.raises(Invalid, match=r"Relationship “”: To is not there any more"):
        edits.add_row(plan, Relationship, {"source": acme.uid, "target": "nobody"})
    with pytest.raises(Invalid, match="Under is not there any more"):
        edits.set_fields(plan, [acme], {"parent": "nobody"})


def test_a_link_names_exactly_one_of_its_ends(plan: Plan) -> None:
    risk = edits.add_row(plan, Risk, {"title": "Breach"})
    acme, goal = edits.add_partner(plan, "Acme"), edits.add_row(plan, Goal, {"name": "Grow"})
    for ends in ({}, {"organisation": acme.uid, "goal": goal.uid}):
        with pytest.raises(Invalid, match="give one of Partner, Relationship, Goal, Trend"):
            edits.add_row(plan, RiskLink, {"risk": risk.uid, **ends})
    with pytest.raises(Invalid, match="give one of"), plan.change("Paste"):
        plan.insert_many(RiskLink, [{"risk": risk.uid}])
    role = edits.add_row(plan, Role, {"name": "Reseller"})
    with pytest.raises(Invalid, match="at most one of"):
        edits.add_row(plan, ValueProposition, {"promise": "x", "organisation": acme.uid, "role": role.uid})
    edits.add_row(plan, ValueProposition, {"promise": "For everyone"})


def test_loops_and_parallel_relationships_are_allowed(plan: Plan) -> None:
    acme, beta = edits.add_partner(plan, "Acme"), edits.add_partner(plan, "Beta")
    for source, target in ((acme, beta), (acme, beta), (acme, acme)):
        edits.link(plan, source, target)
    assert len(plan.rows(Relationship)) == 3


def test_a_question_on_the_model_is_answered_once(plan: Plan) -> None:
    question = next(iter(field_named(ModelCriterion, "criterion").choices or ()))
    edits.add_row(plan, ModelCriterion, {"criterion": question})
    with pytest.raises(Invalid, match="linked once"):
        edits.add_row(plan, ModelCriterion, {"criterion": question})
