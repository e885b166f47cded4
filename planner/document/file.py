"""Opening, saving and closing a plan file: the file on disk is always one whole plan, whatever happens."""

from __future__ import annotations

import getpass
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from planner.document.examine import defend, examine, examined
from planner.document.migrate import migrate, newest_schema, schema_of
from planner.document.plan import Plan
from planner.document.working_copy import Leftover, WorkingCopy, folder_of, home, leftovers
from planner.document.write import fingerprint, write_whole
from planner.errors import ChangedOnDisk, FileProblem, UnsavedWork
from planner.i18n import N_, _
from planner.model import PlanInfo

SUFFIX = ".mitra"


class PlanFile(Plan):
    """A plan that lives in a file; edits go to the working copy, `save` replaces the file in one step."""

    def __init__(
        self, working: WorkingCopy | None, connection: sqlite3.Connection, path: Path | None
    ) -> None:
        super().__init__(connection, who=_user())
        self._working = working
        self._held: WorkingCopy | None = (
            None  # the lock of the file, where the working copy began under another name
        )
        self._path = path
        self._seen: str | None = None  # fingerprint of the file as it was read or written last
        self._saved_count = self.count
        self._older_schema: int | None = None

    @property
    def path(self) -> Path | None:
        """The file of this plan; None for a new one that was never saved."""
        return self._path

    @property
    def read_only(self) -> bool:
        """Whether the plan was opened for reading only."""
        return self._working is None

    @property
    def unsaved(self) -> bool:
        """Whether there are changes that the file does not have."""
        return self.count != self._saved_count

    def save(self, *, overwrite_changed: bool = False) -> None:
        """Write the plan to its file. Raises ChangedOnDisk when somebody else changed it meanwhile."""
        if self._path is None or self.read_only:
            raise FileProblem(_("Choose a place for the plan first (Save as)."))
        if not overwrite_changed and fingerprint(self._path) not in (None, self._seen):
            raise ChangedOnDisk(
                _("{path} was changed by somebody else since you opened it. Save under another name.").format(
                    path=self._path
                )
            )
        self._keep_older_file(self._path)
        self._mark_saved(write_whole(self.connection, self._path))

    def save_as(self, path: Path) -> None:
        """Write the plan to another file and go on there; a plan open for reading only stays where it is.

        Raises PlanLocked when that file is open elsewhere, UnsavedWork when unsaved work for it waits.
        """
        path = with_suffix(path)
        if self._path is not None and os.path.realpath(path) == os.path.realpath(self._path):
            self.save(overwrite_changed=True)
            return
        _require_no_leftover(path)
        lock = WorkingCopy(path)
        try:
            written = write_whole(self.connection, path)
        except BaseException:
            lock.discard()
            raise
        if self.read_only:
            lock.discard()
        else:
            self._move_to(path, lock)
            self._mark_saved(written)

    def _move_to(self, path: Path, lock: WorkingCopy) -> None:
        if self._held is not None:
            self._held.discard()
        self._held = lock
        self._path = path
        self._older_schema = None

    def _keep_older_file(self, path: Path) -> None:
        """Leave the file as the older Mitra wrote it beside the one in the present format."""
        kept = path.with_name(f"{path.stem} (schema {self._older_schema}){SUFFIX}")
        if self._older_schema is not None and path.exists() and not kept.exists():
            try:
                shutil.copy2(path, kept)
            except OSError as error:
                raise FileProblem(
                    _("{path} cannot be written: {reason}. Nothing is lost; save the plan elsewhere.").format(
                        path=kept, reason=error.strerror
                    )
                ) from error
        self._older_schema = None

    def _mark_saved(self, written: str | None) -> None:
        self.begin_at(self.count, written)

    def begin_at(self, saved: int, seen: str | None) -> None:
        """Say that the file, whose fingerprint is `seen`, knows the first `saved` changes."""
        self._saved_count, self._seen = saved, seen
        if self._working is not None:
            self._working.note(self._path or self._working.path, saved, seen)

    def start_afresh(self) -> None:
        """Make the plan as it stands the beginning: nothing to undo, nothing to save yet."""
        self.forget_history()
        self.begin_at(self.count, self._seen)

    def hold(self, lock: WorkingCopy) -> None:
        """Keep the lock of the file, where the working copy has another place than the file's own."""
        self._held = lock

    def came_from(self, schema: int) -> None:
        """Note the schema of the file as it was read, so that saving keeps the older file."""
        self._older_schema = schema if schema < newest_schema() else None

    def close(self) -> None:
        """Close the plan; what was not saved is given up."""
        super().close()
        if self._held is not None:
            self._held.discard()
        if self._working is not None:
            self._working.discard()
        else:
            self.connection.close()

    def abandon(self) -> None:
        """Let go of the file as a crash would: the working copy stays behind for recovery."""
        super().close()
        self.connection.close()
        if self._held is not None:
            self._held.connection.close()

    def __enter__(self) -> PlanFile:
        """Use the plan within a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the plan at the end of the block."""
        self.close()


