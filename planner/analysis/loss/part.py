"""The losses in the part `risk` of the analysis: before actions, with those done, with all, each with its "why?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from planner import i18n
from planner.analysis.figure import Figure, Inputs, figure
from planner.analysis.loss.expected import by_risk, without_figures
from planner.analysis.loss.scenario import STATES, Scenario, State, annual_loss
from planner.analysis.loss.settings import Settings
from planner.analysis.loss.simulate import Losses, simulate
from planner.analysis.loss.summary import Summary, exceedance, summary
from planner.i18n import _
from planner.progress import Tell, silent

CURVE_POINTS = 50


def loss_part(
    states: Mapping[State, Sequence[Scenario]], settings: Settings, tell: Tell = silent
) -> dict[str, Any]:
    """Return `inherent`, `residual`, `target`, `curve` (of the residual losses: as things stand), `trials` and `seed`;
    computed leaves are Figures, all without a value when no risk has figures.
    """
    drawn: dict[tuple[Scenario, ...], Losses] = {}  # states that are alike are drawn once
    part: dict[str, Any] = {}
    for place, state in enumerate(STATES):
        scenarios = tuple(states[state])
        if scenarios and scenarios not in drawn:
            share = partial(_share, tell, place)
            drawn[scenarios] = simulate(
                scenarios, settings.trials, settings.seed, settings.shock_share, share
            )
        losses = drawn.get(scenarios)
        found = None if losses is None else summary(losses, settings.appetite)
        part[state] = loss_figures(scenarios, found, settings)
    return {
        **part,
        "curve": _curve(drawn.get(tuple(states["residual"])), settings),
        "trials": settings.trials,
        "seed": settings.seed,
    }


def _share(tell: Tell, place: int, share: float) -> None:
    tell((place + share) / len(STATES))


def loss_figures(
    scenarios: Sequence[Scenario], found: Summary | None, settings: Settings
) -> dict[str, Figure]:
    """Return each figure of the years drawn for some scenarios by its key in `analyse`, with its "why?"."""
    none = without_figures()
    drawn = _inputs(settings)
    closed = by_risk(scenarios)
    total = [(_("By the closed form"), i18n.number(annual_loss(scenarios), 2))]
    appetite = none if found is None else _("The plan has no loss appetite.")
    borne = [] if settings.appetite is None else [(_("Loss appetite"), i18n.number(settings.appetite, 2))]
    told: tuple[tuple[str, str, str, Inputs], ...] = (
        ("expected_loss", _("mean of the years drawn; λ × exp(μ + σ² ÷ 2) of each risk"), none,
         [*drawn, *total, *closed]),
        ("standard_error", _("standard deviation of the years ÷ √years"), none, drawn),
        ("var95", _("the smallest loss that 95 % of the years do not exceed"), none, drawn),
        ("var99", _("the smallest loss that 99 % of the years do not exceed"), none, drawn),
        ("es95", _("mean loss of the worst 5 % of the years"), none, drawn),
        ("p_over_appetite", _("years with a loss above the appetite ÷ years"), appetite, [*drawn, *borne]),
    )  # fmt: skip
    return {
        key: figure(getattr(found, key, None), formula, reason, inputs)
        for key, formula, reason, inputs in told
    }


def _curve(losses: Losses | None, settings: Settings) -> Figure:
    points = None if losses is None else [list(pair) for pair in exceedance(losses, CURVE_POINTS)]
    return figure(
        points,
        _("years with a greater loss ÷ years, with what is done"),
        without_figures(),
        _inputs(settings),
    )


def _inputs(settings: Settings) -> list[tuple[str, str]]:
    return [
        (_("Years drawn"), i18n.number(settings.trials)),
        (_("Seed"), str(settings.seed)),
        (_("Shared shocks"), i18n.percent(settings.shock_share)),
    ]
