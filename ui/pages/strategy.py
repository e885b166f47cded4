"""Strategy: mission and value, goals and who stands where, promises, means, and the choice of model."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _, number
from planner.model import (
    Entity,
    Goal,
    ModelCriterion,
    Organisation,
    PlanInfo,
    Resource,
    Stance,
    ValueProposition,
)
from ui import theme
from ui.inspector.form import Form
from ui.pages.goals import GoalsTab
from ui.pages.model_choice import ModelTab
from ui.pages.page import Page, Tab, button
from ui.pages.registers import Lesson, RegisterTab


class StrategyPage(Page):
    """What the ecosystem is for."""

    name = "Strategy"
    opens_inspector = False  # the stance in hand stands beside the matrix already
    entities = (PlanInfo, Goal, Stance, ValueProposition, Resource, ModelCriterion, Organisation)

    def build(self) -> None:
        plan = self.workspace.plan
        self.add_button = button(_("Add goal"), "plus", self.primary, primary=True)
        self.head(
            _("Strategy"),
            _("What the ecosystem is for, and whether everyone pulls the same way."),
            [self.add_button],
        )
        self.tabs(
            [
                Tab("mission", _("Mission and value"), self._mission),
                Tab("goals", _("Goals"), self._goals, lambda: len(plan.rows(Goal))),
                Tab(
                    "propositions",
                    _("Propositions"),
                    self._propositions,
                    lambda: len(plan.rows(ValueProposition)),
                ),
                Tab("resources", _("Resources"), self._resources, lambda: len(plan.rows(Resource))),
                Tab("model", _("Channel or ecosystem"), lambda: ModelTab(self.workspace)),
            ]
        )
        if plan.rows(Goal):
            self.choose_tab("goals")

    # Tabs

    def _mission(self) -> QWidget:
        holder = QWidget()
        outer = QVBoxLayout(holder)
        outer.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 16)
        frame = QFrame()
        frame.setProperty("card", True)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(24, 20, 24, 20)
        names = ("title", "client", "sector", "mission", "problem", "value_promised", "vision", "scope")
        self.mission_form = Form(self.workspace, PlanInfo, names, wide=True)
        inner.addWidget(self.mission_form)
        more = QPushButton(_("Currency, horizon, approval and all other details …"))
        more.setProperty("look", "link")
        more.clicked.connect(self._all_details)
        inner.addWidget(more)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(frame)
        outer.addWidget(scroll)
        return holder

    def _all_details(self) -> None:
        self.workspace.selection.set([(PlanInfo, self.workspace.plan.info.uid)])

    def _goals(self) -> QWidget:
        self.goals = GoalsTab(self.workspace)
        return self.goals

    def _propositions(self) -> QWidget:
        lesson = Lesson(
            [_("Partner"), _("Promise"), _("Why it matters"), _("Benefit")],
            [
                _("for example, small merchants"),
                _("One code for every wallet"),
                _("One contract instead of five"),
                _("More sales, lower fees"),
            ],
            _("Say for each partner what we attempt, why it matters, and what it gains."),
        )
        return RegisterTab(self.workspace, ValueProposition, lesson)

    def _resources(self) -> QWidget:
        lesson = Lesson(
            [_("Name"), _("Kind"), _("Provider"), _("Yearly cost"), _("Status")],
            [
                _("for example, partner team of four"),
                _("People"),
                _("the hub"),
                number(240_000),
                _("Committed"),
            ],
            _("List the people, technology, money and places the ecosystem needs to start and to last."),
        )
        return RegisterTab(self.workspace, Resource, lesson)

    def tab_shown(self, key: str) -> None:
        words = {"goals": _("Add goal"), "propositions": _("Add proposition"), "resources": _("Add resource")}
        self.add_button.setText(f" {words.get(key, '')}")
        self.add_button.setVisible(key in words)

    def primary(self) -> None:
        key = self.tab_bar.current if self.tab_bar is not None else "goals"
        tab = self._built.get(key)
        if isinstance(tab, (RegisterTab, GoalsTab)):
            tab.begin_new()
        else:
            self.choose_tab("goals")
            self.goals.begin_new()

    def go(self, entity: type[Entity], uid: str) -> None:
        tab = {
            Goal: "goals",
            Stance: "goals",
            ValueProposition: "propositions",
            Resource: "resources",
            ModelCriterion: "model",
            PlanInfo: "mission",
        }.get(entity)
        if tab is not None:
            self.choose_tab(tab)
        shown = self._built.get(tab or "")
        if isinstance(shown, RegisterTab):
            shown.register.select(uid)

    def refresh(self) -> None:
        tab = self.front()
        if isinstance(tab, (RegisterTab, GoalsTab, ModelTab)):
            tab.refresh()
        else:
            self.mission_form.show_rows([self.workspace.plan.info])
