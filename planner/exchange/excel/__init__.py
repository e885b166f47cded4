"""Excel: the plan as a workbook a client would accept, and that can come back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import FileProblem
from planner.i18n import _, use_language

if TYPE_CHECKING:
    from planner.document import Plan

AUDIENCES = ("all", "client")  # a client does not see fields declared internal


def write_workbook(
    plan: Plan,
    path: Path | str,
    *,
    language: str | None = None,
    audience: str = "all",
    picture: bytes | None = None,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write the plan to the workbook `path`, whole or not at all.

    `language` is en or id (the plan's own unless given); `audience` is "all", or "client" to leave internal
    fields out; `picture` is the map as PNG, for the cover; `progress` hears fractions from 0 to 1 and may
    raise to stop.
    Raises FileProblem when `path` cannot be written, ValueError for an unknown audience.
    """
    from planner.exchange.excel.workbook import write

    if audience not in AUDIENCES:
        raise ValueError(f"audience {audience!r} is none of {', '.join(AUDIENCES)}")
    told = progress or _nobody

    def fill(temporary: Path) -> None:
        import xlsxwriter

        options = {
            "in_memory": True,  # a temporary file for each part of a workbook costs a quarter of the time
            "strings_to_urls": False,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
        }
        book = xlsxwriter.Workbook(str(temporary), options)
        with use_language(language or str(plan.info.language.value)):
            write(book, plan, internal=audience == "all", audience=audience, picture=picture, progress=told)
        book.close()
        told(1.0)

    _whole_or_not(Path(path), fill)


def _nobody(done: float) -> None:
    """Hear nothing."""


def _whole_or_not(path: Path, fill: Callable[[Path], None]) -> None:
    """Let `fill` write a file beside `path`, then put it in its place; if anything fails, nothing changed."""
    import shutil
    from uuid import uuid4

    from xlsxwriter.exceptions import FileCreateError

    temporary = path.with_name(f".{path.name}.{uuid4().hex[:8]}.tmp")
    try:
        fill(temporary)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    except (OSError, FileCreateError) as error:
        raise FileProblem(_refusal(path)) from error
    finally:
        temporary.unlink(missing_ok=True)


def _refusal(path: Path) -> str:
    if not path.parent.is_dir():
        return _("The folder {folder} is not there; choose another one.").format(folder=path.parent)
    if path.is_dir():
        return _("{name} is a folder; choose another name.").format(name=path.name)
    return _(
        "{name} cannot be written. Close it if it is open in another program, or choose another folder."
    ).format(name=path.name)
