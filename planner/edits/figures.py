"""Entering the figures of KPIs as they come in."""

from __future__ import annotations

from datetime import date

from planner.document import Plan
from planner.i18n import N_
from planner.model import Kpi, Measurement, field_named


def record_figure(
    plan: Plan, kpi: Kpi, value: object, day: date | None = None, origin: object | None = None
) -> Measurement:
    """Give a KPI its figure of a day (today when none is given); a figure that day already has is replaced.

    Raises Invalid when `value` is no number.
    """
    day = day or date.today()
    figure = field_named(Measurement, "value").clean(value)
    held = [one for one in plan.rows(Measurement) if one.kpi == kpi.uid and one.date == day]
    with plan.change(N_("Enter figure"), origin):
        if held:
            held[-1].value = figure
            return held[-1]
        return plan.add(Measurement(kpi=kpi.uid, date=day, value=figure))
