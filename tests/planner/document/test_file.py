"""A plan on disk is one whole file, whatever happens, and nothing that was committed is lost."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from planner import edits
from planner.document import file as file_module
from planner.document import migrate, write
from planner.document.file import PlanFile, create, new_plan, open_plan, recover, with_suffix
from planner.document.working_copy import leftovers
from planner.errors import ChangedOnDisk, FileProblem, PlanLocked, UnsavedWork
from planner.model import Organisation

ROOT = Path(__file__).parents[3]


def names(plan: PlanFile) -> list[str]:
    return [one.name for one in plan.rows(Organisation)]


def files_in(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


# Saving


def test_what_is_saved_comes_back(path: Path) -> None:
    with create(path) as plan:
        edits.add_partner(plan, "Acme")
        assert plan.unsaved
        plan.save()
        assert not plan.unsaved
    with open_plan(path) as again:
        assert names(again) == ["Acme"] and not again.unsaved and again.undo_label is None


def test_the_file_is_one_file_in_rollback_mode(path: Path, plan_file: PlanFile) -> None:
    plan_file.save()
    assert files_in(path.parent) == ["plan.mitra"]
    assert path.read_bytes()[18:20] == b"\1\1"  # 2 would mean that a log belongs to it


def test_what_was_not_saved_is_given_up_on_closing(path: Path, own_home: Path) -> None:
    with create(path) as plan:
        edits.add_partner(plan, "Acme")
    with open_plan(path) as again:
        assert names(again) == []
    assert list((own_home / "working").iterdir()) == []


def test_a_new_plan_never_takes_the_place_of_a_file(path: Path, plan_file: PlanFile) -> None:
    with pytest.raises(FileProblem, match="there already"):
        create(path)


def test_a_plan_without_a_file_asks_for_a_place(path: Path) -> None:
    with new_plan("Mine") as plan:
        assert plan.path is None and not plan.unsaved and plan.info.title == "Mine"
        with pytest.raises(FileProblem, match="Save as"):
            plan.save()
        plan.save_as(path.with_suffix(""))
        assert plan.path == path and path.exists()


def test_save_as_goes_on_in_the_other_file_and_lets_the_first_go(path: Path, plan_file: PlanFile) -> None:
    other = path.with_name("other.mitra")
    plan_file.save_as(other)
    edits.add_partner(plan_file, "Acme")
    plan_file.save()
    with pytest.raises(PlanLocked):
        open_plan(other)
    with open_plan(other, read_only=True) as copy:
        assert names(copy) == ["Acme"]


def test_save_as_on_a_plan_that_is_open_elsewhere_is_refused(path: Path, plan_file: PlanFile) -> None:
    before = path.read_bytes()
    with new_plan() as other, pytest.raises(PlanLocked):
        other.save_as(path)
    assert path.read_bytes() == before


def test_save_as_on_a_plan_with_unsaved_work_is_refused_and_keeps_that_work(path: Path) -> None:
    plan = create(path)
    edits.add_partner(plan, "Acme")
    plan.abandon()
    with new_plan() as other, pytest.raises(UnsavedWork):
        other.save_as(path)
    [left] = leftovers(path)
    with recover(left) as back:
        assert names(back) == ["Acme"]


def test_a_file_changed_by_somebody_else_is_not_overwritten_unasked(path: Path, plan_file: PlanFile) -> None:
    edits.add_partner(plan_file, "Mine")
    theirs = path.read_bytes() + b"\0"
    path.write_bytes(theirs)
    with pytest.raises(ChangedOnDisk):
        plan_file.save()
    assert path.read_bytes() == theirs
    plan_file.save(overwrite_changed=True)
    plan_file.save()


def test_a_file_that_was_only_touched_or_moved_away_is_saved(path: Path, plan_file: PlanFile) -> None:
    os.utime(path, (1, 1))
    plan_file.save()
    path.unlink()
    plan_file.save()
    assert path.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")
def test_saving_keeps_the_mode_and_the_target_of_a_link(path: Path, plan_file: PlanFile) -> None:
    assert stat.S_IMODE(path.stat().st_mode) == 0o666 & ~current_umask()
    path.chmod(0o640)
    link = path.with_name("link.mitra")
    plan_file.close()
    link.symlink_to(path)
    with open_plan(link) as plan:
        with pytest.raises(PlanLocked):
            open_plan(path)
        edits.add_partner(plan, "Acme")
        plan.save()
    assert link.is_symlink() and stat.S_IMODE(path.stat().st_mode) == 0o640
    with open_plan(path, read_only=True) as again:
        assert names(again) == ["Acme"]


def current_umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


AWKWARD = [
    "a b",
    "it's",
    'say "hi"',
    "100%",
    "a#b",
    "what?",
    "naïve ß",
    "日本語",
    "x" * 240,
    "a&b=c",
    "-rf",
    "file:x",
    ";",
    "%41",
]


@pytest.mark.skipif(os.name != "posix", reason="Windows forbids some of these names")
@pytest.mark.parametrize("name", AWKWARD)
def test_any_name_will_do(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.mitra"
    with create(path) as plan:
        edits.add_partner(plan, "Acme")
        plan.save()
    with open_plan(path) as again:
        assert names(again) == ["Acme"]
    assert files_in(tmp_path) == [path.name]


def test_the_ending_is_added_once() -> None:
    assert [with_suffix(Path(name)).name for name in ("a", "a.mitra", "a.b")] == [
        "a.mitra",
        "a.mitra",
        "a.b.mitra",
    ]


# Saving goes wrong


def no_space(*_about: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("step", ["_place_beside", "_check_whole", "_flush", "_replace"])
def test_a_save_that_fails_at_any_step_leaves_the_old_file_whole(
    path: Path, plan_file: PlanFile, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    before = path.read_bytes()
    edits.add_partner(plan_file, "Acme")
    with monkeypatch.context() as broken:
        broken.setattr(write, step, no_space)
        with pytest.raises(FileProblem, match="No space left"):
            plan_file.save()
    assert path.read_bytes() == before and files_in(path.parent) == ["plan.mitra"]
    assert plan_file.unsaved
    plan_file.save()


def test_a_folder_that_is_gone_or_cannot_be_written_is_told(
    path: Path, plan_file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(FileProblem, match="cannot be written"):
        plan_file.save_as(path.parent / "nowhere" / "x.mitra")

    def forbidden(*_about: object, **_more: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(tempfile, "mkstemp", forbidden)
    with pytest.raises(FileProblem, match="Permission denied"):
        plan_file.save()
    assert files_in(path.parent) == ["plan.mitra"] and plan_file.path == path


def test_a_network_folder_without_modes_and_flushing_is_good_enough(
    path: Path, plan_file: PlanFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsupported(*_about: object) -> None:
        raise OSError(22, "Invalid argument")

    monkeypatch.setattr(os, "fsync", unsupported)
    monkeypatch.setattr(Path, "chmod", unsupported)
    edits.add_partner(plan_file, "Acme")
    plan_file.save()
    assert not plan_file.unsaved


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="a small file system of its own takes root"
)
def test_a_full_disk_keeps_the_old_file(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1200k", "tmpfs", disk], capture_output=True
    ).returncode:
        pytest.skip("no mounting here")
    try:
        with create(disk / "plan.mitra") as plan:
            before = (disk / "plan.mitra").read_bytes()
            edits.set_fields(plan, [plan.info], {"notes": "x" * 900_000})
            with pytest.raises(FileProblem, match=r"full|space"):
                plan.save()
            assert (disk / "plan.mitra").read_bytes() == before and files_in(disk) == ["plan.mitra"]
            plan.save_as(tmp_path / "elsewhere.mitra")
    finally:
        subprocess.run(["umount", "-l", disk], check=True)


def test_what_a_crash_in_a_save_left_beside_the_file_goes_at_the_next(
    path: Path, plan_file: PlanFile
) -> None:
    stale = write._place_beside(path)
    foreign = path.with_name(".mitra-other-file.part")
    foreign.touch()
    plan_file.save()
    assert not stale.exists() and foreign.exists()


# An older format


def test_the_older_file_is_kept_when_a_plan_is_saved_in_a_newer_format(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create(path).close()
    old, schema = path.read_bytes(), migrate.newest_schema()
    newer = (*migrate.scripts(), (99, "CREATE TABLE something_new (uid TEXT NOT NULL) STRICT;"))
    monkeypatch.setattr(migrate, "scripts", lambda: newer)
    with open_plan(path) as plan:
        assert path.read_bytes() == old
        plan.save()
        plan.save()
    assert path.with_name(f"plan (schema {schema}).mitra").read_bytes() == old
    assert migrate.schema_of(sqlite3.connect(path)) == 99


def test_starting_afresh_leaves_nothing_to_undo_or_save(plan_file: PlanFile) -> None:
    edits.add_partner(plan_file, "Acme")
    file_module.start_afresh(plan_file)
    assert plan_file.undo_label is None and not plan_file.unsaved
