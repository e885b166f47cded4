"""How fast the document is beside bare SQLite or the operating system doing the same in the same run."""

from __future__ import annotations

import gc
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from planner.document.file import PlanFile, new_plan
from planner.document.plan import Plan
from planner.model import Organisation, Relationship

Figure = tuple[float, float]
_EDITS = 200
_ORGANISATIONS, _RELATIONSHIPS = 5_000, 20_000


def edit_figure() -> Figure:
    """Return ms for an edit with its commit and trail, and for the same statements in bare SQLite."""
    with tempfile.TemporaryDirectory() as folder, new_plan() as plan:
        with plan.change("Begin"):
            partner = plan.add(Organisation(name="Partner"))
        statements: list[str] = []
        plan.connection.set_trace_callback(statements.append)
        _rename(plan, partner, 0)
        plan.connection.set_trace_callback(None)
        same = [one for one in statements if one.startswith(("UPDATE", "INSERT", "DELETE"))]
        bare = _bare_copy(plan, Path(folder) / "bare.sqlite")
        with closing(bare):
            number = iter(range(1, 3 * _EDITS))
            pairs = [
                (_ms(lambda: _rename(plan, partner, next(number))), _ms(lambda: _run(bare, same)))
                for _ in range(_EDITS)
            ]
    ours, theirs = zip(*pairs, strict=True)
    return statistics.median(ours), statistics.median(theirs)


def _rename(plan: Plan, partner: Organisation, number: int) -> None:
    with plan.change("Rename"):
        partner.name = f"Partner {number}"


def _bare_copy(plan: Plan, path: Path) -> sqlite3.Connection:
    bare = sqlite3.connect(path, isolation_level=None)
    plan.connection.backup(bare)
    bare.execute("PRAGMA locking_mode = EXCLUSIVE")
    bare.execute("PRAGMA journal_mode = WAL")
    bare.execute("PRAGMA synchronous = FULL")
    return bare


def _run(bare: sqlite3.Connection, statements: list[str]) -> None:
    bare.execute("BEGIN IMMEDIATE")
    for statement in statements:
        bare.execute(statement)
    bare.execute("COMMIT")


def load_figure() -> Figure:
    """Return ms to load 5,000 organisations and 20,000 relationships, and for a bare SELECT * of them."""
    with large_plan() as plan:
        ours = min(_ms(lambda: _load(plan.connection)) for _ in range(3))
        theirs = min(_ms(lambda: _select(plan.connection)) for _ in range(3))
    return ours, theirs


def _load(connection: sqlite3.Connection) -> None:
    from planner.document.memory import Memory

    memory = Memory(connection)
    assert len(memory.rows(Organisation)) == _ORGANISATIONS
    assert len(memory.rows(Relationship)) == _RELATIONSHIPS
    memory.close()


def _select(connection: sqlite3.Connection) -> None:
    for table in ("organisation", "relationship"):
        connection.execute(f"SELECT * FROM {table}").fetchall()


def save_figure() -> Figure:
    """Return ms to save a large plan, and for a bare VACUUM INTO of it with a flush."""
    with tempfile.TemporaryDirectory() as folder, large_plan() as plan:
        path = Path(folder) / "plan.mitra"
        plan.save_as(path)
        ours = min(_ms(plan.save) for _ in range(3))
        copies = iter(range(3))
        theirs = min(
            _ms(lambda: _vacuum(plan.connection, path.with_suffix(f".{next(copies)}"))) for _ in range(3)
        )
    return ours, theirs


def _vacuum(connection: sqlite3.Connection, target: Path) -> None:
    connection.execute("VACUUM INTO ?", (str(target),))
    with target.open("rb+") as copied:
        os.fsync(copied.fileno())


def large_plan() -> PlanFile:
    """Return a new plan of 5,000 organisations and 20,000 relationships, a few fields filled in each."""
    plan = new_plan()
    with plan.change("Fill"):
        plan.insert_many(
            Organisation,
            [
                {
                    "uid": f"o{i}",
                    "name": f"Partner {i}",
                    "country": "Indonesia",
                    "trust": i % 4 + 1,
                    "notes": "…" * 40,
                }
                for i in range(_ORGANISATIONS)
            ],
        )
        plan.insert_many(
            Relationship,
            [
                {
                    "source": f"o{i % _ORGANISATIONS}",
                    "target": f"o{i * 7 % _ORGANISATIONS}",
                    "strength": i % 5 + 1,
                }
                for i in range(_RELATIONSHIPS)
            ],
        )
    return plan


def _ms(action: Callable[[], object]) -> float:
    gc.collect()
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000
