"""Names written beside their lines, where they meet neither other names nor other lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from ui.charts.chart import width_of, write
from ui.theme import Tokens

_HEIGHT, _GAP, _STEP = 16.0, 6.0, 9.0  # px
_Place = tuple[float, float]


class Labels:
    """The names of a plot whose lines are known as their points."""

    def __init__(self, plot: QRectF, lines: Sequence[Sequence[QPointF]]) -> None:
        self.plot = plot
        self.points = [place for line in lines for place in _evenly(line) if plot.contains(*place)]
        self.taken: list[QRectF] = []

    def block(self, box: QRectF) -> None:
        """Keep a place free."""
        self.taken.append(box)

    def put(self, painter: QPainter, t: Tokens, text: str, colour: str, line: Sequence[QPointF]) -> QRectF:
        """Write a name beside its line and return where."""
        box = self._place(line, width_of(text, bold=True) + 4)
        self.taken.append(box)
        ground = QColor(t.surface)
        ground.setAlpha(200)
        painter.fillRect(box, ground)
        write(painter, box, text, colour, bold=True)
        return box

    def _place(self, line: Sequence[QPointF], wide: float) -> QRectF:
        """Return the first free place beside a line, else the one that meets least."""
        best, least = QRectF(self.plot.left() + 4, self.plot.top(), wide, _HEIGHT), None
        for box in self._places(line, wide):
            met = self._meets(box)
            if least is None or met < least:
                best, least = box, met
            if met == 0:
                break
        return best

    def _places(self, line: Sequence[QPointF], wide: float) -> Iterator[QRectF]:
        """Yield places right of and left of a line, from its upper third on outwards."""
        inside = [place for place in _evenly(line) if self.plot.contains(*place)]
        middle = len(inside) // 3
        for at in sorted(range(len(inside)), key=lambda place: abs(place - middle)):
            x, y = inside[at]
            for left, top in (
                (x + _GAP, y - _HEIGHT - 1),
                (x - wide - _GAP, y + 2),
                (x - wide - 2 * _GAP, y - _HEIGHT / 2),
            ):
                box = QRectF(left, top, wide, _HEIGHT)
                if self.plot.contains(box):
                    yield box

    def _meets(self, box: QRectF) -> int:
        left, right, top, bottom = box.left() - 2, box.right() + 2, box.top() - 1, box.bottom() + 1
        names = sum(1000 for one in self.taken if one.intersects(box))
        return names + sum(left < x < right and top < y < bottom for x, y in self.points)


def _evenly(line: Sequence[QPointF]) -> list[_Place]:
    """Return places along a line that are about equally far apart, however dense its points are."""
    found: list[_Place] = []
    for point in line:
        x, y = point.x(), point.y()
        if not found:
            found.append((x, y))
            continue
        was_x, was_y = found[-1]
        parts = int(max(abs(x - was_x), abs(y - was_y)) // _STEP)
        found += [
            (was_x + (x - was_x) * n / parts, was_y + (y - was_y) * n / parts) for n in range(1, parts + 1)
        ]
    return found
