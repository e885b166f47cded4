"""A small form of levels, bands and appetite: the matrix shows what they would make of the plan before it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from planner.analysis.levels import (
    Measure,
    Typed,
    measure_of,
    moves,
    remeasured,
    usual_bounds,
    with_levels,
)
from planner.edits.risks import set_measure
from planner.i18n import _, ngettext, number
from ui import theme
from ui.clearing import clear
from ui.inspector.facts import badge_label
from ui.inspector.section import muted
from ui.pages.fitted import Elided
from ui.pages.risks.matrix.matrix import RiskMatrix
from ui.pages.segments import Segments
from ui.workspace import Workspace

LEVELS = ("3", "4", "5", "6")
_PLAIN = (  # with NoButtons the style sheet leaves its text no room
    "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }"
    "QLineEdit { border: 0; padding: 0 6px; min-height: 0; }"
)
MOST = 3  # risks that are named in the preview


class MeasureForm(QFrame):
    """`ended` tells that the form was applied or given up."""

    ended = Signal()

    def __init__(self, workspace: Workspace, matrix: RiskMatrix) -> None:
        super().__init__()
        self.workspace, self.matrix = workspace, matrix
        self.measure = measure_of(workspace.plan.info)
        self._filling = False
        self.levels = Segments([(one, one) for one in LEVELS], "5", name=_("Risk levels"), small=True)
        self.levels.chosen.connect(self._choose_levels)
        self.bounds = [QSpinBox() for _which in range(3)]
        self.appetite = QSpinBox()
        self._begun = measure_of(workspace.plan.info)
        self.said, self.problem = muted("", 11), QLabel()
        self.problem.setProperty("tone", "danger")
        self.problem.setWordWrap(True)
        self.table = QWidget()
        self.rows = QVBoxLayout(self.table)
        self.apply_button = QPushButton(_("Apply"))
        self.apply_button.setProperty("look", "primary")
        self.apply_button.clicked.connect(self.keep)
        self.cancel_button = QPushButton(_("Cancel"))
        self.cancel_button.clicked.connect(self.give_up)
        self.setMaximumWidth(420)
        self._lay_out()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(3)
        words = (_("Low up to"), _("Medium up to"), _("High up to"), _("Appetite"))
        self._place(grid, 0, 0, _("Levels"), self.levels, 2)
        self._place(grid, 0, 2, words[3], self.appetite)
        for column, (text, box) in enumerate(zip(words, self.bounds, strict=False)):
            self._place(grid, 2, column, text, box)
        for box in (*self.bounds, self.appetite):
            box.setStyleSheet(_PLAIN)
            box.setAlignment(Qt.AlignmentFlag.AlignCenter)
            box.valueChanged.connect(self._typed)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(2)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.apply_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(15, 8, 15, 8)
        layout.setSpacing(8)
        layout.addLayout(grid)
        for widget in (self.problem, self.said, self.table):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def _place(
        self, grid: QGridLayout, line: int, column: int, text: str, widget: QWidget, span: int = 1
    ) -> None:
        label = muted(text)
        label.setBuddy(widget)
        widget.setAccessibleName(text)
        grid.addWidget(label, line, column, 1, span)
        side = Qt.AlignmentFlag.AlignLeft if span > 1 else Qt.AlignmentFlag(0)
        grid.addWidget(widget, line + 1, column, 1, span, side)

    # Filling

    def begin(self) -> None:
        """Begin with how the plan measures."""
        self._begun = measure_of(self.workspace.plan.info)
        self._show(self._begun)
        self.levels.setFocus()

    def follow(self) -> None:
        """Tell anew what would change, after the plan did; a form in which nothing was changed goes along."""
        now, before = measure_of(self.workspace.plan.info), self._begun
        self._begun = now
        if now != before and self.measure == before:
            self._show(now)
        else:
            self._tell()

    def _choose_levels(self, key: str) -> None:
        if not self._filling:
            self._show(with_levels(measure_of(self.workspace.plan.info), int(key)))

    def _show(self, measure: Measure) -> None:
        self._filling = True
        self.measure = measure
        self.levels.choose(str(measure.levels))
        most = measure.levels**2
        usual = usual_bounds(measure.levels)
        for box, bound, own in zip(self.bounds, measure.typed, usual, strict=True):
            box.setRange(0, most)
            box.setSpecialValueText(_("usual: {n}").format(n=number(own)))
            box.setValue(bound or 0)
        self.appetite.setRange(1, most)
        self.appetite.setValue(measure.appetite)
        self._filling = False
        self._try()

    def _typed(self, _value: int) -> None:
        if self._filling:
            return
        low, medium, high = (box.value() or None for box in self.bounds)
        typed: Typed = (low, medium, high)
        self.measure = Measure(self.measure.levels, typed, self.appetite.value())
        self._try()

    def _try(self) -> None:
        self.matrix.try_measure(self.measure)
        self._tell()

    # What would change

    def _tell(self) -> None:
        problem = self.measure.problem
        self.problem.setText(problem or "")
        self.problem.setVisible(problem is not None)
        same = self.measure == measure_of(self.workspace.plan.info)
        self.apply_button.setEnabled(problem is None and not same)
        self.said.setVisible(problem is None)
        clear(self.rows)
        if problem is None:
            self._tell_moves()

    def _tell_moves(self) -> None:
        found = moves(self.workspace.plan, self.measure)
        levels = self.measure.levels != self.workspace.plan.info.risk_levels
        begin = _("Every score moves along.") + " " if levels else ""
        count = ngettext("{n} risk changes its level.", "{n} risks change their level.", len(found))
        self.said.setText(
            begin + (count.format(n=number(len(found))) if found else _("No risk changes its level."))
        )
        for one in found[:MOST]:
            self.rows.addWidget(_Moved(one.title, one.was, one.now))
        if len(found) > MOST:
            self.rows.addWidget(muted(_("{n} more").format(n=number(len(found) - MOST))))

    # Ending

    def keep(self) -> None:
        """Measure the plan so, in one undo step."""
        plan, change = self.workspace.plan, remeasured(self.workspace.plan, self.measure)
        self.matrix.try_measure(None)
        self.workspace.attempt(
            lambda: set_measure(plan, change.info, change.risks, change.definitions, change.joined)
        )
        self.ended.emit()

    def give_up(self) -> None:
        """Leave the plan as it is."""
        self.matrix.try_measure(None)
        self.ended.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.give_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.apply_button.isEnabled():
            self.keep()
        else:
            super().keyPressEvent(event)


class _Moved(QWidget):
    """A risk with its level before and after."""

    def __init__(self, title: str, was: tuple[int, str], now: tuple[int, str]) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Elided(title), 1)
        for place, (score, letter) in enumerate((was, now)):
            if place:
                row.addWidget(muted("→", 12))
            row.addWidget(badge_label(f"{letter} {number(score)}", *theme.level_colours(letter)))
