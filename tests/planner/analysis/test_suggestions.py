"""Risks the structure suggests: each rule names what it found, drafts a risk, and is silent once it is there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from planner import model as m
from planner.analysis import Ecosystem, check
from planner.analysis.suggestions import RULES, Suggestion, suggestions
from planner.document import Plan
from planner.i18n import use_language
from planner.model import choices as c

TODAY = date(2026, 11, 25)
Fill = Callable[[Plan], Any]


def partner(plan: Plan, name: str = "Acme", **fields: Any) -> m.Organisation:
    return plan.add(m.Organisation(name=name, **fields))


def tie(plan: Plan, one: m.Organisation, other: m.Organisation, **fields: Any) -> m.Relationship:
    return plan.add(m.Relationship(source=one.uid, target=other.uid, **fields))


def single_provider(plan: Plan) -> None:
    cloud = plan.add(m.Capability(name="Cloud", importance=5, needed_level=3))
    plan.add(m.Provision(organisation=partner(plan).uid, capability=cloud.uid, level=4))
    plan.add(m.Provision(organisation=partner(plan, "Beta").uid, capability=cloud.uid, level=1))


def articulation(plan: Plan) -> None:
    hub, acme = partner(plan, "Hub", is_hub=True), partner(plan)
    tie(plan, hub, acme)
    tie(plan, acme, partner(plan, "Beta"))


def exit_plan(plan: Plan) -> None:
    partner(plan, dependency=4, penetration=4, maturity=1, trust=1)


def agreement_ending(plan: Plan) -> None:
    tie(
        plan,
        partner(plan),
        partner(plan, "Beta"),
        kind=c.RelationshipKind.SUPPLIES,
        end=TODAY + timedelta(days=30),
    )


def value_concentration(plan: Plan) -> None:
    hub = partner(plan, "Hub", is_hub=True)
    for name, value in (("Acme", 800), ("Beta", 100), ("Gamma", 100)):
        link = tie(plan, hub, partner(plan, name))
        plan.add(m.ValueFlow(relationship=link.uid, what="Orders", occurrences=1, value=value))


def influential_critic(plan: Plan) -> None:
    partner(plan, influence=5, attitude=c.Attitude.BLOCKER)
    partner(plan, "Beta", influence=2, attitude=c.Attitude.CRITIC)
    partner(plan, "Gamma", influence=5, attitude=c.Attitude.CHAMPION)


def personal_data(plan: Plan) -> None:
    tie(plan, partner(plan), partner(plan, "Beta"), kind=c.RelationshipKind.SHARES_DATA)


def overloaded(plan: Plan) -> None:
    acme = partner(plan)
    for number in range(5):
        decision = plan.add(m.Decision(name=f"Decision {number}"))
        plan.add(m.Responsibility(decision=decision.uid, organisation=acme.uid, letter=c.Letter.ACCOUNTABLE))


def vacant_accountable(plan: Plan) -> None:
    role = plan.add(m.Role(name="Auditor", under=partner(plan).uid))
    plan.add(m.Role(name="Guest"))
    decision = plan.add(m.Decision(name="Close the books"))
    plan.add(m.Responsibility(decision=decision.uid, role=role.uid, letter=c.Letter.ACCOUNTABLE))


def goal_conflict(plan: Plan) -> None:
    goal = plan.add(m.Goal(name="Grow"))
    for name, value in (("Acme", -2), ("Beta", 1)):
        plan.add(m.Stance(organisation=partner(plan, name).uid, goal=goal.uid, value=value))


def trend(plan: Plan) -> None:
    plan.add(m.Trend(name="Digital money", impact=5, readiness=1, response="Watch it"))
    plan.add(m.Trend(name="Paper", impact=2, readiness=1))


FILLS: dict[str, tuple[Fill, tuple[str, ...]]] = {
    "single_provider": (single_provider, ("Acme", "Cloud")),
    "articulation": (articulation, ("Acme", "Beta")),
    "exit_plan": (exit_plan, ("Acme",)),
    "agreement_ending": (agreement_ending, ("Acme", "Beta", "25 Dec 2026")),
    "value_concentration": (value_concentration, ("Acme", "80 %")),
    "influential_critic": (influential_critic, ("Acme", "blocker")),
    "personal_data": (personal_data, ("Acme", "Beta")),
    "overloaded": (overloaded, ("Acme", "5 of 5")),
    "vacant_accountable": (vacant_accountable, ("Auditor", "Close the books")),
    "goal_conflict": (goal_conflict, ("Grow", "Acme", "Beta")),
    "trend": (trend, ("Digital money", "5")),
}


def found(plan: Plan, rule: str, *dismissed: str) -> list[Suggestion]:
    return [one for one in suggestions(Ecosystem(plan, TODAY), dismissed) if one.rule == rule]


def test_every_rule_is_tried() -> None:
    assert {one.name for one in RULES} == set(FILLS)


@pytest.mark.parametrize("rule", FILLS)
def test_a_rule_names_what_it_found_and_drafts_a_risk_once(plan: Plan, rule: str) -> None:
    fill, names = FILLS[rule]
    with plan.change("Fill"):
        fill(plan)
    (one,) = found(plan, rule)
    assert all(name in one.reason for name in names)
    draft = one.draft
    texts = (draft.title, draft.cause, draft.event, draft.consequence)
    assert all(texts) and not any("{" in text for text in (*texts, one.reason))
    assert one.concerns[0].uid == one.subject
    assert all(each.name for each in one.concerns)
    assert one.key == found(plan, rule)[0].key
    assert found(plan, rule, one.key) == []


@pytest.mark.parametrize("rule", FILLS)
def test_a_risk_made_of_a_suggestion_silences_it(plan: Plan, rule: str) -> None:
    fill, _names = FILLS[rule]
    with plan.change("Fill"):
        fill(plan)
    (one,) = found(plan, rule)
    with plan.change("Create"):
        risk = plan.add(
            m.Risk(title="Renamed" if one.links else one.draft.title, category=one.draft.category)
        )
        for field, uids in one.links.items():
            for uid in uids:
                link: dict[str, Any] = {field: uid}
                plan.add(m.RiskLink(risk=risk.uid, **link))
    assert found(plan, rule) == []


@pytest.mark.parametrize("rule", FILLS)
def test_suggestions_speak_indonesian(plan: Plan, rule: str) -> None:
    fill, _names = FILLS[rule]
    with plan.change("Fill"):
        fill(plan)
    (english,) = found(plan, rule)
    with use_language("id"):
        (indonesian,) = found(plan, rule)
    assert english.key == indonesian.key
    for field in ("title", "cause", "event", "consequence"):
        assert getattr(english.draft, field) != getattr(indonesian.draft, field)
    assert english.reason != indonesian.reason


def test_an_empty_plan_and_a_sound_one_suggest_nothing(plan: Plan) -> None:
    assert suggestions(Ecosystem(plan, TODAY)) == []
    with plan.change("Fill"):
        hub = partner(plan, "Hub", is_hub=True)
        tie(plan, hub, partner(plan, influence=5, attitude=c.Attitude.SUPPORTER))
    assert suggestions(Ecosystem(plan, TODAY)) == []


def test_a_fact_the_plan_check_knows_is_told_in_its_words(plan: Plan) -> None:
    with plan.change("Fill"):
        exit_plan(plan)
    (one,) = found(plan, "exit_plan")
    assert one.reason in [finding.message for finding in check(plan, TODAY).findings]


def test_who_is_cut_off_already_by_having_left_is_not_asked_about(plan: Plan) -> None:
    with plan.change("Fill"):
        articulation(plan)
        partner(plan, "Gone", stage=c.Stage.EXITED, influence=5, attitude=c.Attitude.CRITIC)
    assert found(plan, "influential_critic") == []
