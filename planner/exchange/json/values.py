"""Values of fields as JSON values, and back: choices as English words, days as ISO text, tags as a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from planner.errors import Invalid
from planner.i18n import _
from planner.model import Choice, Field, Kind

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LARGEST = 2**53  # beyond it a whole number is no longer exact in Excel and numpy


@dataclass(frozen=True)
class Unreadable:
    """What JSON cannot say, in the place where the file tries to: the row that holds it names the place."""

    reason: str


def as_json(value: Any) -> Any:
    """Return a field's value as JSON keeps it; whole floats are written as whole numbers."""
    if isinstance(value, Choice):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < _LARGEST:
        return int(value)
    return value


def from_json(field: Field, value: Any) -> Any:
    """Return a JSON value as the field keeps it; None empties it. Raises Invalid with the reason.

    A reference comes back as the text that names it.
    """
    _refuse_unkeepable(field, value)
    if value is None or value == "":
        cleaned = field.clean(None)
        return field.default if cleaned is None else cleaned
    if field.kind is Kind.DATE:
        value = _day(field, value)
    elif field.kind is Kind.CHOICE and not isinstance(value, str):
        raise field.refuse(_("{field}: “{value}” is not text."), value=value)
    elif field.kind is Kind.TAGS and not isinstance(value, list):
        raise field.refuse(_("{field}: “{value}” is not a list of words."), value=value)
    return field.clean(value)


def _refuse_unkeepable(field: Field, value: Any) -> None:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Unreadable):
            raise Invalid(one.reason, field.name)
    if isinstance(value, (dict, list)) and field.kind is not Kind.TAGS:
        raise field.refuse(_("{field}: a single value is expected, not a list or an object."))
    if isinstance(value, (int, float)) and not abs(value) <= 1e300:  # NaN too
        raise field.refuse(_("{field}: “{value}” is not a number that can be kept."), value=value)
    if field.kind is Kind.WHOLE and isinstance(value, (int, float)) and abs(value) > _LARGEST:
        raise field.refuse(_("{field}: “{value}” is too large."), value=value)
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str) and not _keepable(text):
            raise field.refuse(_("{field} holds a character that cannot be kept; type the text again."))


def _keepable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:  # half of a surrogate pair
        return False
    return "\0" not in text


def _day(field: Field, value: Any) -> date:
    sentence = _("{field}: “{value}” is not a day of the calendar; write it as 2026-11-25.")
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise field.refuse(sentence, value=value)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise field.refuse(sentence, value=value) from None
