"""What a change did: the raw log for undo, and its net effect for whoever shows the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from planner.model import Entity

Cells = tuple[object, ...]


class LogEntry(NamedTuple):
    """One row written by SQLite, as its triggers saw it; `old` is None for an insert, `new` for a delete."""

    entity: type[Entity]
    old: Cells | None
    new: Cells | None

    @property
    def key(self) -> tuple[type[Entity], str]:
        """Class and key of the row."""
        cells = self.new or self.old
        assert cells is not None
        return self.entity, str(cells[0])


class Effect(Enum):
    """What became of a row in the end."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class RowChange:
    """The net effect on one row: its stored cells before and after, and which fields differ."""

    effect: Effect
    old: Cells | None
    new: Cells | None
    fields: frozenset[str]


@dataclass(frozen=True)
class ChangeSet:
    """Everything one change did. `reload` says that so much changed that a view had better read anew."""

    label: str
    rows: dict[tuple[type[Entity], str], RowChange]
    log: tuple[LogEntry, ...] = field(repr=False)
    origin: object | None = None

    RELOAD_ABOVE = 200

    @property
    def reload(self) -> bool:
        """Whether a view had better read everything anew than follow row by row."""
        return len(self.rows) > self.RELOAD_ABOVE

    @property
    def entities(self) -> frozenset[type[Entity]]:
        """The classes touched."""
        return frozenset(entity for entity, _ in self.rows)

    def concerns(self, entities: Iterable[type[Entity]]) -> bool:
        """Whether any of `entities` was touched."""
        return not self.entities.isdisjoint(entities)

    def of(self, entity: type[Entity]) -> Iterator[tuple[str, RowChange]]:
        """Yield key and change of each touched row of one class."""
        return ((uid, row) for (touched, uid), row in self.rows.items() if touched is entity)


def net_effect(log: Iterable[LogEntry]) -> dict[tuple[type[Entity], str], RowChange]:
    """Fold a log into one change a row; a row that ends as it began is left out."""
    first: dict[tuple[type[Entity], str], Cells | None] = {}
    last: dict[tuple[type[Entity], str], Cells | None] = {}
    for entry in log:
        key = entry.key
        first.setdefault(key, entry.old)
        last[key] = entry.new
    changes = ((key, _row_change(key[0], old, last[key])) for key, old in first.items())
    return {key: change for key, change in changes if change is not None}


def _row_change(entity: type[Entity], old: Cells | None, new: Cells | None) -> RowChange | None:
    names = entity.__table__.columns.keys()
    if old == new:
        return None
    if old is None:
        return RowChange(Effect.ADDED, None, new, frozenset(names))
    if new is None:
        return RowChange(Effect.REMOVED, old, None, frozenset(names))
    differing = frozenset(name for name, a, b in zip(names, old, new, strict=True) if a != b)
    return RowChange(Effect.CHANGED, old, new, differing)
