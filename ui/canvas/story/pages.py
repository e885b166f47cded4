"""The story as a PDF: one landscape A4 page for each step, its words as text, on the light theme."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter, QPicture

from planner.document import Plan
from ui import theme
from ui.canvas.scene import MapScene
from ui.canvas.story.names_layer import NamesLayer
from ui.canvas.story.sheet import camera_on, count_words, paint_sheet, picture_room
from ui.canvas.story.slides import show_slide, slides_of

WIDTH = 1280.0  # a page is laid out as a screen that wide, so that it looks as it was shown


def story_pdf(plan: Plan) -> bytes:
    """Return the pages as a file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(plan.info.title)
    writer.setCreator("Mitra")
    writer.setResolution(QPicture().logicalDpiX())  # cards are replayed, which scales by how these two differ
    landscape = QPageLayout.Orientation.Landscape
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize.PageSizeId.A4), landscape, QMarginsF()))
    painter, scene = QPainter(writer), MapScene(plan, theme.LIGHT)
    _paint_pages(painter, writer, scene)
    painter.end()
    scene.deleteLater()
    return bytes(data.data())


def _paint_pages(painter: QPainter, writer: QPdfWriter, scene: MapScene) -> None:
    NamesLayer(scene)
    slides = slides_of(scene.plan)
    scale = writer.width() / WIDTH
    size = QRectF(0, 0, WIDTH, writer.height() / scale)
    for place, slide in enumerate(slides):
        if place:
            writer.newPage()
        painter.resetTransform()
        painter.scale(scale, scale)
        area = show_slide(scene, slide)
        camera = camera_on(area, picture_room(size), scene.rects.get(slide.focus or ""))
        paint_sheet(painter, size, scene, camera, slide.caption, count_words(place + 1, len(slides)))
