"""Loss curve: what risks cost together in figures, what each adds, and what would be if one thing were otherwise."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGraphicsOpacityEffect, QVBoxLayout, QWidget

from planner.analysis.gather import Ecosystem
from planner.analysis.loss.scenario import Scenario
from planner.analysis.loss.settings import Settings
from planner.analysis.loss.study import Drawn, events, preview
from planner.analysis.loss.what_if import WhatIf, supposed
from planner.analysis.losses import refusals, threats
from planner.i18n import _, money
from planner.model import Risk
from planner.progress import Tell
from ui import theme
from ui.aside import Aside
from ui.pages.empty import EmptyOr, Teaching
from ui.pages.padded import QWIDGETSIZE_MAX
from ui.pages.risks.columns import score_of
from ui.pages.risks.losses.charts import CurveCard, SettlingCard, SharesCard
from ui.pages.risks.losses.figures import LossFigures
from ui.pages.risks.losses.left_out import LeftOut
from ui.pages.risks.losses.settings import LossSettings
from ui.pages.risks.losses.study import Studying
from ui.pages.risks.losses.what_if import WhatIfCard
from ui.workspace import Workspace

AT_ONCE = 400_000  # events a slider draws while it moves, before a person notices; more are drawn aside
_SIDE, _GAP = 448, 12  # px: the width of the figures, and between cards


class LossesTab(QWidget):
    """The tab. `risk_wanted` asks for the first risk of a plan that has none."""

    risk_wanted = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.studying = Studying(workspace, self)
        self.trying = Aside(self)
        self.settings = LossSettings(workspace, self.studying)
        self.curve, self.shares, self.settling = CurveCard(), SharesCard(), SettlingCard()
        self.figures, self.what_if = LossFigures(), WhatIfCard(workspace)
        self.left_out, self.left_out_alone = LeftOut(workspace), LeftOut(workspace)
        self._supposed: tuple[tuple[Scenario, ...], Settings] | None = None
        self.layers = EmptyOr(self._content(), self._teaching(), self._is_empty)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.layers)
        self.setFocusProxy(self.curve.curve)
        self._connect()

    def _connect(self) -> None:
        self.studying.changed.connect(self._show)
        self.trying.found.connect(self._show_supposed)
        self.shares.chosen.connect(self._choose)
        self.what_if.supposed.connect(self._suppose)
        self.figures.practice_asked.connect(self._practise)
        self.workspace.selection.changed.connect(self._selected)

    # Building

    def _content(self) -> QWidget:
        charts = QVBoxLayout()
        charts.setSpacing(_GAP)
        charts.addWidget(self.curve, 5)
        charts.addWidget(self.shares, 4)
        self.side = QWidget()
        side = QVBoxLayout(self.side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(_GAP)
        for card, stretch in ((self.figures, 0), (self.what_if, 0), (self.left_out, 0), (self.settling, 1)):
            side.addWidget(card, stretch)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(_GAP)
        self.columns.addLayout(charts, 1)
        self.columns.addWidget(self.side)
        self.side.setFixedWidth(_SIDE)
        content = QWidget()
        box = QVBoxLayout(content)
        box.setContentsMargins(theme.MARGIN, 10, theme.MARGIN, 16)
        box.setSpacing(10)
        box.addWidget(self.settings)
        box.addLayout(self.columns, 1)
        return content

    def _teaching(self) -> QWidget:
        currency = self.workspace.plan.info.currency
        low, high = (200e6, 4e9) if currency == "IDR" else (20e3, 400e3)
        headings = (_("Risk"), _("Frequency"), _("Loss, low"), _("Loss, high"))
        example = (
            _("for example, an outage at peak hours"), _("0.5: once in two years"),
            money(low, currency), money(high, currency),
        )  # fmt: skip
        teaching = Teaching(
            headings,
            example,
            _(
                "Say how often a risk happens a year and between which two amounts a loss lies nine times in ten."
            ),
            _("Give the first risk its figures"),
            self._give_figures,
            _("They wait under “More” in the details of a risk; one risk is enough for a curve."),
        )
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 16)
        box.addWidget(teaching, 1)
        box.addWidget(self.left_out_alone)
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.curve.minimumSizeHint().width() + _GAP + _SIDE + 2 * theme.MARGIN
        narrow = self.width() <= beside + 1  # no more than that is what a scroll area gives in need
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way != self.columns.direction():
            self.columns.setDirection(way)
            self.side.setMinimumWidth(0 if narrow else _SIDE)
            self.side.setMaximumWidth(QWIDGETSIZE_MAX if narrow else _SIDE)

    # Showing

    def refresh(self) -> None:
        """Follow the plan; called while the tab is seen."""
        self.studying.follow()
        self.layers.refresh()
        for card in (self.left_out, self.left_out_alone):
            card.refresh()
        self.what_if.show_task(self.studying.task)
        self._selected(())
        self.settings.refresh()

    def _is_empty(self) -> bool:
        return self.studying.task is None or self.studying.task.empty

    def _show(self) -> None:
        """Show what was drawn last, and whether it is old."""
        study, currency = self.studying.study, self.workspace.plan.info.currency
        if study is not None and self.studying.fresh:
            codes = {risk.uid: risk.code or "" for risk in self.workspace.plan.rows(Risk)}
            self.curve.show_study(study, currency)
            self.figures.show_study(study, currency)
            self.shares.show_study(study, currency, codes)
            self.settling.show_study(study, currency)
        for card in (self.curve.pile, self.figures, self.shares.pile, self.settling.pile):
            _fade(card, old=not self.studying.fresh)
        self.settings.refresh()

    # Selecting

    def _choose(self, uid: str) -> None:
        self.workspace.selection.set([(Risk, uid)], self)

    def _selected(self, _keys: object) -> None:
        chosen = self.workspace.selection.rows(self.workspace.plan, Risk)
        uid = chosen[0].uid if chosen else ""
        self.shares.shares.choose(uid or None)
        self.what_if.select(uid)

    # Supposing

    def _suppose(self, change: WhatIf | None) -> None:
        task = self.studying.task
        if change is None or task is None:
            self.trying.cancel()
            self._supposed = None
            self.curve.suppose(())
            self.figures.suppose(None)
            return
        scenarios, settings = supposed(task.scenarios("residual"), task.settings, change)
        self._supposed = scenarios, settings
        if events(scenarios, settings) <= AT_ONCE:
            self._show_supposed((preview(scenarios, settings), scenarios, settings))
        elif not self.trying.running:
            self._try()

    def _try(self) -> None:
        """Draw aside what is supposed now; what the slider passes meanwhile is drawn when this is done."""
        if self._supposed is not None:
            self.trying.start(partial(_tried, *self._supposed))

    def _show_supposed(self, found: tuple[Drawn, tuple[Scenario, ...], Settings]) -> None:
        if self._supposed is None:
            return
        drawn, scenarios, settings = found
        if (scenarios, settings) != self._supposed:
            self._try()
        self.curve.suppose(drawn.curve)
        self.figures.suppose(drawn.summary, scenarios, settings)
        now = self.studying.study.drawn.get("residual") if self.studying.study is not None else None
        if now is not None:
            more = drawn.summary.expected_loss - now.summary.expected_loss
            currency = self.workspace.plan.info.currency
            sign = "+" if more >= 0 else "−"
            text = f"{sign} {money(abs(more), currency, short=True)}"
            self.what_if.say(_("{change} a year").format(change=text))

    # Going elsewhere

    def _give_figures(self) -> None:
        """Lead to the gravest risk without figures, its frequency ready to be typed."""
        ecosystem = Ecosystem(self.workspace.plan)
        reasons = refusals(ecosystem)
        risks = sorted(threats(ecosystem), key=lambda one: (one.uid not in reasons, -score_of(one)))
        if risks:
            self.workspace.edit_field(Risk, risks[0].uid, "frequency")
        else:
            self.risk_wanted.emit()

    def begin_new(self) -> None:
        """Do what the page's main button does: a risk is added in the register."""
        self.risk_wanted.emit()

    def _practise(self) -> None:
        from ui.dialogs.calibration import CalibrationDialog

        CalibrationDialog(self.window()).open()


def _tried(
    scenarios: tuple[Scenario, ...], settings: Settings, tell: Tell
) -> tuple[Drawn, tuple[Scenario, ...], Settings]:
    """Draw what is supposed, and return it with what it was drawn from."""
    return preview(scenarios, settings, tell), scenarios, settings


def _fade(widget: QWidget, *, old: bool) -> None:
    """Let what is no longer true look so."""
    if not old:
        widget.setGraphicsEffect(None)  # type: ignore[arg-type]  # None takes it off
    elif widget.graphicsEffect() is None:
        effect = QGraphicsOpacityEffect(widget)
        effect.setOpacity(0.45)
        widget.setGraphicsEffect(effect)
