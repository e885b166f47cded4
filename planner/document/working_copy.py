"""The local copy in which a plan is edited: it keeps every change the moment it is made, and is the lock of its plan."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from planner.document import trail
from planner.document.examine import connect_read_only, defend
from planner.errors import FileProblem, PlanLocked
from planner.i18n import _


def home() -> Path:
    """Return the folder where Mitra keeps its own things on this laptop; MITRA_HOME overrides it."""
    return Path(os.environ.get("MITRA_HOME") or platformdirs.user_data_dir("Mitra", appauthor=False))


def folder_of(path: Path) -> Path:
    """Return the folder of the working copy of the plan at `path`."""
    name = hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:24]
    return home() / "working" / name


@dataclass(frozen=True)
class Leftover:
    """Unsaved work that an earlier session left behind."""

    path: Path
    folder: Path
    title: str
    changes: int
    when: datetime


class WorkingCopy:
    """The folder with the working database of one plan, held open and locked."""

    def __init__(self, path: Path, folder: Path | None = None) -> None:
        """Lock the working copy of `path`, in `folder` if it was left elsewhere. Raises PlanLocked when it is held."""
        self.path = path
        self.folder = folder or folder_of(path)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.connection = _lock(self.folder / "plan.sqlite", path)

    @property
    def empty(self) -> bool:
        """Whether nothing was ever copied into it."""
        return not self.connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()

    def note(self, path: Path) -> None:
        """Remember for which file this is the copy, so that recovery can say so."""
        (self.folder / "about.json").write_text(json.dumps({"path": str(path)}), encoding="utf-8")

    def ready(self) -> None:
        """Make the database ready for edits: each commit is on disk before it returns."""
        for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "recursive_triggers = ON"):
            self.connection.execute(f"PRAGMA {pragma}")

    def clear(self) -> None:
        """Empty the database, to begin again from the file."""
        self.connection.close()
        for name in ("plan.sqlite", "plan.sqlite-wal", "plan.sqlite-shm", "plan.sqlite-journal"):
            (self.folder / name).unlink(missing_ok=True)
        self.connection = _lock(self.folder / "plan.sqlite", self.path)

    def discard(self) -> None:
        """Give up the lock and remove the working copy."""
        self.connection.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def _lock(file: Path, path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None, timeout=0.2, check_same_thread=False)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        connection.close()
        raise PlanLocked(_("{path} is open in another window. Close it there first.").format(path=path)) from error
    defend(connection)
    return connection


def leftovers() -> list[Leftover]:
    """Return the unsaved work of earlier sessions that no window holds, newest first."""
    found = []
    for about in sorted((home() / "working").glob("*/about.json")):
        leftover = _leftover(about.parent)
        if leftover is not None:
            found.append(leftover)
    return sorted(found, key=lambda leftover: leftover.when, reverse=True)


def _leftover(folder: Path) -> Leftover | None:
    try:
        path = Path(json.loads((folder / "about.json").read_text(encoding="utf-8"))["path"])
        connection = _lock(folder / "plan.sqlite", path)
    except (OSError, ValueError, KeyError, PlanLocked, sqlite3.DatabaseError):
        return None
    try:
        changes = trail.latest(connection) - _saved_changes(path)
        if changes <= 0:
            return None
        moment, title = connection.execute(
            'SELECT (SELECT "at" FROM trail ORDER BY id DESC LIMIT 1), title FROM "plan"'
        ).fetchone()
        return Leftover(path, folder, title, changes, datetime.fromisoformat(moment).astimezone(UTC))
    except (sqlite3.DatabaseError, TypeError):
        return None
    finally:
        connection.close()


def _saved_changes(path: Path) -> int:
    """Return how many changes the file at `path` knows; 0 when it is not there."""
    try:
        with closing(connect_read_only(path)) as connection:
            return trail.latest(connection)
    except (FileProblem, sqlite3.DatabaseError):
        return 0
