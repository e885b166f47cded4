"""The worked-out columns of the register of actions: done, time left, what an action costs and what it buys a year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from planner.analysis.loss.actions import Purchase
from planner.analysis.risk import cost_a_year
from planner.edits.risks import complete_actions
from planner.i18n import _, compact, ngettext, number, percent
from planner.model import Action
from planner.model.choices import ActionStatus
from ui.charts.chart import width_of
from ui.pages.risks.actions.box import lateness
from ui.tables.columns import Column, Look
from ui.workspace import Workspace


def action_columns(workspace: Workspace) -> list[tuple[int, Column]]:
    """Return the worked-out columns, each at its place among the fields."""
    bought = _Bought(workspace)
    currency = workspace.plan.info.currency
    wide = round(width_of(_time_said(28), 13)) + 24
    return [
        (0, _tick(workspace)),
        (6, Column("time", _("Time left"), _lateness, _time_said, width=wide, floor=wide, tone=_time_tone)),
        (
            20,
            Column(
                "cost", _("Cost a year"), _cost_of(workspace), _money, Look.NUMBER, width=88, floor=76,
                help=_("Yearly cost and the one-off cost spread over the horizon, {currency}").format(
                    currency=currency
                ),
            ),
        ),
        (
            21,
            Column(
                "gain", _("Gain a year"), bought.gain, _signed, Look.NUMBER, width=88, floor=76, tone=_gain_tone,
                help=_("The expected loss it takes off a year, less its cost, {currency}").format(currency=currency),
                blank=_("Known for threats with a frequency and a loss"),
            ),
        ),
        (
            22,
            Column(
                "return", _("Return"), bought.ratio, _percent, Look.NUMBER, width=78, floor=72, tone=_gain_tone,
                help=_("Gain a year for each unit of its cost"),
                blank=_("Known for actions that cost something, on threats with figures"),
            ),
        ),
    ]  # fmt: skip


def _tick(workspace: Workspace) -> Column:
    def toggle(action: Action, done: bool) -> None:
        workspace.attempt(lambda: complete_actions(workspace.plan, [action], done))

    def done(action: Action) -> bool | None:
        return None if action.status is ActionStatus.DROPPED else action.status is ActionStatus.DONE

    words = {True: _("Done"), False: ""}
    return Column(
        "tick", "✓", done, lambda value: words.get(value, ""), Look.TICK, width=38,
        help=_("Complete: a click or Space"), toggle=toggle,
    )  # fmt: skip


class _Bought:
    """What each action buys, worked out once a change."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def _of(self, action: Action) -> Purchase | None:
        found: dict[str, Purchase] = self.workspace.figure("purchases", self._all)
        return found.get(action.uid)

    def _all(self) -> dict[str, Purchase]:
        from planner.analysis.gather import Ecosystem
        from planner.analysis.loss.actions import purchases
        from planner.analysis.losses import actions, scenarios

        ecosystem = Ecosystem(self.workspace.plan)
        return {one.action.key: one for one in purchases(scenarios(ecosystem), actions(ecosystem))}

    def gain(self, action: Action) -> float | None:
        """Return money a year."""
        one = self._of(action)
        return None if one is None else one.gain

    def ratio(self, action: Action) -> float | None:
        """Return the return as a fraction."""
        one = self._of(action)
        return None if one is None else one.ratio


def _cost_of(workspace: Workspace) -> Callable[[Action], float | None]:
    def cost(action: Action) -> float | None:
        if action.yearly_cost is None and action.one_off_cost is None:
            return None
        return cost_a_year(action.yearly_cost, action.one_off_cost, workspace.plan.info.horizon_years)

    return cost


def _lateness(action: Action) -> int | None:
    return lateness(action, date.today())


def _time_said(late: int | None) -> str:
    if late is None:
        return ""
    if late == 0:
        return _("today")
    if late > 0:
        return ngettext("{n} day late", "{n} days late", late).format(n=number(late))
    return ngettext("{n} day", "{n} days", -late).format(n=number(-late))


def _time_tone(late: Any) -> str | None:
    return "danger" if late is not None and late > 0 else None


def _gain_tone(value: Any) -> str | None:
    return None if not value else "good" if value > 0 else "danger"


def _money(value: float | None) -> str:
    return "" if value is None else compact(value)


def _signed(value: float | None) -> str:
    return "" if value is None else compact(value, sign=True)


def _percent(value: float | None) -> str:
    return "" if value is None else percent(value)
