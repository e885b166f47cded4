"""Roadmap: the Gantt chart of phases and tasks, and the same tasks as a table."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from planner import edits
from planner.edits import roadmap
from planner.i18n import _, day, ngettext
from planner.model import Entity, Organisation, Phase, Role, RoleAssignment, Task, TaskDependency
from ui import theme
from ui.charts.gantt import Gantt
from ui.charts.gantt.paint import draw_legend, legend_width
from ui.pages.empty import EmptyOr, Teaching
from ui.pages.page import Page, button, hairline, padded
from ui.pages.roadmap_rows import Schedule
from ui.pages.segments import Segments
from ui.tables.register import Register


class RoadmapPage(Page):
    """Who does what by when."""

    name = "Roadmap"
    entities = (Phase, Task, TaskDependency, Organisation, Role, RoleAssignment)

    def build(self) -> None:
        self.grouping = Segments(
            [("phase", _("By phase")), ("partner", _("By partner")), ("table", _("Table"))],
            "phase",
            name=_("View"),
        )
        self.grouping.chosen.connect(self._regroup)
        self.path_button = button(_("Critical path"), "path", self._toggle_path)
        self.path_button.setCheckable(True)
        self.path_button.setChecked(True)
        theme.the_theme().changed.connect(self._restyle)
        self.path_button.setToolTip(
            _("The longest chain of tasks that wait for each other: when one slips, the end slips.")
        )
        add = button(_("Add task"), "plus", self.primary, primary=True)
        self.head(
            _("Roadmap"),
            _("Who does what by when. Drag bars to move them."),
            [self.grouping, self.path_button, add],
            rule=True,
        )
        self.gantt = Gantt()
        self.register = Register(
            self.workspace,
            Task,
            shown=("name", "phase", "organisation", "owner", "kind", "start", "end", "percent", "milestone"),
        )
        self.views = QStackedWidget()
        self.views.addWidget(self._chart())
        self.views.addWidget(padded(self.register))
        self.choice = EmptyOr(self.views, self._lesson(), self._empty)
        self.outer.addWidget(self.choice, 1)
        self._connect()
        self._restyle()

    def _restyle(self) -> None:
        t = theme.current()
        self.path_button.setStyleSheet(
            f"QPushButton:checked {{ background: {t.accent_tint}; color: {t.accent};"
            f" border-color: {t.accent_tint}; }}"
        )
        self.refresh()  # the colours of roles are the theme's

    def _connect(self) -> None:
        self.gantt.chosen.connect(self._chosen)
        self.gantt.moved.connect(self._moved)
        self.gantt.renamed.connect(self._renamed)
        self.gantt.added.connect(self._added)
        self.gantt.deleted.connect(self._deleted)
        self.gantt.zoomed.connect(self._zoomed)
        self.workspace.selection.changed.connect(self._follow)

    def _chart(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.gantt, 1)
        box.addWidget(hairline())
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.MARGIN, 6, theme.MARGIN, 6)
        foot.setSpacing(16)
        foot.addWidget(Legend())
        foot.addStretch(1)
        self.ends = QLabel()
        self.ends.setProperty("tone", "muted")
        self.ends.setFont(theme.font(11))
        foot.addWidget(self.ends)
        zooms = [("month", _("Month")), ("quarter", _("Quarter")), ("year", _("Year"))]
        self.zooms = Segments(zooms, "year", name=_("Zoom"), small=True)
        self.zooms.chosen.connect(self.gantt.set_zoom)
        foot.addWidget(self.zooms)
        box.addLayout(foot)
        return holder

    def _lesson(self) -> Teaching:
        return Teaching(
            [_("Task"), _("Phase"), _("Partner"), _("Start"), _("End")],
            [
                _("for example, goal-alignment workshop"),
                _("Vision and strategy"),
                _("the hub"),
                day(date(2026, 8, 3), year=False),
                day(date(2026, 8, 28), year=False),
            ],
            _("Write down the first steps; drag their bars until the order is right."),
            _("Add the first task"),
            self.primary,
            _("Phases group tasks: strategy, partners, governance, technology, onboarding, learning."),
        )

    def _empty(self) -> bool:
        return not self.workspace.plan.rows(Task) and not self.workspace.plan.rows(Phase)

    # Showing

    def refresh(self) -> None:
        """Show the tasks as they stand."""
        self.choice.refresh()
        self.schedule = Schedule(self.workspace.plan)
        by_partner = self.grouping.current == "partner"
        rows = self.schedule.by_partner() if by_partner else self.schedule.by_phase()
        self.gantt.show_rows(rows, self.schedule.waits, self.schedule.span)
        self._follow(self.workspace.selection.keys)
        self.ends.setText(self._words())

    def _words(self) -> str:
        span, late = self.schedule.span, self.schedule.late
        if span is None:
            return ""
        words = _("Ends {day}").format(day=day(span[1], year=True))
        return f"{words} · {ngettext('{n} task late', '{n} tasks late', late)}" if late else words

    def _regroup(self, key: str) -> None:
        self.views.setCurrentIndex(1 if key == "table" else 0)
        self.path_button.setVisible(key != "table")
        if key != "table":
            self.refresh()

    def _toggle_path(self) -> None:
        self.gantt.set_critical(self.path_button.isChecked())

    def _zoomed(self, zoom: str) -> None:
        self.zooms.choose(zoom)

    def _follow(self, keys: object) -> None:
        assert isinstance(keys, tuple)
        key = next((uid for entity, uid in keys if entity in (Task, Phase)), None)
        if key is not None:
            self.gantt.select(key)

    def go(self, entity: type[Entity], uid: str) -> None:
        if self.grouping.current == "table":
            self.register.select(uid)
        else:
            self.gantt.select(uid)

    # Doing

    def primary(self) -> None:
        self.choice.show_content()
        if self.grouping.current == "table":
            self.register.begin_new()
        else:
            self.gantt.begin_new(self.gantt.current)

    def _entity_of(self, key: str) -> type[Entity] | None:
        return next((one for one in (Task, Phase, Organisation) if self.workspace.plan.get(one, key)), None)

    def _chosen(self, key: str) -> None:
        entity = self._entity_of(key)
        if entity is not None:
            self.workspace.selection.set([(entity, key)], self)

    def _moved(self, key: str, start: object, end: object) -> None:
        task = self.workspace.plan.get(Task, key)
        if task is not None:
            self.workspace.attempt(lambda: roadmap.reschedule(self.workspace.plan, task, start, end))
            self.refresh()  # at once: a key held down moves on from where the bar is now

    def _renamed(self, key: str, text: str) -> None:
        row = self.workspace.plan.get(Task, key) or self.workspace.plan.get(Phase, key)
        if row is not None:
            self.workspace.attempt(lambda: edits.set_fields(self.workspace.plan, [row], {"name": text}))

    def _added(self, text: str, above: str | None) -> None:
        plan = self.workspace.plan
        partner = self.grouping.current == "partner"
        made = self.workspace.attempt(lambda: roadmap.add_task(plan, text, above, by_partner=partner))
        if made is not None:
            self.refresh()
            self.gantt.select(made.uid)
            self._chosen(made.uid)

    def _deleted(self, key: str) -> None:
        row = self.workspace.plan.get(Task, key) or self.workspace.plan.get(Phase, key)
        if row is not None:
            self.workspace.delete([row])


class Legend(QWidget):
    """What the marks of the chart mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Legend"))
        self.setMinimumWidth(0)
        self.setFixedHeight(22)

    def sizeHint(self) -> QSize:
        return QSize(int(legend_width()), 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_legend(painter, theme.current())
