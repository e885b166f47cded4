"""Check rules of the page Risks: scored, owned, treated, reviewed; relationships at risk;
trends without an answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner import i18n
from planner.analysis.bands import bands_of
from planner.analysis.checks.rule import Rule, blank, rows, shown_day, the_plan_with_partners
from planner.analysis.gather import Ecosystem, exposure
from planner.analysis.levels import measure_of
from planner.analysis.log import days_late
from planner.analysis.loss.scenario import refused
from planner.analysis.risk import Exposure, target
from planner.display import name_of
from planner.i18n import _
from planner.model import Action, Entity, LogEntry, PlanInfo, Relationship, Risk, RiskLink, Trend
from planner.model.choices import ActionStatus, RelationshipStatus, RiskKind, RiskStatus
from planner.model.choices.risk import FINISHED

PAGE = "Risks"
STRONG = 4  # of 5: a trend that will change much
UNPREPARED = 2


def any_risk(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """Every ecosystem has something that can go wrong."""
    return None if ecosystem.plan.rows(Risk) else _("The plan names no risk.")


def bands(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """Bands that cannot be used are not used, and a person who moved them should know."""
    reason = measure_of(plan).problem
    if reason is None:
        return None
    return _("The bands of risk scores cannot be used, so the usual ones count: {reason}").format(
        reason=reason
    )


def scored(ecosystem: Ecosystem, risk: Risk) -> str | None:
    """A risk without likelihood and impact is not in the matrix."""
    if risk.likelihood is not None and risk.impact is not None:
        return None
    return _("“{risk}” is not scored.").format(risk=risk.title)


def owner(ecosystem: Ecosystem, risk: Risk) -> str | None:
    """Somebody should watch each risk."""
    return _("Nobody watches “{risk}”.").format(risk=risk.title) if blank(risk.owner) else None


def response(ecosystem: Ecosystem, risk: Risk) -> str | None:
    """A risk above the appetite needs a decision."""
    if risk.response is not None:
        return None
    return _("It is not decided how to respond to “{risk}”.").format(risk=risk.title)


def above_appetite(ecosystem: Ecosystem, risk: Risk) -> str | None:
    """A risk that is too much needs an action."""
    if any(one.status is not ActionStatus.DROPPED for one in ecosystem.of(Action, "risk", risk.uid)):
        return None
    return _("“{risk}” is above the appetite ({level} {score}) and has no action.").format(
        risk=risk.title, **_level(ecosystem, ecosystem.residual(risk))
    )


def target_above(ecosystem: Ecosystem, risk: Risk) -> str | None:
    """The actions planned should be enough."""
    cuts = ecosystem.cuts(risk.uid)
    planned = target(exposure(risk), cuts, risk.target_likelihood, risk.target_impact)
    if not cuts or (planned.score or 0) <= ecosystem.plan.info.risk_appetite:
        return None
    return _("Even with all its actions “{risk}” stays above the appetite ({level} {score}).").format(
        risk=risk.title, **_level(ecosystem, planned)
    )


def linked(ecosystem: Ecosystem, risk: Risk) -> str | None:
    """A risk strikes someone or something."""
    if ecosystem.of(RiskLink, "risk", risk.uid):
        return None
    return _("“{risk}” is linked to no partner, relationship or goal.").format(risk=risk.title)


def losses(ecosystem: Ecosystem, risk: Risk) -> str | None:
    """A loss can be computed only from all three figures, and only if they make sense."""
    if None in (risk.frequency, risk.loss_low, risk.loss_high):
        return _("“{risk}” needs frequency, low and high loss together.").format(risk=risk.title)
    reason = refused(risk.frequency, risk.loss_low, risk.loss_high)
    return (
        _("No loss counts “{risk}”: {reason}").format(risk=risk.title, reason=_(reason)) if reason else None
    )


def review_overdue(ecosystem: Ecosystem, risk: Risk) -> str | None:
    """A risk is looked at again when it was promised."""
    if risk.review_date is None or risk.review_date >= ecosystem.today:
        return None
    return _("The review of “{risk}” was due on {day}.").format(
        risk=risk.title, day=shown_day(risk.review_date)
    )


def action_overdue(ecosystem: Ecosystem, action: Action) -> str | None:
    """What should have been done against a risk by now is not."""
    if action.due is None or action.due >= ecosystem.today:
        return None
    return _("The action “{action}” was due on {day}.").format(action=action.name, day=shown_day(action.due))


def log_overdue(ecosystem: Ecosystem, entry: LogEntry) -> str | None:
    """What the log still asks for should be done by its day."""
    if entry.due is None or not days_late(entry, ecosystem.today):
        return None
    return _("“{entry}” in the log was due on {day}.").format(entry=entry.title, day=shown_day(entry.due))


def action_owner(ecosystem: Ecosystem, action: Action) -> str | None:
    """What nobody owns nobody does."""
    return _("Nobody does the action “{action}”.").format(action=action.name) if blank(action.owner) else None


def relationship_at_risk(ecosystem: Ecosystem, relationship: Relationship) -> str | None:
    """What is marked as at risk should be in the register."""
    if ecosystem.of(RiskLink, "relationship", relationship.uid):
        return None
    return _("“{relationship}” is at risk, but no risk says why.").format(
        relationship=name_of(ecosystem.plan, relationship)
    )


def trend_response(ecosystem: Ecosystem, trend: Trend) -> str | None:
    """A strong trend that nobody is ready for needs an answer."""
    if (
        (trend.impact or 0) < STRONG
        or (trend.readiness or UNPREPARED) > UNPREPARED
        or not blank(trend.response)
    ):
        return None
    return _("“{trend}” will change much, and there is no response to it.").format(trend=trend.name)


def _level(ecosystem: Ecosystem, risk: Exposure) -> dict[str, str]:
    letter = bands_of(ecosystem.plan.info).level(risk.score) or ""
    return {"level": letter, "score": i18n.number(risk.score or 0)}


def moved_bands(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at the plan when a person has moved the bands of risk scores."""
    info = ecosystem.plan.info
    return [info] if measure_of(info).typed != (None, None, None) else []


