"""What became of a risk: the issues it led to, and a button for when it happens; and where an issue came from."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QWidget

from planner.analysis.log import days_late, issues_of
from planner.document import Plan
from planner.i18n import _, day, ngettext
from planner.model import Entity, LogEntry, Risk
from planner.model.choices import LogStatus
from ui import theme
from ui.inspector.facts import Row, risk_badge
from ui.inspector.section import Section, muted
from ui.workspace import Workspace


def log_told(plan: Plan, row: Risk | LogEntry) -> Any:
    """Return what the sections of the log depend on."""
    if isinstance(row, Risk):
        return [(one.uid, one.updated_at) for one in issues_of(plan, row.uid)]
    risk = plan.get(Risk, row.risk)
    return row.risk, risk.updated_at if risk is not None else None


def log_sections(workspace: Workspace, row: Risk | LogEntry) -> list[Section]:
    """Return a risk's entries in the log, or the risk from which an entry came."""
    return [_happened(workspace, row)] if isinstance(row, Risk) else _came_from(workspace, row)


def _happened(workspace: Workspace, risk: Risk) -> Section:
    section = Section(_("Did it happen?"), "risk/happened")
    found = issues_of(workspace.plan, risk.uid)
    for entry in reversed(found):
        section.add(_entry_row(workspace, entry))
    if not found:
        section.add(muted(_("Not yet. When it does, it becomes an issue of the log in one step.")))
    button = QPushButton(theme.icon("fire", theme.current().warning), _("It happened"))
    button.setObjectName("it_happened")
    button.clicked.connect(workspace.happened_asked)
    section.add(button)
    return section


def _entry_row(workspace: Workspace, entry: LogEntry) -> Row:
    from html import escape

    t, late = theme.current(), days_late(entry, date.today())
    done = entry.status is LogStatus.DONE
    figure = day(entry.raised_on) if entry.raised_on is not None else ""
    if late:
        figure = ngettext("{n} day late", "{n} days late", late)
    colour = t.danger if late else t.good if done else t.warning
    row = Row("check-circle" if done else "note-pencil", escape(entry.title), figure, colour=colour)
    row.clicked.connect(_Goer(workspace, LogEntry, entry.uid, row).go)
    return row


def _came_from(workspace: Workspace, entry: LogEntry) -> list[Section]:
    from html import escape

    risk = workspace.plan.get(Risk, entry.risk)
    if risk is None:
        return []
    section = Section(_("Came from the risk"), "log_entry/risk")
    row = Row("warning-octagon", escape(risk.title), "", badge=risk_badge(risk, workspace.plan.info))
    row.clicked.connect(_Goer(workspace, Risk, risk.uid, row).go)
    section.add(row)
    return [section]


class _Goer(QWidget):
    """Goes to a row on its page when its line is clicked; lives and dies with the line."""

    def __init__(self, workspace: Workspace, entity: type[Entity], uid: str, line: QWidget) -> None:
        super().__init__(line)
        self.hide()
        self.workspace, self.entity, self.uid = workspace, entity, uid

    def go(self) -> None:
        """Show the row on its page; the inspector, in which the line stands, stays open."""
        self.workspace.show(self.entity, self.uid)
        self.workspace.inspector_asked.emit()
