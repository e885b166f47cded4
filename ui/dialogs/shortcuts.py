"""The keys of Mitra on one sheet, read from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import N_, _
from ui import theme
from ui.actions import COMMANDS
from ui.canvas.commands import MAP_COMMANDS
from ui.inspector.section import muted

MOUSE = (
    (N_("New partner at the pointer"), N_("Double-click")),
    (N_("Link"), N_("Drag from a card's edge")),
    (N_("Copy cards"), N_("Alt+drag")),
    (N_("Drag without snapping"), N_("Hold Ctrl")),
    (N_("Walk from card to card"), N_("Arrows")),
    (N_("Nudge"), N_("Alt+arrows")),
    (N_("Pan"), N_("Space or middle drag")),
    (N_("Zoom"), N_("Wheel")),
    (N_("Leave the canvas"), "F6"),
)
TABLES = (
    (N_("Edit"), N_("F2 or type")),
    (N_("Copy, paste with Excel"), "Ctrl+C, Ctrl+V"),
    (N_("Fill down"), "Ctrl+D"),
    (N_("Fill right"), "Ctrl+R"),
    (N_("Write into all selected cells"), "Ctrl+Enter"),
    (N_("Find"), "Ctrl+F"),
    (N_("Find and replace"), "Ctrl+H"),
    (N_("Menu of the heading"), "Alt+Down"),
    (N_("Fold or unfold a group"), "Left, Right"),
    (N_("Clear a cell"), "Del"),
    (N_("Delete rows"), "Ctrl+Del"),
    (N_("RACI letters"), "R A C I, X = A/R"),
    (N_("Stance −2 … +2"), "1 … 5"),
)

RISKS = (
    (N_("Take or dismiss a suggestion"), N_("Enter, Del")),
    (N_("Tick a starter risk"), N_("Space")),
    (N_("Trend to another horizon"), "PgUp, PgDn"),
)

PRESENTING = (
    (N_("Forward, back"), "PgDn, PgUp"),
    (N_("Jump to a step"), N_("Number, Enter")),
    (N_("Blank the screen"), "B"),
    (N_("End the story"), "Esc"),
)


COLUMNS, NAME = 3, 190  # px: what is longer takes a second line
Section = tuple[str, Sequence[tuple[str, str]]]


class ShortcutsOverlay(QDialog):
    """Closes with Esc, its button or a click; until then it has the window to itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self.setWindowTitle(_("Keyboard shortcuts"))
        title = QLabel(_("Keyboard shortcuts"))
        title.setFont(theme.font(16, bold=True))
        close = QPushButton(_("Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(close)
        columns = QWidget()
        body = QHBoxLayout(columns)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(28)
        for sections in _spread(_sections()):
            body.addWidget(_column(sections), 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 22)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addWidget(_scrolled(columns, window), 1)

    def mousePressEvent(self, event: object) -> None:
        self.accept()


def _sections() -> list[Section]:
    """Return the commands that have keys by their menu, then the keys of the map and of tables."""
    found: list[Section] = []
    for menu in dict.fromkeys(command.menu for command in COMMANDS):
        rows = [
            (one.text, one.shortcut.split(", ")[0]) for one in COMMANDS if one.menu == menu and one.shortcut
        ]
        if rows:
            found.append((menu, rows))
    keyed = [(one.text, one.keys) for one in MAP_COMMANDS if one.text and one.keys]
    presenting = (N_("While presenting"), PRESENTING)
    mouse, tables = (N_("On the map"), MOUSE), (N_("In tables"), TABLES)
    risks = (N_("In risks"), RISKS)
    return [*found, mouse, tables, risks, presenting, (N_("On the map, by key"), keyed)]


def _spread(sections: list[Section]) -> list[list[Section]]:
    """Share sections out, in their order, over columns about as high as one another."""
    height = sum(len(rows) + 2 for _title, rows in sections) / COLUMNS
    columns: list[list[Section]] = [[] for _column in range(COLUMNS)]
    used = 0.0
    for section in sections:
        size = len(section[1]) + 2
        columns[min(int((used + size / 2) / height), COLUMNS - 1)].append(section)
        used += size
    return columns


def _scrolled(columns: QWidget, window: QWidget) -> QScrollArea:
    """Return the columns in an area that scrolls where the window is too low for them."""
    area = QScrollArea()
    area.setWidget(columns)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    size = columns.sizeHint()
    area.setMinimumSize(size.width() + 12, min(size.height(), max(window.height() - 140, 240)))
    return area


def _column(sections: list[Section]) -> QWidget:
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(4)
    for title, rows in sections:
        line = grid.rowCount()
        heading = muted(_(title))
        heading.setFont(theme.font(11, bold=True))
        heading.setContentsMargins(0, 12 if line > 1 else 0, 0, 2)
        grid.addWidget(heading, line, 0, 1, 2)
        for place, (text, keys) in enumerate(rows, line + 1):
            name = QLabel(_(text))
            name.setMaximumWidth(NAME)
            name.setWordWrap(name.sizeHint().width() > NAME)
            grid.addWidget(name, place, 0)
            shown = muted(_(keys))
            shown.setMaximumWidth(168)
            shown.setWordWrap(shown.sizeHint().width() > 168)
            grid.addWidget(shown, place, 1)
    return holder
