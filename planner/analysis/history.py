"""What became of a row: the values of its fields one after the other, who gave them and when, read from the trail."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any, NamedTuple

from planner.display import shown
from planner.document import Plan
from planner.document.trail import entries_of
from planner.errors import MitraError
from planner.model import Entity, Field, Kind, field_named


class Step(NamedTuple):
    """A field got another value: when (UTC), by whom, and the texts before and after, empty where nothing stood."""

    at: datetime
    who: str
    field: Field
    was: str
    now: str


def history_of(plan: Plan, row: Entity, names: Collection[str]) -> list[Step]:
    """Return the steps of the fields `names`, newest first; the trail forgets the oldest of a long-lived plan."""
    steps = []
    for entry in entries_of(plan.connection, type(row), row.uid):
        for name in names:
            if name in entry.now or name in entry.was:
                field = field_named(type(row), name)
                was, now = (_text(plan, field, cells.get(name)) for cells in (entry.was, entry.now))
                steps += [Step(entry.at, entry.who, field, was, now)] if was != now else []
    return steps


def _text(plan: Plan, field: Field, cell: Any) -> str:
    """Return a cell of the trail as it is shown; what the field would not take today is shown as it was kept."""
    try:
        if field.kind is Kind.DATE and isinstance(cell, str):
            cell = date.fromisoformat(cell)
        return shown(plan, field, field.clean(cell)) if cell is not None else ""
    except (MitraError, ValueError, TypeError):
        return str(cell)
