"""The menu that splits a view into lanes or into the influence–interest grid."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from planner.document import Plan
from planner.edits.zones import GRID
from planner.i18n import _
from planner.layout.zones import ways_to_split
from planner.model import MapView
from planner.model.choices import Direction
from ui import theme

Chosen = Callable[
    [str, str], object
]  # what lanes are made by, "" for none; and "down", "right" or "" as it is


def add_lanes_menu(menu: QMenu, plan: Plan, view: MapView | None, chosen: Chosen) -> None:
    """Add a submenu of lanes to a menu; `chosen` is called with what a person picks."""
    now = (view.lane_by if view is not None else None) or ""
    lanes = menu.addMenu(theme.icon("rows"), _("Lanes"))
    group = QActionGroup(lanes)
    _add(lanes, group, _("None"), now == "", partial(chosen, "", ""))
    lanes.addSeparator()
    for key, label in ways_to_split(plan):
        _add(lanes, group, label, now == key, partial(chosen, key, ""))
    lanes.addSeparator()
    sides = QActionGroup(lanes)
    aside = view is not None and view.direction is Direction.RIGHT
    for words, way, on in (
        (_("One below the other"), "down", not aside),
        (_("Side by side"), "right", aside),
    ):
        action = _add(lanes, sides, words, on, partial(chosen, now, way))
        action.setEnabled(now not in ("", GRID))
    grid = menu.addAction(theme.icon("grid-four"), _("Influence–interest grid"))
    grid.setCheckable(True)
    grid.setChecked(now == GRID)
    grid.triggered.connect(lambda on: chosen(GRID if on else "", ""))  # goes with the menu


def _add(menu: QMenu, group: QActionGroup, words: str, on: bool, act: Callable[[], object]) -> QAction:
    action = menu.addAction(words)
    action.setCheckable(True)
    action.setChecked(on)
    group.addAction(action)
    action.triggered.connect(lambda: act())  # goes with the menu
    return action
