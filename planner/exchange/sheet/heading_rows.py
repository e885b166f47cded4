"""What the columns of a table are called: one row of headings or two, with the groups above them."""

from __future__ import annotations

from collections.abc import Callable

from planner.exchange.sheet.cells import Sheet, column_letters, text_of
from planner.exchange.words import plain

_LONGEST = 40  # letters of a heading in the second row, without its remarks


def has_second_row(sheet: Sheet, row: int, known: Callable[[str], bool]) -> bool:
    """Tell whether the row below a row of headings holds more of them, under groups: "Inherent", then L and I.

    They stand where the first row is empty or names a group, and most are `known` headings.
    """
    if row + 1 >= len(sheet.cells):
        return False
    first = _row_texts(sheet, row, max(map(len, sheet.cells[row : row + 2])))
    below = {column: cell for column, cell in enumerate(sheet.cells[row + 1]) if cell is not None}
    words = [plain(cell) if isinstance(cell, str) else "" for cell in below.values()]
    if len(below) < 2 or not all(0 < len(word) <= _LONGEST for word in words):
        return False
    if not any(text and column not in below for column, text in enumerate(first)):
        return False  # the row below says all; this one only groups it
    grouped = _under_groups(sheet, row, first)
    if not all(column in grouped for column in below):
        return False
    return sum(map(known, words)) * 2 >= len(words)


def _under_groups(sheet: Sheet, row: int, texts: list[str]) -> set[int]:
    """Return the columns below a heading that spans several, and those without one."""
    spanned = {column for column, text in enumerate(texts) if not text}
    starts = {column - 1 for column in spanned if column and texts[column - 1]}
    merged = {
        column for first, left, _last, right in sheet.merged if first == row and right > left
        for column in range(left, right + 1)
    }  # fmt: skip
    return spanned | starts | merged


def name_columns(sheet: Sheet, header: int, below: int) -> dict[int, str]:
    """Return the heading of each column that has cells; `below` is the row under the headings.

    Headings that repeat are told apart by the group above them ("Residual Impact"), else by their letters.
    """
    width = max(map(len, sheet.cells), default=0)
    own = _row_texts(sheet, header, width) if header >= 0 else [""] * width
    above = _groups(sheet, header - 1, width) if header > 0 else [""] * width
    if header >= 0 and below - header == 2:
        above, own = _in_two_rows(own, _row_texts(sheet, header + 1, width))
    names: dict[int, str] = {}
    for column in range(width):
        name = own[column]
        if name and own.count(name) > 1 and above[column]:
            name = f"{above[column]} {name}"
        if not name:
            name = column_letters(column)
        elif name in names.values():
            name = f"{name} [{column_letters(column)}]"
        names[column] = name
    return names


def _in_two_rows(first: list[str], second: list[str]) -> tuple[list[str], list[str]]:
    """Return the groups and the headings of two rows; where the second is empty the first is the heading."""
    groups = list(first)
    for column in range(1, len(groups)):
        if not groups[column] and second[column]:
            groups[column] = groups[column - 1]
    own = [second[column] or first[column] for column in range(len(first))]
    return [group if second[column] else "" for column, group in enumerate(groups)], own


def _row_texts(sheet: Sheet, row: int, width: int) -> list[str]:
    texts = [text_of(cell) for cell in sheet.cells[row]] if row < len(sheet.cells) else []
    return texts + [""] * (width - len(texts))


def _groups(sheet: Sheet, row: int, width: int) -> list[str]:
    """Return the titles of a row that stand above several columns, carried over the columns they span."""
    texts = _row_texts(sheet, row, width)
    if sum(1 for text in texts if text) < 2:
        return [""] * width
    for column in range(1, width):
        texts[column] = texts[column] or texts[column - 1]
    return texts
