"""Ways round the cards for lines whose curve would pass behind one: orthogonal, along the gaps between the cards, as
Wybrow, Marriott and Stuckey route connectors (Orthogonal Connector Routing, 2009): A* on a grid, where a corner costs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

import numpy as np

from ui.canvas.paths import Array

_FREE = 10.0  # pixels beside a card where a line may run
_KEPT = 6.0  # pixels beside a card that no line enters
_SAME = 3.0  # pixels: lines of the grid that are nearer are one
_BEND = 40.0  # what a corner costs in length
_PORTS = (0.28, 0.72)  # of the width: the hierarchy's lines have the middle
_MOST = 25_000  # crossings of the grid looked at in all: what takes no longer than a blink


def detours(lines: Sequence[tuple[int, int]], cards: Array) -> dict[int, Array]:
    """Return by their place in `lines` the corners (k, 2) of ways between two of the `cards` (m, 4: left, top, right,
    bottom), given by number. A line that finds no way is left out, and so are the last when they are too many to be
    quick.
    """
    if not lines:
        return {}
    grid, ways = _Grid(cards), {}
    for place, (source, target) in enumerate(lines):
        corners = grid.way(source, target)
        if corners is not None:
            ways[place] = corners
    return ways


class _Grid:
    """The lines on which a way may run: beside every card and through its ports. A node is a crossing with a
    direction: twice its number, and one more where the way is upright.
    """

    def __init__(self, cards: Array) -> None:
        self._cards = cards
        left, top, right, bottom = cards.T
        ports = [left + share * (right - left) for share in _PORTS]
        self._x = _merged(np.concatenate([left - _FREE, right + _FREE, *ports]))
        self._y = _merged(np.concatenate([top - _FREE, bottom + _FREE, (top + bottom) / 2]))
        self._across, self._down = self._x.tolist(), self._y.tolist()
        self._open = self._steps(0), self._steps(1)
        self._left = _MOST

    def way(self, source: int, target: int) -> Array | None:
        """Return the corners from card to card, None when there is no way, or no time to look for it."""
        goals, box = set(self._ports(target)), self._cards[target].tolist()
        waiting = [(self._far(node, box), 0.0, node, -1) for node in self._ports(source)]
        waiting.sort()
        before: dict[int, int] = {}
        while waiting and self._left:
            _least, cost, node, came = heappop(waiting)
            if node in before:
                continue
            before[node] = came
            self._left -= 1
            if node in goals:
                return self._corners(node, before, source, target)
            for other, length in self._next(node):
                if other not in before:
                    heappush(waiting, (cost + length + self._far(other, box), cost + length, other, node))
        return None

    def _corners(self, node: int, before: dict[int, int], source: int, target: int) -> Array:
        """Return the corners of the way that has arrived at a node."""
        nodes = []
        while node >= 0:
            nodes.append(node)
            node = before[node]
        nodes.reverse()
        places = np.array([self._at(one) for one in nodes])
        start = self._border(source, places[0], nodes[0] % 2)
        end = self._border(target, places[-1], nodes[-1] % 2)
        return _turns(np.vstack([start, places, end]))

    def _at(self, node: int) -> tuple[float, float]:
        column, row = divmod(node // 2, len(self._down))
        return self._across[column], self._down[row]

    def _far(self, node: int, box: list[float]) -> float:
        """Return how long the way to a card is at least."""
        x, y = self._at(node)
        left, top, right, bottom = box
        return max(left - x, x - right, 0.0) + max(top - y, y - bottom, 0.0)

    def _next(self, node: int) -> Iterator[tuple[int, float]]:
        """Yield the nodes one step or a turn away, and how long that is."""
        yield node ^ 1, _BEND
        column, row = divmod(node // 2, len(self._down))
        upright = node % 2
        along, place = (self._down, row) if upright else (self._across, column)
        stride = 2 if upright else 2 * len(self._down)
        is_open, here = self._open[upright], node // 2
        if place + 1 < len(along) and is_open[here]:
            yield node + stride, along[place + 1] - along[place]
        if place and is_open[here - stride // 2]:
            yield node - stride, along[place] - along[place - 1]

    def _border(self, card: int, at: Array, upright: int) -> Array:
        """Return where the line through a port meets its card."""
        left, top, right, bottom = self._cards[card]
        x, y = at
        if upright:
            return np.array([x, top if y < top else bottom])
        return np.array([left if x < left else right, y])

    def _steps(self, upright: int) -> bytes:
        """Return for every crossing whether the step to the right, or down, enters no card."""
        along, across = (self._y, self._x) if upright else (self._x, self._y)
        is_open = np.ones((len(along), len(across)), bool)
        ends = np.append(along[1:], np.inf)
        for card in self._cards:
            low, high = card[upright] - _KEPT, card[upright + 2] + _KEPT
            first, last = np.searchsorted(across, (card[1 - upright] - _KEPT, card[3 - upright] + _KEPT))
            is_open[(along < high) & (ends > low), first:last] = False
        return (is_open.T if upright else is_open).tobytes()

    def _ports(self, card: int) -> Iterator[int]:
        """Yield the nodes beside the four sides of a card."""
        left, top, right, bottom = self._cards[card].tolist()
        beside = [(x, (top + bottom) / 2, 0) for x in (left - _FREE, right + _FREE)]
        across = [left + share * (right - left) for share in _PORTS]
        beside += [(x, y, 1) for x in across for y in (top - _FREE, bottom + _FREE)]
        for x, y, upright in beside:
            column, row = int(np.abs(self._x - x).argmin()), int(np.abs(self._y - y).argmin())
            yield (column * len(self._down) + row) * 2 + upright


def _merged(values: Array) -> Array:
    """Return values in order, of those that are nearly the same only one."""
    ordered = np.unique(values)
    kept = [ordered[0]]
    for value in ordered[1:]:
        if value - kept[-1] > _SAME:
            kept.append(value)
    return np.array(kept)


def _turns(points: Array) -> Array:
    """Return the points of an orthogonal way where it turns, and its ends."""
    steps = np.diff(points, axis=0)
    points = points[np.concatenate([[True], np.abs(steps).sum(axis=1) > 0])]
    upright = np.diff(points, axis=0)[:, 0] == 0
    corners: Array = points[np.concatenate([[True], upright[1:] != upright[:-1], [True]])]
    return corners
