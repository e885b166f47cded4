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
    low, high = min(known), max(known)
    room = box.adjusted(1, 4, -6, -4)

    def height(value: float) -> float:
        return (
            room.center().y() if high == low else room.bottom() - (value - low) / (high - low) * room.height()
        )

    for level, style in ((benchmark, Qt.PenStyle.DotLine), (target, Qt.PenStyle.DashLine)):
        if level is not None:
            pen = QPen(QColor(t.muted), 1.2, style)
            if style is Qt.PenStyle.DotLine:
                pen = dotted(t.muted)
            painter.setPen(pen)
            painter.drawLine(QPointF(box.left(), height(level)), QPointF(box.right(), height(level)))
    step = room.width() / max(len(values) - 1, 1)
    points = [QPointF(room.left() + place * step, height(value)) for place, value in enumerate(values)]
    if len(points) == 1:
        points[0].setX(room.right())
    line = QPen(QColor(colour or t.accent), 1.8)
    line.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(line)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(points))
    if points:
        painter.setPen(QPen(QColor(t.surface), 1.5))
        painter.setBrush(QColor(colour or t.accent))
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
