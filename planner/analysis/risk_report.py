"""What the one-page risk report says: figures, the matrix, the gravest risks, the actions due next, the losses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner import model as m
from planner.analysis import losses
from planner.analysis.bands import bands_of
from planner.analysis.gather import Ecosystem, exposure
from planner.analysis.loss.scenario import STATES, State
from planner.analysis.risk import Bands
from planner.model.choices import RiskKind, RiskStatus
from planner.model.choices.risk import FINISHED

MOST_RISKS, MOST_ACTIONS = 12, 7


@dataclass(frozen=True)
class RiskLine:
    """A risk as the report lists it; scores are None while it is not scored, `due` is of its next action."""

    code: str
    title: str
    category: str
    partners: str
    score: int | None
    level: str | None
    residual_score: int | None
    residual_level: str | None
    response: str
    owner: str
    due: date | None
    opportunity: bool


@dataclass(frozen=True)
class ActionLine:
    """An action that is still to be done."""

    name: str
    risk: str
    owner: str
    due: date | None
    percent: int | None


@dataclass(frozen=True)
class Dot:
    """A scored risk in the matrix: likelihood and impact (1 … levels), and where it is after the actions done."""

    code: str
    likelihood: int
    impact: int
    after: tuple[int, int]
    opportunity: bool


@dataclass(frozen=True)
class Losses:
    """Money a year in one state: the mean of the years drawn, its error, the 95th percentile, the share of years
    above the appetite, and the exceedance curve as (loss, share of years with more).
    """

    expected: float
    error: float
    var95: float
    over_appetite: float | None
    curve: list[tuple[float, float]]


@dataclass(frozen=True)
class RiskReport:
    """All that the page shows; `open_risks` are those not closed, `today` decides what is overdue."""

    plan: m.PlanInfo
    today: date
    levels: int
    bands: Bands
    open_risks: int
    unscored: int
    above_appetite: int
    by_level: dict[str, int]
    overdue: int
    open_actions: int
    risks: Sequence[RiskLine]
    actions: Sequence[ActionLine]
    dots: Sequence[Dot]
    losses: dict[State, Losses]


def risk_report(ecosystem: Ecosystem) -> RiskReport:
    """Read the report of a plan as it stands; closed risks are left out."""
    plan = ecosystem.plan.info
    risks = [one for one in ecosystem.plan.rows(m.Risk) if one.status is not RiskStatus.CLOSED]
    threats = [one for one in risks if one.kind is not RiskKind.OPPORTUNITY]
    scores = [exposure(one).score for one in threats]
    bands = bands_of(plan)
    pending = _pending(ecosystem, risks)
    lines = sorted((_line(ecosystem, bands, one) for one in risks), key=_gravity)
    return RiskReport(
        plan=plan,
        today=ecosystem.today,
        levels=plan.risk_levels,
        bands=bands,
        open_risks=len(risks),
        unscored=sum(exposure(one).score is None for one in risks),
        above_appetite=sum(score is not None and score > plan.risk_appetite for score in scores),
        by_level=bands.by_level(_pair(one) for one in threats if exposure(one).score is not None),
        overdue=sum(one.due is not None and one.due < ecosystem.today for one in pending),
        open_actions=len(pending),
        risks=lines[:MOST_RISKS],
        actions=[_action(ecosystem, one) for one in pending[:MOST_ACTIONS]],
        dots=[_dot(ecosystem, one) for one in risks if exposure(one).score is not None],
        losses=_losses(ecosystem),
    )


def _gravity(line: RiskLine) -> tuple[bool, int]:
    """Order risks: threats before opportunities, the gravest first, those without a score last."""
    return line.opportunity, -(line.score or 0)


def _pair(risk: m.Risk) -> tuple[int, int]:
    return risk.likelihood or 0, risk.impact or 0


def _line(ecosystem: Ecosystem, bands: Bands, risk: m.Risk) -> RiskLine:
    after = ecosystem.residual(risk)
    links = ecosystem.of(m.RiskLink, "risk", risk.uid)
    partners = [ecosystem.plan.get(m.Organisation, one.organisation) for one in links]
    dues = [one.due for one in _pending(ecosystem, [risk]) if one.due is not None]
    score = exposure(risk).score
    return RiskLine(
        code=risk.code or "",
        title=risk.title,
        category=risk.category.label if risk.category is not None else "",
        partners=", ".join(one.short for one in partners if one is not None),
        score=score,
        level=bands.level(score),
        residual_score=after.score,
        residual_level=bands.level(after.score),
        response=risk.response.label if risk.response is not None else "",
        owner=risk.owner or "",
        due=min(dues, default=None),
        opportunity=risk.kind is RiskKind.OPPORTUNITY,
    )


def _dot(ecosystem: Ecosystem, risk: m.Risk) -> Dot:
    after = ecosystem.residual(risk)
    opportunity = risk.kind is RiskKind.OPPORTUNITY
    return Dot(risk.code or "", *_pair(risk), (after.likelihood or 0, after.impact or 0), opportunity)


def _pending(ecosystem: Ecosystem, risks: Sequence[m.Risk]) -> list[m.Action]:
    """Return the actions still to be done, those due first in front, those without a day last."""
    found = [
        action
        for risk in risks
        for action in ecosystem.of(m.Action, "risk", risk.uid)
        if action.status not in FINISHED
    ]
    return sorted(found, key=lambda one: (one.due is None, one.due or date.max))


def _action(ecosystem: Ecosystem, action: m.Action) -> ActionLine:
    risk = ecosystem.plan.get(m.Risk, action.risk)
    code = (risk.code or risk.title) if risk is not None else ""
    return ActionLine(action.name, code, action.owner or "", action.due, action.percent)


def _losses(ecosystem: Ecosystem) -> dict[State, Losses]:
    """Draw the years of every state; nothing where no risk has figures."""
    from planner.analysis.loss.simulate import simulate
    from planner.analysis.loss.summary import exceedance, summary

    settings = losses.settings_of(ecosystem.plan)
    found: dict[State, Losses] = {}
    for state in STATES:
        scenarios = losses.scenarios(ecosystem, state)
        if scenarios:
            years = simulate(scenarios, settings.trials, settings.seed, settings.shock_share)
            said = summary(years, settings.appetite)
            found[state] = Losses(
                said.expected_loss,
                said.standard_error,
                said.var95,
                said.p_over_appetite,
                exceedance(years),
            )
    return found
