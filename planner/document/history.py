"""What can be undone and done again: a change's log, replayed backwards."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from planner.document.changes import LogEntry


@dataclass(frozen=True)
class Step:
    """Something that can be undone, or done again."""

    label: str
    log: tuple[LogEntry, ...]


def take_back(connection: sqlite3.Connection, step: Step) -> None:
    """Do the opposite of a step, last write first, so that each write meets the rows it left."""
    for entry in reversed(step.log):
        _take_back_entry(connection, entry)


def _take_back_entry(connection: sqlite3.Connection, entry: LogEntry) -> None:
    table = entry.entity.__table__
    names = [f'"{name}"' for name in table.columns.keys()]  # noqa: SIM118 - a collection of columns iterates over columns
    if entry.old is None:
        assert entry.new is not None
        connection.execute(f'DELETE FROM "{table.name}" WHERE uid = ?', (entry.new[0],))
    elif entry.new is None:
        marks = ", ".join("?" * len(names))
        connection.execute(f'INSERT INTO "{table.name}" ({", ".join(names)}) VALUES ({marks})', entry.old)
    else:
        sets = ", ".join(f"{name} = ?" for name in names)
        connection.execute(f'UPDATE "{table.name}" SET {sets} WHERE uid = ?', (*entry.old, entry.new[0]))
