"""The roadmap as plain data: the longest chain of waiting tasks, what is late, when it all ends.

Definitions are ours: the critical path is the longest chain of dependencies, counted in days of its tasks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Job:
    """A task: first and last day (both count) and how much is done, in per cent."""

    key: str
    start: date | None = None
    end: date | None = None
    percent: int = 0

    @property
    def days(self) -> int:
        """Its length in days: at least 1 with an end or a start, 0 without both."""
        first, last = self.start or self.end, self.end or self.start
        return 0 if first is None or last is None else max((last - first).days + 1, 1)


Waits = Iterable[tuple[str, str]]  # (a task, the task it waits for)


def critical_path(jobs: Sequence[Job], waits: Waits) -> list[str]:
    """Return the keys of the longest chain of tasks that wait for each other, in order; empty without one.

    Length is the sum of days, then the number of tasks; of equal chains the one named first wins.
    Dependencies on tasks that are not in `jobs` are left out. Raises ValueError on a cycle.
    """
    known = {job.key: job for job in jobs}
    after: dict[str, list[str]] = {job.key: [] for job in jobs}
    for task, other in waits:
        if task in known and other in known:
            after[task].append(other)
    best: dict[str, tuple[int, int]] = {}
    came_from: dict[str, str | None] = {}
    for key in in_order(after):
        before = max(after[key], key=lambda one: best[one], default=None)
        days, count = best[before] if before is not None else (0, 0)
        best[key], came_from[key] = (days + known[key].days, count + 1), before
    linked = [job.key for job in jobs if after[job.key]]
    last: str | None = max(linked, key=lambda one: best[one], default=None)
    chain: list[str] = []
    while last is not None:
        chain.append(last)
        last = came_from[last]
    return chain[::-1]


def in_order(after: Mapping[str, Sequence[str]]) -> list[str]:
    """Return every key after those it waits for. Raises ValueError on a cycle."""
    waiting = {key: len(others) for key, others in after.items()}
    freed: dict[str, list[str]] = {}
    for key, others in after.items():
        for other in others:
            freed.setdefault(other, []).append(key)
    ready = [key for key, count in waiting.items() if not count]
    for key in ready:  # grows while it is walked
        for following in freed.get(key, ()):
            waiting[following] -= 1
            if not waiting[following]:
                ready.append(following)
    if len(ready) < len(after):
        raise ValueError("the dependencies run in a circle")
    return ready


def days_late(job: Job, today: date) -> int:
    """Return by how many days an unfinished task is past its end; 0 if it is not."""
    last = job.end or job.start
    return 0 if last is None or job.percent >= 100 else max((today - last).days, 0)


def too_early(jobs: Sequence[Job], waits: Waits) -> dict[str, str]:
    """Return each task that begins before one it waits for has ended, with that one (the latest to end)."""
    known = {job.key: job for job in jobs}
    found: dict[str, str] = {}
    for task, other in waits:
        begins = known[task].start or known[task].end if task in known else None
        ends = known[other].end or known[other].start if other in known else None
        if begins is not None and ends is not None and begins < ends:
            held = known[found[task]].end if task in found else None
            if held is None or ends > held:
                found[task] = other
    return found


def share_done(jobs: Iterable[Job]) -> float | None:
    """Return the share of the work done, each task weighing its days (at least one); None without tasks."""
    weights = [(max(job.days, 1), job.percent / 100) for job in jobs]
    total = sum(weight for weight, _done in weights)
    return sum(weight * done for weight, done in weights) / total if total else None


def span(jobs: Iterable[Job]) -> tuple[date, date] | None:
    """Return the first and the last day of all tasks; None when no task has a day."""
    days = [day for job in jobs for day in (job.start, job.end) if day is not None]
    return (min(days), max(days)) if days else None
