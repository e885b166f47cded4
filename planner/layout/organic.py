"""The organic layout: distance on paper follows distance in the network, and cards do not touch."""

from __future__ import annotations

from collections.abc import Mapping
from math import dist
from typing import TYPE_CHECKING, Any

from planner.layout.box import Places
from planner.layout.chart import Chart
from planner.layout.progress import Tell, silent
from planner.layout.room import Room
from planner.layout.spread import spread
from planner.layout.stress import distances_of, far_columns, laid_flat, majorised, pivots_of, shortened

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EDGE = 190.0  # pixels between partners that are tied
_FLAT = 0.8  # cards are wider than high, so is the drawing
_ROUNDS = 15
_SMALL = 150
_TWIG, _TWIG_OF_SMALL = 0.08, 0.5  # the length of a line to a partner with no other, where others have 1
_STEPS = 12  # places tried on the way
_DENSE = 3000  # above, distances to pivots and to neighbours have to do


def organic(
    chart: Chart, *, pinned: Mapping[str, tuple[float, float]] | None = None, tell: Tell = silent
) -> Places:
    """Return the centre of every box, near those it is tied to; pinned boxes stay. The same chart, the
    same drawing.
    """
    fixed = dict(pinned or {})
    return _gathered(chart, spread(by_distance(chart, tell=tell), chart.boxes, fixed, tell), fixed)


def _gathered(chart: Chart, places: Places, pinned: Places) -> Places:
    """Slide whoever has one tie only along its line towards the other end: no crossing can come of that."""
    near: dict[str, set[str]] = {box.uid: set() for box in chart.boxes}
    for a, b in [*chart.parents.items(), *chart.ties]:
        if a != b:
            near[a].add(b)
            near[b].add(a)
    twigs = [box for box in chart.boxes if len(near[box.uid]) == 1 and box.uid not in pinned]
    ends = {box.uid: places[next(iter(near[box.uid]))] for box in twigs}
    twigs.sort(key=lambda box: dist(places[box.uid], ends[box.uid]))
    room = Room()
    for box in chart.boxes:
        room.take(box, places[box.uid])
    for box in twigs:
        (x, y), (end_x, end_y) = places[box.uid], ends[box.uid]
        room.leave(box, (x, y))
        ways = (step / _STEPS for step in range(_STEPS))
        spots = ((end_x + (x - end_x) * way, end_y + (y - end_y) * way) for way in ways)
        places[box.uid] = next((spot for spot in spots if room.is_free(box, spot)), (x, y))
        room.take(box, places[box.uid])
    return places


def by_distance(chart: Chart, rounds: int = _ROUNDS, tell: Tell = silent) -> Places:
    """Return a place for every box whatever its size, the hub in the middle; fewer rounds are rougher."""
    if not chart.boxes:
        return {}
    uids = [box.uid for box in chart.boxes]
    points = _points(chart, uids, rounds, tell) * _EDGE
    places = {uid: (float(x), float(y) * _FLAT) for uid, (x, y) in zip(uids, points, strict=True)}
    middle = places.get(chart.hub or "", (0.0, 0.0))
    return {uid: (x - middle[0], y - middle[1]) for uid, (x, y) in places.items()}


def _points(chart: Chart, uids: list[str], rounds: int, tell: Tell) -> NDArray[Any]:
    import numpy as np

    number = {uid: index for index, uid in enumerate(uids)}
    pairs = [(number[a], number[b]) for a, b in [*chart.parents.items(), *chart.ties] if a != b]
    pairs = sorted({(min(pair), max(pair)) for pair in pairs})
    if len(uids) > _DENSE:
        return laid_flat(pivots_of(pairs, len(uids)))
    distances = distances_of(pairs, len(uids))
    points = laid_flat(far_columns(distances)).astype(np.float32)
    twig = _TWIG if len(uids) > _SMALL else _TWIG_OF_SMALL
    return majorised(points, shortened(distances, pairs, twig), rounds, tell)
