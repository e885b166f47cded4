"""The groups of a view: titled, dotted frames behind the cards."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from planner.document import Plan
from planner.model import MapGroup, MapView
from ui.canvas.layer import Layer
from ui.theme import CARD_RADIUS, Tokens, font


class FramesLayer(Layer):
    """All frames of a view."""

    def __init__(self, tokens: Tokens, stale: Callable[[QRectF], None]) -> None:
        super().__init__(tokens, stale)
        self._frames: list[tuple[QRectF, str, str | None]] = []

    def load(self, plan: Plan, view: MapView | None) -> None:
        """Take the groups of a view; x and y are a frame's top left corner."""
        groups = [one for one in plan.rows(MapGroup) if view is not None and one.view == view.uid]
        self._frames = [
            (QRectF(one.x or 0, one.y or 0, one.width or 200, one.height or 120), one.text or "", one.colour)
            for one in groups
        ]

    def content(self) -> QRectF:
        """Return the rectangle around all frames."""
        area = QRectF()
        for rect, _text, _colour in self._frames:
            area = area.united(rect)
        return area

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        face = font(11, bold=True)
        for rect, text, colour in self._frames:
            if not rect.adjusted(-4, -12, 4, 12).intersects(area):
                continue
            pen = QPen(QColor(colour or self.tokens.line), 1.2)
            pen.setDashPattern([1.5, 3])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
            wide = QFontMetricsF(face).horizontalAdvance(text)
            at = QRectF(
                QPointF(rect.right() - wide - 18, rect.bottom() - 8), rect.bottomRight() + QPointF(-10, 8)
            )
            painter.fillRect(at, QColor(self.tokens.ground))
            painter.setFont(face)
            painter.setPen(QColor(self.tokens.muted))
            painter.drawText(at, Qt.AlignmentFlag.AlignCenter, text)
