"""Fewer crossings in any drawing: one card after the other goes where its lines cross the fewest others.

Source: Radermacher, Reichard, Rutter, Wagner 2019, Geometric heuristics for rectilinear crossing minimization.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from planner.layout.crossings import Lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

_STRAIN = (
    50.0  # crossings, for every line a card, that it is worth if its distances are twice as long as wanted
)


class Moves:
    """Cards at points (n × 2) of given sizes (n × 2, with the gap they keep), and lines between them.

    A card stays below the one `above` it (n numbers, −1 for none), by the height of both, in rows `row` pixels apart.
    `effort` bounds the work, about in µs; it is counted, not timed, so that the same network gives the same drawing.
    Where distances are `wanted` (n × n, pixels, infinite to itself), a move that strays from them has to pay. What is
    `fixed` stays.
    """

    def __init__(
        self,
        points: NDArray[Any],
        sizes: NDArray[Any],
        lines: list[tuple[int, int]],
        effort: float,
        *,
        above: list[int] | None = None,
        row: float = 1.0,
        wanted: NDArray[Any] | None = None,
        fixed: Collection[int] = (),
    ) -> None:
        self.points, self.sizes, self.effort = points, sizes, effort
        self._above, self._row = above or [-1] * len(points), row
        self._wanted, self._fixed = wanted, frozenset(fixed)
        self._lines = Lines(lines, points.tolist())
        one, other = self._ends = self._lines.ends
        self._near: list[list[int]] = [[] for _point in points]
        for here, there in zip(one.tolist(), other.tolist(), strict=True):
            self._near[here].append(there)
            self._near[there].append(here)
        self._below: list[list[int]] = [[] for _point in points]
        for card, parent in enumerate(self._above):
            if parent >= 0:
                self._below[parent].append(card)

    def improve(self, around: NDArray[Any]) -> float:
        """Let every card with a crossing try steps (k × 2, pixels) around its place and where its lines lead.

        That is the mean of what it is tied to, as near as whole rows go. Returns how much better it got, in crossings.
        """
        gain = 0.0
        for card in self._worst_first():
            if self.effort <= 0:
                break
            gain += self._move(card, around)
        return gain

    def _worst_first(self) -> list[int]:
        """Return the cards whose lines cross others, those with the most first."""
        import numpy as np

        self._lines.put(self.points.tolist())
        counts = self._lines.counts()
        one, other = (np.bincount(ends, counts, len(self.points)) for ends in self._ends)
        score = one + other
        order = np.argsort(-score, kind="stable")
        return [card for card in order.tolist() if score[card] > 0 and card not in self._fixed]

    def _move(self, card: int, around: NDArray[Any]) -> float:
        import numpy as np

        here = self.points[card]
        there = self.points[self._near[card]].mean(0)
        there[1] = here[1] + round((there[1] - here[1]) / self._row) * self._row
        spots = self._free(card, np.concatenate([here[None], here + around, there + around]))
        self.effort -= 200 + len(spots) * len(self._near[card]) * len(self._ends[0]) / 50
        costs = self._crossings(card, spots) + self._strain(card, spots)
        best = int(np.argmin(costs))
        self.points[card] = spots[best]
        return float(costs[0] - costs[best])

    def _strain(self, card: int, spots: NDArray[Any]) -> NDArray[Any]:
        """Return, in crossings, how far from the wanted distances a card would be at each of the spots (k)."""
        import numpy as np

        if self._wanted is None:
            return np.zeros(len(spots))
        away = np.hypot(*(spots.T[:, :, None] - self.points.T[:, None]))
        price = _STRAIN * len(self._ends[0]) / len(self.points)
        strain: NDArray[Any] = price * ((away / self._wanted[card] - 1) ** 2).mean(1)
        return strain

    def _free(self, card: int, spots: NDArray[Any]) -> NDArray[Any]:
        """Return the first spot, and those of the others at which a card touches none and keeps its level."""
        import numpy as np

        x, y = self.points.T
        width, height = (self.sizes.T + self.sizes[card][:, None]) / 2
        touching = (np.abs(spots[:, :1] - x) < width) & (np.abs(spots[:, 1:] - y) < height)
        touching[:, card] = False
        free = ~touching.any(1)
        parent, below = self._above[card], self._below[card]
        if parent >= 0:
            free &= spots[:, 1] >= y[parent] + height[parent]
        if below:
            free &= spots[:, 1] <= (y[below] - height[below]).min()
        free[0] = True
        left: NDArray[Any] = spots[free]
        return left

    def _crossings(self, card: int, spots: NDArray[Any]) -> NDArray[Any]:
        """Return how many lines those of a card would cross at each of the spots (k)."""
        import numpy as np

        x, y = self.points.T
        one, other = self._ends
        ax, ay = x[one], y[one]
        dx, dy = x[other] - ax, y[other] - ay
        near = self._near[card]
        end_x, end_y = x[near, None], y[near, None]
        theirs = dx * (end_y - ay) - dy * (end_x - ax)  # e × m: on which side of a line an end is
        for place, end in enumerate(near):
            theirs[place, self._lines.at[end]] = 0
        theirs[:, self._lines.at[card]] = 0
        spot_x, spot_y = spots.T[:, :, None]
        own = dx * (spot_y - ay) - dy * (spot_x - ax)  # k × m: and a spot
        way_x, way_y = end_x[:, None] - spot_x, end_y[:, None] - spot_y
        sides = way_x * (y - spot_y) > way_y * (
            x - spot_x
        )  # e × k × n: and, of the lines of a card, all others
        apart = sides[:, :, one] != sides[:, :, other]
        counts: NDArray[Any] = np.count_nonzero(apart & (own * theirs[:, None] < 0), axis=(0, 2))
        return counts
