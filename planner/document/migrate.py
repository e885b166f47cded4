"""Brings a plan file of any older schema to the present one with the frozen scripts in `migrations`."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from planner.errors import NotAPlan
from planner.i18n import _

APPLICATION_ID = 0x4D495452  # "MITR"
SCRIPTS = Path(__file__).parent / "migrations"


@cache
def scripts() -> tuple[tuple[int, str], ...]:
    """Return every migration as (the schema it leads to, SQL), in order."""
    return tuple(
        (int(path.stem), path.read_text(encoding="utf-8")) for path in sorted(SCRIPTS.glob("[0-9]*.sql"))
    )


def newest_schema() -> int:
    """Return the number of the present schema."""
    return scripts()[-1][0]


def schema_of(connection: sqlite3.Connection) -> int:
    """Return the number of the schema the file has; 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Run what is missing. Raises NotAPlan when the rows no longer fit together afterwards."""
    present = schema_of(connection)
    missing = [(number, sql) for number, sql in scripts() if number > present]
    if not missing:
        return
    connection.execute("PRAGMA foreign_keys = OFF")
    for number, sql in missing:
        stamp = f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {number};"
        connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\n{stamp}\nCOMMIT;")
    if connection.execute("PRAGMA foreign_key_check").fetchone():
        raise NotAPlan(
            _("The plan could not be brought to the present format: rows refer to others that are missing.")
        )
