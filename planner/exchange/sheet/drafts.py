"""The rows of a table read cell by cell: values of fields, names to be looked up, entries for rows beside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from planner.document import Plan
from planner.errors import Invalid
from planner.exchange.json.values import as_json
from planner.exchange.outcome import Note, Unread
from planner.exchange.sheet.beside import Beside, beside_named
from planner.exchange.sheet.cells import Share, cell_name, text_of
from planner.exchange.sheet.columns import key_field
from planner.exchange.sheet.guess import Guess
from planner.exchange.sheet.numbers import is_ambiguous
from planner.exchange.sheet.register_scales import scales_of, wrong_scores
from planner.exchange.sheet.table import TableRow, rows_below
from planner.exchange.sheet.values import (
    Column,
    column_for,
    items_of,
    names_of,
    require_value,
    text_of_lines,
)
from planner.exchange.words import plain
from planner.i18n import _, day, number
from planner.model import Kind, Risk
from planner.model.choices import RiskKind
from planner.model.fields import LONGEST_NAME

_LONGEST_TOLD = 200  # characters of a cell in the account
_OPPORTUNITY = ("peluang:", "opportunity:", "kesempatan:", "opportunities:")


@dataclass
class Entry:
    """An entry of a cell that becomes a row beside: its text and further fields of that row."""

    text: str
    column: int
    values: dict[str, Any] = field(default_factory=dict)


@dataclass
class Draft:
    """A row of the table, read. `names` are references still to be found: by field, text and column.

    `nameless` says why what stands where the name should be is none.
    """

    row: TableRow
    values: dict[str, Any] = field(default_factory=dict)
    names: dict[str, tuple[str, int]] = field(default_factory=dict)
    beside: dict[str, list[Entry]] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)
    nameless: str = ""

    @property
    def reason(self) -> str:
        """Why the row is no entry; empty when it is one."""
        return self.row.reason


class Reader:
    """Reads the rows of a guessed sheet into drafts.

    A cell that gives nothing is noted in `unread`, its row stays; a word read as something else in `notes`.
    """

    def __init__(self, plan: Plan, guess: Guess, unread: list[Unread], notes: list[Note]) -> None:
        self._guess = guess
        self._unread = unread
        self._notes = notes
        self._explained: set[tuple[int, str]] = set()
        self._noted: set[tuple[str, str]] = set()
        self._keys = guess.mapped.keys
        self._rows = list(rows_below(guess.sheet, guess.heads))
        self._columns = {column: self._column(plan, column) for column in self._keys}
        self._agree_on_days()
        self.scales = scales_of(plan, guess, self._rows)
        notes += wrong_scores(guess, self._rows)
        for column, scale in self.scales.items():
            self._columns[column] = replace(self._columns[column], scale=scale)

    def _column(self, plan: Plan, column: int) -> Column:
        entity, key = self._guess.entity, self._keys[column]
        declared = key_field(plan, entity, key)
        beside = beside_named(entity, key)
        assert declared is not None
        cells = [row.cells[column] for row in self._rows if not row.reason and column in row.cells]
        return column_for(plan, beside.entity if beside else entity, declared, cells)

    def _agree_on_days(self) -> None:
        """Let columns of days that show no order follow those that do, else the plan's language: the day first."""
        days = {place: one for place, one in self._columns.items() if one.field.kind is Kind.DATE}
        shown = {one.days_first for one in days.values() if one.order_known}
        for place, one in days.items():
            if not one.order_known and len(shown) == 1:
                self._columns[place] = replace(one, days_first=next(iter(shown)))

    def drafts(self) -> list[Draft]:
        """Return every filled row of the table, read; those that are no entry keep only their reason."""
        drafts = []
        for row in self._rows:
            draft = Draft(row)
            if not row.reason:
                cells = {**row.carried, **row.cells}
                for column in sorted(self._keys.keys() & cells.keys()):
                    self._read(draft, column, cells[column])
                self._attach(draft, cells)
                _tell_opportunities(self._guess, draft)
            drafts.append(draft)
        return drafts

    def note(self, draft: Draft, column: int, value: object, reason: str, *, whole_row: bool = False) -> None:
        """Put a cell into the account of what was not understood, or with `whole_row` its row."""
        told = Unread(*self._place(draft, column, value), reason, whole_row=whole_row)
        if (told.cell, reason) not in self._noted:  # a cell for several actions is read for each
            self._noted.add((told.cell, reason))
            self._unread.append(told)

    def remark(self, draft: Draft, column: int, value: object, reason: str) -> None:
        """Put a cell that was understood into the account, where a person may want to look at it."""
        self._notes.append(Note(*self._place(draft, column, value), reason))

    def _place(self, draft: Draft, column: int, value: object) -> tuple[str, str, Any]:
        if isinstance(value, Share):
            value = text_of(value)
        told = as_json(value) if isinstance(value, (int, float)) else str(value)[:_LONGEST_TOLD]
        return self._guess.sheet.name, cell_name(draft.row.index, column), told

    def _read(self, draft: Draft, column: int, cell: Any) -> None:
        key = self._keys[column]
        try:
            require_value(cell)
        except Invalid as error:
            self._refuse(draft, column, cell, str(error))
            return
        draft.columns[key] = column
        beside = beside_named(self._guess.entity, key)
        if beside is not None:
            if key == beside.key:
                draft.beside[key] = [Entry(text, column) for text in _entries(beside, cell)]
            return
        reader = self._columns[column]
        if reader.field.kind is Kind.REFERENCE:
            name = text_of_lines(cell).strip()
            if len(name) > LONGEST_NAME:
                self.note(draft, column, cell, too_long(name))
            else:
                draft.names[key] = (name, column)
            return
        self._take(draft, column, cell, lambda value: draft.values.__setitem__(key, value))

    def _take(self, draft: Draft, column: int, cell: Any, keep: Callable[[Any], None]) -> None:
        try:
            reading = self._columns[column].read(cell)
        except Invalid as error:
            self._refuse(draft, column, cell, str(error))
            return
        keep(reading.value)
        self._explain(draft, column, cell, reading.value)
        if reading.problem is not None:
            self.note(draft, column, cell, reading.problem)

    def _refuse(self, draft: Draft, column: int, cell: Any, reason: str) -> None:
        """Put a cell that gives nothing into the account; without its name the whole row goes there."""
        if self._keys[column] == self._guess.entity.title_field:
            draft.nameless = reason
        else:
            self.note(draft, column, cell, reason)

    def _explain(self, draft: Draft, column: int, cell: Any, value: Any) -> None:
        """Say once a column how a word was read that is not the plan's own."""
        if self._columns[column].field.kind is Kind.DATE:
            self._explain_day(draft, column, cell, value)
            return
        read_as = self._columns[column].explained(cell, value)
        said = plain(text_of(cell))
        if read_as is not None and (column, said) not in self._explained:
            self._explained.add((column, said))
            self.remark(draft, column, cell, _("Read as {value}.").format(value=read_as))

    def _explain_day(self, draft: Draft, column: int, cell: Any, value: Any) -> None:
        """Say once a column in which order its days were read, where nothing in the column shows it."""
        reader = self._columns[column]
        if reader.order_known or not is_ambiguous(cell) or (column, "") in self._explained:
            return
        self._explained.add((column, ""))
        first = _("day before month") if reader.days_first else _("month before day")
        reason = _("Read as {day}, {order}: nothing in this column shows which comes first.")
        self.remark(draft, column, cell, reason.format(day=day(value, year=True), order=first))

    def _attach(self, draft: Draft, cells: dict[int, Any]) -> None:
        """Give the entries of a row beside their further fields: one for each, or one for all."""
        for column, key in self._keys.items():
            beside = beside_named(self._guess.entity, key)
            if beside is None or key == beside.key or column not in cells:
                continue
            entries = draft.beside.get(beside.key)
            if not entries and beside.stand_in == key:
                entries = draft.beside[beside.key] = [Entry(text_of(cells[column]), column)]
            if not entries:
                reason = _("There is nothing in this row that it could belong to.")
                self.note(draft, column, cells[column], reason)
                continue
            name = key.partition(".")[2]
            parts = items_of(cells[column]) if len(entries) > 1 else [cells[column]]
            each = parts if len(parts) == len(entries) else [cells[column]] * len(entries)
            for entry, part in zip(entries, each, strict=True):
                self._take(draft, column, part, _keeper(entry, name))


def too_long(name: str) -> str:
    """Say that a name is longer than any is kept."""
    return _("A name has at most {most} letters, this one has {count}; shorten it and import again.").format(
        most=number(LONGEST_NAME), count=number(len(name))
    )


def _keeper(entry: Entry, name: str) -> Callable[[Any], None]:
    return lambda value: entry.values.__setitem__(name, value)


def _entries(beside: Beside, cell: Any) -> list[str]:
    if beside.makes:
        return names_of(cell)
    if beside.named.kind is Kind.REFERENCE:
        return [text_of_lines(cell).strip()]
    return items_of(cell)


def _tell_opportunities(guess: Guess, draft: Draft) -> None:
    """Take a risk for an opportunity where its title begins with the word and no column says it."""
    title = str(draft.values.get("title", "")).casefold()
    if guess.entity is Risk and title.startswith(_OPPORTUNITY):
        draft.values.setdefault("kind", RiskKind.OPPORTUNITY)
