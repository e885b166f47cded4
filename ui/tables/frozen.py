"""The first columns stay in sight while a sheet scrolls sideways: painted over what slides below."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QHeaderView

MOST = 0.6  # of the sheet's width; wider than that and nothing stays


class Kept(NamedTuple):
    """A column that stays: its number, and where it stands in the viewport."""

    number: int
    left: int
    width: int


def kept_columns(header: QHeaderView, last_one: int) -> list[Kept]:
    """Return the columns that stay now, up to a column; none with −1, while nothing is scrolled, or while they would
    fill the sheet.
    """
    last = header.visualIndex(last_one)
    if last < 0 or not header.offset():
        return []
    kept, x = [], 0
    for place in range(last + 1):
        number = header.logicalIndex(place)
        if not header.isSectionHidden(number):
            kept.append(Kept(number, x, header.sectionSize(number)))
            x += header.sectionSize(number)
    return kept if x <= MOST * header.viewport().width() else []
