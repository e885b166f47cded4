"""What an empty register says: ghost rows that show what belongs here, one sentence, one button."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ui import theme


class Ghost(QWidget):
    """Headings, one example in words, and rows that fade."""

    def __init__(self, headings: Sequence[str], example: Sequence[str]) -> None:
        super().__init__()
        self.headings, self.example = headings, example
        self.setMinimumHeight(250)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = (self.width() - 2 * theme.MARGIN) / max(len(self.headings), 1)
        painter.setFont(theme.font(11, bold=True))
        painter.setPen(QColor(t.muted))
        for place, text in enumerate(self.headings):
            painter.drawText(
                QRectF(theme.MARGIN + place * step, 0, step - 8, 34), Qt.AlignmentFlag.AlignVCenter, text
            )
        for line in range(6):
            painter.setOpacity(1.0 if line == 0 else max(0.9 - line * 0.16, 0.1))
            y = 36 + line * 40
            painter.setPen(QColor(t.hairline))
            painter.drawLine(0, y - 1, self.width(), y - 1)
            self._paint_line(painter, line, y, step)

    def _paint_line(self, painter: QPainter, line: int, y: int, step: float) -> None:
        t = theme.current()
        for place in range(len(self.headings)):
            box = QRectF(theme.MARGIN + place * step, y, step - 12, 40)
            if line == 0:
                painter.setFont(theme.font())
                painter.setPen(QColor(t.muted))
                text = self.example[place] if place < len(self.example) else ""
                shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
                painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
            else:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(t.neutral_tint).darker(104))
                width = (step - 24) * (0.45 + ((line * 7 + place * 5) % 9) / 20)
                painter.drawRoundedRect(QRectF(box.left(), y + 16, width, 8), 4, 4)


class Teaching(QWidget):
    """A register's empty state; another `picture` than ghost rows where rows would mislead."""

    def __init__(
        self,
        headings: Sequence[str],
        example: Sequence[str],
        sentence: str,
        action: str,
        run: Callable[[], Any],
        hint: str = "",
        picture: QWidget | None = None,
        others: Sequence[tuple[str, Callable[[], Any]]] = (),
    ) -> None:
        super().__init__()
        said = QLabel(sentence)
        said.setFont(theme.font(16, bold=True))
        said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        said.setWordWrap(True)
        button = QPushButton(theme.icon("plus", theme.current().on_accent), action)
        button.setObjectName("first_step")
        button.setProperty("look", "primary")
        button.setMinimumHeight(36)
        button.clicked.connect(run)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button)
        for words, act in others:
            other = QPushButton(words)
            other.setMinimumHeight(36)
            other.clicked.connect(act)
            row.addWidget(other)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 24)
        layout.setSpacing(16)
        layout.addWidget(picture or Ghost(headings, example))
        layout.addSpacing(12)
        layout.addWidget(said)
        layout.addLayout(row)
        if hint:
            quiet = QLabel(hint)
            quiet.setProperty("tone", "muted")
            quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
            quiet.setWordWrap(True)
            layout.addWidget(quiet)
        layout.addStretch(1)


class EmptyOr(QWidget):
    """Shows `content`, or the teaching page while `is_empty` holds."""

    def __init__(self, content: QWidget, teaching: QWidget, is_empty: Callable[[], bool]) -> None:
        super().__init__()
        self.is_empty = is_empty
        self.forced = False
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._parts = content, teaching
        self._layers.addWidget(content)
        self._layers.addWidget(teaching)
        self.refresh()

    def refresh(self) -> None:
        """Choose again."""
        if not self.is_empty():
            self.forced = False
        shown = 1 if self.is_empty() and not self.forced else 0
        for place, part in enumerate(self._parts):  # what is not seen asks for no room
            policy = QSizePolicy.Policy.Preferred if place == shown else QSizePolicy.Policy.Ignored
            part.setSizePolicy(policy, policy)
        self._layers.setCurrentIndex(shown)

    def show_content(self) -> None:
        """Show the content although it is empty, for a person who begins to type."""
        self.forced = True
        self.refresh()
