"""The window's actions, one for each command of the table, and the menus in which they stand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from planner.i18n import _
from ui import theme
from ui.actions import COMMANDS, EXPORTS, FILE, OF_THE_PLAN, Command
from ui.settings import recent

if TYPE_CHECKING:
    from ui.window import MainWindow

MOST_RECENT = 9


class Menus(QObject):
    """Belongs to one window; the words are those of the language it was made in."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.actions = {command: self._action(command) for command in COMMANDS}
        window.addActions(list(self.actions.values()))

    def _action(self, command: Command) -> QAction:
        action = QAction(command.label, self)
        if command.icon and not command.chooses:
            action.setIcon(theme.icon(command.icon))
        action.setShortcuts([QKeySequence(key) for key in command.shortcut.split(", ") if key])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setEnabled(self._window.plan is not None or not command.needs_plan)
        action.setCheckable(command.chooses)
        action.setData(command)
        action.triggered.connect(self._triggered)
        return action

    def _triggered(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.run(action.data())

    def main(self, parent: QWidget) -> QMenu:
        """Return the menu of everything."""
        menu = QMenu(parent)
        for title in dict.fromkeys(command.menu for command in COMMANDS):
            part = menu.addMenu(_(title))
            self._fill(part, (command for command in COMMANDS if command.menu == title))
            part.aboutToShow.connect(self._show_choices)
            if title == FILE:
                self._add_recent(part)
        return menu

    def export(self, parent: QWidget) -> QMenu:
        """Return the menu of all a plan is written as."""
        return self._fill(QMenu(parent), (one for one in COMMANDS if one.method in EXPORTS))

    def of_plan(self, parent: QWidget) -> QMenu:
        """Return the menu of the plan as a file."""
        return self._fill(QMenu(parent), (one for one in COMMANDS if one.method in OF_THE_PLAN))

    def _fill(self, menu: QMenu, commands: Iterable[Command]) -> QMenu:
        for command in commands:
            if command.parted and menu.actions():
                menu.addSeparator()
            menu.addAction(self.actions[command])
        return menu

    def _add_recent(self, menu: QMenu) -> None:
        self.recent = QMenu(_("Open recent"), menu)
        self.recent.setIcon(theme.icon("clock-counter-clockwise"))
        self.recent.aboutToShow.connect(self._fill_recent)
        opens = next(one for one in COMMANDS if one.method == "open_plan")
        menu.insertMenu(menu.actions()[menu.actions().index(self.actions[opens]) + 1], self.recent)

    def _fill_recent(self) -> None:
        self.recent.clear()
        for entry in recent()[:MOST_RECENT]:
            action = self.recent.addAction(str(entry["title"]).replace("&", "&&") or Path(entry["path"]).stem)
            action.setData(Path(entry["path"]))
            action.triggered.connect(self._open_recent)
        if self.recent.isEmpty():
            self.recent.addAction(_("No plan was opened yet")).setEnabled(False)

    def _open_recent(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._window.files.open_path(action.data())

    def _show_choices(self) -> None:
        """Tick what is in use."""
        for command, action in self.actions.items():
            if command.chooses:
                action.setChecked(self._window.is_chosen(command))

    def show_step(self, method: str, step: str | None) -> str:
        """Say what undo or redo would do, if anything; return the words."""
        command = next(one for one in COMMANDS if one.method == method)
        text = f"{command.label}: {_(step)}" if step else command.label
        self.actions[command].setText(text.replace("&", "&&"))
        self.actions[command].setEnabled(step is not None)
        return text

    def discard(self) -> None:
        """Take every action off the window."""
        for action in self.actions.values():
            self._window.removeAction(action)
        self.deleteLater()
