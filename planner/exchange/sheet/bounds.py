"""How much of a strange file is taken in; a packed workbook is looked into before it is unfolded."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from planner.errors import FileProblem
from planner.i18n import _

MOST_BYTES = 50_000_000
MOST_ROWS = 100_000
MOST_COLUMNS = 500
_MOST_UNPACKED = 400_000_000
_BLOCK = 1 << 20
_CELL = re.compile(rb'<c [^>]{0,80}?\br="([A-Z]{1,3})(\d{1,7})"')


def check_unpacked(name: str, data: bytes) -> None:
    """Raise FileProblem when a zipped workbook unpacks to too much, or has cells far out in an empty sheet.

    The reader lays a sheet out as a full rectangle, so that one stray cell in its last corner would take
    all memory.
    """
    if not data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_UNPACKED:
                raise _too_large(name)
            for part in packed.namelist():
                if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                    _check_corner(name, packed, part)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise FileProblem(_("{name} is damaged; save it again and retry.").format(name=name)) from error


def _check_corner(name: str, packed: zipfile.ZipFile, part: str) -> None:
    last_row = last_column = 0
    for block in _blocks(packed, part):
        for column, row in _CELL.findall(block):
            last_row = max(last_row, int(row))
            last_column = max(last_column, _column_number(column))
    if last_row > MOST_ROWS or last_column > MOST_COLUMNS:
        raise _too_large(name)


def _blocks(packed: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    read = 0
    tail = b""
    with packed.open(part) as stream:
        while block := stream.read(_BLOCK):
            read += len(block)
            if read > _MOST_UNPACKED:
                raise _too_large(part)
            yield tail + block
            tail = block[-120:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large(name: str) -> FileProblem:
    return FileProblem(
        _(
            "{name} holds more than {rows} rows or {columns} columns; save only the list in a new file."
        ).format(name=name, rows=MOST_ROWS, columns=MOST_COLUMNS)
    )
