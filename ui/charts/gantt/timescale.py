"""The time axis: days to pixels and back, and the months, quarters and weeks its heading names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from planner.i18n import _, month

ZOOMS = {"month": 45, "quarter": 135, "year": 365}  # days that fill the view


def month_start(day: date, months: int = 0) -> date:
    """Return the first day of the month that is `months` after that of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


@dataclass(frozen=True)
class Cell:
    """A stretch of the heading with its words."""

    start: date
    end: date  # the day after the last
    words: str
    now: bool = False


@dataclass(frozen=True)
class Timescale:
    """A stretch of days, `per_day` pixels each, from `first` (inclusive) to `last` (exclusive)."""

    first: date
    last: date
    per_day: float
    zoom: str = "year"

    @property
    def width(self) -> float:
        """The whole axis, in pixels."""
        return (self.last - self.first).days * self.per_day

    def x(self, day: date) -> float:
        """Return where a day begins, in pixels from the beginning of the axis."""
        return (day - self.first).days * self.per_day

    def day_at(self, x: float) -> date:
        """Return the day at a place."""
        return self.first + timedelta(days=int(x // self.per_day))

    def upper(self, start: date, end: date) -> Iterator[Cell]:
        """Yield the quarters between two days, or the months when zoomed to a month."""
        step = 1 if self.zoom == "month" else 3
        at = month_start(start) if step == 1 else date(start.year, (start.month - 1) // 3 * 3 + 1, 1)
        while at < end:
            following = month_start(at, step)
            if step == 1:
                words = f"{month(at.month)} {at.year}"
            else:
                quarter = (at.month - 1) // 3 + 1
                named = quarter == 1 or at <= self.first
                words = (_("Q{n} {year}") if named else _("Q{n}")).format(n=quarter, year=at.year)
            yield Cell(at, following, words)
            at = following

    def lower(self, start: date, end: date, today: date) -> Iterator[Cell]:
        """Yield the months between two days, or the weeks (by their Monday) when zoomed to a month."""
        at = start - timedelta(days=start.weekday()) if self.zoom == "month" else month_start(start)
        while at < end:
            following = at + timedelta(days=7) if self.zoom == "month" else month_start(at, 1)
            words = str(at.day) if self.zoom == "month" else month(at.month)
            yield Cell(at, following, words, at <= today < following)
            at = following


def timescale(span: tuple[date, date] | None, today: date, view: float, zoom: str) -> Timescale:
    """Return the axis of all tasks and today, with room to drag: `ZOOMS[zoom]` days to `view` pixels."""
    start, end = span or (today, today)
    first = month_start(min(start, today))
    last = max(month_start(max(end, today), 3), first + timedelta(days=ZOOMS[zoom]))
    return Timescale(first, last, max(view, 120.0) / ZOOMS[zoom], zoom)
