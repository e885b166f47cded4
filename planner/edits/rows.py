"""Edits that work for every register: add a row, change fields of one or many, delete, duplicate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, TypeVar

from planner.document import Plan, fields_of
from planner.errors import Invalid
from planner.i18n import N_, _
from planner.model import (
    ENTITIES,
    BowTieItem,
    Entity,
    LogEntry,
    Organisation,
    Risk,
    field_named,
    singular_of,
)
from planner.model.choices import LogKind, LogStatus, RiskKind, RiskStatus

E = TypeVar("E", bound=Entity)


def add_row(plan: Plan, entity: type[E], values: Mapping[str, Any], origin: object | None = None) -> E:
    """Add a row. Raises Invalid when a required field is missing or a value does not fit."""
    with plan.change(_("Add {what}").format(what=singular_of(entity).lower()), origin):
        return plan.add(new_row(plan, entity, values))


def new_row(plan: Plan, entity: type[E], values: Mapping[str, Any]) -> E:
    """Make a row, not yet added, with what every new row of its class begins with."""
    full = {**_beginnings(plan, entity), **values}
    for declared in fields_of(plan, entity):
        if declared.required and full.get(declared.name) in (None, ""):
            raise Invalid(
                _("{entity}: {field} is missing.").format(entity=singular_of(entity), field=declared.label),
                declared.name,
            )
    return entity(**full)


def _beginnings(plan: Plan, entity: type[Entity]) -> dict[str, Any]:
    if entity is Risk:
        return {"code": next_code(plan), "kind": RiskKind.THREAT, "status": RiskStatus.OPEN}
    if entity is LogEntry:
        return {"kind": LogKind.ISSUE, "status": LogStatus.OPEN, "raised_on": date.today()}
    return {}


def next_code(plan: Plan) -> str:
    """Return the next free risk code: R-1, R-2 and so on."""
    taken = {code for _uid, code in plan.columns(Risk, "uid", "code") if code is not None}
    numbers = [int(code[2:]) for code in taken if code[:2] == "R-" and code[2:].isdecimal()]
    return f"R-{max(numbers, default=0) + 1}"


def set_fields(
    plan: Plan,
    rows: Iterable[Entity],
    values: Mapping[str, Any],
    origin: object | None = None,
    label: str = "",
) -> None:
    """Give fields of one or many rows new values, in one undo step. Raises Invalid and changes nothing."""
    rows = list(rows)
    if not rows or not values:
        return
    if not label:
        names = ", ".join(field_named(type(rows[0]), name).label.lower() for name in values)
        label = _("Change {field}").format(field=names)
    with plan.change(label, origin):
        for row in rows:
            for name, value in values.items():
                setattr(row, name, value)


def delete_rows(plan: Plan, rows: Iterable[Entity], origin: object | None = None) -> int:
    """Delete rows and what goes with them, in one undo step; children of a partner move up to its parent.

    Returns how many rows are gone, those that went with others included.
    """
    rows = list(rows)
    if not rows:
        return 0
    before = _count(plan)
    with plan.change(_delete_label({type(row) for row in rows}), origin):
        for row in rows:
            if isinstance(row, Organisation):
                _move_children_up(plan, row)
            if isinstance(row, BowTieItem):
                _take_barriers_along(plan, row)
            if plan.get(type(row), row.uid) is not None:
                plan.delete(row)
    return before - _count(plan)


def _count(plan: Plan) -> int:
    return sum(len(plan.rows(entity)) for entity in ENTITIES)


def _delete_label(entities: set[type[Entity]]) -> str:
    if len(entities) > 1:
        return N_("Delete rows")
    return _("Delete {what}").format(what=singular_of(entities.pop()).lower())


def _move_children_up(plan: Plan, partner: Organisation) -> None:
    for child in plan.rows(Organisation):
        if child.parent == partner.uid:
            child.parent = partner.parent


def _take_barriers_along(plan: Plan, way: BowTieItem) -> None:
    """Delete the barriers on the way that goes: without it they would stand before everything."""
    for barrier in [one for one in plan.rows(BowTieItem) if one.under == way.uid]:
        plan.delete(barrier)


def duplicate_row(plan: Plan, row: E) -> E:
    """Add a copy of a row; a name that must be unique gets a number."""
    from planner.edits.partners import free_name

    entity = type(row)
    values = {declared.name: getattr(row, declared.name) for declared in fields_of(plan, entity)}
    for declared in fields_of(plan, entity):
        if declared.unique and values[declared.name]:
            values[declared.name] = free_name(plan, entity, values[declared.name])
    if isinstance(row, Organisation):
        values |= {"is_hub": False, "short_name": None}
    values |= {"code": next_code(plan)} if isinstance(row, Risk) else {}
    with plan.change(_("Duplicate {what}").format(what=singular_of(entity).lower())):
        return plan.add(entity(**values))
