"""The lanes of a view, titled bands behind everything, or the influence–interest grid with its quadrants."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from planner.document import Plan
from planner.edits.zones import GRID
from planner.i18n import _
from planner.layout import Chart, Places, zones_of
from planner.layout.lanes import Area
from planner.layout.stakeholders import HIGH_FROM, TREATMENTS
from planner.layout.zones import Zone, Zoned
from planner.model import MapView, Organisation, field_named
from ui.canvas.layer import Layer
from ui.theme import Tokens, font

_TITLE, _SMALL, _LARGEST, _LINE = 13, 11, 22, 1.4
_AROUND = (62.0, 70.0, 0.0, 132.0)  # room for axes and advice around the grid
_CENTRED = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)


class ZonesLayer(Layer):
    """Painted below everything; empty in most views. `target` is the key of the zone a drag would drop into."""

    def __init__(self, tokens: Tokens, stale: Callable[[QRectF], None]) -> None:
        super().__init__(tokens, stale)
        self._zoned = Zoned()
        self._counts: dict[str, int] = {}
        self.by: str | None = None
        self.target: str | None = None

    @property
    def zones(self) -> list[Zone]:
        """The zones of the view."""
        return self._zoned.zones

    @property
    def is_grid(self) -> bool:
        """Whether the view is the influence–interest grid, where lines would only hide the picture."""
        return self.by == GRID

    def load(self, plan: Plan, view: MapView | None, chart: Chart) -> Places:
        """Take the zones of a view, and return where the cards stand in them; nothing when it has none."""
        self._zoned = zones_of(plan, view, chart)
        self.by = view.lane_by if view is not None and self._zoned.zones else None
        self._counts = {}
        for key in self._zoned.zone_of.values():
            self._counts[key] = self._counts.get(key, 0) + 1
        self.update()
        return self._zoned.places

    def content(self) -> QRectF:
        """Return the rectangle around all zones and what is written beside them."""
        area = _united(self.zones)
        left, top, right, bottom = _AROUND if self.is_grid else (0.0, 0.0, 0.0, 0.0)
        return area.adjusted(-left, -top, right, bottom)

    def zone_at(self, point: QPointF) -> Zone | None:
        """Return the zone at a point."""
        return next((one for one in self.zones if _rect(one.area).contains(point)), None)

    def zone_of(self, uid: str) -> str | None:
        """Return the key of the zone a card stands in."""
        return self._zoned.zone_of.get(uid)

    def aim_at(self, key: str | None) -> None:
        """Show a zone as the target of a drag."""
        if key != self.target:
            self.target = key
            self.update()

    # Painting

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        if self.is_grid:
            self._paint_quadrants(painter, zoom)
        for number, zone in enumerate(self.zones):
            if _rect(zone.area).adjusted(-4, -4, 4, 4).intersects(area):
                self._paint_zone(painter, zone, number, zoom)
        if self.is_grid:
            self._paint_axes(painter, zoom)
        for zone in self.zones:
            if zone.key == self.target:
                self._paint_target(painter, _rect(zone.area))

    def paint_lifted(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint the target of a drag over the still picture of the rest."""
        for zone in self.zones:
            if zone.key == self.target:
                self._paint_target(painter, _rect(zone.area))

    def _paint_zone(self, painter: QPainter, zone: Zone, number: int, zoom: float) -> None:
        rect = _rect(zone.area)
        in_cell = self.is_grid and zone.head is None
        pen = QPen(QColor(self.tokens.hairline), 1, Qt.PenStyle.DotLine if in_cell else Qt.PenStyle.SolidLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        ground = self.tokens.surface if number % 2 == 0 else self.tokens.ground
        painter.setBrush(Qt.BrushStyle.NoBrush if in_cell else QColor(ground))
        painter.drawRect(rect)
        if zone.head is not None:
            self._paint_head(painter, zone, _rect(zone.head), zoom)

    def _paint_head(self, painter: QPainter, zone: Zone, head: QRectF, zoom: float) -> None:
        painter.fillRect(head.adjusted(0.5, 0.5, -0.5, -0.5), QColor(self.tokens.neutral_tint))
        words = _("{title} · {number}").format(title=zone.title, number=self._counts.get(zone.key, 0))
        inside = head.adjusted(8, 3, -8, -3)
        painter.setFont(_fitting(words, inside, _grown(_TITLE, zoom)))
        painter.setPen(QColor(self.tokens.text))
        painter.save()
        painter.setClipRect(head, Qt.ClipOperation.IntersectClip)
        painter.drawText(inside, _CENTRED, words)
        painter.restore()

    def _paint_target(self, painter: QPainter, rect: QRectF) -> None:
        tint = QColor(self.tokens.accent)
        tint.setAlpha(30)
        painter.setPen(QPen(QColor(self.tokens.accent), 2))
        painter.setBrush(tint)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _paint_quadrants(self, painter: QPainter, zoom: float) -> None:
        tints = {(True, True): self.tokens.accent_tint, (False, False): self.tokens.surface}
        for (influential, interested), advised in TREATMENTS.items():
            cells = [one for one in self.zones if _high(one) == (influential, interested)]
            rect = _united(cells)
            painter.setPen(QPen(QColor(self.tokens.line), 1.2))
            painter.setBrush(QColor(tints.get((influential, interested), self.tokens.neutral_tint)))
            painter.drawRect(rect)
            large, small = _grown(_TITLE + 3, zoom), _grown(_SMALL + 1, zoom)
            top = rect.top() - 6 - _LINE * (large + small) if influential else rect.bottom() + 4
            line = QRectF(rect.left() + 4, top, rect.width() - 8, _LINE * large)
            self._write(painter, line, _(advised.name), large, self.tokens.text, bold=True)
            line = QRectF(line.left(), line.bottom(), line.width(), _LINE * small)
            self._write(painter, line, _(advised.advice), small, self.tokens.muted)

    def _paint_axes(self, painter: QPainter, zoom: float) -> None:
        grid = _united([one for one in self.zones if one.head is None])
        size = _grown(_SMALL + 1, zoom)
        below = grid.bottom() + 8 + _LINE * (_grown(_TITLE + 3, zoom) + size)
        for zone in self.zones:
            rect = _rect(zone.area)
            if zone.values["interest"] == 1:
                at = QRectF(grid.left() - 30, rect.top(), 26, rect.height())
                self._write(painter, at, str(zone.values["influence"]), size, self.tokens.muted, middle=True)
            if zone.values["influence"] == 1:
                at = QRectF(rect.left(), below, rect.width(), _LINE * size)
                self._write(painter, at, str(zone.values["interest"]), size, self.tokens.muted, middle=True)
        at = QRectF(grid.left(), below + _LINE * size, grid.width(), _LINE * size)
        self._write_axis(painter, at, "interest", size)
        painter.save()
        painter.translate(grid.left() - 46, grid.center().y())
        painter.rotate(-90)
        self._write_axis(painter, QRectF(-200, -14, 400, 28), "influence", size)
        painter.restore()

    def _write_axis(self, painter: QPainter, at: QRectF, name: str, size: int) -> None:
        words = f"{field_named(Organisation, name).label} →"
        self._write(painter, at, words, size, self.tokens.text, bold=True, middle=True)

    def _write(
        self, painter: QPainter, at: QRectF, text: str, size: int, colour: str, *, bold: bool = False,
        middle: bool = False,
    ) -> None:  # fmt: skip
        face = font(size, bold=bold)
        painter.setFont(face)
        painter.setPen(QColor(colour))
        side = Qt.AlignmentFlag.AlignHCenter if middle else Qt.AlignmentFlag.AlignLeft
        shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, at.width())
        painter.drawText(at, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _high(zone: Zone) -> tuple[bool, bool] | None:
    if zone.head is not None:
        return None
    return zone.values["influence"] >= HIGH_FROM, zone.values["interest"] >= HIGH_FROM


def _grown(pixels: int, zoom: float) -> int:
    """Return the size of a text that stays legible while the map is made smaller."""
    return min(round(pixels / min(max(zoom, 0.05), 1.0)), max(_LARGEST, pixels))


def _fitting(words: str, inside: QRectF, largest: int) -> QFont:
    """Return the largest typeface in which words fit into a rectangle, unless that could not be read at all."""
    for size in range(largest, _SMALL, -1):
        face = font(size, bold=True)
        needed = QFontMetricsF(face).boundingRect(inside, _CENTRED, words)
        if needed.height() <= inside.height() and needed.width() <= inside.width():
            return face
    return font(_SMALL, bold=True)


def _rect(area: Area) -> QRectF:
    return QRectF(*area)


def _united(zones: Iterable[Zone]) -> QRectF:
    area = QRectF()
    for zone in zones:
        area = area.united(_rect(zone.area))
    return area
