"""One thing that falls off as a line one can click: name, what happens to it, money a year."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from planner.analysis.drill import Loss
from planner.i18n import money
from ui import theme


class LossRow(QAbstractButton):
    """Looks like a line of a list; Space or a click presses it."""

    def __init__(self, loss: Loss, currency: str) -> None:
        super().__init__()
        self.loss = loss
        self.amount = money(loss.amount, currency, short=True) if loss.amount is not None else ""
        told = " – ".join(part for part in (loss.name, loss.detail, self.amount) if part)
        self.setAccessibleName(told)
        self.setToolTip(told)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedHeight(42 if loss.detail else 26)

    def sizeHint(self) -> QSize:
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.neutral_tint))
            painter.drawRoundedRect(QRectF(self.rect()), theme.RADIUS, theme.RADIUS)
        face = theme.font(13, tabular=True)
        wide = QFontMetricsF(face).horizontalAdvance(self.amount) + 8 if self.amount else 0
        line = QRectF(4, 4, self.width() - 8 - wide, 18)
        _write(painter, line, self.loss.name, 13, t.text)
        _write(painter, line.translated(0, 17), self.loss.detail, 11, t.muted)
        painter.setFont(face)
        painter.setPen(QColor(t.danger))
        painter.drawText(QRectF(0, 4, self.width() - 4, 18), Qt.AlignmentFlag.AlignRight, self.amount)


def _write(painter: QPainter, line: QRectF, text: str, size: int, colour: str) -> None:
    face = theme.font(size)
    painter.setFont(face)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
