"""The log of issues, assumptions, decisions and lessons: what is late, how many there are, what a risk led to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from planner.document import Plan
from planner.model import LogEntry
from planner.model.choices import LogKind, LogStatus


def days_late(entry: LogEntry, today: date) -> int:
    """Return by how many days an entry that still asks for something is overdue; 0 when it is not."""
    if entry.due is None or entry.status is LogStatus.DONE:
        return 0
    return max((today - entry.due).days, 0)


def counts(entries: Iterable[LogEntry]) -> Counter[LogKind | None]:
    """Count the entries by kind."""
    return Counter(entry.kind for entry in entries)


def issues_of(plan: Plan, risk: str) -> list[LogEntry]:
    """Return what was logged about the risk of that key, the newest last."""
    return [entry for entry in plan.rows(LogEntry) if entry.risk == risk]
