"""Arranging a view: where each card stands in it, and the edit that puts every card in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from planner.document import Plan
from planner.edits.views import is_placed, place_cards, placements_of, view_of
from planner.edits.zones import GRID
from planner.i18n import N_
from planner.layout.box import Places
from planner.layout.chart import Chart, chart_of
from planner.layout.room import Room, freed
from planner.layout.task import Arrangement, Task, computed, solved
from planner.layout.zones import Zoned, zoned
from planner.model import MapGroup, MapView
from planner.model.choices import Direction, Layout

NEW_CARD_BELOW = 84.0


def places_of(plan: Plan, view: MapView | None = None, chart: Chart | None = None) -> Places:
    """Return where every card and open slot of a view stands, in its lane where the view has lanes."""
    chart = chart or chart_of(plan, view)
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
    chart = chart or chart_of(plan, view)
    stored = placements_of(plan, view) if view is not None else {}
    known = {uid: (one.x, one.y) for uid, one in stored.items() if one.x is not None and one.y is not None}
    if not any(box.uid in known for box in chart.boxes):
        return computed(chart, view.layout if view else None, view.direction if view else None, {})
    places: Places = {box.uid: known[box.uid] for box in chart.boxes if box.uid in known}
    missing = [box for box in chart.boxes if box.uid not in known]
    if missing:
        room = Room()
        for box in chart.boxes:
            if box.uid in known:
                room.take(box, known[box.uid])
        for box in missing:
            x, y = places.get(chart.parents.get(box.uid, ""), next(iter(known.values())))
            places[box.uid] = room.nearest(box, (x, y + NEW_CARD_BELOW))
            room.take(box, places[box.uid])
    return places


def task_of(
    plan: Plan,
    view: MapView | None,
    kind: str,
    direction: str | None = None,
    only: Iterable[str] | None = None,
    scales: Mapping[str, float] | None = None,
) -> Task:
    """Return what has to be laid out in a view as plain data.

    `only` are the cards to lay out, None for all; `scales` say how many times its usual size a card is drawn.
    """
    chart = chart_of(plan, view, scales)
    frames = [one for one in plan.rows(MapGroup) if view is not None and one.view == view.uid]
    return Task(
        chart,
        Layout(kind),
        Direction(direction) if direction else (view.direction if view is not None else None),
        _pinned(plan, view),
        places_of(plan, view, chart) if only is not None or frames else {},
        frozenset(only) & {box.uid for box in chart.boxes} if only is not None else None,
        {one.uid: (one.x or 0.0, one.y or 0.0, one.width or 200.0, one.height or 120.0) for one in frames},
    )


def keep(
    plan: Plan, view: MapView | None, task: Task, found: Arrangement, origin: object | None = None
) -> int:
    """Store what a layout found, in one undo step, and return how many cards moved.

    A view whose cards have all been laid out remembers how.
    """
    everything = task.only is None
    return place_cards(
        plan,
        found.places,
        view=view,
        others={uid: at for uid, at in task.now.items() if uid not in found.places},
        settings={"layout": task.layout, "direction": task.direction} if everything else None,
        frames=found.frames,
        forgotten=task.chart.hidden.inside if everything else (),
        label=N_("Arrange the map") if everything else N_("Arrange what is selected"),
        origin=origin,
    )


def arrange(
    plan: Plan,
    view_name: str | None = None,
    kind: str = "layered",
    direction: str | None = None,
    only: Iterable[str] | None = None,
    origin: object | None = None,
    scales: Mapping[str, float] | None = None,
) -> int:
    """Lay a view out afresh, in one undo step, and return how many cards moved; what is pinned stays.

    `view_name` None is the first view; one is made when the plan has none. `kind` is layered, radial or
    organic; `only` are the cards to lay out, the others stay put. `scales` as in `task_of`.
    Raises Invalid when there is no view of that name.
    """
    view = view_of(plan, view_name)
    task = task_of(plan, view, kind, direction, only, scales)
    return keep(plan, view, task, solved(task), origin)


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
