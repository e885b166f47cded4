"""The SQL that the declarations ask for; what a new migration must arrive at, as a test checks."""

from __future__ import annotations

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from planner.model import ENTITIES

TRAIL = """CREATE TABLE trail (
  id INTEGER PRIMARY KEY,
  "change" INTEGER NOT NULL,
  "at" TEXT NOT NULL,
  who TEXT,
  label TEXT NOT NULL,
  entity TEXT NOT NULL,
  "row" TEXT NOT NULL,
  effect TEXT NOT NULL,
  was TEXT,
  "now" TEXT
) STRICT"""


def declared_schema() -> list[str]:
    """Return one CREATE statement for each table and index of the model, and the trail."""
    dialect = sqlite.dialect()
    statements = []
    for entity in ENTITIES:
        table = entity.__table__
        statements.append(_tidy(str(CreateTable(table).compile(dialect=dialect))))
        indexes = sorted(table.indexes, key=lambda index: str(index.name))
        statements += [_tidy(str(CreateIndex(index).compile(dialect=dialect))) for index in indexes]
    return [*statements, TRAIL]


def _tidy(statement: str) -> str:
    return statement.strip().replace("\t", "  ").replace(", \n", ",\n").replace("\n STRICT", " STRICT")
