"""Finds which rows of the plan the rows of a file are: by uid, by unique name, or by what they link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, partial
from typing import Any

from sqlalchemy import UniqueConstraint

from planner.document import Plan, folded
from planner.exchange.json.references import References, Rows
from planner.exchange.json.rows import FileRow
from planner.i18n import _
from planner.model import (
    BY_KEY,
    Assessment,
    ConflictRule,
    Entity,
    Field,
    Kind,
    Measurement,
    PlanInfo,
    Relationship,
    fields_of_class,
)

Key = tuple[Any, ...]

# What tells a row apart besides its name and the references it cannot be without (INTERFACE 2).
_ALSO: dict[type[Entity], tuple[str, ...]] = {
    Relationship: ("kind",),
    Measurement: ("date",),
    Assessment: ("rater",),
    ConflictRule: ("step",),
}

_MOST_COMPARED = 200  # beyond so many parallel rows they are matched in order only


@cache
def unique_sets(entity: type[Entity]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of fields that no two rows of an entity may share."""
    names = [(field.name,) for field in fields_of_class(entity) if field.unique]
    pairs = [
        tuple(column.key for column in constraint.columns)
        for constraint in entity.__table__.constraints
        if isinstance(constraint, UniqueConstraint)
    ]
    return (*names, *sorted(pairs))


@cache
def identity(entity: type[Entity]) -> tuple[str, ...]:
    """Return the fields by which a row without a known uid is recognised."""
    unique = next((field for field in fields_of_class(entity) if field.unique), None)
    if unique is not None:
        return (unique.name,)
    linking = {*entity.one_of, *entity.at_most_one_of, *_ALSO.get(entity, ()), entity.title_field}
    linking.update(name for names in unique_sets(entity) for name in names)
    return tuple(
        field.name for field in fields_of_class(entity) if field.name in linking or _needed_link(field)
    )


def _needed_link(field: Field) -> bool:
    return field.kind is Kind.REFERENCE and field.required


def by_uid(plan: Plan, rows: Iterable[FileRow]) -> None:
    """Match the rows that state the uid of a row of the plan. Raises Invalid when one is stated twice."""
    seen: dict[str, FileRow] = {}
    for row in rows:
        if row.given is None:
            continue
        if row.given in seen:
            raise row.refuse("uid", _named_twice(seen[row.given]))
        seen[row.given] = row
        row.match = plan.get(row.entity, row.given)


def by_identity(plan: Plan, entity: type[Entity], rows: list[FileRow]) -> None:
    """Match the rest by name or by what they link, each row of the plan once, alike ones first.

    Rows that only share a title, which titles may, are matched when the file has as many of them as the plan.
    """
    names = identity(entity)
    taken = {row.match.uid for row in rows if row.match is not None}
    waiting, there = _grouped(names, rows), defaultdict(list)
    for one in plan.rows(entity):
        if one.uid not in taken and waiting:
            there[_key(names, partial(getattr, one))].append(one)
    linked = any(field.kind is Kind.REFERENCE and field.required for field in fields_of_class(entity))
    for key, group in waiting.items():
        candidates = there.get(key, [])
        if linked or len(group) == len(candidates):
            _pair(group, candidates)


def _grouped(names: tuple[str, ...], rows: list[FileRow]) -> dict[Key, list[FileRow]]:
    waiting: dict[Key, list[FileRow]] = defaultdict(list)
    for row in rows:
        if row.match is None:
            waiting[_key(names, row.values.get)].append(row)
    return waiting


def _key(names: tuple[str, ...], value_of: Callable[[str], Any]) -> Key:
    values = (value_of(name) for name in names)
    return tuple(folded(value) if isinstance(value, str) else value for value in values)


def _pair(group: list[FileRow], candidates: list[Entity]) -> None:
    """Match rows that share a key: those the file would leave as they are first, the others in order."""
    free = list(candidates)
    for row in group if 1 < len(candidates) <= _MOST_COMPARED else ():
        row.match = next((one for one in free if _alike(row, one)), None)
        if row.match is not None:
            free.remove(row.match)
    for row in group:
        if row.match is None and free:
            row.match = free.pop(0)


def _alike(row: FileRow, one: Entity) -> bool:
    return all(getattr(one, name, None) == value for name, value in row.values.items())


def check_unique(plan: Plan, entity: type[Entity], rows: list[FileRow]) -> None:
    """Raise Invalid when two rows would share a name, or link the same pair, after the import."""
    in_file = {row.uid for row in rows}
    for names in unique_sets(entity):
        seen: dict[Key, FileRow | None] = {}
        for one in plan.rows(entity):
            if one.uid not in in_file:
                seen[_key(names, partial(getattr, one))] = None
        for row in rows:
            key = _key(names, row.final)
            if None in key or key == ("",):
                continue
            if key in seen:
                other = seen[key]
                there = _("it is in the plan already.")
                raise row.refuse(names[-1], _named_twice(other) if other is not None else there)
            seen[key] = row


def check_named_once(entity: type[Entity], rows: list[FileRow]) -> None:
    """Raise Invalid when a row without a uid is called like another row of the file (INTERFACE 2).

    Parallel relationships are meant to be several, and what has no name yet is not named.
    """
    if entity in (PlanInfo, Relationship):
        return
    names, seen = identity(entity), dict[Key, FileRow]()
    for row in rows:
        other = seen.setdefault(_key(names, row.final), row)
        untitled = entity.title_field in names and not row.final(entity.title_field or "")
        if other is not row and None in (row.given, other.given) and not untitled:
            way_out = _("Give each a uid of its own to keep both.")
            raise row.refuse(entity.title_field or names[-1], f"{_named_twice(other)} {way_out}")


def _named_twice(other: FileRow) -> str:
    return _("it is named twice in the file, in row {row} too.").format(row=other.number)


def in_order_of_identity(rows: Rows) -> list[type[Entity]]:
    """Return the entities so that each comes after those its identity refers to."""
    return sorted(rows, key=_depth)


@cache
def _depth(entity: type[Entity]) -> int:
    fields = {field.name: field for field in fields_of_class(entity)}
    targets = {fields[name].target for name in identity(entity)} - {None}
    return 1 + max((_depth(BY_KEY[target or ""]) for target in targets), default=0)


def resolve(row: FileRow, references: References, names: Iterable[str]) -> None:
    """Turn the texts of the references in `names` into uids. Raises Invalid when that fails."""
    fields = {field.name: field for field in fields_of_class(row.entity)}
    for name in names:
        text, target = row.values.get(name), fields[name].target
        if target and text is not None:
            row.values[name] = references.resolve(row, name, target, text)
