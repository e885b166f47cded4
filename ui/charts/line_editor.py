"""The field in which a name is typed where it stands in a chart."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.i18n import _
from ui import theme


class LineEditor(QLineEdit):
    """Enter or leaving commits what was typed, Esc forgets it; `entered` also says whether by Enter."""

    entered = Signal(str, bool)
    left = Signal(bool)  # whether by a key

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(theme.font())
        self.setAccessibleName(_("Name of the task"))
        self._before = ""
        self.setStyleSheet(
            "QLineEdit { min-height: 0; padding: 0 5px; border-radius: 3px; }"
        )  # as high as a row
        self.hide()

    def open_at(self, box: QRect, text: str) -> None:
        """Open in a row with a text to change."""
        self._before = text
        self.setText(text)
        self.setGeometry(box)
        self.show()
        self.setFocus()
        self.selectAll()

    def close_quietly(self) -> None:
        """Close without a word; what was typed is forgotten."""
        self._before = self.text()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._commit(True)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_quietly()
            self.left.emit(True)
        else:
            super().keyPressEvent(event)
            event.accept()  # what means nothing here means nothing to the chart below either

    def commit(self) -> None:
        """Take what was typed, if the field is open, before what it belongs to is left."""
        if self.isVisible():
            self._commit(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isVisible() and event.reason() not in (
            Qt.FocusReason.PopupFocusReason,
            Qt.FocusReason.ActiveWindowFocusReason,
        ):
            self._commit(False)

    def _commit(self, by_enter: bool) -> None:
        text, before = self.text().strip(), self._before
        self.close_quietly()
        if text and text != before:
            self.entered.emit(text, by_enter)
        else:
            self.left.emit(by_enter)
