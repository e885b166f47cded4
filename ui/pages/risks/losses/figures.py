"""The figures of the years drawn: expected loss, value at risk, shortfall; each answers "why?"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from planner.analysis.figure import Figure
from planner.analysis.loss.part import loss_figures
from planner.analysis.loss.scenario import STATES, Scenario
from planner.analysis.loss.settings import Settings
from planner.analysis.loss.study import Study
from planner.analysis.loss.summary import Summary
from planner.i18n import _, compact
from ui import theme
from ui.dialogs.why import WhyDialog
from ui.pages.cards import Card, Go, link_button
from ui.pages.fitted import Elided
from ui.pages.risks.losses.words import FIGURES, figure_text, state_words

_WHAT_IF, _WIDE = "what_if", 64  # px, the width of a column
_COLUMNS = (*STATES, _WHAT_IF)


class LossFigures(Card):
    """A line for each figure, a column for each state; the last is what the slider supposes."""

    practice_asked = Signal()

    def __init__(self) -> None:
        super().__init__(_("Losses of a year"))
        self.figures: dict[str, Mapping[str, Figure]] = {}
        self.cells: dict[tuple[str, str], QPushButton] = {}
        self.errors: dict[str, QLabel] = {}
        self.heads: dict[str, QLabel] = {}
        body = QWidget()
        self.grid = QGridLayout(body)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setHorizontalSpacing(4)
        self.grid.setVerticalSpacing(2)
        self.grid.setColumnStretch(0, 1)
        self.grid.setRowMinimumHeight(0, 30)  # two lines of a heading
        self._heads()
        for line, (key, name, meaning) in enumerate(FIGURES):
            self._line(2 * line + 1, key, _(name), _(meaning))
        self.add(body)
        self.body.addSpacing(4)
        self.practice = link_button(_("How good are your estimates?"), self.practice_asked.emit)
        self.add(self.practice)
        self.suppose(None)

    def _heads(self) -> None:
        words: dict[str, str] = {state: state_words(state) for state in STATES}
        words[_WHAT_IF] = _("what if")
        for place, column in enumerate(_COLUMNS):
            head = QLabel(words[column])
            head.setFont(theme.font(11, bold=column == "residual"))
            head.setProperty("tone", "muted")
            head.setWordWrap(True)
            head.setFixedWidth(_WIDE)
            head.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom)
            self.heads[column] = head
            self.grid.addWidget(head, 0, place + 1)

    def _line(self, line: int, key: str, name: str, meaning: str) -> None:
        label = Elided(name)
        label.setAccessibleDescription(meaning)
        self.grid.addWidget(label, line, 0)
        for place, column in enumerate(_COLUMNS):
            cell = QPushButton("–")
            cell.setObjectName(f"why_{column}_{key}")
            cell.setProperty("look", "figure")
            cell.setFont(theme.font(13, bold=column == "residual", tabular=True))
            cell.setCursor(Qt.CursorShape.PointingHandCursor)
            cell.setToolTip(f"{meaning}. {_('why?')}")
            cell.clicked.connect(Go(cell, partial(self._explain, column, key)).run)
            self.cells[column, key] = cell
            self.grid.addWidget(cell, line, place + 1, Qt.AlignmentFlag.AlignRight)
            if key == "expected_loss":
                error = QLabel()
                error.setFont(theme.font(11, tabular=True))
                error.setProperty("tone", "muted")
                error.setAlignment(Qt.AlignmentFlag.AlignRight)
                self.errors[column] = error
                self.grid.addWidget(error, line + 1, place + 1)

    def show_study(self, study: Study, currency: str) -> None:
        """Show what was drawn."""
        self.side.show_text(_("{currency}; click a figure to ask why").format(currency=currency))
        for state in STATES:
            drawn = study.drawn.get(state)
            summary = drawn.summary if drawn is not None else None
            self._show(state, study.task.scenarios(state), summary, study.task.settings)

    def suppose(
        self, summary: Summary | None, scenarios: tuple[Scenario, ...] = (), settings: Settings | None = None
    ) -> None:
        """Show what would be, or nothing of the kind."""
        shown = summary is not None and settings is not None
        self.heads[_WHAT_IF].setVisible(shown)
        self.errors[_WHAT_IF].setVisible(shown)
        for key, _name, _meaning in FIGURES:
            self.cells[_WHAT_IF, key].setVisible(shown)
        if settings is not None and summary is not None:
            self._show(_WHAT_IF, scenarios, summary, settings)

    def _show(
        self, column: str, scenarios: tuple[Scenario, ...], summary: Summary | None, settings: Settings
    ) -> None:
        found = loss_figures(scenarios, summary, settings)
        self.figures[column] = found
        for key, name, _meaning in FIGURES:
            cell = self.cells[column, key]
            cell.setText(figure_text(key, found[key].value))
            cell.setAccessibleName(f"{_(name)}, {self.heads[column].text()}: {cell.text()}")
        error = found["standard_error"].value
        self.errors[column].setText(f"± {compact(error)}" if isinstance(error, float) else "")

    def _explain(self, column: str, key: str) -> None:
        figures = self.figures.get(column)
        if figures is not None:
            WhyDialog(self.window(), figures[key]).open()
