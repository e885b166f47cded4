"""Reads what a person types or pastes into a cell as a value of its field."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner import i18n
from planner.display import name_of
from planner.document import Plan, folded
from planner.errors import Invalid
from planner.i18n import _
from planner.model import BY_KEY, Choice, Field, Kind, Organisation


def read_cell(plan: Plan, field: Field, value: Any) -> Any:
    """Return the value that `value` (text as typed, or a value already) means. Raises Invalid with the reason."""
    if not isinstance(value, str):
        return field.clean(value)
    text = value.strip()
    if text == "":
        return field.clean(None)
    reader = _READERS.get(field.kind)
    return field.clean(reader(plan, field, text) if reader is not None else text)


def _number(plan: Plan, field: Field, text: str) -> float:
    bare = text.replace("−", "-").replace(" ", "").replace("\u00a0", "").rstrip("%")
    for currency in (plan.info.currency, "Rp"):
        bare = bare.removeprefix(currency)
    comma = i18n.language() == "id"
    thousands, decimal = (".", ",") if comma else (",", ".")
    if decimal not in bare and bare.count(thousands) == 1 and len(bare.rpartition(thousands)[2]) != 3:
        thousands, decimal = decimal, thousands  # 2,5 typed in English, or 2.5 in Indonesian
    try:
        return float(bare.replace(thousands, "").replace(decimal, "."))
    except ValueError:
        raise field.refuse(_("{field}: “{value}” is not a number."), value=text) from None


def _date(plan: Plan, field: Field, text: str) -> date:
    parts = text.replace("/", "-").replace(".", "-").replace(" ", "-").split("-")
    parts = [part for part in parts if part]
    try:
        if len(parts) == 2:
            parts.append(str(date.today().year))
        if len(parts[0]) == 4:
            year, month, day = parts
        else:
            day, month, year = parts
        return date(int(year), _month(month), int(day))
    except (ValueError, IndexError):
        raise field.refuse(
            _("{field}: “{value}” is not a day of the calendar; write it as 2026-11-25 or 25 Nov 2026."), value=text
        ) from None


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    for names in i18n._MONTHS.values():
        for number, name in enumerate(names, 1):
            if text.casefold().startswith(name.casefold()):
                return number
    raise ValueError(text)


def _yes_no(plan: Plan, field: Field, text: str) -> bool:
    word = text.casefold()
    if word in ("yes", "y", "true", "1", "x", "✓", "ya", "benar"):
        return True
    if word in ("no", "n", "false", "0", "-", "tidak", "salah"):
        return False
    raise field.refuse(_("{field}: “{value}” is neither yes nor no."), value=text)


def _choice(plan: Plan, field: Field, text: str) -> Choice:
    assert field.choices is not None
    word = text.casefold()
    for choice in field.choices:
        if word in (str(choice.value).casefold(), choice.label.casefold(), choice.label_id.casefold()):
            return choice
    starts = [choice for choice in field.choices if choice.label.casefold().startswith(word)]
    if len(starts) == 1:
        return starts[0]
    labels = ", ".join(choice.label for choice in field.choices)
    raise field.refuse(_("{field}: “{value}” is none of {allowed}."), value=text, allowed=labels)


def _reference(plan: Plan, field: Field, text: str) -> str:
    entity = BY_KEY[field.target or ""]
    word = folded(text)
    for row in plan.rows(entity):
        names = [name_of(plan, row), row.uid]
        if isinstance(row, Organisation) and row.short_name:
            names.append(row.short_name)
        if word in map(folded, names):
            return row.uid
    raise Invalid(_("{field}: there is no “{value}” in the plan.").format(field=field.label, value=text), field.name)


_READERS = {
    Kind.WHOLE: _number, Kind.NUMBER: _number, Kind.MONEY: _number, Kind.PERCENT: _number, Kind.PROBABILITY: _number,
    Kind.DATE: _date, Kind.YES_NO: _yes_no, Kind.CHOICE: _choice, Kind.REFERENCE: _reference,
    Kind.TAGS: lambda plan, field, text: tuple(part.strip() for part in text.split(",")),
}  # fmt: skip
