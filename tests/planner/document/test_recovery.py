"""One window at a time changes a plan; whatever ends it, what was committed waits to be recovered."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from planner import edits
from planner.document import working_copy
from planner.document.file import PlanFile, create, discard, new_plan, open_plan, recover
from planner.document.working_copy import folder_of, leftovers
from planner.errors import ChangedOnDisk, FileProblem, PlanLocked, UnsavedWork
from planner.model import Organisation

ROOT = Path(__file__).parents[3]


def names(plan: PlanFile) -> list[str]:
    return [one.name for one in plan.rows(Organisation)]


def files_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


# One at a time, and reading


def test_a_plan_open_in_another_process_can_be_read_but_not_changed(path: Path, plan_file: PlanFile) -> None:
    edits.add_partner(plan_file, "Acme")
    plan_file.save()
    script = (
        "import sys, pathlib\n"
        "from planner import edits\n"
        "from planner.document.file import open_plan\n"
        "from planner.errors import FileProblem, PlanLocked\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "try: open_plan(path)\n"
        "except PlanLocked: print('locked')\n"
        "with open_plan(path, read_only=True) as plan:\n"
        "    try: edits.add_partner(plan, 'Beta')\n"
        "    except FileProblem as error: print(error)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, str(path)], cwd=ROOT, capture_output=True, text=True
    )
    assert answer.stdout.splitlines() == [
        "locked",
        "The plan is open for reading only. Save it under another name to change it.",
    ], answer.stderr
    edits.add_partner(plan_file, "Gamma")
    plan_file.save()


def test_a_plan_open_for_reading_makes_nothing_and_can_be_copied(
    path: Path, plan_file: PlanFile, own_home: Path
) -> None:
    plan_file.close()
    made = files_in(own_home / "working")
    with open_plan(path, read_only=True) as plan:
        assert plan.read_only and files_in(own_home / "working") == made
        with pytest.raises(FileProblem):
            plan.save()
        plan.save_as(path.with_name("copy.mitra"))
        assert plan.path == path
    with open_plan(path.with_name("copy.mitra")) as copy:
        edits.add_partner(copy, "Acme")
    assert files_in(path.parent) == ["copy.mitra", "plan.mitra"]


def test_who_waits_for_a_plan_that_is_just_being_closed_gets_a_working_copy_of_its_own(
    path: Path, plan_file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = working_copy._hold
    calls: list[Path] = []

    def close_meanwhile(file: Path, about: Path) -> sqlite3.Connection:
        if not calls:
            calls.append(file)
            plan_file.close()  # its folder goes after this one has looked at the file in it
            file.parent.mkdir(exist_ok=True)
        return real(file, about)

    monkeypatch.setattr(working_copy, "_hold", close_meanwhile)
    with open_plan(path) as plan:
        edits.add_partner(plan, "Acme")
        assert (folder_of(path) / "plan.sqlite").exists()


# Crashes


def test_unsaved_work_waits_to_be_recovered_or_discarded(path: Path) -> None:
    plan = create(path)
    edits.add_partner(plan, "Acme")
    plan.abandon()
    [left] = leftovers()
    assert (left.path, left.changes, left.title) == (path, 1, "Untitled plan")
    with pytest.raises(UnsavedWork):
        open_plan(path)
    with recover(left) as back:
        assert names(back) == ["Acme"] and back.unsaved and leftovers() == []
        with pytest.raises(PlanLocked):
            open_plan(path)
        back.save()
    assert leftovers() == []


def test_discarded_work_is_gone(path: Path) -> None:
    plan = create(path)
    edits.add_partner(plan, "Acme")
    plan.abandon()
    discard(leftovers()[0])
    with open_plan(path) as again:
        assert names(again) == []


def test_a_crash_right_after_a_save_leaves_nothing_to_recover(path: Path) -> None:
    plan = create(path)
    edits.add_partner(plan, "Acme")
    plan.save()
    plan.abandon()
    assert leftovers() == []
    with open_plan(path) as again:
        assert names(again) == ["Acme"]


def test_unsaved_work_is_found_even_where_a_colleague_has_saved_more_changes_meanwhile(path: Path) -> None:
    plan = create(path)
    edits.add_partner(plan, "Mine")
    plan.abandon()
    theirs = path.with_name("theirs.mitra")
    shutil.copy(path, theirs)
    with open_plan(theirs) as colleague:
        for number in range(5):
            edits.add_partner(colleague, f"Theirs {number}")
        colleague.save()
    theirs.replace(path)
    [left] = leftovers(path)
    with recover(left) as back:
        assert names(back) == ["Mine"]
        with pytest.raises(ChangedOnDisk):
            back.save()


def test_a_plan_that_never_had_a_file_is_recovered_too() -> None:
    plan = new_plan("Draft")
    edits.add_partner(plan, "Acme")
    plan.abandon()
    [left] = leftovers()
    with recover(left) as back:
        assert back.path is None and names(back) == ["Acme"]


def test_a_damaged_working_copy_is_set_aside_and_does_not_bar_the_plan(path: Path, own_home: Path) -> None:
    create(path).abandon()
    database = folder_of(path) / "plan.sqlite"
    database.parent.mkdir(parents=True, exist_ok=True)
    database.write_bytes(b"no database at all" * 100)
    with open_plan(path) as again:
        assert names(again) == []
    [kept] = (own_home / "damaged").glob("*/plan.sqlite")
    assert kept.read_bytes().startswith(b"no database at all")


def test_a_home_that_cannot_be_used_is_told(
    path: Path, plan_file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = path.with_name("blocked")
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("MITRA_HOME", str(blocked))
    with pytest.raises(FileProblem, match="cannot work in"):
        open_plan(path)


KILLED = """
import itertools, pathlib, sys
from planner import edits
from planner.document.file import open_plan
plan = open_plan(pathlib.Path(sys.argv[1]))
for number in itertools.count():
    edits.add_partner(plan, f"Partner {number}")
    print(number, flush=True)
    if number % 3 == 2:
        plan.save()
"""


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_a_kill_in_the_middle_of_edits_and_saves_loses_nothing(path: Path) -> None:
    create(path).close()
    for committed in (1, 4, 11):
        child = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        last = -1
        while last < committed:
            last = int(child.stdout.readline())
        child.kill()
        last = int((child.stdout.read().split() or [str(last)])[-1])
        child.wait()
        child.stdout.close()
        with open_plan(path, read_only=True) as whole:
            assert names(whole) == [f"Partner {n}" for n in range(len(names(whole)))]
        left = leftovers(path)
        with recover(left[0]) if left else open_plan(path) as back:
            assert len(names(back)) >= last + 1
            edits.delete_partners(back, list(back.rows(Organisation)))
            back.save()
    assert files_in(path.parent) == ["plan.mitra"]
