"""Check rules of the page Performance: KPIs that are complete, measured in time and on track;
sound cash lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from planner import i18n
from planner.analysis.checks.rule import Rule, blank, shown_day
from planner.analysis.gather import Ecosystem
from planner.analysis.kpi import attainment, expected_share, status_of
from planner.i18n import _
from planner.model import CashLine, Entity, Kpi, Measurement
from planner.model.choices import Frequency, KpiSource

PAGE = "Performance"
DAYS = {Frequency.WEEKLY: 7, Frequency.MONTHLY: 31, Frequency.QUARTERLY: 92, Frequency.YEARLY: 366}
GRACE = 1.5  # a figure may come half a period late


def target(ecosystem: Ecosystem, kpi: Kpi) -> str | None:
    """A measure without a target judges nothing."""
    return _("“{kpi}” has no target.").format(kpi=kpi.name) if kpi.target is None else None


def baseline(ecosystem: Ecosystem, kpi: Kpi) -> str | None:
    """How far a measure has come can be told only from where it started."""
    if kpi.baseline is not None:
        return None
    return _("“{kpi}” has no baseline: how far it has come cannot be told.").format(kpi=kpi.name)


def owner(ecosystem: Ecosystem, kpi: Kpi) -> str | None:
    """Somebody should bring the figure."""
    return _("“{kpi}” has no owner.").format(kpi=kpi.name) if blank(kpi.owner) else None


def measured(ecosystem: Ecosystem, kpi: Kpi) -> str | None:
    """A measure must be measured."""
    if ecosystem.of(Measurement, "kpi", kpi.uid):
        return None
    return _("“{kpi}” has not been measured.").format(kpi=kpi.name)


def due(ecosystem: Ecosystem, kpi: Kpi) -> str | None:
    """A figure should come as often as was agreed."""
    assert kpi.frequency is not None
    last = max(one.date for one in ecosystem.of(Measurement, "kpi", kpi.uid))
    if ecosystem.today - last <= timedelta(days=GRACE * DAYS[kpi.frequency]):
        return None
    return _("A new figure of “{kpi}” is due: the last is of {day}.").format(
        kpi=kpi.name, day=shown_day(last)
    )


def behind(ecosystem: Ecosystem, kpi: Kpi) -> str | None:
    """A measure that is behind needs a task."""
    one = ecosystem.indicator(kpi)
    attained = attainment(one.value, one.baseline, one.target)
    if attained is None or status_of(one, ecosystem.today) != "behind":
        return None
    expected = expected_share(one.since, one.target_date, ecosystem.today)
    return _("“{kpi}” is behind: {attained} of the way, {expected} is due by now.").format(
        kpi=kpi.name, attained=i18n.percent(attained), expected=i18n.percent(expected)
    )


def cash_order(ecosystem: Ecosystem, line: CashLine) -> str | None:
    """Low, likely and high must stand in this order."""
    given = [value for value in (line.low, line.likely, line.high) if value is not None]
    if given == sorted(given):
        return None
    return _("“{line}”: low, likely and high are not in this order.").format(line=line.name)


def cash_kind(ecosystem: Ecosystem, line: CashLine) -> str | None:
    """Money is either spent or gained."""
    if line.kind is not None:
        return None
    return _("“{line}” has no kind, so it counts neither as cost nor as benefit.").format(line=line.name)


def cash_horizon(ecosystem: Ecosystem, line: CashLine) -> str | None:
    """What begins after the horizon counts nowhere."""
    if line.first_year < ecosystem.plan.info.horizon_years:
        return None
    return _("“{line}” begins after the horizon of {years} years, so it counts nowhere.").format(
        line=line.name, years=i18n.number(ecosystem.plan.info.horizon_years)
    )


def kpis(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at every KPI that counts."""
    return ecosystem.kpi_rows


def kpis_to_measure(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at KPIs that are measured rather than counted from the plan."""
    return [one for one in ecosystem.kpi_rows if one.source is not KpiSource.ACTIVE_PARTNERS]


def kpis_with_rhythm(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at KPIs that have been measured and should be again."""
    return [
        one
        for one in ecosystem.kpi_rows
        if one.frequency is not None
        and one.source is not KpiSource.ACTIVE_PARTNERS
        and ecosystem.of(Measurement, "kpi", one.uid)
    ]


def cash_lines(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at every cash line that counts."""
    return ecosystem.cash_rows


RULES = (
    Rule("kpi.target", "warning", PAGE, kpis, target),
    Rule("kpi.baseline", "hint", PAGE, kpis, baseline),
    Rule("kpi.measured", "warning", PAGE, kpis_to_measure, measured),
    Rule("kpi.due", "hint", PAGE, kpis_with_rhythm, due),
    Rule("kpi.owner", "hint", PAGE, kpis, owner),
    Rule("kpi.behind", "warning", PAGE, kpis, behind),
    Rule("cash.order", "error", PAGE, cash_lines, cash_order),
    Rule("cash.kind", "error", PAGE, cash_lines, cash_kind),
    Rule("cash.horizon", "warning", PAGE, cash_lines, cash_horizon),
)
