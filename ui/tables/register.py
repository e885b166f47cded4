"""A register: a sheet of rows with a spreadsheet's habits, made from the declarations of one entity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QVBoxLayout

from planner.document import ChangeSet
from planner.i18n import _
from planner.model import Entity, plural_of, singular_of
from ui.tables.column_layout import ColumnLayout
from ui.tables.columns import Column, columns_of
from ui.tables.model import RegisterModel
from ui.tables.sheet import Sheet
from ui.workspace import Workspace


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
        headings: Mapping[str, tuple[str, int] | tuple[str, int, int]] | None = None,
    ) -> None:
        super().__init__()
        self.workspace, self.entity = workspace, entity
        self.setProperty("card", True)
        columns = columns_of(workspace.plan, entity, extra)
        for place, column in enumerate(columns):
            usual = (column.title, column.width)
            title, width, *floor = (headings or {}).get(column.key, usual)
            columns[place] = replace(
                column,
                title=title,
                width=width,
                help=column.help or column.title,
                floor=max([column.floor, *floor]),
            )
        self.model = RegisterModel(workspace.plan, entity, columns)
        self._stale = False
        self._following = False
        self._held: tuple[str, int, int] = (
            "",
            -1,
            0,
        )  # key, line and column of the current cell over a reset
        new_text = add_text or _("Type a new {what} …").format(what=singular_of(entity).lower())
        self.sheet = Sheet(self, self.model, new_text, workspace.delete)
        self.sheet.setAccessibleName(plural_of(entity))
        self.header, self.delegate = self.sheet.header, self.sheet.delegate
        self.empty = QLabel(_("No row fits the filter."))
        self.empty.setProperty("tone", "muted")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.hide()
        self._lay_out()
        self.columns = ColumnLayout(self.header, columns, name or entity.__tablename__, self._title_column())
        self.header.title = self._title_column()
        self.columns.restore(list(shown))
        self.header.make_filters(self.model)
        self._connect()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.sheet)
        layout.addWidget(self.empty)

    def _connect(self) -> None:
        self.header.filtered.connect(self._filter)
        self.header.columns_asked.connect(self._columns_menu)
        self.header.sectionClicked.connect(self._sort)
        self.sheet.lines_chosen.connect(self._selected)
        self.sheet.widened.connect(self._fit)
        self.model.refused.connect(self._refused)
        self.model.modelAboutToBeReset.connect(self._hold_current)
        self.model.modelReset.connect(self._restore_current)
        self.workspace.signals.changed.connect(self._changed)
        self.workspace.selection.changed.connect(self._follow_selection)

    def _refused(self, reason: str) -> None:
        self.workspace.told.emit(reason, "danger")

    # Columns

    def _fit(self) -> None:
        self.columns.fit(self.sheet.viewport().width())

    def _columns_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, column in enumerate(self.model.columns):
            action = menu.addAction(column.help if len(column.title) < 2 else column.title)
            action.setCheckable(True)
            action.setChecked(not self.header.isSectionHidden(number))
            action.setData(number)
        menu.triggered.connect(self._toggle_column)
        menu.popup(self.header.mapToGlobal(at))

    def _toggle_column(self, action: Any) -> None:
        self.columns.show_column(action.data(), action.isChecked())
        self._fit()
        self.header.follow_scroll()

    def _sort(self, number: int) -> None:
        key, (before, down) = self.model.columns[number].key, self.model.sort_key or ("", True)
        if key == before and down:
            self.header.setSortIndicatorShown(False)
            self.model.sort(-1)
        else:
            order = Qt.SortOrder.DescendingOrder if key == before else Qt.SortOrder.AscendingOrder
            self.sort_by(key, order)

    def sort_by(self, key: str, order: Qt.SortOrder = Qt.SortOrder.DescendingOrder) -> None:
        """Sort by the column `key` and show the arrow."""
        number = [column.key for column in self.model.columns].index(key)
        self.header.setSortIndicatorShown(True)
        self.header.setSortIndicator(number, order)
        self.model.sort(number, order)

    # Following

    def _filter(self, key: str, text: str) -> None:
        self.model.set_filter(key, text)
        self._tell_count()

    def set_base(self, base: Any) -> None:
        """Show only the rows for which `base` holds."""
        self.model.set_base(base)
        self._tell_count()

    def _tell_count(self) -> None:
        self.empty.setVisible(not self.model.keys and any(self.model.filters.values()))
        self.count_changed.emit(len(self.model.keys), len(self.workspace.plan.rows(self.entity)))

    def _changed(self, changes: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = True
            return
        here = self.sheet.currentIndex()
        line, number = here.row(), here.column()
        self.model.follow(changes)
        self.sheet.note_lines()
        if line >= 0 and not self.sheet.currentIndex().isValid():
            self._set_current(line, number)
        self._tell_count()

    def _hold_current(self) -> None:
        here = self.sheet.currentIndex()
        self._held = (self.model.uid_at(here.row()), here.row(), here.column())

    def _restore_current(self) -> None:
        uid, line, number = self._held
        if line >= 0:
            place = self.model.place_of(uid)
            self._set_current(line if place is None else place, number)
        self._follow_selection(self.workspace.selection.keys, again=True)

    def _set_current(self, line: int, number: int) -> None:
        index = self.model.index(min(line, self.model.rowCount() - 1), number)
        self.sheet.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.model.draft.wrong.clear()
            self.model.reload()
        self._follow_selection(self.workspace.selection.keys)
        self._tell_count()

    # Selection

    def _selected(self) -> None:
        if not self._following:
            keys = [(self.entity, self.model.keys[line]) for line in self.sheet.chosen_lines()]
            self.workspace.selection.set(keys, self)

    def _follow_selection(self, keys: Any, again: bool = False) -> None:
        """Select the rows selected elsewhere; the very cells chosen here stay as they are."""
        if self.workspace.selection.origin is self and not again:
            return
        places = [self.model.place_of(uid) for entity, uid in keys if entity is self.entity]
        lines = [place for place in places if place is not None]
        if lines == self.sheet.chosen_lines() and not again:
            return
        here = self.sheet.currentIndex()
        self._following = True
        self.sheet.select_lines(lines, here.column() if here.isValid() else self._title_column())
        self._following = False

    def select(self, uid: str) -> None:
        """Select a row and scroll to it; a filter that hides it is cleared."""
        if self.model.place_of(uid) is None and self.workspace.plan.get(self.entity, uid) is not None:
            self.header.clear_filters()
            self.model.filters.clear()
            self.model.reload()
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
