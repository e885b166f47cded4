"""Reads a client's file into sheets of plain cells: CSV in any coding, xlsx, xls or ods."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from planner.errors import FileProblem
from planner.exchange.sheet.bounds import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, check_unpacked
from planner.exchange.sheet.cells import Sheet, tidy
from planner.exchange.sheet.delimited import read_delimited
from planner.exchange.sheet.workbook_marks import mark
from planner.i18n import _

TEXT_ENDINGS = (".csv", ".tsv", ".tab", ".txt")
BOOK_ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
_COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an xlsx behind a password, or an old xls
_PACKED = b"PK\x03\x04"


def read_sheets(source: Path) -> list[Sheet]:
    """Return the sheets of a file that hold anything.

    Raises FileProblem when the file cannot be read, is no sheet, is empty, too large or behind a password.
    """
    data = _bytes_of(source)
    ending = source.suffix.lower()
    if data.startswith((_PACKED, _COMPOUND_FILE)) or ending in BOOK_ENDINGS:
        sheets = _book(source.name, data)
    elif ending in TEXT_ENDINGS:
        sheets = [Sheet(source.stem, read_delimited(source.name, data))]
    else:
        known = " ".join((*BOOK_ENDINGS, *TEXT_ENDINGS))
        raise FileProblem(
            _("{name} is not a spreadsheet; Mitra reads {endings}.").format(name=source.name, endings=known)
        )
    filled = [sheet for sheet in sheets if any(cell is not None for row in sheet.cells for cell in row)]
    if not filled:
        raise FileProblem(
            _("{name} is empty; choose a file with a heading and rows.").format(name=source.name)
        )
    return filled


def _bytes_of(source: Path) -> bytes:
    try:
        if source.stat().st_size > MOST_BYTES:
            raise FileProblem(
                _("{name} is larger than {size} MB; split it or save only the list.").format(
                    name=source.name, size=MOST_BYTES // 1_000_000
                )
            )
        return source.read_bytes()
    except OSError as error:
        raise FileProblem(
            _("{name} cannot be read: {reason}.").format(name=source.name, reason=error.strerror)
        ) from error


def _book(name: str, data: bytes) -> list[Sheet]:
    """Read a workbook. The library tells every kind of damage by an error of its own, or by a panic."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    if not data:
        raise FileProblem(_("{name} is empty; choose a file with a heading and rows.").format(name=name))
    check_unpacked(name, data)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_sheet(name, book.get_sheet_by_name(one)) for one in book.sheet_names]
    except PasswordError:
        raise _behind_password(name) from None
    except CalamineError as error:
        if data.startswith(_COMPOUND_FILE) and not name.lower().endswith(".xls"):
            raise _behind_password(name) from error
        raise _no_spreadsheet(name) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise _no_spreadsheet(name) from None
    mark(data, {sheet.name: sheet.cells for sheet in sheets})
    return sheets


def _sheet(name: str, sheet: Any) -> Sheet:
    if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
        raise FileProblem(
            _("Sheet “{sheet}” of {name} has more than {rows} rows or {columns} columns; split it.").format(
                sheet=sheet.name, name=name, rows=MOST_ROWS, columns=MOST_COLUMNS
            )
        )
    cells = tidy(sheet.to_python(skip_empty_area=False))
    ranges = sheet.merged_cell_ranges or ()
    return Sheet(sheet.name, cells, tuple((*first, *last) for first, last in ranges))


def _behind_password(name: str) -> FileProblem:
    return FileProblem(_("{name} is protected by a password; save a copy without one.").format(name=name))


def _no_spreadsheet(name: str) -> FileProblem:
    return FileProblem(
        _("{name} is not a spreadsheet, or it is damaged; save it again as .xlsx or .csv.").format(name=name)
    )
