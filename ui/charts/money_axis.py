"""The level axis of losses: linear, or by powers of ten where losses differ too much to be seen together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil, floor, log10

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from planner.i18n import compact
from ui.charts.axes import round_ticks
from ui.charts.chart import CENTRE, width_of, write
from ui.theme import Tokens

WIDE = (
    50.0  # times the smaller: from there on a linear axis squeezes most of what matters into its first tenth
)


class LevelAxis:
    """Turns amounts into places from left to right, and draws its ticks and figures below the plot."""

    def __init__(
        self,
        plot: QRectF,
        low: float,
        high: float,
        *,
        log: bool = False,
        words: Callable[[float], str] = compact,
    ) -> None:
        self.plot, self.log, self.words = plot, log, words
        self.ticks = log_ticks(low, high) if log else round_ticks(0.0, high, max(2, int(plot.width() // 110)))
        self.low = low if log else self.ticks[0]
        self.high = high if log else self.ticks[-1]

    def x(self, value: float) -> float:
        """Return the place of an amount; what is below the axis stands at its left end."""
        return self.plot.left() + self.share(value) * self.plot.width()

    def share(self, value: float) -> float:
        """Return how far along the axis an amount is, 0 to 1."""
        if not self.log:
            return (value - self.low) / (self.high - self.low)
        if value <= self.low:
            return 0.0
        return log10(value / self.low) / log10(self.high / self.low)

    def draw(self, painter: QPainter, t: Tokens) -> None:
        """Draw an upright hairline and a figure for each tick; figures that would touch are left out."""
        free = self.plot.left() - 40
        for tick in self.ticks:
            x = self.x(tick)
            if not self.plot.left() - 0.5 <= x <= self.plot.right() + 0.5:
                continue
            painter.setPen(QPen(QColor(t.hairline), 1))
            painter.drawLine(QPointF(x, self.plot.top()), QPointF(x, self.plot.bottom()))
            text = self.words(tick)
            half = width_of(text) / 2 + 1
            middle = min(x, self.plot.right() - half + 6)
            if middle - half >= free:
                box = QRectF(middle - half, self.plot.bottom() + 4, 2 * half, 16)
                write(painter, box, text, t.muted, align=CENTRE)
                free = middle + half + 8


def log_ticks(low: float, high: float) -> list[float]:
    """Return the powers of ten between two amounts above 0; with few of them also their doubles and fives."""
    powers = range(floor(log10(low)), ceil(log10(high)) + 1)
    steps = (1, 2, 5) if len(powers) < 4 else (1,)
    return [
        tick for tick in (step * 10.0**power for power in powers for step in steps) if low <= tick <= high
    ]


def wants_log(amounts: Sequence[float], ends: Sequence[float]) -> bool:
    """Whether amounts are best seen by powers of ten: `ends` (largest) lie far above the typical `amounts`."""
    above = sorted(one for one in amounts if one > 0)
    return bool(above and ends) and max(ends) > WIDE * above[len(above) // 2]
