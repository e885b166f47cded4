"""What a network says of its nodes and edges, as fields of the plan where one fits, else as tags and notes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from planner.document import Plan, fields_of
from planner.errors import Invalid
from planner.exchange.graph.graph import Edge, Graph, Node, number_of, titles_of
from planner.exchange.outcome import Note
from planner.exchange.sheet.columns import fits
from planner.exchange.sheet.known import known_headings
from planner.exchange.sheet.values import Column, column_for, items_of
from planner.exchange.words import plain
from planner.i18n import _, ngettext, number
from planner.model import Entity, Kind, Organisation

TAGS, NOTES, ROLE = "tags", "notes", "role"
_STRENGTH = "strength"
_STRONGEST = 5
_MOST_TAGS = 12  # different values; more would be no help in a filter
_LONGEST_TAG = 40  # characters
_SAMPLE = 40


class Attributes:
    """Reads the attributes of all nodes, or all edges, of one graph; `mapping` says what each was read as.

    `known` are attributes that are read elsewhere: the label, the place, the direction.
    """

    def __init__(
        self, plan: Plan, graph: Graph, entity: type[Entity], owners: Sequence[Node | Edge], known: set[str]
    ) -> None:
        self._graph = graph
        self._tagged = entity is Organisation
        self._cells = {
            title: [one.attributes[title] for one in owners if title in one.attributes]
            for title in titles_of(owners)  # type: ignore[arg-type]  # of one kind, either will do
            if title not in known
        }
        self._columns: dict[str, Column] = {}
        self._spread: dict[str, tuple[float, float]] = {}
        self.mapping: dict[str, str] = {}
        self.notes: list[Note] = []
        self._unfit: dict[str, tuple[int, str, str]] = {}
        self._explained: set[tuple[str, str]] = set()
        self._map(plan, entity)

    def values(self, owner: Node | Edge) -> dict[str, Any]:
        """Return the fields that the attributes of a node or edge fill; what fits no field is in the notes."""
        values: dict[str, Any] = {}
        tags: list[str] = []
        lines: list[str] = []
        for title, cell in owner.attributes.items():
            key = self.mapping.get(title)
            if key in (None, "", ROLE):
                continue
            assert key is not None
            if title in self._spread:
                values[key] = self._rung(title, cell)
            if title in self._columns and self._read(title, cell, values):
                continue
            if key == TAGS and title not in self._columns:
                tags.append(f"{title}: {cell}")
            else:
                lines.append(f"{title}: {cell}")
        if tags:
            values[TAGS] = (*values.get(TAGS, ()), *tags)
        if lines:
            values[NOTES] = "\n".join(filter(None, [values.get(NOTES), *lines]))
        return values

    def account(self) -> list[Note]:
        """Return what is worth a look once all values are read."""
        unfit = [self._told_unfit(title, *told) for title, told in self._unfit.items()]
        return [*self.notes, *unfit]

    # What each attribute means

    def _map(self, plan: Plan, entity: type[Entity]) -> None:
        fields = {one.name: one for one in fields_of(plan, entity)}
        known = known_headings(plan, entity)
        pairs = sorted(
            (rank, place, title, key)
            for place, title in enumerate(self._cells)
            for rank, key in known.keys.get(plain(title), [])
            if key in fields and fields[key].kind is not Kind.REFERENCE and not fields[key].required
        )
        for _rank, _place, title, key in pairs:
            if title in self.mapping:
                continue
            if key in self.mapping.values():
                self._skip_double(title, key)
            elif key == _STRENGTH:
                self._map_strength(plan, entity, title)
            elif fits(plan, entity, key, self._cells[title][:_SAMPLE]):
                self._take(plan, entity, title, key)
        if self._tagged:
            self._map_role(
                {word for word, keys in known.keys.items() if any(key == ROLE for _rank, key in keys)}
            )
        for title, cells in self._cells.items():
            self.mapping.setdefault(title, TAGS if self._tagged and _are_tags(cells) else NOTES)

    def _map_role(self, words: set[str]) -> None:
        """Let one attribute name the roles of partners, unless it holds numbers."""
        for title, cells in self._cells.items():
            if title not in self.mapping and plain(title) in words:
                if not all(number_of(cell) is not None for cell in cells):
                    self.mapping[title] = ROLE
                return

    def roles(self, owner: Node | Edge) -> list[str]:
        """Return the names of the roles a node holds."""
        cells = [cell for title, cell in owner.attributes.items() if self.mapping.get(title) == ROLE]
        return [name for cell in cells for name in items_of(cell)]

    def _take(self, plan: Plan, entity: type[Entity], title: str, key: str) -> None:
        field = next(one for one in fields_of(plan, entity) if one.name == key)
        column = column_for(plan, entity, field, self._cells[title])
        if self._graph.decimal_point:
            column = replace(column, decimal=".", indonesian=False)
        self._columns[title] = column
        self.mapping[title] = key

    def _skip_double(self, title: str, key: str) -> None:
        """Leave out an attribute that says the same as the one a field is read from."""
        first = next(one for one, taken in self.mapping.items() if taken == key)
        column = self._columns.get(first)
        if column is not None and self._values(column, first) == self._values(column, title):
            self.mapping[title] = ""

    def _values(self, column: Column, title: str) -> list[Any] | None:
        try:
            return [column.read(cell).value for cell in self._cells[title]]
        except Invalid:
            return None

    def _map_strength(self, plan: Plan, entity: type[Entity], title: str) -> None:
        """Take weights of 1 to 5 as they are; spread any others over that scale, and keep them in the notes."""
        numbers = [number_of(cell.replace(",", ".")) for cell in self._cells[title]]
        weights = [one for one in numbers if one is not None]
        if len(weights) < len(numbers):
            if fits(plan, entity, _STRENGTH, self._cells[title][:_SAMPLE]):
                self._take(plan, entity, title, _STRENGTH)
            return
        low, high = min(weights), max(weights)
        if title != _STRENGTH and low == high == 1:
            self.mapping[title] = ""
            self._remark(title, "1", _("It is 1 on every edge and so says nothing; left out."))
        elif all(one in range(1, _STRONGEST + 1) for one in weights):
            self._take(plan, entity, title, _STRENGTH)
        elif low < high:
            self.mapping[title] = _STRENGTH
            self._spread[title] = low, high
            reason = _("Spread over strength 1 to 5; the number itself is kept in the notes.")
            self._remark(title, f"{number(low)} – {number(high)}", reason)

    def _rung(self, title: str, cell: str) -> int:
        low, high = self._spread[title]
        weight = number_of(cell.replace(",", ".")) or 0.0
        return 1 + round((_STRONGEST - 1) * (weight - low) / (high - low))

    # Reading one

    def _read(self, title: str, cell: str, values: dict[str, Any]) -> bool:
        """Read a value into its field; tell whether it fitted."""
        column = self._columns[title]
        try:
            reading = column.read(cell)
        except Invalid as error:
            count, first, reason = self._unfit.get(title, (0, cell, str(error)))
            self._unfit[title] = count + 1, first, reason
            return False
        values[column.field.name] = reading.value
        meant = column.explained(cell, reading.value)
        if meant is not None and (title, cell) not in self._explained:
            self._explained.add((title, cell))
            self._remark(title, cell, _("Read as “{value}”.").format(value=meant))
        return reading.problem is None

    def _told_unfit(self, title: str, count: int, first: str, reason: str) -> Note:
        told = ngettext(
            "{n} value does not fit and is kept in the notes: {reason}",
            "{n} values do not fit and are kept in the notes, such as: {reason}",
            count,
        ).format(reason=reason)
        return Note(self._graph.source, title, first, told)

    def _remark(self, title: str, value: str, reason: str) -> None:
        self.notes.append(Note(self._graph.source, title, value, reason))


def _are_tags(cells: Sequence[str]) -> bool:
    """Tell whether an attribute sorts nodes into a few groups, so that a tag is of use."""
    different = set(cells)
    return (
        len(different) <= min(_MOST_TAGS, len(cells) // 2)
        and all(len(one) <= _LONGEST_TAG and "," not in one and "\n" not in one for one in different)
        and not any("." in one and number_of(one) is not None for one in different)
    )
