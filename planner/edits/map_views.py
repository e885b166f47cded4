"""Edits of whole views of the map, and of what each of them shows; every one is one undo step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from planner.document import Plan, fields_of
from planner.edits.partners import free_name
from planner.edits.views import first_view, placements_of, view_of, views_of
from planner.i18n import N_
from planner.model import ENTITIES, Entity, MapView, Placement, Role, field_named

E = TypeVar("E", bound=Entity)


def change_view(
    plan: Plan,
    view: MapView | None,
    values: Mapping[str, Any],
    label: str = N_("Change the view"),
    origin: object | None = None,
) -> None:
    """Give fields of a view, by default the first, new values; a plan without one gets it."""
    now = view or view_of(plan)
    if all((getattr(now, name, None) or None) == (value or None) for name, value in values.items()):
        return
    with plan.change(label, origin):
        view = view or first_view(plan)
        for name, value in values.items():
            setattr(view, name, value)


def rename_view(plan: Plan, view: MapView, name: str, origin: object | None = None) -> None:
    """Give a view another name. Raises Invalid when it is empty or taken."""
    with plan.change(N_("Rename view"), origin):
        view.name = field_named(MapView, "name").clean(name)


def duplicate_view(plan: Plan, view: MapView, origin: object | None = None) -> MapView:
    """Add a copy of a view with all that stands on it, after it."""
    with plan.change(N_("Duplicate view"), origin):
        values = _values(plan, view) | {"name": free_name(plan, MapView, view.name)}
        made = plan.add(MapView(**values))
        for entity in ENTITIES:
            if any(one.name == "view" and one.owner for one in fields_of(plan, entity)):
                for row in plan.rows(entity):
                    if getattr(row, "view") == view.uid:  # noqa: B009  # not every entity has one
                        plan.add(entity(**(_values(plan, row) | {"view": made.uid})))
        order = [one for one in views_of(plan) if one is not made]
        order.insert(order.index(view) + 1, made)
        _number(order)
        return made


def _values(plan: Plan, row: Entity) -> dict[str, Any]:
    return {one.name: getattr(row, one.name) for one in fields_of(plan, type(row))}


def move_view(plan: Plan, view: MapView, by: int, origin: object | None = None) -> None:
    """Move a view up (−1) or down (+1) among the others; at the end it stays."""
    order = views_of(plan)
    place = order.index(view)
    there = max(0, min(place + by, len(order) - 1))
    if there != place:
        with plan.change(N_("Move view"), origin):
            order.insert(there, order.pop(place))
            _number(order)


def _number(order: list[MapView]) -> None:
    for position, view in enumerate(order):
        view.position = position


def show_cards(
    plan: Plan, view: MapView | None, uids: Iterable[str], shown: bool = True, origin: object | None = None
) -> None:
    """Take cards off a view, or bring them back; in the plan they stay."""
    _mark(
        plan, view, uids, "hidden", not shown, N_("Bring back") if shown else N_("Take off this view"), origin
    )


def fold_cards(
    plan: Plan, view: MapView | None, uids: Iterable[str], folded: bool = True, origin: object | None = None
) -> None:
    """Fold all that stands below cards into them, or unfold it."""
    _mark(plan, view, uids, "folded", folded, N_("Fold branch") if folded else N_("Unfold branch"), origin)


def _mark(
    plan: Plan,
    view: MapView | None,
    uids: Iterable[str],
    field: str,
    value: bool,
    label: str,
    origin: object | None,
) -> None:
    view = view or view_of(plan)
    placed = placements_of(plan, view) if view is not None else {}
    uids = [uid for uid in uids if (getattr(placed[uid], field) if uid in placed else False) != value]
    if not uids:
        return
    with plan.change(label, origin):
        view = view or first_view(plan)
        for uid in uids:
            if uid in placed:
                setattr(placed[uid], field, value)
            else:
                holder = "role" if plan.get(Role, uid) is not None else "organisation"
                values: dict[str, Any] = {holder: uid, field: value}
                plan.add(Placement(view=view.uid, **values))
