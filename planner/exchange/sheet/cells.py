"""The cells of a sheet as plain values, and how a cell is named to a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Range = tuple[int, int, int, int]


class Share(float):
    """A number that its sheet shows as per cent: 0.4 is 40 %."""


class Uncalculated(str):
    """A formula whose result its workbook does not hold, since no spreadsheet has calculated it."""

    __slots__ = ()


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet, row by row from A1; an empty cell is None.

    `merged` lists ranges of merged cells as first row, first column, last row, last column, counted from 0.
    """

    name: str
    cells: list[list[Any]]
    merged: tuple[Range, ...] = field(default=())


def tidy(cells: list[list[Any]]) -> list[list[Any]]:
    """Return the cells with blanks as None, without the empty rows and columns at the end."""
    rows = [[None if isinstance(cell, str) and not cell.strip() else cell for cell in row] for row in cells]
    for row in rows:
        while row and row[-1] is None:
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def column_letters(column: int) -> str:
    """Return the letters of a column counted from 0: A, B, and AA after Z."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell whose row and column are counted from 0: F7."""
    return f"{column_letters(column)}{row + 1}"


def text_of(cell: Any) -> str:
    """Return what a cell says, on one line; whole numbers without a decimal."""
    if cell is None:
        return ""
    if isinstance(cell, Share):
        return f"{round(cell * 100, 6):g}%"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        cell = int(cell)
    return " ".join(str(cell).split())
