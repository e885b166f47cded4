"""Reads the risks of a plan that have figures as scenarios of loss, before and after what is done about them."""

from __future__ import annotations

from planner import model as m
from planner.analysis.gather import Ecosystem
from planner.analysis.loss.actions import Action
from planner.analysis.loss.lowered import Scored
from planner.analysis.loss.scenario import STATES, Left, Scenario, State, refused
from planner.analysis.loss.settings import Settings
from planner.analysis.loss.task import Task
from planner.analysis.risk import Cut, cost_a_year
from planner.document import Plan
from planner.model import choices as c


def threats(ecosystem: Ecosystem) -> list[m.Risk]:
    """Return the risks that can cost something: closed ones and opportunities are left out."""
    told = ecosystem.plan.columns(m.Risk, "status", "kind")
    return [
        one
        for one, (status, kind) in zip(ecosystem.plan.rows(m.Risk), told, strict=True)
        if status is not c.RiskStatus.CLOSED and kind is not c.RiskKind.OPPORTUNITY
    ]


def scenarios(ecosystem: Ecosystem, state: State = "inherent") -> list[Scenario]:
    """Return the risks whose figures can be counted: before any action, with those done, or with all not dropped."""
    found = []
    figures = ecosystem.plan.columns(m.Risk, "uid", "frequency", "loss_low", "loss_high")
    whole = {uid for uid, *three in figures if None not in three}
    for risk in threats(ecosystem) if whole else ():
        frequency, low, high = risk.frequency, risk.loss_low, risk.loss_high
        if frequency is None or low is None or high is None or refused(frequency, low, high):
            continue
        left = left_of(ecosystem.cuts(risk.uid), state)
        found.append(
            Scenario(risk.uid, risk.title, frequency, low, high, partners_of(ecosystem, risk.uid), left)
        )
    return found


def task_of(plan: Plan) -> Task:
    """Return what a simulation of the plan draws, as plain data."""
    ecosystem = Ecosystem(plan)
    return Task(tuple(tuple(scenarios(ecosystem, state)) for state in STATES), settings_of(plan))


def refusals(ecosystem: Ecosystem) -> dict[str, str]:
    """Return by the key of the risk why its figures enter no number, in English (translate where it is shown).

    Risks without any figure are not among them.
    """
    reasons = {one.uid: refused(one.frequency, one.loss_low, one.loss_high) for one in threats(ecosystem)}
    return {uid: reason for uid, reason in reasons.items() if reason is not None}


def partners_of(ecosystem: Ecosystem, risk: str) -> tuple[str, ...]:
    """Return the keys of the partners a risk is linked to; the hub and who has exited are none."""
    partners = {one.uid for one in ecosystem.partners}
    linked = (one.organisation for one in ecosystem.of(m.RiskLink, "risk", risk))
    return tuple(uid for uid in linked if uid in partners)


def left_of(cuts: list[Cut], state: State) -> Left:
    """Return what actions leave of a risk in a state: Π(1 − cut) of its frequency and of its losses."""
    frequency = loss = 1.0
    for cut in cuts:
        if (state == "residual" and cut.done) or (state == "target" and not cut.dropped):
            frequency *= 1 - cut.frequency
            loss *= 1 - cut.loss
    return Left(frequency, loss)


def actions(ecosystem: Ecosystem) -> list[Action]:
    """Return the actions that are not dropped on risks that can cost something, with their cost a year."""
    horizon = ecosystem.plan.info.horizon_years
    return [
        Action(action.uid, action.name, risk.uid, cost_a_year(action.yearly_cost, action.one_off_cost, horizon), cut)
        for risk in threats(ecosystem)
        for action, cut in zip(
            ecosystem.of(m.Action, "risk", risk.uid), ecosystem.cuts(risk.uid), strict=True
        )
        if not cut.dropped
    ]  # fmt: skip


def scored(ecosystem: Ecosystem) -> list[Scored]:
    """Return the scores of threats that are not closed, with what is done; those without a score are left out."""
    found = []
    for risk in threats(ecosystem):
        now = ecosystem.residual(risk)
        if now.likelihood is not None and now.impact is not None:
            found.append(Scored(risk.uid, now.likelihood, now.impact))
    return found


def settings_of(plan: Plan) -> Settings:
    """Return how the plan simulates; without a seed of its own it is 0, so that the same plan gives the same years."""
    info = plan.info
    return Settings(info.trials, info.seed or 0, info.shock_share, info.loss_appetite)
