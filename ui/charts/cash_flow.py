"""Money by year: costs below zero, direct and indirect benefits stacked above, the net as a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.i18n import _
from ui.charts.axes import ValueAxis, round_ticks
from ui.charts.chart import CENTRE, Chart, hatch, width_of, write
from ui.charts.scale import Scale
from ui.theme import Tokens


@dataclass(frozen=True)
class Year:
    """The money of one year; `costs` are negative by custom."""

    label: str
    costs: float
    direct: float
    indirect: float
    key: Any = None

    @property
    def net(self) -> float:
        """What remains."""
        return self.costs + self.direct + self.indirect


class CashFlow(Chart):
    """A bar a year and the net line through them."""

    def __init__(self, years: Sequence[Year] = (), *, name: str = "") -> None:
        super().__init__(name or _("Cash flow by year"))
        self.show_years(years)

    def show_years(self, years: Sequence[Year], scale: Scale | None = None) -> None:
        """Show other years, written in the unit of `scale`."""
        self.years, self.scale = list(years), scale or Scale()
        self.describe("; ".join(self._words(one) for one in self.years))
        self.update()

    def _words(self, one: Year) -> str:
        return _("{year}: costs {costs}, direct {direct}, indirect {indirect}, net {net}").format(
            year=one.label,
            costs=self.scale.write(one.costs),
            direct=self.scale.write(one.direct),
            indirect=self.scale.write(one.indirect),
            net=self.scale.write(one.net),
        )

    def sizeHint(self) -> QSize:
        return QSize(320, 170)

    def draw(self, painter: QPainter, t: Tokens) -> None:
        self._legend(painter, t)
        if not self.years:
            return
        low = min(0.0, *(one.costs for one in self.years), *(one.net for one in self.years))
        high = max(0.0, *(one.direct + one.indirect for one in self.years), *(one.net for one in self.years))
        ticks = round_ticks(low, high)
        left = max(width_of(self.scale.write(tick)) for tick in ticks) + 10
        plot = QRectF(left, 26, self.width() - left - 4, self.height() - 26 - 22)
        axis = ValueAxis(plot, ticks, self.scale.write)
        axis.draw(painter, t)
        step = plot.width() / len(self.years)
        for place, one in enumerate(self.years):
            self._year(
                painter, t, one, axis, QRectF(plot.left() + place * step, plot.top(), step, plot.height())
            )
        self._net(painter, t, axis, step)

    def _year(self, painter: QPainter, t: Tokens, one: Year, axis: ValueAxis, slot: QRectF) -> None:
        wide = min(28.0, slot.width() * 0.6)
        x, zero, blue = slot.center().x() - wide / 2, axis.y(0), t.categories[0]
        painter.fillRect(QRectF(x, zero, wide, axis.y(one.costs) - zero), QColor(t.line))
        middle, top = axis.y(one.direct), axis.y(one.direct + one.indirect)
        painter.fillRect(QRectF(x, middle, wide, zero - middle), QColor(blue))
        if middle - top > 1:
            hatch(painter, QRectF(x, top, wide, middle - top), blue, t.surface)
        write(
            painter,
            QRectF(slot.left(), axis.plot.bottom() + 4, slot.width(), 16),
            one.label,
            t.muted,
            align=CENTRE,
        )
        self.mark(slot, one.key, self._words(one))

    def _net(self, painter: QPainter, t: Tokens, axis: ValueAxis, step: float) -> None:
        points = [
            QPointF(axis.plot.left() + (place + 0.5) * step, axis.y(one.net))
            for place, one in enumerate(self.years)
        ]
        painter.setPen(QPen(QColor(t.text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(QColor(t.text))
        painter.setPen(QPen(QColor(t.surface), 1.5))
        for point in points:
            painter.drawEllipse(point, 4, 4)

    def _legend(self, painter: QPainter, t: Tokens) -> None:
        blue, x = t.categories[0], 0.0
        for place, text in enumerate((_("Costs"), _("Direct"), _("Indirect"), _("Net"))):
            box = QRectF(x, 5, 9, 9)
            if place == 2:
                hatch(painter, box, blue, t.surface, 3)
            elif place == 3:
                painter.setPen(QPen(QColor(t.text), 1.5))
                painter.drawLine(QPointF(x, 9.5), QPointF(x + 14, 9.5))
                painter.setBrush(QColor(t.text))
                painter.drawEllipse(QPointF(x + 7, 9.5), 2.5, 2.5)
            else:
                painter.fillRect(box, QColor(blue if place == 1 else t.line))
            start = x + (20 if place == 3 else 14)
            x = start + write(painter, QRectF(start, 0, 110, 18), text, t.muted) + 14
