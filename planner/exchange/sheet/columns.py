"""Decides what each column of a sheet means: by its heading, and by the values below it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.document import Plan, fields_of
from planner.errors import Invalid
from planner.exchange.sheet import headings_abroad
from planner.exchange.sheet.beside import beside_named, beside_of, field_of_key
from planner.exchange.sheet.cells import Sheet, Uncalculated, column_letters, text_of
from planner.exchange.sheet.headings import COMPUTED, NUMBERING
from planner.exchange.sheet.known import LEVELS, Known, is_score_at_stage
from planner.exchange.sheet.levels import reads_as_level
from planner.exchange.sheet.values import column_for, holds_levels, items_of
from planner.exchange.words import plain
from planner.i18n import _
from planner.model import Entity, Field, Kind, singular_of

_SAMPLE = 40
_FITS = 0.5  # share of a column's cells that must be readable
_SURE, _LIKE, _CHECKED_NOT = 1.0, 0.8, 0.4
_DASHES = ("-", "–", "—", "?", "n/a", "N/A")
_REPEATED, _REPEATED_SURE = (
    re.compile(r" \[[A-Z]{1,3}\]$"),
    0.6,
)  # a second likelihood is most often the residual
_LEAVE_OUT = ("", "-", "–")  # what a person maps a column to that is not wanted


@dataclass
class Mapped:
    """The key each column (counted from 0) was read as, and how sure that is, 0 to 1."""

    keys: dict[int, str] = field(default_factory=dict)
    confidence: dict[int, float] = field(default_factory=dict)
    left_out: set[int] = field(default_factory=set)

    def take(self, column: int, key: str, confidence: float) -> None:
        """Read a column as a key."""
        self.keys[column] = key
        self.confidence[column] = confidence


def map_columns(
    plan: Plan,
    known: Known,
    sheet: Sheet,
    first: int,
    headings: Mapping[int, str],
    hear: Callable[[str], str],
    chosen: Mapping[str, str],
) -> Mapped:
    """Return what the columns mean; `first` is the row below the headings, from 0.

    What is `chosen` (their heading or letters → our key) is kept.

    Raises Invalid when a chosen column or key is not there, or two columns are chosen for the same key.
    """
    mapped = Mapped()
    _take_chosen(plan, known.entity, headings, chosen, mapped)
    below = {column: _below(sheet, first, column) for column in headings}
    written = {column: name for column, name in headings.items() if _is_written(sheet, first, column)}
    pairs = _pairs(known, written, hear)
    for check in (True, False):
        for _place, column, key, confidence in pairs:
            if column in mapped.keys or column in mapped.left_out or key in mapped.keys.values():
                continue
            fitting = fits(plan, known.entity, key, below[column])
            if fitting if check else not _only_numbers(plan, known.entity, key, below[column]):
                mapped.take(column, key, confidence if fitting else _CHECKED_NOT)
    _note_needless(headings, below, mapped)
    return mapped


def key_field(plan: Plan, entity: type[Entity], key: str) -> Field | None:
    """Return the field that a key fills, of the entity or of a row beside it; None when there is none."""
    declared = {one.name: one for one in fields_of(plan, entity)}
    return declared.get(key) or field_of_key(entity, key)


def label_of(plan: Plan, entity: type[Entity], key: str) -> str:
    """Return what a key of an entity, or of a row beside it, is called: "Impact", "Action: Due"."""
    declared, beside = key_field(plan, entity, key), beside_named(entity, key)
    if beside is None or declared is None:
        return declared.label if declared is not None else key
    title = singular_of(beside.entity)
    return f"{title}: {declared.label}" if "." in key else title


def _take_chosen(
    plan: Plan, entity: type[Entity], headings: Mapping[int, str], chosen: Mapping[str, str], mapped: Mapped
) -> None:
    for theirs, ours in chosen.items():
        column = _column_named(headings, theirs)
        if ours.strip() in _LEAVE_OUT:
            mapped.left_out.add(column)
            continue
        if key_field(plan, entity, ours) is None:
            keys = [one.name for one in fields_of(plan, entity)] + [one.key for one in beside_of(entity)]
            raise Invalid(
                _("There is no field “{name}”; there are {names}.").format(name=ours, names=" ".join(keys))
            )
        if ours in mapped.keys.values():
            raise Invalid(_("Two columns are chosen for {name}; choose one.").format(name=ours))
        mapped.take(column, ours, _SURE)


def _column_named(headings: Mapping[int, str], theirs: str) -> int:
    wanted = plain(theirs)
    for column, heading in headings.items():
        if heading == theirs or (wanted and plain(heading) == wanted):
            return column
    for column in headings:
        if column_letters(column) == theirs.strip().upper():
            return column
    raise Invalid(
        _("There is no column “{name}”; there are {names}.").format(
            name=theirs, names=", ".join(headings.values())
        )
    )


def _pairs(
    known: Known, headings: Mapping[int, str], hear: Callable[[str], str]
) -> list[tuple[tuple[bool, int, int], int, str, float]]:
    """Return each column with each key its heading may stand for: the needed first, then the surest."""
    pairs = []
    for column, heading in headings.items():
        word = hear(heading)
        exact = word == plain(heading)
        for (sort, place), key in known.meanings(word):
            rank = (key not in known.needed, sort if exact else 3, place)
            pairs.append((rank, column, key, _SURE if exact else _LIKE))
            if _REPEATED.search(heading) and key in LEVELS:
                pairs.append(((True, 4, place), column, f"residual_{key}", _REPEATED_SURE))
    return sorted(pairs)


def _is_written(sheet: Sheet, first: int, column: int) -> bool:
    """Tell whether a heading stands in the sheet, and is not the mere letter of its column."""
    rows = sheet.cells[max(first - 2, 0) : first]
    return any(column < len(row) and row[column] is not None for row in rows)


def _below(sheet: Sheet, first: int, column: int) -> list[Any]:
    """Return the first filled cells under a heading; of a formula without a stored value nothing is known."""
    cells = (row[column] for row in sheet.cells[first:] if column < len(row))
    found = []
    for cell in cells:
        if cell is not None and not isinstance(cell, Uncalculated):
            found.append(cell)
            if len(found) == _SAMPLE:
                break
    return found


def fits(plan: Plan, entity: type[Entity], key: str, cells: list[Any]) -> bool:
    """Tell whether most cells of a column can be read as values of a key."""
    declared = key_field(plan, entity, key)
    if declared is None or not cells:
        return declared is not None
    if declared.kind in (Kind.TEXT, Kind.LONG, Kind.REFERENCE):
        return key == "code" or key.count(".") > 0 or not all(_is_number(cell) for cell in cells)
    beside = beside_named(entity, key)
    if holds_levels(entity, declared):
        told = [cell for cell in cells if text_of(cell) not in _DASHES]
        return sum(map(reads_as_level, told)) >= len(told) * _FITS
    column = column_for(plan, beside.entity if beside else entity, declared, cells)
    readable = 0
    for cell in cells:
        for entry in items_of(cell)[:1] if beside else [cell]:
            try:
                column.read(entry)
                readable += 1
            except Invalid:
                pass
    return readable >= len(cells) * _FITS


def _is_number(cell: Any) -> bool:
    return isinstance(cell, (int, float)) or (
        isinstance(cell, str) and cell.strip().replace(".", "").isdigit()
    )


def _only_numbers(plan: Plan, entity: type[Entity], key: str, cells: list[Any]) -> bool:
    """Tell whether a text would be taken from a column that holds nothing but numbers."""
    declared = key_field(plan, entity, key)
    texts = declared is not None and declared.kind in (Kind.TEXT, Kind.LONG) and key != "code"
    return texts and bool(cells) and all(map(_is_number, cells))


def _note_needless(headings: Mapping[int, str], below: Mapping[int, list[Any]], mapped: Mapped) -> None:
    """Leave out columns that are empty, only number the rows, or hold what the plan computes itself."""
    for column, heading in headings.items():
        needless = is_numbering(heading) or is_computed(heading)
        if column not in mapped.keys and (needless or not below[column]):
            mapped.left_out.add(column)


def is_numbering(heading: str) -> bool:
    """Tell whether a column only counts the rows."""
    return (
        plain(heading) in NUMBERING | headings_abroad.NUMBERING
        or heading.strip() in headings_abroad.NUMBERING
    )


def is_computed(heading: str) -> bool:
    """Tell whether a column holds what the plan works out itself, at any stage ("New score")."""
    computed = COMPUTED | headings_abroad.COMPUTED
    return plain(heading) in computed or is_score_at_stage(plain(heading))
