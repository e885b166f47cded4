"""Typing a name on the map: a line editor over a card or over empty room."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from planner.errors import Invalid


class NameEditor(QLineEdit):
    """Appears where a name is asked for. Enter or leaving takes it, Esc does not; a refused name stays,
    with its reason.

    `closed` tells whether a name was taken and whether Tab asked for a child next.
    """

    closed = Signal(bool, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._take: Callable[[str], None] | None = None
        self._before = ""
        self.reason = QLabel(parent)
        self.reason.setProperty("card", True)
        self.reason.setProperty("tone", "danger")
        self.reason.setMargin(6)
        self.reason.hide()
        self.hide()

    @property
    def asking(self) -> bool:
        """Whether a name is being typed."""
        return self._take is not None

    def ask(self, where: QRect, name: str, take: Callable[[str], None]) -> None:
        """Ask for a name at a place of the parent; `take` may raise Invalid."""
        self._take, self._before = take, name
        self.setText(name)
        self.selectAll()
        self._show_wrong("")
        width = max(where.width(), self.sizeHint().width())
        height = max(self.sizeHint().height(), 28)
        self.setGeometry(where.center().x() - width // 2, where.center().y() - height // 2, width, height)
        self.show()
        self.raise_()
        self.setFocus()

    def accept(self, child_next: bool = False) -> None:
        """Take the name that stands there; nothing typed is the same as leaving."""
        take, name = self._take, " ".join(self.text().split())
        if take is None:
            return
        if not name or name == self._before:
            self._close(False, False)
            return
        try:
            take(name)
        except Invalid as refused:
            self._show_wrong(str(refused))
            return
        self._close(True, child_next)

    def cancel(self) -> None:
        """Leave without taking the name."""
        if self._take is not None:
            self._close(False, False)

    def _close(self, taken: bool, child_next: bool) -> None:
        self._take = None
        self.hide()
        self.reason.hide()
        self.closed.emit(taken, child_next)

    def _show_wrong(self, reason: str) -> None:
        self.setProperty("wrong", bool(reason))
        self.style().polish(self)
        self.reason.setText(reason)
        self.reason.adjustSize()
        self.reason.move(self.x(), self.y() + self.height() + 4)
        self.reason.setVisible(bool(reason))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # what is typed here is no shortcut of the window
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
        ):
            self.accept(child_next=True)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancel()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._leave()

    def _leave(self) -> None:
        self.accept()
        if self._take is not None:
            self._close(False, False)
