"""The floating legend: what the colours stand for, how many of each, and a click to see only those."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from planner.i18n import ngettext, number
from ui.canvas.colouring import Category
from ui.canvas.scene import MapScene
from ui.theme import CARD_RADIUS, RADIUS, font

_ROW, _PAD, _GAP, _DOT = 19, 10, 22, 14
_MOST = 8


class Legend(QWidget):
    """Painted, so that it is light; `chosen` tells the key of the category to highlight, or None."""

    chosen = Signal(object)
    resized = Signal()

    def __init__(self, scene: MapScene, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene = scene
        self._rows: list[tuple[Category, int]] = []
        self._hovered = -1
        self._hidden = 0
        self.unfolded = False
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        scene.reloaded.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Count the cards of each category; the legend hides when there is nothing to explain."""
        cards = [item.card for item in self._scene.items_by_key.values()]
        counts = Counter(card.category.key for card in cards if card.category is not None)
        known = self._scene.reader.colouring.categories
        rows = sorted(
            ((known[key], n) for key, n in counts.items() if key in known), key=lambda row: row[0].index
        )
        if len(rows) > _MOST and not self.unfolded:
            largest = sorted(rows, key=lambda row: (-row[1], row[0].index))[: _MOST - 1]
            self._hidden, rows = len(rows) - len(largest), [row for row in rows if row in largest]
        else:
            self._hidden = 0
        self._rows = rows
        self.resize(self.sizeHint())
        self.setVisible(len(self._rows) > 1)
        self.update()

    @property
    def rows(self) -> list[tuple[str, int]]:
        """The labels shown and how many cards each has."""
        return [(category.label, count) for category, count in self._rows]

    def _columns(self) -> int:
        return 2 if len(self._rows) > 4 else 1

    def _lines(self) -> int:
        return -(-(len(self._rows) + bool(self._hidden)) // self._columns())

    def _column_width(self) -> float:
        metrics = QFontMetricsF(font(11))
        widest = max((metrics.horizontalAdvance(category.label) for category, _n in self._rows), default=0)
        return min(widest, 118) + _DOT + 26

    def sizeHint(self) -> QSize:
        columns = self._columns()
        width = columns * self._column_width() + (columns - 1) * _GAP + 2 * _PAD
        return QSize(round(width), self._lines() * _ROW + 2 * _PAD - 2)

    def row_rect(self, index: int) -> QRectF:
        """Return where a row is."""
        column, line = divmod(index, self._lines())
        width = self._column_width()
        return QRectF(_PAD + column * (width + _GAP), _PAD + line * _ROW - 1, width, _ROW)

    def _row_at(self, at: QPointF) -> int:
        return next(
            (i for i in range(len(self._rows) + bool(self._hidden)) if self.row_rect(i).contains(at)), -1
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = self._scene.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.hairline), 1))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        for index in range(len(self._rows)):
            self._paint_row(painter, index)
        if self._hidden:
            painter.setFont(font(11))
            painter.setPen(QColor(tokens.accent if self._hovered == len(self._rows) else tokens.muted))
            more = ngettext("{n} more", "{n} more", self._hidden)
            painter.drawText(
                self.row_rect(len(self._rows)).adjusted(_DOT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, more
            )

    def _paint_row(self, painter: QPainter, index: int) -> None:
        tokens, (category, count) = self._scene.tokens, self._rows[index]
        rect = self.row_rect(index)
        chosen = self._scene.highlight == category.key
        if chosen or index == self._hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_tint if chosen else tokens.neutral_tint))
            painter.drawRoundedRect(rect.adjusted(-5, 0, 5, 0), RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(category.colour(tokens)))
        painter.drawEllipse(QPointF(rect.left() + 4, rect.center().y()), 4, 4)
        face = font(11, tabular=True)
        painter.setFont(face)
        painter.setPen(QColor(tokens.text))
        space = rect.adjusted(_DOT, 0, -20, 0)
        text = QFontMetricsF(face).elidedText(category.label, Qt.TextElideMode.ElideRight, space.width() + 1)
        painter.drawText(space, Qt.AlignmentFlag.AlignVCenter, text)
        painter.setPen(QColor(tokens.muted))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number(count))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hovered = self._row_at(event.position())
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = -1
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._row_at(event.position())
        if row == len(self._rows):
            self.unfolded = True
            self.reload()
            self.resized.emit()
        elif row >= 0:
            key = self._rows[row][0].key
            self.chosen.emit(None if self._scene.highlight == key else key)
            self.update()
