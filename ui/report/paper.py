"""Words, rules and tables on a page of paper, in the tokens of a theme; units are pixels of 1/96 inch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from ui.theme import Tokens, font, level_colours

LEFT, RIGHT, CENTRE = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignHCenter,
)
ROW, HEAD = 22.0, 20.0
_BETWEEN = 10.0  # two columns


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its share of the width, and on which side its words stand."""

    heading: str
    share: float
    align: Qt.AlignmentFlag = LEFT


@dataclass(frozen=True)
class Cell:
    """What stands in a cell; with a `level` (L M H E, + for an opportunity) it is a coloured label."""

    text: str
    level: str = ""
    bold: bool = False
    alarm: bool = False


class Paper:
    """Paints on a page."""

    def __init__(self, painter: QPainter, tokens: Tokens) -> None:
        self.painter, self.tokens = painter, tokens

    def write(
        self,
        room: QRectF,
        text: str,
        size: int = 10,
        *,
        bold: bool = False,
        colour: str | None = None,
        align: Qt.AlignmentFlag = LEFT,
    ) -> None:
        """Write one line, shortened to its room."""
        face = font(size, bold=bold)
        self.painter.setFont(face)
        self.painter.setPen(QColor(colour or self.tokens.text))
        words = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        self.painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, words)

    def rule(self, start: QPointF, end: QPointF, colour: str | None = None, width: float = 0.8) -> None:
        """Draw a hairline."""
        self.painter.setPen(QPen(QColor(colour or self.tokens.hairline), width))
        self.painter.drawLine(start, end)

    def label(self, room: QRectF, text: str, letter: str, size: int = 9) -> None:
        """Write a short text on the colours of a risk level, or of an opportunity."""
        t = self.tokens
        ink, ground = (t.accent, t.accent_tint) if letter == "+" else level_colours(letter)
        width = QFontMetricsF(font(size, bold=True)).horizontalAdvance(text) + 10
        pill = QRectF(room.left(), room.center().y() - 7.5, min(width, room.width()), 15)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(ground))
        self.painter.drawRoundedRect(pill, 3, 3)
        self.write(pill, text, size, bold=True, colour=ink, align=CENTRE)

    def table(
        self, at: QPointF, width: float, columns: Sequence[Column], rows: Sequence[Sequence[Cell]]
    ) -> float:
        """Draw a table and return where it ends."""
        total = sum(one.share for one in columns)
        widths = [width * one.share / total for one in columns]
        y = at.y()
        self._row(
            QPointF(at.x(), y), widths, HEAD, columns, [Cell(one.heading) for one in columns], head=True
        )
        y += HEAD
        for row in rows:
            self.rule(QPointF(at.x(), y), QPointF(at.x() + width, y))
            self._row(QPointF(at.x(), y), widths, ROW, columns, row)
            y += ROW
        self.rule(QPointF(at.x(), y), QPointF(at.x() + width, y))
        return y

    def _row(
        self,
        at: QPointF,
        widths: Sequence[float],
        height: float,
        columns: Sequence[Column],
        cells: Sequence[Cell],
        *,
        head: bool = False,
    ) -> None:
        x = at.x()
        for width, column, cell in zip(widths, columns, cells, strict=True):
            room = QRectF(x, at.y(), width - _BETWEEN, height)
            if cell.level and cell.text:
                self.label(room, cell.text, cell.level)
            else:
                colour = self.tokens.muted if head else self.tokens.danger if cell.alarm else None
                bold = head or cell.bold
                self.write(room, cell.text, 9, bold=bold, colour=colour, align=column.align)
            x += width
