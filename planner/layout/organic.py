"""The organic layout: distance on paper follows distance in the network, and cards do not touch."""

from __future__ import annotations

from collections.abc import Mapping
from math import dist, sqrt
from typing import TYPE_CHECKING, Any

from planner.layout.box import Places
from planner.layout.chart import Chart
from planner.layout.moves import Moves
from planner.layout.room import GAP, Room
from planner.layout.spread import spread
from planner.layout.stress import DENSE, distances_of, far_columns, laid_flat, majorised, pivots_of, stretched
from planner.progress import Tell, silent

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EDGE = 190.0  # pixels between partners that are tied, where there is room
_SPARSE = 4.0  # times the area of all cards is room
_FLAT = 0.8  # cards are wider than high, so is the drawing
_ROUNDS = 15
_SMALL = 100
_FEW = 200  # cards up to which they move one by one too
_TWIG, _TWIG_OF_SMALL = 0.3, 0.75  # the length of a line to a partner with no other, where others have 1
_POWER, _POWER_OF_SMALL = 2.0, 1.5  # of the distance in the network, on paper
_STEPS = 12  # places tried on the way
_REACH, _STEP = 3, 60.0  # steps to each side that a card tries, and pixels of one
_EFFORT = 100.0  # µs a line, about, that these may take


def organic(
    chart: Chart, *, pinned: Mapping[str, tuple[float, float]] | None = None, tell: Tell = silent
) -> Places:
    """Return the centre of every box, near those it is tied to; pinned boxes stay. The same chart, the
    same drawing.
    """
    fixed = dict(pinned or {})
    places = spread(by_distance(chart, tell=tell), chart.boxes, fixed, tell)
    places = _uncrossed(chart, places, fixed)
    return places if len(places) <= _SMALL else _gathered(chart, places, fixed)


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
    points = _points(chart, uids, rounds, tell)
    width, height = (float(span) for span in points.max(0) - points.min(0))
    room = _SPARSE * sum(box.width * box.height for box in chart.boxes)
    edge = min(_EDGE, sqrt(room / max(width * height * _FLAT, 1e-6)))
    places = {
        uid: (float(x) * edge, float(y) * edge * _FLAT) for uid, (x, y) in zip(uids, points, strict=True)
    }
    middle = places.get(chart.hub or "", (0.0, 0.0))
    return {uid: (x - middle[0], y - middle[1]) for uid, (x, y) in places.items()}


def _pairs(chart: Chart, uids: list[str]) -> list[tuple[int, int]]:
    """Return who is tied to whom by number, each pair once."""
    number = {uid: index for index, uid in enumerate(uids)}
    pairs = [(number[a], number[b]) for a, b in [*chart.parents.items(), *chart.ties] if a != b]
    return sorted({(min(pair), max(pair)) for pair in pairs})


def _points(chart: Chart, uids: list[str], rounds: int, tell: Tell) -> NDArray[Any]:
    import numpy as np

    pairs = _pairs(chart, uids)
    if len(uids) > DENSE:
        return laid_flat(pivots_of(pairs, len(uids)))
    distances = distances_of(pairs, len(uids))
    points = laid_flat(far_columns(distances)).astype(np.float32)
    small = len(uids) <= _SMALL
    twig, power = (_TWIG_OF_SMALL, _POWER_OF_SMALL) if small else (_TWIG, _POWER)
    return majorised(points, stretched(distances, pairs, twig, power), rounds, tell)


def _uncrossed(chart: Chart, places: Places, pinned: Places) -> Places:
    """Let single cards of a small network move a little, to where their lines cross fewer."""
    import numpy as np

    uids = [box.uid for box in chart.boxes]
    lines = _pairs(chart, uids)
    if len(uids) > _FEW or not lines:
        return places
    points = np.array([places[uid] for uid in uids])
    sizes = np.array([(box.width + GAP, box.height + GAP) for box in chart.boxes])
    steps = range(-_REACH, _REACH + 1)
    around = np.array([(_STEP * i, _STEP * _FLAT * j) for i in steps for j in steps])
    wanted = _in_pixels(distances_of(lines, len(uids)), points)
    fixed = [number for number, uid in enumerate(uids) if uid in pinned]
    moves = Moves(points, sizes, lines, _EFFORT * len(lines), wanted=wanted, fixed=fixed)
    while moves.improve(around) > 1:
        pass
    return {uid: (float(x), float(y)) for uid, (x, y) in zip(uids, moves.points, strict=True)}


def _in_pixels(distances: NDArray[Any], points: NDArray[Any]) -> NDArray[Any]:
    """Return distances at the scale that suits a drawing best: Σ(‖xᵢ−xⱼ‖/dᵢⱼ)² / Σ‖xᵢ−xⱼ‖/dᵢⱼ pixels are 1."""
    import numpy as np

    np.fill_diagonal(distances, np.inf)
    ratios = np.hypot(*(points.T[:, :, None] - points.T[:, None])) / distances
    pixels: NDArray[Any] = distances * ((ratios**2).sum() / ratios.sum())
    return pixels
