"""Starts the application: theme, language, garbage collection, window."""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from planner.document.file import open_plan
from planner.errors import MitraError, UnsavedWork
from planner.i18n import LANGUAGES, set_language
from ui import theme, translate
from ui.settings import settings

if TYPE_CHECKING:
    from ui.window import MainWindow

COLLECT_EVERY = 2000  # ms
REMEMBER_AFTER = 1500  # ms; the picture for the start page waits until a person sees the plan


def application(arguments: list[str] | None = None) -> QApplication:
    """Return the application, made ready: style, typeface, Qt's words."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication) and theme.Theme.installed is not None:
        return existing
    app = existing if isinstance(existing, QApplication) else QApplication(arguments or ["mitra"])
    app.setApplicationName("Mitra")
    app.setDesktopFileName("mitra")
    theme.install(app)
    translate.install(app)
    return app


def chosen_language() -> str:
    """Return the language a person chose, else that of the system where we speak it."""
    from PySide6.QtCore import QLocale

    stored = settings().value("language")
    if stored in LANGUAGES:
        return str(stored)
    return "id" if QLocale.system().language() == QLocale.Language.Indonesian else "en"


class Collector(QObject):
    """Collects garbage on the interface thread only: elsewhere it would destroy Qt objects there."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(COLLECT_EVERY)

    def collect(self) -> None:
        """Collect the young generations; the old one only when it has grown."""
        counts, limits = gc.get_count(), gc.get_threshold()
        generation = 2 if counts[2] > limits[2] else 1 if counts[1] > limits[1] else 0
        gc.collect(generation)


def run(path: str | None = None, safe: bool = False) -> int:
    """Open the window, with a plan if `path` is given; with `safe` the settings are the default ones."""
    if safe:
        import tempfile

        os.environ["MITRA_SETTINGS"] = tempfile.mkdtemp(prefix="mitra-safe-")
    app = application(sys.argv[:1])
    set_language(chosen_language())
    translate.follow_language()
    theme.the_theme().apply(str(settings().value("theme") or "system"))
    collector = Collector(app)
    sys.excepthook = _tell_error
    window = first_window(path)
    status = app.exec()
    del collector, window
    return status


def first_window(path: str | None) -> MainWindow:
    """Show the window with the plan at `path`, or the start page, which also says why a plan does not open."""
    from ui.window import MainWindow

    plan = problem = None
    try:
        plan = open_plan(Path(path)) if path else None  # before the window, which is then built only once
    except (MitraError, OSError) as error:
        problem = error
    window = MainWindow(plan)
    window.show()
    if problem is not None:
        window.tell(str(problem), "warning" if isinstance(problem, UnsavedWork) else "danger")
    elif plan is not None:
        QTimer.singleShot(REMEMBER_AFTER, window, window.remember_plan)
    return window


def _tell_error(kind: type[BaseException], error: BaseException, trace: object) -> None:
    """Tell an error nobody foresaw in one sentence, and keep the details in a file for whoever mends it."""
    import traceback

    from planner.document.working_copy import home
    from planner.errors import MitraError
    from planner.i18n import _

    text = "".join(traceback.format_exception(kind, error, error.__traceback__))
    log = home() / "errors.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("a", encoding="utf-8") as file:
        file.write(text + "\n")
    told = (
        str(error)
        if isinstance(error, MitraError)
        else _("Something went wrong inside Mitra. Your plan is safe; the details are in {log}.").format(
            log=log
        )
    )
    for widget in QApplication.topLevelWidgets():
        if hasattr(widget, "tell"):
            widget.tell(told, "danger")
