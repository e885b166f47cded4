"""Names written beside their lines, where they meet neither other names nor other lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from ui.charts.chart import width_of, write
from ui.theme import Tokens

_HEIGHT, _GAP = 16.0, 6.0


class Labels:
    """The names of a plot whose lines are known as their points."""

    def __init__(self, plot: QRectF, lines: Sequence[Sequence[QPointF]]) -> None:
        self.plot = plot
        self.points = [point for line in lines for point in _filled(line)]
        self.taken: list[QRectF] = []

    def block(self, box: QRectF) -> None:
        """Keep a place free."""
        self.taken.append(box)

    def put(self, painter: QPainter, t: Tokens, text: str, colour: str, line: Sequence[QPointF]) -> QRectF:
        """Write a name beside its line and return where."""
        wide = width_of(text, bold=True) + 4
        boxes = list(self._places(line, wide))
        box = min(boxes, key=self._meets) if boxes else QRectF(self.plot.left(), self.plot.top(), wide, _HEIGHT)
        self.taken.append(box)
        ground = QColor(t.surface)
        ground.setAlpha(200)
        painter.fillRect(box, ground)
        write(painter, box, text, colour, bold=True)
        return box

    def _places(self, line: Sequence[QPointF], wide: float) -> Iterator[QRectF]:
        """Yield places right of, left of and above a line, from its upper third on outwards."""
        inside = [point for point in _filled(line) if self.plot.contains(point)]
        middle = len(inside) // 3
        order = sorted(range(0, len(inside), 2), key=lambda place: abs(place - middle))
        for point in (inside[place] for place in order):
            for x, y in (
                (point.x() + _GAP, point.y() - _HEIGHT - 1),
                (point.x() - wide - _GAP, point.y() + 2),
            ):
                box = QRectF(x, y, wide, _HEIGHT)
                if self.plot.contains(box):
                    yield box

    def _meets(self, box: QRectF) -> int:
        near = box.adjusted(-2, -1, 2, 1)
        names = sum(1000 for one in self.taken if one.intersects(near))
        return names + sum(near.contains(point) for point in self.points)


def _filled(line: Sequence[QPointF], step: float = 6.0) -> list[QPointF]:
    """Return the points of a line with others between them, so that none are far apart."""
    found = list(line[:1])
    for point in line[1:]:
        before = found[-1]
        parts = int((point - before).manhattanLength() // step)
        found += [before + (point - before) * (n / (parts + 1)) for n in range(1, parts + 1)]
        found.append(point)
    return found
