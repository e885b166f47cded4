"""Which rows a filter keeps, and how a column sorts them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from planner.document import Plan
from planner.i18n import language
from planner.reading import typed_text
from ui.tables.columns import Column


def fits(plan: Plan, column: Column, text: str, rows: Sequence[Any]) -> list[Any]:
    """Return the rows in whose cell `text` is found, as it is shown or as it would be typed."""
    wanted, field = text.strip().casefold(), column.field
    if column.mark is not None:
        return [row for row in rows if wanted in _marked(column, row)]
    numeric = field is not None and field.numeric
    bare = wanted.replace("−", "-").replace("." if language() == "id" else ",", "")
    fitting: dict[Any, bool] = {}  # many rows share a value

    def fit(value: Any) -> bool:
        typed = typed_text(plan, field, value) if numeric and field is not None else ""
        return wanted in column.text(value).casefold() or (numeric and bare in typed)

    kept = []
    for row, value in zip(rows, column.of(rows), strict=True):
        if value not in fitting:
            fitting[value] = fit(value)
        if fitting[value]:
            kept.append(row)
    return kept


def _marked(column: Column, row: Any) -> str:
    """Return what a cell says together with the word beside it."""
    mark = column.mark(row) if column.mark is not None else None
    text = column.text(column.value(row))
    return f"{mark.word} {text}".casefold() if mark is not None else text.casefold()


def in_order(rows: Sequence[Any], column: Column, descending: bool) -> list[Any]:
    """Return the rows sorted by a column; those without a value come last either way."""
    filled, empty = [], []
    ranks: dict[Any, Any] = {}  # many rows share a value
    for row, value in zip(rows, column.of(rows), strict=True):
        if value is None or value in ("", ()):
            empty.append(row)
            continue
        if value not in ranks:
            ranks[value] = rank(column, value)
        filled.append((ranks[value], row))
    filled.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _rank_of, row in filled] + empty


def rank(column: Column, value: Any) -> Any:
    """Return by what a value sorts: choices in their own order, numbers and days by value, texts with the numbers in
    them by value too, so that R-2 stands before R-10.
    """
    if column.field is not None and column.field.choices is not None:
        return list(column.field.choices).index(value)
    if isinstance(value, (int, float)) or hasattr(value, "isoformat") or isinstance(value, tuple):
        return value
    return natural(column.text(value))


def natural(text: str) -> tuple[Any, ...]:
    """Return a text as words and numbers in turns, ready to be compared."""
    parts = _NUMBERS.split(text.casefold())
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


_NUMBERS = re.compile(r"([0-9]+)")
