"""Painting a scene: layer upon layer, with the cards between them; and apart from it what is lifted from it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen

from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.canvas.paint import PAPER, detail_at
from ui.canvas.scene import MapScene


def paint_scene(scene: MapScene, painter: QPainter, area: QRectF, zoom: float) -> None:
    """Paint what lies in an area of the map, without what is lifted."""
    painter.save()
    painter.setClipRect(area)  # the raster engine strokes thin lines twice as fast with a clip
    for layer in scene.under:
        layer.paint(painter, area, zoom)
    if zoom < OVERVIEW_BELOW:
        scene.overview.paint(painter, area, zoom)
    else:
        paint_cards(scene, painter, scene.cards_in(area.adjusted(-8, -8, 8, 14)) - scene.lifted, zoom)
    for layer in scene.over:
        layer.paint(painter, area, zoom)
    painter.restore()


def paint_lifted(scene: MapScene, painter: QPainter, area: QRectF, zoom: float) -> None:
    """Paint what was lifted, where it is now."""
    scene.zones.paint_lifted(painter, area, zoom)
    scene.frames.paint_lifted(painter, area, zoom)
    scene.notes.paint_lifted(painter, area, zoom)
    scene.tree.paint_lines(painter, scene.tree.left_out)
    if scene.links.left_out is not None:
        scene.links.paint_lines(painter, scene.links.left_out, area, zoom)
    seen = [one for one in scene.lifted if scene.rects[one].intersects(area)]
    if zoom < OVERVIEW_BELOW:
        scene.overview.paint_some(painter, [scene.items_by_key[uid] for uid in seen])
    else:
        paint_cards(scene, painter, seen, zoom)


def paint_cards(scene: MapScene, painter: QPainter, uids: Iterable[str], zoom: float) -> None:
    """Paint cards, those that are selected above the others."""
    detail = PAPER if scene.links.on_paper else detail_at(zoom)
    painter.setPen(QPen())  # recordings leave out what a new painter has: in high contrast, a black pen
    for uid in sorted(uids, key=lambda one: (one in scene.selected, one)):
        scene.items_by_key[uid].paint(painter, detail)
