"""What a check rule is: a stable name, how grave it is, its page, the rows it looks at,
and what it says of one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from planner import i18n
from planner.analysis.gather import Ecosystem
from planner.i18n import _
from planner.model import Entity, PlanInfo

Severity = Literal["error", "warning", "hint"]
Subjects = Callable[[Ecosystem], Iterable[Entity]]


@dataclass(frozen=True)
class Rule:
    """A rule: `subjects` are the rows it looks at, `says` gives the finding on one of them,
    or None if all is well.
    """

    name: str
    severity: Severity
    page: str
    subjects: Subjects
    says: Callable[[Ecosystem, Any], str | None]


def rows(entity: type[Entity]) -> Subjects:
    """Look at every row of a class."""
    return lambda ecosystem: ecosystem.plan.rows(entity)


def the_plan(ecosystem: Ecosystem) -> list[PlanInfo]:
    """Look at the plan itself."""
    return [ecosystem.plan.info]


def the_plan_with_partners(ecosystem: Ecosystem) -> list[PlanInfo]:
    """Look at the plan itself once it names an organisation."""
    return [ecosystem.plan.info] if ecosystem.organisations else []


def active_partners(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at the partners at stage active."""
    return ecosystem.active_partners


def partners(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at every partner that has not exited."""
    return ecosystem.partners


def blank(text: str | None) -> bool:
    """Return whether a text says nothing."""
    return not (text or "").strip()


def shown_day(day: date) -> str:
    """Write a day with its year, so that a finding is plain whenever it is read."""
    return i18n.day(day, year=True)


def listed(names: Iterable[str], most: int = 3) -> str:
    """Write names with commas; those after the first `most` are only counted."""
    found = list(names)
    shown = ", ".join(found[:most])
    if len(found) <= most:
        return shown
    return _("{names} and {count} more").format(names=shown, count=i18n.number(len(found) - most))
