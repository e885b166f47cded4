"""Sees every row that SQLite writes, cascades included, through temporary triggers on the one connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from planner.document.changes import LogEntry
from planner.model import BY_KEY, ENTITIES, Entity


class Recorder:
    """Collects a log of the writes made within `recording()`; any other write is refused in SQLite itself."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.log: list[LogEntry] = []
        self._recording = False
        connection.create_function("mitra_record", -1, self._record)
        for entity in ENTITIES:
            for statement in _triggers(entity):
                connection.execute(statement)
        connection.set_authorizer(_no_savepoint)

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Let the plan's tables be written to, and log it."""
        self._recording = True
        try:
            yield
        finally:
            self._recording = False

    def take(self) -> tuple[LogEntry, ...]:
        """Hand the log over and begin a new one."""
        log, self.log = tuple(self.log), []
        return log

    def _record(self, key: str, operation: str, *cells: object) -> None:
        if not self._recording:
            raise RuntimeError("the plan was written to outside plan.change()")
        entity = BY_KEY[key]
        if operation == "U":
            half = len(cells) // 2
            self.log.append(LogEntry(entity, cells[:half], cells[half:]))
        elif operation == "I":
            self.log.append(LogEntry(entity, None, cells))
        else:
            self.log.append(LogEntry(entity, cells, None))


def _no_savepoint(action: int, *about: str | None) -> int:
    """Deny savepoints: going back to one would leave writes in the log that never were."""
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_SAVEPOINT else sqlite3.SQLITE_OK


def _triggers(entity: type[Entity]) -> list[str]:
    table = entity.__table__.name
    names = [column.name for column in entity.__table__.columns]
    old = ", ".join(f'OLD."{name}"' for name in names)
    new = ", ".join(f'NEW."{name}"' for name in names)
    events = (("INSERT", "I", new), ("UPDATE", "U", f"{old}, {new}"), ("DELETE", "D", old))
    return [
        f'CREATE TEMP TRIGGER "mitra_{table}_{letter}" AFTER {event} ON main."{table}" '
        f"BEGIN SELECT mitra_record('{table}', '{letter}', {cells}); END"
        for event, letter, cells in events
    ]
