"""Rows under heads that fold: in the order of the field they are grouped by, each head with its count and totals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from planner.i18n import _, ngettext
from planner.model import Kind
from ui.tables.columns import Column
from ui.tables.order import natural, rank


class Head(NamedTuple):
    """The head of a group: what its rows share, how many they are, their totals, and whether they are folded away."""

    text: str
    size: int
    totals: str
    folded: bool

    @property
    def spoken(self) -> str:
        """What a screen reader says of it."""
        rows = ngettext("{n} row", "{n} rows", self.size)
        return f"{self.text}, {rows}, {_('folded') if self.folded else _('unfolded')}"


@dataclass
class Grouping:
    """By which column rows are grouped, and which groups are folded, by their texts."""

    by: str | None = None
    folded: set[str] = field(default_factory=set)

    def lines(
        self, rows: Iterable[Any], column: Column, columns: Sequence[Column]
    ) -> tuple[list[str], dict[int, Head]]:
        """Return the key of each line, empty for a head, and the heads by their lines."""
        keys: list[str] = []
        heads: dict[int, Head] = {}
        for text, members in _groups(rows, column):
            folded = text in self.folded
            heads[len(keys)] = Head(text, len(members), totals(columns, members), folded)
            keys.append("")
            keys += [] if folded else [row.uid for row in members]
        return keys, heads


def _groups(rows: Iterable[Any], column: Column) -> list[tuple[str, list[Any]]]:
    """Return (text, rows) of each group in order; what has no value comes last."""
    found: dict[str, tuple[Any, list[Any]]] = {}
    without: list[Any] = []
    for row in rows:
        belongs = list(_belongs(column, row))
        for place, text in belongs:
            found.setdefault(text, (place, []))[1].append(row)
        if not belongs:
            without.append(row)
    ordered = [
        (text, members) for text, (_place, members) in sorted(found.items(), key=lambda one: one[1][0])
    ]
    nothing = _("{column}: none").format(column=column.help or column.title)
    return [*ordered, (nothing, without)] if without else ordered


def _belongs(column: Column, row: Any) -> Iterator[tuple[Any, str]]:
    """Return rank and text of each group a row belongs to."""
    if column.groups is not None:
        yield from column.groups(row)
        return
    value = column.value(row)
    if column.field is not None and column.field.kind is Kind.TAGS:
        yield from ((natural(tag), tag) for tag in value or ())
    elif value is not None and value != "":
        text = column.text(value)
        if column.field is not None and column.field.kind is Kind.YES_NO:
            text = _("{column}: yes") if value else _("{column}: no")
            text = text.format(column=column.title)
        yield rank(column, value), text


def totals(columns: Iterable[Column], rows: Sequence[Any]) -> str:
    """Return the sums of the columns that can be summed, of those in which anything stands."""
    said = []
    for column in columns:
        if column.summed:
            values = [value for row in rows if (value := column.value(row)) is not None]
            said += [f"{column.title} {column.text(sum(values))}"] if any(values) else []
    return " · ".join(said)
