"""What each level of likelihood and impact means in this plan: a compact table to fill in."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from planner import i18n
from planner.document import ChangeSet
from planner.edits.scales import define_level, define_usual, level_row
from planner.errors import MitraError
from planner.i18n import _
from planner.model import Field, Kind, PlanInfo, ScaleLevel, field_named
from planner.model.choices import Scale
from planner.reading import read_cell, typed_text
from ui import theme
from ui.inspector.editor import is_undo
from ui.inspector.section import muted
from ui.workspace import Workspace

_WIDTHS = {"label": 150, "meaning": 380, "low": 106, "high": 106}
_BOUNDS = ("low", "high")


class LevelsDialog(QDialog):
    """Two tables, likelihood above impact, the highest level first; each cell is kept when it is left."""

    def __init__(self, window: QWidget, workspace: Workspace) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What the levels mean"))
        self.workspace = workspace
        self.cells: dict[tuple[Scale, int, str], Cell] = {}
        self._levels = 0
        self.tables = QVBoxLayout()
        self.tables.setSpacing(14)
        self.reason = QLabel()
        self.reason.setProperty("tone", "danger")
        self.reason.setWordWrap(True)
        self._lay_out()
        for key, step in (
            (QKeySequence.StandardKey.Undo, workspace.plan.undo),
            (QKeySequence.StandardKey.Redo, workspace.plan.redo),
        ):
            QShortcut(QKeySequence(key), self).activated.connect(step)
        workspace.signals.changed.connect(self._changed)
        self.refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        title = QLabel(_("What the levels mean"))
        title.setFont(theme.font(16, bold=True))
        layout.addWidget(title)
        words = _(
            "Two people score alike only if “4” says the same to both. It is shown wherever a risk is scored."
        )
        layout.addWidget(muted(words, 12))
        layout.addLayout(self.tables)
        layout.addWidget(self.reason)
        row = QHBoxLayout()
        self.usual = QPushButton(
            theme.icon("magic-wand", theme.current().accent), _("Fill what is empty with the usual words")
        )
        self.usual.setAutoDefault(False)
        self.usual.clicked.connect(self._fill)
        done = QPushButton(_("Close"))
        done.setProperty("look", "primary")
        done.setAutoDefault(False)
        done.clicked.connect(self.accept)
        row.addWidget(self.usual)
        row.addStretch(1)
        row.addWidget(done)
        layout.addLayout(row)

    def _build(self) -> None:
        """Make a row for each level; again when the plan gets other levels."""
        while self.tables.count():
            item = self.tables.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.cells.clear()
        self._levels = self.workspace.plan.info.risk_levels
        for scale in Scale:
            self.tables.addWidget(self._table(scale))

    def _table(self, scale: Scale) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(2, 1)
        heading = QLabel(scale.label)
        heading.setFont(theme.font(bold=True))
        grid.addWidget(heading, 0, 0, 1, 2)
        for column, words in enumerate(self._headings(scale), 2):
            quiet = muted(words)
            quiet.setWordWrap(False)
            grid.addWidget(quiet, 0, column)
        for line, level in enumerate(range(self._levels, 0, -1), 1):
            number = QLabel(str(level))
            number.setFont(theme.font(bold=True, tabular=True))
            number.setFixedWidth(18)
            grid.addWidget(number, line, 0)
            for column, name in enumerate(_WIDTHS, 1):
                grid.addWidget(self._cell(scale, level, name), line, column)
        return table

    def _headings(self, scale: Scale) -> tuple[str, str, str]:
        if scale is Scale.LIKELIHOOD:
            return _("When a risk is on this level"), _("From, % a year"), _("To, % a year")
        currency = self.workspace.plan.info.currency
        return (
            _("When a risk is on this level"),
            _("From, {currency}").format(currency=currency),
            _("To, {currency}").format(currency=currency),
        )

    def _cell(self, scale: Scale, level: int, name: str) -> Cell:
        cell = Cell(scale, level, name)
        cell.setObjectName(f"{scale.value}_{level}_{name}")
        label = field_named(ScaleLevel, name).label
        cell.setAccessibleName(f"{scale.label} {level}: {label}")
        cell.setMinimumWidth(_WIDTHS[name] if name != "meaning" else 240)
        if name in _BOUNDS:
            cell.setFixedWidth(_WIDTHS[name])
            cell.setAlignment(Qt.AlignmentFlag.AlignRight)
        elif name == "meaning":
            cell.setMinimumWidth(_WIDTHS[name])
        cell.entered.connect(self._commit)
        cell.stepped.connect(self._step)
        self.cells[scale, level, name] = cell
        return cell

    # Showing

    def _changed(self, changes: ChangeSet) -> None:
        if changes.concerns((ScaleLevel, PlanInfo)):
            self.refresh()

    def refresh(self) -> None:
        """Show what the plan says; what did not fit stays."""
        if self._levels != self.workspace.plan.info.risk_levels:
            self._build()
        plan = self.workspace.plan
        free = False
        for (scale, level, name), cell in self.cells.items():
            row = level_row(plan, scale, level)
            value = getattr(row, name) if row is not None else None
            free |= value is None and name in ("label", "meaning")
            cell.show_text(self._text(scale, name, value))
        self.usual.setVisible(free)

    def _text(self, scale: Scale, name: str, value: Any) -> str:
        if value is None or name not in _BOUNDS:
            return value or ""
        if scale is Scale.LIKELIHOOD:
            return i18n.number(round(value * 100, 4))
        return typed_text(self.workspace.plan, _field(scale, name), value)

    # Changing

    def _commit(self, cell: Cell) -> None:
        plan = self.workspace.plan
        try:
            value = read_cell(plan, _field(cell.scale, cell.name), cell.text())
            if value is not None and cell.scale is Scale.LIKELIHOOD and cell.name in _BOUNDS:
                value = round(value / 100, 8)
            define_level(plan, cell.scale, cell.level, {cell.name: value})
        except MitraError as error:
            cell.mark(str(error))
            self.reason.setText(str(error))
        else:
            cell.mark("")
            cell.show_text(self._text(cell.scale, cell.name, value))
            wrong = [one for one in self.cells.values() if one.wrong]
            self.reason.setText(wrong[0].toolTip() if wrong else "")

    def _fill(self) -> None:
        self.workspace.attempt(lambda: define_usual(self.workspace.plan))

    def _step(self, cell: Cell, down: int) -> None:
        """Go to the cell above or below; from the lowest level of likelihood to the highest of impact."""
        column = [one for one in self.cells.values() if one.name == cell.name]
        place = column.index(cell) + down
        if 0 <= place < len(column):
            column[place].setFocus()
            column[place].selectAll()


def _field(scale: Scale, name: str) -> Field:
    """Return how a cell is read: a bound of impact is money."""
    declared = field_named(ScaleLevel, name)
    money = name in _BOUNDS and scale is Scale.IMPACT
    return replace(declared, kind=Kind.MONEY) if money else declared


class Cell(QLineEdit):
    """A cell; `entered` tells when it is left with another text, `stepped` that the one above or below is wanted."""

    entered = Signal(object)
    stepped = Signal(object, int)

    def __init__(self, scale: Scale, level: int, name: str) -> None:
        super().__init__()
        self.scale, self.level, self.name = scale, level, name
        self.wrong = False
        self._shown = ""
        self.editingFinished.connect(self._left)

    def show_text(self, text: str) -> None:
        """Show the plan's value, unless something else is being typed or did not fit."""
        typing = self.hasFocus() and self.text() != self._shown
        if not self.wrong and not typing:
            self._shown = text
            self.setText(text)
            self.setCursorPosition(0)
            self.setToolTip(text)

    def mark(self, reason: str) -> None:
        """Mark the text as wrong, or clear the mark."""
        self.wrong = bool(reason)
        self._shown = self.text()
        self.setProperty("wrong", self.wrong)
        self.setToolTip(reason)
        self.style().unpolish(self)
        self.style().polish(self)

    def _left(self) -> None:
        if self.text() != self._shown:
            self.entered.emit(self)

    def event(self, event: QEvent) -> bool:
        if is_undo(event) and self.text() == self._shown:
            event.ignore()  # nothing is being typed: undo is the plan's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1}.get(
            Qt.Key(event.key())
        )
        if step is None:
            super().keyPressEvent(event)
            return
        self._left()
        self.stepped.emit(self, step)
