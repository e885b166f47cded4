"""Tells the rows of a table apart: entries, repeated headings, section titles, totals, legends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.exchange.sheet.cells import Sheet, text_of
from planner.exchange.words import plain
from planner.i18n import N_

REPEATED = N_("The headings again; left out.")
SECTION = N_("A title between the rows; left out.")
TOTAL = N_("A total; left out.")
LEGEND = N_("A note below the table; left out.")

_TOTAL = re.compile(
    r"(grand |sub ?)?total\b.*|jumlah( total| keseluruhan)?|sum|average|mean|rata rata|overall"
    r"|keseluruhan|count"
)
_LEGEND = re.compile(
    r"(legend|legenda|keterangan|catatan|notes?|nb|source|sumber|sources|skala|scale|petunjuk|remarks?"
    r"|disclaimer|prepared by|disusun oleh|approved by|disetujui oleh|mengetahui|date|tanggal)\b.*"
)
_NUMBERED = re.compile(r"\s*([A-Z]|[IVX]+|\d+)[.)]\s+\S")


@dataclass(frozen=True)
class TableRow:
    """A row of a sheet that holds anything: its index from 0, its cells by column, and why it is no entry, if
    so.

    `carried` holds what cells merged downwards give to it besides.
    """

    index: int
    cells: Mapping[int, Any]
    carried: Mapping[int, Any]
    reason: str = ""

    @property
    def first(self) -> tuple[int, Any]:
        """The first filled cell: its column and what it holds."""
        column = min(self.cells)
        return column, self.cells[column]


def rows_below(sheet: Sheet, header: int, keys: Mapping[int, str], title: str | None) -> Iterator[TableRow]:
    """Yield the rows under the headings in order, blank ones left out.

    `keys` says what the columns mean, `title` is the key of the name. Cells merged downwards count for each
    row they span, but a merged name does not: such rows belong to one entry.
    """
    heads = [plain(text_of(cell)) for cell in sheet.cells[header]] if header >= 0 else []
    named = [column for column, key in keys.items() if key == title]
    wide = {first for first, left, last, right in sheet.merged if first == last and right - left >= 2}
    filled_down = _filled_down(sheet, set(named))
    ended, previous = False, header
    for index in range(header + 1, len(sheet.cells)):
        cells = {column: cell for column, cell in enumerate(sheet.cells[index]) if cell is not None}
        if not cells:
            continue
        gap, previous = index - previous > 1, index
        reason = _reason(sheet, index, cells, heads, keys, named, index in wide, gap)
        ended = ended or reason == LEGEND
        down = {} if reason else filled_down.get(index, {})
        yield TableRow(index, cells, down, LEGEND if ended else reason)


def _reason(
    sheet: Sheet,
    index: int,
    cells: Mapping[int, Any],
    heads: list[str],
    keys: Mapping[int, str],
    named: list[int],
    wide: bool,
    gap: bool,
) -> str:
    first = text_of(cells[min(cells)])
    few = len(cells) <= 2 < len(keys)
    if len(keys) > 1 and _repeats(cells, heads):
        return REPEATED
    if _TOTAL.fullmatch(plain(first)) and len(keys) > 1:
        return TOTAL
    if gap and few and _LEGEND.fullmatch(plain(first)):
        return LEGEND
    if len(cells) == 1 and len(keys) > 2:
        column = min(cells)
        titled = _looks_like_title(first) if column in named else column not in keys
        return SECTION if wide or titled else ""
    return ""


def _repeats(cells: Mapping[int, Any], heads: list[str]) -> bool:
    same = [column < len(heads) and plain(text_of(cell)) == heads[column] for column, cell in cells.items()]
    return len(same) > 1 and all(same)


def _looks_like_title(text: str) -> bool:
    """Tell whether a name alone in its row is a section: numbered, with a colon, all in capitals."""
    return bool(_NUMBERED.match(text)) or text.endswith(":") or (text.isupper() and len(text.split()) > 1)


def _filled_down(sheet: Sheet, named: set[int]) -> dict[int, dict[int, Any]]:
    """Return the values that cells merged downwards give to the rows below their first."""
    given: dict[int, dict[int, Any]] = {}
    for first, left, last, right in sheet.merged:
        if left != right or left in named or first >= len(sheet.cells):
            continue
        value = sheet.cells[first][left] if left < len(sheet.cells[first]) else None
        for row in range(first + 1, min(last + 1, len(sheet.cells))) if value is not None else ():
            given.setdefault(row, {})[left] = value
    return given
