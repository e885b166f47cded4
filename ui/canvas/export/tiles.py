"""A poster of A4 sheets: which part of the map each shows, the lines to cut along, and the page that explains it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.errors import Invalid
from planner.i18n import _, ngettext, number
from ui.canvas.export.order import LIGHT
from ui.canvas.export.sheet import Sheet
from ui.theme import font

EDGE, OVERLAP, MOST = 10.0, 10.0, 200  # mm that printers leave white, mm shown twice, sheets
_POINT = 0.24  # mm of a pixel of letters: 13 of them make 3.1 mm, or 9 points


@dataclass(frozen=True)
class Tile:
    """One sheet of the poster, by its row and column from 0."""

    row: int
    column: int

    @property
    def name(self) -> str:
        """B3: the row as a letter, the column as a number."""
        letter = chr(ord("A") + self.row % 26)
        return f"{letter * (self.row // 26 + 1)}{self.column + 1}"


class Tiles:
    """The sheets of a poster, upright or lying, whichever takes fewer; all measures in mm."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.poster = sheet.mm * sheet.order.scale
        short, long = sheet.order.paper.short, sheet.order.paper.long
        ways = [QSizeF(long, short), QSizeF(short, long)]
        self.page = min(ways, key=lambda size: self._columns(size) * self._rows(size))
        self.columns, self.rows = self._columns(self.page), self._rows(self.page)
        self.count = self.columns * self.rows
        if self.count > MOST:
            raise Invalid(
                _(
                    "That takes {n} sheets of A4, more than {most}. Make it smaller, or take one large sheet."
                ).format(n=number(self.count), most=MOST)
            )

    def __iter__(self) -> Iterator[Tile]:
        return (Tile(row, column) for row in range(self.rows) for column in range(self.columns))

    def _columns(self, page: QSizeF) -> int:
        return _count(self.poster.width(), page.width())

    def _rows(self, page: QSizeF) -> int:
        return _count(self.poster.height(), page.height())

    def _frame(self) -> QRectF:
        """Return the part of a page that can be printed on."""
        return QRectF(QPointF(), self.page).adjusted(EDGE, EDGE, -EDGE, -EDGE)

    def part(self, tile: Tile) -> QRectF:
        """Return the part of the poster that a sheet shows."""
        frame = self._frame()
        across, down = frame.width() - OVERLAP, frame.height() - OVERLAP
        return QRectF(tile.column * across, tile.row * down, frame.width(), frame.height())

    def paint(self, painter: QPainter, tile: Tile) -> None:
        """Paint one sheet, with the lines to cut along and its name."""
        frame, part = self._frame(), self.part(tile)
        painter.save()
        painter.setClipRect(frame)
        painter.translate(frame.topLeft() - part.topLeft())
        self._paint_poster(painter, part)
        painter.restore()
        tokens = self.sheet.order.tokens
        painter.setPen(_pen(tokens.line, 0.2, dashed=True))
        if tile.column:
            x = frame.left() + OVERLAP
            painter.drawLine(QPointF(x, frame.top() - 5), QPointF(x, frame.bottom() + 5))
        if tile.row:
            y = frame.top() + OVERLAP
            painter.drawLine(QPointF(frame.left() - 5, y), QPointF(frame.right() + 5, y))
        painter.setPen(_pen(tokens.hairline, 0.15))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(frame)
        name = f"{tile.name}  ·  {self.sheet.scene.plan.info.title}"
        place = QRectF(frame.left(), frame.bottom(), frame.width(), EDGE - 1)
        _write(painter, place, name, 11, LIGHT.text, Qt.AlignmentFlag.AlignCenter)

    def _paint_poster(self, painter: QPainter, part: QRectF | None = None) -> None:
        scale = self.poster.width() / self.sheet.size.width()
        painter.scale(scale, scale)
        seen = None if part is None else QRectF(part.topLeft() / scale, part.size() / scale)
        self.sheet.paint(painter, seen)

    def paint_key(self, painter: QPainter) -> None:
        """Paint the page that shows the whole poster with the places of its sheets, and says how to join them."""
        frame = self._frame().adjusted(4, 4, -4, -4)
        title = self.sheet.scene.plan.info.title
        _write(painter, frame, title, 20, LIGHT.text, Qt.AlignmentFlag.AlignTop, bold=True)
        lines = QRectF(frame.left(), frame.top() + 8, frame.width(), 22)
        _write(painter, lines, self._explanation(), 13, LIGHT.text, Qt.AlignmentFlag.AlignTop)
        room = frame.adjusted(0, 32, 0, 0)
        whole = self.part(Tile(0, 0)).united(self.part(Tile(self.rows - 1, self.columns - 1)))
        scale = min(room.width() / whole.width(), room.height() / whole.height())
        painter.save()
        painter.translate(room.left() + (room.width() - whole.width() * scale) / 2, room.top())
        painter.scale(scale, scale)
        painter.save()
        self._paint_poster(painter)
        painter.restore()
        for tile in self:
            self._paint_place(painter, tile, scale)
        painter.restore()

    def _paint_place(self, painter: QPainter, tile: Tile, scale: float) -> None:
        """Paint on the key what remains of a sheet when its edges are cut, and its name."""
        accent = self.sheet.order.tokens.accent
        part = self.part(tile)
        seen = part.adjusted(OVERLAP if tile.column else 0, OVERLAP if tile.row else 0, 0, 0)
        painter.setPen(_pen(accent, 0.3 / scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(seen)
        painter.save()
        painter.translate(seen.topLeft())
        painter.scale(1 / scale, 1 / scale)
        label = QRectF(1, 1, 4 + 2.4 * len(tile.name), 5.4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(accent))
        painter.drawRoundedRect(label, 1, 1)
        ink = self.sheet.order.tokens.on_accent
        _write(painter, label, tile.name, 13, ink, Qt.AlignmentFlag.AlignCenter, bold=True)
        painter.restore()

    def summary(self) -> str:
        """Say how many sheets there are and how large the poster becomes."""
        size = _("{width} × {height} cm").format(
            width=number(self.poster.width() / 10, 0), height=number(self.poster.height() / 10, 0)
        )
        return f"{ngettext('{n} sheet of A4', '{n} sheets of A4', self.count)}, {size}."

    def _explanation(self) -> str:
        if self.count == 1:
            return self.summary()
        return f"{self.summary()} " + _(
            "Print at 100 %, not fitted to the page. Cut each sheet along its dashed lines, at the left and at the "
            "top, and lay it over the 10 mm that its neighbour shows too. Rows are A, B, C … from the top; columns "
            "1, 2, 3 … from the left."
        )


def _count(length: float, page: float) -> int:
    """Return how many sheets of a side, overlapping, are as long as `length`."""
    frame = page - 2 * EDGE
    return max(1, ceil((length - OVERLAP - 0.01) / (frame - OVERLAP)))


def _pen(colour: str, width: float, *, dashed: bool = False) -> QPen:
    pen = QPen(QColor(colour), width)
    if dashed:
        pen.setDashPattern([8, 6])
    return pen


def _write(
    painter: QPainter,
    place: QRectF,
    text: str,
    pixels: int,
    colour: str,
    flags: Qt.AlignmentFlag,
    *,
    bold: bool = False,
) -> None:
    """Write in a place given in mm."""
    painter.save()
    painter.translate(place.topLeft())
    painter.scale(_POINT, _POINT)
    painter.setFont(font(pixels, bold=bold))
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(QPointF(), place.size() / _POINT), flags | Qt.TextFlag.TextWordWrap, text)
    painter.restore()
