"""The risk register: the sheet of risks with the matrix and the actions of the selected one beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.analysis.scales import level_meaning
from planner.i18n import _
from planner.model import Risk
from planner.model.choices import Scale
from ui import theme
from ui.pages.cards import link_button
from ui.pages.registers import Lesson, RegisterTab
from ui.pages.risks.columns import risk_columns
from ui.pages.risks.filters import risk_filters
from ui.pages.risks.marks import risk_marks
from ui.pages.risks.side import RiskSide
from ui.workspace import Workspace

SHOWN = (
    "code",
    "title",
    "category",
    "partners",
    "likelihood",
    "impact",
    "level",
    "residual",
    "target",
    "due",
    "response",
    "owner",
    "status",
    "existing_controls",
)


class RiskRegister(RegisterTab):
    """A cell of the matrix shows only its risks; the matrix may take the room of the sheet."""

    def __init__(self, workspace: Workspace, open_library: Callable[[], Any]) -> None:
        self.side = RiskSide(workspace)
        self.matrix = self.side.card.matrix
        super().__init__(
            workspace,
            Risk,
            _lesson(open_library),
            shown=SHOWN,
            extra=risk_columns(workspace),
            beside=self.side,
            headings=_headings(),
            known=risk_filters(workspace),
            marks=risk_marks(),
            downwards_by="level",
        )
        self.register.sheet.menu_asked.connect(self._add_to_menu)
        self.matrix.cell_chosen.connect(self._filter_cell)
        self.matrix.level_said = self._meaning
        self.side.stack.insertWidget(
            1, link_button(_("What do the levels mean?"), workspace.levels_asked.emit)
        )
        self.side.enlarged.connect(self._make_room)
        workspace.selection.changed.connect(self._selected)

    def refresh(self) -> None:
        super().refresh()
        self.side.reload()

    def _selected(self, keys: object) -> None:
        self.side.selected()

    def _make_room(self, large: bool) -> None:
        self.register.setVisible(not large)

    def _meaning(self, scale: str, level: int) -> str:
        return level_meaning(self.workspace.plan, Scale(scale), level)

    def _add_to_menu(self, menu: Any, _index: Any) -> None:
        menu.addSeparator()
        menu.addAction(theme.icon("fire"), _("It happened")).triggered.connect(self.workspace.happened_asked)

    def _filter_cell(self, likelihood: int, impact: int) -> None:
        """Show the risks of a cell, those without scores (−1) or all (0)."""
        shows, cell = self.matrix.shows, (likelihood, impact)
        tests: dict[bool, Callable[[Risk], bool]] = {
            True: lambda risk: shows(risk) and None in (risk.likelihood, risk.impact),
            False: lambda risk: shows(risk) and (risk.likelihood, risk.impact) == cell,
        }
        self.register.set_base(tests[likelihood < 0] if likelihood else lambda risk: True)


def _lesson(open_library: Callable[[], Any]) -> Lesson:
    headings = (
        _("Risk"), _("Category"), _("Partners"), _("Likelihood"), _("Impact"), _("Level"), _("Response"),
    )  # fmt: skip
    example = (
        _("for example, breach of shared data"), _("Cyber security"), _("a start-up"), "3", "5", "H 15",
        _("Reduce"),
    )  # fmt: skip
    return Lesson(
        headings,
        example,
        _("Write down what could go wrong, from misaligned goals to cyber threats; score it later."),
        _("Add the first risk"),
        _("One line a risk. Paste a list from Excel, or import a register."),
        ((_("Choose from the library"), open_library),),
    )


def _headings() -> dict[str, tuple[str, int] | tuple[str, int, int]]:
    """Return short headings, widths and the least of them, as a register of risks has many columns."""
    return {
        "code": ("#", 50),
        "category": (_("Category"), 104, 92),
        "likelihood": (_("L"), 34),
        "impact": (_("I"), 34),
        "response": (_("Response"), 80),
        "partners": (_("Partners"), 92, 76),
        "owner": (_("Owner"), 110),
    }
