"""Every command of the map in one table: keys, context menu and the sheet of shortcuts all read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from planner.i18n import N_, _
from planner.layout.align import Side
from planner.model import MapGroup, MapNote, Organisation, Relationship, Role
from ui import theme
from ui.canvas import acts, arranging, frames, link_walk, picture_acts, reading, snapping
from ui.canvas.aligning import align, distribute
from ui.canvas.pasting import copy_table, merge, paste
from ui.canvas.picking import branch, neighbours
from ui.canvas.snapping import NEIGHBOURS, TO_GRID
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
    GROUP = "a group"
    FRAME = "a group or note"
    PAIR = "two partners"
    CARDS = "a card"
    SEVERAL_CARDS = "two cards or more"


def _switch(what: str, _canvas: Canvas) -> None:
    snapping.switch(what)


@dataclass(frozen=True)
class MapCommand:
    """A command: its words, what it does, its keys (as QKeySequence writes them), its icon and what it needs.

    One without words has keys only; one that is `parted` begins a group of the menu. Those `within` a menu of their
    own stand there; one that `is_on` or not is ticked.
    """

    text: str
    act: Callable[[Canvas], object]
    keys: str = ""
    icon: str = ""
    needs: Needs = Needs.NOTHING
    parted: bool = False
    within: str = ""
    is_on: Callable[[], bool] | None = None


LOOK, SELECT, FRAMES, ARRANGE, ALIGN, SNAP = (
    N_("Look"),
    N_("Select"),
    N_("Groups and notes"),
    N_("Arrange"),
    N_("Align and distribute"),
    N_("Snap while dragging"),
)


def _within(menu: str, *commands: MapCommand) -> tuple[MapCommand, ...]:
    return tuple(replace(one, within=menu) for one in commands)


MAP_COMMANDS: tuple[MapCommand, ...] = (
    MapCommand(N_("New partner below"), acts.child, "Tab", "arrow-elbow-down-right", Needs.PARTNER),
    MapCommand(N_("New partner beside"), acts.sibling, "Return", "arrow-right"),
    MapCommand("", acts.sibling, "Enter"),
    MapCommand(N_("Rename"), acts.rename, "F2", "pencil-simple", Needs.PARTNER),
    MapCommand(N_("Delete"), acts.delete, "Del", "trash", Needs.ANYTHING),
    MapCommand("", acts.delete, "Backspace"),
    MapCommand(N_("Take off this view"), reading.take_off, "Shift+Del", "eye-slash", Needs.ANYTHING),
    MapCommand(N_("Merge into one …"), merge, "", "git-merge", Needs.PAIR),
    MapCommand(N_("Copy as a table"), copy_table, "Ctrl+C", "copy", Needs.PARTNERS, parted=True),
    MapCommand(N_("Paste"), paste, "Ctrl+V", "clipboard-text"),
    MapCommand(N_("What if it left"), acts.drill, "", "user-minus", Needs.PARTNER, parted=True),
    *_within(
        LOOK,
        MapCommand(N_("Fit the map"), acts.fit, "F", "corners-out", parted=True),
        MapCommand(
            N_("Fit what is selected"), acts.fit_selection, "Shift+F", "frame-corners", Needs.ANYTHING
        ),
        MapCommand(N_("See 1 step around"), reading.focus_one, "1", "crosshair", Needs.PARTNERS, parted=True),
        MapCommand(N_("See 2 steps around"), reading.focus_two, "2", "crosshair", Needs.PARTNERS),
        MapCommand(N_("See 3 steps around"), reading.focus_three, "3", "crosshair", Needs.PARTNERS),
        MapCommand(N_("Show the way between two"), reading.way, "P", "path", Needs.TWO_PARTNERS),
        MapCommand(
            N_("Fold or unfold the branch"),
            reading.fold,
            ".",
            "arrows-in-line-vertical",
            Needs.PARTNERS,
            parted=True,
        ),
        MapCommand(N_("Unfold everything"), reading.unfold_all, "Ctrl+Shift+.", "arrows-out-line-vertical"),
    ),
    *_within(
        SELECT,
        MapCommand(N_("Select every card"), acts.select_all, "Ctrl+A", "selection-all"),
        MapCommand(N_("Select neighbours"), neighbours, "Shift+N", "share-network", Needs.CARDS),
        MapCommand(N_("Select the branch"), branch, "Shift+B", "tree-structure", Needs.CARDS),
        MapCommand(N_("Next relationship"), link_walk.next_link, "L", "path", Needs.ANYTHING),
        MapCommand(N_("Relationship before"), link_walk.previous_link, "Shift+L", "path", Needs.ANYTHING),
        MapCommand(N_("Next group or note"), frames.next_frame, "G", "selection"),
    ),
    *_within(
        ARRANGE,
        MapCommand(
            N_("Arrange what is selected"),
            arranging.arrange_selected,
            "Ctrl+Shift+L",
            "tree-structure",
            Needs.TWO_PARTNERS,
        ),
        MapCommand(N_("Keep in place when arranging"), arranging.hold, "", "push-pin", Needs.PARTNERS),
        MapCommand(N_("Let arranging move it"), arranging.let_go, "", "push-pin-slash", Needs.PARTNERS),
    ),
    *_within(
        ALIGN,
        *(
            MapCommand(text, act, keys, icon, Needs.SEVERAL_CARDS, parted=keys == "Alt+Shift+H")
            for text, act, keys, icon in (
                (N_("Align left"), align(Side.LEFT), "Alt+A", "align-left"),
                (N_("Align centres"), align(Side.CENTRE), "Alt+H", "align-center-horizontal"),
                (N_("Align right"), align(Side.RIGHT), "Alt+D", "align-right"),
                (N_("Align tops"), align(Side.TOP), "Alt+W", "align-top"),
                (N_("Align middles"), align(Side.MIDDLE), "Alt+V", "align-center-vertical"),
                (N_("Align bottoms"), align(Side.BOTTOM), "Alt+S", "align-bottom"),
                (N_("Distribute across"), distribute(0), "Alt+Shift+H", "dots-three"),
                (N_("Distribute down"), distribute(1), "Alt+Shift+V", "dots-three-vertical"),
            )
        ),
    ),
    *_within(
        SNAP,
        *(
            MapCommand(text, partial(_switch, what), "", icon, is_on=partial(snapping.is_on, what))
            for text, what, icon in (
                (N_("Snap to neighbours"), NEIGHBOURS, "magnet"),
                (N_("Snap to the grid"), TO_GRID, "grid-four"),
            )
        ),
    ),
    *_within(
        FRAMES,
        MapCommand(N_("Group"), frames.group, "Ctrl+G", "selection-plus"),
        MapCommand(N_("Ungroup"), frames.dissolve, "Ctrl+Shift+G", "selection-slash", Needs.GROUP),
        MapCommand(N_("Add note"), frames.note, "N", "note"),
        MapCommand(N_("Write on it"), frames.rename, "", "note-pencil", Needs.FRAME),
        MapCommand(N_("Colour"), frames.colour, "", "palette", Needs.FRAME),
    ),
    MapCommand(N_("Add what is seen to the story"), acts.add_step, "Ctrl+Shift+M", "film-strip", parted=True),
    MapCommand(N_("Copy as picture"), picture_acts.copy_picture, "Ctrl+Shift+C", "copy"),
    MapCommand(N_("Export the map …"), picture_acts.export, icon="image"),
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
    parted: set[str] = set()  # the menus that begin a group with what they are given next
    inner: dict[str, QMenu] = {}
    for command in MAP_COMMANDS:
        if command.parted:
            parted |= {command.within} if command.within in inner else {"", command.within}
        if command.text and fits(canvas, command.needs):
            if command.within and command.within not in inner:
                _part(menu, "", parted)
                inner[command.within] = menu.addMenu(_(command.within))
            into = inner.get(command.within, menu)
            _part(into, command.within, parted)
            _add(into, canvas, command)
    return menu


def _part(menu: QMenu, within: str, parted: set[str]) -> None:
    if within in parted and menu.actions():
        menu.addSeparator()
    parted.discard(within)


def _add(menu: QMenu, canvas: Canvas, command: MapCommand) -> None:
    action = QAction(_(command.text), menu)
    if command.icon:
        action.setIcon(theme.icon(command.icon))
    if command.keys:
        action.setShortcut(QKeySequence(command.keys))
        action.setShortcutVisibleInContextMenu(True)
    if command.is_on is not None:
        action.setCheckable(True)
        action.setChecked(command.is_on())
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
        Needs.GROUP: chosen.count(MapGroup) > 0,
        Needs.FRAME: chosen.count(MapGroup) + chosen.count(MapNote) > 0,
        Needs.PAIR: partners == 2 == len(chosen),
        Needs.CARDS: partners + chosen.count(Role) > 0,
        Needs.SEVERAL_CARDS: partners + chosen.count(Role) > 1,
        Needs.ROLE: chosen.count(Role) == 1 == len(chosen),
    }[needs]


def _combined(keys: str) -> int:
    combination: QKeyCombination = QKeySequence(keys)[0]  # type: ignore[index]  # the stub forgets it
    return combination.toCombined()


_BY_KEY = {_combined(one.keys): one for one in MAP_COMMANDS if one.keys}
