"""Crossings of straight lines between the centres of cards, counted in numpy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BLOCK = 200_000  # pairs looked at together: more would not fit the processor's cache
_SIDES = (
    -100.0
)  # two ends are on both sides of a line when the product of their areas is below: rounding is not


class Lines:
    """Lines between numbered points, which may be moved; lines with an end in common do not cross."""

    def __init__(self, ends: Iterable[tuple[int, int]], points: Sequence[tuple[float, float]]) -> None:
        import numpy as np

        single = sorted({(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]})
        self.ends: NDArray[Any] = np.array(single, dtype=np.int64).reshape(-1, 2).T
        self.at: list[list[int]] = [[] for _point in points]
        for number, pair in enumerate(single):
            for point in pair:
                self.at[point].append(number)
        self.put(points)

    def put(self, points: Sequence[tuple[float, float]]) -> None:
        """Place all points."""
        import numpy as np

        number = self.ends.shape[1]
        self.points: NDArray[Any] = np.array(points, dtype=float).reshape(-1, 2).T.copy()
        self._lines = np.empty((6, number))  # x and y of the start and of the end, and the way between them
        self._bounds = np.empty((4, number), dtype=np.float32)  # left, top, right, bottom
        self._read(np.arange(number))

    def move(self, moved: NDArray[Any], points: NDArray[Any], lines: NDArray[Any]) -> None:
        """Place some points (2 × n), whose `lines` are told along."""
        self.points[:, moved] = points
        self._read(lines)

    def _read(self, lines: NDArray[Any]) -> None:
        import numpy as np

        one, other = self.points[:, self.ends[0, lines]], self.points[:, self.ends[1, lines]]
        self._lines[:, lines] = np.concatenate([one, other, other - one])
        self._bounds[:, lines] = np.concatenate([np.minimum(one, other), np.maximum(one, other)])

    def lines_at(self, points: Iterable[int]) -> NDArray[Any]:
        """Return the numbers of the lines that end in any of the points."""
        import numpy as np

        return np.array(sorted({line for point in points for line in self.at[point]}), dtype=np.int64)

    def count(self) -> int:
        """Return how many pairs of lines cross."""
        return int(self.counts().sum()) // 2

    def counts(self) -> NDArray[Any]:
        """Return, for every line, how many it crosses."""
        import numpy as np

        number = self.ends.shape[1]
        step = max(_BLOCK // max(number, 1), 1)
        counts = np.zeros(number, dtype=np.int64)
        for start in range(0, number, step):
            crossed = self._crossing(np.arange(start, min(start + step, number)))
            counts += np.bincount(crossed, minlength=number)
        return counts

    def count_of(self, some: NDArray[Any]) -> int:
        """Return how many pairs cross of which at least one is among `some` lines, which ascend."""
        import numpy as np

        others = self._crossing(some)
        inside = np.searchsorted(some, others)
        twice = np.count_nonzero(some[np.minimum(inside, len(some) - 1)] == others) if len(some) else 0
        return len(others) - int(twice) // 2

    def _crossing(self, some: NDArray[Any]) -> NDArray[Any]:
        """Return, for some lines one after the other, the numbers of those they cross."""
        import numpy as np

        left, top, right, bottom = self._bounds
        own_left, own_top, own_right, own_bottom = self._bounds[:, some, None]
        near = (left <= own_right) & (right >= own_left) & (top <= own_bottom) & (bottom >= own_top)
        own, others = np.nonzero(near)
        ax, ay, bx, by, dx, dy = self._lines[:, others]
        own_ax, own_ay, own_bx, own_by, own_dx, own_dy = self._lines[:, some[own]]
        theirs = (own_dx * (ay - own_ay) - own_dy * (ax - own_ax)) * (
            own_dx * (by - own_ay) - own_dy * (bx - own_ax)
        )
        ours = (dx * (own_ay - ay) - dy * (own_ax - ax)) * (dx * (own_by - ay) - dy * (own_bx - ax))
        crossing: NDArray[Any] = others[(theirs < _SIDES) & (ours < _SIDES)]
        return crossing
