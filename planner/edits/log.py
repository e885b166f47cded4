"""A risk that happened becomes an issue of the log, in one step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.document import Plan
from planner.edits.rows import new_row
from planner.i18n import N_, _
from planner.model import LogEntry, Risk, field_named
from planner.model.choices import LogKind, LogStatus, RiskStatus

_TOLD = ("cause", "event", "consequence", "contingency")


def it_happened(
    plan: Plan, risks: Sequence[Risk], day: date | None = None, origin: object | None = None
) -> list[LogEntry]:
    """Mark risks as occurred and log an issue for each, raised on `day` (today unless given), in one undo step."""
    if not risks:
        return []
    with plan.change(N_("It happened"), origin):
        return [_happened(plan, risk, day or date.today()) for risk in risks]


def _happened(plan: Plan, risk: Risk, day: date) -> LogEntry:
    risk.status = RiskStatus.OCCURRED
    values = {
        "kind": LogKind.ISSUE,
        "title": risk.title,
        "description": told(risk) or None,
        "owner": risk.owner,
        "raised_on": day,
        "status": LogStatus.OPEN,
        "risk": risk.uid,
    }
    return plan.add(new_row(plan, LogEntry, values))


def told(risk: Risk) -> str:
    """Return what the register says of a risk, a line for each of its texts."""
    texts = ((field_named(Risk, name).label, getattr(risk, name)) for name in _TOLD)
    return "\n".join(_("{field}: {text}").format(field=label, text=text) for label, text in texts if text)
