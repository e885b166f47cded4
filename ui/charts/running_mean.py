"""How a mean settles as more is drawn: the running mean within its standard error, beside what it should be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.i18n import _, compact
from ui.charts.axes import ValueAxis, round_ticks
from ui.charts.chart import RIGHT, Chart, width_of, write
from ui.charts.labels import Labels
from ui.charts.money_axis import LevelAxis
from ui.theme import Tokens


@dataclass(frozen=True)
class Settled:
    """The mean of the first `count` draws, and its standard error."""

    count: int
    mean: float
    error: float


class RunningMean(Chart):
    """A line in its band of two standard errors, on a log scale of draws; `level` is the closed form."""

    def __init__(self, *, name: str = "") -> None:
        super().__init__(name or _("How the expected loss settles"))
        self.steps: list[Settled] = []
        self.level: tuple[str, float] | None = None
        self.currency = ""
        self.note = ""

    def show_steps(
        self,
        steps: Sequence[Settled],
        level: tuple[str, float] | None = None,
        currency: str = "",
        note: str = "",
    ) -> None:
        """Show another line, with a note above it."""
        self.steps, self.level, self.currency, self.note = list(steps), level, currency, note
        self.describe(self.words(self.steps[-1]) if self.steps else "")
        self.update()

    def words(self, one: Settled) -> str:
        """Say what a step means."""
        return _("{years} years drawn: {mean} ± {error}").format(
            years=compact(one.count), mean=f"{self.currency} {compact(one.mean)}", error=compact(one.error)
        )

    def sizeHint(self) -> QSize:
        return QSize(320, 170)

    def minimumSizeHint(self) -> QSize:
        return QSize(220, 140)

    def draw(self, painter: QPainter, t: Tokens) -> None:
        if len(self.steps) < 2:
            return
        ticks = self._ticks()
        left = max(width_of(compact(tick)) for tick in ticks) + 10
        plot = QRectF(left, 28, self.width() - left - 10, self.height() - 28 - 38)
        up = ValueAxis(plot, ticks)
        across = LevelAxis(plot, self.steps[0].count, self.steps[-1].count, log=True)
        write(painter, QRectF(0, 0, self.width(), 16), self.note, t.text)
        up.draw(painter, t)
        across.draw(painter, t)
        write(
            painter,
            QRectF(left, self.height() - 18, plot.width(), 16),
            _("years drawn"),
            t.muted,
            align=RIGHT,
        )
        painter.save()
        painter.setClipRect(plot)
        line = [QPointF(across.x(one.count), up.y(one.mean)) for one in self.steps]
        self._band(painter, t, up, across)
        self._level(painter, t, up, plot)
        painter.setPen(QPen(QColor(t.categories[0]), 2))
        painter.drawPolyline(QPolygonF(line))
        painter.restore()
        labels = Labels(plot, [line])
        if self.level is not None:
            y = up.y(self.level[1])
            labels.put(
                painter,
                t,
                self.level[0],
                t.muted,
                [QPointF(plot.left() + n, y) for n in range(4, int(plot.width()), 8)],
            )
        for one, at in zip(self.steps, line, strict=True):
            self.mark(QRectF(at.x() - 4, plot.top(), 8, plot.height()), None, self.words(one))

    def _ticks(self) -> list[float]:
        """Return ticks that hold the line from a hundred draws on: what the first few say would flatten the rest."""
        settled = [one for one in self.steps if one.count >= min(100, self.steps[-1].count)]
        low = min(one.mean - 2 * one.error for one in settled)
        high = max(one.mean + 2 * one.error for one in settled)
        return round_ticks(max(0.0, low), high, 3)

    def _band(self, painter: QPainter, t: Tokens, up: ValueAxis, across: LevelAxis) -> None:
        colour = QColor(t.categories[0])
        colour.setAlpha(46)
        above = [QPointF(across.x(one.count), up.y(one.mean + 2 * one.error)) for one in self.steps]
        below = [QPointF(across.x(one.count), up.y(one.mean - 2 * one.error)) for one in self.steps]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([*above, *reversed(below)]))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _level(self, painter: QPainter, t: Tokens, up: ValueAxis, plot: QRectF) -> None:
        if self.level is not None:
            y = up.y(self.level[1])
            painter.setPen(QPen(QColor(t.muted), 1.2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
