"""One sheet: title, map and legend laid out on the paper, or as large as the map needs."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from planner.i18n import day, ngettext
from ui.canvas.export.legend import PrintedLegend
from ui.canvas.export.order import Order
from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.canvas.scene import MapScene
from ui.canvas.scene_painting import paint_scene
from ui.theme import font

LONG = 1400.0  # units of the long side of a sheet: letters of the legend are 11 units high
MM = 25.4 / 96  # of a pixel of the map at 100 %
_MARGIN, _HEAD, _SPACE = 28.0, 58.0, 18.0
_NARROWEST = 560.0
_PRINTER = 10.0  # mm at the edge of paper that printers leave white
_LARGEST_ZOOM = 1.6


class Sheet:
    """What an order makes of a scene, painted in units of its own: `size` in units, `mm` in millimetres."""

    def __init__(self, scene: MapScene, order: Order, *, is_draft: bool = False) -> None:
        self.order = order
        self.is_draft = is_draft
        self.scene = scene
        self._legend = PrintedLegend(self.scene) if order.explained else None
        self.area = self._content()
        self.margin, self.zoom = _MARGIN, 1.0
        if order.paper.long and not order.paper.tiled:
            self._fit_on_paper()
        else:
            self._be_as_large_as_the_map()

    def _content(self) -> QRectF:
        only = self.order.only
        area = self.scene.content(only)
        if only is not None:
            area = area.united(self.scene.links.content())
        return area if not area.isEmpty() else QRectF(0, 0, 4, 3)

    def _foot(self, width: float) -> float:
        high = self._legend.height(width) if self._legend is not None else 0.0
        return high + _SPACE + 12 if high else 0.0

    def _head(self) -> float:
        return _HEAD if self.order.explained else 0.0

    def _be_as_large_as_the_map(self) -> None:
        area, margins = self.area.size(), 2 * self.margin
        self.zoom = min(1.0, LONG / max(area.width(), area.height()))
        width = max(area.width() * self.zoom, _NARROWEST if self.order.explained else 0.0)
        height = area.height() * self.zoom + self._head() + self._foot(width)
        self.size = QSizeF(width + margins, height + margins)
        self.mm = self.size * (MM / self.zoom)

    def _fit_on_paper(self) -> None:
        short, long = self.order.paper.short, self.order.paper.long
        self.margin = max(_MARGIN, _PRINTER * LONG / long)
        upright, lying = QSizeF(LONG * short / long, LONG), QSizeF(LONG, LONG * short / long)
        self.size = max((lying, upright), key=self._zoom_on)
        self.zoom = self._zoom_on(self.size)
        self.mm = self.size * (long / LONG)

    def _zoom_on(self, size: QSizeF) -> float:
        room = self._room(size)
        return min(room.width() / self.area.width(), room.height() / self.area.height(), _LARGEST_ZOOM)

    def _room(self, size: QSizeF) -> QRectF:
        """Return where the map may lie on a sheet of a size."""
        inner = QRectF(QPointF(), size).adjusted(self.margin, self.margin, -self.margin, -self.margin)
        return inner.adjusted(0, self._head(), 0, -self._foot(inner.width()))

    def paint(self, painter: QPainter, seen: QRectF | None = None) -> None:
        """Paint the sheet from the origin on; what lies outside of `seen`, in the sheet's units, may be left out."""
        page = QRectF(QPointF(), self.size)
        painter.fillRect(page, QColor(self.order.tokens.ground))
        room = self._room(self.size)
        if self.order.explained:
            self._paint_title(painter, QRectF(room.left(), self.margin, room.width(), _HEAD))
        self._paint_map(painter, room, page if seen is None else seen)
        if self._legend is not None and self._legend.rows:
            top = room.bottom() + _SPACE
            painter.setPen(QPen(QColor(self.order.tokens.hairline), 1))
            painter.drawLine(QPointF(room.left(), top), QPointF(room.right(), top))
            self._legend.paint(painter, QPointF(room.left(), top + 12), room.width())

    def _paint_map(self, painter: QPainter, room: QRectF, seen: QRectF) -> None:
        painter.save()
        shown = QRectF(QPointF(), self.area.size() * self.zoom)
        shown.moveCenter(room.center())
        painter.translate(shown.topLeft())
        painter.scale(self.zoom, self.zoom)
        painter.translate(-self.area.topLeft())
        part = seen.translated(-shown.topLeft())
        part = QRectF(part.topLeft() / self.zoom, part.size() / self.zoom).translated(self.area.topLeft())
        part = part.intersected(self.area.adjusted(-4, -4, 4, 4))
        if not part.isEmpty():
            paint_scene(self.scene, painter, part, self._detail(painter))
        painter.restore()

    def _detail(self, painter: QPainter) -> float:
        """Return the zoom that says how much can be read: everything, unless this is a small draft for the screen."""
        drawn = abs(painter.deviceTransform().m11())
        return drawn if self.is_draft and drawn < OVERVIEW_BELOW else max(self.zoom, 1.0)

    def _paint_title(self, painter: QPainter, line: QRectF) -> None:
        tokens, flags = self.order.tokens, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        title = self.scene.plan.info.title
        painter.setFont(_fitting(title, line.width()))
        painter.setPen(QColor(tokens.text))
        painter.drawText(line, flags, title)
        painter.setFont(font(12))
        painter.setPen(QColor(tokens.muted))
        painter.drawText(line.adjusted(0, 27, 0, 0), flags, self._about())

    def _about(self) -> str:
        view = self.scene.view
        parts = [view.name] if view is not None else []
        if self.order.only is not None:
            count = sum(not item.card.slot for item in self.scene.items_by_key.values())
            parts.append(ngettext("a part of {n} partner", "a part of {n} partners", count))
        return "  ·  ".join([*parts, day(date.today(), year=True)])


def _fitting(title: str, width: float) -> QFont:
    """Return the largest face of a title that fits into a width."""
    sizes = [font(pixels, bold=True) for pixels in (20, 17, 14, 12, 10)]
    fits = (one for one in sizes if QFontMetricsF(one).horizontalAdvance(title) <= width)
    return next(fits, sizes[-1])
