"""The tab "Log": issues, assumptions, decisions and lessons, by kind, what is overdue first."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.analysis.log import counts, days_late
from planner.i18n import _, day, ngettext, number
from planner.model import LogEntry, Risk
from planner.model.choices import LogKind, LogStatus
from ui import theme
from ui.inspector.section import muted
from ui.pages.registers import Lesson, RegisterTab
from ui.pages.segments import Segments
from ui.settings import settings
from ui.tables.columns import Column
from ui.workspace import Workspace

ALL, OVERDUE = "all", "overdue"
SHOWN = ("kind", "title", "owner", "raised_on", "due", "overdue", "status", "risk")
_SETTING = "risks/log"


class LogTab(QWidget):
    """The register of the log under a switch of kinds with their counts."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.tab = RegisterTab(
            workspace, LogEntry, _lesson(), shown=SHOWN, extra=[(6, _late_column())], headings=_headings()
        )
        self.register = self.tab.register
        kept = str(settings().value(_SETTING) or ALL)
        names = _names()
        self.kinds = Segments(
            list(names.items()), kept if kept in names else ALL, name=_("Kinds of entries"), small=True
        )
        self.kinds.chosen.connect(self._filter)
        self.summary = muted("")
        self._lay_out()
        self._filter(self.kinds.current)
        self.register.sheet.menu_asked.connect(self._add_to_menu)

    def _lay_out(self) -> None:
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 0)
        row.addWidget(self.kinds)
        row.addSpacing(12)
        row.addWidget(self.summary, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.tab, 1)

    def refresh(self) -> None:
        """Count anew and show the lesson or the rows."""
        rows = self.workspace.plan.rows(LogEntry)
        self.bar.setVisible(bool(rows))
        found, late = counts(rows), sum(1 for one in rows if _late(one))
        names = _names()
        for key, words in names.items():
            count = {ALL: len(rows), OVERDUE: late}.get(key, found[LogKind(key)] if key in _KINDS else 0)
            self.kinds.relabel(key, f"{words}  {number(count)}" if count else words)
        open_still = sum(one.status is not LogStatus.DONE for one in rows)
        told = [ngettext("{n} still open", "{n} still open", open_still)]
        told += [ngettext("{n} overdue", "{n} overdue", late)] if late else []
        self.summary.setText(", ".join(told))
        self.tab.refresh()

    def begin_new(self) -> None:
        """Begin a new entry by typing, of the kind that is shown."""
        if self.kinds.current == OVERDUE:
            self.kinds.choose(ALL)
        self.tab.begin_new()

    def show_row(self, uid: str) -> None:
        """Select an entry, whatever kind is shown."""
        entry = self.workspace.plan.get(LogEntry, uid)
        if entry is not None and self.register.model.place_of(uid) is None:
            self.kinds.choose(ALL)
        self.register.select(uid)

    def _filter(self, key: str) -> None:
        settings().setValue(_SETTING, key)
        self.register.model.defaults = {"kind": LogKind(key)} if key in _KINDS else {}
        if key == OVERDUE:
            self.register.set_base(_late)
        else:
            self.register.set_base(lambda entry: key == ALL or entry.kind is LogKind(key))

    def _add_to_menu(self, menu: QMenu, index: QModelIndex) -> None:
        entry = self.register.model.row_at(index.row())
        if entry is not None and self.workspace.plan.get(Risk, entry.risk) is not None:
            menu.addSeparator()
            action = menu.addAction(theme.icon("warning-octagon"), _("Go to its risk"))
            action.setData(entry.risk)
            menu.triggered.connect(self._go_to_risk)

    def _go_to_risk(self, action: Any) -> None:
        if action.data():
            self.workspace.show(Risk, action.data())


_KINDS = tuple(str(kind.value) for kind in LogKind)


def _names() -> dict[str, str]:
    return {
        ALL: _("All"),
        "issue": _("Issues"),
        "assumption": _("Assumptions"),
        "decision": _("Decisions"),
        "lesson": _("Lessons"),
        OVERDUE: _("Overdue"),
    }


def _late(entry: LogEntry) -> bool:
    return days_late(entry, date.today()) > 0


def _late_column() -> Column:
    return Column(
        "overdue",
        _("Overdue"),
        lambda entry: days_late(entry, date.today()) or None,
        lambda days: ngettext("{n} day", "{n} days", days) if days else "",
        width=84,
        tone=lambda days: "danger" if days else None,
        help=_("By how many days an open entry is overdue"),
    )


def _headings() -> dict[str, tuple[str, int]]:
    return {
        "kind": (_("Kind"), 104),
        "title": (_("Title"), 280),
        "description": (_("Description"), 200),
        "owner": (_("Owner"), 120),
        "raised_on": (_("Raised"), 106),
        "due": (_("Due"), 106),
        "status": (_("Status"), 78),
        "risk": (_("Came from"), 150),
    }


def _lesson() -> Lesson:
    return Lesson(
        (_("Kind"), _("Title"), _("Owner"), _("Raised"), _("Due"), _("Status")),
        (
            _("Issue"),
            _("for example, the switch was down for two hours"),
            _("operations lead"),
            day(date(date.today().year, 6, 1), year=False),
            day(date(date.today().year, 6, 30), year=False),
            _("Open"),
        ),
        _("Keep what happened, what is assumed, what was decided and what was learned in one place."),
        _("Add the first entry"),
        _("A risk that happened becomes an issue here: select it and choose “It happened”."),
    )
