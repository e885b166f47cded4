"""Partners among the zones of criticality: what hangs on them against how far they can be relied on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.i18n import _, number
from ui.charts.chart import CENTRE, LEFT, RIGHT, Chart, width_of, write
from ui.theme import Tokens

LARGEST = 16  # 4 × 4
TICKS = (1, 4, 9, 16)
LOW, HIGH = 0.6, 4.25  # of the reliability axis, in roots
BELOW = 0.3  # roots of room below an exposure of 0, for those on whom nothing hangs
LEFT_EDGE, TOP, RIGHT_EDGE, BOTTOM = 52, 24, 84, 46  # px around the plot
LABEL = 120


@dataclass(frozen=True)
class Spot:
    """Partners that share both products: their keys, names, and what hovering says."""

    keys: tuple[Any, ...]
    names: tuple[str, ...]
    exposure: int
    reliability: int
    tone: str
    tip: str


@dataclass(frozen=True)
class Zone:
    """A zone above a ratio of exposure to reliability, with its name and the tone of its colour."""

    above: float
    name: str
    tone: str


class CriticalityPlot(Chart):
    """`chosen` carries the keys of all partners of a spot. Both axes are in roots: zones keep straight edges."""

    def __init__(self, zones: Sequence[Zone], reliable: str, exposed: str) -> None:
        super().__init__(_("Criticality of partners"))
        self.zones = sorted(zones, key=lambda one: one.above)
        self.reliable, self.exposed = reliable, exposed  # the words of the axes
        self.spots: list[Spot] = []
        self.selected: Collection[Any] = ()
        self.setMinimumSize(320, 300)

    def show_spots(self, spots: Sequence[Spot], selected: Collection[Any] = ()) -> None:
        """Show partners; those whose key is `selected` stand out."""
        self.spots, self.selected = list(spots), selected
        if self.at is None:
            self.describe("; ".join(one.tip.replace("\n", ", ") for one in self.spots[:20]))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(560, 460)

    # Places

    def _plot(self) -> QRectF:
        return QRectF(self.rect()).adjusted(LEFT_EDGE, TOP, -RIGHT_EDGE, -BOTTOM)

    def _at(self, reliability: float, exposure: float) -> QPointF:
        """Return the place of two roots."""
        plot = self._plot()
        x = plot.left() + (reliability - LOW) / (HIGH - LOW) * plot.width()
        return QPointF(x, plot.bottom() - (exposure + BELOW) / (HIGH + BELOW) * plot.height())

    def place_of(self, spot: Spot) -> QPointF:
        """Return where partners stand."""
        return self._at(sqrt(spot.reliability), sqrt(spot.exposure))

    # Painting

    def draw(self, painter: QPainter, t: Tokens) -> None:
        self._draw_zones(painter, t)
        self._draw_axes(painter, t)
        boxes = []
        for spot in self.spots:
            at, radius = self.place_of(spot), _radius(spot)
            box = QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)
            self._draw_spot(painter, t, spot, at, radius)
            self.mark(box.adjusted(-2, -2, 2, 2), spot.keys, spot.tip)
            boxes.append(box)
        self._draw_names(painter, t, boxes)

    def _draw_zones(self, painter: QPainter, t: Tokens) -> None:
        plot = self._plot()
        painter.save()
        painter.setClipRect(plot)
        painter.fillRect(plot, QColor(t.surface))
        for zone in self.zones:
            slope = sqrt(zone.above)
            low, high = self._at(0, 0), self._at(2 * HIGH, 2 * HIGH * slope)
            over = min(high.y(), plot.top()) - 9  # edges beyond the frame are clipped
            corners = [low, high, QPointF(high.x(), over), QPointF(low.x(), over)]
            edge = QPen(QColor(getattr(t, zone.tone)), 1, Qt.PenStyle.DashLine)
            painter.setPen(edge if zone.above else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(_ground(t, zone)))
            painter.drawPolygon(QPolygonF(corners))
        painter.restore()
        painter.setPen(QPen(QColor(t.hairline), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(plot)

    def _draw_zone_names(self, painter: QPainter, t: Tokens) -> None:
        """Name each zone outside the frame, where its longer edge is: above it, or at its right."""
        plot = self._plot()
        slopes = [sqrt(zone.above) for zone in self.zones]
        for zone, low, high in zip(self.zones, slopes, [*slopes[1:], None], strict=True):
            left = plot.left() if high is None else min(self._at(HIGH / high, 0).x(), plot.right())
            right = min(self._at(HIGH / low, 0).x(), plot.right()) if low else plot.right()
            upper = plot.top() if high is None else max(self._at(0, high * HIGH).y(), plot.top())
            lower = max(self._at(0, low * HIGH).y(), plot.top())
            if right - left >= lower - upper:
                box, align = QRectF(left, plot.top() - 21, right - left, 18), CENTRE
            else:
                box, align = QRectF(plot.right() + 7, (upper + lower) / 2 - 9, RIGHT_EDGE - 8, 18), LEFT
            write(painter, box, zone.name, getattr(t, zone.tone), size=12, bold=True, align=align)

    def _draw_axes(self, painter: QPainter, t: Tokens) -> None:
        plot = self._plot()
        self._draw_zone_names(painter, t)
        for tick in TICKS:
            box = QRectF(self._at(sqrt(tick), 0).x() - 20, plot.bottom() + 4, 40, 16)
            write(painter, box, str(tick), t.muted, align=CENTRE)
        for tick in (0, *TICKS):
            box = QRectF(0, self._at(LOW, sqrt(tick)).y() - 8, plot.left() - 6, 16)
            write(painter, box, str(tick), t.muted, align=RIGHT)
        words = QRectF(plot.left(), plot.bottom() + 22, plot.width(), 18)
        write(painter, words, self.reliable, t.muted, align=CENTRE)
        painter.save()
        painter.translate(12, plot.center().y())
        painter.rotate(-90)
        half = plot.height() / 2
        write(painter, QRectF(-half, -9, 2 * half, 18), self.exposed, t.muted, align=CENTRE)
        painter.restore()

    def _draw_spot(self, painter: QPainter, t: Tokens, spot: Spot, at: QPointF, radius: float) -> None:
        chosen = any(key in self.selected for key in spot.keys)
        if chosen:
            painter.setPen(QPen(QColor(t.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, radius + 3, radius + 3)
        painter.setPen(QPen(QColor(t.surface), 1.5))
        painter.setBrush(QColor(getattr(t, spot.tone)))
        painter.drawEllipse(at, radius, radius)
        if len(spot.keys) > 1:
            box = QRectF(at.x() - radius, at.y() - 8, 2 * radius, 16)
            write(painter, box, number(len(spot.keys)), t.surface, bold=True, align=CENTRE)

    def _draw_names(self, painter: QPainter, t: Tokens, boxes: Sequence[QRectF]) -> None:
        """Name what stands there beside it, where the name covers nothing; the most critical come first."""
        taken = list(boxes)
        plot = self._plot().adjusted(2, 2, -2, -2)
        for spot, box in zip(self.spots, boxes, strict=True):
            text = ", ".join(spot.names[:2]) + (" …" if len(spot.names) > 2 else "")
            wide = min(width_of(text), LABEL)
            for left in (box.right() + 4, box.left() - 4 - wide):
                place = QRectF(left, box.center().y() - 8, wide + 1, 16)
                if plot.contains(place) and not any(place.intersects(other) for other in taken):
                    write(painter, place, text, t.text, align=LEFT)
                    taken.append(place)
                    break


def _radius(spot: Spot) -> float:
    return 6.0 if len(spot.keys) == 1 else min(9.0 + sqrt(len(spot.keys)), 18.0)


def _ground(t: Tokens, zone: Zone) -> str:
    if zone.tone == "good":
        return t.surface
    return t.neutral_tint if zone.tone == "muted" else str(getattr(t, f"{zone.tone}_tint"))
