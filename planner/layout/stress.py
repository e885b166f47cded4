"""Drawing by distance: on paper as far from each other as in the network, by stress majorisation.

Sources: Gansner, Koren, North 2004, Graph drawing by stress majorization; Brandes, Pich 2007, Eigensolver methods
for progressive multidimensional scaling (the beginning, and all of it for very large networks).
"""

from __future__ import annotations

from collections.abc import Callable
from math import sqrt
from typing import TYPE_CHECKING, Any

from planner.progress import Tell

if TYPE_CHECKING:
    from numpy.typing import NDArray

_PIVOTS = 60
DENSE = 3000  # points above which distances to pivots have to do


def distances_of(pairs: list[tuple[int, int]], number: int) -> NDArray[Any]:
    """Return how many steps apart any two of `number` points are (n × n), where pairs are one step apart."""
    import numpy as np
    from rustworkx import PyGraph, graph_distance_matrix

    graph: PyGraph[None, None] = PyGraph(multigraph=False)
    graph.add_nodes_from([None] * number)
    graph.add_edges_from_no_data(pairs)
    return _joined(graph_distance_matrix(graph, null_value=np.inf).astype(np.float32))


def stretched(
    distances: NDArray[Any], pairs: list[tuple[int, int]], twig: float, power: float
) -> NDArray[Any]:
    """Return distances as they shall be on paper: a line to a point with no other has length `twig`, others have 1.

    The higher the power, the farther apart is what is not tied; that leaves room between, and fewer lines cross.
    """
    import numpy as np

    degrees = np.bincount(np.array(pairs, dtype=np.int64).ravel(), minlength=len(distances))
    short = np.where(degrees == 1, 1 - twig, 0.0).astype(np.float32)
    paper: NDArray[Any] = np.maximum(distances - short - short[:, None], twig)
    paper **= power
    return paper


def _joined(distances: NDArray[Any]) -> NDArray[Any]:
    """Let parts without a path be a little farther than the longest one, but not than a round drawing is wide."""
    import numpy as np

    unknown = ~np.isfinite(distances)
    if unknown.any():
        longest = distances[~unknown].max()
        distances[unknown] = min(max(longest, 1.0) + 1.0, 2.0 + sqrt(len(distances)))
    return distances


def far_columns(distances: NDArray[Any]) -> NDArray[Any]:
    """Return the distances of all to a few that are far from each other (n × at most 60), out of all distances."""
    import numpy as np

    chosen, nearest, here = [], np.full(len(distances), np.inf), 0
    for _pivot in range(min(_PIVOTS, len(distances))):
        chosen.append(here)
        nearest = np.minimum(nearest, distances[here])
        here = int(np.argmax(nearest))
    return distances[:, chosen].astype(float)


def pivots_of(pairs: list[tuple[int, int]], number: int) -> NDArray[Any]:
    """Return the same columns for a network too large for all distances."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from scipy.sparse.csgraph import dijkstra

    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    graph = csr_matrix((np.ones(ends.shape[1]), (ends[0], ends[1])), shape=(number, number))
    columns: list[NDArray[Any]] = []
    nearest, here = np.full(number, np.inf), 0
    for _pivot in range(min(_PIVOTS, number)):
        column = dijkstra(graph, directed=False, unweighted=True, indices=np.array([here]))[0]
        columns.append(column)
        nearest = np.minimum(nearest, column)
        here = int(np.argmax(nearest))
    return _joined(np.stack(columns, axis=1))


def laid_flat(distances: NDArray[Any]) -> NDArray[Any]:
    """Return the plane (n × 2) through the distances to pivots that keeps the most of them."""
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


def majorised(
    points: NDArray[Any],
    distances: NDArray[Any],
    rounds: int,
    tell: Tell,
    settle: Callable[[NDArray[Any]], None] | None = None,
) -> NDArray[Any]:
    """Move points to lower Σ wᵢⱼ(‖xᵢ−xⱼ‖ − dᵢⱼ)², w = d⁻², by the Guttman transform: L_w X' = L_x X.

    `settle`, after each round, puts the points where they have to be; `distances` are overwritten.
    """
    import numpy as np
    from scipy.linalg import cho_factor, cho_solve

    if len(points) < 2:
        return points
    np.fill_diagonal(distances, np.inf)
    reach = 1 / distances  # w·d
    np.multiply(reach, reach, out=distances)
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
        points -= points.mean(0)
        if settle is not None:
            settle(points)
    return points
