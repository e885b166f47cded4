"""A file that is no plan, or was meddled with, is refused in one line and left as it was to the byte."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from planner.document import examine
from planner.document.examine import has_cycle
from planner.document.file import create, open_plan
from planner.document.migrate import newest_schema
from planner.errors import FileProblem, NewerPlan, NotAPlan
from planner.model import ENTITIES, CashLine
from tests.fixtures.make import fixture_of

CONTENT = fixture_of(newest_schema()).read_bytes()


def refused(path: Path, error: type[FileProblem], words: str = "\\.mitra") -> None:
    """Expect that the file opens neither for editing nor for reading, and that nothing was changed."""
    before, beside = path.read_bytes(), sorted(path.parent.iterdir())
    for read_only in (False, True):
        with pytest.raises(error, match=words) as caught:
            open_plan(path, read_only=read_only)
        assert str(path) in str(caught.value) and "\n" not in str(caught.value)
    assert path.read_bytes() == before and sorted(path.parent.iterdir()) == beside


def meddled(path: Path, script: str) -> Path:
    """Write the fixture plan after running SQL on it that no Mitra would run."""
    path.write_bytes(CONTENT)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(script)
    return path


def test_no_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="no file"):
        open_plan(tmp_path / "nothing.mitra")
    with pytest.raises(FileProblem, match="is a folder"):
        open_plan(tmp_path)


@pytest.mark.parametrize(
    "content", [b"", b"Dear all,\n", b"SQLite format 3\0", b"PK\3\4" + bytes(200), bytes(5000)]
)
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.mitra"
    path.write_bytes(content)
    refused(path, NotAPlan)


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.mitra"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE plan (title)")
        connection.commit()
    refused(path, NotAPlan, "another program")


def test_a_plan_that_does_not_say_its_schema_is_damaged_and_the_way_out_is_named(tmp_path: Path) -> None:
    path = meddled(tmp_path / "x.mitra", "PRAGMA user_version = 0")
    refused(path, NotAPlan, "Open an earlier copy")


def test_a_plan_of_a_newer_mitra_is_refused(tmp_path: Path) -> None:
    refused(meddled(tmp_path / "x.mitra", "PRAGMA user_version = 9999"), NewerPlan, "newer")


@pytest.mark.parametrize("script", [
    "CREATE TRIGGER evil AFTER UPDATE ON organisation BEGIN DELETE FROM risk; END",
    "CREATE VIEW evil AS SELECT * FROM organisation",
    "CREATE TABLE evil (x)",
    "CREATE INDEX evil ON organisation (abs(level))",
    "DROP TABLE organisation; CREATE VIEW organisation AS SELECT 1 AS uid",
    "CREATE VIRTUAL TABLE evil USING fts5(x)",
])  # fmt: skip
def test_anything_foreign_in_the_file_is_refused_by_name(tmp_path: Path, script: str) -> None:
    refused(meddled(tmp_path / "x.mitra", script), NotAPlan)


@pytest.mark.parametrize("script", [
    "ALTER TABLE organisation ADD COLUMN extra TEXT",
    "ALTER TABLE organisation RENAME COLUMN name TO title",
    "DROP TABLE trail",
    "DROP INDEX ix_relationship_source",
    "PRAGMA ignore_check_constraints = ON; UPDATE organisation SET kind = 'pirate'",
    "PRAGMA ignore_check_constraints = ON; UPDATE organisation SET created_at = 'yesterday'",
    "UPDATE organisation SET tags = '[not json]'",
    "UPDATE task SET organisation = 'nobody'",
    "DELETE FROM plan",
    "INSERT INTO plan (uid, created_at, updated_at, title) SELECT 'x', created_at, created_at, 'x' FROM plan",
    "UPDATE organisation SET parent = uid",
    "INSERT INTO task_dependency SELECT 'x', created_at, created_at, after, task FROM task_dependency",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '')",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'CASCADE', 'SET NULL')",
    "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = 3 WHERE name = 'organisation'",
])  # fmt: skip
def test_a_plan_that_was_meddled_with_is_refused(tmp_path: Path, script: str) -> None:
    refused(meddled(tmp_path / "x.mitra", script), NotAPlan)


@pytest.mark.parametrize("share", [0.0002, 0.01, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99, 0.9999])
def test_a_plan_cut_short_is_refused(tmp_path: Path, share: float) -> None:
    path = tmp_path / "x.mitra"
    path.write_bytes(CONTENT[: int(len(CONTENT) * share)])
    refused(path, NotAPlan)


def test_flipped_bytes_are_refused_or_make_no_difference(tmp_path: Path) -> None:
    random, path = Random(7), tmp_path / "x.mitra"
    refusals = 0
    for _ in range(40):
        broken = bytearray(CONTENT)
        for _flip in range(random.choice((1, 8, 200))):
            broken[random.randrange(len(broken))] ^= 1 << random.randrange(8)
        path.write_bytes(broken)
        try:
            with open_plan(path, read_only=True) as plan:
                assert all(plan.rows(entity) is not None for entity in ENTITIES)
        except FileProblem:
            refusals += 1
        assert path.read_bytes() == broken
    assert refusals > 5


def test_statistics_that_another_tool_left_do_no_harm(tmp_path: Path) -> None:
    path = meddled(tmp_path / "x.mitra", "ANALYZE")
    with open_plan(path) as plan:
        plan.save()


def test_a_file_in_wal_mode_opens_and_is_saved_in_rollback_mode(tmp_path: Path) -> None:
    path = meddled(tmp_path / "x.mitra", "PRAGMA journal_mode = WAL")
    assert path.read_bytes()[18:20] == b"\2\2"
    with open_plan(path) as plan:
        plan.save()
    assert path.read_bytes()[18:20] == b"\1\1" and os.listdir(tmp_path) == ["x.mitra"]


def test_a_file_whose_log_was_not_written_back_is_not_read_as_if_it_were_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.mitra"
    path.write_bytes(CONTENT)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE plan SET title = 'Newer'")
        other.commit()
        with pytest.raises(FileProblem, match="open in another program"):
            open_plan(path)


def test_a_journal_that_lies_beside_the_file_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "x.mitra"
    path.write_bytes(CONTENT)
    journal = path.with_name("x.mitra-journal")
    journal.write_bytes(os.urandom(4096))
    with open_plan(path, read_only=True) as plan:
        assert plan.info.title
    assert path.read_bytes() == CONTENT and journal.exists()


def test_an_enormous_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.mitra"
    path.write_bytes(CONTENT)
    monkeypatch.setattr(examine, "LARGEST_FILE", len(CONTENT) - 1)
    refused(path, NotAPlan)


def test_an_endless_look_is_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.mitra"
    numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 20000)"
    meddled(
        path,
        f"DELETE FROM trail; {numbers} INSERT INTO trail SELECT i, i, '', '', '', '', '', '', '', '' FROM n",
    )
    monkeypatch.setattr(examine, "LONGEST_LOOK", -1.0)
    refused(path, NotAPlan)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.mitra"
    create(path).close()

    def forbidden(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    with pytest.raises(FileProblem, match="Permission denied"):
        open_plan(path)


@pytest.mark.parametrize(("arcs", "answer"), [
    ([], False), ([("a", "b"), ("b", "c"), ("a", "c")], False), ([("a", "a")], True),
    ([("a", "b"), ("b", "c"), ("c", "b"), ("x", "a")], True),
])  # fmt: skip
def test_cycles_are_found(arcs: list[tuple[str, str]], answer: bool) -> None:
    assert has_cycle(arcs) is answer


def test_a_number_without_end_is_refused_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "plan.mitra"
    with create(path) as plan:
        with plan.change("Add"):
            plan.add(CashLine(name="Platform", likely=1.0))
        plan.save()
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("UPDATE cash_line SET likely = 9e999")
        raw.commit()
    with pytest.raises(NotAPlan, match=r"cash_line\.likely"):
        open_plan(path)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_pipe_is_refused_and_waited_for_by_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.mitra")
    with pytest.raises(FileProblem):
        open_plan(tmp_path / "pipe.mitra", read_only=True)
