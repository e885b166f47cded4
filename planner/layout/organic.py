"""The organic layout: distance on paper follows distance in the network, by stress majorisation.

Sources: Gansner, Koren, North 2004, Graph drawing by stress majorization; Brandes, Pich 2007, Eigensolver methods
for progressive multidimensional scaling (the beginning, and all of it for very large networks).
"""

from __future__ import annotations

from collections.abc import Mapping
from math import dist, sqrt
from typing import TYPE_CHECKING, Any

from planner.layout.box import Places
from planner.layout.chart import Chart
from planner.layout.room import Room
from planner.layout.spread import spread
from planner.progress import Tell, silent

if TYPE_CHECKING:
    from numpy.typing import NDArray

_EDGE = 190.0  # pixels between partners that are tied
_FLAT = 0.8  # cards are wider than high, so is the drawing
_ROUNDS = 15
_SMALL = 150
_TWIG, _TWIG_OF_SMALL = 0.08, 0.5  # the length of a line to a partner with no other, where others have 1
_STEPS = 12  # places tried on the way
_PIVOTS = 60
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
    from scipy.sparse.csgraph import shortest_path

    number = {uid: index for index, uid in enumerate(uids)}
    pairs = {(number[a], number[b]) for a, b in [*chart.parents.items(), *chart.ties] if a != b}
    graph = _graph(sorted({(min(pair), max(pair)) for pair in pairs}), len(uids))
    points = _laid_flat(_pivots(graph, len(uids)))
    if len(uids) > _DENSE:
        return points
    distances = _joined(shortest_path(graph, directed=False, unweighted=True).astype(np.float32))
    twig = _TWIG if len(uids) > _SMALL else _TWIG_OF_SMALL
    short = np.where(graph.getnnz(0) + graph.getnnz(1) == 1, 1 - twig, 0.0).astype(np.float32)
    distances = np.maximum(distances - short - short[:, None], twig)
    return _majorised(points.astype(np.float32), distances, rounds, tell)


def _graph(pairs: list[tuple[int, int]], number: int) -> Any:
    import numpy as np
    from scipy.sparse import csr_matrix

    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return csr_matrix((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(number, number))


def _joined(distances: NDArray[Any]) -> NDArray[Any]:
    """Let parts without a path be a little farther than the longest one, but not than a round drawing is wide."""
    import numpy as np

    known = distances[np.isfinite(distances)]
    distances[~np.isfinite(distances)] = min(max(known.max(), 1.0) + 1.0, 2.0 + sqrt(len(distances)))
    return distances


def _pivots(graph: Any, number: int) -> NDArray[Any]:
    """Return the distances of all to a few that are far from each other."""
    import numpy as np
    from scipy.sparse.csgraph import dijkstra

    columns: list[NDArray[Any]] = []
    nearest, here = np.full(number, np.inf), 0
    for _pivot in range(min(_PIVOTS, number)):
        column = dijkstra(graph, directed=False, unweighted=True, indices=np.array([here]))[0]
        columns.append(column)
        nearest = np.minimum(nearest, column)
        here = int(np.argmax(nearest))
    return _joined(np.stack(columns, axis=1))


def _laid_flat(distances: NDArray[Any]) -> NDArray[Any]:
    """Return the plane through the distances to pivots that keeps the most of them."""
    import numpy as np

    squares = distances**2
    centred = -0.5 * (squares - squares.mean(0) - squares.mean(1, keepdims=True) + squares.mean())
    _values, vectors = np.linalg.eigh(centred.T @ centred)
    axes = vectors[:, ::-1][:, :2]
    axes = axes * np.where(axes[abs(axes).argmax(0), range(axes.shape[1])] < 0, -1.0, 1.0)
    points = centred @ axes
    if points.shape[1] < 2:
        points = np.zeros((len(distances), 2))
    size = np.sqrt((points**2).sum(1)).mean()
    points = points / size * distances.mean() / 2 if size > 0 else points
    angle = np.arange(len(points)) * 2.399963  # those that are alike are told apart, always in the same way
    result: NDArray[Any] = points + 0.15 * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return result


def _majorised(points: NDArray[Any], distances: NDArray[Any], rounds: int, tell: Tell) -> NDArray[Any]:
    """Move points to lower Σ wᵢⱼ(‖xᵢ−xⱼ‖ − dᵢⱼ)², w = d⁻³, by the Guttman transform: L_w X' = L_x X."""
    import numpy as np
    from scipy.linalg import cho_factor, cho_solve

    if len(points) < 2:
        return points
    np.fill_diagonal(distances, np.inf)
    reach = distances**-2  # w·d
    np.divide(reach, distances, out=distances)
    laplacian = np.diag(distances.sum(1)) - distances
    factor = cho_factor(laplacian[1:, 1:], overwrite_a=True, check_finite=False)
    for number in range(rounds):
        tell(0.2 + 0.6 * number / rounds)
        squares = (points**2).sum(1)
        apart = points @ points.T
        apart *= -2
        apart += squares
        apart += squares[:, None]
        np.sqrt(np.maximum(apart, 1e-4, out=apart), out=apart)
        np.divide(reach, apart, out=apart)
        pull = apart.sum(1)[:, None] * points - apart @ points
        points = np.concatenate([points[:1] * 0, cho_solve(factor, pull[1:], check_finite=False)])
    middled: NDArray[Any] = points - points.mean(0)
    return middled
