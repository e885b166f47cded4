"""Text files with one row a line: their coding and their delimiter are guessed, since they do not say."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from typing import Any

from planner.errors import FileProblem
from planner.exchange.sheet.bounds import MOST_COLUMNS, MOST_ROWS
from planner.exchange.sheet.cells import tidy
from planner.i18n import _

DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_ROWS = 40
_LONGEST_CELL = 1_000_000
_FIRST_CYRILLIC = 0xC0  # А in the old code page of Windows
_WORDS_BEYOND = re.compile(rb"[\xc0-\xff]{3,}")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_delimited(name: str, data: bytes) -> list[list[Any]]:
    """Return the cells of a CSV file; empty ones are None. Raises FileProblem when it is no text."""
    text = _decoded(name, data)
    first, _newline, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:  # Excel's own hint
        return _rows(name, rest, first.strip()[4])
    return _rows(name, text, guess_delimiter(text))


def guess_delimiter(text: str) -> str:
    """Return the delimiter that cuts most of the first rows into the same number of cells, more than one."""
    sample = "".join(text.splitlines(keepends=True)[:_SAMPLE_ROWS])
    return max(DELIMITERS, key=lambda delimiter: _evenness(sample, delimiter))


def _evenness(sample: str, delimiter: str) -> float:
    try:
        widths = [len(row) for row in csv.reader(io.StringIO(sample), delimiter=delimiter) if row]
    except csv.Error:
        return 0.0
    common = Counter(width for width in widths if width > 1).most_common(1)
    if not common:
        return 0.0
    width, rows = common[0]
    return rows / len(widths) + min(width, 20) / 100


def _decoded(name: str, data: bytes) -> str:
    try:
        text = data.decode(_coding(data))
    except UnicodeDecodeError:
        text = data.decode("cp1251" if _looks_cyrillic(data) else "cp1252", errors="replace")
    strange = sum(character < " " and character not in "\t\r\n\f" for character in text[:10_000])
    if strange > len(text[:10_000]) / 200:
        raise FileProblem(
            _("{name} is not a table of text; save it as .csv or .xlsx and retry.").format(name=name)
        )
    return text


def _looks_cyrillic(data: bytes) -> bool:
    """Tell whether letters beyond ASCII stand in whole words, as in Cyrillic, and not one by one among others."""
    head = data[:50_000]
    beyond = sum(byte >= _FIRST_CYRILLIC for byte in head)
    return sum(map(len, _WORDS_BEYOND.findall(head))) > beyond / 2


def _coding(data: bytes) -> str:
    for mark, coding in _MARKS:
        if data.startswith(mark):
            return coding
    head = data[:400]
    if len(head) >= 4 and head[1::2].count(0) > len(head) / 4:  # Latin text in two bytes a letter
        return "utf-16-le"
    return "utf-8"


def _require_closed_quotes(name: str, text: str, delimiter: str) -> None:
    """Refuse a quotation mark that is never closed: it would swallow every row after it."""
    rows = 0
    try:
        for _row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            rows += 1
    except csv.Error as error:
        if "end of data" in str(error):
            raise FileProblem(
                _(
                    "{name}, row {row}: a quotation mark is opened there and never closed; close or delete it."
                ).format(name=name, row=rows + 1)
            ) from error


def _rows(name: str, text: str, delimiter: str) -> list[list[Any]]:
    csv.field_size_limit(_LONGEST_CELL)
    _require_closed_quotes(name, text, delimiter)
    rows: list[list[Any]] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            rows.append([cell.strip() for cell in row])
            if len(rows) > MOST_ROWS or len(row) > MOST_COLUMNS:
                raise FileProblem(
                    _("{name} has more than {rows} rows or {columns} columns; split it.").format(
                        name=name, rows=MOST_ROWS, columns=MOST_COLUMNS
                    )
                )
    except csv.Error as error:
        raise FileProblem(
            _(
                "{name}, row {row}: the table is broken there ({reason}); save it again as .csv or .xlsx."
            ).format(name=name, row=len(rows) + 1, reason=error)
        ) from error
    return tidy(rows)