def open_risks(ecosystem: Ecosystem) -> list[Risk]:
    """Look at risks that are not closed."""
    return [one for one in ecosystem.plan.rows(Risk) if one.status is not RiskStatus.CLOSED]


def too_much(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at open threats whose score, as it stands, is above the appetite."""
    appetite = ecosystem.plan.info.risk_appetite
    threats = [one for one in open_risks(ecosystem) if one.kind is not RiskKind.OPPORTUNITY]
    return [one for one in threats if (ecosystem.residual(one).score or 0) > appetite]


def quantified(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at open risks with a frequency or a loss."""
    return [one for one in open_risks(ecosystem) if {one.frequency, one.loss_low, one.loss_high} != {None}]


def open_actions(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at actions that are still to be done, on risks that are not closed."""
    return [
        action
        for risk in open_risks(ecosystem)
        for action in ecosystem.of(Action, "risk", risk.uid)
        if action.status not in FINISHED
    ]


def relationships_at_risk(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at relationships that are marked as at risk."""
    return [one for one in ecosystem.relationships if one.status is RelationshipStatus.AT_RISK]


RULES = (
    Rule("risk.any", "hint", PAGE, the_plan_with_partners, any_risk),
    Rule("risk.bands", "warning", PAGE, moved_bands, bands),
    Rule("risk.scored", "warning", PAGE, open_risks, scored),
    Rule("risk.owner", "warning", PAGE, open_risks, owner),
    Rule("risk.response", "hint", PAGE, too_much, response),
    Rule("risk.above_appetite", "warning", PAGE, too_much, above_appetite),
    Rule("risk.target_above", "hint", PAGE, too_much, target_above),
    Rule("risk.linked", "hint", PAGE, open_risks, linked),
    Rule("risk.losses", "hint", PAGE, quantified, losses),
    Rule("risk.review_overdue", "warning", PAGE, open_risks, review_overdue),
    Rule("risk.action_overdue", "warning", PAGE, open_actions, action_overdue),
    Rule("risk.action_owner", "hint", PAGE, open_actions, action_owner),
    Rule("risk.log_overdue", "warning", PAGE, rows(LogEntry), log_overdue),
    Rule("risk.relationship_at_risk", "warning", PAGE, relationships_at_risk, relationship_at_risk),
    Rule("risk.trend_response", "hint", PAGE, rows(Trend), trend_response),
)
