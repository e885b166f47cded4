"""What each record adds to two totals: bars to the left for one, hatched bars to the right for the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen

from planner.i18n import _, percent
from ui.charts.bars import label_room
from ui.charts.chart import CENTRE, LEFT, RIGHT, Chart, hatch, rounded, write
from ui.theme import Tokens

_FIGURE = 38.0


@dataclass(frozen=True)
class Part:
    """A named record with its share (0–1) of the first and of the second total, and what hovering says."""

    name: str
    first: float
    second: float
    key: Any = None
    tip: str = ""


class Shares(Chart):
    """A tornado of parts, the widest first; those without room are told as one line."""

    ROW, TOP = 24.0, 22.0

    def __init__(self, first: str, second: str, *, name: str) -> None:
        super().__init__(name)
        self.titles = first, second
        self.parts: list[Part] = []
        self.chosen_key: Any = None

    def show_parts(self, parts: Sequence[Part], chosen: Any = None) -> None:
        """Show other parts, in the order given; that of the key `chosen` stands out."""
        self.parts, self.chosen_key = list(parts), chosen
        self.describe("; ".join(self._words(one) for one in self.parts[:10]))
        self.update()

    def choose(self, key: Any) -> None:
        """Let another part stand out."""
        if key != self.chosen_key:
            self.chosen_key = key
            self.update()

    def _words(self, one: Part) -> str:
        return f"{one.name}: {self.titles[0]} {percent(one.first)}, {self.titles[1]} {percent(one.second)}"

    def sizeHint(self) -> QSize:
        return QSize(360, int(self.TOP + self.ROW * min(max(len(self.parts), 3), 8)))

    def minimumSizeHint(self) -> QSize:
        return QSize(240, int(self.TOP + self.ROW * 4))

    def draw(self, painter: QPainter, t: Tokens) -> None:
        lines = max(2, int((self.height() - self.TOP) // self.ROW))
        shown = self.parts if len(self.parts) <= lines else self.parts[: lines - 1]
        if not shown:
            return
        left = label_room([one.name for one in shown], self.width())
        half = (self.width() - left) / 2
        middle = left + half
        most = max(max(one.first, one.second) for one in self.parts) or 1.0
        per = max(half - _FIGURE - 4, 4.0) / most
        write(painter, QRectF(left, 0, half - 8, 16), self.titles[0], t.muted, align=RIGHT)
        write(painter, QRectF(middle + 8, 0, half - 8, 16), self.titles[1], t.muted, align=LEFT)
        for place, one in enumerate(shown):
            row = QRectF(0, self.TOP + place * self.ROW, self.width(), self.ROW)
            self._part(painter, t, one, row, left, middle, per)
        bottom = self.TOP + len(shown) * self.ROW
        painter.setPen(QPen(QColor(t.line), 1))
        painter.drawLine(QPointF(middle, self.TOP - 2), QPointF(middle, bottom))
        rest = self.parts[len(shown) :]
        if rest:
            self._rest(painter, t, rest, QRectF(0, bottom, self.width(), self.ROW), left, middle)

    def _part(
        self, painter: QPainter, t: Tokens, one: Part, row: QRectF, left: float, middle: float, per: float
    ) -> None:
        here = one.key is not None and one.key == self.chosen_key
        if here:
            rounded(painter, row.adjusted(0, 1, 0, -1), t.accent_tint, 4)
        name = QRectF(4, row.top(), left - 12, row.height())
        write(painter, name, one.name, t.text, size=12, bold=here)
        blue, top, high = t.categories[0], row.top() + 5, row.height() - 10
        painter.fillRect(QRectF(middle - one.first * per, top, one.first * per, high), QColor(blue))
        if one.second * per > 1:
            hatch(painter, QRectF(middle, top, one.second * per, high), t.categories[1], t.surface)
        figures = (
            (
                QRectF(middle - one.first * per - _FIGURE - 4, row.top(), _FIGURE, row.height()),
                one.first,
                RIGHT,
            ),
            (QRectF(middle + one.second * per + 5, row.top(), _FIGURE, row.height()), one.second, LEFT),
        )
        for box, share, side in figures:
            write(painter, box, percent(share), t.text if share >= 0.005 else t.muted, align=side)
        self.mark(row, one.key, one.tip or self._words(one))

    def _rest(
        self, painter: QPainter, t: Tokens, rest: Sequence[Part], row: QRectF, left: float, middle: float
    ) -> None:
        words = _("{n} others").format(n=len(rest))
        write(painter, QRectF(4, row.top(), left - 8, row.height()), words, t.muted, size=12)
        both = sum(one.first for one in rest), sum(one.second for one in rest)
        text = f"{percent(both[0])}  ·  {percent(both[1])}"
        write(painter, QRectF(middle - 90, row.top(), 180, row.height()), text, t.muted, align=CENTRE)
        self.mark(row, None, "\n".join(self._words(one) for one in rest[:20]))
