"""The expected loss of a year by the closed form, with its "why?": it draws nothing, so it may stand on any page."""

from __future__ import annotations

from collections.abc import Sequence

from planner import i18n
from planner.analysis.figure import Figure, figure
from planner.analysis.loss.scenario import Scenario, annual_loss
from planner.i18n import _


def expected_figure(scenarios: Sequence[Scenario]) -> Figure:
    """Return the expected loss of a year by the closed form: it needs no years drawn."""
    return figure(
        annual_loss(scenarios) if scenarios else None,
        _("Σ λ × exp(μ + σ² ÷ 2) of each risk, with what is done"),
        without_figures(),
        by_risk(scenarios),
    )


def by_risk(scenarios: Sequence[Scenario]) -> list[tuple[str, str]]:
    """Return the expected loss of each risk as shown inputs, the dearest first."""
    ordered = sorted(scenarios, key=lambda one: -one.annual_loss)
    return [(one.name, i18n.number(one.annual_loss, 2)) for one in ordered]


def without_figures() -> str:
    """Say why there is no figure of losses."""
    return _("No risk has a frequency and both bounds of its loss.")
