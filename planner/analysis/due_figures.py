"""Which KPIs wait for a figure: the last one is older than the rhythm of measuring (definition ours)."""

from __future__ import annotations

from datetime import date, timedelta

RHYTHM = {"weekly": 7, "monthly": 31, "quarterly": 92, "yearly": 366}  # days a figure stays fresh


def due_on(last: date | None, frequency: str | None, today: date) -> date | None:
    """Return the day the next figure is due: today where there is none yet; None without a rhythm."""
    if frequency not in RHYTHM:
        return None
    return today if last is None else last + timedelta(days=RHYTHM[frequency])


def is_due(last: date | None, frequency: str | None, today: date) -> bool:
    """Return whether a figure is due today or earlier."""
    day = due_on(last, frequency, today)
    return day is not None and day <= today
