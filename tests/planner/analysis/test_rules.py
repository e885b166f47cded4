"""The check rules: each finds what is wrong and names it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from planner import model as m
from planner.analysis import check
from planner.analysis.check import PAGES, SEVERITIES
from planner.analysis.checks import RULES
from planner.document import Plan
from planner.model import choices as c

TODAY = date(2026, 11, 25)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
Fill = Callable[[Plan], Any]


def add(plan: Plan, *rows: m.Entity) -> None:
    for row in rows:
        plan.add(row)


def partner(plan: Plan, name: str = "Acme", **fields: Any) -> m.Organisation:
    return plan.add(m.Organisation(name=name, **fields))


def messages(plan: Plan, rule: str) -> list[str]:
    return [one.message for one in check(plan, TODAY).findings if one.rule == rule]


def pair(plan: Plan, **fields: Any) -> m.Relationship:
    source, target = partner(plan), partner(plan, "Beta")
    return plan.add(m.Relationship(source=source.uid, target=target.uid, **fields))


def letters(*held: c.Letter) -> Fill:
    def fill(plan: Plan) -> None:
        decision = plan.add(m.Decision(name="Admit a partner"))
        for index, letter in enumerate(held):
            holder = partner(plan, f"P{index}")
            plan.add(m.Responsibility(decision=decision.uid, organisation=holder.uid, letter=letter))

    return fill


def overloaded(plan: Plan) -> None:
    hub = partner(plan, "Hub", is_hub=True)
    for index in range(5):
        decision = plan.add(m.Decision(name=f"Decision {index}"))
        plan.add(m.Responsibility(decision=decision.uid, organisation=hub.uid, letter=c.Letter.ACCOUNTABLE))


def narrow_bands(plan: Plan) -> None:
    plan.info.band_low, plan.info.band_medium, plan.info.band_high = 8, 8, 8


def disagreeing(plan: Plan) -> None:
    goal = plan.add(m.Goal(name="Grow"))
    for name, value in (("Acme", 2), ("Beta", -1)):
        plan.add(m.Stance(organisation=partner(plan, name).uid, goal=goal.uid, value=value))


def capability(levels: Sequence[int]) -> Fill:
    def fill(plan: Plan) -> None:
        cloud = plan.add(m.Capability(name="Cloud", importance=5))
        for index, level in enumerate(levels):
            holder = partner(plan, f"P{index}")
            plan.add(m.Provision(organisation=holder.uid, capability=cloud.uid, level=level))

    return fill


def losing(plan: Plan) -> None:
    link = pair(plan)
    plan.add(m.ValueFlow(relationship=link.uid, what="Orders", occurrences=12, value=5, expense=100))


def chosen_below_a_minimum(plan: Plan) -> None:
    criterion = plan.add(m.Criterion(name="Skill", minimum=3))
    acme = partner(plan, stage=c.Stage.ACTIVE)
    plan.add(m.Assessment(organisation=acme.uid, criterion=criterion.uid, score=1))


def measured(**fields: Any) -> Fill:
    def fill(plan: Plan) -> None:
        shops = plan.add(m.Kpi(name="Shops", **fields))
        plan.add(m.Measurement(kpi=shops.uid, date=date(2026, 6, 1), value=5))

    return fill


def tasks_out_of_order(plan: Plan) -> None:
    first = plan.add(m.Task(name="Contract", start=TODAY, end=TOMORROW))
    second = plan.add(m.Task(name="Kick-off", start=TODAY, end=TOMORROW))
    plan.add(m.TaskDependency(task=second.uid, after=first.uid))


def action(**fields: Any) -> Fill:
    def fill(plan: Plan) -> None:
        breach = plan.add(m.Risk(title="Breach", likelihood=5, impact=5))
        plan.add(m.Action(risk=breach.uid, name="Audit", **fields))

    return fill


def one(row: Callable[[], m.Entity]) -> Fill:
    return lambda plan: add(plan, row())


EACH: list[tuple[str, Fill, str]] = [
    ("strategy.mission", lambda plan: None, "The plan has no mission"),
    ("strategy.value_promised", lambda plan: None, "does not say what value it promises"),
    ("strategy.goals", lambda plan: None, "The plan has no goal."),
    ("strategy.goal_stance", one(lambda: m.Goal(name="Grow")), "Nobody has been asked about “Grow”."),
    ("strategy.goal_kpi", one(lambda: m.Goal(name="Grow")), "“Grow” has no measure"),
    ("strategy.goal_owner", one(lambda: m.Goal(name="Grow")), "“Grow” has no owner."),
    ("strategy.conflict", disagreeing, "Partners disagree on “Grow”: Acme for it, Beta against."),
    (
        "strategy.proposition",
        lambda plan: partner(plan, stage=c.Stage.ACTIVE),
        "Acme has no value proposition.",
    ),
    ("strategy.resource_provider", one(lambda: m.Resource(name="Trainers")), "Nobody provides “Trainers”."),
    ("strategy.model_questions", lambda plan: None, "0 of 11 questions"),
    ("map.partners", lambda plan: partner(plan, "Hub", is_hub=True), "The plan names no partner."),
    ("map.hub", partner, "No organisation is marked as the hub."),
    ("map.orphan", lambda plan: (partner(plan), partner(plan, "Beta")), "Acme is tied to nobody."),
    ("map.vacant_role", one(lambda: m.Role(name="Carrier")), "“Carrier” is open: nobody holds the role."),
    ("map.partner_role", partner, "Acme has no role."),
    ("map.relationship_kind", pair, "has no kind."),
    ("partners.stage", partner, "Acme has no stage."),
    ("partners.benefit", lambda plan: partner(plan, stage=c.Stage.ACTIVE), "It is not said what Acme gets."),
    (
        "partners.contribution",
        lambda plan: partner(plan, stage=c.Stage.ACTIVE),
        "It is not said what Acme gives.",
    ),
    ("partners.manager", lambda plan: partner(plan, stage=c.Stage.ACTIVE), "Nobody looks after Acme."),
    (
        "partners.criticality",
        lambda plan: partner(plan, stage=c.Stage.ACTIVE, dependency=1, maturity=1),
        "How critical Acme is cannot be told: Penetration, Trust not rated.",
    ),
    (
        "partners.exit_plan",
        lambda plan: partner(plan, dependency=4, penetration=4, maturity=1, trust=1),
        "Acme is critical and has no exit plan.",
    ),
    ("partners.says_no", losing, "Acme loses USD 1,200 a year."),
    ("partners.capability_gap", capability([2]), "Nobody provides “Cloud” at the level needed."),
    ("partners.single_provider", capability([3, 2]), "Only P0 provides “Cloud”."),
    ("partners.gate", chosen_below_a_minimum, "Acme was chosen although it misses the minimum of “Skill”."),
    (
        "partners.agreement_ending",
        lambda plan: pair(plan, end=TODAY + timedelta(days=90)),
        "ends on 23 Feb 2027.",
    ),
    ("partners.agreement_ended", lambda plan: pair(plan, end=YESTERDAY), "ended on 24 Nov 2026"),
    ("raci.accountable", letters(c.Letter.RESPONSIBLE), "Nobody is accountable for “Admit a partner”."),
    (
        "raci.several_accountable",
        letters(c.Letter.ACCOUNTABLE, c.Letter.ACCOUNTABLE_RESPONSIBLE),
        "Several are accountable for “Admit a partner”: P0, P1.",
    ),
    ("raci.responsible", letters(c.Letter.ACCOUNTABLE), "Nobody is responsible for “Admit a partner”."),
    ("raci.overloaded", overloaded, "Hub is accountable for 5 of 5 decisions."),
    ("forum.decision", letters(), "No forum decides “Admit a partner”."),
    ("forum.members", one(lambda: m.Forum(name="Board")), "The forum “Board” has no members."),
    ("forum.chair", one(lambda: m.Forum(name="Board")), "Nobody chairs the forum “Board”."),
    (
        "forum.cadence",
        one(lambda: m.Forum(name="Board")),
        "It is not said how often the forum “Board” meets.",
    ),
    ("conflict.ladder", pair, "It is not agreed how conflicts are settled."),
    (
        "data.personal_without_basis",
        one(lambda: m.DataProtocol(dataset="Customers", personal_data=True, legal_basis=c.LegalBasis.NONE)),
        "“Customers” holds personal data and has no legal basis.",
    ),
    (
        "data.personal_without_protocol",
        lambda plan: pair(plan, kind=c.RelationshipKind.SHARES_DATA),
        "has no data protocol.",
    ),
    (
        "data.recipient",
        one(lambda: m.DataProtocol(dataset="Orders")),
        "It is not said who receives “Orders”.",
    ),
    (
        "data.protection",
        one(lambda: m.DataProtocol(dataset="Orders", classification=c.Classification.RESTRICTED)),
        "It is not said how “Orders” is protected.",
    ),
    ("data.classification", one(lambda: m.DataProtocol(dataset="Orders")), "“Orders” is not classified."),
    (
        "data.review_overdue",
        one(lambda: m.DataProtocol(dataset="Orders", review_date=YESTERDAY)),
        "The review of the protocol “Orders” was due on 24 Nov 2026.",
    ),
    ("kpi.target", one(lambda: m.Kpi(name="Shops")), "“Shops” has no target."),
    ("kpi.baseline", one(lambda: m.Kpi(name="Shops")), "“Shops” has no baseline"),
    ("kpi.owner", one(lambda: m.Kpi(name="Shops")), "“Shops” has no owner."),
    ("kpi.measured", one(lambda: m.Kpi(name="Shops")), "“Shops” has not been measured."),
    (
        "kpi.due",
        measured(frequency=c.Frequency.MONTHLY),
        "A new figure of “Shops” is due: the last is of 1 Jun 2026.",
    ),
    (
        "kpi.behind",
        measured(baseline=0, target=10),
        "“Shops” is behind: 50 % of the way, 100 % is due by now.",
    ),
    ("cash.order", one(lambda: m.CashLine(name="Fees", low=9, likely=5)), "“Fees”: low, likely and high"),
    ("cash.kind", one(lambda: m.CashLine(name="Fees", likely=5)), "“Fees” has no kind"),
    (
        "cash.horizon",
        one(lambda: m.CashLine(name="Fees", likely=5, first_year=5)),
        "“Fees” begins after the horizon",
    ),
    (
        "task.order",
        one(lambda: m.Task(name="Audit", start=TODAY, end=YESTERDAY)),
        "“Audit” ends before it starts.",
    ),
    ("task.overdue", one(lambda: m.Task(name="Audit", end=YESTERDAY)), "“Audit” was due on 24 Nov 2026."),
    ("task.owner", one(lambda: m.Task(name="Audit")), "Nobody does “Audit”."),
    ("task.dates", one(lambda: m.Task(name="Audit")), "“Audit” has no dates."),
    (
        "task.dependency",
        tasks_out_of_order,
        "“Kick-off” starts on 25 Nov 2026, before “Contract” ends on 26 Nov 2026.",
    ),
    (
        "task.onboarding",
        lambda plan: partner(plan, stage=c.Stage.ONBOARDING),
        "Acme is being onboarded without",
    ),
    ("phase.tasks", one(lambda: m.Phase(name="Pilot", position=1)), "The phase “Pilot” has no task."),
    ("risk.any", partner, "The plan names no risk."),
    (
        "risk.bands",
        narrow_bands,
        "The bands of risk scores cannot be used, so the usual ones count: The extreme",
    ),
    ("risk.scored", one(lambda: m.Risk(title="Breach", impact=3)), "“Breach” is not scored."),
    ("risk.owner", one(lambda: m.Risk(title="Breach")), "Nobody watches “Breach”."),
    (
        "risk.response",
        one(lambda: m.Risk(title="Breach", likelihood=5, impact=4)),
        "how to respond to “Breach”.",
    ),
    (
        "risk.above_appetite",
        one(lambda: m.Risk(title="Breach", likelihood=3, impact=4)),
        "“Breach” is above the appetite (H 12) and has no action.",
    ),
    (
        "risk.target_above",
        action(likelihood_cut=1),
        "Even with all its actions “Breach” stays above the appetite (E 20).",
    ),
    ("risk.linked", one(lambda: m.Risk(title="Breach")), "“Breach” is linked to no partner"),
    ("risk.losses", one(lambda: m.Risk(title="Breach", frequency=0.5)), "“Breach” needs frequency"),
    (
        "risk.review_overdue",
        one(lambda: m.Risk(title="Breach", review_date=YESTERDAY)),
        "The review of “Breach”",
    ),
    ("risk.action_overdue", action(due=YESTERDAY), "The action “Audit” was due on 24 Nov 2026."),
    (
        "risk.log_overdue",
        one(lambda: m.LogEntry(title="Switch down", due=YESTERDAY)),
        "“Switch down” in the log was due on 24 Nov 2026.",
    ),
    ("risk.action_owner", action(), "Nobody does the action “Audit”."),
    (
        "risk.relationship_at_risk",
        lambda plan: pair(plan, status=c.RelationshipStatus.AT_RISK),
        "is at risk, but no",
    ),
    ("risk.trend_response", one(lambda: m.Trend(name="AI", impact=5, readiness=1)), "“AI” will change much"),
]


@pytest.mark.parametrize(("rule", "fill", "says"), EACH, ids=[case[0] for case in EACH])
def test_what_is_wrong_is_found_and_named(plan: Plan, rule: str, fill: Fill, says: str) -> None:
    with plan.change("Fill"):
        fill(plan)
    found = messages(plan, rule)
    assert found and says in found[0]


def test_the_structure_is_held_against_the_chosen_model(plan: Plan) -> None:
    with plan.change("Fill"):
        hub = partner(plan, "Hub", is_hub=True)
        partner(plan, parent=hub.uid)
        for question in c.ModelQuestion:
            plan.add(m.ModelCriterion(criterion=question, answer=2))
    expected = "The answers call for an ecosystem, but 100 % of the links touch the hub."
    assert messages(plan, "strategy.model_structure") == [expected]


def test_a_candidate_that_is_not_scored_on_everything_is_named(plan: Plan) -> None:
    with plan.change("Fill"):
        skill = plan.add(m.Criterion(name="Skill"))
        plan.add(m.Criterion(name="Fit"))
        acme = partner(plan)
        plan.add(m.Assessment(organisation=acme.uid, criterion=skill.uid, score=3))
    assert messages(plan, "partners.unscored") == ["Acme is not scored on Fit."]


def test_a_data_flow_needs_a_protocol_whatever_its_relationship_is_called(plan: Plan) -> None:
    with plan.change("Fill"):
        link = pair(plan, kind=c.RelationshipKind.SERVES)
        plan.add(m.ValueFlow(relationship=link.uid, what="Clicks", kind=c.FlowKind.DATA))
    assert messages(plan, "data.personal_without_protocol") == ["“Acme serves Beta” has no data protocol."]
    with plan.change("Agree"):
        plan.add(m.DataProtocol(dataset="Clicks", relationship=link.uid))
    assert messages(plan, "data.personal_without_protocol") == []


def test_exited_partners_are_not_looked_at(plan: Plan) -> None:
    with plan.change("Fill"):
        partner(plan, "Hub", is_hub=True)
        partner(plan, stage=c.Stage.EXITED)
    assert not [one for one in check(plan, TODAY).findings if one.name == "Acme"]


def test_every_rule_has_a_name_of_its_own_and_is_tried_here() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    assert all(rule.page in PAGES and rule.severity in SEVERITIES for rule in RULES)
    elsewhere = {"strategy.model_structure", "partners.unscored"}
    assert set(names) == {case[0] for case in EACH} | elsewhere
