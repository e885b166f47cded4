"""A register: a sheet of rows with a spreadsheet's habits, made from the declarations of one entity."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout

from planner.document import ChangeSet
from planner.edits.saved_filters import Narrowing
from planner.i18n import _
from planner.model import Entity, plural_of, singular_of
from ui import theme
from ui.settings import settings
from ui.tables.cells import numbers
from ui.tables.column_layout import ColumnLayout
from ui.tables.columns import Column, Mark, columns_of
from ui.tables.find_bar import FindBar
from ui.tables.footer import Footer
from ui.tables.grouping import totals
from ui.tables.header import TITLES
from ui.tables.heading_menu import heading_menu
from ui.tables.model import RegisterModel
from ui.tables.named_filter import NamedFilter
from ui.tables.needed_width import needed_width
from ui.tables.sheet import Sheet
from ui.workspace import Workspace


class Register(QFrame):
    """A sheet in its card, tied to the plan and to the shared selection."""

    narrowed = Signal()  # also when its rows are grouped by something else

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
        known: Sequence[NamedFilter] = (),
        marks: Mapping[str, Callable[[Any], Mark | None]] | None = None,
        downwards_by: str = "",
    ) -> None:
        super().__init__()
        self.workspace, self.entity = workspace, entity
        self.setProperty("card", True)
        columns = _told(columns_of(workspace.plan, entity, extra), headings or {}, marks or {})
        self.known = {one.key: one for one in known}
        self._known = ""
        self._shown, self._name = list(shown), name or entity.__tablename__
        self.model = RegisterModel(
            workspace.plan, entity, columns, (downwards_by, True) if downwards_by else None
        )
        self._find_bar: FindBar | None = None
        self._stale = False
        self._following = False
        self._held = ("", -1, 0)  # key, line and column of the current cell over a reset
        new_text = add_text or _("Type a new {what} …").format(what=singular_of(entity).lower())
        self.sheet = Sheet(self, self.model, new_text, workspace.delete)
        self.sheet.setAccessibleName(plural_of(entity))
        self.header, self.delegate = self.sheet.header, self.sheet.delegate
        self.empty, self.footer = _empty(), Footer()
        self._lay_out()
        self.columns = ColumnLayout(
            self.header, columns, self._name, self._title_column(), partial(needed_width, self.model)
        )
        self.columns.restore(self._shown)
        self.header.make_filters(self.model)
        self._connect()
        self._show_arrow()
        self.group_by(settings().value(f"grouping/{self._name}") or None)

    def _lay_out(self) -> None:
        self.box = layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for widget in (self.sheet, self.empty, self.footer):
            layout.addWidget(widget)

    def _connect(self) -> None:
        self.header.filtered.connect(self._filter)
        self.header.columns_asked.connect(self._heading_menu_at)
        self.header.sectionClicked.connect(self._sort)
        self.sheet.lines_chosen.connect(self._selected)
        self.sheet.widened.connect(self._fit)
        self.sheet.find_asked.connect(self._find)
        self.sheet.heading_asked.connect(self._heading_menu_of)
        self.sheet.selectionModel().selectionChanged.connect(self._tell_selected)
        self.model.refused.connect(self._refused)
        self.model.modelAboutToBeReset.connect(self._hold_current)
        self.model.modelReset.connect(self._restore_current)
        self.empty.linkActivated.connect(self._narrow_no_more)
        self.workspace.signals.changed.connect(self._changed)
        self.workspace.selection.changed.connect(self._follow_selection)

    def _refused(self, reason: str) -> None:
        self.workspace.told.emit(reason, "danger")

    # Columns

    def _fit(self) -> None:
        self.columns.fit(self.sheet.viewport().width())

    def _heading_menu_at(self, at: QPoint) -> None:
        heading_menu(self, self.header.number_at(at.x())).popup(self.header.mapToGlobal(at))

    def _heading_menu_of(self, number: int) -> None:
        below = QPoint(max(self.header.sectionViewportPosition(number), 0), TITLES)
        heading_menu(self, number).popup(self.header.mapToGlobal(below))

    def show_column(self, number: int, visible: bool) -> None:
        """Show or hide a column and remember it; one stays always."""
        self.columns.show_column(number, visible)
        self._columns_changed()

    def usual_columns(self) -> None:
        """Show the columns as they were before a person chose."""
        self.columns.start_afresh(self._shown)
        self._columns_changed()

    def freeze(self, number: int) -> None:
        """Keep the columns up to `number` in sight while the sheet scrolls sideways; −1 keeps none."""
        self.columns.freeze(number)
        self._columns_changed()

    def _columns_changed(self) -> None:
        self._fit()
        self.header.follow_scroll()
        self.sheet.viewport().update()
        self._tell_count()

    def _sort(self, number: int) -> None:
        key, (before, down) = self.model.columns[number].key, self.model.sort_key or ("", True)
        if key == before and down:
            self.sort_by_none()
        else:
            order = Qt.SortOrder.DescendingOrder if key == before else Qt.SortOrder.AscendingOrder
            self.sort_by(key, order)

    def sort_by(self, key: str, order: Qt.SortOrder = Qt.SortOrder.DescendingOrder) -> None:
        """Sort by the column `key` and show the arrow."""
        self.model.sort([column.key for column in self.model.columns].index(key), order)
        self._show_arrow()

    def _show_arrow(self) -> None:
        """Show by which heading the rows are sorted."""
        key, down = self.model.sort_key or ("", False)
        self.header.setSortIndicatorShown(bool(key))
        if key:
            order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
            self.header.setSortIndicator([column.key for column in self.model.columns].index(key), order)

    def sort_by_none(self) -> None:
        """Go back to the order in which rows were made."""
        self.model.sort(-1)
        self._show_arrow()

    # Groups

    def group_by(self, key: str | None) -> None:
        """Put the rows under heads by the column `key`, or under none, and remember it."""
        groupable = key in {column.key for column in self.model.columns if column.groupable}
        key = key if groupable else None
        if key != self.model.grouping.by:
            settings().setValue(f"grouping/{self._name}", key or "")
            self.model.group_by(key)
            self.narrowed.emit()

    def grouped_by(self) -> Column | None:
        """Return the column whose values the heads are."""
        by = self.model.grouping.by
        return self.model.column(by) if by is not None else None

    # Narrowing

    def narrowing(self) -> Narrowing:
        """Return what the rows are narrowed to."""
        return Narrowing(self._known, {key: text for key, text in self.model.filters.items() if text.strip()})

    def narrow(self, narrowing: Narrowing) -> None:
        """Show only what a narrowing leaves; headings and filters this register does not have are passed over."""
        keys = {column.key for column in self.model.columns}
        self.model.filters = {key: text for key, text in narrowing.texts.items() if key in keys}
        self.header.show_filters(self.model.filters)
        known = self.known.get(narrowing.known)
        self._known = known.key if known is not None else ""
        self.model.set_base(known.keeps if known is not None else None, "known")
        self._tell_count()
        self.narrowed.emit()

    def _narrow_no_more(self, _link: str) -> None:
        self.model.bases.clear()
        self.narrow(Narrowing())

    def _filter(self, key: str, text: str) -> None:
        self.model.set_filter(key, text)
        self._tell_count()
        self.narrowed.emit()

    def set_base(self, base: Callable[[Any], bool] | None) -> None:
        """Show only the rows for which `base` holds, besides what a person filters."""
        self.model.set_base(base)
        self._tell_count()

    # Telling

    def _tell_count(self) -> None:
        model, plan = self.model, self.workspace.plan
        self.empty.setVisible(not model.keys and bool(self.narrowing().any or model.bases))
        summed = [model.columns[n] for n in self.sheet.shown_columns() if model.columns[n].summed]
        rows = [plan.get(self.entity, uid) for uid in model.fitted] if summed else []
        self.footer.tell(len(model.fitted), len(plan.rows(self.entity)), totals(summed, rows))
        if self._find_bar is not None and self._find_bar.isVisible():
            self._find_bar.look()

    def _tell_selected(self) -> None:
        lines, columns = self.sheet.chosen_lines(), self.sheet.chosen_columns()
        self.footer.tell_selected(numbers(self.model, lines, columns))

    @property
    def find_bar(self) -> FindBar:
        """The bar that finds and replaces, made when it is first asked for."""
        if self._find_bar is None:
            self._find_bar = FindBar(self.sheet)
            self.box.insertWidget(0, self._find_bar)
        return self._find_bar

    def _find(self, replacing: bool) -> None:
        self.find_bar.open(replacing=replacing)

    # Following

    def _changed(self, changes: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = True
            self.model.forget(changes)
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
            same = place is None or self.model.uid_at(line) == uid
            self._set_current(line if same else place, number)  # type: ignore[arg-type]
        self._follow_selection(self.workspace.selection.keys, again=True)
        typing = QApplication.focusWidget()
        if typing is not None and self.sheet.viewport().isAncestorOf(typing):
            self.sheet.setFocus()  # the editor went with the rows

    def _set_current(self, line: int, number: int) -> None:
        index = self.model.index(min(line, self.model.rowCount() - 1), number)
        self.sheet.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.model.reload()
        self._follow_selection(self.workspace.selection.keys)
        self._tell_count()

    # Selection

    def _selected(self) -> None:
        if not self._following:
            keys = dict.fromkeys(self.model.keys[line] for line in self.sheet.chosen_lines())
            self.workspace.selection.set([(self.entity, uid) for uid in keys], self)

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
        self.model.reveal(uid)
        if self.model.place_of(uid) is None and self.workspace.plan.get(self.entity, uid) is not None:
            self._narrow_no_more("")
            self.model.reveal(uid)
        place = self.model.place_of(uid)
        if place is not None:
            index = self.model.index(place, self._title_column())
            self.sheet.setCurrentIndex(index)
            self.sheet.scrollTo(index)

    def _title_column(self) -> int:
        keys = [column.key for column in self.model.columns]
        return keys.index(self.entity.title_field) if self.entity.title_field in keys else 0

    def begin_new(self) -> None:
        """Put the cursor on the line for a new row and open its editor; say so where nothing can be added."""
        if self.workspace.plan.read_only:
            words = _("The plan is open for reading only. Save it under another name to change it.")
            self.workspace.told.emit(words, "warning")
            return
        index = self.model.index(self.model.rowCount() - 1, self._title_column())
        self.sheet.setCurrentIndex(index)
        self.sheet.scrollTo(index)
        self.sheet.setFocus()
        self.sheet.edit(index)


def _told(
    columns: Sequence[Column],
    headings: Mapping[str, tuple[str, int] | tuple[str, int, int]],
    marks: Mapping[str, Callable[[Any], Mark | None]],
) -> list[Column]:
    """Return columns with the headings, widths and marks a page gives them."""
    told = []
    for column in columns:
        usual = (column.title, column.width)
        title, width, *floor = headings.get(column.key, usual)
        told.append(
            replace(
                column,
                title=title,
                width=width,
                help=column.help or column.title,
                floor=max([column.floor, *floor]),
                mark=marks.get(column.key, column.mark),
            )
        )
    return told


def _empty() -> QLabel:
    """Return what stands where no row fits, with the way out."""
    words, link = _("No row fits the filter."), _("Show all rows")
    label = QLabel(
        f'{words} <a href="all" style="color: {theme.current().accent}; text-decoration: none">{link}</a>'
    )
    label.setProperty("tone", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMinimumHeight(40)
    label.hide()
    return label
