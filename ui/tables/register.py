"""A register: a sheet of rows with a spreadsheet's habits, made from the declarations of one entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QLabel, QMenu, QTableView, QVBoxLayout, QWidget

from planner import edits
from planner.document import ChangeSet
from planner.i18n import _
from planner.model import Entity, singular_of
from ui import theme
from ui.settings import settings
from ui.tables.columns import Column, columns_of
from ui.tables.delegate import CellDelegate
from ui.tables.header import FilterHeader
from ui.tables.model import RAW_ROLE, RegisterModel
from ui.workspace import Workspace


LEAST_TITLE = 170  # pixels that a name keeps before the sheet scrolls sideways


class Sheet(QTableView):
    """The table itself: keys, clipboard and editing."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
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

    def register_model(self) -> RegisterModel:
        """The model, typed."""
        model = self.model()
        assert isinstance(model, RegisterModel)
        return model

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.fill_down()
        elif event.key() == Qt.Key.Key_Delete and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.delete_rows()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._clear_cell()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self._go_down()
        elif event.key() == Qt.Key.Key_Space and isinstance(self.currentIndex().data(RAW_ROLE), bool):
            self._try(lambda: self.register_model().setData(self.currentIndex(), not self.currentIndex().data(RAW_ROLE)))
        else:
            super().keyPressEvent(event)

    def _go_down(self) -> None:
        here = self.currentIndex()
        self.setCurrentIndex(here.siblingAtRow(min(here.row() + 1, self.model().rowCount() - 1)))

    def _clear_cell(self) -> None:
        column = self.currentIndex().column()
        lines = self.chosen_lines()
        self._try(lambda: self.register_model().write([(line, column, "") for line in lines]))

    def _try(self, action: Any) -> None:
        register = self.parent()
        assert isinstance(register, Register)
        register.workspace.attempt(action)

    def chosen_lines(self) -> list[int]:
        """Return the selected lines that hold a row."""
        lines = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        return [line for line in lines if line < len(self.register_model().keys)]

    def copy(self) -> None:
        """Copy the selected rows as a table that Excel takes, the visible columns in their order."""
        header = self.horizontalHeader()
        columns = [header.logicalIndex(place) for place in range(header.count())]
        columns = [number for number in columns if not header.isSectionHidden(number)]
        model = self.register_model()
        lines = [
            "\t".join(str(model.index(line, number).data() or "").replace("\t", " ") for number in columns)
            for line in self.chosen_lines()
        ]
        QApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> None:
        """Write a copied range from the current cell on, as one undo step; lines beyond the end become rows."""
        header, here = self.horizontalHeader(), self.currentIndex()
        text = QApplication.clipboard().text().rstrip("\n")
        if not text or not here.isValid():
            return
        first = header.visualIndex(here.column())
        columns = [header.logicalIndex(place) for place in range(first, header.count())]
        columns = [number for number in columns if not header.isSectionHidden(number)]
        cells = []
        for down, line in enumerate(text.split("\n")):
            for number, cell in zip(columns, line.rstrip("\r").split("\t"), strict=False):
                cells.append((here.row() + down, number, cell))
        self._try(lambda: self.register_model().write(cells))

    def fill_down(self) -> None:
        """Give the current column of every selected row the value of the first."""
        lines, number = self.chosen_lines(), self.currentIndex().column()
        if len(lines) > 1:
            value = self.register_model().index(lines[0], number).data(RAW_ROLE)
            self._try(lambda: self.register_model().write([(line, number, value) for line in lines[1:]]))

    def delete_rows(self) -> None:
        """Delete the selected rows."""
        model = self.register_model()
        rows = [model.row_at(line) for line in self.chosen_lines()]
        self._try(lambda: edits.delete_rows(model.plan, rows))


