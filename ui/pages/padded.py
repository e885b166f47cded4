"""Parts of a page within its margins: side by side where there is room, else one below the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme

LEAST, HEIGHT = 380, 400  # pixels that a main part takes: at least beside the others, and above them
QWIDGETSIZE_MAX = 16_777_215  # Qt's "no limit", which PySide does not name


class Padded(QWidget):
    """`mains` are the parts that take the room there is; the others are as wide as they want."""

    def __init__(self, parts: Sequence[QWidget], stretch: Sequence[int], spacing: int) -> None:
        super().__init__()
        self.parts = parts
        self.mains = [part for place, part in enumerate(parts) if place >= len(stretch) or stretch[place]]
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 16)
        self.row.setSpacing(spacing)
        for place, part in enumerate(parts):
            self.row.addWidget(part, stretch[place] if place < len(stretch) else 1)

    def _needed(self) -> int:
        """Return the width at which all parts stand side by side."""
        sides = [part.sizeHint().width() for part in self.parts if part not in self.mains]
        gaps = self.row.spacing() * (len(self.parts) - 1)
        return len(self.mains) * LEAST + sum(sides) + gaps + 2 * theme.MARGIN

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        below = len(self.parts) > 1 and self.width() < self._needed()
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if way != self.row.direction():
            self.row.setDirection(way)
            for part in self.mains:
                part.setMinimumHeight(HEIGHT if below else 0)
                part.setMaximumHeight(HEIGHT if below else QWIDGETSIZE_MAX)


def padded(*widgets: QWidget, stretch: tuple[int, ...] = (), spacing: int = 16) -> QWidget:
    """Put widgets side by side with the page's margins; those without a stretch of 0 share the room."""
    return Padded(widgets, stretch, spacing)
