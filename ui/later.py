"""Work that may wait until a person sees something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


def after_paint(widget: QWidget, action: Callable[[], Any]) -> None:
    """Run `action` once `widget` has been painted anew and is still seen; never, if that does not come about."""
    _AfterPaint(widget, action)
    widget.update()


class _AfterPaint(QObject):
    def __init__(self, widget: QWidget, action: Callable[[], Any]) -> None:
        super().__init__(widget)
        self._widget, self._action = widget, action
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._run)
        return False

    def _run(self) -> None:
        if self._widget.isVisible():
            self.deleteLater()
            self._action()
        else:  # another page came first, or the plan is closed: then there is nothing to work out
            self._widget.installEventFilter(self)
