"""The marks on folded cards: "+12" under a card says how many it stands for, and a click unfolds them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from planner.i18n import number
from ui.canvas.layer import Layer
from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.theme import font

if TYPE_CHECKING:
    from ui.canvas.scene import MapScene

_HIGH, _BELOW = 18.0, 11.0


class FoldLayer(Layer):
    """Painted over the cards of a scene."""

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene.tokens, scene.stale.emit)
        self._scene = scene

    def marks(self) -> dict[str, tuple[QRectF, str]]:
        """Return the mark of each folded card that is drawn: where it is, and what it says."""
        metrics = QFontMetricsF(font(11, bold=True, tabular=True))
        found = {}
        for uid, count in self._scene.chart.hidden.counts().items():
            rect = self._scene.rects.get(uid)
            if rect is not None and uid not in self._scene.lifted:
                text = f"+{number(count)}"
                width = metrics.horizontalAdvance(text) + 14
                at = QPointF(rect.center().x() - width / 2, rect.bottom() + _BELOW - _HIGH / 2)
                found[uid] = (QRectF(at.x(), at.y(), width, _HIGH), text)
        return found

    def card_at(self, point: QPointF) -> str | None:
        """Return the folded card whose mark is at a point."""
        return next((uid for uid, (rect, _text) in self.marks().items() if rect.contains(point)), None)

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        if zoom < OVERVIEW_BELOW:
            return
        painter.setFont(font(11, bold=True, tabular=True))
        for rect, text in self.marks().values():
            if rect.intersects(area):
                painter.setPen(QPen(QColor(self.tokens.accent), 1))
                painter.setBrush(QColor(self.tokens.accent_tint))
                painter.drawRoundedRect(rect, _HIGH / 2, _HIGH / 2)
                painter.setPen(QColor(self.tokens.accent))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
