"""Random but valid values for any field, taken from its declaration, for tests that try every entity."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

from planner.document import Plan
from planner.model import BY_KEY, Entity, Field, Kind, fields_of_class

WORDS = (
    "Acme",
    "Sari",
    "naïve",
    "ß",
    "Δ",
    "a'b",
    'a"b',
    "x%",
    "日本",
    "Ilham",
    "tata kelola",
    "1",
    "=1+1",
    "-",
)
DOT = (  # the smallest picture: one pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
DRAWN_BY = {
    "colour_by": ("role", "level", "kind"),
    "size_by": ("influence", "criticality"),
    "lane_by": ("level", "stage"),
    "shown_kinds": ((), ("supplies",), ("data", "money")),
}
RISING = (("low", "likely", "high"), ("loss_low", "loss_high"))


def value_for(plan: Plan, field: Field, random: Random) -> Any:
    """Return a valid value; None for a reference with nothing to refer to."""
    if field.kind is Kind.REFERENCE:
        rows = plan.rows(BY_KEY[field.target or ""])
        return random.choice(rows).uid if rows else None
    if field.choices is not None:
        return random.choice(list(field.choices))
    if field.name in DRAWN_BY:
        return random.choice(DRAWN_BY[field.name])
    return _plain_value(field, random)


def _plain_value(field: Field, random: Random) -> Any:
    if field.shape:
        return "#0A1B2C" if field.kind is Kind.COLOUR else random.choice(("IDR", "EUR", "USD"))
    if field.numeric:
        low = field.low if field.low is not None else -1000
        high = field.high if field.high is not None else max(low, 0) + 1000
        whole = random.randint(int(low), int(min(high, low + 5)))
        return whole if field.kind is Kind.WHOLE else random.choice((float(whole), random.uniform(low, high)))
    if field.kind is Kind.DATE:
        return date(2026, 1, 1) + timedelta(days=random.randint(0, 900))
    if field.kind is Kind.MOMENT:
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=random.randint(0, 9_000_000))
    if field.kind is Kind.YES_NO:
        return random.random() < 0.3
    if field.kind is Kind.PICTURE:
        return DOT
    if field.kind is Kind.TAGS:
        return tuple(random.sample(WORDS, random.randint(0, 3)))
    text = " ".join(random.choices(WORDS, k=2))
    return f"{text} {random.getrandbits(40):x}" if field.unique else text


def values_for(plan: Plan, entity: type[Entity], random: Random, share: float = 0.4) -> dict[str, Any] | None:
    """Return values for a new row: what is required and a share of the rest; None while it cannot be made."""
    fields = fields_of_class(entity)
    wanted = [field for field in fields if field.required or random.random() < share]
    values = {field.name: value_for(plan, field, random) for field in wanted}
    values = {name: value for name, value in values.items() if value is not None}
    _one_end(plan, entity, values, random)
    for names in RISING:
        given = [name for name in names if name in values]
        values.update(zip(given, sorted(values[name] for name in given), strict=True))
    missing = any(field.required and field.name not in values for field in fields)
    return None if missing or (entity.one_of and not _given(entity.one_of, values)) else values


def _one_end(plan: Plan, entity: type[Entity], values: dict[str, Any], random: Random) -> None:
    """Leave a link of several possible ends with one."""
    names = entity.one_of or entity.at_most_one_of
    for name in names:
        values.pop(name, None)
    ends = {f.name: value_for(plan, f, random) for f in fields_of_class(entity) if f.name in names}
    possible = [(name, uid) for name, uid in ends.items() if uid is not None]
    if possible:
        values.update([random.choice(possible)])


def _given(names: tuple[str, ...], values: Mapping[str, Any]) -> bool:
    return any(name in values for name in names)
