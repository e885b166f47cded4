"""Overview: what a client asks first, answered without scrolling."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner import edits
from planner.i18n import _, ngettext
from planner.model import Organisation
from ui import theme
from ui.later import after_paint
from ui.pages.cards import Card
from ui.pages.overview_cards import EndingCard, FindingsCard, MeasuresCard, RisksCard, StepsCard
from ui.pages.overview_parts import GaugeCard, MapPicture
from ui.pages.page import Page, button

WIDE = 900  # px of a page from which the cards stand in three columns
SHARES = {3: ((6, 5, 5), (7, 5, 0)), 2: ((1, 1, 0), (5, 4, 4))}  # of columns and rows, by number of columns


class OverviewPage(Page):
    """Where the plan stands, and what to do next."""

    name = "Overview"

    def build(self) -> None:
        self.head(
            _("Overview"),
            _("Where the plan stands, and what to do next."),
            [
                button(_("Take a snapshot"), "bookmark-simple", self._snapshot),
                button(_("Present"), "presentation", self._present),
            ],
        )
        body = QWidget()
        stack = QVBoxLayout(body)
        stack.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 16)
        stack.setSpacing(12)
        stack.addLayout(self._mission_row())
        stack.addLayout(self._gauges())
        stack.addLayout(self._cards(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self.outer.addWidget(scroll, 1)
        self._stale = True

    def _mission_row(self) -> QHBoxLayout:
        self.mission = QLabel()
        self.mission.setFont(theme.font(15))
        self.mission.setTextFormat(Qt.TextFormat.PlainText)
        self.mission.setWordWrap(True)
        self.ready = QLabel()
        row = QHBoxLayout()
        row.addWidget(self.mission, 1)
        row.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return row

    def _gauges(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.gauges = {
            key: GaugeCard(self.workspace, key, title)
            for key, title in (
                ("alignment", _("Alignment")),
                ("adaptability", _("Adaptability")),
                ("shared_value", _("Shared value")),
            )
        }
        for card in self.gauges.values():
            row.addWidget(card, 1)
        return row

    def _cards(self) -> QGridLayout:
        self.map_card, self.findings = Card(_("Map")), FindingsCard(self.workspace)
        self.risks, self.measures = RisksCard(self.workspace), MeasuresCard(self.workspace)
        self.steps, self.ending = StepsCard(self.workspace), EndingCard(self.workspace)
        self.picture = MapPicture(self.workspace)
        self.map_card.fill_with(self.picture)
        self.grid = QGridLayout()
        self.grid.setSpacing(12)
        self._columns = 0
        self._arrange(3)
        return self.grid

    def _arrange(self, columns: int) -> None:
        """Put the cards into two or three columns."""
        if columns == self._columns:
            return
        self._columns = columns
        cards = (self.map_card, self.findings, self.risks, self.measures, self.steps, self.ending)
        for place, card in enumerate(cards):
            self.grid.addWidget(card, place // columns, place % columns)
        across, down = SHARES[columns]
        for place in range(3):
            self.grid.setColumnStretch(place, across[place])
            self.grid.setRowStretch(place, down[place])

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._arrange(3 if self.width() >= WIDE else 2)

    def _present(self) -> None:
        from ui.canvas.story.player import present

        present(self.workspace.plan, self.workspace.signals, self.window())

    def _snapshot(self) -> None:
        from planner.edits.snapshots import take_snapshot

        made = self.workspace.attempt(lambda: take_snapshot(self.workspace.plan))
        if made is not None:
            self.workspace.told.emit(
                _("Snapshot “{name}” is kept in the plan.").format(name=made.name), "good"
            )

    # Figures

    def refresh(self) -> None:
        self.mission.setText(
            self.workspace.plan.info.mission
            or _("No mission yet. Write it on the Strategy page: one sentence, what for and for whom.")
        )
        self._tell_size()
        self.picture.reload()
        after_paint(self, self._refresh_figures)

    def _refresh_figures(self) -> None:
        """Show what must be worked out: a person who opens a plan sees the page first."""
        analysis = self.workspace.analysis()
        for gauge in self.gauges.values():
            gauge.refresh(analysis)
        for card in (self.risks, self.measures, self.steps):
            card.refresh()
        after_paint(self, self._refresh_checked)

    def _refresh_checked(self) -> None:
        """Show what takes longest: the plan check, and the snapshot that is read."""
        self._tell_ready()
        self.findings.refresh()
        self.ending.refresh()

    def _tell_ready(self) -> None:
        t, report = theme.current(), self.workspace.report()
        left = report.count("error")
        partners = any(not one.is_hub for one in self.workspace.plan.rows(Organisation))
        if report.ready and partners:
            text, colour, ground = _("Ready to present"), t.good, t.good_tint
        elif left:
            text = ngettext("{n} thing left before you present", "{n} things left before you present", left)
            colour, ground = t.warning, t.warning_tint
        else:
            text, colour, ground = _("Nothing to present yet"), t.muted, t.neutral_tint
        self.ready.setText(text)
        self.ready.setFont(theme.font(11))
        self.ready.setStyleSheet(
            f"color: {colour}; background: {ground}; border-radius: 10px; padding: 3px 10px;"
        )

    def _tell_size(self) -> None:
        plan = self.workspace.plan
        partners = [one for one in plan.rows(Organisation) if not one.is_hub]
        levels = max((edits.level_of(plan, one) for one in plan.rows(Organisation)), default=0)
        told = [
            ngettext("{n} partner", "{n} partners", len(partners)),
            ngettext("{n} level", "{n} levels", levels),
        ]
        self.map_card.side.show_text(" · ".join(told) if levels else "")
