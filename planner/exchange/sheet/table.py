"""Tells the rows of a table apart: entries, repeated headings, section titles, totals, legends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from planner.exchange.sheet.cells import Sheet, Uncalculated, text_of
from planner.exchange.words import plain
from planner.i18n import N_

REPEATED = N_("The headings again; left out.")
NUMBERS = N_("The numbers of the columns; left out.")
SECTION = N_("A title between the rows; left out.")
TOTAL = N_("A total; left out.")
LEGEND = N_("A note below the table; left out.")
FORMULAS = N_("Only formulas without a stored value; left out.")

_TOTAL = re.compile(
    r"(?:grand |sub ?)?total(?: of)?(?: (?:risks?|risiko|score|skor|nilai|keseluruhan|exposure|jumlah|\d+))*"
    r"|jumlah(?: (?:total|keseluruhan|risiko|skor|nilai))*|sum|average|mean|rata rata(?: .{1,20})?|overall"
    r"|keseluruhan|count|suma|promedio|media|somme|moyenne|summe|итого|всего|среднее"
)
_LEGEND_WORD = re.compile(
    r"\W*(?:legends?|legenda|keterangan|catatan|notes?|n\.?b\.?|sources?|sumber|skala|scale|petunjuk|remarks?"
    r"|disclaimer|mengetahui|date|tanggal|leyenda|notas?|légende|legende|hinweis|примечани[ея]|легенда)"
    r"\s*(?:[:=,*.–—-].*|\(.*|\d?)",
    re.IGNORECASE | re.DOTALL,
)
_LEGEND_BEGINS = re.compile(
    r"(?:prepared by|disusun oleh|approved by|disetujui oleh|reviewed by|diperiksa oleh|likelihood scale"
    r"|impact scale|risk matrix|matriks risiko|skala (?:kemungkinan|dampak|risiko)|scoring guide|rating scale"
    r"|kriteria (?:kemungkinan|dampak)|level of|tingkat (?:kemungkinan|dampak) \d)\b.*"
)
_NUMBERED = re.compile(r"\s*([A-Z]|[IVX]+|\d+)[.)]\s+\S")
_COLUMN_NUMBER = re.compile(r"[(\[]?\s*(\d{1,2}|[a-z])\s*[)\]]?(?:\s*=.*)?")
_LETTERED = re.compile(r"[A-Z]|[IVX]+")
_MOSTLY = 0.8  # share of the rows that a column must number to tell which row is none


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


@dataclass(frozen=True)
class Heads:
    """The headings of a table: the row of the first and the one below the last (from 0), and what columns mean.

    `keys` are by column, `title` is the key of the name, `counted` the columns that number the rows, `besides`
    those that may go on in a row of their own.
    """

    row: int
    below: int
    keys: Mapping[int, str]
    title: str | None
    counted: frozenset[int] = frozenset()
    besides: frozenset[int] = frozenset()

    @property
    def named(self) -> list[int]:
        """The columns of the name."""
        return [column for column, key in self.keys.items() if key == self.title]


def rows_below(sheet: Sheet, heads: Heads) -> Iterator[TableRow]:
    """Yield the rows under the headings in order, blank ones left out.

    Cells merged downwards count for each row they span, but a merged name does not: such rows belong to one
    entry.
    """
    teller = _Teller(sheet, heads)
    filled_down = _filled_down(sheet, set(heads.named))
    ended, previous, before = False, heads.below - 1, ""
    for index in range(heads.below, len(sheet.cells)):
        cells = {column: cell for column, cell in enumerate(sheet.cells[index]) if cell is not None}
        if not cells:
            continue
        gap, previous = index - previous > 1, index
        fresh = index == heads.below or before == REPEATED
        reason = before = teller.reason(index, cells, gap=gap, fresh=fresh)
        ended = ended or reason == LEGEND
        down = {} if reason else filled_down.get(index, {})
        yield TableRow(index, cells, down, LEGEND if ended else reason)


class _Teller:
    """Tells why a row is no entry, by itself and by what most rows have."""

    def __init__(self, sheet: Sheet, heads: Heads) -> None:
        self._heads = heads
        self._words = _words_above(sheet, heads)
        self._wide = {
            first for first, left, last, right in sheet.merged if first == last and right - left >= 2
        }
        self._counted = self._columns_that_count(sheet)

    def _columns_that_count(self, sheet: Sheet) -> dict[int, list[str]]:
        """Return the columns that number nearly every full row, with what stands there."""
        full = [row for row in sheet.cells[self._heads.below :] if sum(cell is not None for cell in row) > 2]
        found = {}
        for column in self._heads.counted:
            texts = [text_of(row[column]) for row in full if column < len(row) and row[column] is not None]
            if full and len(texts) >= _MOSTLY * len(full):
                found[column] = texts
        return found

    def reason(self, index: int, cells: Mapping[int, Any], *, gap: bool, fresh: bool) -> str:
        """Return why a row is no entry; empty when it is one. `fresh`: it follows headings; `gap`: a blank row."""
        first = text_of(cells[min(cells)])
        several = len(self._heads.keys) > 1
        few = len(cells) <= 2 < len(self._heads.keys)
        if several and self._repeats(cells):
            return REPEATED
        if several and fresh and _number_the_columns(cells):
            return NUMBERS
        if several and _TOTAL.fullmatch(plain(first)) and _sums(cells):
            return TOTAL
        if few and _is_legend(first, gap):
            return LEGEND
        if several and all(isinstance(cell, Uncalculated) for cell in cells.values()):
            return FORMULAS
        return SECTION if self._is_section(cells, wide=index in self._wide) else ""

    def _repeats(self, cells: Mapping[int, Any]) -> bool:
        same = [plain(text_of(cell)) in self._words.get(column, ()) for column, cell in cells.items()]
        return len(same) > 1 and all(same)

    def _is_section(self, cells: Mapping[int, Any], *, wide: bool) -> bool:
        keys, column = self._heads.keys, min(cells)
        if len(keys) <= 2 or not isinstance(cells[column], str):
            return False
        if len(cells) == 2 and column in self._counted:
            return self._is_numbered_otherwise(column, cells)
        if len(cells) != 1:
            return False
        if wide or column not in keys or _looks_like_title(cells[column]):
            return column not in self._heads.besides or wide
        return (column in self._heads.named and bool(self._counted)) or column in self._counted

    def _is_numbered_otherwise(self, column: int, cells: Mapping[int, Any]) -> bool:
        """Tell whether a name alone is counted by a letter where the entries are counted by numbers."""
        others = self._counted[column]
        lettered = _LETTERED.fullmatch(text_of(cells[column]).rstrip(".)"))
        by_number = sum(text.rstrip(".").isdigit() for text in others) >= _MOSTLY * len(others)
        return bool(lettered and by_number and set(cells) - {column} <= set(self._heads.named))


def _words_above(sheet: Sheet, heads: Heads) -> dict[int, set[str]]:
    """Return what the rows of the headings say above each column."""
    words: dict[int, set[str]] = {}
    for row in range(max(heads.row, 0), heads.below):
        for column, cell in enumerate(sheet.cells[row]):
            if cell is not None:
                words.setdefault(column, set()).add(plain(text_of(cell)))
    return words


def _number_the_columns(cells: Mapping[int, Any]) -> bool:
    """Tell whether a row counts the columns: 1 2 3, (1) (2) (3), a b c, (7) = (5) x (6)."""
    found = [_COLUMN_NUMBER.fullmatch(text_of(cell).lower()) for cell in cells.values()]
    if len(found) < 3 or not all(found):
        return False
    marks = [one[1] for one in found if one is not None]
    numbers = [int(mark) if mark.isdigit() else ord(mark) for mark in marks]
    return all(0 < after - before <= 3 for before, after in pairwise(numbers)) and numbers[0] in (0, 1, 97)


def _sums(cells: Mapping[int, Any]) -> bool:
    """Tell whether nothing but figures stands behind the first cell."""
    others = [cell for column, cell in cells.items() if column != min(cells)]
    return all(
        isinstance(cell, (int, float, Uncalculated))
        or bool(re.fullmatch(r"[\w$€£]{0,3}\.? ?[-\d.,% ]+", str(cell)))
        for cell in others
    )


def _is_legend(first: str, gap: bool) -> bool:
    named = _LEGEND_WORD.fullmatch(first) is not None
    return (gap and (named or _LEGEND_BEGINS.fullmatch(plain(first)) is not None)) or (named and ":" in first)


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
