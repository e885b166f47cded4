"""Examines a file from outside before anything in it is trusted: a plan may come by e-mail from anywhere."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

from planner.document.migrate import APPLICATION_ID, newest_schema, schema_of
from planner.errors import FileProblem, NewerPlan, NotAPlan
from planner.i18n import _
from planner.model import BY_KEY

LONGEST_CELL = 64 * 1024 * 1024
LONGEST_LOOK = 60.0  # seconds for one statement of the examination
_DENIED = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Open a plan file for reading, defended. Raises FileProblem or NotAPlan with a sentence that names it."""
    if not path.exists():
        raise FileProblem(_("There is no file {path}.").format(path=path))
    if not path.is_file():
        raise FileProblem(_("{path} is a folder, not a plan.").format(path=path))
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError as error:
        raise FileProblem(_("{path} cannot be read: {reason}.").format(path=path, reason=error.strerror)) from error
    if head != b"SQLite format 3\0":
        raise NotAPlan(_("{path} is not a Mitra plan. Choose a file that ends in .mitra.").format(path=path))
    connection = sqlite3.connect(f"file:{quote(str(path))}?mode=ro", uri=True, isolation_level=None)
    defend(connection)
    return connection


def defend(connection: sqlite3.Connection) -> None:
    """Set what keeps a hostile file from running code or eating memory."""
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_CELL)


def examine(connection: sqlite3.Connection, path: Path) -> None:
    """Raise NotAPlan, NewerPlan or FileProblem unless the file is a whole plan of ours and nothing else."""
    deadline = time.monotonic() + LONGEST_LOOK
    connection.set_authorizer(_allow)
    connection.set_progress_handler(lambda: time.monotonic() > deadline, 100_000)
    try:
        _examine(connection, path)
    except sqlite3.DatabaseError as error:
        if "locked" in str(error):
            raise FileProblem(_("{path} is being written to by another program.").format(path=path)) from error
        raise NotAPlan(_("{path} is damaged and cannot be opened safely.").format(path=path)) from error
    finally:
        connection.set_authorizer(None)
        connection.set_progress_handler(None, 0)


def _examine(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotAPlan(_("{path} is a database of another program, not a Mitra plan.").format(path=path))
    if schema_of(connection) > newest_schema():
        raise NewerPlan(
            _("{path} was saved by a newer Mitra. Update Mitra to open it; nothing was changed.").format(path=path)
        )
    foreign = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type IN ('trigger', 'view') OR (type = 'table' AND name NOT IN "
        f"({', '.join('?' * (len(BY_KEY) + 1))}))",
        (*BY_KEY, "trail"),
    ).fetchone()
    if foreign:
        raise NotAPlan(_("{path} holds something foreign ({name}) and is not opened.").format(path=path, name=foreign[0]))
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise NotAPlan(_("{path} is damaged and cannot be opened safely.").format(path=path))
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise NotAPlan(_("{path} is damaged: rows refer to others that are missing.").format(path=path))
    if connection.execute('SELECT count(*) FROM "plan"').fetchone()[0] != 1:
        raise NotAPlan(_("{path} is damaged: the plan's own row is missing.").format(path=path))


def _allow(action: int, *about: str | None) -> int:
    return sqlite3.SQLITE_DENY if action in _DENIED else sqlite3.SQLITE_OK


def copy_into(source: Path, target: sqlite3.Connection) -> None:
    """Examine the file `source` and copy it whole into the empty database `target`."""
    try:
        with closing(connect_read_only(source)) as connection:
            examine(connection, source)
            connection.backup(target)
    except sqlite3.DatabaseError as error:
        raise NotAPlan(_("{path} is damaged and cannot be opened safely.").format(path=source)) from error
