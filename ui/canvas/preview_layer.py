"""What a gesture shows while it runs: rubber line, marquee, ghost cards, guides; and the handles on a card's edges."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.canvas.card_item import CardItem
from ui.canvas.layer import Layer
from ui.canvas.paint import detail_at
from ui.theme import CARD_RADIUS, Tokens

HANDLE = 5.5
_COPY = 0.7  # opacity


def handle_points(rect: QRectF) -> list[QPointF]:
    """Return the middles of a card's four sides."""
    middle = rect.center()
    return [
        QPointF(middle.x(), rect.top()),
        QPointF(rect.right(), middle.y()),
        QPointF(middle.x(), rect.bottom()),
        QPointF(rect.left(), middle.y()),
    ]


class PreviewLayer(Layer):
    """Painted above everything; empty most of the time."""

    def __init__(self, tokens: Tokens, stale: Callable[[QRectF], None]) -> None:
        super().__init__(tokens, stale)
        self.line: QLineF | None = None
        self.marquee: QRectF | None = None
        self.ghosts: list[QRectF] = []
        self.copies: list[tuple[CardItem, QPointF]] = []
        self.guides: list[QLineF] = []
        self.handles: QRectF | None = None

    def show_only(
        self, *, line: QLineF | None = None, marquee: QRectF | None = None, ghosts: Sequence[QRectF] = ()
    ) -> None:
        """Show what a gesture wants to show and nothing else; without arguments nothing."""
        if (line, marquee, list(ghosts)) != (self.line, self.marquee, self.ghosts):
            self.line, self.marquee, self.ghosts = line, marquee, list(ghosts)
            self.update()

    def show_copies(self, copies: list[tuple[CardItem, QPointF]]) -> None:
        """Show cards a second time, each so far away from where it is."""
        if copies or self.copies:
            self.copies = copies
            self.update()

    def show_guides(self, guides: list[QLineF]) -> None:
        """Show the lines along which dragged cards are aligned with others."""
        if guides != self.guides:
            self.guides = guides
            self.update()

    def show_handles(self, rect: QRectF | None) -> None:
        """Show the handles of a card, or none."""
        if rect != self.handles:
            for one in (self.handles, rect):
                if one is not None:
                    self.update(one.adjusted(-HANDLE - 2, -HANDLE - 2, HANDLE + 2, HANDLE + 2))
            self.handles = rect

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        accent = QColor(self.tokens.accent)
        if self.handles is not None:
            self._paint_handles(painter, self.handles)
        if self.line is not None:
            painter.setPen(QPen(accent, 2, Qt.PenStyle.DashLine))
            painter.drawLine(self.line)
            painter.setBrush(accent)
            painter.drawEllipse(self.line.p2(), 3.5, 3.5)
        for ghost in self.ghosts:
            painter.setPen(QPen(accent, 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(QColor(self.tokens.accent_tint))
            painter.drawRoundedRect(ghost, CARD_RADIUS, CARD_RADIUS)
        for card, away in self.copies:
            painter.save()
            painter.setOpacity(_COPY)
            painter.translate(away)
            card.paint(painter, detail_at(zoom))
            painter.restore()
        if self.guides:
            pen = QPen(accent, 1)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.drawLines(self.guides)
        if self.marquee is not None:
            pen = QPen(accent, 1)
            pen.setCosmetic(True)
            tint = QColor(accent)
            tint.setAlpha(28)
            painter.setPen(pen)
            painter.setBrush(tint)
            painter.drawRect(self.marquee)

    def _paint_handles(self, painter: QPainter, rect: QRectF) -> None:
        for point in handle_points(rect):
            painter.setPen(QPen(QColor(self.tokens.accent), 1.4))
            painter.setBrush(QColor(self.tokens.surface))
            painter.drawEllipse(point, HANDLE, HANDLE)
            painter.drawLine(point - QPointF(2.5, 0), point + QPointF(2.5, 0))
            painter.drawLine(point - QPointF(0, 2.5), point + QPointF(0, 2.5))
