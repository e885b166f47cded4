"""A half ring that fills with a share, and the figure in it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.i18n import _, number
from ui.charts.chart import CENTRE, Chart, write
from ui.theme import Tokens

START, SWEEP = 180, 180  # degrees, counted from three o'clock


class Gauge(Chart):
    """An arc from `low` to `high`; an empty value shows a dash."""

    def __init__(self, value: float | None = None, colour: str = "", *, name: str = "") -> None:
        super().__init__(name or _("Measure"))
        self.low, self.high = 0.0, 1.0
        self.show_value(value, colour)

    def show_value(
        self, value: float | None, colour: str = "", *, low: float = 0.0, high: float = 1.0
    ) -> None:
        """Show a value between `low` and `high` in a colour (the accent when none is given)."""
        self.value, self.colour, self.low, self.high = value, colour, low, high
        self.describe(self.words())
        self.update()

    def words(self) -> str:
        """Return the figure as text."""
        return _("not known yet") if self.value is None else number(self.value, 2)

    def sizeHint(self) -> QSize:
        return QSize(84, 58)

    def draw(self, painter: QPainter, t: Tokens) -> None:
        stroke = max(5.0, self.width() / 10.5)
        side = min(self.width() - stroke - 2, 2 * (self.height() - stroke - 2))
        top = (self.height() - side / 2 - stroke) / 2
        box = QRectF((self.width() - side) / 2, top + stroke / 2, side, side)
        share = 0.0
        if self.value is not None and self.high > self.low:
            share = min(1.0, max(0.0, (self.value - self.low) / (self.high - self.low)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part, colour in ((1.0, t.neutral_tint), (share, self.colour or t.accent)):
            pen = QPen(QColor(colour), stroke)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            if part > 0:
                painter.drawArc(box, START * 16, int(-SWEEP * 16 * part))
        figure = "–" if self.value is None else number(self.value, 2)
        size = max(12, int(side / 3.8))
        place = QRectF(box.left(), box.center().y() - size * 1.15, side, size * 1.4)
        colour = t.muted if self.value is None else t.text
        write(painter, place, figure, colour, size=size, bold=True, align=CENTRE)
        self.mark(QRectF(self.rect()), None, self.words())
