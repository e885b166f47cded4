"""Copies partners on the map: what they are, the roles they hold, and what ties the copied ones to one another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from planner.document import Plan, fields_of
from planner.edits.partners import free_name
from planner.edits.views import Point, add_places
from planner.i18n import N_
from planner.model import Entity, MapView, Organisation, Relationship, RoleAssignment

E = TypeVar("E", bound=Entity)


def copy_partners(
    plan: Plan,
    places: Mapping[str, Point],
    *,
    view: MapView | None = None,
    others: Mapping[str, Point] | None = None,
    origin: object | None = None,
) -> dict[str, str]:
    """Copy partners to where `places` says, in one undo step; return the key of each copy by that of its original.

    A copy is called "Acme (2)", in its short name too. It stands under the copy of its parent where that is copied
    too, and holds the same roles; relationships among the copied partners are copied, those to others are not.
    """
    partners = [one for one in plan.rows(Organisation) if one.uid in places]
    with plan.change(N_("Copy on the map"), origin):
        copies: dict[str, str] = {}
        for one in partners:  # added one by one: each name is free only until it is given
            name = free_name(plan, Organisation, one.name)
            short = one.short_name and one.short_name + name.removeprefix(one.name)
            copies[one.uid] = plan.add(_copy(plan, one, name=name, is_hub=False, short_name=short)).uid
        for one in partners:
            made = plan.get(Organisation, copies[one.uid])
            assert made is not None
            made.parent = copies.get(one.parent or "", one.parent)
        for role in list(plan.rows(RoleAssignment)):
            if role.organisation in copies:
                plan.add(_copy(plan, role, organisation=copies[role.organisation]))
        for tie in list(plan.rows(Relationship)):
            if tie.source in copies and tie.target in copies:
                plan.add(_copy(plan, tie, source=copies[tie.source], target=copies[tie.target]))
        moved = {copies[uid]: at for uid, at in places.items() if uid in copies}
        add_places(plan, moved, view=view, others=others)
    return copies


def _copy(plan: Plan, row: E, **other: object) -> E:
    values = {one.name: getattr(row, one.name) for one in fields_of(plan, type(row))}
    return type(row)(**{**values, **other})
