"""Edits of the roadmap: moving a task in time, and adding one where a person types it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.document import Plan
from planner.edits.rows import add_row, set_fields
from planner.errors import Invalid
from planner.i18n import N_, _
from planner.model import Organisation, Phase, Task

LENGTH = timedelta(days=6)  # a task typed by hand begins with a week


def reschedule(plan: Plan, task: Task, start: object, end: object, origin: object | None = None) -> None:
    """Give a task other first and last days, in one undo step. Raises Invalid when it would end too early."""
    if isinstance(start, date) and isinstance(end, date) and end < start:
        raise Invalid(_("“{task}” would end before it begins.").format(task=task.name), "end")
    set_fields(plan, [task], {"start": start, "end": end}, origin, N_("Move task"))


def add_task(
    plan: Plan, name: str, above: str | None = None, *, by_partner: bool = False, origin: object | None = None
) -> Task:
    """Add a task of a week below the task, phase or partner of key `above`, or to the last phase.

    It stands in the same phase (with `by_partner`: at the same partner) and begins the day after the task
    above ends, else today. Raises Invalid on an empty name.
    """
    begins, place = date.today(), _place(plan, above, by_partner)
    task = plan.get(Task, above)
    last = (task.end or task.start) if task is not None else None
    if last is not None:
        begins = last + timedelta(days=1)
    return add_row(plan, Task, {"name": name, "start": begins, "end": begins + LENGTH, **place}, origin)


def _place(plan: Plan, above: str | None, by_partner: bool) -> dict[str, Any]:
    task = plan.get(Task, above)
    if task is not None:
        return {"organisation": task.organisation} if by_partner else {"phase": task.phase}
    if plan.get(Phase, above) is not None:
        return {"phase": above}
    if plan.get(Organisation, above) is not None:
        return {"organisation": above}
    phases = sorted(plan.rows(Phase), key=lambda phase: phase.position)
    return {"phase": phases[-1].uid} if phases and above is None and not by_partner else {}
