"""What the bulk reader of workbooks does not tell: shares shown as per cent, errors, formulas without a value."""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from planner.exchange.sheet.cells import Share, Uncalculated

_LARGEST = 60_000_000  # bytes of a sheet that is looked through
_SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
_FORMAT = re.compile(rb"<(?:\w+:)?numFmt\b[^>]*>")
_STYLES = re.compile(rb"<(?:\w+:)?cellXfs\b.*?</(?:\w+:)?cellXfs>", re.DOTALL)
_STYLE = re.compile(rb"<(?:\w+:)?xf\b[^>]*>")
_FORMULA = re.compile(rb"<f\b[^>]*?(?:/>|>(.*?)</f>)", re.DOTALL)
_VALUE = re.compile(rb"<v\b[^>]*>[^<]|<is\b")
_ERROR = re.compile(rb"<v\b[^>]*>([^<]*)<")
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_PER_CENT = {"9", "10"}  # formats that every workbook has
_LITERAL = re.compile(r'"[^"]*"|\\.')


def mark(data: bytes, sheets: dict[str, list[list[Any]]]) -> None:
    """Put `Share`, `Uncalculated` and errors in place of such cells; `data` is the workbook, `sheets` are by name.

    What cannot be looked through stays as it is.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            shares = _per_cent_styles(_part(packed, "xl/styles.xml"))
            for name, part in _parts(packed):
                if name in sheets:
                    _mark(sheets[name], _part(packed, part), shares)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ValueError):
        return


def _part(packed: zipfile.ZipFile, name: str) -> bytes:
    try:
        return packed.read(name) if packed.getinfo(name).file_size <= _LARGEST else b""
    except KeyError:
        return b""


def _parts(packed: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield each sheet's name and the part of the file that holds it."""
    relations = (_attributes(one) for one in _RELATION.findall(_part(packed, "xl/_rels/workbook.xml.rels")))
    targets = {one.get("Id", ""): one.get("Target", "") for one in relations}
    for sheet in _SHEET.findall(_part(packed, "xl/workbook.xml")):
        told = _attributes(sheet)
        target = targets.get(told.get("r:id", ""), "")
        yield told.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _attributes(tag: bytes) -> dict[str, str]:
    pairs = re.findall(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""", tag.decode("utf-8", "replace"))
    return {name: html.unescape(double or single) for name, double, single in pairs}


def _per_cent_styles(styles: bytes) -> set[str]:
    """Return the numbers of the cell styles that show a number as per cent."""
    formats = set(_PER_CENT)
    for tag in _FORMAT.findall(styles):
        told = _attributes(tag)
        if "%" in _LITERAL.sub("", told.get("formatCode", "")):
            formats.add(told.get("numFmtId", ""))
    listed = _STYLES.search(styles)
    tags = _STYLE.findall(listed.group()) if listed is not None else []
    return {str(place) for place, tag in enumerate(tags) if _attributes(tag).get("numFmtId") in formats}


def _cells(part: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the tag of each cell and what is inside; one way through, whatever a strange file holds."""
    at = part.find(b"<c ")
    while at >= 0:
        following = part.find(b"<c ", at + 3)
        cell = part[at : following if following >= 0 else len(part)]
        tag, _end, rest = cell.partition(b">")
        yield tag, b"" if tag.endswith(b"/") else rest.partition(b"</c>")[0]
        at = following


def _mark(cells: list[list[Any]], part: bytes, shares: set[str]) -> None:
    if not shares and b"<f" not in part and b't="e"' not in part:
        return
    for tag, inside in _cells(part):
        formula = b"<f" in inside
        if not formula and b" s=" not in tag and b't="e"' not in tag:
            continue
        told = _attributes(tag)
        place = _PLACE.fullmatch(told.get("r", ""))
        if place is None:
            continue
        row, column = int(place[2]) - 1, _column(place[1])
        if formula and told.get("t") != "str" and not _VALUE.search(inside):
            found = _FORMULA.search(inside)
            text = html.unescape((found[1] or b"").decode("utf-8", "replace")) if found is not None else ""
            _put(cells, row, column, Uncalculated(f"={text or '…'}"))
        elif told.get("t") == "e":
            error = _ERROR.search(inside)
            _put(cells, row, column, html.unescape(error[1].decode("utf-8", "replace")) if error else None)
        elif told.get("s") in shares and row < len(cells) and column < len(cells[row]):
            value = cells[row][column]
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                cells[row][column] = Share(value)


def _put(cells: list[list[Any]], row: int, column: int, value: Any) -> None:
    """Put a value where the reader may have seen no cell at all."""
    cells.extend([] for _row in range(row + 1 - len(cells)))
    cells[row].extend([None] * (column + 1 - len(cells[row])))
    cells[row][column] = value


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
