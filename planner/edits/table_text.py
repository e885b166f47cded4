"""Tables as text, as Excel copies and pastes them: tabs between cells, quotes where a cell needs them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_LINE_END = re.compile(r"\r\n|\r|\n")
_QUOTED = re.compile(r'[\t\r\n]|\A"')


def write_table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as text; a cell with a tab, a line break or a quote at its start is quoted."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def _written(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


def read_table(text: str) -> list[list[str]]:
    """Return the rows of cells that `text` holds; one line break at its very end is no row."""
    rows: list[list[str]] = [[]]
    place = 0
    while True:
        found = _CELL.match(text, place)
        assert found is not None  # the second half of the pattern fits anything
        rows[-1].append(found[2] if found[1] is None else found[1].replace('""', '"'))
        place = found.end()
        if text[place : place + 1] == "\t":
            place += 1
            continue
        end = _LINE_END.match(text, place)
        if end is None or end.end() == len(text):
            return rows if rows != [[""]] else []
        rows.append([])
        place = end.end()
