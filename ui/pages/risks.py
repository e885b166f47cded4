"""Risks: the register with its matrix beside it, and the trends to prepare for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from planner.analysis import risk as numbers
from planner.i18n import _, day, ngettext
from planner.model import Action, Entity, Organisation, Risk, RiskLink, Trend, TrendGoal
from planner.model.choices import ActionStatus, RiskKind
from ui import theme
from ui.clearing import clear
from ui.inspector.section import muted
from ui.pages.cards import link_button
from ui.pages.fitted import Fitted
from ui.pages.page import Page, Tab, button
from ui.pages.registers import Lesson, RegisterTab
from ui.pages.risk_matrix import RiskMatrix, residual_of
from ui.tables.columns import Column, Look
from ui.tables.delegate import level_text
from ui.workspace import Workspace

SHOWN = (
    "code",
    "title",
    "category",
    "partners",
    "likelihood",
    "impact",
    "level",
    "response",
    "residual",
    "due",
    "owner",
    "status",
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
        lesson = Lesson(
            [
                _("Risk"),
                _("Category"),
                _("Partners"),
                _("Likelihood"),
                _("Impact"),
                _("Level"),
                _("Response"),
            ],
            [
                _("for example, breach of shared data"),
                _("Cyber security"),
                _("a start-up"),
                "3",
                "5",
                "H 15",
                _("Reduce"),
            ],
            _("Write down what could go wrong, from misaligned goals to cyber threats; score it later."),
            _("Add the first risk"),
            _("One line a risk. Paste a list from Excel, or import a register."),
        )
        self.matrix = RiskMatrix(self.workspace)
        self.matrix.cell_chosen.connect(self._filter_cell)
        self.actions_box = ActionsBox(self.workspace)
        side = QWidget()
        side.setFixedWidth(282)
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        stack.addWidget(self.matrix)
        stack.addWidget(self.actions_box)
        stack.addStretch(1)
        tab = RegisterTab(
            self.workspace,
            Risk,
            lesson,
            shown=SHOWN,
            extra=risk_columns(self.workspace),
            beside=side,
            headings={
                "code": ("#", 46),
                "category": (_("Category"), 104),
                "likelihood": (_("L"), 34),
                "impact": (_("I"), 34),
                "response": (_("Response"), 80),
                "partners": (_("Partners"), 92),
            },
        )
        self.side = side
        tab.register.sort_by("level")
        self.workspace.selection.changed.connect(self._selected)
        return tab

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
        tab = RegisterTab(self.workspace, Action, lesson)
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
        above = sum(
            score_of(risk) > plan.info.risk_appetite
            for risk in plan.rows(Risk)
            if risk.kind is not RiskKind.OPPORTUNITY
        )
        self.appetite.show_text(
            ngettext("{n} above appetite", "{n} above appetite", above) if plan.rows(Risk) else ""
        )


class ActionsBox(QFrame):
    """The actions of the selected risk, with a way to add one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(16, 12, 16, 12)
        self.box.setSpacing(6)
        self.refresh()

    def refresh(self) -> None:
        """Show the actions of the first selected risk."""
        clear(self.box)
        chosen = self.workspace.selection.rows(self.workspace.plan, Risk)
        self.setVisible(bool(chosen))
        if not chosen:
            return
        risk: Any = chosen[0]
        title = muted(f"{risk.code or ''} · {risk.title}")
        title.setFont(theme.font(11, bold=True))
        self.box.addWidget(title)
        mine = [one for one in self.workspace.plan.rows(Action) if one.risk == risk.uid]
        for one in mine[:6]:
            self.box.addWidget(_ActionLine(one))
        if not mine:
            self.box.addWidget(muted(_("No action yet.")))
        self.box.addWidget(link_button(_("Open all details"), self._open))

    def _open(self) -> None:
        self.workspace.inspector_asked.emit()


class _ActionLine(QWidget):
    def __init__(self, action: Action) -> None:
        super().__init__()
        from PySide6.QtWidgets import QHBoxLayout

        t = theme.current()
        done = action.status is ActionStatus.DONE
        icon = QLabel()
        icon.setPixmap(
            theme.pixmap(
                "check-circle" if done else "circle",
                t.good if done else t.muted,
                16,
                self.devicePixelRatioF(),
            )
        )
        name = QLabel(action.name)
        name.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(name, 1)
        side = f"{action.percent} %" if action.percent else day(action.due) if action.due else ""
        layout.addWidget(muted(side), 0, Qt.AlignmentFlag.AlignTop)


def score_of(risk: Risk) -> int:
    """Return likelihood × impact, 0 while not scored."""
    return (risk.likelihood or 0) * (risk.impact or 0)


def risk_columns(workspace: Workspace) -> list[tuple[int, Column]]:
    """Return the computed columns of the register: partners, level, residual level, next due."""
    plan = workspace.plan

    def scored(risk: Risk, likelihood: int | None, impact: int | None) -> Scored | None:
        score = numbers.score(likelihood, impact)
        letter = numbers.level(score, plan.info.risk_levels)
        return (
            Scored(score, letter, risk.kind is RiskKind.OPPORTUNITY) if score is not None and letter else None
        )

    def level(risk: Risk) -> Scored | None:
        return scored(risk, risk.likelihood, risk.impact)

    def residual(risk: Risk) -> Scored | None:
        after = residual_of(workspace, risk)
        return scored(risk, after.likelihood, after.impact)

    return [
        (3, Column("partners", _("Partners"), _partners_of(workspace), str, width=120)),
        (10, Column("level", _("Level"), level, _level_text, _LEVEL, width=68)),
        (13, Column("residual", _("Residual"), residual, _level_text, _LEVEL, width=72)),
        (
            14,
            Column(
                "due",
                _("Next due"),
                _due_of(workspace),
                lambda d: day(d) if d else "",
                width=76,
                tone=_due_tone,
            ),
        ),
    ]


_LEVEL = Look.LEVEL


class Scored(NamedTuple):
    """A score with its letter; sorts by the score."""

    score: int
    letter: str
    opportunity: bool


def _level_text(scored: Scored | None) -> str:
    return (
        level_text(scored.letter, scored.score, opportunity=scored.opportunity) if scored is not None else ""
    )


def _partners_of(workspace: Workspace) -> Callable[[Risk], str]:
    def find() -> dict[str, str]:
        names: dict[str, list[str]] = {}
        for one in workspace.plan.rows(RiskLink):
            partner = workspace.plan.get(Organisation, one.organisation)
            if partner is not None:
                names.setdefault(one.risk, []).append(partner.short)
        return {
            uid: ", ".join(some) if len(some) < 3 else f"{some[0]} +{len(some) - 1}"
            for uid, some in names.items()
        }

    return lambda risk: workspace.figure("partners by risk", find).get(risk.uid, "")


def _due_of(workspace: Workspace) -> Callable[[Risk], Any]:
    def find() -> dict[str, Any]:
        due: dict[str, Any] = {}
        for one in workspace.plan.rows(Action):
            if one.due is not None and one.status not in (ActionStatus.DONE, ActionStatus.DROPPED):
                due[one.risk] = min(due.get(one.risk, one.due), one.due)
        return due

    return lambda risk: workspace.figure("due by risk", find).get(risk.uid)


def _due_tone(value: Any) -> str:
    from datetime import date

    return "danger" if value is not None and value < date.today() else "text"


def day_of_year() -> str:
    """Return an example day in the language."""
    from datetime import date

    return day(date(date.today().year, 6, 30), year=False)
