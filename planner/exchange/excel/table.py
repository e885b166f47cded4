"""What a sheet holds before it is written: a table of columns with values, kinds and what may be entered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from planner.exchange.excel.names import in_brackets, unique_headings
from planner.model import Entity, Kind

Cell = str | float | date | None
TITLE_ROW, NOTE_ROW, KEY_ROW, HEADING_ROW, FIRST_ROW = range(5)


@dataclass(frozen=True)
class Tint:
    """A colour for the cells that hold one value."""

    value: str | float
    ground: str
    text: str = "#1B2326"


@dataclass
class Column:
    """A column of a table; `key` is its machine name, which begins with ~ when it is not read back.

    `allowed` names the list its cells choose from, `low` and `high` bound its numbers. `formulas` has a
    formula (or None) a row; `values` then holds what it gives. `spare` columns are folded away while empty.
    `decimals` are as many as the values need unless given.
    """

    key: str
    heading: str
    kind: Kind
    values: list[Cell]
    help: str = ""
    required: bool = False
    allowed: str | None = None
    low: float | None = None
    high: float | None = None
    formulas: list[str | None] | None = None
    tints: tuple[Tint, ...] = ()
    spare: bool = False
    narrow: bool = False
    decimals: int | None = None

    @cached_property
    def distinct(self) -> tuple[Cell, ...]:
        """The values without None and repetition, as they were when first asked for: widths rest on them."""
        return tuple({value for value in self.values if value is not None})

    @property
    def derived(self) -> bool:
        """Whether the column only shows what follows from others."""
        return self.key.startswith("~")

    @property
    def folded(self) -> bool:
        """Whether the column is folded away, to be opened when it is needed."""
        return self.spare and self.empty

    @property
    def empty(self) -> bool:
        """Whether no row has a value."""
        return all(value is None for value in self.values)


@dataclass
class Table:
    """A sheet with one named table. `name` is the table's in formulas, `sheet` the sheet's, given later.

    The first `frozen` columns stay in sight; `uids` are the keys of the rows, hidden before the first column.
    A `wide` table is a matrix: many narrow columns. `title_key` is the key of the column that names a row.
    """

    name: str
    title: str
    entity: type[Entity]
    uids: list[str]
    columns: list[Column]
    frozen: int = 1
    sheet: str = ""
    note: str = ""
    title_key: str = ""
    wide: bool = False
    _headings: list[str] = field(default_factory=list)

    @property
    def headings(self) -> list[str]:
        """The headings, made unique; the first is that of the keys."""
        if len(self._headings) != len(self.columns) + 1:
            self._headings = unique_headings(["ID", *(column.heading for column in self.columns)])
        return self._headings

    @property
    def last_row(self) -> int:
        """The sheet's row (from 0) of the table's last row."""
        return HEADING_ROW + len(self.uids)

    def position(self, key: str) -> int | None:
        """Return the sheet's column (from 0) of a machine name, or None."""
        return next((place for place, column in enumerate(self.columns, 1) if column.key == key), None)

    def reference(self, key: str, *, this_row: bool = False) -> str | None:
        """Return the structured reference to a column, Risk[Impact], or to its cell in the same row."""
        place = self.position(key)
        if place is None:
            return None
        heading = in_brackets(self.headings[place])
        return f"{self.name}[[#This Row],{heading}]" if this_row else f"{self.name}{heading}"
