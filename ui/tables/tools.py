"""The two buttons over a register: what it is narrowed to, and what its rows are grouped by."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from planner.display import name_of
from planner.edits.saved_filters import (
    Narrowing,
    delete_filter,
    narrowing_of,
    rename_filter,
    save_filter,
    saved_filters,
)
from planner.errors import MitraError
from planner.i18n import _
from planner.model import SavedFilter, plural_of
from ui import theme
from ui.tables.deed_menu import DeedMenu
from ui.tables.heading_menu import name_of_column
from ui.tables.name_popup import NamePopup
from ui.tables.register import Register

_DOWN = "▾"


class RegisterTools(QWidget):
    """Filter and group of one register; both say on their faces what holds."""

    def __init__(self, register: Register) -> None:
        super().__init__()
        self.register, self._plan = register, register.workspace.plan
        self.filter, self.group = _button("funnel-simple"), _button("rows")
        self.filter.setAccessibleName(_("Filter"))
        self.group.setAccessibleName(_("Group"))
        self.filters, self.groups = DeedMenu(self.filter), DeedMenu(self.group)
        self.filters.aboutToShow.connect(self._fill_filter)
        self.groups.aboutToShow.connect(self._fill_group)
        self.filter.setMenu(self.filters)
        self.group.setMenu(self.groups)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.filter)
        layout.addWidget(self.group)
        self.show_tools(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        register.narrowed.connect(self.show_what_holds)
        register.workspace.signals.changed.connect(self._changed)
        self.show_what_holds()

    def _fill_filter(self) -> None:
        self.filters.start_afresh()
        self._filter_menu(self.filters)

    def _fill_group(self) -> None:
        self.groups.start_afresh()
        self._group_menu(self.groups)

    def _changed(self, changes: Any) -> None:
        if changes.concerns((SavedFilter,)):
            self.show_what_holds()

    def show_tools(self, shown: bool) -> None:
        """Show the buttons, or hide them while there is nothing to filter or to group."""
        self.filter.setVisible(shown)
        groupable = any(column.groupable for column in self.register.model.columns)
        self.group.setVisible(shown and groupable)

    def show_what_holds(self) -> None:
        """Write on the buttons what holds now."""
        t, narrowing = theme.current(), self.register.narrowing()
        self.filter.setText(f" {self._name_of(narrowing)}  {_DOWN}")
        self.filter.setIcon(theme.icon("funnel-simple", t.accent if narrowing.any else t.text))
        column = self.register.grouped_by()
        by = name_of_column(column).lower() if column is not None else _("none")
        self.group.setText(f" {_('Group: {column}').format(column=by)}  {_DOWN}")
        self.group.setIcon(theme.icon("rows", t.accent if column is not None else t.text))

    def _name_of(self, narrowing: Narrowing) -> str:
        if not narrowing.any:
            return _("All {rows}").format(rows=plural_of(self.register.entity).lower())
        saved = self._saved_as(narrowing)
        if saved is not None:
            return saved.name
        known = self.register.known.get(narrowing.known)
        if known is None or narrowing.texts:
            return _("Filtered") if known is None else _("{filter}, filtered").format(filter=known.title)
        return known.title

    def _saved_as(self, narrowing: Narrowing) -> SavedFilter | None:
        mine = saved_filters(self._plan, self.register.entity)
        return next((one for one in mine if narrowing_of(one) == narrowing), None)

    # Menus

    def _filter_menu(self, menu: DeedMenu) -> None:
        now = self.register.narrowing()
        everything = _("All {rows}").format(rows=plural_of(self.register.entity).lower())
        self._choice(menu, everything, Narrowing(), now)
        for known in self.register.known.values():
            self._choice(menu, known.title, Narrowing(known.key), now).setToolTip(known.help)
        saved = saved_filters(self._plan, self.register.entity)
        if saved:
            menu.addSeparator()
        for one in saved:
            self._choice(menu, name_of(self._plan, one), narrowing_of(one), now)
        if not self._plan.read_only:
            menu.addSeparator()
            self._saving(menu, now)

    def _saving(self, menu: DeedMenu, now: Narrowing) -> None:
        chosen = self._saved_as(now)
        keep = menu.do(_("Save this filter …"), self._ask_save, icon="bookmark-simple")
        keep.setEnabled(now.any)
        keep.setToolTip("" if now.any else _("Type into the row under the headings or choose a filter first"))
        if chosen is not None:
            rename = _("Rename “{name}” …").format(name=chosen.name)
            menu.do(rename, partial(self._ask_rename, chosen.uid))
            remove = _("Delete “{name}”").format(name=chosen.name)
            menu.do(remove, partial(self._delete, chosen.uid), icon="trash")

    def _choice(self, menu: DeedMenu, text: str, narrowing: Narrowing, now: Narrowing) -> QAction:
        return menu.do(text, partial(self.register.narrow, narrowing), ticked=narrowing == now)

    def _group_menu(self, menu: DeedMenu) -> None:
        by, columns = self.register.model.grouping.by, self.register.model.columns
        menu.do(_("No groups"), partial(self.register.group_by, None), ticked=by is None)
        for column in columns:
            if column.groupable:
                deed = partial(self.register.group_by, column.key)
                menu.do(name_of_column(column), deed, ticked=column.key == by)
        menu.addSeparator()
        for text, folded in ((_("Fold all groups"), True), (_("Unfold all groups"), False)):
            menu.do(text, partial(self.register.model.fold_all, folded)).setEnabled(by is not None)

    # Keeping

    def _ask_save(self) -> None:
        saved = self._saved_as(self.register.narrowing())
        name = saved.name if saved is not None else ""
        NamePopup(self.filter, _("Name of the filter"), name, _("Save filter"), self._save).ask()

    def _save(self, name: str) -> str | None:
        return _reason(lambda: save_filter(self._plan, self.register.entity, name, self.register.narrowing()))

    def _ask_rename(self, uid: str) -> None:
        saved = self._plan.get(SavedFilter, uid)
        if saved is not None:
            take = partial(self._rename, uid)
            NamePopup(self.filter, _("Name of the filter"), saved.name, _("Rename filter"), take).ask()

    def _rename(self, uid: str, name: str) -> str | None:
        saved = self._plan.get(SavedFilter, uid)
        return _reason(lambda: rename_filter(self._plan, saved, name)) if saved is not None else None

    def _delete(self, uid: str) -> None:
        saved = self._plan.get(SavedFilter, uid)
        if saved is not None:
            self.register.workspace.attempt(lambda: delete_filter(self._plan, saved))


def _reason(edit: Callable[[], Any]) -> str | None:
    """Run an edit and return why it was refused."""
    try:
        edit()
    except MitraError as error:
        return str(error)
    return None


def _button(icon: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon))
    button.setIconSize(QSize(16, 16))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
