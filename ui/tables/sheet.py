"""The table inside a register: keys, clipboard, selection and editing, with a spreadsheet's habits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QItemSelectionRange,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QWidget,
)

from planner.i18n import _
from ui import theme
from ui.tables import cells
from ui.tables.cell_editors import PickCell
from ui.tables.delegate import CellDelegate
from ui.tables.fill_handle import FillHandle
from ui.tables.header import FilterHeader
from ui.tables.model import RAW_ROLE, RegisterModel
from ui.tables.steady import SteadyTable

_CONTROL = Qt.KeyboardModifier.ControlModifier
_FOLDS: dict[int, bool | None] = {
    Qt.Key.Key_Left: True, Qt.Key.Key_Right: False,
    Qt.Key.Key_Return: None, Qt.Key.Key_Enter: None, Qt.Key.Key_Space: None,
}  # fmt: skip
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(SteadyTable):
    """A table of cells; `lines_chosen` tells when other lines are selected, `widened` when its width is another,
    `find_asked` that a person wants to find (and replace), `heading_asked` the menu of a column.

    `remove` deletes rows; `menu_asked` lets a page add to the menu of a cell before it opens.
    """

    lines_chosen = Signal()
    widened = Signal()
    menu_asked = Signal(object, object)  # QMenu, QModelIndex
    find_asked = Signal(bool)
    heading_asked = Signal(int)

    def __init__(
        self,
        parent: QWidget,
        model: RegisterModel,
        add_text: str,
        remove: Callable[[list[Any]], Any],
    ) -> None:
        super().__init__(parent)
        self.rows, self.remove = model, remove
        self.lines: set[int] = set()
        self._look()
        self.header = FilterHeader(self)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.delegate = CellDelegate(model.plan, self, add_text)
        self.delegate.tinted, self.delegate.ranged = self.lines.__contains__, self._ranged
        self.delegate.entered.connect(self._go_down)
        self.setItemDelegate(self.delegate)
        self.horizontalScrollBar().valueChanged.connect(self.header.follow_scroll)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)
        self.header.left_downwards.connect(self.setFocus)
        self.delegate.filled.connect(self._fill_all)
        self.handle = FillHandle(self, self._fillable, self._fill_over)
        self._with_control: dict[int, Callable[[], None]] = {
            Qt.Key.Key_D: self.fill_down, Qt.Key.Key_R: self.fill_right, Qt.Key.Key_F: self._ask_find,
            Qt.Key.Key_H: self._ask_replace, Qt.Key.Key_Delete: self.delete_rows,
        }  # fmt: skip
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    def _look(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setWordWrap(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.TABLE_ROW)
        self.verticalHeader().setMinimumSectionSize(theme.TABLE_ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)  # comes when the scroll bar takes its place, too
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    # Selection

    def selectionChanged(self, chosen: QItemSelection, left: QItemSelection) -> None:
        super().selectionChanged(chosen, left)
        self.note_lines()

    def note_lines(self) -> None:
        """Look again which lines are selected, as after rows came or went."""
        lines = {line for one in self._ranges() for line in range(one.top(), one.bottom() + 1)}
        changed = lines != self.lines
        self.lines.clear()  # the delegate holds this very set
        self.lines.update(lines)
        self.viewport().update()
        if changed:
            self.lines_chosen.emit()

    def _ranges(self) -> list[QItemSelectionRange]:
        return list(self.selectionModel().selection())  # type: ignore[call-overload]

    def _ranged(self) -> bool:
        ranges = self._ranges()
        return len(ranges) > 1 or any(one.height() > 1 or one.width() > 1 for one in ranges)

    def chosen_lines(self) -> list[int]:
        """Return the selected lines that hold a row."""
        return sorted(line for line in self.lines if self.rows.uid_at(line))

    def chosen_columns(self) -> list[int]:
        """Return the visible columns in which a cell is selected, in their order on the screen."""
        ranges = self._ranges()
        return [n for n in self.shown_columns() if any(one.left() <= n <= one.right() for one in ranges)]

    def shown_columns(self) -> list[int]:
        """Return the columns that are not hidden, in their order on the screen."""
        places = map(self.header.logicalIndex, range(self.header.count()))
        return [number for number in places if not self.header.isSectionHidden(number)]

    def select_lines(self, lines: list[int], column: int) -> None:
        """Select one cell on each of `lines` and make the first the current one."""
        selection = QItemSelection()
        for line in lines:
            cell = self.rows.index(line, column)
            selection.select(cell, cell)
        if lines and self.currentIndex().row() not in lines:
            self.selectionModel().setCurrentIndex(
                self.rows.index(lines[0], column), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at, left = event.position().toPoint(), event.button() == Qt.MouseButton.LeftButton
        if left and self.rowAt(at.y()) in self.rows.heads:
            self.setCurrentIndex(self.indexAt(at))
            self.rows.fold(self.rowAt(at.y()))
        elif left and self.handle.holds(at):
            self.handle.begin()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self.handle.end is not None:
            self.handle.move(at)
            return
        hand = Qt.CursorShape.CrossCursor if self.handle.holds(at) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(hand)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.handle.end is not None:
            self.handle.drop()
            self.viewport().update()
        else:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.state() != self.State.EditingState:
            painter = QPainter(self.viewport())
            self.handle.paint(painter)

    # Keys

    def _ask_find(self) -> None:
        self.find_asked.emit(False)

    def _ask_replace(self) -> None:
        self.find_asked.emit(True)

    def _ask_heading(self) -> None:
        self.heading_asked.emit(max(self.currentIndex().column(), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == _CONTROL
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif control and event.key() in self._with_control:
            self._with_control[event.key()]()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._ask_heading()
        elif self.currentIndex().row() in self.rows.heads and event.key() in _FOLDS:
            self.rows.fold(self.currentIndex().row(), _FOLDS[event.key()])
        elif event.key() == Qt.Key.Key_Escape and self.handle.end is not None:
            self.handle.cancel()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_cells()
        elif event.key() in _ENTER and self.state() != self.State.EditingState:
            self._go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Space and isinstance(self.currentIndex().data(RAW_ROLE), bool):
            here = self.currentIndex()
            self.rows.setData(here, not here.data(RAW_ROLE))
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: typing in a cell that is worked out must not jump elsewhere."""

    def _go_down(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        here = self.currentIndex()
        line = max(0, min(here.row() + step, self.rows.rowCount() - 1))
        if here.isValid():
            self.setCurrentIndex(here.siblingAtRow(line))

    def edit(self, index: Any, *event: Any) -> Any:
        """Open the editor of a cell: F2 and a double click go on from its text, typing replaces it."""
        if not event:
            super().edit(index)
            return self._opened(typing=False)
        opened = super().edit(index, *event)
        if opened and self.state() == self.State.EditingState:
            self._opened(typing=event[0] == QAbstractItemView.EditTrigger.AnyKeyPressed)
        return opened

    def _opened(self, *, typing: bool) -> None:
        editor = self.delegate.editor
        if editor is None or typing or self.state() != self.State.EditingState:
            return
        editor.begin("", replace=False)
        if isinstance(editor, PickCell):
            editor.open_list()

    # Cells

    def clear_cells(self) -> None:
        """Empty the selected cells, in one undo step."""
        lines, columns = self._marked_lines(), self.chosen_columns()
        self.rows.write([(line, column, "") for line in lines for column in columns])

    def _marked_lines(self) -> list[int]:
        """Return the selected lines, else the one the cursor is on: the line for a new row among them, no head."""
        lines = self.lines or {self.currentIndex().row()}
        return sorted(line for line in lines if line >= 0 and line not in self.rows.heads)

    def copy(self) -> None:
        """Copy the selected cells as a table that Excel takes."""
        text = cells.copied(self.rows, self.chosen_lines(), self.chosen_columns())
        if text:
            QGuiApplication.clipboard().setText(text)

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Write a copied table from the first selected cell on, in one undo step."""
        chosen = self.chosen_columns() or [self.currentIndex().column()]
        text = QGuiApplication.clipboard().text()
        cells.paste(self.rows, text, self._marked_lines(), chosen, self.shown_columns())

    def fill_down(self) -> None:
        """Give the selected cells of every line the values of the first."""
        cells.fill_down(self.rows, self.chosen_lines(), self.chosen_columns())

    def fill_right(self) -> None:
        """Give the selected cells of every column what stands in the first."""
        cells.fill_right(self.rows, self.chosen_lines(), self.chosen_columns())

    def _fill_all(self, value: Any) -> None:
        """Write what was typed into every selected cell, as Ctrl+Enter asks."""
        lines, columns = self._marked_lines(), self.chosen_columns()
        self.rows.write([(line, column, value) for line in lines for column in columns])

    def _fill_over(self, sources: Sequence[int], lines: Sequence[int], columns: Sequence[int]) -> None:
        lines = [line for line in lines if self.rows.uid_at(line)]
        cells.fill(self.rows, sources, lines, columns)

    def _fillable(self) -> tuple[list[int], list[int]]:
        """Return the lines and columns that the handle repeats; none where a cell is worked out."""
        columns = self.chosen_columns()
        if not columns or any(self.rows.columns[one].field is None for one in columns):
            return [], []
        return self.chosen_lines(), columns

    def delete_rows(self) -> None:
        """Delete the rows in which a cell is selected."""
        self.remove([self.rows.row_at(line) for line in self.chosen_lines()])

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(theme.icon("copy"), _("Copy") + "\tCtrl+C", self.copy)
        menu.addAction(theme.icon("clipboard-text"), _("Paste") + "\tCtrl+V", self.paste)
        menu.addAction(theme.icon("arrow-fat-lines-down"), _("Fill down") + "\tCtrl+D", self.fill_down)
        menu.addSeparator()
        menu.addAction(theme.icon("magnifying-glass"), _("Find …") + "\tCtrl+F", self._ask_find)
        menu.addAction(_("Find and replace …") + "\tCtrl+H", self._ask_replace)
        menu.addAction(_("Menu of the heading") + "\tAlt+↓", self._ask_heading)
        menu.addSeparator()
        menu.addAction(theme.icon("trash"), _("Delete rows") + "\tCtrl+Del", self.delete_rows)
        self.menu_asked.emit(menu, index)
        menu.popup(self.viewport().mapToGlobal(at))
