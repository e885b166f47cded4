"""A page's main button with a caret beside it, under which the other ways to begin stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from planner.i18n import _
from ui import theme

Way = tuple[str, str, Callable[[], Any]]  # icon, words, what it does


class SplitButton(QWidget):
    """`main` stays the button it was; `caret` opens a menu of `ways`."""

    def __init__(self, main: QPushButton, ways: Sequence[Way]) -> None:
        super().__init__()
        self.main = main
        self.caret = QPushButton(theme.icon("caret-down", theme.current().on_accent), "")
        self.caret.setProperty("look", "primary")
        self.caret.setMinimumHeight(theme.BUTTON)
        self.caret.setFixedWidth(30)
        self.caret.setIconSize(QSize(12, 12))
        self.caret.setStyleSheet("QPushButton { padding: 0; } QPushButton::menu-indicator { width: 0; }")
        self.caret.setToolTip(_("Other ways to add"))
        self.caret.setAccessibleName(_("Other ways to add"))
        self.menu = QMenu(self.caret)
        for icon, words, act in ways:
            self.menu.addAction(theme.icon(icon), words, act)
        self.caret.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        layout.addWidget(main)
        layout.addWidget(self.caret)
