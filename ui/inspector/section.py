"""A titled part of the inspector that folds, and remembers being folded."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.settings import settings


class Section(QFrame):
    """A heading with a caret, and a body below it."""

    def __init__(self, title: str, key: str, *, folded: bool = False) -> None:
        super().__init__()
        self._key = f"folded/{key}"
        self._folded = settings().value(self._key, folded, bool)
        self.caret = QToolButton()
        self.caret.setFixedSize(16, 16)
        self.caret.setStyleSheet("padding: 0;")
        self.caret.setAccessibleName(title)
        self.caret.clicked.connect(self.toggle)
        self.heading = QLabel(title)
        self.heading.setFont(theme.font(11, bold=True))
        self.heading.setProperty("tone", "muted")
        self.heading.setWordWrap(True)
        self.side = QHBoxLayout()
        self.body = QWidget()
        self.content = QVBoxLayout(self.body)
        self.content.setContentsMargins(0, 0, 0, 0)
        self.content.setSpacing(4)
        self._lay_out()
        self._show()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(self.caret)
        head.addWidget(self.heading, 1)
        head.addLayout(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 10, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addWidget(self.body)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().y() < 34:
            self.toggle()
        super().mousePressEvent(event)

    def toggle(self) -> None:
        """Fold or unfold."""
        self._folded = not self._folded
        settings().setValue(self._key, self._folded)
        self._show()

    def unfold(self) -> None:
        """Show the body, if it is folded."""
        if self._folded:
            self.toggle()

    def _show(self) -> None:
        self.body.setVisible(not self._folded)
        self.caret.setIcon(theme.icon("caret-right" if self._folded else "caret-down", theme.current().muted))

    def add(self, widget: QWidget) -> None:
        """Put a widget at the end of the body."""
        self.content.addWidget(widget)


def line() -> QFrame:
    """Return a hairline between sections."""
    rule = QFrame()
    rule.setFixedHeight(1)
    rule.setStyleSheet(f"background: {theme.current().hairline};")
    return rule


def muted(text: str, size: int = 11) -> QLabel:
    """Return a quiet label that wraps."""
    label = QLabel(text)
    label.setProperty("tone", "muted")
    label.setFont(theme.font(size))
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
