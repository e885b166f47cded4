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


class BrokenLinks(Layer):
    """Lies under the cards: every line that ends at a partner that left is drawn as broken."""

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene.tokens, scene.stale.emit)
        self._scene = scene
        self.partner: str | None = None

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        uid = self.partner
        if uid is None or uid not in self._scene.rects:
            return
        links, tree = self._scene.links.shapes, self._scene.tree
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_dashed(self.tokens.danger, _wide(zoom)))
        for number in links.touching({uid}).tolist():
            painter.drawPath(links.path(number))
        for child in (one for one, parent in tree.parents.items() if uid in (one, parent)):
            painter.drawPath(tree.path(child))


class DrillLayer(Layer):
    """Lies over the cards, with its broken links below them, while a drill is on."""

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene.tokens, scene.stale.emit)
        self._scene = scene
        self.links = BrokenLinks(scene)
        self.drill: Drill | None = None
        scene.under.append(self.links)
        scene.over.append(self)

    def show_drill(self, found: Drill | None) -> None:
        """Show what a partner would take along; None shows the map as it is."""
        self.drill = found
        self.links.partner = found.uid if found is not None else None
        self._scene.dim(found.cut_off | {found.uid} if found is not None else ())
        self.update()

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        found, rects = self.drill, self._scene.rects
        if found is None or found.uid not in rects:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_dashed(self.tokens.danger, _wide(zoom)))
        for uid in found.cut_off & rects.keys():
            if rects[uid].intersects(area):
                painter.drawRoundedRect(rects[uid], CARD_RADIUS, CARD_RADIUS)
        self._strike(painter, self._scene.items_by_key[found.uid], _wide(zoom))

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


def _wide(zoom: float) -> float:
    """Return the width of a line that is as thick on a small picture."""
    return 1.6 / min(zoom, 1.0)


def _dashed(colour: str, wide: float) -> QPen:
    pen = QPen(QColor(colour), wide)
    pen.setDashPattern([3, 3])
    return pen
