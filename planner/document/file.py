"""Opening, saving and closing a plan file: the file on disk is always one whole plan, whatever happens."""

from __future__ import annotations

import getpass
import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from uuid import uuid4

from planner.document.examine import connect_read_only, copy_into, defend, examine
from planner.document.migrate import migrate
from planner.document.plan import Plan
from planner.document.working_copy import Leftover, WorkingCopy, folder_of, home, leftovers
from planner.errors import ChangedOnDisk, FileProblem, UnsavedWork
from planner.i18n import N_, _
from planner.model import PlanInfo

SUFFIX = ".mitra"
_WINDOWS_PATIENCE = 2.0  # seconds: a virus scanner may hold a fresh file for a moment


class PlanFile(Plan):
    """A plan that lives in a file; edits go to the working copy, `save` replaces the file in one step."""

    def __init__(self, working: WorkingCopy | None, connection: sqlite3.Connection, path: Path | None) -> None:
        super().__init__(connection, who=_user())
        self._working = working
        self._held: WorkingCopy | None = None  # the lock of the file, where the working copy began under another name
        self._path = path
        self._fingerprint = _fingerprint(path)
        self._saved_count = self.count if path is not None and path.exists() else 0

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
        if not overwrite_changed and _fingerprint(self._path) != self._fingerprint:
            raise ChangedOnDisk(
                _("{path} was changed by somebody else since you opened it. Save under another name.").format(
                    path=self._path
                )
            )
        write_whole(self.connection, self._path)
        self._mark_saved()

    def save_as(self, path: Path) -> None:
        """Write the plan to another file and go on there. Raises PlanLocked when that file is open elsewhere."""
        path = with_suffix(path)
        if self._path is not None and path.resolve() == self._path.resolve():
            self.save(overwrite_changed=True)
            return
        lock = WorkingCopy(path)
        try:
            write_whole(self.connection, path)
        except BaseException:
            lock.discard()
            raise
        self._move_to(path, lock)
        self._mark_saved()

    def _move_to(self, path: Path, lock: WorkingCopy) -> None:
        if self._held is not None:
            self._held.discard()
        self._held = lock
        self._path = path
        if self._working is not None:
            self._working.note(path)

    def _mark_saved(self) -> None:
        self._saved_count = self.count
        self._fingerprint = _fingerprint(self._path)

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
    working = WorkingCopy(home() / "new" / f"{uuid4()}{SUFFIX}")
    migrate(working.connection)
    working.ready()
    working.note(working.path)
    plan = PlanFile(working, working.connection, None)
    with plan.change(N_("New plan")):
        plan.add(PlanInfo(title=title or _("Untitled plan")))
    start_afresh(plan)
    return plan


def start_afresh(plan: PlanFile) -> None:
    """Make the plan as it stands the beginning: nothing to undo, nothing to save yet."""
    plan.forget_history()
    plan._saved_count = plan.count


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
    if read_only:
        connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        defend(connection)
        copy_into(path, connection)
        return _opened(None, connection, path)
    connect_read_only(path).close()  # a clear word about a wrong path before anything is made for it
    if any(leftover.path.resolve() == path.resolve() for leftover in leftovers()):
        raise UnsavedWork(
            _("{path} has unsaved work of an earlier session. Recover or discard it on the start page.").format(
                path=path
            )
        )
    working = WorkingCopy(path)
    try:
        if not working.empty:
            working.clear()
        copy_into(path, working.connection)
        working.note(path)
        return _opened(working, working.connection, path)
    except BaseException:
        working.discard()
        raise


def _opened(working: WorkingCopy | None, connection: sqlite3.Connection, path: Path | None) -> PlanFile:
    migrate(connection)
    if working is not None:
        working.ready()
    else:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA recursive_triggers = ON")
    return PlanFile(working, connection, path)


def recover(leftover: Leftover) -> PlanFile:
    """Open the plan with its unsaved work. Raises NotAPlan when the working copy itself is damaged."""
    working = WorkingCopy(leftover.path, leftover.folder)
    held = None
    try:
        if leftover.folder != folder_of(leftover.path):
            held = WorkingCopy(leftover.path)
        examine(working.connection, leftover.path)
        plan = _opened(working, working.connection, leftover.path if leftover.path.exists() else None)
    except BaseException:
        working.connection.close()
        if held is not None:
            held.discard()
        raise
    plan._held = held
    plan._saved_count = plan.count - leftover.changes
    return plan


def discard(leftover: Leftover) -> None:
    """Throw the unsaved work away."""
    shutil.rmtree(leftover.folder, ignore_errors=True)


def with_suffix(path: Path) -> Path:
    """Return `path` with the ending of plans."""
    path = Path(path)
    return path if path.suffix == SUFFIX else path.with_name(path.name + SUFFIX)


def write_whole(connection: sqlite3.Connection, path: Path) -> None:
    """Write the database to `path` whole or not at all. Raises FileProblem with the reason."""
    target = path.resolve()
    temporary = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".part", dir=target.parent)
        os.close(handle)
        temporary = Path(name)
        connection.execute("VACUUM INTO ?", (name,))
        _check_whole(temporary)
        _take_mode(target, temporary)
        _flush(temporary)
        _replace(temporary, target)
        _flush_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileProblem(
            _("{path} cannot be written: {reason}. The plan is safe in memory; save it elsewhere.").format(
                path=path, reason=reason
            )
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _check_whole(file: Path) -> None:
    copy = sqlite3.connect(file)
    try:
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError(_("the copy did not arrive whole"))
    finally:
        copy.close()


def _take_mode(target: Path, temporary: Path) -> None:
    if target.exists():
        temporary.chmod(target.stat().st_mode & 0o777)
    elif os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        temporary.chmod(0o666 & ~mask)


def _flush(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _flush_folder(folder: Path) -> None:
    if os.name == "posix":
        with suppress(OSError):  # some network folders cannot be flushed
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


def _replace(source: Path, target: Path) -> None:
    give_up = time.monotonic() + _WINDOWS_PATIENCE
    while True:
        try:
            source.replace(target)
            return
        except PermissionError:
            if sys.platform != "win32" or time.monotonic() > give_up:
                raise
            time.sleep(0.05)


def _fingerprint(path: Path | None) -> tuple[int, int, str] | None:
    """Return time, size and content hash of a file; None when it is not there."""
    try:
        if path is None:
            return None
        stat = path.stat()
        return stat.st_mtime_ns, stat.st_size, hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def _user() -> str | None:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return None
