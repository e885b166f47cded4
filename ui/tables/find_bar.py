"""The bar over a sheet that finds and replaces: Ctrl+F, Ctrl+H, Enter for the next, Esc to close."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _, ngettext
from ui import theme
from ui.tables.finding import Found, find, replace, replaceable
from ui.tables.sheet import Sheet

PAUSE = 120  # ms without a key after which it looks


class FindBar(QFrame):
    """Looks in the columns that are shown, or in the cells that were selected when it was opened."""

    def __init__(self, sheet: Sheet) -> None:
        super().__init__()
        self.sheet = sheet
        self._found: list[Found] = []
        self._within: tuple[list[int], list[int]] | None = None  # the lines and columns looked in; None: all
        self.setObjectName("find")
        self.text, self.other = _line(_("Find")), _line(_("Replace with"))
        self.count = QLabel()
        self.count.setProperty("tone", "muted")
        self.count.setMinimumWidth(96)
        self.before = _tool("arrow-up", _("Previous (Shift+Enter)"), self._previous)
        self.after = _tool("arrow-down", _("Next (Enter)"), self._next)
        self.one = QPushButton(_("Replace"))
        self.all = QPushButton(_("Replace all"))
        self.one.clicked.connect(self._replace_one)
        self.all.clicked.connect(self._replace_all)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(PAUSE)
        self._later.timeout.connect(self.look)
        self.text.textChanged.connect(self._typed)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        close = _tool("x", _("Close (Esc)"), self.leave)
        self.second = QWidget()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(8, 6, 8, 6)
        rows.setSpacing(4)
        for holder, widgets in (
            (None, (self.text, self.count, self.before, self.after, close)),
            (self.second, (self.other, self.one, self.all)),
        ):
            row = QHBoxLayout(holder) if holder is not None else QHBoxLayout()
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
            for widget in widgets:
                row.addWidget(widget, int(isinstance(widget, QLineEdit)))
            rows.addWidget(holder) if holder is not None else rows.addLayout(row)

    # Opening

    def open(self, *, replacing: bool) -> None:
        """Come up with the cursor in the first line; more than one selected cell is where it looks."""
        lines, columns = self.sheet.chosen_lines(), self.sheet.chosen_columns()
        self._within = (lines, columns) if len(lines) * len(columns) > 1 else None
        self.second.setVisible(replacing and not self.sheet.rows.plan.read_only)
        self.show()
        self.text.setFocus()
        self.text.selectAll()
        self.look()

    def leave(self) -> None:
        """Close and go back to the cells."""
        self.hide()
        self._found = []
        self.sheet.delegate.found = frozenset()
        self.sheet.viewport().update()
        self.sheet.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.other.hasFocus():
                self._replace_one()
            else:
                self._go(-1 if back else 1)
        elif event.key() == Qt.Key.Key_H and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.second.show()
            self.other.setFocus()
        else:
            super().keyPressEvent(event)

    # Looking

    def _typed(self) -> None:
        self._later.start()

    def look(self) -> None:
        """Look anew, as after the rows are others."""
        self._later.stop()
        sheet = self.sheet
        lines, columns = self._within or (range(len(sheet.rows.keys)), sheet.shown_columns())
        there = [line for line in lines if sheet.rows.uid_at(line)]
        self._found = find(sheet.rows, self.text.text(), there, columns)
        sheet.delegate.found = frozenset(self._found)
        sheet.viewport().update()
        self._tell()

    def _tell(self) -> None:
        place, total = self._place(), len(self._found)
        if not self.text.text():
            words = _("in the selected cells") if self._within else _("in the columns shown")
        elif not total:
            words = _("not found")
        elif place is None:
            words = ngettext("{n} cell", "{n} cells", total)
        else:
            words = _("{place} of {total}").format(place=place + 1, total=total)
        self.count.setText(words)
        can = bool(replaceable(self.sheet.rows, self._found))
        self.one.setEnabled(can)
        self.all.setEnabled(can)

    def _place(self) -> int | None:
        here = self.sheet.currentIndex()
        cell = Found(here.row(), here.column())
        return self._found.index(cell) if cell in self._found else None

    def _previous(self) -> None:
        self._go(-1)

    def _next(self) -> None:
        self._go(1)

    def _go(self, step: int) -> None:
        """Go to the next cell from the one the cursor is on, and round at the end."""
        if self._later.isActive():
            self.look()
        if not self._found:
            return
        here = self.sheet.currentIndex()
        order = self._found if step > 0 else self._found[::-1]
        position = {number: at for at, number in enumerate(self.sheet.shown_columns())}
        rank = (here.row(), position.get(here.column(), -1))
        ahead = (
            one for one in order if ((one.line, position.get(one.number, -1)) > rank) is (step > 0)
            and (one.line, position.get(one.number, -1)) != rank
        )  # fmt: skip
        line, number = next(ahead, order[0])
        index = self.sheet.rows.index(line, number)
        self.sheet.setCurrentIndex(index)
        self.sheet.scrollTo(index)
        self._tell()

    # Replacing

    def _replace_one(self) -> None:
        """Replace in the cell the cursor is on, then go to the next; from another cell only go there."""
        place = self._place()
        if place is not None:
            self._put([self._found[place]])
            self.look()
        self._go(1)

    def _replace_all(self) -> None:
        self.look()
        count, refused = self._put(self._found)
        self.look()
        told = ngettext("{n} cell replaced", "{n} cells replaced", count)
        self.count.setText(
            told if not refused else told + ", " + ngettext("{n} does not fit", "{n} do not fit", refused)
        )

    def _put(self, found: list[Found]) -> tuple[int, int]:
        return replace(self.sheet.rows, found, self.text.text(), self.other.text())


def _line(name: str) -> QLineEdit:
    edit = QLineEdit()
    edit.setPlaceholderText(name)
    edit.setAccessibleName(name)
    return edit


def _tool(icon: str, name: str, action: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(theme.icon(icon, theme.current().muted))
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.clicked.connect(action)
    return button
