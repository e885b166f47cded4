"""Edits of link entities: the cell of a matrix, and the chips of a form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from planner.document import Plan
from planner.edits.rows import new_row
from planner.i18n import _
from planner.model import Entity, singular_of

L = TypeVar("L", bound=Entity)


def linked(plan: Plan, entity: type[L], pair: Mapping[str, str]) -> L | None:
    """Return the link row in which each named reference has the given key, or None."""
    return next(
        (row for row in plan.rows(entity) if all(getattr(row, name) == uid for name, uid in pair.items())),
        None,
    )


def set_pair(
    plan: Plan,
    entity: type[Entity],
    pair: Mapping[str, str],
    values: Mapping[str, Any] | None,
    origin: object | None = None,
) -> None:
    """Set the link between two rows, as a matrix cell does: make it, change it, or with None remove it."""
    row = linked(plan, entity, pair)
    if values is None and row is None:
        return
    with plan.change(_("Change {what}").format(what=singular_of(entity).lower()), origin):
        if values is None:
            assert row is not None
            plan.delete(row)
        elif row is None:
            plan.add(new_row(plan, entity, {**pair, **values}))
        else:
            for name, value in values.items():
                setattr(row, name, value)


def set_links(
    plan: Plan,
    entity: type[Entity],
    owner: tuple[str, str],
    other: str,
    wanted: Iterable[str],
    origin: object | None = None,
) -> None:
    """Make the links of a row those to `wanted`, as the chips of a form do; what stays is left untouched.

    `owner` is the reference and key of the row itself, `other` the reference that names the linked rows.
    """
    name, uid = owner
    present = {
        getattr(row, other): row
        for row in plan.rows(entity)
        if getattr(row, name) == uid and getattr(row, other)
    }
    wanted = list(dict.fromkeys(wanted))
    if set(wanted) == set(present):
        return
    with plan.change(_("Change {what}").format(what=singular_of(entity).lower()), origin):
        for target, row in present.items():
            if target not in wanted:
                plan.delete(row)
        for target in wanted:
            if target not in present:
                plan.add(new_row(plan, entity, {name: uid, other: target}))
