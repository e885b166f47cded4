"""The columns of a register: one for each declared field, and computed ones a page adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

from planner.display import short_of, shown
from planner.document import Plan, fields_of
from planner.model import BY_KEY, Entity, Field, Kind
from ui import theme


class Look(Enum):
    """How a cell is painted."""

    TEXT = "text"
    STRONG = "strong"
    MUTED = "muted"
    NUMBER = "number"
    CHIP = "chip"
    DOT = "dot"
    LEVEL = "level"
    STEPS = "steps"
    TICK = "tick"


class Mark(NamedTuple):
    """What is said of a cell beside its value: a word, the colour of its meaning, and the reason in a sentence."""

    word: str
    tone: str
    reason: str = ""


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SORTS = (Kind.CHOICE, Kind.REFERENCE, Kind.YES_NO, Kind.TAGS)
_SHORT = range(60, 180)  # pixels: texts declared that wide are names, of which several rows share one


@dataclass(frozen=True)
class Column:
    """A column: its key and heading, how to get and show a cell's value, and whether a person may edit it.

    `tone` gives a cell the colour of a meaning (good, warning, danger) or a category's colour for a dot;
    `blank` says what an empty cell means, which is then shown as a dash. `toggle` is what a click or Space does to the
    row of a tick that is worked out. `floor` is a width in pixels it keeps even where room is short; `mark` says of a
    row what is the matter with its cell. `groups` tells (rank, text) of each group a row belongs to where the value
    alone does not, and `summed` that the sum of the column means something.
    """

    key: str
    title: str
    value: Callable[[Any], Any]
    text: Callable[[Any], str]
    look: Look = Look.TEXT
    field: Field | None = None
    width: int = 120
    tone: Callable[[Any], str | None] | None = None
    help: str = ""
    blank: str = ""
    toggle: Callable[[Any, bool], Any] | None = None
    floor: int = 0
    mark: Callable[[Any], Mark | None] | None = None
    groups: Callable[[Any], Sequence[tuple[Any, str]]] | None = None
    summed: bool = False
    values: Callable[[Sequence[Any]], list[Any]] | None = None  # of many rows at once, where that is quicker

    def of(self, rows: Sequence[Any]) -> list[Any]:
        """Return the values of many rows."""
        return self.values(rows) if self.values is not None else [self.value(row) for row in rows]

    @property
    def groupable(self) -> bool:
        """Whether rows can be grouped by this column: several are likely to share what stands in it."""
        if self.groups is not None or self.field is None:
            return self.groups is not None
        short = self.field.kind is Kind.TEXT and self.width in _SHORT and self.look is not Look.STRONG
        return short or self.field.kind in _SORTS

    @property
    def editable(self) -> bool:
        """Whether the cell can be typed into."""
        return self.field is not None

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Numbers stand at the right, all else at the left."""
        return _RIGHT if self.look is Look.NUMBER else _LEFT


def _text(plan: Plan, field: Field, value: Any) -> str:
    """Say a value as short as a column wants it: partners by their short names."""
    if field.kind is Kind.REFERENCE and value is not None:
        row = plan.get(BY_KEY[field.target or ""], value)
        return short_of(plan, row) if row is not None else ""
    return shown(plan, field, value)


_WIDTHS = {
    Kind.LONG: 220, Kind.WHOLE: 86, Kind.NUMBER: 92, Kind.MONEY: 110, Kind.PERCENT: 84, Kind.PROBABILITY: 90,
    Kind.DATE: 104, Kind.YES_NO: 72, Kind.REFERENCE: 140, Kind.TAGS: 140, Kind.CHOICE: 130,
}  # fmt: skip
_CHIPS = {"stage", "status"}
_DAY = 98  # pixels of a day with its year


def field_column(plan: Plan, entity: type[Entity], field: Field) -> Column:
    """Return the column of a declared field."""
    return Column(
        key=field.name,
        title=field.label,
        value=lambda row: getattr(row, field.name),
        values=lambda rows: [held[field.name] for held in map(vars, rows)],
        text=lambda value: _text(plan, field, value),
        look=_look(entity, field),
        field=field,
        width=field.width or _WIDTHS.get(field.kind, 150),
        help=field.help,
        floor=_DAY if field.kind is Kind.DATE else 0,
        summed=field.summed,
        tone=partial(_category_tone, field) if field.name == "category" else None,
    )


def _category_tone(field: Field, value: Any) -> str | None:
    """Return the colour of a category: always the same one."""
    choices = list(field.choices or ())
    return theme.category_colour(choices.index(value)) if value in choices else None


def _look(entity: type[Entity], field: Field) -> Look:
    if field.name == entity.title_field:
        return Look.STRONG
    if field.kind is Kind.YES_NO:
        return Look.TICK
    if field.name == "category" and field.choices is not None:
        return Look.DOT
    if field.name in _CHIPS and field.kind is Kind.CHOICE:
        return Look.CHIP
    if field.kind is Kind.WHOLE and field.low is not None and field.high is not None and field.high <= 4:
        return Look.STEPS
    return Look.NUMBER if field.numeric else Look.TEXT


def columns_of(
    plan: Plan, entity: type[Entity], extra: list[tuple[int, Column]] | None = None
) -> list[Column]:
    """Return all columns of an entity: its fields in order, with `extra` ones inserted at their places."""
    columns = [field_column(plan, entity, field) for field in fields_of(plan, entity) if field.tabular]
    for place, column in extra or []:
        columns.insert(place, column)
    return columns
