"""One declaration per field: what form, table, workbook, JSON and file know of it comes from here."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from fnmatch import fnmatchcase
from typing import Any

from sqlalchemy import REAL, CheckConstraint, ForeignKey, Integer, Text, text
from sqlalchemy.orm import mapped_column

from planner.errors import Invalid
from planner.i18n import _, number
from planner.model import picture
from planner.model.choices import Choice
from planner.model.types import IS_MOMENT, Chosen, IsoDate, Tags, UtcTime, YesNo


class Kind(Enum):
    """What sort of value a field holds; each has one editor, one way to be shown and one to be stored."""

    TEXT = "text"
    LONG = "long"
    WHOLE = "whole"
    NUMBER = "number"
    MONEY = "money"
    PERCENT = "percent"
    PROBABILITY = "probability"
    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes or no"
    CHOICE = "choice"
    REFERENCE = "reference"
    TAGS = "tags"
    COLOUR = "colour"
    PICTURE = "picture"


_SQL: dict[Kind, Callable[[], Any]] = {
    Kind.TEXT: Text,
    Kind.LONG: Text,
    Kind.WHOLE: Integer,
    Kind.NUMBER: REAL,
    Kind.MONEY: REAL,
    Kind.PERCENT: REAL,
    Kind.PROBABILITY: REAL,
    Kind.DATE: IsoDate,
    Kind.MOMENT: UtcTime,
    Kind.YES_NO: YesNo,
    Kind.REFERENCE: Text,
    Kind.TAGS: Tags,
    Kind.COLOUR: Text,
    Kind.PICTURE: Text,
}
LONGEST_NAME = 200  # letters of what a partner, a role or a goal is called
LONGEST_LINE = 5_000  # letters of any other line of text
_HEX = "[0-9A-F]"
_UNKEEPABLE = re.compile(
    "[\0-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # no XML, and so no workbook, can hold them
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_HUNDREDTH = Decimal("0.01")
_NUMERIC = (Kind.WHOLE, Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.PROBABILITY)


@dataclass(frozen=True)
class Field:
    """A field of an entity; `label` and `help` are English texts to translate where they are shown.

    `low` and `high` bound a number; `target` is the key of the entity a reference points to; `owner` says
    that the row goes with its target; `more` puts it under "More"; `unique` that no two rows of a plan may
    share it; `shape` is the pattern of a code in capitals, as SQLite's GLOB writes it. `scale` names the scale
    whose levels the plan may define; `within` the reference that a row must share with what this one points to;
    `summed` that the sum over rows means something.
    """

    name: str
    label_id: str
    help_id: str
    kind: Kind
    required: bool = False
    choices: type[Choice] | None = None
    target: str | None = None
    owner: bool = False
    low: float | None = None
    high: float | None = None
    more: bool = False
    unique: bool = False
    internal: bool = False
    width: int | None = None
    default: Any = None
    shape: str | None = None
    scale: str = ""
    within: str = ""
    summed: bool = False

    @property
    def label(self) -> str:
        """The field's name in the active language."""
        return _(self.label_id)

    @property
    def help(self) -> str:
        """What to enter, in the active language."""
        return _(self.help_id)

    @property
    def numeric(self) -> bool:
        """Whether the value is a number that can be added or averaged."""
        return self.kind in _NUMERIC

    @property
    def tabular(self) -> bool:
        """Whether a cell of a table can hold the value; a picture it cannot."""
        return self.kind is not Kind.PICTURE

    def clean(self, value: Any) -> Any:
        """Return `value` as it is kept: trimmed, rounded, converted. Raises Invalid naming the field."""
        if isinstance(value, str) and self.kind is not Kind.LONG:
            value = " ".join(value.split())
        if value is None or value == "":
            if self.required:
                raise Invalid(_("{field} may not be empty.").format(field=self.label), self.name)
            return self.default
        return _CLEAN[self.kind](self, value)

    def refuse(self, sentence: str, **words: object) -> Invalid:
        """Make the error that says what is wrong with a value of this field."""
        return Invalid(sentence.format(field=self.label, **words), self.name)


