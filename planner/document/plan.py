"""An open plan: the one way to change it, undo and redo, and who is told."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from operator import itemgetter
from typing import Any, TypeVar

from sqlalchemy import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import instance_state

from planner.document import rules, trail
from planner.document.changes import ChangeSet, Effect, LogEntry, RowChange, net_effect
from planner.document.history import Step, take_back
from planner.document.memory import Key, Memory
from planner.document.recorder import Recorder
from planner.document.refusals import explained
from planner.errors import FileProblem, Invalid
from planner.i18n import N_, _
from planner.model import Entity, Field, Organisation, PlanInfo, complete, fields_of_class, now

E = TypeVar("E", bound=Entity)
Listener = Callable[[ChangeSet], None]
Rows = dict[Key, RowChange]


class Plan:
    """A plan in memory on top of one SQLite connection; every row is read once and kept.

    Rows are handed out as they are; they may be changed only inside `change()`.
    """

    def __init__(self, connection: sqlite3.Connection, *, who: str | None = None) -> None:
        self.connection = connection
        self.who = who
        self.label: str | None = None
        self.count = trail.latest(connection)
        self._recorder = Recorder(connection)
        self._memory = Memory(connection)
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._listeners: list[Listener] = []
        self._telling = False
        self._broken: Exception | None = None

    # Reading

    def rows(self, entity: type[E]) -> list[E]:
        """Return every row of a class, oldest first. The list is the plan's own: do not change it."""
        return self._memory.rows(entity)

    def columns(self, entity: type[Entity], *names: str) -> Iterator[tuple[Any, ...]]:
        """Return fields (two or more) of every row of a class, oldest first: for thousands of rows, of which asking
        each attribute takes most of the time of drawing a map.
        """
        return map(itemgetter(*names), map(vars, self._memory.rows(entity)))

    def get(self, entity: type[E], uid: str | None) -> E | None:
        """Return one row, or None when there is none of that key."""
        found: E | None = self._memory.loaded(entity).get(uid or "")
        return found

    @property
    def info(self) -> PlanInfo:
        """The plan's own row."""
        return self.rows(PlanInfo)[0]

    @property
    def hub(self) -> Organisation | None:
        """The organisation that coordinates, if one is marked."""
        return next((one for one in self.rows(Organisation) if one.is_hub), None)

    @property
    def read_only(self) -> bool:
        """Whether the plan can be read but not changed."""
        return False

    # Changing

    @contextmanager
    def change(self, label: str, origin: object | None = None) -> Iterator[None]:
        """Run the block as one change, named `label` (English, to translate) in the undo menu.

        Everything in it is committed together and told once; on any error nothing has happened.
        `origin` is the view that makes the change, so that it need not follow itself.
        Raises Invalid when a rule of the model is broken, FileProblem when the change cannot be kept.
        """
        self._begin(label)
        try:
            yield
            self._flush()
            rows = net_effect(self._recorder.log)
            rules.check(self, rows)
            self._write_trail(label, rows)
            self._commit()
        except BaseException:
            self._roll_back()
            raise
        log = self._recorder.take()
        if rows:
            self._undo.append(Step(label, log))
            self._redo.clear()
            self._tell(ChangeSet(label, rows, log, origin))

    def add(self, row: E) -> E:
        """Add a new row, within `change()`. Raises Invalid when its key is taken."""
        self._require_change()
        if instance_state(row).key is not None:
            raise RuntimeError(f"{row!r} is or was in a plan; make a new row")
        if self.get(type(row), row.uid) is not None:
            raise Invalid(_("A row with the key {uid} is there already.").format(uid=row.uid), "uid")
        self._memory.add(row)
        return row

    def delete(self, row: Entity) -> None:
        """Delete a row and what goes with it, within `change()`."""
        self._require_change()
        if self.get(type(row), row.uid) is not row:
            raise RuntimeError(f"{row!r} is not in the plan any more")
        self._flush()
        with self._writing() as session:
            session.delete(row)
            session.flush()

    def insert_many(self, entity: type[Entity], rows: Iterable[Mapping[str, Any]]) -> None:
        """Add many rows at once, each as {field: value}, within `change()`; uid and times may be left out.

        Raises Invalid when a value does not fit or a required one is missing.
        """
        self._require_change()
        full = [complete(entity, values) for values in rows]
        for row in full:
            rules.check_one_of(entity, row)
        self._flush()
        if full:
            with self._writing() as session:
                session.execute(insert(entity.__table__), full)

    def _require_change(self) -> None:
        if self.label is None:
            raise RuntimeError("a plan changes only inside plan.change()")
        if self._broken is not None:
            raise self._broken

    def _require_quiet(self, label: str) -> None:
        if self.label is not None:
            raise RuntimeError(f"{label!r} inside {self.label!r}: changes do not nest")
        if self._telling:
            raise RuntimeError(f"{label!r} while listeners are told of a change")

    def _begin(self, label: str) -> None:
        self._require_quiet(label)
        if self.read_only:
            raise FileProblem(
                _("The plan is open for reading only. Save it under another name to change it.")
            )
        try:
            self._memory.begin()
        except SQLAlchemyError as error:
            raise explained(error) from error
        self.label = label

    def _flush(self) -> None:
        for row in self._memory.changed_rows():
            rules.check_one_of(type(row), row.__dict__)
        with self._writing(follow=False):
            self._memory.flush()

    @contextmanager
    def _writing(self, *, follow: bool = True) -> Iterator[Session]:
        """Let SQL write to the plan's tables; an error spoils the whole change, even when it is caught.

        With `follow` the rows that SQL wrote on its own are read again.
        """
        if self._broken is not None:
            raise self._broken
        before = len(self._recorder.log)
        try:
            with self._recorder.recording():
                yield self._memory.session
        except SQLAlchemyError as error:
            self._broken = explained(error)
            raise self._broken from error
        if follow:
            self._follow(net_effect(self._recorder.log[before:]))

    def _follow(self, rows: Rows) -> None:
        self._memory.refresh(rows)
        for (entity, uid), row in rows.items():
            if row.effect is Effect.CHANGED:  # a reference was emptied
                touched = self.get(entity, uid)
                assert touched is not None
                touched.updated_at = now()

    def _write_trail(self, label: str, rows: Rows) -> None:
        if rows:
            self.count += 1
            trail.write(self.connection, self.count, label, self.who, rows)

    def _commit(self) -> None:
        try:
            self._memory.commit()
        except SQLAlchemyError as error:
            raise explained(error) from error
        self.label = None

    def _roll_back(self) -> None:
        self._broken = None
        self._memory.roll_back({entry.key for entry in self._recorder.take()})
        self.label = None
        self.count = trail.latest(self.connection)

    # Undo and redo

    @property
    def undo_label(self) -> str | None:
        """The name of what undo would take back."""
        return self._undo[-1].label if self._undo else None

    @property
    def redo_label(self) -> str | None:
        """The name of what redo would do again."""
        return self._redo[-1].label if self._redo else None

    @property
    def done(self) -> tuple[Step, ...]:
        """What was done since the plan was opened and can be undone, oldest first."""
        return tuple(self._undo)

    def undo(self) -> None:
        """Take the last change back."""
        self._replay(self._undo, self._redo, N_("Undo {label}"))

    def redo(self) -> None:
        """Do again what was undone."""
        self._replay(self._redo, self._undo, N_("Redo {label}"))

    def forget_history(self) -> None:
        """Make the plan as it stands the beginning: nothing to undo."""
        self._undo.clear()
        self._redo.clear()

    def _replay(self, source: list[Step], target: list[Step], words: str) -> None:
        self._require_quiet(words)
        if not source:
            return
        step = source[-1]
        self._foreign_keys(on=False)
        try:
            log, rows = self._reverse(step, words.format(label=step.label))
        finally:
            self._foreign_keys(on=True)
        source.pop()
        target.append(Step(step.label, log))
        self._tell(ChangeSet(step.label, rows, log))

    def _reverse(self, step: Step, label: str) -> tuple[tuple[LogEntry, ...], Rows]:
        self._begin(label)
        try:
            with self._recorder.recording():
                take_back(self.connection, step)
            rows = net_effect(self._recorder.log)
            self._write_trail(label, rows)
            self._memory.refresh(rows)
            self._commit()
        except sqlite3.Error as error:
            self._roll_back()
            raise explained(error) from error
        except BaseException:
            self._roll_back()
            raise
        return self._recorder.take(), rows

    def _foreign_keys(self, *, on: bool) -> None:
        self.connection.execute(f"PRAGMA foreign_keys = {'ON' if on else 'OFF'}")
        state = self.connection.execute("PRAGMA foreign_keys").fetchone()[0]
        assert bool(state) is on, "foreign_keys cannot change inside a transaction"

    # Telling

    def subscribe(self, listener: Listener) -> None:
        """Tell `listener` of each change from now on."""
        self._listeners.append(listener)

    def unsubscribe(self, listener: Listener) -> None:
        """Tell `listener` no more."""
        self._listeners.remove(listener)

    def _tell(self, changes: ChangeSet) -> None:
        """Tell every listener, then raise the first error any of them made."""
        errors = []
        self._telling = True
        try:
            for listener in list(self._listeners):
                try:
                    listener(changes)
                except Exception as error:
                    errors.append(error)
        finally:
            self._telling = False
        if errors:
            raise errors[0]

    def close(self) -> None:
        """Let go of the rows; nothing of the plan may be used afterwards."""
        self._memory.close()


def fields_of(plan: Plan, entity: type[Entity]) -> tuple[Field, ...]:
    """Return the fields of an entity in this plan, declared ones and (later) a person's own."""
    return fields_of_class(entity)
