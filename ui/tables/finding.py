"""Finds a text in the cells of a register and puts another in its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from planner.i18n import _
from ui.tables.model import RegisterModel


class Found(NamedTuple):
    """A cell in which the text stands."""

    line: int
    number: int


def find(model: RegisterModel, text: str, lines: Iterable[int], columns: Sequence[int]) -> list[Found]:
    """Return the cells that show `text`, line by line; capitals make no difference."""
    wanted, there = text.casefold(), list(lines)
    if not wanted:
        return []
    rows = [model.row_at(line) for line in there]
    found = [_in_column(model, wanted, there, rows, number) for number in columns]
    return [
        Found(line, number)
        for line in there
        for number, within in zip(columns, found, strict=True)
        if line in within
    ]


def _in_column(
    model: RegisterModel, wanted: str, lines: Sequence[int], rows: Sequence[Any], number: int
) -> set[int]:
    """Return the lines in whose cell a text stands: column by column, as most cells share what they say."""
    column = model.columns[number]
    said: dict[Any, bool] = {}
    within = set()
    for line, value in zip(lines, column.of(rows), strict=True):
        if value not in said:
            said[value] = wanted in column.text(value).casefold()
        if said[value]:
            within.add(line)
    for uid, key in model.draft.wrong:
        wrong = model.place_of(uid)
        if key == column.key and wrong is not None and wrong in lines:
            within.discard(wrong)
            within |= {wrong} if wanted in model.shown(wrong, number).text.casefold() else set()
    return within


def replaceable(model: RegisterModel, found: Iterable[Found]) -> list[Found]:
    """Return those of the cells that can be typed into."""
    return [one for one in found if model.columns[one.number].field is not None]


def replace(model: RegisterModel, found: Iterable[Found], text: str, other: str) -> tuple[int, int]:
    """Put `other` where `text` stands in each cell, in one undo step; what does not fit stays as typed.

    Returns how many cells are new, and how many of them do not fit.
    """
    pattern, cells = re.compile(re.escape(text), re.IGNORECASE), []
    for line, number in replaceable(model, found):
        before = model.typed(line, number)
        if pattern.search(before) is None:  # shown in other words than typed, as a grouped number is
            before = model.shown(line, number).text
        after = pattern.sub(lambda _match: other, before)
        if after != before:
            cells.append((line, number, after))
    if cells:
        model.write(cells, _("Replace"))
    refused = sum(model.shown(line, number).wrong is not None for line, number, _after in cells)
    return len(cells), refused
