"""A partner struck out, its links broken, and those it cuts off ringed: what the map would lose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.canvas.card_item import CardItem
from ui.canvas.layer import Layer
from ui.canvas.scene import MapScene
from ui.theme import CARD_RADIUS, font

if TYPE_CHECKING:
    from planner.analysis.drill import Drill


class DrillLayer(Layer):
    """Lies over the cards while a drill is on."""

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene.tokens, scene.stale.emit)
        self._scene = scene
        self.drill: Drill | None = None

    def show_drill(self, found: Drill | None) -> None:
        """Show what a partner would take along; None shows the map as it is."""
        self.drill = found
        self._scene.dim(found.cut_off | {found.uid} if found is not None else ())
        self.update()

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        found, rects = self.drill, self._scene.rects
        if found is None or found.uid not in rects:
            return
        wide = 1.6 / min(zoom, 1.0)  # as thick on a small picture
        self._paint_links(painter, found.uid, wide)
        for uid in found.cut_off & rects.keys():
            if rects[uid].intersects(area):
                painter.setPen(_dashed(self.tokens.danger, wide))
                painter.drawRoundedRect(rects[uid], CARD_RADIUS, CARD_RADIUS)
        self._strike(painter, self._scene.items_by_key[found.uid], wide)

    def _paint_links(self, painter: QPainter, uid: str, wide: float) -> None:
        """Paint every line that ends at the partner as broken."""
        links, tree = self._scene.links.shapes, self._scene.tree
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_dashed(self.tokens.danger, wide))
        for number in links.touching({uid}).tolist():
            painter.drawPath(links.path(number))
        for child in (one for one, parent in tree.parents.items() if uid in (one, parent)):
            painter.drawPath(tree.path(child))

    def _strike(self, painter: QPainter, item: CardItem, wide: float) -> None:
        """Paint the partner as struck out: its name can still be read."""
        rect, face = item.rect(), font(14, bold=True)
        painter.setBrush(QColor(self.tokens.danger_tint))
        painter.setPen(QPen(QColor(self.tokens.danger), wide))
        painter.drawRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
        face.setStrikeOut(True)
        painter.setFont(face)
        room = rect.adjusted(8, 0, -8, 0)
        name = QFontMetricsF(face).elidedText(item.card.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, name)


def _dashed(colour: str, wide: float) -> QPen:
    pen = QPen(QColor(colour), wide)
    pen.setDashPattern([3, 3])
    return pen
