"""The list of steps: dragged or moved by Alt and arrows, captioned in place, deleted and played by key."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from planner.i18n import _
from ui import theme

KEY, WORDS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
ROW, NUMBER = 48, 26
Index = QModelIndex | QPersistentModelIndex


class StepList(QListWidget):
    """Tells what a person does by the key of a step, and changes nothing itself."""

    chosen = Signal(str)
    captioned = Signal(str, str)
    moved = Signal(str, int)
    delete_wanted = Signal()
    play_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_StepDelegate(self))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Story"))
        self._filling = False
        self.itemChanged.connect(self._edited)
        self.currentItemChanged.connect(self._current)
        self.itemClicked.connect(self._clicked)

    def show_steps(self, steps: list[tuple[str, str, str]]) -> None:
        """List steps: key, caption, and quiet words; the one selected stays selected."""
        current, row = self.current_key(), self.currentRow()
        self._filling = True
        self.clear()
        for key, caption, words in steps:
            item = QListWidgetItem(caption)
            item.setData(KEY, key)
            item.setData(WORDS, words)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addItem(item)
        kept = self.row_of(current) if current is not None else -1
        self.setCurrentRow(kept if kept >= 0 else min(row, self.count() - 1))
        self._filling = False

    def current_key(self) -> str | None:
        """Return the key of the step that is selected."""
        item = self.currentItem()
        return str(item.data(KEY)) if item is not None else None

    def row_of(self, key: str) -> int:
        """Return where a step stands, or -1."""
        return next((row for row in range(self.count()) if self.item(row).data(KEY) == key), -1)

    def begin(self, key: str) -> None:
        """Select a step without showing it, and let its caption be typed."""
        self._filling = True
        self.setCurrentRow(self.row_of(key))
        self._filling = False
        self.setFocus()
        self.editItem(self.currentItem())

    def _edited(self, item: QListWidgetItem) -> None:
        if not self._filling:
            self.captioned.emit(item.data(KEY), item.text())

    def _current(self, item: QListWidgetItem | None) -> None:
        if not self._filling and item is not None:
            self.chosen.emit(item.data(KEY))

    def _clicked(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(KEY))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_to(self.currentRow() + (1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.play_wanted.emit()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the plan move the step; the list then follows it."""
        index = self.indexAt(event.position().toPoint())
        place = index.row() if index.isValid() else self.count()
        if self.dropIndicatorPosition() == QAbstractItemView.DropIndicatorPosition.BelowItem:
            place += 1
        event.setDropAction(Qt.DropAction.IgnoreAction)  # else Qt removes the row that was dragged
        event.accept()
        self._move_to(place - (place > self.currentRow()))

    def _move_to(self, place: int) -> None:
        key = self.current_key()
        if key is not None and 0 <= place < self.count():
            self.moved.emit(key, place)


class _StepDelegate(QStyledItemDelegate):
    """Paints number, caption and what the step shows; the editor covers the caption."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = theme.current(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_tint))
            painter.drawRoundedRect(rect.adjusted(0, 1, -4, -1), theme.RADIUS, theme.RADIUS)
        painter.setPen(QColor(t.muted))
        painter.setFont(theme.font(11, bold=True, tabular=True))
        painter.drawText(
            QRectF(rect.left(), rect.top(), NUMBER, rect.height()), Qt.AlignmentFlag.AlignCenter,
            str(index.row() + 1),
        )  # fmt: skip
        caption = str(index.data() or "")
        line = QRectF(rect.left() + NUMBER + 2, rect.top() + 6, rect.width() - NUMBER - 14, 18)
        _write(painter, line, caption or _("No caption yet"), 13, t.text if caption else t.faint, bold=True)
        _write(painter, line.translated(0, 19), str(index.data(WORDS) or ""), 11, t.muted)
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setPlaceholderText(_("What is said"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        rect = option.rect
        editor.setGeometry(rect.adjusted(NUMBER - 8, 2, -4, -rect.height() + 30))


def _write(painter: QPainter, line: QRectF, text: str, size: int, colour: str, *, bold: bool = False) -> None:
    face = theme.font(size, bold=bold)
    painter.setFont(face)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
