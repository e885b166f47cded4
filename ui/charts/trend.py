"""Figures over time with an axis of days, the target dashed and benchmarks dotted, each named on its line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.i18n import _, compact, day, month, number
from ui.charts.axes import ValueAxis, round_ticks
from ui.charts.chart import LEFT, Chart, width_of, write
from ui.charts.sparkline import dotted
from ui.theme import Tokens


@dataclass(frozen=True)
class Level:
    """A line to hold the figures against; a target is dashed, a benchmark dotted."""

    name: str
    value: float
    target: bool = False


class Trend(Chart):
    """A line of dated figures."""

    def __init__(
        self, values: Sequence[tuple[date, float]] = (), levels: Sequence[Level] = (), *, name: str = ""
    ) -> None:
        super().__init__(name or _("Trend"))
        self.show_values(values, levels)

    def show_values(self, values: Sequence[tuple[date, float]], levels: Sequence[Level] = ()) -> None:
        """Show other figures, oldest first."""
        self.values, self.levels = list(values), list(levels)
        self.describe("; ".join(f"{day(when, year=True)}: {number(value)}" for when, value in self.values))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(264, 150)

    def draw(self, painter: QPainter, t: Tokens) -> None:
        known = [value for _when, value in self.values] + [level.value for level in self.levels]
        if not known:
            write(painter, QRectF(self.rect()), _("No figure yet."), t.muted, size=12)
            return
        ticks = round_ticks(min(known), max(known), 3)
        left = max(width_of(compact(tick)) for tick in ticks) + 10
        axis = ValueAxis(QRectF(left, 8, self.width() - left - 8, self.height() - 30), ticks)
        axis.draw(painter, t)
        for level in self.levels:
            self._level(painter, t, level, axis)
        if self.values:
            self._line(painter, t, axis)

    def _x(self, when: date, plot: QRectF) -> float:
        first, last = self.values[0][0], self.values[-1][0]
        span = (last - first).days
        return (
            plot.center().x() if not span else plot.left() + (when - first).days / span * (plot.width() - 6)
        )

    def _line(self, painter: QPainter, t: Tokens, axis: ValueAxis) -> None:
        points = [QPointF(self._x(when, axis.plot), axis.y(value)) for when, value in self.values]
        painter.setPen(QPen(QColor(t.accent), 1.8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(QColor(t.surface), 1.5))
        painter.setBrush(QColor(t.accent))
        painter.drawEllipse(points[-1], 4, 4)
        for (when, value), point in zip(self.values, points, strict=True):
            box = QRectF(point.x() - 6, point.y() - 6, 12, 12)
            self.mark(box, when, f"{day(when, year=True)}: {number(value)}")
        self._days(painter, t, axis.plot)

    def _days(self, painter: QPainter, t: Tokens, plot: QRectF) -> None:
        first, last = self.values[0][0], self.values[-1][0]
        room, months = int(plot.width() // 90), (last - first).days // 60
        steps = max(1, min(3, room, months))
        for place in range(steps + 1):
            when = first + timedelta(days=(last - first).days * place // steps)
            text = f"{month(when.month)} {when.year}"
            x = min(self._x(when, plot), plot.right() + 8 - width_of(text))
            write(painter, QRectF(x, plot.bottom() + 4, 70, 16), text, t.muted)

    def _level(self, painter: QPainter, t: Tokens, level: Level, axis: ValueAxis) -> None:
        y = axis.y(level.value)
        painter.setPen(QPen(QColor(t.muted), 1.2, Qt.PenStyle.DashLine) if level.target else dotted(t.muted))
        painter.drawLine(QPointF(axis.plot.left(), y), QPointF(axis.plot.right(), y))
        text = f"{level.name} {number(level.value)}"
        write(painter, QRectF(axis.plot.left() + 3, y - 15, axis.plot.width(), 14), text, t.muted, align=LEFT)
