"""How wide a column must be, how many lines a text takes in it, and how many decimals its numbers need."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from math import ceil

from planner.exchange.excel.paper import pages, pixels, room
from planner.exchange.excel.table import Cell, Column, Table
from planner.i18n import number
from planner.model import Kind

_WIDEST = {Kind.LONG: 46.0, Kind.TAGS: 30.0, Kind.TEXT: 32.0, Kind.REFERENCE: 32.0, Kind.CHOICE: 28.0}
_NARROWEST, _NARROWEST_LONG, _NARROW_MATRIX, _TITLE = 8.0, 24.0, 13.0, 36.0
_ROOMY, _TIGHT = 90.0, 0.65  # the widest column on a page with room; how far one gives way on a full page
_DIGIT = 7  # pixels
_STEPS = (0.0, 0.25, 0.5, 0.75, 1.0)  # of the way to the least widths
_SLACK = 1.25  # a little over the limit is better than a second line
_DATE, _FILTER_BUTTON, _MARGIN = 12.0, 3, 2
_MOST_DECIMALS = {Kind.MONEY: 2, Kind.PERCENT: 1, Kind.NUMBER: 3, Kind.PROBABILITY: 2}
_LETTER = 0.83  # of the width of a digit, on average
_LOST = 3  # characters at the end of each line that is broken
_LINE, _PADDING, _HIGHEST = 13.5, 4.5, 409.0  # points; the last is Excel's limit
_LONGEST_LINE = 15  # of a heading, before it is broken


def width_of(column: Column, table: Table) -> float:
    """Return a column's width in characters: its content within limits, and room for its heading."""
    if column.kind is Kind.DATE:
        return max(_DATE, _heading_width(column))
    if table.wide and column.narrow:
        return max(_NARROW_MATRIX, min(_heading_width(column), _NARROW_MATRIX + 6))
    content, limit = _content_width(column) + _MARGIN, _limit(column, table)
    return max(_heading_width(column), content if content <= limit * _SLACK else limit)


def widths_of(table: Table) -> list[float]:
    """Return the widths of a table's columns in characters, 0 for one folded away.

    Texts take what is left of a page, and are broken sooner where that saves a page.
    """
    widths = [0.0 if column.folded else width_of(column, table) for column in table.columns]
    shown = [(column, width) for column, width in zip(table.columns, widths, strict=True)]
    left = room() - sum(map(pixels, widths))
    if left > 0:
        wanted = [_wanted(column, width) for column, width in shown]
        missing = sum(wanted) - sum(widths)
        return _between(widths, wanted, min(1.0, left / _DIGIT / missing) if missing else 0.0)
    least = [_least(column, width) for column, width in shown]
    tries = (_between(widths, least, part) for part in _STEPS)
    return min(tries, key=lambda some: pages(table, some))


def _between(widths: list[float], others: list[float], part: float) -> list[float]:
    """Return widths that lie between others, by a part from 0 to 1."""
    return [one + (other - one) * part for one, other in zip(widths, others, strict=True)]


def _wanted(column: Column, width: float) -> float:
    """Return the width in which the column's texts need one line, within reason."""
    return max(width, min(_content_width(column) + _MARGIN, _ROOMY)) if width and wraps(column) else width


def _least(column: Column, width: float) -> float:
    """Return how narrow the column may become on a full page."""
    lists = _NARROWEST_LONG if column.kind is Kind.TAGS else 0.0
    return min(width, max(_heading_width(column), lists, _TIGHT * width)) if wraps(column) else width


def wraps(column: Column) -> bool:
    """Whether the column's texts are broken into lines."""
    return column.kind in (Kind.LONG, Kind.TEXT, Kind.TAGS, Kind.REFERENCE)


def heading_lines(heading: str, width: float) -> int:
    """Return how many lines a heading takes in a column of that width, beside its filter button."""
    return min(6, len(textwrap.wrap(heading, max(4, int(width) - _FILTER_BUTTON))) or 1)


def decimals_of(column: Column) -> int:
    """Return how many decimals show every number of a column, within what its kind is shown with."""
    return decimals(column.kind, column.distinct) if column.decimals is None else column.decimals


def decimals(kind: Kind, cells: Sequence[Cell]) -> int:
    """Return how many decimals show all of some cells, within what their kind is shown with."""
    most = _MOST_DECIMALS.get(kind, 0)
    scale = 100 if kind is Kind.PERCENT else 1
    values = [value * scale for value in cells if isinstance(value, (int, float))]
    needed = max((_decimals(value, most) for value in values), default=0)
    return most if kind is Kind.MONEY and needed else needed


def row_height(lines: int) -> float:
    """Return the height (points) of a row whose longest text takes that many lines."""
    return min(_HIGHEST, lines * _LINE + _PADDING)


def text_lines(text: str, width: float) -> int:
    """Return about how many lines a text takes in a column `width` characters wide."""
    room = max(width - 1, 1)
    return sum(
        1 if len(line) * _LETTER <= room else max(2, ceil(len(line) * _LETTER / max(room - _LOST, 1)))
        for line in text.split("\n")
    )


def _decimals(value: float, most: int) -> int:
    return next((places for places in range(most) if abs(round(value, places) - value) < 10**-9), most)


def _limit(column: Column, table: Table) -> float:
    return _TITLE if column.key == table.title_key else _WIDEST.get(column.kind, 20.0)


def _heading_width(column: Column) -> float:
    words = column.heading.split() or [""]
    longest = max(len(word) for word in words)
    whole = longest if column.narrow else len(column.heading)
    whole = whole if whole <= _LONGEST_LINE else longest
    least = _NARROWEST_LONG if column.kind is Kind.LONG and not column.empty else _NARROWEST
    return max(least, min(whole, 24) * 1.1 + _FILTER_BUTTON)


def _content_width(column: Column) -> float:
    digits = decimals_of(column)
    return max((_length(value, digits) for value in column.distinct), default=0)


def _length(value: Cell, digits: int) -> float:
    if isinstance(value, str):
        return max((len(line) for line in value.split("\n")), default=0) * 1.05
    return _DATE if isinstance(value, date) else len(number(value or 0, digits)) + 1
