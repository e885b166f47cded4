"""What cells choose from: lists on a hidden sheet, or the names in the sheet they point to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from planner.exchange.excel.labels import Labels
from planner.exchange.excel.matrices import MARK, MARK_LIST
from planner.exchange.excel.names import cell_text, quoted
from planner.exchange.excel.registers import YES_NO
from planner.exchange.excel.table import FIRST_ROW, Table
from planner.i18n import _
from planner.model import BY_KEY, Choice, choices

SHEET = "_lists"


class Lists:
    """The lists that the columns of some tables ask for, each a column of the hidden sheet, its key on top.

    The list of an entity whose names repeat has its uids in the next column, so that it can be read back.
    """

    def __init__(self, tables: Iterable[Table], labels: Labels) -> None:
        self._labels = labels
        self._by_entity = {table.title_key.split(".")[0]: table for table in tables if not table.wide}
        self._columns: list[list[str]] = []
        self._ranges: dict[str, str | None] = {}
        for table in tables:
            for column in table.columns:
                if column.allowed and column.allowed not in self._ranges:
                    self._ranges[column.allowed] = self._range(column.allowed)

    def range(self, key: str) -> str | None:
        """Return the range of a list as a formula, or None when there is nothing to choose."""
        return self._ranges.get(key)

    def write(self, page: Any) -> None:
        """Fill the hidden sheet."""
        for place, texts in enumerate(self._columns):
            for row, text in enumerate(texts):
                page.write_string(row, place, text)

    def __bool__(self) -> bool:
        return bool(self._columns)

    def _range(self, key: str) -> str | None:
        words = _words(key)
        if words is not None:
            return self._add([key, *words])
        entity = BY_KEY[key]
        table = self._by_entity.get(key)
        names = self._labels.of(entity)
        if table is not None and self._labels.plain(entity):
            return _cells(table.sheet, table.position(table.title_key) or 1, FIRST_ROW, table.last_row)
        if not names:
            return None
        own = self._add([key, *names.values()])
        self._columns.append([f"{key}.uid", *names])
        return own

    def _add(self, texts: list[str]) -> str:
        self._columns.append(texts)
        return _cells(SHEET, len(self._columns) - 1, 1, len(texts) - 1)


def _words(key: str) -> list[str] | None:
    """Return the words of a choice, of yes and no, or of a mark; None when `key` is an entity."""
    kind, _dot, name = key.partition(".")
    if kind in ("choice", "word"):
        chosen: type[Choice] = getattr(choices, name)
        return [cell_text(one.label if kind == "choice" else str(one.value)) for one in chosen]
    return {YES_NO: [_("yes"), _("no")], MARK_LIST: [MARK]}.get(key)


def _cells(sheet: str, column: int, first: int, last: int) -> str:
    from xlsxwriter.utility import xl_range_abs

    return f"={quoted(sheet)}!{xl_range_abs(first, column, last, column)}"
