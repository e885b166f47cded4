"""Dragging a bar: as a whole, by its right end, or drawing one where a task has no days yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from ui.charts.gantt.rows import Bar


class Grip(Enum):
    """What of a bar is held."""

    BODY = "body"
    END = "end"
    NEW = "new"


@dataclass
class Drag:
    """A bar in the hand; `bar` is how it would look if it were let go now."""

    origin: Bar
    grip: Grip
    grabbed: date
    bar: Bar

    @property
    def changed(self) -> bool:
        """Whether letting go would change anything."""
        return (self.bar.first, self.bar.last) != (self.origin.first, self.origin.last)

    def move(self, day: date) -> None:
        """Follow the pointer to a day."""
        if self.grip is Grip.NEW:
            self.bar = self.origin.between(min(self.grabbed, day), max(self.grabbed, day))
            return
        first, last = self.origin.first, self.origin.last
        assert first is not None and last is not None
        shift = day - self.grabbed
        if self.grip is Grip.BODY:
            self.bar = self.origin.between(first + shift, last + shift)
        else:
            self.bar = self.origin.between(first, max(first, last + shift))


def nudged(bar: Bar, days: int, *, end_only: bool = False) -> Bar | None:
    """Return the bar, or only its end, moved by days; None without days or if it would end too early."""
    first, last = bar.first, bar.last
    if first is None or last is None:
        return None
    step = timedelta(days=days)
    if end_only:
        return bar.between(first, last + step) if last + step >= first else None
    return bar.between(first + step, last + step)
