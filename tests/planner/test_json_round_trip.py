"""Any plan sent as JSON arrives as the same plan."""

from __future__ import annotations

import string
from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.document import folded
from planner.exchange.json import read_json, write_json
from planner.exchange.json.match import unique_sets
from planner.model import (
    ENTITIES,
    Entity,
    Field,
    Kind,
    PlanInfo,
    fields_of_class,
    key_of,
)
from tests.conftest import memory_plan
from tests.random_rows import DOT, DRAWN_BY, RISING

_TEXT = st.text(alphabet=string.ascii_letters + " é–ß=\"'{}", min_size=1, max_size=8).filter(str.strip)


def _value(draw: st.DrawFn, field: Field, made: dict[str, list[str]]) -> Any:
    if not field.required and draw(st.booleans()):
        return None
    if field.name in DRAWN_BY:
        value = draw(st.sampled_from(DRAWN_BY[field.name]))
        return list(value) if field.kind is Kind.TAGS else value
    if field.kind is Kind.REFERENCE:
        earlier = made.get(field.target or "", [])
        return draw(st.sampled_from(earlier)) if earlier else None
    if field.kind is Kind.CHOICE:
        assert field.choices is not None
        return draw(st.sampled_from([choice.value for choice in field.choices]))
    if field.kind is Kind.YES_NO:
        return draw(st.booleans()) if field.name != "is_hub" else False
    if field.kind is Kind.WHOLE:
        low = int(field.low if field.low is not None else -9)
        return draw(st.integers(low, min(int(field.high or 9), max(low, 5))))  # five levels of risk
    if field.numeric:
        bounds = (-1e6 if field.low is None else field.low, 1e6 if field.high is None else field.high)
        return draw(st.floats(*bounds, allow_nan=False))
    if field.kind is Kind.DATE:
        return draw(st.dates(date(1990, 1, 1), date(2090, 1, 1))).isoformat()
    if field.kind is Kind.PICTURE:
        return DOT
    if field.kind is Kind.TAGS:
        return draw(st.lists(_TEXT, max_size=2))
    return "#0B7A75" if field.kind is Kind.COLOUR else draw(_TEXT)


def _row(draw: st.DrawFn, entity: type[Entity], made: dict[str, list[str]]) -> dict[str, Any] | None:
    row = {field.name: _value(draw, field, made) for field in fields_of_class(entity)}
    for names in (entity.one_of, entity.at_most_one_of):
        linked = [name for name in names if row[name] is not None]
        for name in linked[1:]:
            row[name] = None
        if names == entity.one_of and names and not linked:
            return None
    for field in fields_of_class(entity):
        if field.required and row[field.name] is None:
            return None  # there is nothing yet it could refer to
    for names in RISING:
        given = [name for name in names if row.get(name) is not None]
        row.update(zip(given, sorted(row[name] for name in given), strict=True))
    return row


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a small plan as JSON values: some rows of each entity, referring to earlier ones."""
    made: dict[str, list[str]] = {}
    document: dict[str, Any] = {}
    for entity in (one for one in ENTITIES if one.exported and one is not PlanInfo):
        rows: list[dict[str, Any]] = []
        keys: set[Any] = set()
        for number in range(draw(st.integers(0, 2))):
            row = _row(draw, entity, made)
            if row is None:
                continue
            row["uid"] = f"{key_of(entity)}-{number}"
            key = {(n, tuple(folded(str(row[name])) for name in n)) for n in unique_sets(entity)}
            if not key & keys:
                keys |= key
                rows.append(row)
                made.setdefault(key_of(entity), []).append(row["uid"])
        document[key_of(entity)] = rows
    links = document["task_dependency"]
    document["task_dependency"] = [one for one in links if one["task"] > one["after"]]
    return document


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(documents())
def test_a_plan_sent_as_json_is_the_same_plan_to_the_byte(document: dict[str, Any]) -> None:
    plan, other = memory_plan(), memory_plan()
    read_json(plan, document)
    sent = write_json(plan)
    outcome = read_json(other, sent)
    assert write_json(other) == sent
    assert outcome.added == outcome.read == sum(len(rows) for rows in document.values())

    again = read_json(other, sent)
    assert (again.joined, again.added, again.changes) == (again.read, 0, [])
