"""What Excel accepts as text, as the name of a sheet and as headings of one table."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST_TEXT = 32_767  # of a cell, in UTF-16 units
LONGEST_HEADING = 255
LONGEST_SHEET_NAME = 31
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile("_(x[0-9A-Fa-f]{4}_)")  # cells and tables would write this differently
_ILLEGAL_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"  # Excel keeps this name for itself


def cell_text(text: str) -> str:
    """Return `text` as a cell can hold it: without control characters, at most 32,767 UTF-16 units long."""
    text = _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) * 2 <= LONGEST_TEXT:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= LONGEST_TEXT * 2:
        return text
    return units[: (LONGEST_TEXT - 1) * 2].decode("utf-16-le", "ignore") + "…"


def looks_like_formula(text: str) -> bool:
    """Whether Excel would take `text` for a formula as soon as somebody edits its cell."""
    return text[:1] in ("=", "+", "-", "@")


def unique_headings(texts: Iterable[str]) -> list[str]:
    """Return the texts as headings of one table: one line, not empty, no two alike when case is ignored."""
    taken: set[str] = set()
    lines = (" ".join(_ESCAPE.sub(r"_ \1", cell_text(text)).split()) for text in texts)
    return [_free(line or "–", LONGEST_HEADING, taken) for line in lines]


def sheet_name(text: str, taken: set[str]) -> str:
    """Return `text` as a legal name of a sheet that is not in `taken` (folded names), and add it there."""
    name = " ".join(_ILLEGAL_IN_SHEET_NAME.sub(" ", cell_text(text)).split())
    name = cut(name.strip("'"), LONGEST_SHEET_NAME).rstrip("'") or "–"
    return _free(f"{name} –" if name.casefold() == _RESERVED else name, LONGEST_SHEET_NAME, taken)


def _free(text: str, longest: int, taken: set[str]) -> str:
    """Return `text`, numbered if need be, at most `longest` UTF-16 units long."""
    number = 1
    while True:
        suffix = f" ({number})" if number > 1 else ""
        candidate = cut(text, longest - len(suffix)) + suffix
        if candidate.casefold() not in taken:
            taken.add(candidate.casefold())
            return candidate
        number += 1


def cut(text: str, units: int) -> str:
    """Return at most the first `units` UTF-16 units of a text."""
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore").rstrip()


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas and links write it."""
    return "'" + sheet.replace("'", "''") + "'"


def in_brackets(heading: str) -> str:
    """Return a heading as structured references write it: [Loss, low], with the signs Excel uses escaped."""
    return "[" + re.sub(r"(['#@\[\]])", r"'\1", heading) + "]"
