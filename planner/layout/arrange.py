"""Arranging a view: where each card stands in it, and the edit that puts every card in its place."""

from __future__ import annotations

from planner.document import Plan
from planner.edits.views import place_cards, placements_of, view_of
from planner.edits.zones import GRID
from planner.i18n import N_
from planner.layout.box import Places
from planner.layout.chart import Chart, chart_of
from planner.layout.layered import layered
from planner.layout.organic import organic
from planner.layout.radial import radial
from planner.layout.room import Room
from planner.layout.zones import Zoned, zoned
from planner.model import MapView
from planner.model.choices import Direction, Layout

NEW_CARD_BELOW = 84.0


def computed(chart: Chart, kind: Layout | None, direction: Direction | None, pinned: Places) -> Places:
    """Return the places a layout gives; a free layout is drawn as a layered one."""
    if kind is Layout.RADIAL:
        return radial(chart, pinned=pinned)
    if kind is Layout.ORGANIC:
        return organic(chart, pinned=pinned)
    return layered(chart, direction=direction.value if direction else "down", pinned=pinned)


def places_of(plan: Plan, view: MapView | None = None, chart: Chart | None = None) -> Places:
    """Return where every card and open slot of a view stands, in its lane where the view has lanes."""
    chart = chart or chart_of(plan)
    return zones_of(plan, view, chart).places or free_places_of(plan, view, chart)


def zones_of(plan: Plan, view: MapView | None, chart: Chart) -> Zoned:
    """Return the lanes of a view, or its grid, and where the cards stand there; empty where it has none."""
    if view is None or not view.lane_by:
        return Zoned()
    pinned = {
        uid: (one.x, one.y)
        for uid, one in placements_of(plan, view).items()
        if one.pinned and one.x is not None and one.y is not None
    }
    wishes = {} if view.lane_by == GRID else free_places_of(plan, view, chart)
    return zoned(plan, view, chart, wishes, pinned)


def free_places_of(plan: Plan, view: MapView | None = None, chart: Chart | None = None) -> Places:
    """Return where every card and open slot of a view would stand without lanes.

    A view without stored places is laid out afresh; in others a card without a place finds free room
    near its parent.
    """
    chart = chart or chart_of(plan)
    stored = placements_of(plan, view) if view is not None else {}
    known = {uid: (one.x, one.y) for uid, one in stored.items() if one.x is not None and one.y is not None}
    if not any(box.uid in known for box in chart.boxes):
        return computed(chart, view.layout if view else None, view.direction if view else None, {})
    room = Room()
    places: Places = {}
    for box in chart.boxes:
        if box.uid in known:
            places[box.uid] = known[box.uid]
            room.take(box, known[box.uid])
    for box in chart.boxes:
        if box.uid not in places:
            x, y = places.get(chart.parents.get(box.uid, ""), next(iter(known.values())))
            places[box.uid] = room.nearest(box, (x, y + NEW_CARD_BELOW))
            room.take(box, places[box.uid])
    return places


def arrange(
    plan: Plan,
    view_name: str | None = None,
    kind: str = "layered",
    direction: str | None = None,
    origin: object | None = None,
) -> int:
    """Lay a view out afresh, in one undo step, and return how many cards moved; what is pinned stays.

    `view_name` None is the first view; one is made when the plan has none. `kind` is layered, radial or
    organic.
    Raises Invalid when there is no view of that name.
    """
    view = view_of(plan, view_name)
    layout = Layout(kind)
    towards = Direction(direction) if direction else (view.direction if view is not None else None)
    stored = placements_of(plan, view) if view is not None else {}
    pinned = {
        uid: (one.x, one.y)
        for uid, one in stored.items()
        if one.pinned and one.x is not None and one.y is not None
    }
    places = computed(chart_of(plan), layout, towards, pinned)
    free = {uid: at for uid, at in places.items() if uid not in pinned}
    settings = {"layout": layout, "direction": towards}
    return place_cards(plan, free, view=view, settings=settings, label=N_("Arrange the map"), origin=origin)
