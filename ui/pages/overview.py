"""Overview: what a client asks first, answered without scrolling."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner import edits
from planner.display import short_of, truncated
from planner.i18n import _, compact, day, ngettext, number
from planner.model import BY_KEY, Kpi, Measurement, Organisation, PlanInfo, Relationship, Risk, Snapshot, Task
from planner.model.choices import RelationshipStatus, RiskKind, RiskStatus
from ui import theme
from ui.charts import Sparkline
from ui.inspector.facts import badge_label, risk_badge
from ui.inspector.section import muted
from ui.pages.cards import SEVERITY_ICONS, Card, Go, Line, icon_label, link_button, severity_colour
from ui.pages.overview_parts import GaugeCard, MapPicture
from ui.pages.page import Page, button
from ui.workspace import Workspace

SOON = 90  # days in which an agreement's end is worth a word


class OverviewPage(Page):
    """Where the plan stands, and what to do next."""

    name = "Overview"

    def build(self) -> None:
        self.head(
            _("Overview"),
            _("Where the plan stands, and what to do next."),
            [button(_("Take a snapshot"), "bookmark-simple", self._snapshot)],
        )
        body = QWidget()
        grid = QVBoxLayout(body)
        grid.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 16)
        grid.setSpacing(12)
        grid.addLayout(self._mission_row())
        grid.addLayout(self._gauges())
        grid.addLayout(self._cards(), 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        self.outer.addWidget(scroll, 1)
        self._stale = True

    def _mission_row(self) -> QHBoxLayout:
        self.mission = QLabel()
        self.mission.setFont(theme.font(15))
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
        self.map_card, self.findings = Card(_("Map")), Card(_("Findings"))
        self.risks, self.measures = Card(_("Top risks")), Card(_("Measures"))
        self.steps, self.since = Card(_("Next steps")), Card(_("Ends soon"))
        self.picture = MapPicture(self.workspace)
        self.map_card.fill_with(self.picture)
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, card in enumerate(
            (self.map_card, self.findings, self.risks, self.measures, self.steps, self.since)
        ):
            grid.addWidget(card, place // 3, place % 3)
        for column, share in enumerate((6, 5, 5)):
            grid.setColumnStretch(column, share)
        grid.setRowStretch(0, 7)
        grid.setRowStretch(1, 5)
        return grid

    def _snapshot(self) -> None:
        from planner.edits.snapshots import take_snapshot

        made = self.workspace.attempt(lambda: take_snapshot(self.workspace.plan))
        if made is not None:
            self.workspace.told.emit(
                _("Snapshot “{name}” is kept in the plan.").format(name=made.name), "good"
            )

    # Figures

    def refresh(self) -> None:
        analysis, report = self.workspace.analysis(), self.workspace.report()
        info = self.workspace.plan.info
        self.mission.setText(
            info.mission
            or _("No mission yet. Write it on the Strategy page: one sentence, what for and for whom.")
        )
        self._fill_ready(report)
        for card in self.gauges.values():
            card.refresh(analysis)
        self._fill_map()
        self._fill_findings(report)
        self._fill_risks()
        self._fill_measures(analysis)
        self._fill_steps()
        self._fill_since()

    def _fill_ready(self, report: Any) -> None:
        t = theme.current()
        left = sum(finding.severity == "error" for finding in report.findings)
        partners = sum(not one.is_hub for one in self.workspace.plan.rows(Organisation))
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

    def _fill_map(self) -> None:
        plan = self.workspace.plan
        partners = [one for one in plan.rows(Organisation) if not one.is_hub]
        levels = max((edits.level_of(plan, one) for one in plan.rows(Organisation)), default=0)
        told = [
            ngettext("{n} partner", "{n} partners", len(partners)),
            ngettext("{n} level", "{n} levels", levels),
        ]
        self.map_card.side.setText(" · ".join(told) if levels else "")
        self.picture.reload()

    def _fill_findings(self, report: Any) -> None:
        card, found = self.findings, report.findings
        card.clear()
        errors = sum(one.severity == "error" for one in found)
        warnings = sum(one.severity == "warning" for one in found)
        card.side.setText(
            ngettext("{n} error", "{n} errors", errors)
            + " · "
            + ngettext("{n} warning", "{n} warnings", warnings)
        )
        for finding in sorted(found, key=lambda one: ("error", "warning", "hint").index(one.severity))[:5]:
            icon = icon_label(SEVERITY_ICONS[finding.severity], severity_colour(finding.severity))
            show = _Finding(self.workspace, finding)
            line = Line(icon, finding.message, link_button(_("Show"), show.show))
            line.clicked.connect(Go(line, show.show).run)
            card.add(line)
        if not found:
            card.say(_("The plan check finds nothing to mend."))

    def _fill_risks(self) -> None:
        plan, card = self.workspace.plan, self.risks
        card.clear()
        scored = [
            risk
            for risk in plan.rows(Risk)
            if risk.likelihood
            and risk.impact
            and risk.kind is not RiskKind.OPPORTUNITY
            and risk.status is not RiskStatus.CLOSED
        ]
        scored.sort(key=lambda risk: -(risk.likelihood or 0) * (risk.impact or 0))
        above = sum((risk.likelihood or 0) * (risk.impact or 0) > plan.info.risk_appetite for risk in scored)
        card.side.setText(ngettext("{n} above appetite", "{n} above appetite", above) if scored else "")
        for risk in scored[:5]:
            badge = risk_badge(risk, plan.info.risk_levels)
            owner = muted(truncated(risk.owner or "", 16))
            owner.setWordWrap(False)
            line = Line(badge_label(*badge) if badge else None, risk.title, owner)
            line.clicked.connect(Go(line, _Shower(self.workspace, Risk, risk.uid)).run)
            card.add(line)
        if not scored:
            card.say(_("No risk is scored yet."))

    def _fill_measures(self, analysis: Mapping[str, Any]) -> None:
        plan, card = self.workspace.plan, self.measures
        card.clear()
        kpis = plan.rows(Kpi)
        figures = {entry["name"]: entry for entry in analysis["kpis"]}
        shown = [kpi for kpi in kpis if figures.get(kpi.name, {}).get("value") is not None][:3]
        card.side.setText(_("{n} of {all}").format(n=len(shown), all=len(kpis)) if kpis else "")
        for kpi in shown:
            card.add(self._measure(kpi, figures[kpi.name]))
        if not shown:
            card.say(_("No figure has been entered yet."))

    def _measure(self, kpi: Kpi, figure: dict[str, Any]) -> QWidget:
        rows = sorted(
            (one for one in self.workspace.plan.rows(Measurement) if one.kpi == kpi.uid),
            key=lambda one: one.date,
        )
        right = QWidget()
        layout = QHBoxLayout(right)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        t = theme.current()
        tone = {"behind": t.danger, "achieved": t.good, "on track": t.good}.get(
            figure.get("status") or "", t.muted
        )
        spark = Sparkline([one.value for one in rows], target=kpi.target, colour=tone)
        spark.setFixedSize(78, 26)
        layout.addWidget(spark)
        value = QLabel(f"{compact(figure['value'])} {kpi.unit or ''}".strip()[:14])
        value.setFont(theme.font(bold=True, tabular=True))
        value.setFixedWidth(92)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(value)
        detail = _("target {value}").format(value=compact(kpi.target)) if kpi.target is not None else ""
        line = Line(None, kpi.name, right, detail=detail, height=40)
        line.clicked.connect(Go(line, _Shower(self.workspace, Kpi, kpi.uid)).run)
        return line

    def _fill_steps(self) -> None:
        card, today = self.steps, date.today()
        card.clear()
        left = [task for task in self.workspace.plan.rows(Task) if task.percent < 100]
        left.sort(key=lambda task: task.end or task.start or date.max)
        late = sum(task.end is not None and task.end < today for task in left)
        card.side.setText(ngettext("{n} overdue", "{n} overdue", late) if late else "")
        for task in left[:4]:
            when = task.end or task.start
            due = QLabel(day(when) if when else "")
            due.setFont(theme.font(11))
            due.setProperty("tone", "danger" if when is not None and when < today else "muted")
            line = Line(icon_label("circle", theme.current().text), task.name, due, height=30)
            line.clicked.connect(Go(line, _Shower(self.workspace, Task, task.uid)).run)
            card.add(line)
        if not left:
            card.say(_("No task is open. Plan the next steps on the Roadmap page."))

    def _fill_since(self) -> None:
        card, plan, today = self.since, self.workspace.plan, date.today()
        card.clear()
        soon = [
            one
            for one in plan.rows(Relationship)
            if one.end is not None
            and one.status is not RelationshipStatus.ENDED
            and (one.end - today).days <= SOON
        ]
        soon.sort(key=lambda one: one.end or today)
        card.side.setText(
            ngettext("{n} agreement in 90 days", "{n} agreements in 90 days", len(soon)) if soon else ""
        )
        for one in soon[:3]:
            ends = [plan.get(Organisation, uid) for uid in (one.source, one.target)]
            names = " – ".join(short_of(plan, end) for end in ends if end is not None)
            when = QLabel(day(one.end or today))
            when.setFont(theme.font(11))
            when.setProperty("tone", "danger" if (one.end or today) < today else "warning")
            line = Line(icon_label("hourglass-medium", theme.current().warning), names, when)
            line.clicked.connect(Go(line, _Shower(self.workspace, Relationship, one.uid)).run)
            card.add(line)
        if not soon:
            card.say(_("No agreement ends within 90 days."))
        self._fill_snapshot(card)

    def _fill_snapshot(self, card: Card) -> None:
        from planner.edits.snapshots import counts_of

        snapshots = self.workspace.plan.rows(Snapshot)
        if not snapshots:
            card.say(_("Take a snapshot before a workshop; what changed since then is told here."))
            return
        last = snapshots[-1]
        counts = counts_of(last)
        parts = []
        for key in ("organisation", "relationship", "risk", "task"):
            change = len(self.workspace.plan.rows(BY_KEY[key])) - counts.get(key, 0)
            parts.append(f"{number(change, 0, sign=True)} {_(BY_KEY[key].plural).lower()}")
        card.say(_("Since “{name}”: {changes}").format(name=last.name, changes=", ".join(parts)))


class _Shower:
    def __init__(self, workspace: Workspace, entity: Any, uid: str) -> None:
        self.workspace, self.entity, self.uid = workspace, entity, uid

    def __call__(self) -> None:
        self.workspace.show(self.entity, self.uid)


class _Finding:
    def __init__(self, workspace: Workspace, finding: Any) -> None:
        self.workspace, self.finding = workspace, finding

    def show(self) -> None:
        """Go where the finding can be mended."""
        show_finding(self.workspace, self.finding)


def show_finding(workspace: Workspace, finding: Any) -> None:
    """Go to the subject of a finding, or to its page."""
    entity = BY_KEY.get(finding.kind)
    if entity is not None and entity is not PlanInfo and workspace.plan.get(entity, finding.uid) is not None:
        workspace.show(entity, finding.uid)
    else:
        workspace.page_requested.emit(finding.page)
