"""The small pictures before the rows of the legend."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.model.choices import FlowKind
from ui.canvas.colouring import Category
from ui.canvas.heads import paint_head
from ui.canvas.legend_rows import COLOUR, LINE, PAST, SIZE, Row
from ui.canvas.links import LOOKS
from ui.canvas.routes import End
from ui.theme import Tokens

_LENGTH = 24.0


def paint_sample(painter: QPainter, row: Row, at: QPointF, tokens: Tokens) -> None:
    """Paint what a row is about, from the middle of its left edge."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if row.sort == COLOUR and isinstance(row.of, Category):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(row.of.colour(tokens)))
        painter.drawEllipse(at + QPointF(4, 0), 4, 4)
    elif row.sort == SIZE and isinstance(row.of, float):
        painter.setPen(QPen(QColor(tokens.muted), 1.2))
        painter.drawRoundedRect(_box(at, 22 * row.of, 13 * row.of), 2, 2)
    elif row.sort == LINE:
        _paint_line(painter, row, at, tokens)
    elif row.sort == PAST:
        _paint_past(painter, row.key, at, tokens)


def _box(at: QPointF, width: float, height: float) -> QRectF:
    return QRectF(at.x() + (_LENGTH - width) / 2, at.y() - height / 2, width, height)


def _paint_line(painter: QPainter, row: Row, at: QPointF, tokens: Tokens) -> None:
    end = at + QPointF(_LENGTH, 0)
    if row.of not in LOOKS:
        painter.setPen(QPen(QColor(tokens.line), 1.2))
        painter.drawLine(at, end)
        return
    index, head = LOOKS[row.of]
    pen = QPen(QColor(tokens.categories[index]), 1.6)
    if isinstance(row.of, FlowKind) and row.of.intangible:
        pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawLine(at, end)
    paint_head(painter, head, End(end, 0.0), QColor(tokens.categories[index]), 1.4)


def _paint_past(painter: QPainter, key: str, at: QPointF, tokens: Tokens) -> None:
    colour = QColor(
        {"new": tokens.good, "new link": tokens.good, "gone": tokens.danger}.get(key, tokens.line)
    )
    pen = QPen(colour, 1.6)
    if key == "new link":
        colour.setAlphaF(0.4)
        pen = QPen(colour, 6)
    elif key != "new":
        pen.setDashPattern([1.0, 2.6])
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    if key.endswith("link"):
        painter.drawLine(at, at + QPointF(_LENGTH, 0))
    else:
        painter.setBrush(QColor(tokens.good_tint if key == "new" else tokens.ground))
        painter.drawRoundedRect(_box(at, 22, 12), 3, 3)
