"""The table inside a register: keys, clipboard, selection and editing, with a spreadsheet's habits."""

from __future__ import annotations

from collections.abc import Callable
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
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QMenu,
    QWidget,
)

from planner.edits.table_text import read_table, write_table
from planner.i18n import _
from ui import theme
from ui.tables.cell_editors import PickCell
from ui.tables.delegate import CellDelegate
from ui.tables.header import FilterHeader
from ui.tables.model import RAW_ROLE, RegisterModel
from ui.tables.steady import SteadyTable

_CONTROL = Qt.KeyboardModifier.ControlModifier
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Sheet(SteadyTable):
    """A table of cells; `lines_chosen` tells when other lines are selected, `widened` when its width is another.

    `remove` deletes rows; `menu_asked` lets a page add to the menu of a cell before it opens.
    """

    lines_chosen = Signal()
    widened = Signal()
    menu_asked = Signal(object, object)  # QMenu, QModelIndex

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
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

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
        return sorted(line for line in self.lines if line < len(self.rows.keys))

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

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == _CONTROL
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_D and control:
            self.fill_down()
        elif event.key() == Qt.Key.Key_Delete and control:
            self.delete_rows()
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
        lines, columns = self.chosen_lines(), self.chosen_columns()
        if not lines and self.currentIndex().row() >= len(self.rows.keys):
            lines = [self.currentIndex().row()]
        self.rows.write([(line, column, "") for line in lines for column in columns])

    def copy(self) -> None:
        """Copy the selected cells as a table that Excel takes."""
        columns = self.chosen_columns()
        table = [[self.rows.typed(line, column) for column in columns] for line in self.chosen_lines()]
        if table:
            QGuiApplication.clipboard().setText(write_table(table))

    def cut(self) -> None:
        """Copy the selected cells and empty them."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """Write a copied table from the first selected cell on; lines beyond the end become rows.

        A single copied cell fills every selected one. All of it is one undo step.
        """
        table, here = read_table(QGuiApplication.clipboard().text()), self.currentIndex()
        if not table or not here.isValid():
            return
        lines, chosen = sorted(self.lines) or [here.row()], self.chosen_columns() or [here.column()]
        if len(table) == len(table[0]) == 1:
            cells = [(line, column, table[0][0]) for line in lines for column in chosen]
        else:
            shown = self.shown_columns()
            columns = shown[shown.index(chosen[0]) :]
            cells = [
                (lines[0] + down, column, text)
                for down, row in enumerate(table)
                for column, text in zip(columns, row, strict=False)
            ]
        self.rows.write(cells, _("Paste"))

    def fill_down(self) -> None:
        """Give the selected cells of every line the values of the first."""
        lines, model = self.chosen_lines(), self.rows
        if len(lines) > 1:
            first = {column: model.shown(lines[0], column).raw for column in self.chosen_columns()}
            cells = [(line, column, value) for line in lines[1:] for column, value in first.items()]
            model.write(cells, _("Fill down"))

    def delete_rows(self) -> None:
        """Delete the rows in which a cell is selected."""
        self.remove([self.rows.row_at(line) for line in self.chosen_lines()])

    def _menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if not index.isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(theme.icon("copy"), _("Copy"), self.copy)
        menu.addAction(theme.icon("clipboard-text"), _("Paste"), self.paste)
        menu.addAction(theme.icon("arrow-fat-lines-down"), _("Fill down"), self.fill_down)
        menu.addSeparator()
        menu.addAction(theme.icon("trash"), _("Delete rows"), self.delete_rows)
        self.menu_asked.emit(menu, index)
        menu.popup(self.viewport().mapToGlobal(at))
