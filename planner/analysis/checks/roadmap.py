"""Check rules of the page Roadmap: tasks with dates and owners, in time and in order;
partners being onboarded.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.analysis.checks.rule import Rule, blank, rows, shown_day
from planner.analysis.gather import Ecosystem
from planner.i18n import _
from planner.model import Entity, Organisation, Phase, Task, TaskDependency
from planner.model.choices import Stage

PAGE = "Roadmap"


def overdue(ecosystem: Ecosystem, task: Task) -> str | None:
    """What should be done by now is not."""
    assert task.end is not None
    if task.end >= ecosystem.today:
        return None
    return _("“{task}” was due on {day}.").format(task=task.name, day=shown_day(task.end))


def owner(ecosystem: Ecosystem, task: Task) -> str | None:
    """What nobody owns nobody does."""
    if not blank(task.owner) or task.organisation is not None:
        return None
    return _("Nobody does “{task}”.").format(task=task.name)


def dates(ecosystem: Ecosystem, task: Task) -> str | None:
    """A task without dates is not on the roadmap; a milestone needs only one."""
    if (task.start is not None and task.end is not None) or (task.milestone and (task.start or task.end)):
        return None
    return _("“{task}” has no dates.").format(task=task.name)


def order(ecosystem: Ecosystem, task: Task) -> str | None:
    """A task ends after it starts."""
    if task.start is None or task.end is None or task.start <= task.end:
        return None
    return _("“{task}” ends before it starts.").format(task=task.name)


def dependency(ecosystem: Ecosystem, task: Task) -> str | None:
    """A task starts after what it waits for has ended."""
    for link in ecosystem.of(TaskDependency, "task", task.uid):
        before = ecosystem.plan.get(Task, link.after)
        if (
            before is not None
            and before.end is not None
            and task.start is not None
            and task.start < before.end
        ):
            return _("“{task}” starts on {start}, before “{before}” ends on {end}.").format(
                task=task.name, start=shown_day(task.start), before=before.name, end=shown_day(before.end)
            )
    return None


def phase_tasks(ecosystem: Ecosystem, phase: Phase) -> str | None:
    """A phase is what is done in it."""
    if ecosystem.of(Task, "phase", phase.uid):
        return None
    return _("The phase “{phase}” has no task.").format(phase=phase.name)


def onboarding(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """A partner that is being onboarded needs to know the steps."""
    if ecosystem.of(Task, "organisation", partner.uid):
        return None
    return _("{partner} is being onboarded without a single task.").format(partner=partner.name)


def unfinished(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at tasks that are not done."""
    return [one for one in ecosystem.plan.rows(Task) if one.percent < 100]


def unfinished_with_end(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at tasks that are not done and have an end."""
    return [one for one in ecosystem.plan.rows(Task) if one.percent < 100 and one.end is not None]


def waiting(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at tasks that wait for another."""
    return [one for one in ecosystem.plan.rows(Task) if ecosystem.of(TaskDependency, "task", one.uid)]


def being_onboarded(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at partners at stage onboarding."""
    return [one for one in ecosystem.partners if one.stage is Stage.ONBOARDING]


RULES = (
    Rule("task.order", "error", PAGE, rows(Task), order),
    Rule("task.dependency", "warning", PAGE, waiting, dependency),
    Rule("task.overdue", "warning", PAGE, unfinished_with_end, overdue),
    Rule("task.owner", "hint", PAGE, unfinished, owner),
    Rule("task.dates", "hint", PAGE, unfinished, dates),
    Rule("task.onboarding", "warning", PAGE, being_onboarded, onboarding),
    Rule("phase.tasks", "hint", PAGE, rows(Phase), phase_tasks),
)
