"""A table whose first columns stay in sight while it scrolls sideways."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView

from ui import theme
from ui.tables.frozen import Kept
from ui.tables.header import FilterHeader
from ui.tables.heads import paint_head
from ui.tables.model import RegisterModel

Index = QModelIndex | QPersistentModelIndex
_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible


class SteadyTable(QTableView):
    """Paints the columns that its header keeps over those that slide below, and finds them there."""

    def kept(self) -> list[Kept]:
        """Return the columns that stay in sight now."""
        header = self.horizontalHeader()
        return header.kept() if isinstance(header, FilterHeader) else []

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        kept, height = self.kept(), self.viewport().height()
        model = self.model()
        heads = model.heads if isinstance(model, RegisterModel) else {}
        if not kept and not heads:
            return
        painter = QPainter(self.viewport())
        lines = range(max(self.rowAt(0), 0), (self.rowAt(height) + 1) or self.model().rowCount())
        if kept:
            edge = kept[-1].left + kept[-1].width
            painter.setClipRect(QRect(0, 0, edge, height))
            for line in lines:
                for one in kept:
                    self._paint_kept(painter, self.model().index(line, one.number))
            painter.fillRect(QRect(edge - 1, 0, 1, height), QColor(theme.current().hairline))
            painter.setClipping(False)
        for line in lines:
            if line in heads:
                box = QRect(0, self.rowViewportPosition(line), self.viewport().width(), self.rowHeight(line))
                here = self.hasFocus() and self.currentIndex().row() == line
                paint_head(painter, box, heads[line], focused=here)

    def _paint_kept(self, painter: QPainter, index: QModelIndex) -> None:
        option, model = QStyleOptionViewItem(), self.selectionModel()
        option.rect = self.visualRect(index)
        option.state = QStyle.StateFlag.State_Enabled
        if model.isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            option.state |= QStyle.StateFlag.State_HasFocus
        self.itemDelegate().paint(painter, option, index)

    def visualRect(self, index: Index) -> QRect:
        rect = super().visualRect(index)
        for one in self.kept():
            if one.number == index.column():
                rect.moveLeft(one.left)
        return rect

    def indexAt(self, at: QPoint) -> QModelIndex:
        for one in self.kept():
            if one.left <= at.x() < one.left + one.width:
                return self.model().index(self.rowAt(at.y()), one.number)
        return super().indexAt(at)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _VISIBLE) -> None:
        side, before = self.horizontalScrollBar(), self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        kept = self.kept()
        if any(one.number == index.column() for one in kept):
            side.setValue(before)  # it was in sight already
        elif kept:
            hidden = kept[-1].left + kept[-1].width - self.visualRect(index).left()
            side.setValue(side.value() - max(hidden, 0))
