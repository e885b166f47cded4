"""Reads what a person types or pastes as a value of a field, and writes a value as it would be typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from planner import i18n
from planner.display import name_of, shown
from planner.document import Plan, folded
from planner.i18n import LANGUAGES, _, use_language
from planner.model import BY_KEY, Choice, Entity, Field, Kind, Organisation

YES = ("yes", "y", "true", "1", "x", "✓", "ya", "benar")
NO = ("no", "n", "false", "0", "-", "tidak", "salah")
_CURRENCY_SIGNS = ("rp.", "rp", "$", "€", "£", "¥")
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:([.,])\d{3}(?:\1\d{3})*)", re.ASCII)
_PLAIN = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?", re.ASCII)


def read_cell(plan: Plan, field: Field, value: Any) -> Any:
    """Return the value that `value` (typed text, or a value already) means. Raises Invalid, saying why not."""
    if not isinstance(value, str):
        return field.clean(value)
    text = value.strip()
    if text == "":
        return field.clean(None)
    reader = _READERS.get(field.kind)
    return field.clean(reader(plan, field, text) if reader is not None else text)


def typed_text(plan: Plan, field: Field, value: Any) -> str:
    """Return the text that, typed in the active language, gives `value` again; Excel understands it too.

    Numbers come whole and ungrouped with the decimal mark of the language, days as 2026-11-25.
    """
    if value is None:
        return ""
    if field.numeric:
        text = repr(float(value)) if value != int(value) else str(int(value))
        return text.replace(".", ",") if i18n.language() == "id" else text
    if field.kind is Kind.DATE:
        return str(value.isoformat())
    if field.kind is Kind.PICTURE:
        return str(value)
    return shown(plan, field, value)


# Numbers


def number_of(text: str) -> float | None:
    """Return the number that a typed text means in the active language, or None when it means none."""
    plain = _ungrouped(re.sub(r"[\s'’]", "", text.replace("−", "-")))
    return float(plain) if plain is not None and _PLAIN.fullmatch(plain) else None


def _number(plan: Plan, field: Field, text: str) -> float:
    share = text.endswith("%") and field.kind is Kind.PROBABILITY
    bare = _bare(plan, text)
    if bare.startswith("(") and bare.endswith(")"):  # how accountants write a loss
        bare = "-" + bare[1:-1]
    plain = _ungrouped(bare)
    if plain is None or not _PLAIN.fullmatch(plain):
        raise field.refuse(_("{field}: “{value}” is not a number."), value=text)
    return float(plain) / (100 if share else 1)


def _bare(plan: Plan, text: str) -> str:
    """Return a number without spaces, per cent sign and currency."""
    bare = re.sub(r"[\s'’]", "", text.replace("−", "-")).rstrip("%")
    for sign in (plan.info.currency.casefold(), *_CURRENCY_SIGNS):
        if bare.casefold().startswith(sign):
            return bare[len(sign) :]
        if bare.casefold().endswith(sign):
            return bare[: -len(sign)]
    return bare


def _ungrouped(text: str) -> str | None:
    """Return a number with a decimal point and without groups, or None when its marks make no sense."""
    whole, mark, rest = text.partition(_decimal_mark(text))
    if "." in whole or "," in whole:
        if not _GROUPED.fullmatch(whole):
            return None
        whole = re.sub(r"[.,]", "", whole)
    return f"{whole}.{rest}" if mark else whole


def _decimal_mark(text: str) -> str:
    """Return the mark before the decimals; the language decides only what can mean both, as 1.500 can."""
    own = "," if i18n.language() == "id" else "."
    marks = [sign for sign in text if sign in ".,"]
    if not marks or len(set(marks)) == 2:
        return marks[-1] if marks else own
    other = "," if marks[0] == "." else "."
    if len(marks) > 1 or (marks[0] != own and _GROUPED.fullmatch(text)):
        return other
    return marks[0]


# Days


def _date(plan: Plan, field: Field, text: str) -> date:
    parts = [part for part in re.split(r"[-/.,\s]+", text) if part]
    if len(parts) == 2:
        parts.append(str(date.today().year))
    try:
        year, month, day = _in_order(parts)
        return date(year, month, day)
    except ValueError:
        raise field.refuse(
            _("{field}: “{value}” is not a day of the calendar; write it as 2026-11-25 or 25 Nov 2026."),
            value=text,
        ) from None


def _in_order(parts: list[str]) -> tuple[int, int, int]:
    """Return year, month and day of 2026-11-25, 25/11/2026, 25 Nov 26 or Nov 25, 2026."""
    if len(parts) != 3 or any(len(part) > 10 for part in parts):
        raise ValueError(parts)
    first, second, third = parts
    if len(first) == 4 and first.isdecimal():
        return int(first), _month(second), int(third)
    if not first.isdecimal():
        first, second = second, first
    year = int(third)
    return year + 2000 if len(third) == 2 else year, _month(second), int(first)


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    for language in LANGUAGES:
        with use_language(language):
            for number in range(1, 13):
                if text.casefold().startswith(i18n.month(number).casefold()):
                    return number
    raise ValueError(text)


# Words


def _yes_no(plan: Plan, field: Field, text: str) -> bool:
    word = text.casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise field.refuse(_("{field}: “{value}” is neither yes nor no."), value=text)


def _choice(plan: Plan, field: Field, text: str) -> Choice:
    assert field.choices is not None
    word = folded(text)
    for choice in field.choices:
        if word == folded(str(choice.value)) or word in _labels(choice):
            return choice
    starts = [choice for choice in field.choices if folded(choice.label).startswith(word)]
    if len(starts) == 1:
        return starts[0]
    labels = ", ".join(choice.label for choice in field.choices)
    raise field.refuse(_("{field}: “{value}” is none of {allowed}."), value=text, allowed=labels)


def _labels(choice: Choice) -> set[str]:
    """Return the label in every language: a list may come from a colleague who speaks the other one."""
    labels = set()
    for language in LANGUAGES:
        with use_language(language):
            labels.add(folded(choice.label))
    return labels


def _reference(plan: Plan, field: Field, text: str) -> str:
    rows: list[Entity] = plan.rows(BY_KEY[field.target or ""])
    word = folded(text)
    named = [row.uid for row in rows if row.uid == text or folded(name_of(plan, row)) == word]
    if not named:
        named = [row.uid for row in rows if isinstance(row, Organisation) and folded(row.short_name) == word]
    if not named:
        raise field.refuse(_("{field}: there is no “{value}” in the plan."), value=text)
    if len(named) > 1:
        raise field.refuse(_("{field}: several rows are called “{value}”; rename one first."), value=text)
    return named[0]


def _tags(plan: Plan, field: Field, text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


_READERS: dict[Kind, Callable[[Plan, Field, str], Any]] = {
    Kind.WHOLE: _number, Kind.NUMBER: _number, Kind.MONEY: _number, Kind.PERCENT: _number,
    Kind.PROBABILITY: _number, Kind.DATE: _date, Kind.YES_NO: _yes_no, Kind.CHOICE: _choice, Kind.REFERENCE: _reference,
    Kind.TAGS: _tags,
}  # fmt: skip
