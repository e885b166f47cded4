"""Risks: the register with its matrix, what is done about them, and what lies behind and ahead."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from planner.i18n import _
from planner.model import Action, BowTieItem, Entity, LogEntry, Risk, RiskLink, Trend, TrendGoal
from ui.pages.page import Page, Tab, button
from ui.pages.risks.actions.tab import ActionTab
from ui.pages.risks.criticality import CriticalityTab
from ui.pages.risks.ideas.ideas import RiskIdeas
from ui.pages.risks.register import RiskRegister
from ui.pages.risks.stand import RiskStand
from ui.pages.risks.trends import TrendsTab

_TAB_OF: dict[type[Entity], str] = {
    Risk: "register", Action: "actions", Trend: "trends", BowTieItem: "bowtie", LogEntry: "log",
}  # fmt: skip


class RisksPage(Page):
    """What could hurt the ecosystem, who watches it, and what is done about it."""

    name = "Risks"
    opens_inspector = False  # matrix and actions stand beside the sheet already
    entities = (Risk, RiskLink, Action, BowTieItem, LogEntry, Trend, TrendGoal)

    def build(self) -> None:
        plan = self.workspace.plan
        self.add_button = button(_("Add risk"), "plus", self.primary, primary=True)
        self.stand = RiskStand(self.workspace)
        self.ideas = RiskIdeas(self, self.add_button, self.name_a_risk)
        self.head(
            _("Risks"),
            _("What could hurt the ecosystem, who watches it, and what is done about it."),
            [self.stand, self.ideas.button, self.ideas.add],
        )
        self.tabs(
            [
                Tab("register", _("Register"), self._register, lambda: len(plan.rows(Risk))),
                Tab("bowtie", _("Bow-tie"), self._bow_tie),
                Tab("actions", _("Actions"), self._actions, lambda: len(plan.rows(Action))),
                Tab("losses", _("Loss curve"), self._losses),
                Tab("trends", _("Trends"), lambda: TrendsTab(self.workspace), lambda: len(plan.rows(Trend))),
                Tab("criticality", _("Criticality"), lambda: CriticalityTab(self.workspace)),
                Tab("log", _("Log"), self._log, lambda: len(plan.rows(LogEntry))),
            ]
        )

    def _register(self) -> QWidget:
        return RiskRegister(self.workspace, self.ideas.open_library)

    def _actions(self) -> QWidget:
        return ActionTab(self.workspace, self.name_a_risk)

    def _bow_tie(self) -> QWidget:
        from ui.pages.risks.bow_tie.tab import BowTieTab

        return BowTieTab(self.workspace)

    def _log(self) -> QWidget:
        from ui.pages.risks.log import LogTab

        return LogTab(self.workspace)

    def name_a_risk(self) -> None:
        """Begin a new risk in the register."""
        self.choose_tab("register")
        self.primary()

    def _losses(self) -> QWidget:
        from ui.pages.risks.losses.tab import LossesTab

        tab = LossesTab(self.workspace)
        tab.risk_wanted.connect(self.name_a_risk)
        return tab

    @property
    def register(self) -> RiskRegister:
        """The first tab, which is built with the page."""
        tab = self._built["register"]
        assert isinstance(tab, RiskRegister)
        return tab

    @property
    def matrix(self) -> Any:
        """The matrix beside the register."""
        return self.register.matrix

    def tab_shown(self, key: str) -> None:
        words = {"trends": _("Add trend"), "actions": _("Add action"), "log": _("Add entry")}
        self.add_button.setText(" " + words.get(key, _("Add risk")))
        self.ideas.add.caret.setVisible(key not in words)

    def primary(self) -> None:
        """Begin what the button names: a risk where the tab in front has nothing of its own."""
        tab: Any = self.front()
        if not hasattr(tab, "begin_new"):
            self.choose_tab("register")
            tab = self.register
        tab.begin_new()

    def go(self, entity: type[Entity], uid: str) -> None:
        key = _TAB_OF.get(entity)
        if key is not None:
            self.choose_tab(key)
            tab: Any = self._built[key]
            tab.show_row(uid)

    def state(self) -> dict[str, Any]:
        own = {
            "matrix": self.register.side.card.large,
            "cell": self.register.matrix.picked,
            "suggestions": self.ideas.is_open,
        }
        return super().state() | own

    def restore(self, state: dict[str, Any]) -> None:
        super().restore(state)
        self.register.side.card.enlarge(bool(state.get("matrix")))
        if state.get("cell") is not None:
            self.register.matrix.choose(state["cell"])
        if state.get("suggestions"):
            self.ideas.open()

    def refresh(self) -> None:
        self.front().refresh()
        self.ideas.refresh()
        self.stand.refresh()
