"""What is done to the selected cells of a sheet: clear, copy, paste, fill; each change is one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import cycle
from typing import Any

from planner.edits.table_text import read_table, write_table
from planner.i18n import _
from ui.tables.columns import Look
from ui.tables.model import RegisterModel

Cells = list[tuple[int, int, Any]]


def copied(model: RegisterModel, lines: Sequence[int], columns: Sequence[int]) -> str:
    """Return cells as a table that Excel takes."""
    table = [[model.typed(line, column) for column in columns] for line in lines]
    return write_table(table) if table else ""


def paste(
    model: RegisterModel, text: str, lines: Sequence[int], chosen: Sequence[int], shown: Sequence[int]
) -> None:
    """Write a copied table from the first of `lines` and of the `chosen` columns on; lines beyond the end become rows.

    A single copied cell fills every selected one, a single copied line every selected line.
    """
    table = read_table(text)
    if not table or not lines:
        return
    if len(table) == len(table[0]) == 1:
        cells = [(line, column, table[0][0]) for line in lines for column in chosen]
    else:
        columns = list(shown)[list(shown).index(chosen[0]) :]
        places = lines if len(table) == 1 else model.lines_from(lines[0])
        rows = table * len(lines) if len(table) == 1 else table
        cells = [
            (line, column, value)
            for line, row in zip(places, rows, strict=False)
            for column, value in zip(columns, row, strict=False)
        ]
    model.write(cells, _("Paste"))


def fill_down(model: RegisterModel, lines: Sequence[int], columns: Sequence[int]) -> None:
    """Give the cells of every line the values of the first."""
    if len(lines) > 1:
        fill(model, lines[:1], lines[1:], columns)


def fill(model: RegisterModel, sources: Sequence[int], lines: Sequence[int], columns: Sequence[int]) -> None:
    """Repeat the cells of the `sources` over `lines`, in their order."""
    values = [[(column, model.shown(line, column).raw) for column in columns] for line in sources]
    cells = [
        (line, column, value)
        for line, row in zip(lines, cycle(values), strict=False)
        for column, value in row
    ]
    model.write(cells, _("Fill down"))


def fill_right(model: RegisterModel, lines: Sequence[int], columns: Sequence[int]) -> None:
    """Give the cells of every column what stands in the first, as text: the next column reads it in its own way."""
    cells = [(line, column, model.typed(line, columns[0])) for line in lines for column in columns[1:]]
    if cells:
        model.write(cells, _("Fill right"))


def numbers(model: RegisterModel, lines: Sequence[int], columns: Sequence[int]) -> list[float]:
    """Return the numbers among the cells, in no order."""
    looks = [column for one in columns if (column := model.columns[one]).look in (Look.NUMBER, Look.STEPS)]
    rows = [model.row_at(line) for line in lines] if looks else []
    values = (column.value(row) for row in rows for column in looks)
    return [float(value) for value in values if isinstance(value, (int, float))]
