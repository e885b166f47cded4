"""Examines a file from outside before anything in it is trusted: a plan may come by e-mail from anywhere."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable
from contextlib import closing
from functools import cache
from pathlib import Path

from planner.document.migrate import APPLICATION_ID, newest_schema, schema_of, scripts
from planner.errors import FileProblem, NewerPlan, NotAPlan
from planner.i18n import _
from planner.model import BY_KEY, ENTITIES, Kind, fields_of_class

LARGEST_FILE = 512 * 1024 * 1024
LONGEST_CELL = 64 * 1024 * 1024
LONGEST_LOOK = 60.0  # seconds for the whole examination
_MAGIC = b"SQLite format 3\0"
_WAL_MARK = slice(18, 20)  # where the file says that a write-ahead log may belong to it: 2 and 2
_DENIED = {sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH}


def connect_read_only(path: Path) -> sqlite3.Connection:
    """Read a plan file into a database in memory, defended but not yet examined.

    Nothing is made beside the file, and no log or journal that lies there is followed.
    Raises FileProblem or NotAPlan with a sentence that names the file.
    """
    content = _bytes_of(path)
    if content[:16] != _MAGIC or len(content) < 100:
        raise NotAPlan(_("{path} is not a Mitra plan. Choose a file that ends in .mitra.").format(path=path))
    if len(content) != _stated_size(content):
        raise NotAPlan(_damaged(path))
    if content[_WAL_MARK] == b"\2\2":
        _require_no_log(path)
        content = content[:18] + b"\1\1" + content[20:]
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        connection.deserialize(content)
        defend(connection)
    except (sqlite3.Error, OverflowError, MemoryError) as error:
        connection.close()
        raise NotAPlan(_damaged(path)) from error
    return connection


def _stated_size(content: bytes) -> int:
    """Return how many bytes the file says it has (SQLite file format, 1.3); SQLite fills what is cut off."""
    page = int.from_bytes(content[16:18], "big")
    return (65_536 if page == 1 else page) * int.from_bytes(content[28:32], "big")


def examined(path: Path) -> sqlite3.Connection:
    """Read a plan file into memory and examine it. Raises NotAPlan, NewerPlan or FileProblem."""
    connection = connect_read_only(path)
    try:
        examine(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _bytes_of(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FileProblem(
                _("{path} is a folder, not a plan. Choose a file in it that ends in .mitra.").format(
                    path=path
                )
            )
        if not path.exists():
            raise FileProblem(_("There is no file {path}.").format(path=path))
        if not path.is_file() or path.stat().st_size > LARGEST_FILE:
            raise NotAPlan(
                _("{path} is not a Mitra plan. Choose a file that ends in .mitra.").format(path=path)
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileProblem(_("{path} cannot be read: {reason}.").format(path=path, reason=reason)) from error


def _require_no_log(path: Path) -> None:
    log = path.with_name(path.name + "-wal")
    if log.exists() and log.stat().st_size:
        raise FileProblem(
            _(
                "{path} is open in another program, which has not written all yet. Close it there first."
            ).format(path=path)
        )


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
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise NotAPlan(_damaged(path)) from error
    finally:
        connection.set_authorizer(None)
        connection.set_progress_handler(None, 0)


def _examine(connection: sqlite3.Connection, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise NotAPlan(
            _(
                "{path} is a database of another program, not a Mitra plan. Choose a file that ends in .mitra."
            ).format(path=path)
        )
    schema = schema_of(connection)
    if schema < 1:
        raise NotAPlan(_damaged(path))  # every plan says which schema it has
    if schema > newest_schema():
        raise NewerPlan(
            _("{path} was saved by a newer Mitra. Update Mitra to open it; nothing was changed.").format(
                path=path
            )
        )
    _compare_schema(connection, schema, path)
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise NotAPlan(_damaged(path))
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise NotAPlan(
            _with_way_out(_("{path} is damaged: rows refer to others that are missing.").format(path=path))
        )
    if connection.execute('SELECT count(*) FROM "plan"').fetchone()[0] != 1:
        raise NotAPlan(
            _with_way_out(_("{path} is damaged: the plan's own row is missing.").format(path=path))
        )
    _require_no_cycle(connection, path)
    _require_readable_tags(connection, path)
    _require_finite(connection, path)


def _require_finite(connection: sqlite3.Connection, path: Path) -> None:
    """Let no infinite number pass: SQLite can hold one, JSON and a workbook cannot."""
    for key in BY_KEY:
        columns = connection.execute(f'PRAGMA table_info("{key}")').fetchall()
        for name in (column[1] for column in columns if column[2] == "REAL"):
            if connection.execute(f'SELECT 1 FROM "{key}" WHERE "{name}" IN (9e999, -9e999)').fetchone():
                place = f"{key}.{name}"
                raise NotAPlan(
                    _with_way_out(
                        _("{path} is damaged: {place} holds a number without end.").format(
                            path=path, place=place
                        )
                    )
                )


def _compare_schema(connection: sqlite3.Connection, schema: int, path: Path) -> None:
    """Let nothing pass but the very tables, checks and indexes that Mitra itself makes."""
    ours = made_by_mitra(schema)
    theirs = _statements(connection)
    foreign = sorted(name for name in theirs.keys() - ours.keys())
    if foreign:
        raise NotAPlan(
            _(
                "{path} holds something foreign ({name}) and is not opened. "
                "Ask whoever sent it for the plan as Mitra saved it."
            ).format(path=path, name=foreign[0])
        )
    if theirs != ours:
        raise NotAPlan(_damaged(path))


@cache
def made_by_mitra(schema: int) -> dict[str, str]:
    """Return the CREATE statement of everything in a plan of that schema, by kind and name."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for number, sql in scripts():
            if number <= schema:
                connection.executescript(sql)
        return _statements(connection)