def _clean_text(field: Field, value: Any) -> str:
    if not isinstance(value, str):
        raise field.refuse(_("{field}: “{value}” is not text."), value=value)
    if _UNKEEPABLE.search(value):
        raise field.refuse(_("{field} holds a character that cannot be kept; type the text again."))
    text = _LINE_END.sub("\n", value).strip()
    most = LONGEST_NAME if field.unique else LONGEST_LINE
    if field.kind is Kind.TEXT and len(text) > most:
        raise field.refuse(
            _("{field} has {count} letters; at most {most} are kept. Shorten it."),
            count=number(len(text)), most=number(most),
        )  # fmt: skip
    return _in_shape(field, text) if field.shape else text


def _in_shape(field: Field, text: str) -> str:
    capitals = text.upper()
    if fnmatchcase(capitals, field.shape or "*"):
        return capitals
    if field.kind is Kind.COLOUR:
        raise field.refuse(_("{field}: “{value}” is not a colour such as #0B7A75."), value=text)
    raise field.refuse(
        _("{field}: “{value}” is not a code such as {example}."), value=text, example=field.default
    )


def _finite(field: Field, value: Any) -> float:
    if not isinstance(value, bool) and isinstance(value, (int, float)):
        try:
            if math.isfinite(value):
                return float(value) + 0.0  # never −0
        except OverflowError:
            pass
    raise field.refuse(_("{field}: “{value}” is not a number."), value=value)


def _clean_number(field: Field, value: Any) -> float:
    result = _finite(field, value)
    if field.kind is Kind.MONEY:
        if abs(result) >= 1e13:
            raise field.refuse(_("{field}: an amount has at most 13 digits before the decimal point."))
        result = float(Decimal(repr(result)).quantize(_HUNDREDTH, ROUND_HALF_UP)) + 0.0
    _check_range(field, result)
    return result


def _clean_whole(field: Field, value: Any) -> int:
    result = _finite(field, value)
    if not result.is_integer():
        raise field.refuse(_("{field}: “{value}” is not a whole number."), value=value)
    if abs(result) >= 1e15:
        raise field.refuse(_("{field}: a whole number has at most 15 digits."))
    _check_range(field, result)
    return int(value)


def _check_range(field: Field, value: float) -> None:
    low, high = field.low, field.high
    if (low is None or value >= low) and (high is None or value <= high):
        return
    if low is not None and high is not None:
        raise field.refuse(_("{field}: {value} is not between {low} and {high}."),
                           value=number(value), low=number(low), high=number(high))  # fmt: skip
    if low is not None:
        raise field.refuse(_("{field}: {value} is below {low}."), value=number(value), low=number(low))
    raise field.refuse(_("{field}: {value} is above {high}."), value=number(value), high=number(high or 0))


def _clean_date(field: Field, value: Any) -> date:
    if not isinstance(value, date):
        raise field.refuse(_("{field}: “{value}” is not a date."), value=value)
    return value.date() if isinstance(value, datetime) else value


def _clean_moment(field: Field, value: Any) -> datetime:
    if not isinstance(value, datetime):
        raise field.refuse(_("{field}: “{value}” is not a moment."), value=value)
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def _clean_yes_no(field: Field, value: Any) -> bool:
    if not isinstance(value, bool):
        raise field.refuse(_("{field}: “{value}” is neither yes nor no."), value=value)
    return value


def _clean_choice(field: Field, value: Any) -> Choice:
    assert field.choices is not None
    if isinstance(value, field.choices):
        return value
    try:
        return field.choices(value)
    except ValueError:
        allowed = ", ".join(str(choice.value) for choice in field.choices)
        raise field.refuse(
            _("{field}: “{value}” is none of {allowed}."), value=value, allowed=allowed
        ) from None


def _clean_tags(field: Field, value: Any) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise field.refuse(_("{field}: “{value}” is not a list of words."), value=value)
    words = (" ".join(_clean_text(field, tag).split()) for tag in value)
    return tuple(dict.fromkeys(word for word in words if word))


