"""Writes a database to a file whole or not at all, and tells one content of a file from another."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import sqlite3
import sys
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path

from planner.errors import FileProblem
from planner.i18n import _

_WINDOWS_PATIENCE = 2.0  # seconds: a virus scanner may hold a fresh file for a moment
_NO_FLUSH = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)  # what network folders say that cannot flush


def fingerprint(path: Path | None) -> str | None:
    """Return a hash of a file's content; None when it is not there or cannot be read."""
    try:
        if path is None or not path.is_file():  # a pipe would be waited for
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def write_whole(connection: sqlite3.Connection, path: Path) -> str | None:
    """Write the database to `path` whole or not at all, and return the fingerprint of what was written.

    The file keeps its mode, and a link its target. Raises FileProblem with the reason.
    """
    target = Path(os.path.realpath(path))
    temporary = None
    try:
        temporary = _place_beside(target)
        connection.execute("VACUUM INTO ?", (str(temporary),))
        _check_whole(temporary)
        _take_mode(target, temporary)
        _flush(temporary)
        written = fingerprint(temporary)
        _replace(temporary, target)
        _flush_folder(target.parent)
        return written
    except (OSError, ValueError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error).replace(str(temporary), target.name)
        raise FileProblem(
            _("{path} cannot be written: {reason}. Nothing is lost; save the plan elsewhere.").format(
                path=path, reason=reason
            )
        ) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _place_beside(target: Path) -> Path:
    """Make an empty file in the target's own folder, and remove what a crash in a save left there."""
    prefix = f".mitra-{hashlib.sha256(os.fsencode(target.name)).hexdigest()[:8]}-"
    for stale in target.parent.iterdir():
        if re.fullmatch(re.escape(prefix) + r"\w{8}\.part(-journal)?", stale.name):
            stale.unlink(missing_ok=True)
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=".part", dir=target.parent)
    os.close(handle)
    return Path(name)


def _check_whole(file: Path) -> None:
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("PRAGMA ignore_check_constraints = ON")  # the values were checked when they were written
        if copy.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise sqlite3.DatabaseError(_("the copy did not arrive whole"))


def _take_mode(target: Path, temporary: Path) -> None:
    if target.exists():
        mode = target.stat().st_mode & 0o777
    else:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    with suppress(OSError):  # some network folders know no modes
        temporary.chmod(mode)


def _flush(file: Path) -> None:
    with file.open("rb+") as opened:
        try:
            os.fsync(opened.fileno())
        except OSError as error:
            if error.errno not in _NO_FLUSH:
                raise


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
