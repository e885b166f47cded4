"""A plan in order: no rule finds anything, so that every page is complete and the plan is ready."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner import model as m
from planner.analysis import check
from planner.document import Plan
from planner.model import choices as c

TODAY = date(2026, 11, 25)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


def add(plan: Plan, *rows: m.Entity) -> None:
    for row in rows:
        plan.add(row)


def partner(plan: Plan, name: str = "Acme", **fields: Any) -> m.Organisation:
    return plan.add(m.Organisation(name=name, **fields))


def test_a_sound_plan_has_none_of_these_findings(plan: Plan) -> None:
    """Each rule falls silent once its subject is in order."""
    with plan.change("Fill"):
        sound(plan)
    report = check(plan, TODAY)
    assert [one.message for one in report.findings] == []
    assert report.ready
    assert set(report.completeness.values()) == {1.0}
    assert report.met == report.rules > 55


def sound(plan: Plan) -> None:
    plan.info.mission, plan.info.value_promised = "Pay anywhere", "One code"
    rated: dict[str, Any] = {
        "dependency": 4,
        "penetration": 4,
        "maturity": 2,
        "trust": 2,
        "exit_plan": "A second source",
    }
    cared: dict[str, Any] = {
        "benefit": "Reach",
        "contribution": "Shops",
        "manager": "Rini",
        "stage": c.Stage.ACTIVE,
    }
    hub = partner(plan, "Hub", is_hub=True)
    acme = partner(plan, parent=hub.uid, **rated, **cared)
    beta = partner(plan, "Beta", parent=hub.uid, stage=c.Stage.ONBOARDING)
    link = plan.add(
        m.Relationship(
            source=acme.uid,
            target=beta.uid,
            kind=c.RelationshipKind.SHARES_DATA,
            status=c.RelationshipStatus.AT_RISK,
            end=TODAY + timedelta(days=91),
        )
    )
    role = plan.add(m.Role(name="Carrier", needed=2))
    cloud = plan.add(m.Capability(name="Cloud", importance=5))
    skill = plan.add(m.Criterion(name="Skill", minimum=1))
    for one in (acme, beta):
        add(
            plan,
            m.RoleAssignment(organisation=one.uid, role=role.uid),
            m.Provision(organisation=one.uid, capability=cloud.uid, level=5),
            m.Assessment(organisation=one.uid, criterion=skill.uid, score=5),
        )
    plan.add(m.ValueFlow(relationship=link.uid, what="Leads", occurrences=1, value=5, expense=0))
    sound_strategy(plan, acme, role)
    sound_governance(plan, hub, acme, beta)
    sound_work(plan, beta)
    sound_risks(plan, acme, link)


def sound_strategy(plan: Plan, acme: m.Organisation, role: m.Role) -> None:
    goal = plan.add(m.Goal(name="Grow", owner="Rini"))
    add(
        plan,
        m.Stance(organisation=acme.uid, goal=goal.uid, value=2),
        m.ValueProposition(role=role.uid, promise="More shops"),
        m.Resource(name="Trainers", provider=acme.uid),
        *(m.ModelCriterion(criterion=question, answer=1) for question in c.ModelQuestion),
    )
    shops = plan.add(
        m.Kpi(name="Shops", goal=goal.uid, baseline=0, target=9, owner="Rini", frequency=c.Frequency.WEEKLY)
    )
    plan.add(m.Measurement(kpi=shops.uid, date=TODAY - timedelta(days=9), value=8))
    plan.add(m.CashLine(name="Fees", kind=c.CashKind.REVENUE, low=1, likely=1, high=2, first_year=4))


def sound_governance(plan: Plan, hub: m.Organisation, acme: m.Organisation, beta: m.Organisation) -> None:
    board = plan.add(m.Forum(name="Board", chair="Rini", cadence=c.Cadence.MONTHLY))
    admit = plan.add(m.Decision(name="Admit a partner", forum=board.uid))
    protocol = plan.add(
        m.DataProtocol(
            dataset="Customers",
            provider=beta.uid,
            personal_data=True,
            legal_basis=c.LegalBasis.CONSENT,
            classification=c.Classification.CONFIDENTIAL,
            protection="Encrypted",
            review_date=TODAY,
        )
    )
    add(
        plan,
        m.ForumMember(forum=board.uid, organisation=hub.uid),
        m.Responsibility(decision=admit.uid, organisation=hub.uid, letter=c.Letter.ACCOUNTABLE_RESPONSIBLE),
        m.ConflictRule(trigger="A dispute", step=1),
        m.ProtocolRecipient(data_protocol=protocol.uid, organisation=acme.uid),
    )


def sound_work(plan: Plan, beta: m.Organisation) -> None:
    phase = plan.add(m.Phase(name="Pilot", position=1))
    first = plan.add(m.Task(name="Guide", phase=phase.uid, organisation=beta.uid, start=YESTERDAY, end=TODAY))
    second = plan.add(m.Task(name="Access", owner="Rini", start=TODAY, end=TOMORROW))
    late = plan.add(m.Task(name="Invite", percent=100, start=YESTERDAY, end=YESTERDAY))
    add(
        plan,
        m.TaskDependency(task=second.uid, after=first.uid),
        m.TaskDependency(task=first.uid, after=late.uid),
    )


def sound_risks(plan: Plan, acme: m.Organisation, link: m.Relationship) -> None:
    treated: dict[str, Any] = {"owner": "Rini", "response": c.Response.REDUCE, "review_date": TOMORROW}
    losses: dict[str, Any] = {"frequency": 0.5, "loss_low": 10, "loss_high": 90}
    breach = plan.add(m.Risk(title="Breach", likelihood=5, impact=5, **treated, **losses))
    add(
        plan,
        m.RiskLink(risk=breach.uid, organisation=acme.uid),
        m.RiskLink(risk=breach.uid, relationship=link.uid),
        m.Action(risk=breach.uid, name="Audit", owner="Rini", due=TODAY, likelihood_cut=4),
        m.Risk(title="Old", status=c.RiskStatus.CLOSED),
        m.Trend(name="AI", impact=5, readiness=1, response="Try it"),
    )
