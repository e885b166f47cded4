"""What the one-page risk report says of a plan."""

from __future__ import annotations

from datetime import date

from planner import edits
from planner.analysis.gather import Ecosystem
from planner.analysis.risk_report import MOST_RISKS, risk_report
from planner.document import Plan
from planner.model import Action, Organisation, Risk, RiskLink
from planner.model.choices import ActionStatus, RiskKind, RiskStatus

TODAY = date(2026, 11, 25)


def filled(plan: Plan) -> Plan:
    """Return a plan with a grave risk, a light one, a closed one, an unscored one and an opportunity."""
    acme = edits.add_row(plan, Organisation, {"name": "Acme"})
    breach = edits.add_row(
        plan,
        Risk,
        {
            "title": "Breach",
            "likelihood": 4,
            "impact": 5,
            "frequency": 0.5,
            "loss_low": 1e4,
            "loss_high": 4e5,
        },
    )
    edits.add_row(plan, RiskLink, {"risk": breach.uid, "organisation": acme.uid})
    edits.add_row(plan, Risk, {"title": "Delay", "likelihood": 2, "impact": 2})
    edits.add_row(plan, Risk, {"title": "Gone", "likelihood": 5, "impact": 5, "status": RiskStatus.CLOSED})
    edits.add_row(plan, Risk, {"title": "Unknown"})
    edits.add_row(plan, Risk, {"title": "Luck", "likelihood": 5, "impact": 5, "kind": RiskKind.OPPORTUNITY})
    late = {"risk": breach.uid, "name": "Lock", "due": date(2026, 11, 1), "likelihood_cut": 2}
    edits.add_row(plan, Action, late)
    edits.add_row(
        plan, Action, {"risk": breach.uid, "name": "Train", "status": ActionStatus.DONE, "impact_cut": 1}
    )
    return plan


def test_it_lists_threats_by_gravity_and_leaves_closed_ones_out(plan: Plan) -> None:
    report = risk_report(Ecosystem(filled(plan), TODAY))
    assert [one.title for one in report.risks] == ["Breach", "Delay", "Unknown", "Luck"]
    assert (report.open_risks, report.unscored, report.above_appetite) == (4, 1, 1)
    assert report.by_level == {"L": 1, "M": 0, "H": 0, "E": 1}
    breach = report.risks[0]
    assert (breach.partners, breach.level, breach.score, breach.residual_score) == ("Acme", "E", 20, 16)
    assert breach.due == date(2026, 11, 1)


def test_it_tells_overdue_actions_and_the_losses_of_each_state(plan: Plan) -> None:
    report = risk_report(Ecosystem(filled(plan), TODAY))
    assert [one.name for one in report.actions] == ["Lock"]
    assert (report.overdue, report.open_actions) == (1, 1)
    assert set(report.losses) == {"inherent", "residual", "target"}
    assert report.losses["inherent"].expected > 0


def test_a_plan_without_risks_has_a_report_too(plan: Plan) -> None:
    report = risk_report(Ecosystem(plan, TODAY))
    assert (report.open_risks, list(report.risks), report.losses) == (0, [], {})


def test_no_more_risks_are_listed_than_a_page_holds(plan: Plan) -> None:
    with plan.change("Fill"):
        plan.insert_many(Risk, [{"title": f"Risk {n}", "likelihood": 3, "impact": 3} for n in range(40)])
    report = risk_report(Ecosystem(plan, TODAY))
    assert (len(report.risks), report.open_risks) == (MOST_RISKS, 40)
