"""Trends: the register with a radar beside it, and a first set for an empty list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from planner.analysis.checks.rule import listed
from planner.analysis.risk_library import first_trends
from planner.edits.trends import add_trends, move_trend
from planner.i18n import _, ngettext
from planner.model import Trend
from planner.model.choices import TrendHorizon
from ui import theme
from ui.charts.trend_radar import Blip, TrendRadar
from ui.inspector.section import muted
from ui.pages.cards import link_button
from ui.pages.registers import Lesson, RegisterTab
from ui.workspace import Workspace

HORIZONS = tuple(TrendHorizon)
LEAST, MOST, SHARE = 376, 760, 0.42  # px, px, and share of the page that the radar is wide
SHOWN = ("name", "horizon", "impact", "readiness", "effect", "response")


class TrendsTab(RegisterTab):
    """Register and radar show one selection."""

    def __init__(self, workspace: Workspace) -> None:
        self.radar = RadarCard(workspace)
        super().__init__(
            workspace,
            Trend,
            _lesson(self._first_set),
            shown=SHOWN,
            beside=self.radar,
            headings={
                "name": (_("Trend"), 170),
                "horizon": (_("Horizon"), 110),
                "impact": (_("Impact"), 60),
                "readiness": (_("Readiness"), 90),
            },
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.radar.setFixedWidth(max(LEAST, min(int(self.width() * SHARE), self.height() - 120, MOST)))

    def refresh(self) -> None:
        """Show the lesson, or rows and radar."""
        super().refresh()
        self.radar.refresh()

    def _first_set(self) -> None:
        plan = self.workspace.plan
        made = self.workspace.attempt(lambda: add_trends(plan, first_trends()))
        if made:
            self.workspace.told.emit(
                _(
                    "Five trends to begin with. Say how ready you are for each, and delete what does not matter."
                ),
                "good",
            )


class RadarCard(QFrame):
    """The radar of all trends, what it says in a sentence, and a way to the details of the one selected."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.setFixedWidth(LEAST)
        self.chart = TrendRadar([one.label for one in HORIZONS])
        self.chart.chosen.connect(self._choose)
        self.chart.moved.connect(self._move)
        title = QLabel(_("Radar"))
        title.setFont(theme.font(bold=True))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addStretch(1)
        hint = muted(_("drag to another ring"))
        hint.setWordWrap(False)
        head.addWidget(hint)
        self.said = muted("", 12)
        self.details = link_button(_("Open all details"), workspace.inspector_asked.emit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.chart, 1)
        layout.addWidget(muted(_("Size is impact; the fuller, the readier.")))
        layout.addWidget(self.said)
        layout.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)
        workspace.selection.changed.connect(self._selected)

    def refresh(self) -> None:
        """Place every trend anew."""
        selected = {uid for entity, uid in self.workspace.selection.keys if entity is Trend}
        blips = [_blip(one) for one in self.workspace.plan.rows(Trend)]
        self.chart.show_blips(blips, selected)
        unready = [one.name for one in blips if one.unready]
        self.said.setText(_unready_words(unready))
        self.said.setVisible(bool(unready))
        self.details.setVisible(bool(selected))

    def _selected(self, _keys: object) -> None:
        if self.isVisible():
            self.refresh()

    def _choose(self, uid: str) -> None:
        self.workspace.selection.set([(Trend, uid)], self)

    def _move(self, uid: str, ring: int) -> None:
        plan = self.workspace.plan
        trend = plan.get(Trend, uid)
        if trend is not None:
            self.workspace.attempt(lambda: move_trend(plan, trend, HORIZONS[ring]))


def _blip(trend: Trend) -> Blip:
    horizon = trend.horizon
    ring = HORIZONS.index(horizon) if horizon is not None else None
    words = horizon.label if horizon is not None else ""
    return Blip(trend.uid, trend.name, ring, trend.impact, trend.readiness, words)


def _unready_words(names: list[str]) -> str:
    if not names:
        return ""
    return ngettext(
        "{n} strong trend finds nobody ready: {names}.",
        "{n} strong trends find nobody ready: {names}.",
        len(names),
    ).format(names=listed(names, 2))


def _lesson(first_set: Callable[[], Any]) -> Lesson:
    return Lesson(
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
        hint=_(
            "The first five: artificial intelligence, rules, Internet of Things, blockchain, decentralisation."
        ),
        others=((_("Begin with five common trends"), first_set),),
    )
