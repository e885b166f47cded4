"""Orthogonal lines that would run over one another are moved side by side, those of one fan together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ui.canvas.paths import Array

_LANE = 6.0  # pixels between lines side by side
_APART = 4.5  # pixels at which two lines are told apart
_KEPT = 3.0  # pixels beside a card that a line keeps free
_TRIES = (0, 1, -1, 2, -2, 3, -3)
_EDGE = 10.0  # pixels from the corner of a card where no line ends


@dataclass(frozen=True)
class _Stretch:
    """A straight part of a line: upright or level, where it lies across, and from where to where it runs."""

    upright: bool
    at: float
    low: float
    high: float

    def moved(self, by: float) -> _Stretch:
        return _Stretch(self.upright, self.at + by, self.low, self.high)

    def runs_over(self, other: _Stretch) -> bool:
        beside = self.upright == other.upright and abs(self.at - other.at) < _APART
        return beside and self.low < other.high and other.low < self.high


def nudged(
    ways: Mapping[int, Array], fans: Mapping[int, Hashable], fixed: Iterable[Array], cards: Array
) -> dict[int, Array]:
    """Return the corners (k, 2) of `ways` with stretches that run over one another, or over `fixed` lines, apart.

    Lines with the same value in `fans` may share their way. No stretch is moved into one of the `cards` (m, 4), and
    ends stay on the side of the card where they are.
    """
    taken: list[tuple[Hashable, _Stretch]] = [(None, one) for line in fixed for one in _stretches(line)]
    result = {number: corners.copy() for number, corners in ways.items()}
    order = [(number, place) for number, corners in ways.items() for place in range(len(corners) - 1)]
    for number, place in sorted(order, key=lambda one: (-_length(ways[one[0]], one[1]), one)):
        corners, fan = result[number], fans.get(number, number)
        stretch = _stretches(corners)[place]
        ends = place in (0, len(corners) - 2)
        others = [one for key, one in taken if key != fan]
        chosen = _free_lane(stretch, others, cards, by_card=ends)
        corners[place : place + 2, 0 if stretch.upright else 1] = chosen.at
        taken.append((fan, chosen))
    return result


def _free_lane(stretch: _Stretch, others: Sequence[_Stretch], cards: Array, *, by_card: bool) -> _Stretch:
    for lane in _TRIES:
        tried = stretch.moved(lane * _LANE)
        if not any(tried.runs_over(one) for one in others) and _keeps_off(tried, cards, by_card=by_card):
            return tried
    return stretch


def _keeps_off(stretch: _Stretch, cards: Array, *, by_card: bool) -> bool:
    """Whether a stretch enters no card; one that ends at a card must still end at its side."""
    along, across = (1, 0) if stretch.upright else (0, 1)
    low, high = cards[:, across], cards[:, across + 2]
    reached = (cards[:, along] <= stretch.high) & (cards[:, along + 2] >= stretch.low)
    if not by_card:
        return not bool(np.any(reached & (low - _KEPT < stretch.at) & (high + _KEPT > stretch.at)))
    touched = reached & (low - _EDGE < stretch.at) & (high + _EDGE > stretch.at)
    within = touched & (low + _EDGE <= stretch.at) & (high - _EDGE >= stretch.at)
    return bool(np.all(within == touched))


def _stretches(corners: Array) -> list[_Stretch]:
    """Return the straight parts of a line between its corners."""
    made = []
    for (x, y), (to_x, to_y) in zip(corners[:-1].tolist(), corners[1:].tolist(), strict=True):
        upright = abs(to_x - x) < abs(to_y - y)
        at, one, other = (x, y, to_y) if upright else (y, x, to_x)
        made.append(_Stretch(upright, at, min(one, other), max(one, other)))
    return made


def _length(corners: Array, place: int) -> float:
    return float(np.abs(corners[place + 1] - corners[place]).sum())
