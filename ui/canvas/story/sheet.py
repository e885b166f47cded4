"""One slide on a surface of any size, the screen or a page: the map, and below it what is said and the count."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from planner.i18n import _
from ui.canvas.scene import MapScene
from ui.canvas.scene_painting import paint_scene
from ui.canvas.story.names_layer import fitted, largest_type
from ui.theme import font

CAPTION, COUNT, BAR = 0.05, 0.033, 0.15  # type and bar as shares of the height: read from ten metres
LARGEST, READABLE = 2.6, 0.5  # zooms: no card is shown larger; below, one in focus is shown instead of all


@dataclass(frozen=True)
class Camera:
    """Where one looks: the point of the map in the middle of the picture, and the zoom."""

    centre: QPointF
    zoom: float

    def towards(self, other: Camera, share: float) -> Camera:
        """Return the camera after a share (0 to 1) of the way to another."""
        centre = self.centre + (other.centre - self.centre) * share
        return Camera(centre, self.zoom * (other.zoom / self.zoom) ** share)


def camera_on(area: QRectF, room: QRectF, card: QRectF | None = None) -> Camera:
    """Return the camera that shows an area as large as fits a room; a `card` in focus where that is too small."""
    if area.isEmpty():
        return Camera(QPointF(), 1.0)
    zoom = min(room.width() / area.width(), room.height() / area.height(), LARGEST)
    if card is not None and zoom < READABLE:
        return Camera(card.center(), 2 * READABLE)
    return Camera(area.center(), zoom)


def picture_room(size: QRectF) -> QRectF:
    """Return where the map stands on a surface."""
    edge = size.height() * 0.035
    return size.adjusted(edge, edge, -edge, -size.height() * BAR - edge / 2)


def paint_sheet(
    painter: QPainter, size: QRectF, scene: MapScene, camera: Camera, caption: str, count: str
) -> None:
    """Paint map, caption and count."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.fillRect(size, QColor(scene.tokens.ground))
    above = size.adjusted(0, 0, 0, -size.height() * BAR)
    painter.save()
    painter.setClipRect(above)
    room = picture_room(size)
    painter.translate(room.center())
    painter.scale(camera.zoom, camera.zoom)
    painter.translate(-camera.centre)
    paint_scene(scene, painter, map_area(above, room, camera), camera.zoom)
    painter.restore()
    _paint_words(painter, size, scene, caption, count)


def map_area(above: QRectF, room: QRectF, camera: Camera) -> QRectF:
    """Return the part of the map that is seen."""
    corner = camera.centre + (above.topLeft() - room.center()) / camera.zoom
    return QRectF(corner, above.size() / camera.zoom)


def _paint_words(painter: QPainter, size: QRectF, scene: MapScene, caption: str, count: str) -> None:
    t, high = scene.tokens, size.height()
    bar = QRectF(size.left(), size.bottom() - high * BAR, size.width(), high * BAR)
    painter.fillRect(bar, QColor(t.surface))
    painter.fillRect(
        QRectF(bar.topLeft(), bar.topRight() + QPointF(0, max(high / 720, 1))), QColor(t.hairline)
    )
    edge = high * 0.035
    face = font(round(high * COUNT), tabular=True)
    wide = QFontMetricsF(face).horizontalAdvance(count)
    painter.setFont(face)
    painter.setPen(QColor(t.muted))
    painter.drawText(
        bar.adjusted(0, 0, -edge, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count
    )
    room = bar.adjusted(edge, high * 0.01, -2 * edge - wide, -high * 0.01)
    largest = round(high * CAPTION)
    face = font(largest_type(caption, room, largest, round(largest * 0.6)), bold=True)
    painter.setFont(face)
    painter.setPen(QColor(t.text))
    wrapped = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, wrapped, fitted(caption, face, room))


def count_words(place: int, total: int) -> str:
    """Return which slide of how many is shown."""
    return _("{place} of {total}").format(place=place, total=total)