def _clean_picture(field: Field, value: Any) -> str:
    png = picture.png_of(value) if isinstance(value, str) else None
    if png is None:
        raise field.refuse(_("{field}: that is no picture that can be kept; choose a PNG file."))
    if len(png) > picture.LARGEST:
        raise field.refuse(
            _("{field}: the picture has {size} kB; at most {most} kB are kept."),
            size=number(-(-len(png) // 1000)), most=number(picture.LARGEST // 1000),
        )  # fmt: skip
    return picture.text_of(png)


_CLEAN: dict[Kind, Callable[[Field, Any], Any]] = {
    Kind.TEXT: _clean_text,
    Kind.LONG: _clean_text,
    Kind.WHOLE: _clean_whole,
    Kind.NUMBER: _clean_number,
    Kind.MONEY: _clean_number,
    Kind.PERCENT: _clean_number,
    Kind.PROBABILITY: _clean_number,
    Kind.DATE: _clean_date,
    Kind.MOMENT: _clean_moment,
    Kind.YES_NO: _clean_yes_no,
    Kind.CHOICE: _clean_choice,
    Kind.REFERENCE: _clean_text,
    Kind.TAGS: _clean_tags,
    Kind.COLOUR: _clean_text,
    Kind.PICTURE: _clean_picture,
}


def field(
    label: str,
    help: str = "",
    *,
    kind: Kind | None = None,
    choices: type[Choice] | None = None,
    required: bool = False,
    unique: bool = False,
    low: float | None = None,
    high: float | None = None,
    more: bool = False,
    internal: bool = False,
    width: int | None = None,
    default: Any = None,
    shape: str | None = None,
    scale: str = "",
    summed: bool = False,
) -> Any:
    """Declare a field of an entity: without `kind` a choice where there are some, else a line of text."""
    kind = kind or (Kind.CHOICE if choices else Kind.TEXT)
    declared = Field(
        "", label, help, kind, required, choices, low=low, high=high, more=more, unique=unique,
        internal=internal, width=width, default=default, scale=scale, summed=summed,
        shape="#" + _HEX * 6 if kind is Kind.COLOUR else shape,
    )  # fmt: skip
    sql_type = Chosen(choices) if choices else _SQL[kind]()
    options: dict[str, Any] = {}
    if default is not None:
        stored = sql_type.write(default) if hasattr(sql_type, "write") else default
        options["server_default"] = text(f"'{stored}'" if isinstance(stored, str) else repr(stored))
    nullable = not required and default is None
    return mapped_column(sql_type, nullable=nullable, info={"field": declared}, **options)


def reference(
    target: str,
    label: str,
    help: str = "",
    *,
    owner: bool = False,
    required: bool = False,
    more: bool = False,
    default: Any = None,
    within: str = "",
) -> Any:
    """Declare a reference to a row of the entity `target`; as `owner` the row goes when its target goes."""
    declared = Field("", label, help, Kind.REFERENCE, required, None, target, owner, more=more, within=within)
    key = ForeignKey(
        f"{target}.uid", ondelete="CASCADE" if owner else "SET NULL", deferrable=True, initially="DEFERRED"
    )
    return mapped_column(Text, key, nullable=not required, index=True, info={"field": declared})


def named(declared: Field, name: str) -> Field:
    """Return the field with the attribute's name, known only once the class is made."""
    return replace(declared, name=name)


def check_constraint(declared: Field) -> CheckConstraint | None:
    """Return the CHECK that keeps a wrong value out of the file, or None where the type says enough."""
    condition = _condition(declared)
    return CheckConstraint(condition, name=f"valid_{declared.name}") if condition else None


def _condition(declared: Field) -> str | None:
    name = f'"{declared.name}"'
    if declared.choices:
        words = ", ".join("'{}'".format(str(choice.value).replace("'", "''")) for choice in declared.choices)
        return f"{name} IN ({words})"
    if declared.shape:
        return f"{name} GLOB '{declared.shape}'"
    if declared.kind in _CONDITIONS:
        return _CONDITIONS[declared.kind].format(name=name)
    bounds = [f"{name} >= {declared.low:.15g}"] if declared.low is not None else []
    bounds += [f"{name} <= {declared.high:.15g}"] if declared.high is not None else []
    if not bounds and declared.required and declared.kind in (Kind.TEXT, Kind.LONG):
        return f"{name} <> ''"
    return " AND ".join(bounds) or None


_CONDITIONS = {
    Kind.YES_NO: "{name} IN (0, 1)",
    Kind.DATE: "{name} IS date({name}, '+0 days')",  # the modifier makes SQLite see that 30 February is none
    Kind.MOMENT: IS_MOMENT,
    Kind.TAGS: "{name} GLOB '[[]*]'",
    Kind.PICTURE: f"{{name}} GLOB '{picture.BEGINNING}*' AND length({{name}}) <= {picture.MOST_LETTERS}",
}
