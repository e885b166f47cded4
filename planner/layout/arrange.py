"""Arranging a view: where each card stands in it, and the edit that puts every card in its place."""

from __future__ import annotations

from collections.abc import Mapping

from planner.document import Plan
from planner.edits.views import is_placed, place_cards, placements_of, view_of
from planner.i18n import N_
from planner.layout.box import Places
from planner.layout.chart import Chart, chart_of
from planner.layout.layered import layered
from planner.layout.organic import organic
from planner.layout.radial import radial
from planner.layout.room import Room, freed
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
    """Return where every card and open slot of a view stands.

    A view without stored places is laid out afresh; in others a card without a place finds free room
    near its parent.
    """
    chart = chart or chart_of(plan, view)
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
    scales: Mapping[str, float] | None = None,
) -> int:
    """Lay a view out afresh, in one undo step, and return how many cards moved; what is pinned stays.

    `view_name` None is the first view; one is made when the plan has none. `kind` is layered, radial or
    organic. `scales` say how many times its usual size a card is drawn.
    Raises Invalid when there is no view of that name.
    """
    view = view_of(plan, view_name)
    layout = Layout(kind)
    towards = Direction(direction) if direction else (view.direction if view is not None else None)
    pinned = _pinned(plan, view)
    chart = chart_of(plan, view, scales)
    places = computed(chart, layout, towards, pinned)
    free = {uid: at for uid, at in places.items() if uid not in pinned}
    settings = {"layout": layout, "direction": towards}
    return place_cards(
        plan,
        free,
        view=view,
        settings=settings,
        forgotten=chart.hidden.inside,
        label=N_("Arrange the map"),
        origin=origin,
    )


def size_cards(
    plan: Plan,
    view: MapView | None,
    size_by: str | None,
    scales: Mapping[str, float],
    origin: object | None = None,
) -> None:
    """Let the size of cards say something, and where places are stored make room for it, in one undo step.

    A view whose cards no hand placed is laid out afresh; in others only those move that would touch another.
    """
    chart, before, label = chart_of(plan, view, scales), chart_of(plan, view), N_("Size the cards")
    places: Places = {}
    pinned = _pinned(plan, view)
    if view is not None and any(is_placed(one) for one in placements_of(plan, view).values()):
        if pinned or view.layout is Layout.FREE:
            places = freed(places_of(plan, view, before), chart.boxes, pinned)
        else:
            places = computed(chart, view.layout, view.direction, {})
    place_cards(plan, places, view=view, settings={"size_by": size_by}, label=label, origin=origin)


def _pinned(plan: Plan, view: MapView | None) -> Places:
    stored = placements_of(plan, view) if view is not None else {}
    return {
        uid: (one.x, one.y)
        for uid, one in stored.items()
        if one.pinned and one.x is not None and one.y is not None
    }
