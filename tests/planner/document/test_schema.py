"""The file's schema is what the declarations say, and refuses wrong values by itself."""

from __future__ import annotations

import re
import shutil
import sqlite3
from pathlib import Path
from random import Random

import pytest

from planner.document import Plan, migrate
from planner.document.examine import made_by_mitra
from planner.document.file import open_plan
from planner.document.migrate import newest_schema
from planner.document.schema import declared_schema
from planner.errors import NotAPlan
from planner.model import ENTITIES, Entity, Field, Kind, fields_of_class, key_of
from tests.fixtures.make import fixture_of
from tests.random_rows import values_for

MOST_COLUMNS = 62  # a trigger hands old and new to one SQL function, which takes 127 arguments


def parts(statement: str) -> tuple[str, frozenset[str]]:
    """Return what comes before the parentheses of a CREATE and, as a set, what stands in them."""
    head, _, body = " ".join(statement.split()).partition("(")
    pieces, depth, piece = [], 0, ""
    for letter in body.rpartition(")")[0]:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and depth == 0:
            pieces.append(piece.strip())
            piece = ""
        else:
            piece += letter
    return head.strip(), frozenset([*pieces, piece.strip()])


def test_the_migrations_arrive_at_what_the_declarations_ask_for() -> None:
    made = {parts(statement) for statement in made_by_mitra(newest_schema()).values()}
    assert made == {parts(statement) for statement in declared_schema()}


@pytest.mark.parametrize("entity", ENTITIES, ids=key_of)
def test_every_table_is_strict_and_narrow_enough(entity: type[Entity]) -> None:
    assert made_by_mitra(newest_schema())[f"table {key_of(entity)}"].rstrip().endswith("STRICT")
    assert len(entity.__table__.columns) <= MOST_COLUMNS


@pytest.mark.parametrize("entity", ENTITIES, ids=key_of)
def test_every_reference_waits_for_the_commit_and_says_what_deletion_does(entity: type[Entity]) -> None:
    statement = made_by_mitra(newest_schema())[f"table {key_of(entity)}"]
    keys = re.findall(
        r"FOREIGN KEY\(\"?(\w+)\"?\) REFERENCES \"?(\w+)\"? .*?"
        r"ON DELETE ([A-Z ]+) DEFERRABLE INITIALLY DEFERRED",
        statement,
    )
    declared = [
        (f.name, f.target, "CASCADE" if f.owner else "SET NULL") for f in fields_of_class(entity) if f.target
    ]
    assert sorted(keys) == sorted(declared)


@pytest.mark.parametrize("schema", range(1, newest_schema() + 1))
def test_a_plan_of_every_older_schema_opens_with_all_its_rows(schema: int, tmp_path: Path) -> None:
    path = tmp_path / "old.mitra"
    shutil.copy(fixture_of(schema), path)
    with open_plan(path) as plan:
        known = {statement.partition(" ")[2] for statement in made_by_mitra(schema)}
        empty = [key_of(entity) for entity in ENTITIES if key_of(entity) in known and not plan.rows(entity)]
        assert empty == []


def wrong_values(field: Field) -> list[object]:
    """Return stored values that the declaration forbids."""
    if field.choices is not None:
        return ["nonsense", ""]
    if field.shape:
        return ["usd", "#12345", ""]
    wrong: list[object] = []
    if field.low is not None:
        wrong.append(field.low - 1)
    if field.high is not None:
        wrong.append(field.high + 1)
    if field.required and field.kind in (Kind.TEXT, Kind.LONG):
        wrong.append("")
    unfit: dict[Kind, list[object]] = {
        Kind.YES_NO: [2, "yes"],
        Kind.DATE: ["2026-02-30", "30.1.2026", ""],
        Kind.MOMENT: ["2026-11-25", "2026-02-30T00:00:00.000000Z", "now"],
        Kind.TAGS: ["a, b"],
        Kind.PICTURE: ["R0lGODlhAQABAAAAACw=", "iVBORw0KGg" + "A" * 266_670],
        Kind.WHOLE: ["many"],
        Kind.NUMBER: ["many"],
        Kind.MONEY: ["much"],
        Kind.REFERENCE: ["no such key"],
    }
    return wrong + unfit.get(field.kind, [])


@pytest.mark.parametrize("entity", ENTITIES, ids=key_of)
def test_wrong_values_are_refused_even_in_raw_sql(entity: type[Entity]) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(fixture_of(newest_schema()).read_bytes())
    connection.execute("PRAGMA foreign_keys = ON")
    for field in fields_of_class(entity):
        for value in [*wrong_values(field), *([None] if field.required else [])]:
            with pytest.raises(sqlite3.Error, match=r"constraint|datatype|store"):
                connection.execute(f'UPDATE "{key_of(entity)}" SET "{field.name}" = ?', (value,))
    for name in ("created_at", "updated_at"):
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute(
                f'UPDATE "{key_of(entity)}" SET "{name}" = ?', ("2026-13-01T00:00:00.000000Z",)
            )


@pytest.mark.parametrize("entity", [e for e in ENTITIES if e.one_of], ids=key_of)
def test_a_link_has_exactly_one_of_its_ends(entity: type[Entity]) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(fixture_of(newest_schema()).read_bytes())
    nothing = ", ".join(f'"{name}" = NULL' for name in entity.one_of)
    with pytest.raises(sqlite3.IntegrityError, match="one_of"):
        connection.execute(f'UPDATE "{key_of(entity)}" SET {nothing}')


def test_defaults_of_a_new_row_are_the_same_in_python_and_in_sql(plan: Plan) -> None:
    random = Random(3)
    for entity in ENTITIES:
        values = values_for(plan, entity, random, share=0)
        if values is not None and not any(field.target for field in fields_of_class(entity)):
            stored = {c.key: c.server_default for c in entity.__table__.columns}
            for field in fields_of_class(entity):
                assert (stored[field.name] is None) == (field.default is None)


def test_a_migration_that_leaves_dangling_rows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(fixture_of(1).read_bytes())
    monkeypatch.setattr(migrate, "scripts", lambda: ((99, "DELETE FROM organisation;"),))
    with pytest.raises(NotAPlan):
        migrate.migrate(connection)
