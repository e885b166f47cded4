"""A menu whose entries know what to do, made anew whenever it opens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from ui import theme


class DeedMenu(QMenu):
    """`do` adds an entry, to this menu or to one within it; `once` deletes the menu when it closes."""

    def __init__(self, parent: QWidget, *, once: bool = False) -> None:
        super().__init__(parent)
        self.setToolTipsVisible(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, once)
        self._deeds: list[Callable[[], Any]] = []
        self.triggered.connect(self._run)  # that of the menus within comes here, too

    def do(
        self,
        text: str,
        deed: Callable[[], Any],
        *,
        icon: str = "",
        ticked: bool | None = None,
        within: QMenu | None = None,
    ) -> QAction:
        """Add an entry; one that is `ticked` or not shows it."""
        action = (within or self).addAction(text)
        if icon:
            action.setIcon(theme.icon(icon))
        if ticked is not None:
            action.setCheckable(True)
            action.setChecked(ticked)
        action.setData(len(self._deeds))
        self._deeds.append(deed)
        return action

    def start_afresh(self) -> None:
        """Take every entry off."""
        self.clear()
        self._deeds.clear()

    def _run(self, action: QAction) -> None:
        if isinstance(action.data(), int):
            self._deeds[action.data()]()
