"""A card of one KPI: its latest figure, status, trend, the way to the target, target and benchmark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy

from planner.i18n import N_, _, percent
from ui import theme
from ui.charts.chart import CENTRE, RIGHT, Chart, rounded, width_of, write
from ui.charts.lines import draw_progress
from ui.charts.sparkline import dotted, draw_sparkline
from ui.theme import Tokens

STATUSES = {  # the first letter stands out, so that colour is never alone
    "achieved": (N_("A achieved"), "good"),
    "on track": (N_("T on track"), "good"),
    "behind": (N_("B behind"), "danger"),
    "no data": (N_("no data"), "muted"),
}


@dataclass(frozen=True)
class Facts:
    """What a card shows; texts as they read, shares as fractions."""

    key: Any
    name: str
    figure: str = ""
    unit: str = ""
    status: str = "no data"
    values: tuple[float, ...] = ()
    target: float | None = None
    benchmark: float | None = None
    attained: float | None = None
    due: float | None = None
    target_words: tuple[str, str] = ("", "")
    benchmark_words: tuple[str, str] = ("", "")
    tip: str = ""


def status_colours(status: str, t: Tokens) -> tuple[str, str]:
    """Return text and ground colour of a status."""
    tone = STATUSES[status][1]
    return getattr(t, tone), t.neutral_tint if tone == "muted" else getattr(t, f"{tone}_tint")


class KpiCard(Chart):
    """The card; `walked` asks for the neighbour by its step in columns and rows."""

    walked = Signal(int, int)

    def __init__(self, facts: Facts) -> None:
        super().__init__(facts.name)
        self.chosen_now = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_facts(facts)

    def show_facts(self, facts: Facts) -> None:
        """Show another KPI, or the same one anew."""
        self.facts = facts
        self.setAccessibleName(facts.name)
        self.describe(f"{facts.figure} {facts.unit}, {_(STATUSES[facts.status][0])}")
        self.update()

    def mark_chosen(self, chosen: bool) -> None:
        """Draw the card as the selected one, or not."""
        self.chosen_now = chosen
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(241, 223)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 223)

    def draw(self, painter: QPainter, t: Tokens) -> None:
        strong = self.chosen_now or self.hasFocus()
        painter.setPen(QPen(QColor(t.accent if strong else t.hairline), 2 if strong else 1))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.CARD_RADIUS, theme.CARD_RADIUS
        )
        left, width = 16.0, self.width() - 32.0
        write(painter, QRectF(left, 14, width, 18), self.facts.name, t.text, size=13, bold=True)
        self._figure(painter, t, left, width)
        colour = t.muted if self.facts.status == "no data" else t.accent
        if self.facts.values:
            draw_sparkline(
                painter, QRectF(left, 70, width, 62), self.facts.values, t,
                target=self.facts.target, benchmark=self.facts.benchmark, colour=colour,
            )  # fmt: skip
        else:
            write(painter, QRectF(left, 70, width, 62), _("No figure yet."), t.muted, size=12, align=CENTRE)
        self._way(painter, t, left, width)
        self._levels(painter, t, left, width)
        self.mark(QRectF(self.rect()), self.facts.key, self.facts.tip)

    def _figure(self, painter: QPainter, t: Tokens, left: float, width: float) -> None:
        words, (colour, ground) = _(STATUSES[self.facts.status][0]), status_colours(self.facts.status, t)
        letter, _gap, rest = words.partition(" ")
        badge_width = width_of(letter, bold=True) + width_of(rest) + 22
        badge = QRectF(left + width - badge_width, 41, badge_width, 20)
        rounded(painter, badge, ground)
        used = write(painter, badge.adjusted(8, 0, 0, 0), letter, colour, bold=self.facts.status != "no data")
        write(painter, badge.adjusted(8 + used + 5, 0, 0, 0), rest, colour)
        figure = self.facts.figure or "–"
        used = write(
            painter, QRectF(left, 36, width - badge_width - 8, 30), figure, t.text, size=24, bold=True
        )
        unit = QRectF(left + used + 6, 40, width - badge_width - used - 14, 26)
        write(painter, unit, self.facts.unit, t.muted, size=14)

    def _way(self, painter: QPainter, t: Tokens, left: float, width: float) -> None:
        if self.facts.attained is None:
            draw_progress(painter, QRectF(left, 137, width, 16), None, t)
            write(
                painter,
                QRectF(left, 152, width, 18),
                _("The way needs a figure, a baseline and a target."),
                t.muted,
            )
            return
        colour = status_colours(self.facts.status, t)[0]
        draw_progress(
            painter, QRectF(left, 137, width, 16), self.facts.attained, t, due=self.facts.due, colour=colour
        )
        done = percent(self.facts.attained)
        used = write(painter, QRectF(left, 152, width, 18), done, t.text, bold=True)
        used += write(painter, QRectF(left + used + 4, 152, width - used, 18), _("of the way"), t.muted) + 12
        if self.facts.due is not None and self.facts.due < 1:
            text = _("{share} due by now").format(share=percent(self.facts.due))
            write(painter, QRectF(left + used, 152, width - used, 18), text, t.muted, align=RIGHT)

    def _levels(self, painter: QPainter, t: Tokens, left: float, width: float) -> None:
        lines = ((self.facts.target_words, False), (self.facts.benchmark_words, True))
        for place, ((label, figure), benchmark) in enumerate(lines):
            if not label:
                continue
            y = 173.0 + place * 18
            painter.setPen(dotted(t.muted) if benchmark else QPen(QColor(t.muted), 1.4, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(left, y + 9), QPointF(left + 18, y + 9))
            wide = width_of(figure, bold=True) + 2
            write(painter, QRectF(left + 25, y, width - 25 - wide - 6, 18), label, t.muted)
            write(painter, QRectF(left + width - wide, y, wide, 18), figure, t.text, bold=True, align=RIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }.get(Qt.Key(event.key()))
        if step is not None:
            self.walked.emit(*step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.facts.key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.update()
