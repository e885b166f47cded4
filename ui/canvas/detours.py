"""Ways round the cards for lines whose curve would pass behind one: orthogonal, along the gaps between the cards, as
Wybrow, Marriott and Stuckey route connectors (Orthogonal Connector Routing, 2009), on a grid instead of a sweep.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ui.canvas.paths import Array

if TYPE_CHECKING:
    from rustworkx import PyGraph

_FREE = 10.0  # pixels beside a card where a line may run
_KEPT = 6.0  # pixels beside a card that no line enters
_SAME = 3.0  # pixels: lines of the grid that are nearer are one
_BEND = 40.0  # what a corner costs in length
_PORT = 100_000.0  # keeps a way from leading through a card
_PORTS = (0.28, 0.72)  # of the width: the hierarchy's lines have the middle
_MOST = 250_000  # nodes looked at in all: what takes no longer than a blink

Ways = dict[int, Array]
Edges = list[tuple[int, int, float]]


def detours(lines: Sequence[tuple[int, int]], cards: Array) -> Ways:
    """Return by their place in `lines` the corners (k, 2) of ways between two of the `cards` (m, 4: left, top, right,
    bottom), given by number. A line that finds no way is left out; all are when they are too many to be quick.
    """
    grid = _Grid(cards)
    if not lines or len(lines) * grid.size > _MOST:
        return {}
    graph, ways = grid.graph(), {}
    for place, (source, target) in enumerate(lines):
        corners = grid.way(graph, source, target)
        if corners is not None:
            ways[place] = corners
    return ways


class _Grid:
    """The lines on which a way may run: beside every card and through its ports. A node of its graph is a crossing
    with a direction, so that a corner costs something.
    """

    def __init__(self, cards: Array) -> None:
        self._cards = cards
        left, top, right, bottom = cards.T
        ports = [left + share * (right - left) for share in _PORTS]
        self._x = _merged(np.concatenate([left - _FREE, right + _FREE, *ports]))
        self._y = _merged(np.concatenate([top - _FREE, bottom + _FREE, (top + bottom) / 2]))
        self._shape = (len(self._x), len(self._y))
        self.size = 2 * len(self._x) * len(self._y)

    def graph(self) -> PyGraph[int, float]:
        """Return the graph: steps along the grid, turns, and the ports of each card."""
        import rustworkx

        graph: PyGraph[int, float] = rustworkx.PyGraph()
        graph.add_nodes_from(range(self.size + len(self._cards)))
        for edges in (*self._steps(), self._turns(), self._ports()):
            graph.add_edges_from(edges)
        return graph

    def way(self, graph: PyGraph[int, float], source: int, target: int) -> Array | None:
        """Return the corners from card to card, None when there is no way."""
        import rustworkx

        first, last = self.size + source, self.size + target
        found = rustworkx.dijkstra_shortest_paths(graph, first, target=last, weight_fn=float)
        if last not in found:
            return None
        nodes = [int(node) for node in found[last]][1:-1]
        if any(node >= self.size for node in nodes):
            return None
        places = np.array([self._at(node) for node in nodes])
        start = self._border(source, places[0], nodes[0] % 2)
        end = self._border(target, places[-1], nodes[-1] % 2)
        return _corners(np.vstack([start, places, end]))

    def _at(self, node: int) -> tuple[float, float]:
        column, row = divmod(node // 2, self._shape[1])
        return float(self._x[column]), float(self._y[row])

    def _border(self, card: int, at: Array, upright: int) -> Array:
        """Return where the line through a port meets its card."""
        left, top, right, bottom = self._cards[card]
        x, y = at
        if upright:
            return np.array([x, top if y < top else bottom])
        return np.array([left if x < left else right, y])

    def _number(self, column: NDArray[np.intp], row: NDArray[np.intp], upright: int) -> NDArray[np.intp]:
        return (column * self._shape[1] + row) * 2 + upright

    def _steps(self) -> Iterator[Edges]:
        """Yield the steps to the right and downwards that enter no card."""
        for upright, (along, across) in enumerate(((self._x, self._y), (self._y, self._x))):
            free = np.ones((len(along) - 1, len(across)), bool)
            for card in self._cards:
                low, high = card[upright] - _KEPT, card[upright + 2] + _KEPT
                inside = (across > card[1 - upright] - _KEPT) & (across < card[3 - upright] + _KEPT)
                free[np.ix_((along[:-1] < high) & (along[1:] > low), inside)] = False
            step, other = np.nonzero(free)
            ends = [(step, other), (step + 1, other)] if not upright else [(other, step), (other, step + 1)]
            one, next_one = (self._number(*end, upright) for end in ends)
            yield list(zip(one.tolist(), next_one.tolist(), np.diff(along)[step].tolist(), strict=True))

    def _turns(self) -> Edges:
        return [(node, node + 1, _BEND) for node in range(0, self.size, 2)]

    def _ports(self) -> Edges:
        """Return what ties a card to the nodes beside its four sides."""
        ports = []
        for number, (left, top, right, bottom) in enumerate(self._cards.tolist()):
            beside = [(x, (top + bottom) / 2, 0) for x in (left - _FREE, right + _FREE)]
            across = [left + share * (right - left) for share in _PORTS]
            beside += [(x, y, 1) for x in across for y in (top - _FREE, bottom + _FREE)]
            for x, y, upright in beside:
                column, row = np.abs(self._x - x).argmin(), np.abs(self._y - y).argmin()
                ports.append((self.size + number, int(self._number(column, row, upright)), _PORT))
        return ports


def _merged(values: Array) -> Array:
    """Return values in order, of those that are nearly the same only one."""
    ordered = np.unique(values)
    kept = [ordered[0]]
    for value in ordered[1:]:
        if value - kept[-1] > _SAME:
            kept.append(value)
    return np.array(kept)


def _corners(points: Array) -> Array:
    """Return the points of an orthogonal way where it turns, and its ends."""
    steps = np.diff(points, axis=0)
    points = points[np.concatenate([[True], np.abs(steps).sum(axis=1) > 0])]
    upright = np.diff(points, axis=0)[:, 0] == 0
    turns = np.concatenate([[True], upright[1:] != upright[:-1], [True]])
    corners: Array = points[turns]
    return corners
