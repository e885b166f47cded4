"""Looks for suggested risks in short slices while nobody types, so that no keystroke waits for it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from planner.analysis import Ecosystem
from planner.analysis.suggestions import Suggestion, looked_for
from planner.edits.dismissals import dismissed_keys
from ui.workspace import Workspace

PAUSE = 400  # ms without a change before it begins
SLICE = 6  # ms at a time, well under a frame


class SuggestionFinder(QObject):
    """`found` carries the list each time it is whole; a change of the plan ends the search under way."""

    found = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self._stale, self._first = True, True
        self._search: Iterator[Suggestion | None] | None = None
        self._list: list[Suggestion] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        workspace.signals.changed.connect(self._changed)

    def look(self) -> None:
        """Look again soon if the plan has changed since the last time; called while somebody sees the page."""
        if self._stale and self._search is None:
            self._timer.start(0 if self._first else PAUSE)
            self._first = False

    def _changed(self, _changes: object) -> None:
        self._stale, self._search = True, None
        self._timer.stop()

    def _go_on(self) -> None:
        if self._search is None:
            plan = self.workspace.plan
            self._search, self._list = looked_for(Ecosystem(plan), dismissed_keys(plan)), []
        clock = QElapsedTimer()
        clock.start()
        for one in self._search:
            if one is not None:
                self._list.append(one)
            if clock.elapsed() >= SLICE:
                self._timer.start(0)
                return
        self._search, self._stale = None, False
        self.found.emit(self._list)
