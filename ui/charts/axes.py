"""Round figures for axes, and the grid they stand on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, log10

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from planner.i18n import compact
from ui.charts.chart import RIGHT, write
from ui.theme import Tokens


def round_ticks(low: float, high: float, wanted: int = 4) -> list[float]:
    """Return about `wanted` + 1 round figures (1, 2 or 5 × a power of ten apart) around low and high."""
    largest = max(abs(low), abs(high))
    if high - low <= 1e-9 * max(largest, 1e-290):  # one value, as far as a picture can tell
        high = max(high, low + (largest if largest > 1e-290 else 1.0))
    rough = (high - low) / max(wanted, 1)
    power = 10.0 ** floor(log10(rough))
    step = next(size * power for size in (1, 2, 5, 10) if size * power >= rough * 0.999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return [float(f"{place * step:.15g}") for place in range(first, last + 1)]


class ValueAxis:
    """The upright axis of a plot: turns values into heights, and draws its lines and figures."""

    def __init__(self, plot: QRectF, ticks: Sequence[float], words: Callable[[float], str] = compact) -> None:
        self.plot, self.ticks, self.words = plot, ticks, words

    def y(self, value: float) -> float:
        """Return the height of a value."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.plot.bottom() - (value - low) / (high - low) * self.plot.height()

    def draw(self, painter: QPainter, t: Tokens) -> None:
        """Draw a hairline and a figure for each tick; zero is a stronger line."""
        for tick in self.ticks:
            y = self.y(tick)
            painter.setPen(QPen(QColor(t.line if tick == 0 else t.hairline), 1))
            painter.drawLine(QPointF(self.plot.left(), y), QPointF(self.plot.right(), y))
            write(painter, QRectF(0, y - 8, self.plot.left() - 7, 16), self.words(tick), t.muted, align=RIGHT)
