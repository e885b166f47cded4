"""A network as small dots and lines, the largest named: enough to see its shape at a glance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen

from planner.i18n import _, ngettext
from ui.charts.chart import Chart, width_of, write
from ui.theme import Tokens


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
        named: int = 3,
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
        return QSize(260, 160)

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
        for dot in self._largest():
            self._name(painter, t, dot.name, places[self.dots.index(dot)], 3 + dot.weight * 5.5)

    def _dot(self, painter: QPainter, t: Tokens, dot: Dot, at: QPointF) -> None:
        radius = 3 + dot.weight * 5.5
        painter.setPen(QPen(QColor(t.accent), 1.2))
        fill = QColor(t.accent)
        fill.setAlphaF(min(1.0, 0.12 + dot.weight))
        painter.setBrush(QColor(t.surface))
        painter.drawEllipse(at, radius, radius)
        painter.setBrush(fill)
        painter.drawEllipse(at, radius, radius)
        box = QRectF(at.x() - radius - 2, at.y() - radius - 2, 2 * radius + 4, 2 * radius + 4)
        self.mark(box, dot.key, dot.tip or dot.name)

    def _name(self, painter: QPainter, t: Tokens, name: str, at: QPointF, radius: float) -> None:
        width = min(width_of(name, bold=True), 120.0) + 1
        x = at.x() - radius - 4 - width
        if x < 0:
            x = min(at.x() + radius + 4, self.width() - width)
        write(painter, QRectF(x, at.y() - radius - 12, width, 16), name, t.text, bold=True)
