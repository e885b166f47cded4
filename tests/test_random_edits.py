"""A random user changes every entity; after each step memory, disk and a view that only follows are the same.

`MITRA_RANDOM_EDITS=long` makes it a soak of many thousand steps.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import object_session

from planner import edits
from planner.document import ChangeSet, Effect, Plan
from planner.document.file import PlanFile, create, open_plan, recover
from planner.document.working_copy import leftovers
from planner.errors import Invalid, UnsavedWork
from planner.model import ENTITIES, Entity, Organisation, PlanInfo, field_named, fields_of_class
from tests.random_rows import value_for, values_for

LONG = os.environ.get("MITRA_RANDOM_EDITS") == "long"
EXAMPLES, STEPS = (400, 120) if LONG else (18, 60)
OTHERS = [entity for entity in ENTITIES if entity is not PlanInfo]
Cells = tuple[Any, ...]
Picture = dict[tuple[type[Entity], str], Cells]
seeds = st.integers(0, 2**32)
entities = st.sampled_from(OTHERS)


def stored(entity: type[Entity]) -> list[str]:
    return list(entity.__table__.columns.keys())


def on_disk(plan: Plan) -> Picture:
    """Return every stored row as the file has it."""
    found = {}
    for entity in ENTITIES:
        columns = ", ".join(f'"{name}"' for name in stored(entity))
        for cells in plan.connection.execute(f'SELECT {columns} FROM "{entity.__table__.name}"'):
            found[entity, cells[0]] = cells
    return found


def in_memory(plan: Plan) -> Picture:
    """Return every row as the plan hands it out, in stored form."""
    dialect = sqlite.dialect()
    found = {}
    for entity in ENTITIES:
        columns = entity.__table__.columns
        writers = [column.type.bind_processor(dialect) or (lambda value: value) for column in columns]
        for row in plan.rows(entity):
            names = columns.keys()
            found[entity, row.uid] = tuple(w(row.__dict__[n]) for w, n in zip(writers, names, strict=True))
    return found


class View:
    """A page that never asks the plan again: it knows the start and what it was told."""

    def __init__(self, plan: PlanFile) -> None:
        self.rows = on_disk(plan)
        plan.subscribe(self.follow)

    def follow(self, changes: ChangeSet) -> None:
        for key, change in changes.rows.items():
            assert self.rows.get(key) == change.old
            if change.effect is Effect.REMOVED:
                del self.rows[key]
            else:
                assert change.new is not None
                self.rows[key] = change.new


class RandomUser(RuleBasedStateMachine):
    """Adds, changes, links, deletes, fails, undoes, saves, crashes and comes back."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        os.environ["MITRA_HOME"] = str(self.folder / "home")
        self._look_at(create(self.folder / "plan.mitra"))
        self.copies = 0

    def _look_at(self, plan: PlanFile) -> None:
        self.plan = plan
        self.view = View(plan)
        self.start = on_disk(plan)
        self.handed: dict[tuple[type[Entity], str], Entity] = {}

    def teardown(self) -> None:
        if hasattr(self, "plan"):
            self.plan.close()
            shutil.rmtree(self.folder)

    # What a person does

    @rule(entity=entities, seed=seeds)
    def add(self, entity: type[Entity], seed: int) -> None:
        values = values_for(self.plan, entity, Random(seed))
        if values is not None:
            self._try(lambda: edits.add_row(self.plan, entity, values))

    @rule(entity=st.sampled_from(ENTITIES), seed=seeds, rows=st.integers(1, 4))
    def set_fields(self, entity: type[Entity], seed: int, rows: int) -> None:
        random = Random(seed)
        chosen = random.sample(self.plan.rows(entity), min(rows, len(self.plan.rows(entity))))
        fields = random.sample(fields_of_class(entity), min(3, len(fields_of_class(entity))))
        values = {field.name: value_for(self.plan, field, random) for field in fields}
        self._try(lambda: edits.set_fields(self.plan, chosen, values))

    @rule(entity=entities, seed=seeds, rows=st.integers(1, 3))
    def delete(self, entity: type[Entity], seed: int, rows: int) -> None:
        chosen = Random(seed).sample(self.plan.rows(entity), min(rows, len(self.plan.rows(entity))))
        edits.delete_rows(self.plan, chosen)

    @rule(seed=seeds)
    def move_in_the_hierarchy(self, seed: int) -> None:
        random, partners = Random(seed), self.plan.rows(Organisation)
        if partners:
            parent = random.choice([None, *partners])
            self._try(lambda: edits.set_parent(self.plan, random.sample(partners, 1), parent))

    @rule(seed=seeds)
    def link(self, seed: int) -> None:
        partners = self.plan.rows(Organisation)
        if partners:
            source, target = Random(seed).choices(partners, k=2)
            edits.link(self.plan, source, target)

    @rule(entity=st.sampled_from([one for one in OTHERS if len(one.__table__.foreign_keys) == 2]), seed=seeds)
    def set_a_cell_of_a_matrix(self, entity: type[Entity], seed: int) -> None:
        random = Random(seed)
        values = values_for(self.plan, entity, random)
        ends = [field.name for field in fields_of_class(entity) if field.target and field.required]
        if values is not None and len(ends) == 2:
            pair = {name: values.pop(name) for name in ends}
            self._try(lambda: edits.set_pair(self.plan, entity, pair, random.choice((values, None))))

    @rule(entity=entities, seed=seeds, rows=st.integers(1, 8))
    def paste(self, entity: type[Entity], seed: int, rows: int) -> None:
        random = Random(seed)
        many = [values for _ in range(rows) if (values := values_for(self.plan, entity, random)) is not None]

        def insert() -> None:
            with self.plan.change("Paste"):
                self.plan.insert_many(entity, many)

        self._try(insert)

    @rule(seed=seeds, steps=st.integers(2, 6), fails=st.booleans())
    def do_several_things_at_once(self, seed: int, steps: int, fails: bool) -> None:
        random = Random(seed)

        def all_at_once() -> None:
            with self.plan.change("Several"):
                for _ in range(steps):
                    self._one_thing(random)
                if fails:
                    raise Invalid("no")

        before = on_disk(self.plan)
        self._try(all_at_once)
        assert not fails or on_disk(self.plan) == before

    def _one_thing(self, random: Random) -> None:
        entity = random.choice(OTHERS)
        rows = self.plan.rows(entity)
        what = random.randrange(3)
        values = values_for(self.plan, entity, random)
        if what == 0 and values is not None:
            self.plan.add(edits.new_row(self.plan, entity, values))
        elif what == 1 and rows:
            self.plan.delete(random.choice(rows))
        elif rows:
            field = random.choice(fields_of_class(entity))
            setattr(random.choice(rows), field.name, value_for(self.plan, field, random))

    @rule(entity=entities, seed=seeds)
    def make_a_mistake(self, entity: type[Entity], seed: int) -> None:
        random = Random(seed)
        rows = self.plan.rows(entity)
        field = random.choice(fields_of_class(entity))
        if rows and not field.choices:
            with pytest.raises(Invalid), self.plan.change("Mistake"):
                setattr(rows[0], field_named(entity, field.name).name, object())

    @rule(times=st.integers(1, 5))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.plan.undo()

    @rule(times=st.integers(1, 5))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.plan.redo()

    @rule()
    def undo_all_and_redo_all(self) -> None:
        now = on_disk(self.plan)
        done = 0
        while self.plan.undo_label:
            self.plan.undo()
            done += 1
        assert on_disk(self.plan) == self.start
        for _ in range(done):
            self.plan.redo()
        assert on_disk(self.plan) == now

    @rule()
    def save(self) -> None:
        self.plan.save()
        assert not self.plan.unsaved

    @precondition(lambda self: self.copies < 3)
    @rule()
    def save_as(self) -> None:
        self.copies += 1
        self.plan.save_as(self.folder / f"copy {self.copies}.mitra")

    @rule()
    def save_close_and_open(self) -> None:
        before, path = on_disk(self.plan), self.plan.path
        assert path is not None
        self.plan.save()
        self.plan.close()
        self._look_at(open_plan(path))
        assert on_disk(self.plan) == before

    @rule()
    def crash_and_recover(self) -> None:
        before, path, unsaved = on_disk(self.plan), self.plan.path, self.plan.unsaved
        assert path is not None
        self.plan.abandon()
        if unsaved:
            with pytest.raises(UnsavedWork):
                open_plan(path)
            [left] = leftovers()
            self._look_at(recover(left))
            assert self.plan.unsaved
        else:
            self._look_at(open_plan(path))
        assert on_disk(self.plan) == before and self.plan.path == path

    def _try(self, action: Any) -> None:
        """Do it; what a rule of the model refuses has changed nothing."""
        before = on_disk(self.plan)
        try:
            action()
        except Invalid:
            assert on_disk(self.plan) == before

    # What is true after every step

    @invariant()
    def memory_disk_and_view_agree(self) -> None:
        if not hasattr(self, "plan"):
            return
        disk = on_disk(self.plan)
        assert in_memory(self.plan) == disk
        assert self.view.rows == disk
        assert not self.plan.connection.in_transaction

    @invariant()
    def rows_handed_out_are_current_or_gone(self) -> None:
        if not hasattr(self, "plan"):
            return
        for key, row in self.handed.items():
            assert self.plan.get(*key) is row or object_session(row) is None
        self.handed = {(entity, row.uid): row for entity in ENTITIES for row in self.plan.rows(entity)}

    @invariant()
    def rows_stay_in_the_order_they_were_made_in(self) -> None:
        if not hasattr(self, "plan"):
            return
        for entity in ENTITIES:
            rows = self.plan.rows(entity)
            assert rows == sorted(rows, key=lambda row: (row.created_at, row.uid))


TestRandomEdits = RandomUser.TestCase
TestRandomEdits.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    derandomize=not LONG,
    database=None,
    phases=[Phase.generate, Phase.shrink] if os.environ.get("MITRA_SHRINK") else [Phase.generate],
    suppress_health_check=list(HealthCheck),
)
