"""Horizontal bars with their figures beside them: plain amounts, gains and losses, and the tornado."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen

from planner.i18n import _
from ui.charts.chart import CENTRE, RIGHT, Chart, hatch, width_of, write
from ui.charts.scale import Scale
from ui.theme import Tokens

FIGURE = 52.0  # room for a figure beside a bar


@dataclass(frozen=True)
class Amount:
    """A named amount; `second` is the part of it that is drawn hatched."""

    name: str
    value: float
    key: Any = None
    second: float = 0.0
    tip: str = ""


@dataclass(frozen=True)
class Swing:
    """What becomes of a result when one input is at its low and at its high."""

    name: str
    low: float
    high: float
    key: Any = None


def label_room(names: Sequence[str], width: float, size: int = 12) -> float:
    """Return the width of a column that holds every name, at most two fifths of the chart."""
    return min(max((width_of(name, size) for name in names), default=0) + 8, width * 0.4)


class Bars(Chart):
    """Amounts of one kind, the first part solid and the second hatched."""

    ROW = 26

    def __init__(self, amounts: Sequence[Amount] = (), *, name: str = "") -> None:
        super().__init__(name or _("Amounts"))
        self.show_amounts(amounts)

    def show_amounts(self, amounts: Sequence[Amount], scale: Scale | None = None) -> None:
        """Show other amounts, from top to bottom as given, written in the unit of `scale`."""
        self.amounts, self.scale = list(amounts), scale or Scale()
        self.describe("; ".join(f"{one.name} {self.scale.write(one.value)}" for one in self.amounts))
        self.setMinimumHeight(self.ROW * max(len(self.amounts), 1))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self.ROW * max(len(self.amounts), 1))

    def draw(self, painter: QPainter, t: Tokens) -> None:
        left = label_room([one.name for one in self.amounts], self.width())
        top = max((abs(one.value) for one in self.amounts), default=0.0)
        room = self.width() - left - FIGURE - 20
        blue = t.categories[0]
        for place, one in enumerate(self.amounts):
            y = place * self.ROW
            write(painter, QRectF(0, y, left - 8, self.ROW), one.name, t.text, size=12)
            length = room * abs(one.value) / top if top else 0.0
            second = length * min(1.0, one.second / one.value) if one.value else 0.0
            painter.fillRect(QRectF(left, y + 6, length - second, self.ROW - 12), QColor(blue))
            if second > 1:
                hatch(painter, QRectF(left + length - second, y + 6, second, self.ROW - 12), blue, t.surface)
            figure = QRectF(left + length + 8, y, FIGURE + 12, self.ROW)
            write(painter, figure, self.scale.write(one.value), t.text if one.value else t.muted, size=12)
            self.mark(
                QRectF(0, y, self.width(), self.ROW),
                one.key,
                one.tip or f"{one.name}: {self.scale.write(one.value)}",
            )


class NetBars(Chart):
    """Who gains and who loses: bars to both sides of zero, losses hatched, many small gains as one line."""

    ROW = 15

    def __init__(self, amounts: Sequence[Amount] = (), *, keep: int = 3, name: str = "") -> None:
        super().__init__(name or _("Who says no"))
        self.keep = keep
        self.show_amounts(amounts)

    def show_amounts(self, amounts: Sequence[Amount], scale: Scale | None = None) -> None:
        """Show other amounts; they are put in order here, the largest first."""
        self.scale = scale or Scale()
        ordered = sorted(amounts, key=lambda one: (-one.value, one.name))
        gains = [one for one in ordered if one.value >= 0]
        self.losses = sorted((one for one in ordered if one.value < 0), key=lambda one: one.value)
        split = self.keep if len(gains) > self.keep + 1 else len(gains)
        self.shown, self.others = gains[:split], gains[split:]
        self.describe("; ".join(f"{one.name} {self.scale.write(one.value, sign=True)}" for one in ordered))
        self.setMinimumHeight(self.ROW * self._lines())
        self.updateGeometry()
        self.update()

    def _lines(self) -> int:
        return len(self.shown) + len(self.losses) + bool(self.others)

    def sizeHint(self) -> QSize:
        return QSize(310, self.ROW * max(self._lines(), 1))

    def draw(self, painter: QPainter, t: Tokens) -> None:
        every = [*self.shown, *self.losses]
        if not every:
            return
        row = min(24.0, self.height() / max(self._lines(), 1))
        names = [one.name for one in every] + ([self._rest_words()] if self.others else [])
        left = label_room(names, self.width())
        least = min(0.0, min(one.value for one in every))
        most = max(0.0, max(one.value for one in every))
        start = left + (FIGURE if least < 0 else 4)
        per = (self.width() - start - FIGURE) / ((most - least) or 1.0)
        zero = start - least * per
        y = 0.0
        for one in self.shown:
            self._gain(painter, t, one, QRectF(0, y, left, row), zero, per)
            y += row
        if self.others:
            self._rest(painter, t, QRectF(0, y, left, row), zero)
            y += row
        for one in self.losses:
            self._loss(painter, t, one, QRectF(0, y, left, row), zero, per)
            y += row
        painter.setPen(QPen(QColor(t.text), 1))
        painter.drawLine(QPointF(zero, 0), QPointF(zero, y))

    def _gain(self, painter: QPainter, t: Tokens, one: Amount, line: QRectF, zero: float, per: float) -> None:
        write(painter, line, one.name, t.text)
        bar = QRectF(zero, line.top() + 2, one.value * per, line.height() - 5)
        painter.fillRect(bar, QColor(t.line))
        figure = QRectF(bar.right() + 5, line.top(), FIGURE, line.height())
        write(painter, figure, self.scale.write(one.value, sign=True), t.text)
        self._mark(one, line)

    def _loss(self, painter: QPainter, t: Tokens, one: Amount, line: QRectF, zero: float, per: float) -> None:
        write(painter, line, one.name, t.text)
        length = max(-one.value * per, 3.0)
        hatch(
            painter, QRectF(zero - length, line.top() + 2, length, line.height() - 5), t.danger, t.danger_tint
        )
        figure = QRectF(zero - length - FIGURE - 5, line.top(), FIGURE, line.height())
        write(painter, figure, self.scale.write(one.value), t.danger, bold=True, align=RIGHT)
        self._mark(one, line)

    def _rest_words(self) -> str:
        return _("{n} others").format(n=len(self.others))

    def _rest(self, painter: QPainter, t: Tokens, line: QRectF, zero: float) -> None:
        write(painter, line, self._rest_words(), t.muted)
        text = _("gain {least} to {most} each").format(
            least=self.scale.write(self.others[-1].value), most=self.scale.write(self.others[0].value)
        )
        write(painter, QRectF(zero + 6, line.top(), self.width() - zero - 6, line.height()), text, t.muted)
        tip = "\n".join(f"{one.name} {self.scale.write(one.value, sign=True)}" for one in self.others)
        self.mark(QRectF(0, line.top(), self.width(), line.height()), None, tip)

    def _mark(self, one: Amount, line: QRectF) -> None:
        box = QRectF(0, line.top(), self.width(), line.height())
        self.mark(box, one.key, one.tip or f"{one.name} {self.scale.write(one.value, sign=True)}")


class Tornado(Chart):
    """How far one input alone moves the result, the widest first: worse hatched, better solid."""

    ROW, TOP = 22.0, 28.0

    def __init__(self, swings: Sequence[Swing] = (), base: float = 0.0, *, name: str = "") -> None:
        super().__init__(name or _("What moves it most"))
        self.show_swings(swings, base)

    def show_swings(self, swings: Sequence[Swing], base: float, scale: Scale | None = None) -> None:
        """Show other swings around the likely result `base`, written in the unit of `scale`."""
        self.swings, self.base, self.scale = list(swings), base, scale or Scale()
        self.describe("; ".join(self._words(one) for one in self.swings))
        self.update()

    def _words(self, one: Swing) -> str:
        return _("{name}: {low} at its low figure, {high} at its high one").format(
            name=one.name, low=self.scale.write(one.low), high=self.scale.write(one.high)
        )

    def sizeHint(self) -> QSize:
        return QSize(320, int(self.TOP + self.ROW * max(len(self.swings), 1)))

    def draw(self, painter: QPainter, t: Tokens) -> None:
        shown = self.swings[: max(1, int((self.height() - self.TOP) // self.ROW))]
        if not shown:
            return
        left = label_room([one.name for one in shown], self.width())
        ends = [self.base, *(end for one in shown for end in (one.low, one.high))]
        least, most = min(ends), max(ends)
        start, stop = left + FIGURE, self.width() - FIGURE
        per = (stop - start) / ((most - least) or 1.0)
        base = start + (self.base - least) * per
        self._legend(painter, t, base)
        for place, one in enumerate(shown):
            self._swing(painter, t, one, QRectF(0, self.TOP + place * self.ROW, left, self.ROW), base, per)
        painter.setPen(QPen(QColor(t.text), 1.4))
        painter.drawLine(QPointF(base, self.TOP - 8), QPointF(base, self.TOP + len(shown) * self.ROW))

    def _legend(self, painter: QPainter, t: Tokens, base: float) -> None:
        blue = t.categories[0]
        hatch(painter, QRectF(0, 4, 10, 10), blue, t.surface, 3)
        used = write(painter, QRectF(16, 0, 120, 18), _("worse"), t.muted)
        painter.fillRect(QRectF(28 + used, 4, 10, 10), QColor(blue))
        write(painter, QRectF(44 + used, 0, 120, 18), _("better"), t.muted)
        text = _("likely {value}").format(value=self.scale.write(self.base))
        wide = width_of(text, bold=True) + 2
        x = min(max(base - wide / 2, 52 + 2 * used), self.width() - wide)
        write(painter, QRectF(x, 0, wide, 18), text, t.text, bold=True, align=CENTRE)

    def _swing(self, painter: QPainter, t: Tokens, one: Swing, line: QRectF, base: float, per: float) -> None:
        blue = t.categories[0]
        write(painter, QRectF(0, line.top(), line.width() - 8, line.height()), one.name, t.text, size=12)
        worst, best = min(one.low, one.high), max(one.low, one.high)
        y, height = line.top() + 3, line.height() - 7
        worse = max((self.base - worst) * per, 0.0)
        better = max((best - self.base) * per, 0.0)
        if worse > 0.5:
            hatch(painter, QRectF(base - worse, y, worse, height), blue, t.surface)
        painter.fillRect(QRectF(base, y, better, height), QColor(blue))
        figure = QRectF(base - worse - FIGURE - 5, line.top(), FIGURE, line.height())
        write(painter, figure, self.scale.write(worst), t.muted, align=RIGHT)
        figure = QRectF(base + better + 5, line.top(), FIGURE, line.height())
        write(painter, figure, self.scale.write(best), t.muted)
        self.mark(QRectF(0, line.top(), self.width(), line.height()), one.key, self._words(one))
