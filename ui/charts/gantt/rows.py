"""What a Gantt chart shows, as plain data: headings, bars, and what waits for what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class Heading:
    """A group of tasks with its number, its share done (a fraction) and its first and last day."""

    key: str
    name: str
    number: int | None = None
    done: float | None = None
    start: date | None = None
    end: date | None = None
    editable: bool = True


@dataclass(frozen=True)
class Bar:
    """A task. `note` stands beside its bar in the colour of `tone`; `who` is a short name with its colour."""

    key: str
    name: str
    start: date | None = None
    end: date | None = None
    percent: int = 0
    milestone: bool = False
    critical: bool = False
    late: bool = False
    note: str = ""
    tone: str = "muted"
    who: str = ""
    who_colour: str = ""
    tip: str = ""

    @property
    def first(self) -> date | None:
        """The day the bar begins."""
        return self.start or self.end

    @property
    def last(self) -> date | None:
        """The last day of the bar; it counts."""
        return self.end or self.start

    def between(self, start: date, end: date) -> Bar:
        """Return the same task on other days."""
        return replace(self, start=start, end=end)


@dataclass(frozen=True)
class NewLine:
    """The line on which a new task is typed, below the task `after` or at the end of all."""

    after: str | None = None


@dataclass(frozen=True)
class Wait:
    """`task` waits for `after`."""

    task: str
    after: str
    critical: bool = False


Row = Heading | Bar
Line = Row | NewLine


def lines_of(rows: Sequence[Row], folded: set[str], blank: str | None = None) -> list[Line]:
    """Return what is visible: rows not folded away, a blank line below `blank`, and the last line."""
    lines: list[Line] = []
    hidden = False
    for row in rows:
        if isinstance(row, Heading):
            hidden = row.key in folded
            lines.append(row)
        elif not hidden:
            lines.append(row)
        if row.key == blank:
            lines.append(NewLine(blank))
    lines.append(NewLine())
    return lines
