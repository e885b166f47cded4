"""Cards of the overview and insights: a heading with a quiet word at the right, and lines that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.clearing import clear
from ui.inspector.section import muted


class Card(QFrame):
    """A titled card."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.side = muted("")
        self.side.setWordWrap(False)
        heading = QLabel(title)
        heading.setFont(theme.font(bold=True))
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addStretch(1)
        head.addWidget(self.side)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(16, 12, 16, 12)
        self.box.setSpacing(0)
        self.box.addLayout(head)
        self.body = QVBoxLayout()
        self.body.setSpacing(0)
        self.box.addSpacing(6)
        self.box.addLayout(self.body)
        self.box.addStretch(1)

    def clear(self) -> None:
        """Take every line out."""
        clear(self.body)

    def add(self, widget: QWidget) -> None:
        """Put a line at the end."""
        self.body.addWidget(widget)

    def fill_with(self, widget: QWidget) -> None:
        """Give the whole card to one widget."""
        self.box.takeAt(self.box.count() - 1)
        self.box.addWidget(widget, 1)

    def say(self, text: str) -> None:
        """Say something quiet where there is nothing to list."""
        label = muted(text, 12)
        label.setContentsMargins(0, 6, 0, 6)
        self.add(label)


class Line(QFrame):
    """A line of a card: something at the left, a text, something at the right; a click leads on."""

    clicked = Signal()

    def __init__(
        self, left: QWidget | None, text: str, right: QWidget | None, *, detail: str = "", height: int = 30
    ) -> None:
        super().__init__()
        t = theme.current()
        self.setObjectName("card_line")
        self.setStyleSheet(f"QFrame#card_line {{ border-top: 1px solid {t.hairline}; }}")
        self.setFixedHeight(height)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        if left is not None:
            layout.addWidget(left)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 2, 0, 2)
        words.addWidget(Elided(text))
        if detail:
            second = Elided(detail)
            second.setFont(theme.font(11))
            second.setProperty("tone", "muted")
            words.addWidget(second)
        layout.addLayout(words, 1)
        if right is not None:
            layout.addWidget(right)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()


class Elided(QLabel):
    """A label that gives way: what does not fit ends in an ellipsis and is told in the tooltip."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.full = text
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = self.fontMetrics().elidedText(self.full, Qt.TextElideMode.ElideRight, max(self.width(), 20))
        self.setText(shown)
        self.setToolTip(self.full if shown != self.full else "")


class Go(QWidget):
    """Runs an action when its line or button is clicked; lives and dies with it."""

    def __init__(self, parent: QWidget, action: Callable[[], Any]) -> None:
        super().__init__(parent)
        self.hide()
        self._action = action

    def run(self) -> None:
        """Do it."""
        self._action()


def link_button(text: str, action: Callable[[], Any]) -> QPushButton:
    """Return a text that is clicked like a link."""
    made = QPushButton(text)
    made.setProperty("look", "link")
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.clicked.connect(Go(made, action).run)
    return made


def icon_label(name: str, colour: str, size: int = 16) -> QLabel:
    """Return an icon as a label."""
    label = QLabel()
    label.setPixmap(theme.pixmap(name, colour, size, label.devicePixelRatioF()))
    label.setFixedWidth(size + 2)
    return label


SEVERITY_ICONS = {"error": "x-circle", "warning": "warning", "hint": "info"}


def severity_colour(severity: str) -> str:
    """Return the colour of a finding."""
    t = theme.current()
    return {"error": t.danger, "warning": t.warning}.get(severity, t.muted)
