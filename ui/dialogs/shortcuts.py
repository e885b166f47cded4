"""The keys of Mitra on one sheet, read from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QLabel, QVBoxLayout, QWidget

from planner.i18n import N_, _
from ui import theme
from ui.actions import COMMANDS
from ui.inspector.section import muted

CANVAS = (
    (N_("New partner at the pointer"), N_("Double-click")),
    (N_("Child, sibling"), N_("Tab, Enter")),
    (N_("Rename"), "F2"),
    (N_("Link"), N_("Drag from a card's edge")),
    (N_("Walk from card to card"), N_("Arrows")),
    (N_("Nudge"), N_("Alt+arrows")),
    (N_("Fit all, fit selection"), "F, Shift+F"),
    (N_("Pan"), N_("Space or middle drag")),
    (N_("Zoom"), N_("Wheel")),
    (N_("Leave the canvas"), "F6"),
)
TABLES = (
    (N_("Edit"), N_("F2 or type")),
    (N_("Copy, paste with Excel"), "Ctrl+C, Ctrl+V"),
    (N_("Fill down"), "Ctrl+D"),
    (N_("Clear a cell"), "Delete"),
    (N_("Delete rows"), "Ctrl+Delete"),
    (N_("RACI letters"), "R A C I, X = A/R"),
    (N_("Stance −2 … +2"), "1 … 5"),
)


class ShortcutsOverlay(QDialog):
    """Closes with Esc or a click."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keyboard shortcuts"))
        commands = [(command.text, command.shortcut) for command in COMMANDS if command.shortcut]
        half = (len(commands) + 1) // 2
        grid = QGridLayout()
        grid.setHorizontalSpacing(40)
        for column, part in enumerate((commands[:half], commands[half:])):
            grid.addWidget(
                _table(_("Everywhere") if column == 0 else "", part), 0, column, Qt.AlignmentFlag.AlignTop
            )
        grid.addWidget(_table(_("On the map"), CANVAS), 0, 2, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(_table(_("In tables"), TABLES), 0, 3, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.addLayout(grid)

    def mousePressEvent(self, event: object) -> None:
        self.accept()


def _table(title: str, rows: Sequence[tuple[str, str]]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(5)
    heading = QLabel(title or " ")
    heading.setFont(theme.font(bold=True))
    grid.addWidget(heading, 0, 0, 1, 2)
    for line, (text, keys) in enumerate(rows, 1):
        grid.addWidget(QLabel(_(text)), line, 0)
        shown = muted(_(keys))
        shown.setWordWrap(False)
        grid.addWidget(shown, line, 1)
    return holder
