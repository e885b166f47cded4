"""A sheet as a picture of pixels."""

from __future__ import annotations

from math import floor, sqrt

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from planner.errors import Invalid
from planner.i18n import _, number, percent
from ui.canvas.export.sheet import MM, Sheet

MOST, LONGEST = 120e6, 32_000  # pixels of a picture, for 480 MB of memory, and of a side, for Qt's painter


def draw_image(sheet: Sheet, *, shrink: bool = False) -> QImage:
    """Return a sheet as an image of `scale` pixels for each of the map at 100 %, or of 1/96 inch on paper.

    A larger one than a computer can well hold is drawn smaller with `shrink`, else Invalid is raised.
    """
    scale = min(sheet.order.scale, _largest_scale(sheet))
    size = _size(sheet, scale) if shrink else pixels_of(sheet)
    image = QImage(size, QImage.Format.Format_RGB32)
    image.fill(QColor(sheet.order.tokens.ground))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    painter.scale(size.width() / sheet.size.width(), size.height() / sheet.size.height())
    sheet.paint(painter)
    painter.end()
    dots = round(scale * 96 / 0.0254)
    image.setDotsPerMeterX(dots)
    image.setDotsPerMeterY(dots)
    return image


def pixels_of(sheet: Sheet) -> QSize:
    """Return the size of the image in pixels. Raises Invalid when it would be too large."""
    scale, largest = sheet.order.scale, _largest_scale(sheet)
    size = _size(sheet, scale)
    if scale > largest:
        raise Invalid(
            _(
                "A picture of {width} × {height} pixels is too large. Take at most {percent}, or SVG or PDF, which are "
                "sharp at any size."
            ).format(
                width=number(size.width()),
                height=number(size.height()),
                percent=percent(max(floor(largest * 100), 1) / 100),
            )
        )
    return size


def draw_png(sheet: Sheet) -> bytes:
    """Return a sheet as a PNG file. Raises Invalid when it would be too large."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    draw_image(sheet).save(buffer, "PNG")  # type: ignore[call-overload]  # the stub asks for bytes, Qt takes text
    return bytes(data.data())


def _size(sheet: Sheet, scale: float) -> QSize:
    return QSize(max(1, round(sheet.mm.width() / MM * scale)), max(1, round(sheet.mm.height() / MM * scale)))


def _largest_scale(sheet: Sheet) -> float:
    width, height = sheet.mm.width() / MM, sheet.mm.height() / MM
    return min(sqrt(MOST / (width * height)), LONGEST / max(width, height))
