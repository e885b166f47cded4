"""The legend of a printed map: colours, kinds of lines and marks, in rows that take the width there is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from planner.i18n import _, number
from ui.canvas.cards import Card
from ui.canvas.colouring import Category, ways_to_colour
from ui.canvas.heads import paint_head
from ui.canvas.links import LOOKS, Link
from ui.canvas.paint import paint_badge, paint_star
from ui.canvas.routes import End
from ui.canvas.scene import MapScene
from ui.icon_font import paint_glyph
from ui.theme import Tokens, font

_LINE, _GAP, _SAMPLE, _BETWEEN, _AFTER_ROW = 20.0, 8.0, 30.0, 22.0, 6.0
Sample = Callable[[QPainter, QRectF, Tokens], None]


@dataclass(frozen=True)
class Entry:
    """One thing explained: how it looks, painted into a rectangle of a width, and what it means."""

    meaning: str
    sample: Sample
    width: float = _SAMPLE

    @property
    def text(self) -> str:
        """What it means, written like a heading: some words are those that cards say amid a line."""
        return self.meaning[:1].upper() + self.meaning[1:]


Rows = list[tuple[str, list[Entry]]]


class PrintedLegend:
    """What the cards and lines of a scene have to be explained; empty when there is nothing."""

    def __init__(self, scene: MapScene) -> None:
        self._tokens = scene.tokens
        self.rows = [row for row in (_colours(scene), _lines(scene), _marks(scene)) if row[1]]
        self._face = font(11)
        self._metrics = QFontMetricsF(self._face)
        bold = QFontMetricsF(font(11, bold=True))
        self._indent = max((bold.horizontalAdvance(title) for title, _entries in self.rows), default=0) + 18

    def height(self, width: float) -> float:
        """Return how high the legend is in a width."""
        return max((at.bottom() for at, _entry in self._laid_out(width)), default=0.0)

    def paint(self, painter: QPainter, at: QPointF, width: float) -> None:
        """Paint the legend with its top left corner at a point."""
        painter.save()
        painter.translate(at)
        for place, what in self._laid_out(width):
            bold = isinstance(what, str)
            if isinstance(what, Entry):
                sample = QRectF(place.left(), place.top(), what.width, _LINE)
                what.sample(painter, sample, self._tokens)
                place = place.adjusted(what.width + _GAP, 0, 0, 0)
            painter.setFont(font(11, bold=bold))
            painter.setPen(QColor(self._tokens.muted if bold else self._tokens.text))
            text = what if isinstance(what, str) else what.text
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, text)
        painter.restore()

    def _laid_out(self, width: float) -> Iterator[tuple[QRectF, Entry | str]]:
        """Return headings and entries with their places; what does not fit into a line begins another."""
        y = 0.0
        for title, entries in self.rows:
            yield QRectF(0, y, self._indent, _LINE), title
            x = self._indent
            for entry in entries:
                wide = entry.width + _GAP + self._metrics.horizontalAdvance(entry.text) + 2
                if x > self._indent and x + wide > width:
                    x, y = self._indent, y + _LINE
                yield QRectF(x, y, wide, _LINE), entry
                x += wide + _BETWEEN
            y += _LINE + _AFTER_ROW


def _colours(scene: MapScene) -> tuple[str, list[Entry]]:
    cards = [item.card for item in scene.items_by_key.values()]
    counts = Counter(card.category for card in cards if card.category is not None)
    entries = [
        Entry(f"{one.label}  {number(count)}", partial(_dot, one), 9)
        for one, count in sorted(counts.items(), key=lambda found: found[0].index)
    ]
    ways = dict(ways_to_colour(scene.plan))
    return ways.get(scene.reader.colouring.by, _("Colours")), entries


def _lines(scene: MapScene) -> tuple[str, list[Entry]]:
    links = list(scene.links.links.values())
    found = {link.kind: link for link in links if not link.planned and not link.at_risk}
    found = {link.kind: link for link in links} | found
    entries = [
        Entry(kind.label, partial(_line, found[kind], False, False)) for kind in LOOKS if kind in found
    ]
    if len({link.width for link in links}) > 1:
        entries.append(Entry(_("the thicker, the stronger"), _widths))
    slots = {uid for uid, item in scene.items_by_key.items() if item.card.slot}
    if scene.tree.parents.keys() - slots:
        entries.append(Entry(_("stands under"), _branch))
    planned = next((one for one in links if one.planned), None)
    at_risk = next((one for one in links if one.at_risk), None)
    if planned is not None:
        entries.append(Entry(_("planned"), partial(_line, planned, True, False)))
    if at_risk is not None:
        entries.append(Entry(_("at risk"), partial(_line, at_risk, False, True)))
    return _("Lines"), entries


def _marks(scene: MapScene) -> tuple[str, list[Entry]]:
    cards = [item.card for item in scene.items_by_key.values()]
    entries = []
    if any(card.hub for card in cards):
        entries.append(Entry(_("hub"), _star, 14))
    if any(card.slot for card in cards):
        entries.append(Entry(_("open role"), _slot))
    marked = next((card for card in cards if card.badge is not None), None)
    if marked is not None:
        entries.append(Entry(_("level of the worst risk, and how many"), partial(_badge, marked)))
    if any(card.at_risk for card in cards):
        entries.append(Entry(_("has a relationship at risk"), _warning, 14))
    return _("Marks"), entries


def _dot(category: Category, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(category.colour(tokens)))
    painter.drawEllipse(rect.center(), 4.5, 4.5)


def _line(link: Link, planned: bool, at_risk: bool, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    place, head = LOOKS[link.kind]
    colour = QColor(tokens.warning if at_risk else tokens.muted if planned else tokens.categories[place])
    pen = QPen(colour, 1.6)
    if planned or at_risk:
        pen.setDashPattern([4, 3] if planned else [7, 2.5])
    painter.setPen(pen)
    middle = rect.center().y()
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right() - 1, middle))
    if not (planned or at_risk):
        paint_head(painter, head, End(QPointF(rect.right(), middle), 0.0), colour, 1.6)


def _widths(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    middle = rect.center().y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.muted))
    painter.drawPolygon(
        [
            QPointF(rect.left(), middle - 0.6),
            QPointF(rect.right(), middle - 2.2),
            QPointF(rect.right(), middle + 2.2),
            QPointF(rect.left(), middle + 0.6),
        ]
    )


def _branch(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.line), 1.2))
    painter.drawLine(QPointF(rect.left(), rect.center().y()), QPointF(rect.right(), rect.center().y()))


def _star(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    paint_star(painter, rect.center(), 6.5, tokens.accent)


def _slot(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    pen = QPen(QColor(tokens.line), 1.2)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 3, -1, -3), 4, 4)


def _badge(card: Card, painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    assert card.badge is not None
    paint_badge(painter, QRectF(rect.left(), rect.top() + 13.5, rect.width() - 5, 0), card.badge, tokens)


def _warning(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    paint_glyph(painter, QRectF(rect.left(), rect.center().y() - 7, 14, 14), "warning", tokens.warning)
