"""Trends as a radar: rings are horizons, size is impact, and how full a blip is tells readiness."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from math import cos, hypot, radians, sin
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPen

from planner.i18n import _, number
from ui.charts.chart import CENTRE, LEFT, Chart, Mark, width_of, write
from ui.theme import Tokens

RINGS = (0.42, 0.72, 1.0)  # outer edges, as shares of the radius; the inner one holds as much as the others
GOLDEN = 137.508  # degrees from one blip to the next: no two in line, and none moves when another is added
STRONG, UNREADY = 4, 2  # impact from which, and readiness up to which, a trend is marked
LABEL, MARGIN, STRIP = 116, 8, 54  # px
DRAG = 6  # px from which a press becomes a drag
CROWDS = ((12, 1.0, (0.5,)), (28, 0.75, (0.36, 0.64)), (10**9, 0.55, (0.22, 0.5, 0.78)))
# up to how many trends, how large blips are drawn, and in which lanes of a ring


@dataclass(frozen=True)
class Blip:
    """A trend: `ring` 0 (now) to 2 or None, impact and readiness 1 to 5 or None; `horizon` says the ring in words."""

    key: Any
    name: str
    ring: int | None
    impact: int | None
    readiness: int | None
    horizon: str = ""

    @property
    def radius(self) -> float:
        """Its size in pixels."""
        return 5.0 + 2.0 * (self.impact or 1)

    @property
    def unready(self) -> bool:
        """Whether it is strong and finds nobody ready, as far as is known."""
        return (self.impact or 0) >= STRONG and (self.readiness or 1) <= UNREADY

    @property
    def tip(self) -> str:
        """What hovering says."""
        unknown = _("not judged")
        parts = [
            self.name,
            _("Horizon: {text}").format(text=self.horizon or unknown),
            _("Impact: {text}").format(text=f"{number(self.impact)} / 5" if self.impact else unknown),
            _("Readiness: {text}").format(
                text=f"{number(self.readiness)} / 5" if self.readiness else unknown
            ),
        ]
        return "\n".join([*parts, *([_("Strong, and nobody is ready for it.")] if self.unready else [])])


class TrendRadar(Chart):
    """`moved` carries the key of a blip and the ring it was dragged to."""

    moved = Signal(object, int)

    def __init__(self, rings: Sequence[str]) -> None:
        super().__init__(_("Trend radar"))
        self.rings = tuple(rings)
        self.blips: list[Blip] = []
        self.selected: Collection[Any] = ()
        self._pressed: QPointF | None = None
        self._held: Blip | None = None
        self._at: QPointF | None = None
        self.setMinimumSize(240, 260)

    def show_blips(self, blips: Sequence[Blip], selected: Collection[Any] = ()) -> None:
        """Show trends; those whose key is `selected` stand out."""
        self.blips, self.selected = list(blips), selected
        if self._held is not None and self._held.key not in [one.key for one in blips]:
            self._let_go()
        if self.at is None:
            self.describe("; ".join(one.tip.replace("\n", ", ") for one in self.blips))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(352, 352 + STRIP)

    # Places

    def _centre(self) -> QPointF:
        return QPointF(self.width() / 2, MARGIN + self._radius())

    def _radius(self) -> float:
        strip = STRIP if any(one.ring is None for one in self.blips) else 0
        return max(min(self.width() - 2 * MARGIN, self.height() - 2 * MARGIN - strip) / 2, 60.0)

    def place_of(self, place: int) -> QPointF:
        """Return where the n-th blip stands."""
        blip = self.blips[place]
        if blip is self._held and self._at is not None:
            return self._at
        if blip.ring is None:
            loose = [one for one in self.blips if one.ring is None]
            step = min(34.0, (self.width() - 40) / max(len(loose), 1))
            return QPointF(24 + loose.index(blip) * step, self.height() - 20)
        inner = RINGS[blip.ring - 1] if blip.ring else 0.16 if len(self.blips) > 1 else 0.0
        lanes = self._crowd()[1]
        distance = lanes[place % len(lanes)] * (RINGS[blip.ring] - inner) + inner
        angle = radians(GOLDEN * place - 50)
        return self._centre() + QPointF(cos(angle), sin(angle)) * (distance * self._radius())

    def _crowd(self) -> tuple[float, tuple[float, ...]]:
        """Return how large blips are drawn, and the lanes of a ring they stand in."""
        return next((size, lanes) for most, size, lanes in CROWDS if len(self.blips) <= most)

    def _size_of(self, blip: Blip) -> float:
        return max(blip.radius * self._crowd()[0], 4.0)

    def ring_at(self, at: QPointF) -> int | None:
        """Return the ring at a place, None outside."""
        way = at - self._centre()
        share = hypot(way.x(), way.y()) / self._radius()
        return next((place for place, edge in enumerate(RINGS) if share <= edge), None)

    # Painting

    def draw(self, painter: QPainter, t: Tokens) -> None:
        self._draw_rings(painter, t)
        places = [self.place_of(place) for place in range(len(self.blips))]
        for blip, at in zip(self.blips, places, strict=True):
            self._draw_blip(painter, t, blip, at)
            side = self._size_of(blip) + 2
            self.mark(QRectF(at.x() - side, at.y() - side, 2 * side, 2 * side), blip.key, blip.tip)
        self._draw_ring_words(painter, t)
        self._draw_names(painter, t, places)
        if any(one.ring is None for one in self.blips):
            box = QRectF(10, self.height() - STRIP + 2, self.width() - 20, 16)
            write(painter, box, _("No horizon yet: drag into a ring"), t.warning)

    def _draw_rings(self, painter: QPainter, t: Tokens) -> None:
        centre, radius = self._centre(), self._radius()
        over = self.ring_at(self._at) if self._at is not None else None
        for place in (2, 1, 0):
            edge = RINGS[place] * radius
            painter.setPen(QPen(QColor(t.accent if place == over else t.hairline), 2 if place == over else 1))
            painter.setBrush(QColor((t.accent_tint, t.neutral_tint, t.surface)[place]))
            painter.drawEllipse(centre, edge, edge)
        for place, words in enumerate(self.rings):
            y = centre.y() - RINGS[place] * radius + 3
            wide = width_of(words, 11, bold=True) + 8
            write(
                painter, QRectF(centre.x() - wide / 2, y, wide, 16), words, t.muted, bold=True, align=CENTRE
            )

    def _draw_ring_words(self, painter: QPainter, t: Tokens) -> None:
        for words, box in zip(self.rings, self._ring_words(), strict=True):
            write(painter, box, words, t.muted, bold=True, align=CENTRE)

    def _draw_blip(self, painter: QPainter, t: Tokens, blip: Blip, at: QPointF) -> None:
        colour = QColor(t.danger if blip.unready else t.accent)
        radius = self._size_of(blip)
        if blip.key in self.selected:
            painter.setPen(QPen(QColor(t.text), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, radius + 3, radius + 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(t.surface))
        painter.drawEllipse(at, radius, radius)
        if blip.readiness:
            painter.save()
            full = 2 * radius * blip.readiness / 5
            painter.setClipRect(QRectF(at.x() - radius, at.y() + radius - full, 2 * radius, full))
            painter.setBrush(colour)
            painter.drawEllipse(at, radius, radius)
            painter.restore()
        known = blip.impact is not None and blip.readiness is not None
        painter.setPen(QPen(colour, 1.5, Qt.PenStyle.SolidLine if known else Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, radius, radius)
        if not blip.readiness:
            box = QRectF(at.x() - radius, at.y() - 8, 2 * radius, 16)
            write(painter, box, "?", colour.name(), bold=True, align=CENTRE)

    def _draw_names(self, painter: QPainter, t: Tokens, places: Sequence[QPointF]) -> None:
        """Name every blip beside it where the name covers nothing; hovering tells the others."""
        taken = [mark.box for mark in self.marks] + self._ring_words()
        loose = STRIP if any(one.ring is None for one in self.blips) else 0
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2 - loose)
        for blip, at in zip(self.blips, places, strict=True):
            wide = min(width_of(blip.name), LABEL)
            for box in _beside(at, self._size_of(blip) + 3, wide):
                if room.contains(box) and not any(box.intersects(other) for other in taken):
                    write(painter, box, blip.name, t.text, align=LEFT)
                    taken.append(box)
                    break

    def _ring_words(self) -> list[QRectF]:
        centre, radius = self._centre(), self._radius()
        wide = [width_of(words, 11, bold=True) + 8 for words in self.rings]
        return [
            QRectF(centre.x() - wide[place] / 2, centre.y() - edge * radius + 3, wide[place], 16)
            for place, edge in enumerate(RINGS[: len(wide)])
        ]

    # Mouse and keys

    def blip_of(self, mark: Mark | None) -> Blip | None:
        """Return the trend of a mark."""
        return next((one for one in self.blips if mark is not None and one.key == mark.key), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        held = self.blip_of(self.mark_at(event.position()))
        if event.button() == Qt.MouseButton.LeftButton and held is not None:
            self._pressed, self._held = event.position(), held

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            super().mouseMoveEvent(event)
        elif self._at is not None or (event.position() - self._pressed).manhattanLength() > DRAG:
            self._at = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        blip, dragged = self._held, self._at is not None
        ring = self.ring_at(event.position())
        self._let_go()
        if blip is not None and dragged and ring is not None and ring != blip.ring:
            self.moved.emit(blip.key, ring)

    def _let_go(self) -> None:
        self._pressed = self._held = self._at = None
        self.unsetCursor()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page up and page down move the trend on which the keyboard is to another ring; Esc ends a drag."""
        step = {Qt.Key.Key_PageUp: 1, Qt.Key.Key_PageDown: -1}.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Escape and self._at is not None:
            self._let_go()
        elif step is not None and self.at is not None and self.at < len(self.marks):
            self._step(self.blip_of(self.marks[self.at]), step)
        else:
            super().keyPressEvent(event)

    def _step(self, blip: Blip | None, step: int) -> None:
        if blip is None:
            return
        ring = 0 if blip.ring is None else max(0, min(blip.ring + step, len(self.rings) - 1))
        if ring != blip.ring:
            self.moved.emit(blip.key, ring)


def _beside(at: QPointF, away: float, wide: float) -> list[QRectF]:
    """Return the places for a name around a blip, the best first."""
    return [
        QRectF(at.x() + away, at.y() - 8, wide + 1, 16),
        QRectF(at.x() - away - wide, at.y() - 8, wide + 1, 16),
        QRectF(at.x() - wide / 2, at.y() + away, wide + 1, 16),
        QRectF(at.x() - wide / 2, at.y() - away - 16, wide + 1, 16),
    ]
