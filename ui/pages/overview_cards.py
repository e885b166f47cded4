"""The lists of the overview: what each card of it shows of the plan."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner.display import short_of, truncated
from planner.i18n import _, compact, day, ngettext, number
from planner.model import BY_KEY, Kpi, Measurement, Organisation, PlanInfo, Relationship, Risk, Snapshot, Task
from planner.model.choices import RelationshipStatus, RiskKind, RiskStatus
from ui import theme
from ui.charts import Sparkline
from ui.inspector.facts import badge_label, risk_badge
from ui.inspector.section import muted
from ui.pages.cards import SEVERITY_ICONS, Go, Line, ListCard, icon_label, link_button, severity_colour
from ui.pages.fitted import Elided
from ui.workspace import Workspace

SOON = 90  # days in which an agreement's end is worth a word
MEASURE_LINE = 40  # px: the name of a measure, and its target below
WIDEST_VALUE = 132  # px, beyond which a value with its unit is cut
SEVERITIES = ("error", "warning", "hint")


def show_finding(workspace: Workspace, finding: Any) -> None:
    """Go to the subject of a finding, or to its page."""
    entity = BY_KEY.get(finding.kind)
    if entity is not None and entity is not PlanInfo and workspace.plan.get(entity, finding.uid) is not None:
        workspace.show(entity, finding.uid)
    else:
        workspace.page_requested.emit(finding.page)


def _leading(line: Line, action: Callable[[], Any]) -> Line:
    line.clicked.connect(Go(line, action).run)
    return line


class FindingsCard(ListCard):
    """What the plan check finds, the gravest first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Findings"))
        self.workspace = workspace

    def refresh(self) -> None:
        """List the findings anew."""
        report = self.workspace.report()
        self.clear()
        self.side.show_text(
            ngettext("{n} error", "{n} errors", report.count("error"))
            + " · "
            + ngettext("{n} warning", "{n} warnings", report.count("warning"))
        )
        found = sorted(report.findings, key=lambda one: SEVERITIES.index(one.severity))
        self.list([partial(self._line, finding) for finding in found])
        if not found:
            self.say(_("The plan check finds nothing to mend."))

    def _line(self, finding: Any) -> Line:
        icon = icon_label(SEVERITY_ICONS[finding.severity], severity_colour(finding.severity))
        show = partial(show_finding, self.workspace, finding)
        link = link_button(_("Show"), show)
        link.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the line itself has the keyboard
        return _leading(Line(icon, finding.message, link), show)


class RisksCard(ListCard):
    """The risks of the highest scores."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Top risks"))
        self.workspace = workspace

    def refresh(self) -> None:
        """List the risks anew."""
        plan = self.workspace.plan
        self.clear()
        scored = sorted((risk for risk in plan.rows(Risk) if _counts(risk)), key=lambda risk: -_score(risk))
        above = sum(_score(risk) > plan.info.risk_appetite for risk in scored)
        self.side.show_text(ngettext("{n} above appetite", "{n} above appetite", above) if scored else "")
        self.list([partial(self._line, risk) for risk in scored])
        if not scored:
            self.say(_("No risk is scored yet. Give likelihood and impact on the Risks page."))

    def _line(self, risk: Risk) -> Line:
        badge = risk_badge(risk, self.workspace.plan.info)
        owner = muted(truncated(risk.owner or "", 16))
        owner.setTextFormat(Qt.TextFormat.PlainText)
        owner.setWordWrap(False)
        line = Line(badge_label(*badge) if badge else None, risk.title, owner)
        return _leading(line, partial(self.workspace.show, Risk, risk.uid))


def _counts(risk: Risk) -> bool:
    """Whether a risk is a scored threat that is not closed."""
    threat = risk.kind is not RiskKind.OPPORTUNITY and risk.status is not RiskStatus.CLOSED
    return threat and _score(risk) > 0


def _score(risk: Risk) -> int:
    return (risk.likelihood or 0) * (risk.impact or 0)


class MeasuresCard(ListCard):
    """The measures that have a figure, with target and course."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Measures"), least=2, height=MEASURE_LINE)
        self.workspace = workspace

    def refresh(self) -> None:
        """List the measures anew."""
        self.clear()
        kpis = self.workspace.plan.rows(Kpi)
        figures = {entry["name"]: entry for entry in self.workspace.analysis()["kpis"]}
        known = [kpi for kpi in kpis if figures.get(kpi.name, {}).get("value") is not None]
        self.side.show_text(
            _("{n} of {all}").format(n=number(len(known)), all=number(len(kpis))) if kpis else ""
        )
        self._font = theme.font(bold=True, tabular=True)
        told = {kpi.uid: f"{compact(figures[kpi.name]['value'])} {kpi.unit or ''}".strip() for kpi in known}
        metrics = QFontMetrics(self._font)
        widest = max((metrics.horizontalAdvance(text) for text in told.values()), default=0)
        width = min(widest + 2, WIDEST_VALUE)
        self.list([partial(self._line, kpi, figures[kpi.name], told[kpi.uid], width) for kpi in known])
        if not known:
            self.say(_("No figure has been entered yet. Enter the first on the Performance page."))

    def _line(self, kpi: Kpi, figure: dict[str, Any], told: str, width: int) -> Line:
        rows = [one for one in self.workspace.plan.rows(Measurement) if one.kpi == kpi.uid]
        rows.sort(key=lambda one: one.date)
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
        value = Elided(told)
        value.setFont(self._font)
        value.setFixedWidth(width)
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(value)
        detail = _("target {value}").format(value=compact(kpi.target)) if kpi.target is not None else ""
        line = Line(None, kpi.name, right, detail=detail, height=MEASURE_LINE)
        return _leading(line, partial(self.workspace.show, Kpi, kpi.uid))