class Register(QFrame):
    """A sheet in its card, tied to the plan and to the shared selection."""

    count_changed = Signal(int, int)

    def __init__(
        self,
        workspace: Workspace,
        entity: type[Entity],
        *,
        shown: Sequence[str] = (),
        extra: list[tuple[int, Column]] | None = None,
        add_text: str = "",
        name: str = "",
        headings: Mapping[str, tuple[str, int]] | None = None,
    ) -> None:
        super().__init__()
        self.workspace, self.entity = workspace, entity
        self.setProperty("card", True)
        columns = columns_of(workspace.plan, entity, extra)
        for place, column in enumerate(columns):
            title, width = (headings or {}).get(column.key, (column.title, column.width))
            columns[place] = replace(column, title=title, width=width, help=column.help or column.title)
        self.model = RegisterModel(workspace.plan, entity, columns)
        self._name = name or self.model.entity.__tablename__
        self._stale = False
        self._following = False
        self._flexing = False
        self.sheet = Sheet(self)
        self.header = FilterHeader(self.sheet)
        self.sheet.setHorizontalHeader(self.header)
        self.sheet.setModel(self.model)
        self.delegate = CellDelegate(
            workspace.plan, self.sheet, add_text or _("Type a new {what} …").format(what=singular_of(entity).lower())
        )
        self.sheet.setItemDelegate(self.delegate)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.sheet)
        self.empty = QLabel(_("No row fits the filter."))
        self.empty.setProperty("tone", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.hide()
        layout.addWidget(self.empty)
        self._arrange_columns(list(shown))
        self.header.make_filters(self.model)
        self._connect()

    def _connect(self) -> None:
        self.header.filtered.connect(self._filter)
        self.header.columns_asked.connect(self._columns_menu)
        self.header.sectionClicked.connect(self._sort)
        self.header.sectionMoved.connect(self._remember)
        self.header.sectionResized.connect(self._remember)
        self.sheet.horizontalScrollBar().valueChanged.connect(self.header.follow_scroll)
        self.sheet.selectionModel().selectionChanged.connect(self._selected)
        self.workspace.signals.changed.connect(self._changed)
        self.workspace.selection.changed.connect(self._follow_selection)
        self.sheet.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sheet.customContextMenuRequested.connect(self._row_menu)

    # Columns

    def _arrange_columns(self, shown: list[str]) -> None:
        stored = settings().value(f"register/{self._name}")
        keys = [column.key for column in self.model.columns]
        default = shown or [c.key for c in self.model.columns if c.field is None or not c.field.more]
        order = [key for key in (stored or {}).get("order", default) if key in keys]
        for place, key in enumerate(order):
            self.header.moveSection(self.header.visualIndex(keys.index(key)), place)
        for number, column in enumerate(self.model.columns):
            self.header.resizeSection(number, (stored or {}).get("widths", {}).get(column.key, column.width))
            self.header.setSectionHidden(number, column.key not in order)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self._flex)  # the sheet inside gets its size after this

    def _flex(self) -> None:
        """Give the title column what the others leave, and let it give way a little before the sheet scrolls."""
        number = self._title_column()
        if self.model.columns[number].key != self.entity.title_field or self.header.isSectionHidden(number):
            return
        others = sum(self.header.sectionSize(n) for n in range(self.header.count()) if n != number)
        room = self.sheet.viewport().width() - others
        self._flexing = True
        self.header.resizeSection(number, max(room, min(self.model.columns[number].width, LEAST_TITLE)))
        self._flexing = False

    def _remember(self) -> None:
        if self._flexing or not self.isVisible():
            return
        shown = [self.header.logicalIndex(place) for place in range(self.header.count())]
        order = [self.model.columns[n].key for n in shown if not self.header.isSectionHidden(n)]
        widths = {self.model.columns[n].key: self.header.sectionSize(n) for n in shown if self.header.sectionSize(n)}
        settings().setValue(f"register/{self._name}", {"order": order, "widths": widths})

    def _columns_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        for number, column in enumerate(self.model.columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.header.isSectionHidden(number))
            action.setData(number)
        menu.triggered.connect(self._toggle_column)
        menu.popup(self.header.mapToGlobal(at))

    def _toggle_column(self, action: Any) -> None:
        self.header.setSectionHidden(action.data(), not action.isChecked())
        self._flex()
        self.header.follow_scroll()
        self._remember()

    def _sort(self, number: int) -> None:
        key, (before, down) = self.model.columns[number].key, self.model.sort_key or ("", True)
        if key == before and down:
            self.header.setSortIndicatorShown(False)
            self.model.sort(-1)
        else:
            order = Qt.SortOrder.DescendingOrder if key == before else Qt.SortOrder.AscendingOrder
            self.sort_by(key, order)
        self._follow_selection(self.workspace.selection.keys)

    def sort_by(self, key: str, order: Qt.SortOrder = Qt.SortOrder.DescendingOrder) -> None:
        """Sort by the column `key` and show the arrow."""
        number = [column.key for column in self.model.columns].index(key)
        self.header.setSortIndicatorShown(True)
        self.header.setSortIndicator(number, order)
        self.model.sort(number, order)

    # Following

    def _filter(self, key: str, text: str) -> None:
        self.model.set_filter(key, text)
        self._after_reset()

    def set_base(self, base: Any) -> None:
        """Show only the rows for which `base` holds."""
        self.model.set_base(base)
        self._after_reset()

    def _after_reset(self) -> None:
        self._follow_selection(self.workspace.selection.keys)
        self.empty.setVisible(not self.model.keys and any(self.model.filters.values()))
        self.count_changed.emit(len(self.model.keys), len(self.workspace.plan.rows(self.entity)))

    def _changed(self, changes: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = True
            return
        here = self.sheet.currentIndex()
        line, number = here.row(), here.column()
        self.model.follow(changes)
        self._after_reset()
        if line >= 0 and not self.sheet.currentIndex().isValid():
            self.sheet.selectionModel().setCurrentIndex(
                self.model.index(min(line, self.model.rowCount() - 1), number),
                QItemSelectionModel.SelectionFlag.NoUpdate,
            )

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.model.reload()
        self._after_reset()

    # Selection

    def _selected(self, *_args: QItemSelection) -> None:
        if not self._following:
            keys = [(self.entity, self.model.keys[line]) for line in self.sheet.chosen_lines()]
            self.workspace.selection.set(keys, self)

    def _follow_selection(self, keys: Any) -> None:
        if self.workspace.selection.origin is self and keys and self.sheet.chosen_lines():
            return
        places = [self.model.place_of(uid) for entity, uid in keys if entity is self.entity]
        self._following = True
        selection = QItemSelection()
        last = len(self.model.columns) - 1
        for place in places:
            if place is not None:
                selection.select(self.model.index(place, 0), self.model.index(place, last))
        self.sheet.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._following = False

    def select(self, uid: str) -> None:
        """Select a row and scroll to it."""
        place = self.model.place_of(uid)
        if place is not None:
            index = self.model.index(place, self._title_column())
            self.sheet.setCurrentIndex(index)
            self.sheet.scrollTo(index)

    def _title_column(self) -> int:
        keys = [column.key for column in self.model.columns]
        return keys.index(self.entity.title_field) if self.entity.title_field in keys else 0

    def begin_new(self) -> None:
        """Put the cursor on the line for a new row and open its editor."""
        index = self.model.index(self.model.rowCount() - 1, self._title_column())
        self.sheet.setCurrentIndex(index)
        self.sheet.scrollTo(index)
        self.sheet.setFocus()
        self.sheet.edit(index)

    def _row_menu(self, at: QPoint) -> None:
        index: QModelIndex = self.sheet.indexAt(at)
        if not index.isValid() or index.row() >= len(self.model.keys):
            return
        menu = QMenu(self)
        menu.addAction(theme.icon("copy"), _("Copy rows"), self.sheet.copy)
        menu.addAction(theme.icon("arrow-fat-lines-down"), _("Fill down"), self.sheet.fill_down)
        menu.addSeparator()
        menu.addAction(theme.icon("trash"), _("Delete rows"), self.sheet.delete_rows)
        menu.popup(self.sheet.viewport().mapToGlobal(at))


