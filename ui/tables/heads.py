"""Paints the head of a group over the whole width of a sheet, whatever has been scrolled sideways."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from planner.i18n import number
from ui import theme
from ui.tables.grouping import Head

_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def paint_head(painter: QPainter, rect: QRect, head: Head, *, focused: bool) -> None:
    """Draw caret, text, count and totals into a line."""
    t = theme.current()
    painter.fillRect(rect, QColor(t.ground))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(t.hairline))
    caret = "caret-right" if head.folded else "caret-down"
    theme.paint_icon(painter, rect.left() + 10, rect.center().y() - 7, caret, t.muted, 14)
    painter.setFont(theme.font(bold=True))
    room, count = rect.width() - 120, number(head.size)
    text = painter.fontMetrics().elidedText(head.text, Qt.TextElideMode.ElideRight, room)
    right = rect.left() + 30 + painter.fontMetrics().horizontalAdvance(text)
    painter.setPen(QColor(t.text))
    painter.drawText(rect.adjusted(30, 0, 0, -1), _MIDDLE, text)
    painter.setFont(theme.font(11, tabular=True))
    painter.setPen(QColor(t.muted))
    painter.drawText(QRect(right + 8, rect.top(), 60, rect.height() - 1), _MIDDLE, count)
    said = QRect(right + 60, rect.top(), max(rect.right() - right - 72, 0), rect.height() - 1)
    totals = painter.fontMetrics().elidedText(head.totals, Qt.TextElideMode.ElideRight, said.width())
    painter.drawText(said, _MIDDLE | Qt.AlignmentFlag.AlignRight, totals)
    if focused:
        painter.setPen(QPen(QColor(t.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(rect).adjusted(1, 1, -1, -2))
