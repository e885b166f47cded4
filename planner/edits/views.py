"""Edits made on the map: placing cards by hand or by layout, and making partners where a person points."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.document import Plan, folded
from planner.edits.partners import free_name
from planner.errors import Invalid
from planner.i18n import N_, _
from planner.model import (
    MapGroup,
    MapView,
    Organisation,
    Placement,
    Relationship,
    Role,
    RoleAssignment,
    field_named,
    new_uid,
    now,
)
from planner.model.choices import Direction, Layout, RelationshipKind, RelationshipStatus, ViewMode

Point = tuple[float, float]


def views_of(plan: Plan) -> list[MapView]:
    """Return the views in the order a person gave them."""
    return sorted(plan.rows(MapView), key=lambda one: (one.position is None, one.position or 0))


def view_of(plan: Plan, name: str | None = None) -> MapView | None:
    """Return the view of that name, or the first one; None without views. Raises Invalid on a wrong name."""
    views = views_of(plan)
    if name is None:
        return views[0] if views else None
    found = next((view for view in views if folded(view.name) == folded(name)), None)
    if found is None:
        raise Invalid(
            _("There is no view “{name}”; the views are: {views}.").format(
                name=name, views=", ".join(view.name for view in views) or "–"
            )
        )
    return found


def placements_of(plan: Plan, view: MapView) -> dict[str, Placement]:
    """Return the placements of a view by the key of their partner or role."""
    owners = plan.columns(Placement, "view", "organisation", "role")
    uid = view.uid
    return {
        organisation or role or "": one
        for one, (of, organisation, role) in zip(plan.rows(Placement), owners, strict=True)
        if of == uid
    }


def add_view(plan: Plan, name: str, origin: object | None = None) -> MapView:
    """Add a view of the map. Raises Invalid when the name is empty or taken."""
    with plan.change(N_("Add view"), origin):
        return plan.add(
            MapView(name=name, layout=Layout.LAYERED, direction=Direction.DOWN, mode=ViewMode.STRUCTURE)
        )


def place_cards(
    plan: Plan,
    places: Mapping[str, Point],
    *,
    view: MapView | None = None,
    pinned: bool = False,
    others: Mapping[str, Point] | None = None,
    settings: Mapping[str, Any] | None = None,
    frames: Mapping[str, tuple[float, float, float, float]] | None = None,
    forgotten: Iterable[str] = (),
    label: str = N_("Move on the map"),
    origin: object | None = None,
) -> int:
    """Store where cards and slots stand (centres, pixels at 100 %) and return how many moved, in one
    undo step.

    Without a view one is made. `others` are stored only where they have no place yet, so that they stay
    put too.
    `pinned` says that a hand placed them; `settings` are fields of the view to set along, `frames` left, top,
    width and height of groups; `forgotten` are cards not drawn now that shall find free room once they are.
    """
    with plan.change(label, origin):
        view = view or first_view(plan)
        for name, value in (settings or {}).items():
            setattr(view, name, value)
        for uid, frame in (frames or {}).items():
            group = plan.get(MapGroup, uid)
            if group is not None:
                group.x, group.y, group.width, group.height = frame
        stored = placements_of(plan, view)
        for uid in forgotten:
            if uid in stored and not stored[uid].pinned:
                stored[uid].x = stored[uid].y = None
        return _store(plan, view, places, pinned, others)


def add_places(
    plan: Plan,
    places: Mapping[str, Point],
    *,
    view: MapView | None = None,
    others: Mapping[str, Point] | None = None,
) -> None:
    """Store where new cards stand, within a change; `view` and `others` as in `place_cards`."""
    _store(plan, view or first_view(plan), places, False, others)


def pin(
    plan: Plan, view: MapView, uids: list[str], pinned: bool = True, origin: object | None = None
) -> None:
    """Pin cards where they stand, or let layouts move them again."""
    stored = placements_of(plan, view)
    with plan.change(N_("Pin on the map") if pinned else N_("Unpin on the map"), origin):
        for uid in uids:
            if uid in stored:
                stored[uid].pinned = pinned


def add_partner_at(
    plan: Plan,
    name: str,
    at: Point,
    *,
    view: MapView | None = None,
    others: Mapping[str, Point] | None = None,
    origin: object | None = None,
) -> Organisation:
    """Add a partner where a person pointed. Raises Invalid when the name is empty or taken."""
    with plan.change(N_("Add partner"), origin):
        return _partner_at(plan, name, None, at, view, True, others)


def add_child(
    plan: Plan,
    parent: Organisation | None,
    name: str,
    *,
    at: Point | None = None,
    view: MapView | None = None,
    origin: object | None = None,
) -> Organisation:
    """Add a partner under another, or at the top. With `at` its place is stored, as in views that store
    places.
    """
    with plan.change(N_("Add partner"), origin):
        if at is not None:
            return _partner_at(plan, name, parent, at, view, False)
        return plan.add(_partner(name, parent))


def add_sibling(
    plan: Plan,
    partner: Organisation,
    name: str,
    *,
    at: Point | None = None,
    view: MapView | None = None,
    origin: object | None = None,
) -> Organisation:
    """Add a partner beside another, under the same parent."""
    return add_child(plan, plan.get(Organisation, partner.parent), name, at=at, view=view, origin=origin)


def hang_under(
    plan: Plan,
    partners: Iterable[Organisation],
    parent: Organisation,
    places: Mapping[str, Point],
    *,
    view: MapView | None = None,
) -> None:
    """Hang partners under another and let cards stand at `places`, in one undo step. Raises Invalid on a cycle."""
    with plan.change(N_("Move in the hierarchy")):
        for partner in partners:
            partner.parent = parent.uid
        _store(plan, view or first_view(plan), places, False, None)


def add_linked_partner(
    plan: Plan,
    source: Organisation,
    name: str,
    at: Point,
    *,
    kind: RelationshipKind = RelationshipKind.OTHER,
    view: MapView | None = None,
    others: Mapping[str, Point] | None = None,
    origin: object | None = None,
) -> Organisation:
    """Add a partner where a person pointed, and a relationship to it from `source`, in one undo step."""
    with plan.change(N_("Add linked partner"), origin):
        made = _partner_at(plan, name, None, at, view, True, others)
        plan.add(
            Relationship(source=source.uid, target=made.uid, kind=kind, status=RelationshipStatus.ACTIVE)
        )
        return made


def fill_role(plan: Plan, role: Role, partner: Organisation, origin: object | None = None) -> None:
    """Let a partner hold an open role."""
    with plan.change(N_("Fill role"), origin):
        held = [one for one in plan.rows(RoleAssignment) if one.organisation == partner.uid]
        if all(one.role != role.uid for one in held):
            plan.add(RoleAssignment(organisation=partner.uid, role=role.uid, main=not held))


def _partner(name: str, parent: Organisation | None) -> Organisation:
    clean = field_named(Organisation, "name").clean(name)
    return Organisation(name=clean, parent=parent.uid if parent is not None else None)


def _partner_at(
    plan: Plan,
    name: str,
    parent: Organisation | None,
    at: Point,
    view: MapView | None,
    pinned: bool,
    others: Mapping[str, Point] | None = None,
) -> Organisation:
    made = plan.add(_partner(name, parent))
    _store(plan, view or first_view(plan), {made.uid: at}, pinned, others)
    return made


def first_view(plan: Plan) -> MapView:
    """Return the plan's first view, made when there is none; call it within a change."""
    view = view_of(plan)
    if view is None:
        name = free_name(plan, MapView, _("Hierarchy"))
        view = plan.add(
            MapView(name=name, layout=Layout.LAYERED, direction=Direction.DOWN, mode=ViewMode.STRUCTURE)
        )
    return view


