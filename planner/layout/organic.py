"""The organic layout: distance on paper follows distance in the network, by stress majorisation.

Source: Gansner, Koren, North 2004, Graph drawing by stress majorization.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from math import cos, hypot, pi, sin, sqrt
from typing import TYPE_CHECKING, Any

from planner.layout.box import Places
from planner.layout.chart import Chart
from planner.layout.room import freed

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EDGE = 150.0
_FLAT = 0.62  # cards are wider than high, so is the drawing
_ROUNDS = 60


def organic(chart: Chart, *, pinned: Mapping[str, tuple[float, float]] | None = None) -> Places:
    """Return the centre of every box, near those it is tied to; pinned boxes stay. The same chart, the
    same drawing.
    """
    places = by_distance(chart)
    outwards = sorted(chart.boxes, key=lambda box: hypot(*places[box.uid]))
    return freed(places, outwards, dict(pinned or {}))


def by_distance(chart: Chart, rounds: int = _ROUNDS) -> Places:
    """Return a place for every box whatever its size, the hub in the middle; fewer rounds are rougher."""
    import numpy as np

    if not chart.boxes:
        return {}
    uids = [box.uid for box in chart.boxes]
    distances = _distances(chart, uids) * _EDGE
    points = _majorised(np.array(_spread(len(uids))), distances, rounds)
    places = {uid: (float(x), float(y) * _FLAT) for uid, (x, y) in zip(uids, points, strict=True)}
    middle = places.get(chart.hub or "", (0.0, 0.0))
    return {uid: (x - middle[0], y - middle[1]) for uid, (x, y) in places.items()}


def _spread(number: int) -> list[tuple[float, float]]:
    """Return starting points on a sunflower spiral."""
    golden = pi * (3 - sqrt(5))
    return [
        (_EDGE * sqrt(i + 0.5) * cos(i * golden), _EDGE * sqrt(i + 0.5) * sin(i * golden))
        for i in range(number)
    ]


def _distances(chart: Chart, uids: list[str]) -> NDArray[Any]:
    """Return the lengths of shortest paths; parts without a path are a little farther than the longest
    one.
    """
    import numpy as np

    number = {uid: index for index, uid in enumerate(uids)}
    near: list[set[int]] = [set() for _uid in uids]
    for a, b in [*chart.parents.items(), *chart.ties]:
        near[number[a]].add(number[b])
        near[number[b]].add(number[a])
    distances = np.full((len(uids), len(uids)), -1.0)
    for start in range(len(uids)):
        row = distances[start]
        row[start] = 0
        waiting = deque([start])
        while waiting:
            here = waiting.popleft()
            for other in sorted(near[here]):
                if row[other] < 0:
                    row[other] = row[here] + 1
                    waiting.append(other)
    distances[distances < 0] = max(distances.max(), 1.0) + 1.0
    return distances


def _majorised(points: NDArray[Any], distances: NDArray[Any], rounds: int) -> NDArray[Any]:
    """Move points to lower Σ wᵢⱼ(‖xᵢ−xⱼ‖ − dᵢⱼ)², w = d⁻², each to the weighted mean of where the others
    want it.
    """
    import numpy as np

    weights = np.where(distances > 0, 1.0 / np.maximum(distances, 1e-9) ** 2, 0.0)
    total = np.maximum(weights.sum(axis=1, keepdims=True), 1e-12)
    for _round in range(rounds):
        across = points[:, None, :] - points[None, :, :]
        apart = np.maximum(np.sqrt((across**2).sum(axis=2)), 1e-9)
        pull = weights * distances / apart
        points = (weights @ points + pull.sum(axis=1, keepdims=True) * points - pull @ points) / total
    return points
