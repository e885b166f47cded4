"""Splitting a view into lanes or a grid, and giving partners the values of the part they were dropped in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.document import Plan
from planner.edits.partners import hold_mainly
from planner.edits.views import Point, _store, first_view
from planner.i18n import N_
from planner.model import MapView, Organisation, Role, field_named
from planner.model.choices import Direction

ROLE, LEVEL, GRID = "role", "level", "influence_interest"


def split(
    plan: Plan,
    view: MapView | None,
    by: str | None,
    direction: Direction | None = None,
    *,
    others: Mapping[str, Point] | None = None,
    origin: object | None = None,
) -> MapView:
    """Split a view into lanes by role, level or a choice field, or into the influence–interest grid; None joins it.

    `direction` right sets lanes side by side, down one below the other. `others` are places to be stored where there
    are none yet: joined again, the view shows the old picture.
    """
    with plan.change(N_("Split the map into lanes"), origin):
        view = view or first_view(plan)
        view.lane_by = by
        view.direction = direction or view.direction
        _store(plan, view, {}, False, others)
        return view


def drop_in_zone(
    plan: Plan,
    uids: Iterable[str],
    values: Mapping[str, Any],
    *,
    places: Mapping[str, Point] | None = None,
    view: MapView | None = None,
    others: Mapping[str, Point] | None = None,
    origin: object | None = None,
) -> None:
    """Give partners the values of a zone, and cards their new places, in one undo step; open roles only move.

    `values` holds field and value; for the field `role` the value is the Role that becomes the main one.
    """
    with plan.change(N_("Move to another lane"), origin):
        for uid in uids:
            partner = plan.get(Organisation, uid)
            if partner is not None:
                _take(plan, partner, values)
        if places:
            _store(plan, view or first_view(plan), places, True, others)


def add_partner_in_zone(
    plan: Plan,
    name: str,
    at: Point | None,
    values: Mapping[str, Any],
    *,
    view: MapView | None = None,
    others: Mapping[str, Point] | None = None,
    origin: object | None = None,
) -> Organisation:
    """Add a partner with the values of a zone. Raises Invalid when the name is empty or taken."""
    with plan.change(N_("Add partner"), origin):
        made = plan.add(Organisation(name=field_named(Organisation, "name").clean(name)))
        _take(plan, made, values)
        if at is not None:
            _store(plan, view or first_view(plan), {made.uid: at}, True, others)
        return made


def _take(plan: Plan, partner: Organisation, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if name == ROLE:
            hold_mainly(plan, partner, value if isinstance(value, Role) else None)
        else:
            setattr(partner, name, value)
