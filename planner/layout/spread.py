"""Spreading cards that lie on each other: pushed apart a little at a time, so that the picture stays what it was."""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot
from typing import TYPE_CHECKING, Any

from planner.layout.box import Box, Places
from planner.layout.room import GAP, freed
from planner.progress import Tell, silent

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROUNDS = 25
_GROWTHS = 12
_ROOM = 2.0  # times the area of all boxes


def spread(places: Places, boxes: Sequence[Box], pinned: Places, tell: Tell = silent) -> Places:
    """Return places near those given in which no box touches another; pinned boxes stand exactly where they were."""
    import numpy as np

    free = [box for box in boxes if box.uid in places]
    if not free:
        return {}
    start = {**places, **{uid: at for uid, at in pinned.items() if uid in places}}
    points = np.array([start[box.uid] for box in free], dtype=float)
    sizes = np.array([(box.width + GAP, box.height + GAP) for box in free])
    fixed = np.array([box.uid in pinned for box in free])
    _widen(points, sizes)
    for growth in range(_GROWTHS):
        tell(0.8 + 0.15 * growth / _GROWTHS)
        if _push(points, sizes, fixed):
            break
        points[~fixed] = points.mean(0) + (points[~fixed] - points.mean(0)) * 1.06
    pushed = {box.uid: (float(x), float(y)) for box, (x, y) in zip(free, points, strict=True)}
    middle = points.mean(0)
    outwards = sorted(
        free, key=lambda box: hypot(pushed[box.uid][0] - middle[0], pushed[box.uid][1] - middle[1])
    )
    return freed(pushed, outwards, pinned, GAP - 4)


def _widen(points: NDArray[Any], sizes: NDArray[Any]) -> None:
    """Scale a drawing that has less room than its boxes need."""
    needed = _ROOM * float(sizes.prod(1).sum())
    spans = points.max(0) - points.min(0) + sizes.mean(0)  # cards in one line take room too
    given = float(spans[0] * spans[1])
    if given < needed:
        points *= (needed / given) ** 0.5


def _push(points: NDArray[Any], sizes: NDArray[Any], fixed: NDArray[Any]) -> bool:
    """Move boxes that overlap apart along the shorter way out, a share of it in each round, all at once.

    Returns whether none overlaps any more.
    """
    import numpy as np
    from scipy.spatial import cKDTree

    scale = sizes.max(0)
    for _round in range(_ROUNDS):
        pairs = cKDTree(points / scale).query_pairs(1.0, p=np.inf, output_type="ndarray")
        one, other = pairs[:, 0], pairs[:, 1]
        way = points[other] - points[one]
        inside = (sizes[one] + sizes[other]) / 2 - abs(way)
        hit = (inside > 0.5).all(1)
        if not hit.any():
            return True
        one, other, way, inside = one[hit], other[hit], way[hit], inside[hit]
        across = inside[:, 0] < inside[:, 1] * 1.6  # a way across hurts less than one of the same length down
        sign = np.where(way < 0, -1.0, 1.0)
        step = np.where(np.stack([across, ~across], axis=1), inside * sign, 0.0) * 0.45
        alone = np.where(fixed[one], 0.0, np.where(fixed[other], 2.0, 1.0))[:, None]
        np.add.at(points, one, -step * alone)
        alone = np.where(fixed[other], 0.0, np.where(fixed[one], 2.0, 1.0))[:, None]
        np.add.at(points, other, step * alone)
    return False
