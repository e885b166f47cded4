"""A cell of a client's sheet read as a value of a field: choices and scales in both languages, numbers, days,
lists.

What the other cells of the column show (decimal mark, order of a day, fractions for per cent) decides where
one cell alone is not clear.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.document import Plan
from planner.errors import Invalid
from planner.exchange.sheet import choice_words
from planner.exchange.sheet.cells import text_of
from planner.exchange.sheet.numbers import day_first, day_in, decimal_mark, number_in
from planner.exchange.words import nearest, plain
from planner.i18n import LANGUAGES, _, use_language
from planner.model import Choice, Entity, Field, Kind, Risk
from planner.model.choices import Language

_SEVERAL = re.compile(r"[\n;|]+")
_LISTED = re.compile(r"[\n;|,]+")
_PARTS = re.compile(r"[\n;|,/]+| - | – ")
_BULLET = re.compile(r"^\s*(?:[-–•*▪]|\(?\d{1,2}[.)])\s*")
_LEADING = re.compile(r"\s*(-?\d+)(?:\s*/\s*\d+)?\s*(?:$|[-–—:.=)(\s])")
_TRAILING = re.compile(r"[-–—:=(\s]\s*(\d+)\s*\)?\s*$")
_MOST_RUNGS = 10  # a whole number with more values is a count, not a scale


@dataclass(frozen=True)
class Reading:
    """The value of a cell; `problem` says what of the cell could not be taken along."""

    value: Any
    problem: str | None = None


@dataclass(frozen=True)
class Column:
    """How the cells of one column are read as values of `field`; `top` is the highest rung of its scale."""

    field: Field
    decimal: str = "."
    days_first: bool = True
    fractions: bool = False
    indonesian: bool = False
    top: float | None = None

    def read(self, cell: Any) -> Reading:
        """Return the value of a cell that is not empty. Raises Invalid with the reason."""
        reader = _READERS.get(self.field.kind, _text)
        reading = reader(self, cell)
        if self.top is not None and isinstance(reading.value, (int, float)) and reading.value > self.top:
            raise Invalid(
                _("{value} is above the {levels} levels of this plan.").format(
                    value=text_of(cell), levels=int(self.top)
                )
            )
        if self.field.kind is Kind.REFERENCE:
            return reading
        return Reading(self.field.clean(reading.value), reading.problem)

    def explained(self, cell: Any, value: Any) -> str | None:
        """Return what a word of the cell was read as; None where the cell says it itself."""
        if not isinstance(cell, str) or value is None:
            return None
        if isinstance(value, Choice):
            return None if plain(cell) in _own_words(value) else value.label
        if self.field.kind is Kind.WHOLE and (cell.strip().endswith("%") or plain(cell) in _rungs()):
            return _("{value} of {top}").format(value=value, top=_bounds(self)[1])
        return None


def column_for(plan: Plan, entity: type[Entity], field: Field, cells: Sequence[Any]) -> Column:
    """Return how the filled `cells` of a column are read as values of `field`."""
    indonesian = plan.info.language is Language.INDONESIAN
    rupiah = any(isinstance(cell, str) and cell.lstrip().startswith("Rp") for cell in cells)
    scored = entity is Risk and field.name.endswith(("likelihood", "impact"))
    return Column(
        field,
        decimal=decimal_mark(cells, "," if indonesian or rupiah else ".") if field.numeric else ".",
        days_first=day_first(cells),
        fractions=_are_fractions(cells),
        indonesian=indonesian or rupiah,
        top=plan.info.risk_levels if scored else None,
    )


def items_of(cell: Any) -> list[str]:
    """Return the entries of a cell that holds several texts, without bullets and numbers before them."""
    lines = _SEVERAL.split(str(cell)) if isinstance(cell, str) else [text_of(cell)]
    return [entry for line in lines if (entry := " ".join(_BULLET.sub("", line).split()))]


def names_of(cell: Any) -> list[str]:
    """Return the names of a cell that lists several, also with commas between."""
    return [name for part in _LISTED.split(text_of_lines(cell)) if (name := " ".join(part.split()))]


def text_of_lines(cell: Any) -> str:
    """Return what a cell says, its line breaks kept."""
    return cell if isinstance(cell, str) else text_of(cell)


def _are_fractions(cells: Sequence[Any]) -> bool:
    """Tell whether per cents are kept as fractions here: all within 0 and 1, some of them broken."""
    numbers = [cell for cell in cells if isinstance(cell, float)]
    return bool(numbers) and all(0 <= one <= 1 for one in numbers) and any(0 < one < 1 for one in numbers)


def _text(column: Column, cell: Any) -> Reading:
    if column.field.kind is Kind.LONG and isinstance(cell, str):
        return Reading(cell)
    return Reading(text_of(cell))


def _number(column: Column, cell: Any) -> Reading:
    value = number_in(cell, column.decimal, indonesian=column.indonesian)
    percent = isinstance(cell, str) and cell.rstrip().endswith("%")
    kind, hundred = column.field.kind, column.field.kind is Kind.WHOLE and column.field.high == 100
    if kind is Kind.PROBABILITY:
        return Reading(value / 100 if percent or value > 1 else value)
    if (kind is Kind.PERCENT or hundred) and column.fractions and not isinstance(cell, str):
        return Reading(round(value * 100, 6))
    return Reading(value)


def _whole(column: Column, cell: Any) -> Reading:
    field = column.field
    if field.low is None or field.high is None or field.high - field.low >= _MOST_RUNGS:
        return _number(column, cell)
    text = text_of(cell)
    if text.endswith("%"):
        return Reading(_rung_of_share(column, number_in(text, column.decimal) / 100))
    for pattern in (_LEADING, _TRAILING):
        found = pattern.match(text) if pattern is _LEADING else pattern.search(text)
        if found is not None and "," not in text and not re.fullmatch(r"-?\d+\.\d+", text):
            return Reading(int(found[1]))
    rung = _rungs().get(plain(text))
    if rung is not None:
        return Reading(_rung(column, rung))
    return _number(column, cell)


def _rung_of_share(column: Column, share: float) -> int:
    low, high = _bounds(column)
    return min(high, max(low, low - 1 + math.ceil(round(share * (high - low + 1), 9))))


def _rung(column: Column, step: int) -> int:
    """Return the level of a word, 0 the lowest to 4 the highest; rounded away from the middle."""
    low, high = _bounds(column)
    place = step / 4 * (high - low)
    return low + (math.floor(place) if step < 2 else math.ceil(place))


def _bounds(column: Column) -> tuple[int, int]:
    top = column.top if column.top is not None else column.field.high
    return int(column.field.low or 0), int(top or 0)


@cache
def _rungs() -> dict[str, int]:
    return {plain(word): step for step, words in enumerate(choice_words.SCALE) for word in words.split(";")}


def _date(column: Column, cell: Any) -> Reading:
    return Reading(day_in(cell, days_first=column.days_first))


def _yes_no(column: Column, cell: Any) -> Reading:
    if isinstance(cell, bool):
        return Reading(cell)
    text = text_of(cell).casefold()
    for words, value in ((choice_words.YES, True), (choice_words.NO, False)):
        known = [word.strip() for word in words.split(";")]
        if text in known or plain(text) in known:
            return Reading(value)
    raise Invalid(_("“{value}” is neither yes nor no.").format(value=text))


def _choice(column: Column, cell: Any) -> Reading:
    choices = column.field.choices
    assert choices is not None
    text = text_of(cell)
    found = choice_in(choices, text)
    if found is not None:
        return Reading(found)
    read = [choice_in(choices, part) for part in _PARTS.split(text_of_lines(cell)) if part.strip()]
    taken = next((one for one in read if one is not None), None)
    if taken is None:
        raise Invalid(
            _("“{value}” is none of {allowed}.").format(
                value=text[:80], allowed=", ".join(one.label for one in choices)
            )
        )
    others = any(one is not None and one is not taken for one in read)
    problem = _("Only one fits here; “{taken}” was taken.").format(taken=taken.label) if others else None
    return Reading(taken, problem)


def choice_in(choices: type[Choice], text: str) -> Choice | None:
    """Return the choice a word or label in either language means, or None."""
    words = _choice_words(choices)
    word = plain(text)
    exact = words.get(word) or words.get(_BULLET.sub("", word))
    if exact is not None or not word:
        return exact
    near = nearest(word, list(words))
    return words[near[0]] if near is not None else None


@cache
def _choice_words(choices: type[Choice]) -> dict[str, Choice]:
    """Return every known word of a list; the stored words and labels come first."""
    words: dict[str, Choice] = {}
    for code in LANGUAGES:
        with use_language(code):
            for choice in choices:
                words.setdefault(plain(str(choice.value)), choice)
                words.setdefault(plain(choice.label), choice)
    for value, others in choice_words.CHOICES.get(choices.__name__, {}).items():
        for word in others.split(";"):
            words.setdefault(plain(word), choices(value))
    return words


def _own_words(choice: Choice) -> set[str]:
    """Return the stored word of a choice and its labels."""
    words = {plain(str(choice.value))}
    for code in LANGUAGES:
        with use_language(code):
            words.add(plain(choice.label))
    return words


def _tags(column: Column, cell: Any) -> Reading:
    return Reading(tuple(names_of(cell)))


_READERS: dict[Kind, Callable[[Column, Any], Reading]] = {
    Kind.WHOLE: _whole,
    Kind.NUMBER: _number,
    Kind.MONEY: _number,
    Kind.PERCENT: _number,
    Kind.PROBABILITY: _number,
    Kind.DATE: _date,
    Kind.YES_NO: _yes_no,
    Kind.CHOICE: _choice,
    Kind.TAGS: _tags,
}
