"""`main.py shot`: a page of the window as a picture, without a screen."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planner.cli.answer import DONE, say
from planner.cli.output import whole_file
from planner.errors import FileProblem, Invalid
from planner.i18n import _, language, set_language

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPixmap

    from planner.document.file import PlanFile


def run(args: Any) -> int:
    """Draw the page `args.page` of the plan `args.file` into `args.out`. Raises MitraError with one sentence."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if args.scale:
        os.environ["QT_SCALE_FACTOR"] = str(args.scale)
    size, page = _size(args.size or "1280x720"), _page(args.page or "Overview")
    from planner.document.file import open_plan

    with tempfile.TemporaryDirectory(prefix="mitra-shot-") as folder:
        os.environ["MITRA_SETTINGS"] = folder  # a picture shows the defaults, not what a person chose
        plan = open_plan(Path(args.file), read_only=True)
        spoken = language()
        set_language(args.language or str(plan.info.language.value))
        picture = _drawn(plan, page, size, args.theme or "light")
    set_language(spoken)
    save_picture(picture, Path(args.out))
    say(_("Wrote {path}.").format(path=args.out))
    return DONE


def _drawn(plan: PlanFile, page: str, size: tuple[int, int], tone: str) -> QPixmap:
    from ui import theme, translate
    from ui.app import application

    app = application()
    translate.follow_language()
    theme.the_theme().apply(tone)
    from ui.window import MainWindow

    window = MainWindow(None if page == "Start" else plan)
    window.resize(*size)
    window.show()
    if page != "Start":
        window.go(page)
    settle(app)
    picture = window.grab()
    window.hide()
    return picture


def save_picture(picture: QPixmap | QImage, out: Path) -> None:
    """Write a picture as PNG, whole or not at all. Raises FileProblem."""
    with whole_file(out) as temporary:
        if not picture.save(str(temporary), "PNG"):  # type: ignore[call-overload]  # the stub of one asks for bytes
            raise FileProblem(_("{path} cannot be written; choose another folder or name.").format(path=out))


def settle(app: Any, rounds: int = 40) -> None:
    """Let the window come to rest: layouts, timers of 0 ms, first paints."""
    for _round in range(rounds):
        app.processEvents()
        app.sendPostedEvents()


def _page(name: str) -> str:
    from ui.actions import PAGE_TITLES

    for page in PAGE_TITLES:
        if page.casefold() == name.casefold():
            return page
    raise Invalid(
        _("There is no page “{name}”. Pages are: {pages}.").format(name=name, pages=", ".join(PAGE_TITLES))
    )


def _size(text: str) -> tuple[int, int]:
    width, _x, height = text.lower().partition("x")
    if not (
        width.isdigit() and height.isdigit() and 200 <= int(width) <= 8000 and 200 <= int(height) <= 8000
    ):
        raise Invalid(_("“{text}” is no size; write it as 1280x720.").format(text=text))
    return int(width), int(height)
