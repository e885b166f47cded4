"""Reads the tasks of a plan into the rows of the chart, by phase or by partner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from planner.analysis.schedule import Job, critical_path, days_late, share_done, span, too_early
from planner.display import short_of
from planner.document import Plan
from planner.i18n import _, day, ngettext, percent
from planner.model import Organisation, Phase, Role, RoleAssignment, Task, TaskDependency
from ui import theme
from ui.charts.gantt import Bar, Heading, Wait
from ui.charts.gantt.rows import Row

WEEKS_FROM = 14  # days; what is later than this is told in weeks


class Schedule:
    """The roadmap on a day, read once a change."""

    def __init__(self, plan: Plan, today: date | None = None) -> None:
        self.plan, self.today = plan, today or date.today()
        self.tasks = sorted(
            plan.rows(Task), key=lambda one: (one.start or one.end or date.max, one.created_at)
        )
        self.jobs = {one.uid: Job(one.uid, one.start, one.end, one.percent) for one in self.tasks}
        pairs = [(one.task, one.after) for one in plan.rows(TaskDependency)]
        chain = critical_path(list(self.jobs.values()), pairs)
        self.critical = set(chain)
        links = set(zip(chain[1:], chain, strict=False))
        self.waits = [Wait(task, after, (task, after) in links) for task, after in pairs]
        self.early = too_early(list(self.jobs.values()), pairs)
        self.span = span(self.jobs.values())
        self.late = sum(days_late(job, self.today) > 0 for job in self.jobs.values())
        self._colours = _role_colours(plan)

    def by_phase(self) -> list[Row]:
        """Return phases in their order with their tasks, then the tasks without a phase."""
        phases = sorted(self.plan.rows(Phase), key=lambda one: (one.position, one.created_at))
        groups = self._grouped("phase")
        rows: list[Row] = []
        for number, phase in enumerate(phases, 1):
            rows += self._group(phase.uid, phase.name, groups.get(phase.uid, []), number=number)
        if groups.get(None):
            rows += (
                self._group("", _("No phase"), groups[None], editable=False)
                if phases
                else self._bars(groups[None])
            )
        return rows

    def by_partner(self) -> list[Row]:
        """Return the partners that have a task, the hub first, then the tasks without a partner."""
        groups = self._grouped("organisation")
        partners = [one for one in self.plan.rows(Organisation) if one.uid in groups]
        rows: list[Row] = []
        for partner in sorted(partners, key=lambda one: (not one.is_hub, one.name.casefold())):
            rows += self._group(partner.uid, partner.name, groups[partner.uid], editable=False)
        if groups.get(None):
            rows += self._group("", _("No partner"), groups[None], editable=False)
        return rows

    def _grouped(self, by: str) -> dict[str | None, list[Task]]:
        groups: dict[str | None, list[Task]] = {}
        for task in self.tasks:
            groups.setdefault(getattr(task, by), []).append(task)
        return groups

    def _group(
        self, key: str, name: str, tasks: Sequence[Task], *, number: int | None = None, editable: bool = True
    ) -> list[Row]:
        jobs = [self.jobs[task.uid] for task in tasks]
        first, last = span(jobs) or (None, None)
        return [Heading(key, name, number, share_done(jobs), first, last, editable), *self._bars(tasks)]

    def _bars(self, tasks: Iterable[Task]) -> list[Row]:
        return [self._bar(task) for task in tasks]

    def _bar(self, task: Task) -> Bar:
        partner = self.plan.get(Organisation, task.organisation)
        note, tone = self._note(task)
        return Bar(
            key=task.uid,
            name=task.name,
            start=task.start,
            end=task.end,
            percent=task.percent,
            milestone=task.milestone,
            critical=task.uid in self.critical,
            late=days_late(self.jobs[task.uid], self.today) > 0,
            note=note,
            tone=tone,
            who=short_of(self.plan, partner) if partner is not None else task.owner or "",
            who_colour=self._colours.get(task.organisation or "", theme.current().muted if partner else ""),
            tip=self._tip(task, partner, note),
        )

    def _note(self, task: Task) -> tuple[str, str]:
        late = days_late(self.jobs[task.uid], self.today)
        if late >= WEEKS_FROM:
            return ngettext("{n} week late", "{n} weeks late", late // 7), "danger"
        if late:
            return ngettext("{n} day late", "{n} days late", late), "danger"
        other = self.plan.get(Task, self.early.get(task.uid))
        if other is not None and task.percent < 100:
            return _("starts before “{task}” ends").format(task=other.name), "warning"
        return "", "muted"

    def _tip(self, task: Task, partner: Organisation | None, note: str) -> str:
        days = [day(one, year=True) for one in (task.start, task.end) if one is not None]
        parts = [
            task.name,
            " – ".join(dict.fromkeys(days)) or _("No days yet: drag in the row to set them"),
            partner.name if partner is not None else "",
            task.owner or "",
            _("{done} done").format(done=percent(task.percent / 100)),
            note,
        ]
        return "\n".join(part for part in parts if part)


def _role_colours(plan: Plan) -> dict[str, str]:
    """Return the colour of each partner's main role."""
    roles = {
        role.uid: role.colour or theme.category_colour(place) for place, role in enumerate(plan.rows(Role))
    }
    colours: dict[str, str] = {}
    for held in plan.rows(RoleAssignment):
        if held.role in roles and (held.main or held.organisation not in colours):
            colours[held.organisation] = roles[held.role]
    return colours