def new_plan(title: str | None = None) -> PlanFile:
    """Return a new plan that has no file yet and holds its own row only."""
    working = WorkingCopy(_new_plans() / f"{uuid4()}{SUFFIX}")
    try:
        plan = _opened(working, working.connection, None)
        with plan.change(N_("New plan")):
            plan.add(PlanInfo(title=title or _("Untitled plan")))
    except BaseException:
        working.discard()
        raise
    plan.start_afresh()
    return plan


def _new_plans() -> Path:
    return home() / "new"


def start_afresh(plan: PlanFile) -> None:
    """Make the plan as it stands the beginning: nothing to undo, nothing to save yet."""
    plan.start_afresh()


def create(path: Path) -> PlanFile:
    """Return a new plan at `path`, written at once. Raises FileProblem when something is there already."""
    path = with_suffix(path)
    if path.exists():
        raise FileProblem(_("{path} is there already. Choose another name.").format(path=path))
    plan = new_plan()
    try:
        plan.save_as(path)
    except BaseException:
        plan.close()
        raise
    return plan


def open_plan(path: Path, *, read_only: bool = False) -> PlanFile:
    """Open the plan at `path`.

    Raises NotAPlan, NewerPlan, FileProblem; PlanLocked when it is open elsewhere (unless `read_only`), and
    UnsavedWork when an earlier session left unsaved work, to be recovered or discarded first.
    """
    path = Path(path)
    seen = fingerprint(path)
    with closing(examined(path)) as source:
        if read_only:
            connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
            defend(connection)
            source.backup(connection)
            return _opened(None, connection, path)
        _require_no_leftover(path)
        return _opened_to_edit(source, path, seen)


def _opened_to_edit(source: sqlite3.Connection, path: Path, seen: str | None) -> PlanFile:
    working = WorkingCopy(path)
    try:
        if not working.empty:
            working.clear()
        source.backup(working.connection)
        plan = _opened(working, working.connection, path)
        plan.begin_at(plan.count, seen)
    except BaseException as error:
        working.discard()
        if isinstance(error, sqlite3.Error):
            raise FileProblem(
                _("{path} cannot be copied to work on it: {reason}.").format(path=path, reason=error)
            ) from error
        raise
    return plan


def _require_no_leftover(path: Path) -> None:
    if leftovers(path):
        raise UnsavedWork(
            _(
                "{path} has unsaved work of an earlier session. Recover or discard it on the start page."
            ).format(path=path)
        )


def _opened(working: WorkingCopy | None, connection: sqlite3.Connection, path: Path | None) -> PlanFile:
    schema = schema_of(connection)
    migrate(connection)
    if working is not None:
        working.ready()
    else:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
    plan = PlanFile(working, connection, path)
    plan.came_from(schema)
    return plan


def recover(leftover: Leftover) -> PlanFile:
    """Open the plan with its unsaved work. Raises NotAPlan when the working copy itself is damaged."""
    working = WorkingCopy(leftover.path, leftover.folder)
    held = None
    try:
        if leftover.folder != folder_of(leftover.path):
            held = WorkingCopy(leftover.path)
        examine(working.connection, leftover.path)
        never_saved = leftover.path.parent == _new_plans()
        plan = _opened(working, working.connection, None if never_saved else leftover.path)
    except BaseException:
        working.connection.close()
        if held is not None:
            held.discard()
        raise
    if held is not None:
        plan.hold(held)
    plan.begin_at(plan.count - leftover.changes, leftover.seen)
    return plan


def discard(leftover: Leftover) -> None:
    """Throw the unsaved work away."""
    shutil.rmtree(leftover.folder, ignore_errors=True)


def with_suffix(path: Path) -> Path:
    """Return `path` with the ending of plans."""
    path = Path(path)
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None
