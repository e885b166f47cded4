"""A small line of figures without axes, with the target dashed and a benchmark dotted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.i18n import _, number
from ui.charts.chart import Chart
from ui.theme import Tokens


def dotted(colour: str) -> QPen:
    """Return a pen of round dots, told from dashes even on a projector."""
    pen = QPen(QColor(colour), 1.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.2])
    return pen


def draw_sparkline(
    painter: QPainter,
    box: QRectF,
    values: Sequence[float],
    t: Tokens,
    *,
    target: float | None = None,
    benchmark: float | None = None,
    colour: str = "",
) -> None:
    """Draw figures from left to right in a box; the last one carries a dot."""
    known = [*values, *(one for one in (target, benchmark) if one is not None)]
    if not known:
        return
    room, low, high = box.adjusted(1, 4, -6, -4), min(known), max(known)

    def height(value: float) -> float:
        share = 0.5 if high == low else (value - low) / (high - low)
        return room.bottom() - share * room.height()

    for level, pen in (
        (benchmark, dotted(t.muted)),
        (target, QPen(QColor(t.muted), 1.2, Qt.PenStyle.DashLine)),
    ):
        if level is not None:
            painter.setPen(pen)
            painter.drawLine(QPointF(box.left(), height(level)), QPointF(box.right(), height(level)))
    step = room.width() / max(len(values) - 1, 1)
    points = [QPointF(room.left() + place * step, height(value)) for place, value in enumerate(values)]
    if len(points) == 1:
        points[0].setX(room.right())
    _draw_line(painter, points, colour or t.accent, t.surface)


def _draw_line(painter: QPainter, points: Sequence[QPointF], colour: str, ground: str) -> None:
    """Join points by a line; the last one carries a dot."""
    line = QPen(QColor(colour), 1.8)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    if points:
        painter.setPen(QPen(QColor(ground), 1.5))
        painter.setBrush(QColor(colour))
        painter.drawEllipse(points[-1], 3.8, 3.8)


class Sparkline(Chart):
    """A trend in the size of a word."""

    def __init__(
        self,
        values: Sequence[float] = (),
        *,
        target: float | None = None,
        benchmark: float | None = None,
        colour: str = "",
        name: str = "",
    ) -> None:
        super().__init__(name or _("Trend"))
        self.show_values(values, target=target, benchmark=benchmark, colour=colour)

    def show_values(
        self,
        values: Sequence[float],
        *,
        target: float | None = None,
        benchmark: float | None = None,
        colour: str = "",
    ) -> None:
        """Show other figures, oldest first."""
        self.values, self.target, self.benchmark, self.colour = list(values), target, benchmark, colour
        self.describe(self.words())
        self.update()

    def words(self) -> str:
        """Return first and last figure and the target as text."""
        if not self.values:
            return _("No figure yet.")
        first, last = number(self.values[0]), number(self.values[-1])
        if self.target is None:
            return _("From {first} to {last}.").format(first=first, last=last)
        return _("From {first} to {last}; target {target}.").format(
            first=first, last=last, target=number(self.target)
        )

    def sizeHint(self) -> QSize:
        return QSize(78, 26)

    def draw(self, painter: QPainter, t: Tokens) -> None:
        box = QRectF(self.rect())
        draw_sparkline(
            painter, box, self.values, t, target=self.target, benchmark=self.benchmark, colour=self.colour
        )
        self.mark(box, None, self.words())
