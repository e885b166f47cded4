"""What is said in a register beside dates that have passed and figures that enter no loss."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any

from planner.analysis.loss import scenario
from planner.i18n import _, day
from planner.model import Action, Risk
from planner.model.choices import RiskKind, RiskStatus
from planner.model.choices.risk import FINISHED
from ui.tables.columns import Mark
from ui.workspace import Workspace

Marks = Mapping[str, Callable[[Any], Mark | None]]
# Which cells a reason why figures enter no loss stands in.
_CELLS = {
    scenario.WITHOUT_LOSS: ("loss_low", "loss_high"),
    scenario.WITHOUT_FREQUENCY: ("frequency",),
    scenario.NOT_POSITIVE: ("loss_low",),
    scenario.WRONG_ORDER: ("loss_low", "loss_high"),
    scenario.BELOW_ZERO: ("frequency",),
    scenario.TOO_OFTEN: ("frequency",),
    scenario.NOT_FINITE: ("frequency", "loss_low", "loss_high"),
}


def overdue(due: date | None, sentence: str) -> Mark | None:
    """Return the word for a day that has passed; `sentence` has a place for the {day}."""
    if due is None or due >= date.today():
        return None
    return Mark(_("late"), "danger", sentence.format(day=day(due)))


def review_overdue(risk: Risk) -> bool:
    """Whether a risk that is not closed should have been looked at again by now."""
    due = risk.review_date
    return due is not None and due < date.today() and risk.status is not RiskStatus.CLOSED


def action_overdue(action: Action) -> bool:
    """Whether an action that is neither done nor dropped should have been done by now."""
    open_still = action.status not in FINISHED
    return open_still and action.due is not None and action.due < date.today()


def next_due(workspace: Workspace) -> Mapping[str, date]:
    """Return by risk when its next action is due that is neither done nor dropped."""

    def find() -> dict[str, date]:
        due: dict[str, date] = {}
        for one in workspace.plan.rows(Action):
            if one.due is not None and one.status not in FINISHED:
                due[one.risk] = min(due.get(one.risk, one.due), one.due)
        return due

    found: Mapping[str, date] = workspace.figure("due by risk", find)
    return found


def risk_marks() -> Marks:
    """Return what is said beside fields of risks."""
    figures = ("frequency", "loss_low", "loss_high")
    return {"review_date": _review} | {name: partial(_uncounted, name) for name in figures}


def action_marks() -> Marks:
    """Return what is said beside fields of actions."""
    return {"due": _action}


def _review(risk: Risk) -> Mark | None:
    if not review_overdue(risk):
        return None
    return overdue(risk.review_date, _("It should have been looked at again by {day}."))


def _action(action: Action) -> Mark | None:
    return overdue(action.due, _("It should have been done by {day}.")) if action_overdue(action) else None


def _uncounted(name: str, risk: Risk) -> Mark | None:
    """Return why the figures of a risk enter no loss, in the cells that can mend it."""
    reason = scenario.refused(risk.frequency, risk.loss_low, risk.loss_high)
    counts = risk.kind is not RiskKind.OPPORTUNITY and risk.status is not RiskStatus.CLOSED
    if reason is None or not counts or name not in _CELLS[reason]:
        return None
    word = _("missing") if getattr(risk, name) is None else ""
    told = _("{reason} As long as that is so, it is in no loss figure.").format(reason=_(reason))
    return Mark(word, "warning", told)