def _statements(connection: sqlite3.Connection) -> dict[str, str]:
    """Return every CREATE statement by kind and name, without what SQLite made for itself."""
    return {
        f"{kind} {name}": sql
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_schema")
        if not (kind == "index" and sql is None) and name not in ("sqlite_stat1", "sqlite_stat4")
    }


def _require_no_cycle(connection: sqlite3.Connection, path: Path) -> None:
    for query in (
        "SELECT uid, parent FROM organisation WHERE parent IS NOT NULL",
        'SELECT task, "after" FROM task_dependency',
    ):
        if has_cycle(connection.execute(query)):
            raise NotAPlan(
                _with_way_out(_("{path} is damaged: something in it stands under itself.").format(path=path))
            )


def has_cycle(arcs: Iterable[tuple[str, str]]) -> bool:
    """Return whether the arcs lead back to where one began (Kahn 1962: peel off what nobody points to)."""
    after: dict[str, list[str]] = {}
    pointed_to: dict[str, int] = {}
    for start, end in arcs:
        after.setdefault(start, []).append(end)
        pointed_to[end] = pointed_to.get(end, 0) + 1
    free = [start for start in after if start not in pointed_to]
    while free:
        for end in after.get(free.pop(), ()):
            pointed_to[end] -= 1
            if not pointed_to[end]:
                del pointed_to[end]
                free.append(end)
    return bool(pointed_to)


def _require_readable_tags(connection: sqlite3.Connection, path: Path) -> None:
    """A CHECK cannot ask this: SQLite holds json_valid unsafe in a schema that is not trusted."""
    for entity in ENTITIES:
        names = [field.name for field in fields_of_class(entity) if field.kind is Kind.TAGS]
        for name in names:
            wrong = f'SELECT 1 FROM "{entity.__table__.name}" WHERE NOT json_valid("{name}") LIMIT 1'
            if connection.execute(wrong).fetchone():
                raise NotAPlan(_damaged(path))


def _damaged(path: Path) -> str:
    return _with_way_out(_("{path} is damaged and cannot be opened safely.").format(path=path))


def _with_way_out(sentence: str) -> str:
    return f"{sentence} " + _("Open an earlier copy, or ask whoever has one to send it again.")


def _allow(action: int, *about: str | None) -> int:
    return sqlite3.SQLITE_DENY if action in _DENIED else sqlite3.SQLITE_OK
