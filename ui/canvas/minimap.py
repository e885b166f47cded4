"""The floating minimap: the whole map as small blocks, and the part the window shows, which can be
dragged.
"""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from ui.canvas.canvas import Canvas
from ui.theme import CARD_RADIUS

WIDTH, HEIGHT = 132, 92
_PAD = 9.0


class Minimap(QWidget):
    """Follows the canvas; a press or a drag on it moves the canvas there."""

    def __init__(self, canvas: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self.resize(WIDTH, HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        canvas.moved.connect(self.update)
        canvas.zoom_changed.connect(self._follow_zoom)
        canvas.map.reloaded.connect(self.repaint_blocks)
        self._blocks: QPixmap | None = None

    def _follow_zoom(self, zoom: float) -> None:
        self.update()

    def repaint_blocks(self) -> None:
        """Draw the cards anew; else they are kept as a picture."""
        self._blocks = None
        self.update()

    def _frame(self) -> tuple[QRectF, float, QPointF]:
        """Return the area of the map that is drawn, the scale, and where its top left corner lies in the
        widget.
        """
        area = self._canvas.map.content().adjusted(-40, -40, 40, 40)
        inner = QRectF(self.rect()).adjusted(_PAD, _PAD, -_PAD, -_PAD)
        scale = min(inner.width() / area.width(), inner.height() / area.height())
        corner = inner.center() - QPointF(area.width(), area.height()) * (scale / 2)
        return area, scale, corner

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        if self._blocks is None or self._blocks.devicePixelRatioF() != ratio:
            self._blocks = QPixmap(self.size() * ratio)
            self._blocks.setDevicePixelRatio(ratio)
            self._blocks.fill(Qt.GlobalColor.transparent)
            self._paint_blocks(QPainter(self._blocks))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._blocks)
        self._paint_seen(painter, *self._shown)

    def _paint_blocks(self, painter: QPainter) -> None:
        scene = self._canvas.map
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(scene.tokens.hairline), 1))
        painter.setBrush(QColor(scene.tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        self._shown = area, scale, corner = self._frame()
        painter.setPen(Qt.PenStyle.NoPen)
        blocks: dict[tuple[str, float], list[QRectF]] = defaultdict(list)
        move = corner - area.topLeft() * scale
        for uid, item in scene.items_by_key.items():
            category, rect = item.card.category, scene.rects[uid]
            colour = category.colour(scene.tokens) if category is not None else scene.tokens.faint
            x, y = rect.x() * scale + move.x(), rect.y() * scale + move.y()
            size = max(rect.width() * scale, 1.5), max(rect.height() * scale, 1.5)
            blocks[colour, 0.2 if item.look.faint else 0.75].append(QRectF(x, y, *size))
        for (colour, opacity), rects in blocks.items():
            painter.setOpacity(opacity)
            painter.setBrush(QColor(colour))
            painter.drawRects(rects)
        painter.end()

    def _paint_seen(self, painter: QPainter, area: QRectF, scale: float, corner: QPointF) -> None:
        seen = self._canvas.seen()
        rect = QRectF(corner + (seen.topLeft() - area.topLeft()) * scale, seen.size() * scale)
        rect = rect.intersected(QRectF(self.rect()).adjusted(4, 4, -4, -4))
        painter.setOpacity(1.0)
        painter.setPen(QPen(QColor(self._canvas.map.tokens.accent), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 2, 2)

    def _go(self, at: QPointF) -> None:
        area, scale, corner = self._frame()
        there = area.topLeft() + (at - corner) / scale
        self._canvas.scroll_map(there - self._canvas.seen().center())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())
