"""What an import of a sheet would do: plain data for a person to look through, then to apply."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from planner.document import Plan
from planner.exchange.outcome import Note, Unread
from planner.exchange.sheet.cells import Sheet
from planner.model import Entity, Organisation


class What(Enum):
    """What happens to a row of the sheet."""

    ADDED = "added"
    JOINED = "joined"
    SKIPPED = "skipped"


@dataclass
class PlannedRow:
    """A row of the sheet as it will be. `number` counts from 1 as in a spreadsheet; `uid` is its key in the
    plan.

    `values` are by field, references as keys. `reason` says why it is left out, or in which row it is
    continued.
    """

    number: int
    name: str
    what: What
    uid: str = ""
    reason: str = ""
    values: dict[str, Any] = field(default_factory=dict)


@dataclass
class MadeRow:
    """A row made on the way: a partner that was only referred to, a role, who holds it, a flow, an action."""

    entity: type[Entity]
    uid: str
    name: str
    values: dict[str, Any]


@dataclass(frozen=True)
class ScaleReading:
    """How the levels under a heading are read; `cell` is where it stands. `told` is empty when as in the plan."""

    heading: str
    cell: str
    told: str


@dataclass
class Preview:
    """How a sheet was understood and what would come of it.

    `header_row` counts from 1, 0 is none; `first_row` is the first below all headings. `sure`, 0 to 1, says how
    clear it is what the rows are, `scales` how levels are counted. `mapping` and `confidence` (0 to 1) are by
    their heading; `headings` names all their columns in order and `columns` says where they stand, from 0;
    `unused` those that no field fits. `at` is the state of the plan it was made for; `chosen` are the columns a
    person mapped.
    """

    sheet: Sheet
    sheets: tuple[str, ...]
    header_row: int
    first_row: int
    entity: type[Entity]
    sure: float
    headings: tuple[str, ...]
    columns: tuple[int, ...]
    mapping: dict[str, str]
    confidence: dict[str, float]
    unused: tuple[str, ...]
    chosen: Mapping[str, str]
    at: int
    rows: list[PlannedRow] = field(default_factory=list)
    made: list[MadeRow] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    scales: list[ScaleReading] = field(default_factory=list)

    def count(self, what: What) -> int:
        """Return how many rows are added, joined or left out."""
        return sum(row.what is what for row in self.rows)

    @property
    def read(self) -> int:
        """How many rows of the sheet were taken in: added or joined."""
        return len(self.rows) - self.count(What.SKIPPED)

    @property
    def made_counts(self) -> Counter[type[Entity]]:
        """How many rows of each entity are made on the way."""
        return Counter(row.entity for row in self.made)


def stands_under(plan: Plan, rows: Mapping[str, PlannedRow], uid: str, above: str) -> bool:
    """Tell whether a partner is `above` or stands under it, in the plan or by the rows so far, by their uid."""
    seen: set[str] = set()
    at: str | None = uid
    while at is not None and at not in seen:
        if at == above:
            return True
        seen.add(at)
        row, known = rows.get(at), plan.get(Organisation, at)
        at = (row.values.get("parent") if row else None) or (known.parent if known else None)
    return False
