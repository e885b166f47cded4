"""A picture of the map without a window: for exports, the workbook and thumbnails."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from planner.document import Plan
from ui.canvas.scene import MapScene
from ui.canvas.scene_painting import paint_scene
from ui.theme import Tokens

_MARGIN = 24.0


def render_map(
    plan: Plan,
    width: int,
    height: int | None,
    scale: float,
    tokens: Tokens,
    *,
    view_uid: str | None = None,
    ground: bool = True,
    in_full: bool = False,
) -> QImage:
    """Draw a view of a plan (the first unless `view_uid`) as a picture.

    `width` and `height` are in pixels before `scale`; without a height the picture is as high as the map
    needs.
    `ground` False leaves the background transparent; with `in_full` texts are written
    smaller rather than cut. Needs an application object, but no window.
    """
    scene = MapScene(plan, tokens, view_uid)
    if in_full:
        scene.put_on_paper()
    try:
        return render_scene(scene, width, height, scale, ground=ground)
    finally:
        scene.deleteLater()


def render_scene(
    scene: MapScene, width: int, height: int | None, scale: float, *, ground: bool = True
) -> QImage:
    """Draw what a scene shows, fitted into the given size."""
    area = scene.content()
    if area.isEmpty():
        area = QRectF(0, 0, 4, 3)
    margin = min(_MARGIN, width / 16)
    if height is None:
        height = max(round((width - 2 * margin) * area.height() / area.width() + 2 * margin), 1)
    image = QImage(
        QSize(round(width * scale), round(height * scale)), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.fill(QColor(scene.tokens.ground) if ground else Qt.GlobalColor.transparent)
    inner = QRectF(margin, margin, width - 2 * margin, height - 2 * margin)
    zoom = min(inner.width() / area.width(), inner.height() / area.height(), 1.25)
    shown = QRectF(0, 0, inner.width() / zoom, inner.height() / zoom)
    shown.moveCenter(area.center())
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    painter.translate(margin, margin)
    painter.scale(zoom, zoom)
    painter.translate(-shown.topLeft())
    paint_scene(scene, painter, shown.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN), zoom * scale)
    painter.end()
    image.setDevicePixelRatio(1.0)
    return image
