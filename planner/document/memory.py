"""The rows of a plan as objects: each read once, kept, and equal to the disk after every change."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from operator import attrgetter
from typing import Any, TypeVar

from sqlalchemy import create_engine, event, select
from sqlalchemy.orm import Session, object_session
from sqlalchemy.orm.attributes import instance_state
from sqlalchemy.pool import StaticPool

from planner.model import ENTITIES, Entity, field_named, now

E = TypeVar("E", bound=Entity)
Key = tuple[type[Entity], str]
_BATCH = 500  # keys in one SELECT
_age = attrgetter("created_at", "uid")


class Memory:
    """One session on one connection, and the rows it holds by class and key.

    Rows are changed only while `changing` is true; `guard` refuses it at any other time.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        event.listen(engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
        self.session = Session(engine, autoflush=False, expire_on_commit=False, info={"memory": self})
        self.changing = False
        self._rows: dict[type[Entity], dict[str, Any]] = {}
        self._order: dict[type[Entity], list[Any]] = {}
        self._gone: list[Entity] = []  # removed by the change that runs, for its roll-back

    def rows(self, entity: type[E]) -> list[E]:
        """Return every row of a class, oldest first."""
        order = self._order.get(entity)
        if order is None:
            order = self._order[entity] = sorted(self.loaded(entity).values(), key=_age)
        return order

    def loaded(self, entity: type[Entity]) -> dict[str, Any]:
        """Return the rows of a class by key, read at the first call."""
        rows = self._rows.get(entity)
        if rows is None:
            rows = {} if not self.changing and self._nothing_in(entity) else self._read(entity)
            self._rows[entity] = rows
            if not self.changing:
                self.session.commit()  # a read must not leave a transaction open
        return rows

    def _nothing_in(self, entity: type[Entity]) -> bool:
        """Whether a table is empty; asked of SQLite itself it costs a hundredth of an empty answer by SQLAlchemy."""
        found = self._connection.execute(f'SELECT 1 FROM "{entity.__table__.name}" LIMIT 1').fetchone()
        return found is None

    def _read(self, entity: type[Entity]) -> dict[str, Any]:
        with _uncollected():
            return {row.uid: row for row in self.session.scalars(select(entity))}

    def begin(self) -> None:
        """Open a transaction; rows may be changed until it ends."""
        self.session.connection()
        self.changing = True

    def add(self, row: Entity) -> None:
        """Take in a new row, to be written at the next flush."""
        entity = type(row)
        for column in entity.__table__.columns:
            if column.nullable:
                row.__dict__.setdefault(column.key, None)  # else the first look at it would ask the disk
        rows, order = self.loaded(entity), self._order.get(entity)
        self.session.add(row)
        rows[row.uid] = row
        if order is not None:
            in_turn = not order or _age(order[-1]) < _age(row)
            self._order[entity] = [*order, row] if in_turn else sorted([*order, row], key=_age)

    def changed_rows(self) -> list[Entity]:
        """Return the rows that the next flush will write."""
        return [*self.session.new, *(row for row in self.session.dirty if self.session.is_modified(row))]

    def flush(self) -> None:
        """Write what was added and set. Raises SQLAlchemyError."""
        for row in self.session.dirty:
            if self.session.is_modified(row):
                row.updated_at = now()
        self.session.flush()

    def commit(self) -> None:
        """End the transaction; what was written is on disk. Raises SQLAlchemyError."""
        self.session.commit()
        self.changing = False
        for row in self._gone:
            if object_session(row) is not None:
                self.session.expunge(
                    row
                )  # SQLAlchemy itself lets go of deleted rows only where a commit expires all
        self._gone.clear()

    def refresh(self, keys: Iterable[Key]) -> None:
        """Read touched rows again and forget those that are gone."""
        touched: dict[type[Entity], list[str]] = {}
        for entity, uid in keys:
            if entity in self._rows:
                touched.setdefault(entity, []).append(uid)
        for entity, uids in touched.items():
            self._refresh_class(entity, uids)

    def _refresh_class(self, entity: type[Entity], uids: list[str]) -> None:
        here: dict[str, Any] = {}
        for start in range(0, len(uids), _BATCH):
            some = select(entity).where(entity.uid.in_(uids[start : start + _BATCH]))
            found = self.session.scalars(some.execution_options(populate_existing=True))
            here.update((row.uid, row) for row in found)
        known = self._rows[entity]
        gone = {uid for uid in uids if uid not in here and uid in known}
        for uid in gone:
            self._forget(known.pop(uid))
        if here.keys() - known.keys():
            self._order.pop(entity, None)
        elif gone and entity in self._order:
            self._order[entity] = [row for row in self._order[entity] if row.uid not in gone]
        known.update(here)

    def _forget(self, row: Entity) -> None:
        if row in self.session:
            self.session.expunge(row)
        self._gone.append(row)

    def roll_back(self, keys: Iterable[Key]) -> None:
        """Undo the transaction; `keys` and every row changed since then are read again.

        Objects handed out before stay the plan's own. The session is emptied first, or SQLAlchemy would have
        every row of the plan read again one by one.
        """
        unwritten = (*self.session.new, *self.session.dirty, *self.session.deleted)
        suspects = {*keys, *((type(row), row.uid) for row in unwritten)}
        self.session.expunge_all()
        self.session.rollback()
        held = [(entity, uid, row) for entity, rows in self._rows.items() for uid, row in rows.items()]
        self.session.add_all(row for *_key, row in held if instance_state(row).key is not None)
        self.session.add_all(row for row in self._gone if instance_state(row).key is not None)
        self._gone.clear()
        # a flush that failed has rolled back by itself: new rows are strangers then, all others expired
        suspects |= {(entity, uid) for entity, uid, row in held if _unsettled(row)}
        self.refresh(suspects)
        self._order.clear()
        self.session.commit()
        self.changing = False
        self._gone.clear()

    def close(self) -> None:
        """Let go of every row."""
        self.session.close()


def _unsettled(row: Entity) -> bool:
    state = instance_state(row)
    return state.key is None or bool(state.expired_attributes)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep the garbage collector from walking through rows that are only just arriving."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _guard(row: Any, value: Any, old: Any, initiator: Any) -> Any:
    """Refuse an edit outside a change on the very line that makes it, and clean what is set."""
    _require_changing(row, initiator.key)
    entity: type[Entity] = type(row)
    return field_named(entity, initiator.key).clean(value)


def _guard_bookkeeping(row: Any, value: Any, old: Any, initiator: Any) -> None:
    _require_changing(row, initiator.key)
    if initiator.key != "updated_at" and instance_state(row).key is not None:
        raise RuntimeError(f"{type(row).__name__}.{initiator.key} is given once")


def _require_changing(row: Any, name: str) -> None:
    session = object_session(row)
    if session is None:
        if instance_state(row).key is not None:
            raise RuntimeError(
                f"{type(row).__name__}.{name} was set on a row that is not in the plan any more"
            )
    elif not session.info["memory"].changing:
        raise RuntimeError(f"{type(row).__name__}.{name} was set outside plan.change()")


for _entity in ENTITIES:
    for _column in _entity.__table__.columns:
        if "field" in _column.info:
            event.listen(getattr(_entity, _column.key), "set", _guard, retval=True)
        else:
            event.listen(getattr(_entity, _column.key), "set", _guard_bookkeeping)
