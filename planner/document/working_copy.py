"""The local copy in which a plan is edited: it keeps every change at once, and is the plan's lock."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import platformdirs

from planner.document import trail
from planner.document.examine import defend
from planner.errors import FileProblem, PlanLocked
from planner.i18n import _

_DATABASE = "plan.sqlite"
_ABOUT = "about.json"


def home() -> Path:
    """Return the folder where Mitra keeps its own things on this laptop; MITRA_HOME overrides it."""
    return Path(os.environ.get("MITRA_HOME") or platformdirs.user_data_dir("Mitra", appauthor=False))


def folder_of(path: Path) -> Path:
    """Return the folder of the working copy of the plan at `path`."""
    name = hashlib.sha256(os.path.realpath(path).encode("utf-8", "surrogateescape")).hexdigest()[:24]
    return home() / "working" / name


@dataclass(frozen=True)
class Leftover:
    """Unsaved work an earlier session left behind; `seen` is the fingerprint of the file it began from."""

    path: Path
    folder: Path
    title: str
    changes: int
    when: datetime
    seen: str | None = None


class WorkingCopy:
    """The folder with the working database of one plan, held open and locked."""

    def __init__(self, path: Path, folder: Path | None = None) -> None:
        """Lock the working copy of `path`, in `folder` if it was left elsewhere.

        Raises PlanLocked when it is held, FileProblem when the folder cannot be used.
        """
        self.path = path
        self.folder = folder or folder_of(path)
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.connection = _lock(self.folder / _DATABASE, path)
        except sqlite3.DatabaseError:
            self._set_aside()
            self.connection = _lock(self.folder / _DATABASE, path)
        except OSError as error:
            raise FileProblem(
                _("Mitra cannot work in {folder}: {reason}.").format(
                    folder=self.folder, reason=error.strerror
                )
            ) from error

    @property
    def empty(self) -> bool:
        """Whether nothing was ever copied into it."""
        return not self.connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()

    def note(self, path: Path, saved: int, seen: str | None) -> None:
        """Remember for recovery whose copy it is, how many changes that file knows, and its fingerprint."""
        about = json.dumps({"path": str(path), "saved": saved, "seen": seen})
        fresh = self.folder / f"{_ABOUT}.new"
        fresh.write_text(about, encoding="utf-8", errors="surrogateescape")
        fresh.replace(self.folder / _ABOUT)

    def ready(self) -> None:
        """Make the database ready for edits: each commit is on disk before it returns."""
        for pragma in (
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
            "recursive_triggers = ON",
        ):
            self.connection.execute(f"PRAGMA {pragma}")

    def clear(self) -> None:
        """Empty the database, to begin again from the file."""
        self.connection.close()
        for file in self.folder.glob(f"{_DATABASE}*"):
            file.unlink(missing_ok=True)
        self.connection = _lock(self.folder / _DATABASE, self.path)

    def discard(self) -> None:
        """Remove the working copy and give up the lock.

        The files go first where the system allows it, so that whoever waits for the lock sees it.
        """
        if os.name == "posix":
            shutil.rmtree(self.folder, ignore_errors=True)
            self.connection.close()
        else:
            self.connection.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _set_aside(self) -> None:
        """Keep a damaged working copy for whoever can mend it, where no other comes to lie."""
        kept = home() / "damaged" / f"{self.folder.name}-{datetime.now(UTC):%Y%m%d%H%M%S%f}"
        kept.mkdir(parents=True, exist_ok=True)
        for file in list(self.folder.iterdir()):
            with suppress(OSError):
                file.replace(kept / file.name)


def _lock(file: Path, path: Path) -> sqlite3.Connection:
    """Open the working database and hold it. Raises PlanLocked, FileProblem; DatabaseError when damaged."""
    while True:
        file.touch()
        before = file.stat().st_ino
        connection = _hold(file, path)
        if file.exists() and file.stat().st_ino == before:
            defend(connection)
            return connection
        connection.close()  # it was removed by the window that closed while this one waited


def _hold(file: Path, path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None, timeout=0.2, check_same_thread=False)
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("COMMIT")
    except sqlite3.OperationalError as error:
        connection.close()
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise PlanLocked(
                _("{path} is open in another window. Close it there first.").format(path=path)
            ) from error
        raise FileProblem(
            _("Mitra cannot work in {folder}: {reason}.").format(folder=file.parent, reason=error)
        ) from error
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def leftovers(path: Path | None = None) -> list[Leftover]:
    """Return the unsaved work of earlier sessions (on `path` only) that no window holds, newest first."""
    found = []
    for about in sorted((home() / "working").glob(f"*/{_ABOUT}")):
        told = _about(about)
        if told is not None and (path is None or os.path.realpath(told["path"]) == os.path.realpath(path)):
            found.append(_leftover(about.parent, told))
    return sorted((one for one in found if one is not None), key=lambda one: one.when, reverse=True)


def _about(file: Path) -> dict[str, Any] | None:
    try:
        told = json.loads(file.read_text(encoding="utf-8", errors="surrogateescape"))
        return {"path": str(told["path"]), "saved": int(told["saved"]), "seen": told["seen"]}
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _leftover(folder: Path, told: dict[str, Any]) -> Leftover | None:
    path = Path(told["path"])
    try:
        connection = _lock(folder / _DATABASE, path)
    except (OSError, FileProblem, sqlite3.DatabaseError):
        return None
    try:
        changes = trail.latest(connection) - told["saved"]
        if changes <= 0:
            return None
        moment, title = connection.execute(
            'SELECT (SELECT "at" FROM trail ORDER BY id DESC LIMIT 1), title FROM "plan"'
        ).fetchone()
        return Leftover(
            path, folder, title, changes, datetime.fromisoformat(moment).astimezone(UTC), told["seen"]
        )
    except (sqlite3.DatabaseError, TypeError, ValueError):
        return None
    finally:
        connection.close()