def _store(
    plan: Plan, view: MapView, places: Mapping[str, Point], pinned: bool, others: Mapping[str, Point] | None
) -> int:
    stored = placements_of(plan, view)
    moved = 0
    new: dict[str, tuple[Point, bool]] = {}
    for uid, at in (others or {}).items():
        if uid not in places and not (uid in stored and is_placed(stored[uid])):
            new[uid] = (at, False)
    for uid, at in places.items():
        place = stored.get(uid)
        if place is None:
            new[uid] = (at, pinned)
            moved += 1
        elif (place.x, place.y) != at:
            place.x, place.y = at
            place.pinned = place.pinned or pinned
            moved += 1
    for uid in new.keys() & stored.keys():
        (stored[uid].x, stored[uid].y), stored[uid].pinned = new.pop(uid)
    if new:
        plan.insert_many(Placement, [_placement(plan, view, uid, *what) for uid, what in new.items()])
    return moved


def is_placed(place: Placement) -> bool:
    """Whether a placement says where its card stands, not only whether it is drawn."""
    return place.x is not None and place.y is not None


def _placement(plan: Plan, view: MapView, uid: str, at: Point, pinned: bool) -> dict[str, Any]:
    role = uid if plan.get(Role, uid) is not None else None
    moment = now()
    return {
        "uid": new_uid(),
        "created_at": moment,
        "updated_at": moment,
        "view": view.uid,
        "organisation": None if role else uid,
        "role": role,
        "x": at[0],
        "y": at[1],
        "pinned": pinned,
        "folded": False,
        "hidden": False,
    }
