"""The ends of links: one shape a kind, so that colour is never alone."""

from __future__ import annotations

from math import cos, sin

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen

from ui.canvas.links import Head
from ui.canvas.routes import End

_LENGTH = 9.0
_HALF = 4.5


def paint_head(painter: QPainter, head: Head, end: End, colour: QColor, width: float) -> None:
    """Paint the head with its tip at the end of a line."""
    along = QPointF(cos(end.angle), sin(end.angle))
    across = QPointF(-along.y(), along.x())
    foot = end.at - along * _LENGTH
    left, right = foot + across * _HALF, foot - across * _HALF
    pen = QPen(colour, width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QBrush(colour))
    if head is Head.OPEN:
        painter.drawPolyline([left, end.at, right])
    elif head is Head.FILLED:
        painter.drawPolygon([left, end.at, right])
    elif head is Head.DIAMOND:
        middle = end.at - along * (_LENGTH / 2)
        painter.drawPolygon([end.at, middle + across * 3.5, foot, middle - across * 3.5])
    elif head is Head.BAR:
        at = end.at - along * 3
        painter.setPen(QPen(colour, width + 0.6))
        painter.drawLine(at + across * 5, at - across * 5)
        painter.drawLine(at, end.at)
    else:
        painter.drawEllipse(end.at - along * 3.5, 3.5, 3.5)
