"""Money over the years (NUMBERS 9): yearly flows, ROI, net present value, rate of return, payback,
tornado.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner import i18n
from planner.analysis.figure import Figure, figure
from planner.analysis.irr import internal_rate, internal_rates
from planner.i18n import _


@dataclass(frozen=True)
class Line:
    """A cash line: money a year (not negative by custom), growth a year,
    attribution and confidence as fractions.
    """

    name: str
    likely: float
    low: float | None = None
    high: float | None = None
    cost: bool = False
    indirect: bool = False
    first_year: int = 0
    years: int = 1
    growth: float = 0.0
    attribution: float = 1.0
    confidence: float = 1.0

    def flows(self, horizon: int, amount: float | None = None) -> list[float]:
        """Return money in (+) or out (−) in each year 0 … horizon−1,
        at `amount` a year instead of the likely one.
        """
        factor = (-1 if self.cost else 1) * (self.attribution * self.confidence if self.indirect else 1)
        start = factor * (self.likely if amount is None else amount)
        found = [0.0] * horizon
        for year in range(self.first_year, min(horizon, self.first_year + self.years)):
            found[year] = start * (1 + self.growth) ** (year - self.first_year)
        return found


@dataclass(frozen=True)
class Swing:
    """The net present value (money) with one line at its low and at its high figure."""

    name: str
    low: float
    high: float


def yearly_flows(lines: Sequence[Line], horizon: int) -> list[float]:
    """Return the sum of all lines in each year 0 … horizon−1 (money)."""
    totals = [0.0] * horizon
    for line in lines:
        totals = [total + flow for total, flow in zip(totals, line.flows(horizon), strict=True)]
    return totals


def direct(lines: Sequence[Line]) -> list[Line]:
    """Return the lines without the indirect benefits."""
    return [line for line in lines if not line.indirect]


def return_on_investment(lines: Sequence[Line], horizon: int) -> float | None:
    """(B − C)/C with undiscounted benefits and costs; None without costs."""
    costs, benefits = costs_and_benefits(lines, horizon)
    return (benefits - costs) / costs if costs > 0 else None


def costs_and_benefits(lines: Sequence[Line], horizon: int) -> tuple[float, float]:
    """Return undiscounted costs and benefits over the horizon (money, both positive by custom)."""
    costs = -sum(sum(line.flows(horizon)) for line in lines if line.cost)
    return costs + 0.0, sum(sum(line.flows(horizon)) for line in lines if not line.cost) + 0.0


def discounted(flows: Sequence[float], rate: float) -> list[float]:
    """Return each yearly flow at its value today, at `rate` a year (0.10 = 10 %); year 0 is undiscounted.

    Raises ValueError when rate <= -1.
    """
    if rate <= -1:
        raise ValueError(f"a rate of {rate} leaves nothing to discount by")
    return [flow / (1 + rate) ** year for year, flow in enumerate(flows)]


def net_present_value(flows: Sequence[float], rate: float) -> float:
    """Value today of yearly `flows` (money, year 0 first, undiscounted) at `rate` a year (0.10 = 10 %).

    Raises ValueError when rate <= -1. Source: Brealey, Myers, Allen, Principles of Corporate Finance, ch. 2.
    """
    return sum(discounted(flows, rate))


def payback(flows: Sequence[float]) -> float | None:
    """Return the years until the money spent is back, interpolated within the year; None if never.

    Nothing spent first is back at once: 0.
    """
    balance, spent = 0.0, False
    for year, flow in enumerate(flows):
        before, balance = balance, balance + flow
        if spent and balance >= 0:
            return year - 1 + before / (before - balance)
        spent = spent or balance < 0
    return None if spent or not any(flows) else 0.0


def tornado(lines: Sequence[Line], horizon: int, rate: float) -> list[Swing]:
    """Return the net present value with each line at low and at high, the widest swing first."""
    base = net_present_value(yearly_flows(lines, horizon), rate)
    swings = []
    for line in lines:
        likely = net_present_value(line.flows(horizon), rate)
        at_low, at_high = (
            base - likely + net_present_value(line.flows(horizon, amount), rate)
            if amount is not None
            else base
            for amount in (line.low, line.high)
        )
        swings.append(Swing(line.name, at_low, at_high))
    return sorted(swings, key=lambda swing: -abs(swing.high - swing.low))


def roi_part(lines: Sequence[Line], horizon: int, rate: float) -> dict[str, Any]:
    """Return the part `roi` of the analysis, its leaves Figures."""
    swings = tornado(lines, horizon, rate)
    return {
        **_figures(lines, horizon, rate),
        "direct": _figures(direct(lines), horizon, rate),
        "tornado": [{"name": one.name, "low": one.low, "high": one.high} for one in swings],
    }


def _figures(lines: Sequence[Line], horizon: int, rate: float) -> dict[str, Figure]:
    flows = yearly_flows(lines, horizon)
    costs, benefits = costs_and_benefits(lines, horizon)
    empty = _("There is no cash line yet.")
    never = empty if not lines else _("The money spent does not come back within the horizon.")
    sums = [(_("Benefits"), i18n.number(benefits, 2)), (_("Costs"), i18n.number(costs, 2))]
    years = [(_("Year {n}").format(n=year), i18n.number(flow, 2)) for year, flow in enumerate(flows) if lines]
    at_rate = [(_("Discount rate"), i18n.percent(rate, 1)), *years]
    no_cost = empty if not lines else _("There are no costs.")
    return {
        "roi": figure(return_on_investment(lines, horizon), _("(benefits − costs) ÷ costs"), no_cost, sums),
        "npv": figure(
            net_present_value(flows, rate) if lines else None,
            _("Σ flow of the year ÷ (1 + discount rate)^year"),
            empty,
            at_rate,
        ),
        **_rate_figures(flows, empty if not lines else None, years),
        "payback_years": figure(payback(flows), _("years until the flows add up to 0"), never, years),
        "discounted_payback_years": figure(
            payback(discounted(flows, rate)),
            _("years until the discounted flows add up to 0"),
            never,
            at_rate,
        ),
    }


def _rate_figures(
    flows: Sequence[float], empty: str | None, years: list[tuple[str, str]]
) -> dict[str, Figure]:
    count = internal_rates(flows)
    reason = _("No rate between −99 % and 1,000 % makes the net present value 0.")
    if count > 1:
        reason = _("{count} rates make the net present value 0, so none of them tells anything.").format(
            count=count
        )
    formula = _("the rate at which the net present value is 0")
    return {
        "irr": figure(internal_rate(flows) if count == 1 else None, formula, empty or reason, years),
        "irr_count": Figure(count, _("rates between −99 % and 1,000 % that make the net present value 0")),
    }
