"""Every number of a plan at once: `figures` with their formulas and inputs,
`analyse` as plain data for JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from planner.analysis import losses
from planner.analysis.bands import bands_of
from planner.analysis.criticality import criticality_figure, zone_figure
from planner.analysis.figure import Figure, figures_in, plain
from planner.analysis.gather import Ecosystem
from planner.analysis.kpi import kpis_part
from planner.analysis.loss.scenario import STATES
from planner.analysis.model_choice import model_part
from planner.analysis.network import network_part
from planner.analysis.raci import raci_part
from planner.analysis.risk import risk_part
from planner.analysis.roi import roi_part
from planner.analysis.selection import selection_part
from planner.analysis.strategy import strategy_part
from planner.analysis.value import value_part
from planner.document import Plan
from planner.i18n import _
from planner.model import Risk
from planner.model.choices import RiskKind

# What INTERFACE 3 names and nothing works out yet.
_LATER = (
    "roi.simulation",
    "health.productivity", "health.robustness", "health.niche_creation", "health.value_hhi",
)  # fmt: skip


def analyse(plan: Plan, today: date | None = None) -> dict[str, Any]:
    """Return every number of the plan on a day as plain data (INTERFACE 3).

    What cannot be computed is None, and `missing` holds its path with the reason.
    """
    ecosystem = Ecosystem(plan, today)
    tree = parts(ecosystem)
    missing = {path: one.reason for path, one in figures_in(tree) if one.value is None}
    document = plain(tree)
    for path in _LATER:
        part, _dot, key = path.partition(".")
        document.setdefault(part, {})[key] = None
    later = dict.fromkeys(_LATER, _("This Mitra does not work it out yet."))
    return {**document, "missing": {**missing, **_left_out(ecosystem), **later}}


def figures(plan: Plan, today: date | None = None, only: str | None = None) -> dict[str, Figure]:
    """Return every figure by its path in `analyse`, for example "strategy.adaptability", to answer "why?"; those of
    the `only` part asked for, without working out the others.
    """
    ecosystem = Ecosystem(plan, today)
    return dict(figures_in(parts(ecosystem) if only is None else {only: PARTS[only](ecosystem)}))


def part(plan: Plan, name: str, today: date | None = None) -> Any:
    """Return one part of `analyse` ("strategy", "kpis", …) as plain data, without working out the others."""
    return plain(PARTS[name](Ecosystem(plan, today)))


def parts(ecosystem: Ecosystem) -> dict[str, Any]:
    """Return all parts of the analysis as nested dicts and lists whose computed leaves are Figures."""
    return {name: compute(ecosystem) for name, compute in PARTS.items()}


def _network(ecosystem: Ecosystem) -> dict[str, Any]:
    critical = {name: criticality_figure(ratings) for name, ratings in ecosystem.ratings.items()}
    zones = {name: zone_figure(ratings) for name, ratings in ecosystem.ratings.items()}
    return network_part(ecosystem.network, ecosystem.hub_name, critical, zones)


def _strategy(ecosystem: Ecosystem) -> dict[str, Any]:
    elements = strategy_part(
        [one.name for one in ecosystem.partners],
        ecosystem.stances,
        ecosystem.goal_weights,
        ecosystem.criticality,
        ecosystem.needs,
        ecosystem.net_values,
        ecosystem.benefiting,
    )
    return {**elements, "model": model_part(ecosystem.model_answers)}


def _value(ecosystem: Ecosystem) -> dict[str, Any]:
    return value_part(list(ecosystem.names.values()), ecosystem.flows, ecosystem.deliveries)


def _selection(ecosystem: Ecosystem) -> list[dict[str, Any]]:
    seed = ecosystem.plan.info.seed or 0
    return selection_part(list(ecosystem.candidates.values()), ecosystem.criteria, ecosystem.open_needs, seed)


def _raci(ecosystem: Ecosystem) -> dict[str, Any]:
    return raci_part(list(ecosystem.letters.values()), list(ecosystem.names.values()), ecosystem.roles_held)


def _kpis(ecosystem: Ecosystem) -> list[dict[str, Any]]:
    return kpis_part([ecosystem.indicator(row) for row in ecosystem.kpi_rows], ecosystem.today)


def _roi(ecosystem: Ecosystem) -> dict[str, Any]:
    info = ecosystem.plan.info
    return roi_part(ecosystem.cash_lines, info.horizon_years, info.discount_rate / 100)


def _risk(ecosystem: Ecosystem) -> dict[str, Any]:
    from planner.analysis.loss.part import loss_part

    risks = ecosystem.plan.rows(Risk)
    threats = [(one.likelihood, one.impact) for one in risks if one.kind is not RiskKind.OPPORTUNITY]
    chances = [(one.likelihood, one.impact) for one in risks if one.kind is RiskKind.OPPORTUNITY]
    states = {state: losses.scenarios(ecosystem, state) for state in STATES}
    return {
        **risk_part(threats, chances, ecosystem.plan.info.risk_levels, bands_of(ecosystem.plan.info)),
        **loss_part(states, losses.settings_of(ecosystem.plan)),
    }


PARTS: dict[str, Callable[[Ecosystem], Any]] = {
    "network": _network,
    "strategy": _strategy,
    "value": _value,
    "selection": _selection,
    "raci": _raci,
    "kpis": _kpis,
    "roi": _roi,
    "risk": _risk,
}


def _left_out(ecosystem: Ecosystem) -> dict[str, str]:
    """Say by the path of the figures they are left out of which rows nothing holds."""
    risks = [one.title for one in ecosystem.plan.rows(Risk) if one.likelihood is None or one.impact is None]
    lines = [one.name for one in ecosystem.cash_rows if one.kind is None]
    unscored = _("No level counts these, for they have no likelihood or no impact: {names}.")
    unknown = _("These have no kind, so they count neither as cost nor as benefit: {names}.")
    uncounted = _("No loss counts these: {names}.")
    told = (
        ("risk.unscored", unscored, risks),
        ("risk", uncounted, _uncounted(ecosystem)),
        ("roi", unknown, lines),
    )
    return {path: reason.format(names=", ".join(names)) for path, reason, names in told if names}


def _uncounted(ecosystem: Ecosystem) -> list[str]:
    """Return the risks whose figures enter no loss, each with the reason in brackets."""
    reasons = losses.refusals(ecosystem)
    titles = {one.uid: one.title for one in ecosystem.plan.rows(Risk)}
    return [f"{titles[uid]} ({_(reason).rstrip('.')})" for uid, reason in reasons.items()]
