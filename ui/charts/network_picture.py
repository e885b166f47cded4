"""A network as small dots and lines, the largest named where there is room: its shape at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen

from planner.i18n import _, ngettext
from ui.charts.chart import Chart, width_of, write
from ui.theme import Tokens

CROWD = 60  # dots from which they are drawn smaller
SMALL = 0.2  # weight up to which a dot of a crowd may lie under a name


@dataclass(frozen=True)
class Dot:
    """A node at x, y (any unit); `weight` from 0 to 1 sets its size and colour."""

    name: str
    x: float
    y: float
    weight: float = 0.0
    key: Any = None
    tip: str = ""


class NetworkPicture(Chart):
    """Dots fitted into the widget, with straight lines between them."""

    EDGE = 16.0

    def __init__(
        self,
        dots: Sequence[Dot] = (),
        links: Sequence[tuple[int, int]] = (),
        *,
        named: int = 8,
        name: str = "",
    ) -> None:
        super().__init__(name or _("Network"))
        self.named = named
        self.show_network(dots, links)

    def show_network(self, dots: Sequence[Dot], links: Sequence[tuple[int, int]]) -> None:
        """Show another network; links are pairs of places in `dots`."""
        self.dots, self.links = list(dots), list(links)
        count = ngettext("{n} partner", "{n} partners", len(self.dots))
        self.describe(count + ": " + ", ".join(one.name for one in self._largest()))
        self.update()

    def _largest(self) -> list[Dot]:
        return sorted(self.dots, key=lambda one: -one.weight)[: self.named]

    def sizeHint(self) -> QSize:
        return QSize(260, 128)

    def _places(self) -> list[QPointF]:
        xs, ys = [one.x for one in self.dots], [one.y for one in self.dots]
        wide, high = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
        room = QRectF(self.rect()).adjusted(self.EDGE, self.EDGE, -self.EDGE, -self.EDGE)
        return [
            QPointF(
                room.left() + (one.x - min(xs)) / wide * room.width(),
                room.top() + (one.y - min(ys)) / high * room.height(),
            )
            for one in self.dots
        ]

    def draw(self, painter: QPainter, t: Tokens) -> None:
        if not self.dots:
            return
        places = self._places()
        painter.setPen(QPen(QColor(t.hairline), 1))
        for one, other in self.links:
            painter.drawLine(places[one], places[other])
        for at in sorted(range(len(self.dots)), key=lambda index: self.dots[index].weight):
            self._dot(painter, t, self.dots[at], places[at])
        self._names(painter, t, places)

    def _names(self, painter: QPainter, t: Tokens, places: Sequence[QPointF]) -> None:
        """Name the largest, each where it covers no other name and no dot; hovering tells the rest.

        In a crowd the smallest dots may be covered: else none would be named.
        """
        dots = [_around(at, self._radius(dot)) for dot, at in zip(self.dots, places, strict=True)]
        crowd = len(dots) > CROWD
        shy = [box for dot, box in zip(self.dots, dots, strict=True) if not crowd or dot.weight > SMALL]
        taken: list[QRectF] = []
        for dot in self._largest():
            own = dots[self.dots.index(dot)]
            width = min(width_of(dot.name, bold=True), 120.0) + 1
            inside = [box for box in _beside(own, width) if QRectF(self.rect()).contains(box)]
            others = [*taken, *(box for box in shy if box is not own)]
            free = next((b for b in inside if not any(b.intersects(other) for other in others)), None)
            if free is not None:
                taken.append(free)
                if crowd:
                    painter.fillRect(free, QColor(t.surface))
                write(painter, free, dot.name, t.text, bold=True)

    def _radius(self, dot: Dot) -> float:
        """Return half the width of a dot on screen: the more there are, the smaller."""
        return (3 + dot.weight * 5.5) * min(1.0, sqrt(CROWD / max(len(self.dots), 1)))

    def _dot(self, painter: QPainter, t: Tokens, dot: Dot, at: QPointF) -> None:
        radius = self._radius(dot)
        painter.setPen(QPen(QColor(t.accent), 1.2))
        fill = QColor(t.accent)
        fill.setAlphaF(min(1.0, 0.12 + dot.weight))
        painter.setBrush(QColor(t.surface))
        painter.drawEllipse(at, radius, radius)
        painter.setBrush(fill)
        painter.drawEllipse(at, radius, radius)
        self.mark(_around(at, radius + 2), dot.key, dot.tip or dot.name)


def _around(at: QPointF, radius: float) -> QRectF:
    return QRectF(at.x() - radius, at.y() - radius, 2 * radius, 2 * radius)


def _beside(dot: QRectF, width: float) -> list[QRectF]:
    """Return the places of a name around its dot, the best first: at its sides, above and below, at its corners."""
    left, middle, right = dot.left() - 4 - width, dot.center().x() - width / 2, dot.right() + 4
    above, level, below = dot.top() - 16, dot.center().y() - 8, dot.bottom()
    places = (
        (right, level), (left, level), (middle, above), (middle, below),
        (right - 4, above + 4), (left + 4, above + 4), (right - 4, below - 4), (left + 4, below - 4),
    )  # fmt: skip
    return [QRectF(x, y, width, 16) for x, y in places]
