"""Logos on cards: read once, kept small, fitted into a square at the right of the name."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter

from planner.model.picture import png_of

ROOM = QSizeF(34, 26)  # pixels at 100 %
_SHARP = 4  # times that size are kept, for a map that is zoomed in or printed


@lru_cache(maxsize=512)
def logo_image(text: str) -> QImage:
    """Return a logo from its Base64 text, fitted into the room it has on a card; null when it cannot be read."""
    image = QImage.fromData(png_of(text) or b"")
    if image.isNull():
        return image
    most = (ROOM * _SHARP).toSize()
    if image.width() <= most.width() and image.height() <= most.height():
        return image
    return image.scaled(most, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)


def paint_logo(painter: QPainter, text: str, right: float, middle: float) -> float:
    """Paint a logo whose right edge and middle are given, and return its left edge."""
    image = logo_image(text)
    if image.isNull():
        return right
    size = QSizeF(image.size()).scaled(ROOM, Qt.AspectRatioMode.KeepAspectRatio)
    hint = (
        QPainter.RenderHint
    )  # all of them: a recording turns off, for what follows, those that are not named
    painter.setRenderHints(hint.Antialiasing | hint.TextAntialiasing | hint.SmoothPixmapTransform)
    painter.drawImage(
        QRectF(right - size.width(), middle - size.height() / 2, size.width(), size.height()), image
    )
    return right - size.width()
