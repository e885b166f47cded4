"""KPIs (NUMBERS 11): how far each has come, whether it is on track,
its trend and its distance to a benchmark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner import i18n
from planner.analysis.figure import Figure, figure
from planner.i18n import N_, _

ON_TRACK = 0.8
YEAR = 365.25  # days
TREND_POINTS = 6
STATUSES = (N_("achieved"), N_("on track"), N_("behind"), N_("no data"))


@dataclass(frozen=True)
class Indicator:
    """A KPI as plain data: `values` are dated and oldest first;
    `since` is the day its way to the target began.
    """

    name: str
    baseline: float | None = None
    target: float | None = None
    target_date: date | None = None
    higher: bool = True
    values: tuple[tuple[date, float], ...] = ()
    counted: float | None = None
    benchmark: float | None = None
    since: date | None = None

    @property
    def value(self) -> float | None:
        """The value counted from the plan, else the latest measured; None without any."""
        if self.counted is not None:
            return self.counted
        return self.values[-1][1] if self.values else None


def attainment(value: float | None, baseline: float | None, target: float | None) -> float | None:
    """(value − baseline)/(target − baseline): 1 is the target;
    None where they are equal or one is missing.
    """
    if value is None or baseline is None or target is None or target == baseline:
        return None
    return (value - baseline) / (target - baseline)


def expected_share(since: date | None, target_date: date | None, today: date) -> float:
    """Return the share of the way that is due today, linear in time; 1 from the target date on,
    or without dates.
    """
    if target_date is None or since is None or today >= target_date or since >= target_date:
        return 1.0
    return max(0.0, (today - since).days / (target_date - since).days)


def status(attained: float | None, expected: float = 1.0) -> str:
    """Return achieved (all of the way), on track (0.8 of what is due), behind or no data, in English."""
    if attained is None:
        return "no data"
    if attained >= 1:
        return "achieved"
    return "on track" if attained >= ON_TRACK * expected else "behind"


def benchmark_distance(value: float | None, benchmark: float | None, *, higher: bool = True) -> float | None:
    """±(value − benchmark)/|benchmark|, + is better; None without both or for a benchmark of 0."""
    if value is None or not benchmark:
        return None
    return (value - benchmark if higher else benchmark - value) / abs(benchmark)


def trend(values: Sequence[tuple[date, float]], *, higher: bool = True) -> float | None:
    """Least-squares slope a year over the last six dated values, + is better;
    None below two different days.
    """
    last = values[-TREND_POINTS:]
    years = [day.toordinal() / YEAR for day, _value in last]
    if len(set(years)) < 2:
        return None
    mean_year, mean_value = sum(years) / len(years), sum(value for _day, value in last) / len(last)
    spread = sum((year - mean_year) ** 2 for year in years)
    together = sum(
        (year - mean_year) * (value - mean_value) for year, (_day, value) in zip(years, last, strict=True)
    )
    return together / spread if higher else -together / spread


def status_of(one: Indicator, today: date) -> str:
    """Return the status of a KPI today."""
    attained = attainment(one.value, one.baseline, one.target)
    return status(attained, expected_share(one.since, one.target_date, today))


def kpis_part(indicators: Sequence[Indicator], today: date) -> list[dict[str, Any]]:
    """Return the part `kpis` of the analysis, its leaves Figures."""
    return [_described(one, today) for one in indicators]


def _described(one: Indicator, today: date) -> dict[str, Any]:
    benchmark = benchmark_distance(one.value, one.benchmark, higher=one.higher)
    due = expected_share(one.since, one.target_date, today)
    return {
        "name": one.name,
        "value": figure(one.value, _("the latest value"), _("It has not been measured.")),
        "attainment": _attainment_figure(one),
        "status": Figure(
            status_of(one, today),
            _("achieved from 1; on track from 0.8 of the share that is due; else behind"),
            ((_("Due by now"), i18n.percent(due)),),
        ),
        "benchmark_distance": figure(
            benchmark,
            _("(value − benchmark) ÷ |benchmark|, + is better"),
            _benchmark_reason(one),
            _stated((_("Value"), one.value), (_("Benchmark"), one.benchmark)),
        ),
        "trend": figure(
            trend(one.values, higher=one.higher),
            _("slope a year of the line through the last six values, + is better"),
            _("It needs values of two different days."),
            [(i18n.day(day, year=True), i18n.number(value)) for day, value in one.values[-TREND_POINTS:]],
        ),
    }


def _attainment_figure(one: Indicator) -> Figure:
    if one.value is None:
        reason = _("It has not been measured.")
    elif one.baseline is None or one.target is None:
        reason = _("It has no baseline or no target.")
    else:
        reason = _("Its target equals its baseline.")
    inputs = _stated((_("Value"), one.value), (_("Baseline"), one.baseline), (_("Target"), one.target))
    formula = _("(value − baseline) ÷ (target − baseline)")
    return figure(attainment(one.value, one.baseline, one.target), formula, reason, inputs)


def _benchmark_reason(one: Indicator) -> str:
    if one.value is None:
        return _("It has not been measured.")
    return _("It has no benchmark.") if one.benchmark is None else _("Its benchmark is 0.")


def _stated(*pairs: tuple[str, float | None]) -> list[tuple[str, str]]:
    return [(label, i18n.number(value)) for label, value in pairs if value is not None]
