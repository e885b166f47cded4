"""A bow-tie as a picture on light paper: as an image, PNG or SVG."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QPainter

from planner.layout.bow_tie import Drawing, Sizes, laid_out
from ui import theme
from ui.charts.bow_tie import paint
from ui.charts.bow_tie.facts import BowTie

EDGE = 28.0  # px around the drawing
WIDE = Sizes(way=180, barrier=150, event=180, gap=18, fan=80, row=18)
MM = 25.4 / 96


def picture_of(bow_tie: BowTie, scale: float = 2.0) -> QImage:
    """Return the picture, `scale` pixels for each of the screen at 100 %."""
    drawing = _laid_out(bow_tie)
    width, height = _size(drawing)
    image = QImage(round(width * scale), round(height * scale), QImage.Format.Format_RGB32)
    image.fill(QColor(theme.LIGHT.surface))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(scale, scale)
    _painter(bow_tie, drawing)(painter)
    painter.end()
    dots = round(scale * 96 / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    return image


def png_of(bow_tie: BowTie, scale: float = 2.0) -> bytes:
    """Return the picture as a PNG file."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture_of(bow_tie, scale).save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes
    return bytes(data.data())


def svg_bytes(bow_tie: BowTie) -> bytes:
    """Return the picture as an SVG file, its texts as texts."""
    from ui.svg_text import svg_of

    drawing = _laid_out(bow_tie)
    width, height = _size(drawing)

    def on_paper(painter: QPainter) -> None:
        painter.fillRect(0, 0, round(width), round(height), QColor(theme.LIGHT.surface))
        _painter(bow_tie, drawing)(painter)

    return svg_of(on_paper, (width, height), bow_tie.event.title, (width * MM, height * MM))


def _laid_out(bow_tie: BowTie) -> Drawing:
    return laid_out(bow_tie.parts, lambda key, width: paint.height_of(bow_tie, key, width), WIDE, slots=False)


def _size(drawing: Drawing) -> tuple[float, float]:
    return drawing.width + 2 * EDGE, drawing.height + 2 * EDGE + paint.HEADING


def _painter(bow_tie: BowTie, drawing: Drawing) -> Callable[[QPainter], None]:
    def draw(painter: QPainter) -> None:
        painter.translate(EDGE, EDGE + paint.HEADING)
        paint.draw_headings(painter, theme.LIGHT, bow_tie, drawing)
        paint.draw(painter, theme.LIGHT, bow_tie, drawing)

    return draw
