"""A cell of a client's sheet read as a value of a field: choices and scales in both languages, numbers, days,
lists.

What the other cells of the column show (decimal mark, order of a day, fractions for per cent) decides where
one cell alone is not clear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from planner.document import Plan
from planner.errors import Invalid
from planner.exchange.sheet import choice_words
from planner.exchange.sheet.cells import Share, Uncalculated, text_of
from planner.exchange.sheet.levels import Scale, bare_number, level_in, number_and_word
from planner.exchange.sheet.numbers import day_in, day_order, days_in, decimal_mark, number_in
from planner.exchange.words import nearest, plain
from planner.i18n import LANGUAGES, _, use_language
from planner.model import Choice, Entity, Field, Kind, Risk
from planner.model.choices import Language

_SEVERAL = re.compile(r"[\n;|]+")
_LISTED = re.compile(r"[\n;|,]+")
_PARTS = re.compile(r"[\n;|,/]+| - | – ")
_BULLET = re.compile(r"^\s*(?:[-–•*▪]|\(?\d{1,2}[.)])\s*")
_MOST_RUNGS = 10  # a whole number with more values is a count, not a scale
_ERRORS = {"#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#GETTING_DATA", "#SPILL!"}
_PEOPLE = {"owner", "manager", "raised_by", "chair", "handled_by", "escalates_to", "accountable_for"}


@dataclass(frozen=True)
class Reading:
    """The value of a cell; `problem` says what of the cell could not be taken along."""

    value: Any
    problem: str | None = None


@dataclass(frozen=True)
class Column:
    """How the cells of one column are read as values of `field`; `top` is the highest rung of its scale.

    `scale` is how the sheet counts levels, where it does so in its own way; `order_known` says that the sheet
    shows the order of its days, `doubtful_whole` that a 1 may be a level or 100 %.
    """

    field: Field
    decimal: str = "."
    days_first: bool = True
    order_known: bool = True
    fractions: bool = False
    doubtful_whole: bool = False
    indonesian: bool = False
    top: float | None = None
    scale: Scale | None = None

    def read(self, cell: Any) -> Reading:
        """Return the value of a cell that is not empty. Raises Invalid with the reason."""
        require_value(cell)
        reader = _READERS.get(self.field.kind, _text)
        reading = reader(self, cell)
        if self.field.kind is Kind.REFERENCE:
            return reading
        return Reading(self.field.clean(reading.value), reading.problem)

    def explained(self, cell: Any, value: Any) -> str | None:
        """Return what a word of the cell was read as; None where the cell says it itself."""
        if value is not None and is_rung(self.field):
            return self._explained_level(cell, value)
        if not isinstance(cell, str) or value is None:
            return None
        if isinstance(value, Choice):
            return None if plain(cell) in _own_words(value) else value.label
        return None

    def _explained_level(self, cell: Any, value: int) -> str | None:
        """Return the level a cell was read as where no number in it says so, or the scale as a whole was told."""
        number, _word = number_and_word(cell)
        plainly = number is not None and not isinstance(cell, Share) and "%" not in text_of(cell)
        if plainly and (number == value or (self.scale is not None and self.scale.told)):
            return None
        return _("{value} of {top}").format(value=value, top=_bounds(self)[1])


def require_value(cell: Any) -> None:
    """Raise Invalid for a formula without a stored value, and for an error that the sheet shows."""
    if isinstance(cell, Uncalculated):
        raise Invalid(
            _(
                "{formula} is a formula without a stored value; open the workbook in a spreadsheet, "
                "save it and import it again."
            ).format(formula=cell[:80])
        )
    if isinstance(cell, str) and cell.strip().upper() in _ERRORS:
        raise Invalid(
            _("The sheet shows the error {error} here; mend the cell and import again.").format(
                error=cell.strip()
            )
        )


def is_rung(field: Field) -> bool:
    """Tell whether a field holds one of a few levels."""
    bounded = field.low is not None and field.high is not None
    return field.kind is Kind.WHOLE and bounded and (field.high or 0) - (field.low or 0) < _MOST_RUNGS


def holds_levels(entity: type[Entity], field: Field) -> bool:
    """Tell whether a field holds levels of the plan's own risk scale."""
    return entity is Risk and field.name.endswith(("likelihood", "impact"))


def column_for(plan: Plan, entity: type[Entity], field: Field, cells: Sequence[Any]) -> Column:
    """Return how the filled `cells` of a column are read as values of `field`."""
    indonesian = plan.info.language is Language.INDONESIAN
    rupiah = any(isinstance(cell, str) and cell.lstrip().startswith("Rp") for cell in cells)
    order = day_order(cells)
    levels = is_rung(field)
    return Column(
        field,
        decimal=decimal_mark(cells, "," if indonesian or rupiah else ".") if field.numeric else ".",
        days_first=order is not False,
        order_known=order is not None,
        fractions=_are_shares(cells) if levels else _are_fractions(cells),
        doubtful_whole=levels and not _are_shares(cells) and any(map(_is_bare_fraction, cells)),
        indonesian=indonesian or rupiah,
        top=plan.info.risk_levels if holds_levels(entity, field) else None,
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


def _are_shares(cells: Sequence[Any]) -> bool:
    """Tell whether levels are all bare fractions, so that a 1 among them is the whole and not the lowest level."""
    numbers = [bare_number(cell) for cell in cells]
    within = all(one is not None and 0 <= one <= 1 for one in numbers)
    return within and any(map(_is_bare_fraction, cells))


def _is_bare_fraction(cell: Any) -> bool:
    number = bare_number(cell)
    return number is not None and 0 < number < 1


def _text(column: Column, cell: Any) -> Reading:
    if column.field.kind is Kind.LONG and isinstance(cell, str):
        return Reading(cell)
    if column.field.name in _PEOPLE and isinstance(cell, str):
        return Reading(", ".join(items_of(cell)))
    return Reading(text_of(cell))


def _number(column: Column, cell: Any) -> Reading:
    if column.field.name.endswith("days") and isinstance(cell, str) and (days := days_in(cell)) is not None:
        return Reading(days)
    value = number_in(cell, column.decimal, indonesian=column.indonesian)
    percent = isinstance(cell, str) and cell.rstrip().endswith("%")
    if isinstance(cell, Share) and column.field.kind is not Kind.PROBABILITY:
        hundredfold = column.field.kind is Kind.PERCENT or column.field.high == 100
        return Reading(round(value * 100, 6) if hundredfold else value)
    kind, hundred = column.field.kind, column.field.kind is Kind.WHOLE and column.field.high == 100
    if kind is Kind.PROBABILITY:
        return Reading(value / 100 if percent or value > 1 else value)
    if (kind is Kind.PERCENT or hundred) and column.fractions and not isinstance(cell, str):
        return Reading(round(value * 100, 6))
    return Reading(value)


def _whole(column: Column, cell: Any) -> Reading:
    if not is_rung(column.field):
        return _number(column, cell)
    low, high = _bounds(column)
    scale = column.scale or Scale(low, high)
    if column.fractions and bare_number(cell) == 1:
        cell = Share(1)  # the whole, among shares
    if column.doubtful_whole and bare_number(cell) == 1:
        raise Invalid(_("1 may be the lowest level or 100 % here; write which one is meant."))
    return Reading(level_in(cell, scale, low, high))


def _bounds(column: Column) -> tuple[int, int]:
    top = column.top if column.top is not None else column.field.high
    return int(column.field.low or 0), int(top or 0)


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
