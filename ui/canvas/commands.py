"""Every command of the map in one table: keys, context menu and the sheet of shortcuts all read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from planner.i18n import N_, _
from planner.model import Organisation, Relationship, Role
from ui import theme
from ui.canvas import acts, arranging
from ui.canvas.walking import ARROWS

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas


class Needs(Enum):
    """What has to be selected for a command to make sense."""

    NOTHING = "nothing"
    ANYTHING = "anything"
    PARTNER = "one partner"
    PARTNERS = "partners"
    TWO_PARTNERS = "two partners or more"
    LINK = "a relationship"
    ROLE = "an open role"


@dataclass(frozen=True)
class MapCommand:
    """A command: its words, what it does, its keys (as QKeySequence writes them), its icon and what it needs.

    One without words has keys only; one that is `parted` begins a group of the menu.
    """

    text: str
    act: Callable[[Canvas], object]
    keys: str = ""
    icon: str = ""
    needs: Needs = Needs.NOTHING
    parted: bool = False


MAP_COMMANDS: tuple[MapCommand, ...] = (
    MapCommand(N_("New partner below"), acts.child, "Tab", "arrow-elbow-down-right", Needs.PARTNER),
    MapCommand(N_("New partner beside"), acts.sibling, "Return", "arrow-right"),
    MapCommand("", acts.sibling, "Enter"),
    MapCommand(N_("Rename"), acts.rename, "F2", "pencil-simple", Needs.PARTNER),
    MapCommand(N_("Delete"), acts.delete, "Del", "trash", Needs.ANYTHING),
    MapCommand("", acts.delete, "Backspace"),
    MapCommand(N_("Select every card"), acts.select_all, "Ctrl+A", "selection-all", parted=True),
    MapCommand(
        N_("Arrange what is selected"),
        arranging.arrange_selected,
        "Ctrl+Shift+L",
        "tree-structure",
        Needs.TWO_PARTNERS,
        parted=True,
    ),
    MapCommand(N_("Keep in place when arranging"), arranging.hold, "", "push-pin", Needs.PARTNERS),
    MapCommand(N_("Let arranging move it"), arranging.let_go, "", "push-pin-slash", Needs.PARTNERS),
    MapCommand(N_("Fit the map"), acts.fit, "F", "corners-out", parted=True),
    MapCommand(N_("Fit what is selected"), acts.fit_selection, "Shift+F", "frame-corners", Needs.ANYTHING),
    MapCommand("", acts.zoom_in, "Ctrl++"),
    MapCommand("", acts.zoom_in, "Ctrl+="),
    MapCommand("", acts.zoom_out, "Ctrl+-"),
    MapCommand("", acts.escape, "Esc"),
    MapCommand("", acts.leave, "F6"),
    MapCommand("", acts.grab, "Space"),
)


def press(canvas: Canvas, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> bool:
    """Do what a key stands for; return whether it stands for anything."""
    modifiers = modifiers & ~Qt.KeyboardModifier.KeypadModifier
    if key in ARROWS:
        return acts.arrow(canvas, ARROWS[key], modifiers)
    command = _BY_KEY.get(QKeyCombination(modifiers, key).toCombined())
    if command is None:
        return False
    command.act(canvas)
    return True


def context_menu(canvas: Canvas, at: QPoint) -> QMenu:
    """Return the menu of all that can be done with what is selected, to be shown at a point of the window."""
    menu = QMenu(canvas)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    canvas.pointed = canvas.to_map(at)
    parted = False
    for command in MAP_COMMANDS:
        parted = parted or command.parted
        if command.text and fits(canvas, command.needs):
            if parted and menu.actions():
                menu.addSeparator()
            parted = False
            _add(menu, canvas, command)
    return menu


def _add(menu: QMenu, canvas: Canvas, command: MapCommand) -> None:
    action = QAction(_(command.text), menu)
    if command.icon:
        action.setIcon(theme.icon(command.icon))
    if command.keys:
        action.setShortcut(QKeySequence(command.keys))
        action.setShortcutVisibleInContextMenu(True)
    action.triggered.connect(lambda: command.act(canvas))  # goes with the menu
    menu.addAction(action)


def fits(canvas: Canvas, needs: Needs) -> bool:
    """Whether what is selected is what a command needs."""
    chosen = [entity for entity, _uid in canvas.selection.keys]
    partners = chosen.count(Organisation)
    return {
        Needs.NOTHING: True,
        Needs.ANYTHING: bool(chosen),
        Needs.PARTNER: partners == 1 == len(chosen),
        Needs.PARTNERS: partners > 0,
        Needs.TWO_PARTNERS: partners > 1,
        Needs.LINK: chosen.count(Relationship) > 0,
        Needs.ROLE: chosen.count(Role) == 1 == len(chosen),
    }[needs]


def _combined(keys: str) -> int:
    combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stub forgets it
    return combination.toCombined()


_BY_KEY = {_combined(one.keys): one for one in MAP_COMMANDS if one.keys}
