"""The trail in the file: who changed what when, written in the transaction that made the change."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from planner.document.changes import Effect, RowChange
from planner.model import Entity, key_of

KEPT = 20_000
LONGEST = 10_000  # characters of one cell that the trail keeps
_BOOKKEEPING = ("uid", "created_at", "updated_at")
_INSERT = (
    'INSERT INTO trail ("change", "at", "who", "label", "entity", "row", "effect", "was", "now") '
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def latest(connection: sqlite3.Connection) -> int:
    """Return the number of the newest change; 0 when nothing was ever changed."""
    row = connection.execute('SELECT "change" FROM trail ORDER BY id DESC LIMIT 1').fetchone()
    return int(row[0]) if row else 0


def write(
    connection: sqlite3.Connection,
    change: int,
    label: str,
    who: str | None,
    rows: Mapping[tuple[type[Entity], str], RowChange],
) -> None:
    """Add a row of trail for each row changed, and forget the oldest beyond `KEPT`."""
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    connection.executemany(
        _INSERT,
        [
            (change, moment, who, label, key_of(entity), uid, row.effect.value, *_was_and_now(entity, row))
            for (entity, uid), row in rows.items()
        ],
    )
    connection.execute("DELETE FROM trail WHERE id <= (SELECT max(id) FROM trail) - ?", (KEPT,))


def _was_and_now(entity: type[Entity], row: RowChange) -> tuple[str | None, str | None]:
    return _told(entity, row, row.old), _told(entity, row, row.new)


def _told(entity: type[Entity], row: RowChange, cells: tuple[object, ...] | None) -> str | None:
    """Return the fields that differ as JSON; of a row added or removed those that hold something."""
    if cells is None:
        return None
    named = zip(entity.__table__.columns.keys(), cells, strict=True)
    told = {
        name: _short(cell)
        for name, cell in named
        if name in row.fields
        and name not in _BOOKKEEPING
        and (cell is not None or row.effect is Effect.CHANGED)
    }
    return json.dumps(told, ensure_ascii=False)


def _short(cell: object) -> object:
    return cell[:LONGEST] + "…" if isinstance(cell, str) and len(cell) > LONGEST else cell


class Entry(NamedTuple):
    """What one change did to one row: when (UTC), who, its label, and the fields that differ, as stored."""

    at: datetime
    who: str
    label: str
    was: dict[str, Any]
    now: dict[str, Any]


def entries_of(connection: sqlite3.Connection, entity: type[Entity], uid: str) -> list[Entry]:
    """Return what the trail tells of a row, newest first."""
    rows = connection.execute(
        'SELECT "at", "who", "label", "was", "now" FROM trail WHERE "entity" = ? AND "row" = ? ORDER BY id DESC',
        (key_of(entity), uid),
    ).fetchall()
    return [
        Entry(datetime.fromisoformat(at), who or "", label, json.loads(was or "{}"), json.loads(now or "{}"))
        for at, who, label, was, now in rows
    ]
