"""Edits of trends: a first set at once, and another horizon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.document import Plan, folded
from planner.edits.rows import new_row, set_fields
from planner.i18n import N_
from planner.model import Trend
from planner.model.choices import TrendHorizon


def add_trends(plan: Plan, trends: Iterable[Mapping[str, Any]], origin: object | None = None) -> list[Trend]:
    """Add several trends in one undo step, without those whose name the plan has already."""
    taken = {folded(one.name) for one in plan.rows(Trend)}
    wanted = [values for values in trends if folded(values["name"]) not in taken]
    if not wanted:
        return []
    with plan.change(N_("Add first trends"), origin):
        return [plan.add(new_row(plan, Trend, values)) for values in wanted]


def move_trend(plan: Plan, trend: Trend, horizon: TrendHorizon | None, origin: object | None = None) -> None:
    """Say that a trend is felt sooner or later, in one undo step."""
    if trend.horizon is not horizon:
        set_fields(plan, [trend], {"horizon": horizon}, origin, N_("Move trend"))
