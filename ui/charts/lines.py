"""Thin bars that say where something stands: progress with a tick for what is due, and a range."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen

from planner.i18n import _, number, percent
from ui.charts.chart import CENTRE, Chart, rounded, write
from ui.theme import Tokens

THICK = 6.0


def draw_progress(
    painter: QPainter,
    box: QRectF,
    share: float | None,
    t: Tokens,
    *,
    due: float | None = None,
    colour: str = "",
) -> None:
    """Draw a bar filled to `share` (fractions; beyond 1 it is full) with a tick at `due`."""
    y = box.center().y() - THICK / 2
    rounded(painter, QRectF(box.left(), y, box.width(), THICK), t.neutral_tint)
    filled = min(1.0, max(0.0, share or 0.0)) * box.width()
    if filled > 0:
        rounded(painter, QRectF(box.left(), y, max(filled, THICK), THICK), colour or t.accent)
    if due is not None:
        x = box.left() + min(1.0, max(0.0, due)) * box.width()
        painter.setPen(QPen(QColor(t.surface), 4))
        painter.drawLine(QPointF(x, y - 3), QPointF(x, y + THICK + 3))
        painter.setPen(QPen(QColor(t.text), 2))
        painter.drawLine(QPointF(x, y - 3), QPointF(x, y + THICK + 3))


class ProgressBar(Chart):
    """How much is done, with a tick for what is due by now."""

    def __init__(
        self, share: float | None = None, *, due: float | None = None, colour: str = "", name: str = ""
    ) -> None:
        super().__init__(name or _("Progress"))
        self.show_share(share, due=due, colour=colour)

    def show_share(self, share: float | None, *, due: float | None = None, colour: str = "") -> None:
        """Show another share; both are fractions."""
        self.share, self.due, self.colour = share, due, colour
        self.describe(self.words())
        self.update()

    def words(self) -> str:
        """Return the share, and what is due, as text."""
        if self.share is None:
            return _("not known yet")
        if self.due is None:
            return _("{done} done").format(done=percent(self.share))
        return _("{done} done, {due} due by now").format(done=percent(self.share), due=percent(self.due))

    def sizeHint(self) -> QSize:
        return QSize(160, 16)

    def draw(self, painter: QPainter, t: Tokens) -> None:
        box = QRectF(self.rect()).adjusted(1, 0, -1, 0)
        draw_progress(painter, box, self.share, t, due=self.due, colour=self.colour)
        self.mark(QRectF(self.rect()), None, self.words())


class RangeBar(Chart):
    """From a low to a high figure with the likely one marked, on a scale of its own or a shared one."""

    def __init__(
        self,
        low: float,
        likely: float,
        high: float,
        *,
        scale: tuple[float, float] | None = None,
        unit: str = "",
        name: str = "",
    ) -> None:
        super().__init__(name or _("Range"))
        self.low, self.likely, self.high, self.unit = low, likely, high, unit
        reach = (high - low) or abs(likely) or 1.0
        self.scale = scale or (min(low - 0.15 * reach, 0.0), high + 0.15 * reach)
        self.describe(self.words())

    def words(self) -> str:
        """Return the range as a sentence."""
        low, likely, high = (
            f"{number(one)} {self.unit}".strip() for one in (self.low, self.likely, self.high)
        )
        return _("From {low} to {high}, likely {likely}.").format(low=low, high=high, likely=likely)

    def sizeHint(self) -> QSize:
        return QSize(240, 34)

    def _x(self, value: float) -> float:
        low, high = self.scale
        share = (value - low) / (high - low) if high > low else 0.5
        return 2 + min(1.0, max(0.0, share)) * (self.width() - 4)

    def draw(self, painter: QPainter, t: Tokens) -> None:
        y = 8.0
        rounded(painter, QRectF(1, y - THICK / 2, self.width() - 2, THICK), t.neutral_tint)
        left, right = self._x(self.low), self._x(self.high)
        rounded(painter, QRectF(left, y - THICK / 2, max(right - left, THICK), THICK), t.accent)
        painter.setPen(QPen(QColor(t.text), 2))
        middle = self._x(self.likely)
        painter.drawLine(QPointF(middle, y - 6), QPointF(middle, y + 6))
        for x, value in ((left, self.low), (middle, self.likely), (right, self.high)):
            box = QRectF(min(max(x - 40, 0), self.width() - 80), y + 8, 80, 16)
            write(painter, box, number(value), t.text if value == self.likely else t.muted, align=CENTRE)
        self.mark(QRectF(self.rect()), None, self.words())
