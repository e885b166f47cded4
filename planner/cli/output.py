"""Outputs written whole or not at all: into a temporary place in the same folder, then moved there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planner.errors import FileProblem
from planner.i18n import _


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a temporary path with the ending of `path`; at the end of the block it takes the place of `path`.

    On an error `path` stays as it was. Raises FileProblem when its folder is not there.
    """
    path = _target(path)
    if path.is_dir():
        raise FileProblem(_("{path} is a folder. Choose another name.").format(path=path))
    with _named(path):
        handle, name = tempfile.mkstemp(prefix=".mitra-", suffix=path.suffix, dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        try:
            yield temporary
            _take_mode(path, temporary)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


@contextmanager
def whole_folder(path: Path, ending: str) -> Iterator[Path]:
    """Give a temporary folder that takes the place of `path` at the end of the block.

    An earlier folder is replaced if it holds only files with that `ending`, else FileProblem is raised.
    """
    path = _target(path)
    if path.exists() and not (path.is_dir() and all(one.suffix == ending for one in path.iterdir())):
        raise FileProblem(
            _("{path} is there already and holds other things. Choose another name.").format(path=path)
        )
    with _named(path):
        temporary = Path(tempfile.mkdtemp(prefix=".mitra-", dir=path.parent))
        try:
            yield temporary
            temporary.chmod(0o777 & ~_mask())
            _swap(temporary, path)
        except BaseException:
            shutil.rmtree(temporary, ignore_errors=True)
            raise


@contextmanager
def _named(path: Path) -> Iterator[None]:
    """Tell what goes wrong under the name a person gave, not that of the temporary place."""
    try:
        yield
    except OSError as error:
        raise FileProblem(
            _("{path} cannot be written: {reason}. Choose another folder, or make room there.").format(
                path=path, reason=error.strerror or type(error).__name__
            )
        ) from error


def _target(path: Path) -> Path:
    path = path.resolve()  # a link is written through, not replaced
    if not path.parent.is_dir():
        raise FileProblem(_("There is no folder {path}.").format(path=path.parent))
    return path


def _swap(temporary: Path, path: Path) -> None:
    if not path.exists():
        temporary.rename(path)
        return
    old = Path(tempfile.mkdtemp(prefix=".mitra-", dir=path.parent))
    path.replace(old / "old")
    try:
        temporary.rename(path)
    except BaseException:
        (old / "old").replace(path)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)


def _take_mode(path: Path, temporary: Path) -> None:
    if path.exists():
        temporary.chmod(path.stat().st_mode & 0o777)
    elif os.name == "posix":
        temporary.chmod(0o666 & ~_mask())


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