class StepsCard(ListCard):
    """The open tasks, the most urgent first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Next steps"))
        self.workspace = workspace

    def refresh(self) -> None:
        """List the tasks anew."""
        self.clear()
        today = date.today()
        left = [task for task in self.workspace.plan.rows(Task) if task.percent < 100]
        left.sort(key=lambda task: task.end or task.start or date.max)
        late = sum(task.end is not None and task.end < today for task in left)
        self.side.show_text(ngettext("{n} overdue", "{n} overdue", late) if late else "")
        self.list([partial(self._line, task, today) for task in left])
        if not left:
            self.say(_("No task is open. Plan the next steps on the Roadmap page."))

    def _line(self, task: Task, today: date) -> Line:
        when = task.end or task.start
        due = _due(when, "danger" if when is not None and when < today else "muted")
        line = Line(icon_label("circle", theme.current().text), task.name, due)
        return _leading(line, partial(self.workspace.show, Task, task.uid))


def _due(when: date | None, tone: str) -> QLabel:
    label = QLabel(day(when) if when is not None else "")
    label.setFont(theme.font(11))
    label.setProperty("tone", tone)
    return label


class EndingCard(ListCard):
    """The agreements that end soon, and what changed since the last snapshot."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Ends soon"), least=1)
        self.workspace = workspace

    def refresh(self) -> None:
        """List the agreements anew."""
        self.clear()
        today = date.today()
        soon = [
            (one.end, one)
            for one in self.workspace.plan.rows(Relationship)
            if one.end is not None
            and one.status is not RelationshipStatus.ENDED
            and (one.end - today).days <= SOON
        ]
        soon.sort(key=lambda pair: pair[0])
        self.side.show_text(
            ngettext("{n} agreement in 90 days", "{n} agreements in 90 days", len(soon)) if soon else ""
        )
        self.list([partial(self._line, one, end, today) for end, one in soon])
        if not soon:
            self.say(_("No agreement ends within 90 days."))
        self.say(self._since())

    def _line(self, one: Relationship, end: date, today: date) -> Line:
        plan = self.workspace.plan
        ends = [plan.get(Organisation, uid) for uid in (one.source, one.target)]
        names = " – ".join(short_of(plan, end) for end in ends if end is not None)
        icon = icon_label("hourglass-medium", theme.current().warning)
        line = Line(icon, names, _due(end, "danger" if end < today else "warning"))
        return _leading(line, partial(self.workspace.show, Relationship, one.uid))

    def _since(self) -> str:
        from planner.edits.snapshots import counts_of

        snapshots = self.workspace.plan.rows(Snapshot)
        if not snapshots:
            return _("Take a snapshot before a workshop; what changed since then is told here.")
        last = snapshots[-1]
        counts = counts_of(last)
        parts = []
        for key in ("organisation", "relationship", "risk", "task"):
            change = len(self.workspace.plan.rows(BY_KEY[key])) - counts.get(key, 0)
            parts.append(f"{number(change, 0, sign=True)} {_(BY_KEY[key].plural).lower()}")
        return _("Since “{name}”: {changes}").format(name=last.name, changes=", ".join(parts))
