"""The picture of what stands still on the map, kept from frame to frame: only what is stale is painted again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion


class Still:
    """Paints a window through a kept picture: moving it, or what lies above it, paints no line of the map again.

    `paint` paints a rectangle of the window.
    """

    def __init__(self, paint: Callable[[QPainter, QRect], None]) -> None:
        self._paint = paint
        self._picture = QPixmap()
        self._stale = QRegion()  # in pixels of the screen, as the picture

    @property
    def is_stale(self) -> bool:
        """Whether any of it is painted again when it is next shown."""
        return self._picture.isNull() or not self._stale.isEmpty()

    def forget(self, area: QRect | None = None) -> None:
        """Paint an area of the window again when it is next shown, by default all of it."""
        if area is None:
            self._picture = QPixmap()
        else:
            self._stale += _scaled(area, self._picture.devicePixelRatioF())

    def move(self, step: QPoint) -> None:
        """Move the picture by pixels of the screen; what comes into sight is stale."""
        if self._picture.isNull():
            return
        bared = QRegion()
        self._picture.scroll(step.x(), step.y(), self._picture.rect(), bared)
        self._stale = self._stale.translated(step) + bared

    def show(self, painter: QPainter, size: QSize, ratio: float, region: QRegion) -> None:
        """Paint a region of a window of `size`, which has `ratio` pixels of the screen to each of its own."""
        if self._picture.size() != size * ratio or self._picture.devicePixelRatioF() != ratio:
            self._picture = QPixmap(size * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._stale = QRegion(self._picture.rect())
        self._refresh(ratio)
        painter.setClipRegion(region)
        painter.drawPixmap(0, 0, self._picture)
        painter.setClipping(False)

    def _refresh(self, ratio: float) -> None:
        stale = _joined(self._stale & self._picture.rect())
        self._stale = QRegion()
        if stale:
            with QPainter(self._picture) as painter:
                for rect in stale:
                    self._paint(painter, _scaled(rect, 1 / ratio))


def _scaled(rect: QRect, by: float) -> QRect:
    """Return the whole pixels of another scale that a rectangle touches."""
    return QRectF(rect.x() * by, rect.y() * by, rect.width() * by, rect.height() * by).toAlignedRect()


def _joined(region: QRegion) -> list[QRect]:
    """Return few rectangles that cover a region: those are joined that together are hardly larger."""
    strips: list[QRect] = []
    for rect in region:  # type: ignore[attr-defined]  # the stub forgets that a region can be walked
        for place, strip in enumerate(strips):
            both = strip.united(rect)
            if _area(both) <= 1.3 * (_area(strip) + _area(rect)):
                strips[place] = both
                break
        else:
            strips.append(QRect(rect))
    return strips


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()
