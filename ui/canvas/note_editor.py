"""Writing a note where it lies: a small sheet over the map."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from planner.i18n import _
from ui import theme
from ui.canvas.notes_layer import PAPER


class NoteEditor(QPlainTextEdit):
    """Appears where a text is asked for. Leaving, Ctrl+Enter and Esc take it: sentences are not thrown away, and undo
    takes them back.
    """

    def __init__(self, parent: QWidget, back: QWidget) -> None:
        super().__init__(parent)
        self._take: Callable[[str], object] | None = None
        self._before = ""
        self._back = back
        self.setTabChangesFocus(True)
        self.hide()

    def ask(self, where: QRect, text: str, take: Callable[[str], object]) -> None:
        """Ask for a text at a place of the parent."""
        self._take, self._before = take, text
        self.setAccessibleName(_("Text of the note"))
        self.setFont(theme.font(PAPER))
        self.setPlainText(text)
        self.selectAll()
        size = where.size().expandedTo(self.minimumSizeHint())
        self.setGeometry(QRect(where.topLeft(), size).adjusted(0, 0, max(150 - size.width(), 0), 8))
        self.show()
        self.raise_()
        self.setFocus()

    def accept(self) -> None:
        """Take the text that stands there; nothing typed is the same as leaving."""
        take, text = self._take, self.toPlainText().strip()
        self._close()
        if take is not None and text and text != self._before:
            take(text)

    def _close(self) -> None:
        self._take = None
        had_focus = self.hasFocus()
        self.hide()
        if had_focus:
            self._back.setFocus()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # what is typed here is no shortcut of the window
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ends = enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ends or event.key() == Qt.Key.Key_Escape:
            self.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.accept()
