"""Which rows a filter keeps, and how a column sorts them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.document import Plan
from planner.i18n import language
from planner.reading import typed_text
from ui.tables.columns import Column


def fits(plan: Plan, column: Column, text: str, rows: Iterable[Any]) -> list[Any]:
    """Return the rows in whose cell `text` is found, as it is shown or as it would be typed."""
    wanted = text.strip().casefold()
    field = column.field
    if field is None or not field.numeric:
        return [row for row in rows if wanted in column.text(column.value(row)).casefold()]
    bare = wanted.replace("−", "-").replace("." if language() == "id" else ",", "")
    return [
        row
        for row in rows
        if bare in typed_text(plan, field, value := column.value(row))
        or wanted in column.text(value).casefold()
    ]


def in_order(rows: Iterable[Any], column: Column, descending: bool) -> list[Any]:
    """Return the rows sorted by a column; those without a value come last either way."""
    filled, empty = [], []
    for row in rows:
        value = column.value(row)
        if value is None or value in ("", ()):
            empty.append(row)
        else:
            filled.append((_rank(column, value), row))
    filled.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _rank_of, row in filled] + empty


def _rank(column: Column, value: Any) -> Any:
    """Choices rank in their own order, numbers and days by value, all else by what is shown."""
    if column.field is not None and column.field.choices is not None:
        return list(column.field.choices).index(value)
    if isinstance(value, (int, float)) or hasattr(value, "isoformat") or isinstance(value, tuple):
        return value
    return column.text(value).casefold()
