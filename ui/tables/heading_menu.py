"""The menu of a heading: sort, group, freeze and hide its column, and which columns are shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from planner.i18n import _
from ui import theme
from ui.tables.columns import Column
from ui.tables.deed_menu import DeedMenu

if TYPE_CHECKING:
    from ui.tables.register import Register


def heading_menu(register: Register, number: int) -> DeedMenu:
    """Return the menu of the column `number`; −1 has only what concerns all columns."""
    menu = DeedMenu(register, once=True)
    if number >= 0:
        _of_column(register, number, menu)
        menu.addSeparator()
    shown = menu.addMenu(theme.icon("columns"), _("Columns"))
    for at, column in enumerate(register.model.columns):
        seen = not register.header.isSectionHidden(at)
        turn = partial(register.show_column, at, not seen)
        menu.do(name_of_column(column), turn, ticked=seen, within=shown)
    menu.do(_("Columns as they were at first"), register.usual_columns)
    return menu


def _of_column(register: Register, number: int, menu: DeedMenu) -> None:
    column, order = register.model.columns[number], Qt.SortOrder
    up = partial(register.sort_by, column.key, order.AscendingOrder)
    down = partial(register.sort_by, column.key, order.DescendingOrder)
    menu.do(_("Sort upwards"), up, icon="arrow-up")
    menu.do(_("Sort downwards"), down, icon="arrow-down")
    if register.model.sort_key is not None:
        menu.do(_("Do not sort"), register.sort_by_none)
    menu.addSeparator()
    if column.groupable:
        grouped = register.model.grouping.by == column.key
        text = _("Group by “{column}”").format(column=name_of_column(column))
        menu.do(text, partial(register.group_by, None if grouped else column.key), ticked=grouped)
    frozen = register.header.frozen == number
    menu.do(_("Keep in sight up to here"), partial(register.freeze, -1 if frozen else number), ticked=frozen)
    menu.do(_("Hide this column"), partial(register.show_column, number, False), icon="eye-slash")


def name_of_column(column: Column) -> str:
    """Return what a column is called where its heading is only a letter."""
    return column.help if len(column.title) < 2 and column.help else column.title
