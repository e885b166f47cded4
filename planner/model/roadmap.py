"""What is done by when: phases, tasks, and what waits for what."""

from datetime import date

from sqlalchemy import UniqueConstraint

from planner.i18n import N_
from planner.model import choices as c
from planner.model.base import Entity
from planner.model.fields import Kind, field, reference


class Phase(Entity):
    """A stretch of the roadmap."""

    __tablename__ = "phase"
    singular = N_("Phase")
    plural = N_("Phases")
    title_field = "name"

    name: str = field(N_("Name"), required=True, unique=True, width=200)
    position: int = field(N_("Order"), kind=Kind.WHOLE, low=0, high=9999, required=True)
    purpose: str | None = field(N_("Purpose"), default=None)


class Task(Entity):
    """A piece of work with a beginning and an end."""

    __tablename__ = "task"
    singular = N_("Task")
    plural = N_("Tasks")
    title_field = "name"

    name: str = field(N_("Name"), required=True, width=220)
    phase: str | None = reference("phase", N_("Phase"), default=None)
    organisation: str | None = reference("organisation", N_("Partner"), default=None)
    risk: str | None = reference("risk", N_("Risk"), default=None)
    owner: str | None = field(N_("Owner"), default=None)
    kind: c.TaskKind | None = field(N_("Kind"), choices=c.TaskKind, default=None)
    start: date | None = field(N_("Start"), kind=Kind.DATE, default=None)
    end: date | None = field(N_("End"), kind=Kind.DATE, default=None)
    percent: int = field(N_("Done"), N_("Per cent"), kind=Kind.WHOLE, low=0, high=100, default=0)
    milestone: bool = field(N_("Milestone"), kind=Kind.YES_NO, default=False)


class TaskDependency(Entity):
    """A task waits for another."""

    __tablename__ = "task_dependency"
    __table_args__ = (UniqueConstraint("task", "after"),)
    singular = N_("Dependency")
    plural = N_("Dependencies")

    task: str = reference("task", N_("Task"), owner=True, required=True)
    after: str = reference("task", N_("After"), owner=True, required=True)
