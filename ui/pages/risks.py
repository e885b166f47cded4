"""Risks: the register with its matrix beside it, and the trends to prepare for."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import _, day, ngettext
from planner.model import Action, Entity, Risk, RiskLink, Trend, TrendGoal
from planner.model.choices import RiskKind
from ui.pages.fitted import Fitted
from ui.pages.page import Page, Tab, button
from ui.pages.registers import Lesson, RegisterTab
from ui.pages.risk_actions import ActionsBox
from ui.pages.risk_columns import risk_columns
from ui.pages.risk_filters import risk_filters
from ui.pages.risk_marks import action_marks, risk_marks
from ui.pages.risk_matrix import RiskMatrix

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


class RisksPage(Page):
    """What could hurt the ecosystem, who watches it, and what is done about it."""

    name = "Risks"
    opens_inspector = False  # matrix and actions stand beside the sheet already
    entities = (Risk, RiskLink, Action, Trend, TrendGoal)

    def build(self) -> None:
        plan = self.workspace.plan
        self.add_button = button(_("Add risk"), "plus", self.primary, primary=True)
        self.head(
            _("Risks"),
            _("What could hurt the ecosystem, who watches it, and what is done about it."),
            [self.add_button],
        )
        self.appetite = Fitted()
        self.appetite.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.tabs(
            [
                Tab("register", _("Register"), self._register, lambda: len(plan.rows(Risk))),
                Tab("actions", _("Actions"), self._actions, lambda: len(plan.rows(Action))),
                Tab("trends", _("Trends"), self._trends, lambda: len(plan.rows(Trend))),
            ],
            [self.appetite],
        )

    def _register(self) -> QWidget:
        tab = RegisterTab(
            self.workspace,
            Risk,
            self._lesson(),
            shown=SHOWN,
            extra=risk_columns(self.workspace),
            beside=self._beside(),
            headings=_headings(),
            known=risk_filters(self.workspace),
            marks=risk_marks(),
            downwards_by="level",
        )
        self.workspace.selection.changed.connect(self._selected)
        return tab

    def _lesson(self) -> Lesson:
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
        )

    def _beside(self) -> QWidget:
        self.matrix = RiskMatrix(self.workspace)
        self.matrix.cell_chosen.connect(self._filter_cell)
        self.actions_box = ActionsBox(self.workspace)
        self.side = QWidget()
        self.side.setFixedWidth(282)
        stack = QVBoxLayout(self.side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        stack.addWidget(self.matrix)
        stack.addWidget(self.actions_box)
        stack.addStretch(1)
        return self.side

    def _actions(self) -> QWidget:
        lesson = Lesson(
            [_("Action"), _("Risk"), _("Kind"), _("Owner"), _("Due"), _("Status")],
            [
                _("for example, yearly audit"),
                _("breach of shared data"),
                _("Audit"),
                _("security lead"),
                day_of_year(),
                _("Planned"),
            ],
            _("Actions belong to risks: open a risk and type its actions in the inspector."),
            _("Go to the register"),
        )
        tab = RegisterTab(self.workspace, Action, lesson, marks=action_marks())
        tab.register.model.can_add = False
        tab.register.model.reload()
        tab.begin_new = lambda: self.choose_tab("register")  # type: ignore[method-assign]
        return tab

    def _trends(self) -> QWidget:
        lesson = Lesson(
            [_("Trend"), _("Horizon"), _("Impact"), _("Readiness"), _("Effect"), _("Response")],
            [
                _("for example, AI agents that buy"),
                _("1–2 years"),
                "4",
                "2",
                _("Fewer visits to shops"),
                _("Open an API"),
            ],
            _("Note what is coming, how much it would change, and how ready the ecosystem is."),
        )
        return RegisterTab(self.workspace, Trend, lesson)

    def _filter_cell(self, likelihood: int, impact: int) -> None:
        tab = self._built.get("register")
        if not isinstance(tab, RegisterTab):
            return
        if likelihood == 0:
            tab.register.set_base(lambda risk: True)
        elif likelihood < 0:
            tab.register.set_base(lambda risk: risk.likelihood is None or risk.impact is None)
        else:
            tab.register.set_base(lambda risk: (risk.likelihood, risk.impact) == (likelihood, impact))

    def _selected(self, keys: object) -> None:
        self.matrix.update()
        self.actions_box.refresh()

    def tab_shown(self, key: str) -> None:
        self.add_button.setText(" " + (_("Add trend") if key == "trends" else _("Add risk")))

    def primary(self) -> None:
        key = self.tab_bar.current if self.tab_bar is not None else "register"
        if key == "actions":
            self.choose_tab("register")
            key = "register"
        tab: Any = self._built.get(key)
        if tab is not None:
            tab.begin_new()

    def go(self, entity: type[Entity], uid: str) -> None:
        tab = {Risk: "register", Action: "actions", Trend: "trends"}.get(entity)
        if tab is not None:
            self.choose_tab(tab)
            shown: Any = self._built[tab]
            shown.register.select(uid)

    def refresh(self) -> None:
        self.front().refresh()
        if self.front() is self._built.get("register"):
            self.matrix.reload()
            self.actions_box.refresh()
        plan = self.workspace.plan
        appetite = plan.info.risk_appetite
        above = sum(
            (likelihood or 0) * (impact or 0) > appetite
            for likelihood, impact, kind in plan.columns(Risk, "likelihood", "impact", "kind")
            if kind is not RiskKind.OPPORTUNITY
        )
        self.appetite.show_text(
            ngettext("{n} above appetite", "{n} above appetite", above) if plan.rows(Risk) else ""
        )


def _headings() -> dict[str, tuple[str, int]]:
    """Return short headings and widths where a register of risks has many columns."""
    return {
        "code": ("#", 50),
        "category": (_("Category"), 104),
        "likelihood": (_("L"), 34),
        "impact": (_("I"), 34),
        "response": (_("Response"), 80),
        "partners": (_("Partners"), 92),
        "owner": (_("Owner"), 110),
        "due": (_("Due"), 84),
    }


def day_of_year() -> str:
    """Return an example day in the language."""
    return day(date(date.today().year, 6, 30), year=False)
