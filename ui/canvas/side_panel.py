"""A panel that floats at the right of the map: a title, a quiet line, something to look at, and buttons below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from planner.i18n import _
from ui import theme

WIDTH = 296


class SidePanel(QFrame):
    """Subclasses fill `body` and `foot`. `closed` tells that a person wants it gone."""

    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.title, self.purpose = QLabel(), QLabel()
        self.title.setFont(theme.font(16, bold=True))
        self.purpose.setFont(theme.font(11))
        self.purpose.setProperty("tone", "muted")
        for label in (self.title, self.purpose):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("x", _("Close"), self.closed.emit), 0, Qt.AlignmentFlag.AlignTop)
        self.body, self.foot = QVBoxLayout(), QHBoxLayout()
        self.foot.setSpacing(2)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 10, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.purpose)
        column.addLayout(self.body, 1)
        column.addLayout(self.foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close by Esc wherever in the panel the keyboard is."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def icon_button(icon: str, words: str, act: Callable[[], Any]) -> QToolButton:
    """Return a small button without words; they are its tip and what a screen reader says."""
    made = QToolButton()
    made.setIcon(theme.icon(icon, theme.current().muted))
    made.setIconSize(QSize(16, 16))
    made.setToolTip(words)
    made.setAccessibleName(words)
    made.clicked.connect(act)
    return made


def word_button(icon: str, words: str, act: Callable[[], Any], *, primary: bool = False) -> QPushButton:
    """Return a button with words."""
    t = theme.current()
    made = QPushButton(theme.icon(icon, t.on_accent if primary else t.text), words)
    if primary:
        made.setProperty("look", "primary")
    made.clicked.connect(act)
    return made
