"""The sample that ships, Indonesia's QR payment standard: three lists of a client and finishing touches.

The lists and the touches are data in `resources/samples`; days there are counted from today, so that the
sample never looks old: +30 is in thirty days, M-1 the end of last month.
"""

from __future__ import annotations

import json
import re
from calendar import monthrange
from datetime import date, timedelta
from typing import Any

from planner.document import Plan
from planner.edits.snapshots import take_snapshot
from planner.exchange.json import read_json
from planner.exchange.sheet.imports import import_sheet
from planner.i18n import N_, RESOURCES

FOLDER = RESOURCES / "samples"
LISTS = ("qris-partners.csv", "qris-relationships.csv", "qris-risks.csv")
_DAYS = re.compile(r"[+-]\d{1,5}", re.ASCII)
_MONTH_END = re.compile(r"M([+-]\d{1,3})", re.ASCII)


def make_qris(plan: Plan, today: date | None = None) -> None:
    """Fill a new plan with the sample, its days counted from `today`.

    It is made as a consultant would: the lists come in, the plan is worked out, a snapshot is taken at the
    workshop, and some things change after it.
    """
    story = json.loads((FOLDER / "qris.json").read_text(encoding="utf-8"))
    for name in LISTS:
        import_sheet(plan, FOLDER / name)
    day = today or date.today()
    read_json(plan, _dated(story["plan"], day), label=N_("New from template"))
    take_snapshot(plan, story["snapshot"])
    read_json(plan, _dated(story["since"], day), label=N_("New from template"))


def _dated(value: Any, today: date) -> Any:
    """Return a document with its days in place of what counts them from `today`."""
    if isinstance(value, dict):
        return {key: _dated(one, today) for key, one in value.items()}
    if isinstance(value, list):
        return [_dated(one, today) for one in value]
    if not isinstance(value, str):
        return value
    if _DAYS.fullmatch(value):
        return (today + timedelta(days=int(value))).isoformat()
    month_end = _MONTH_END.fullmatch(value)
    return _month_end(today, int(month_end[1])).isoformat() if month_end is not None else value


def _month_end(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, monthrange(year, month + 1)[1])
