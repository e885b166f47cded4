"""The way of each relationship over the map, worked out for all of them at once: a curve between the facing sides
of two cards, or along the line of the hierarchy that joins them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from ui.canvas.paths import Array
from ui.canvas.tree_lines import Points

SAMPLES = 13  # points along each line; odd, so that a line with one corner has it among them
_SIDE = 30.0
_NEAR_ROW = 40.0
_HEADS = 8.0  # that a line's ends stick out
_CLOSE = 21  # points along a line where it is compared with cards
_GAP, _CROSSING = (
    3.0,
    300.0,
)  # pixels beside a card that count as behind it, and what a point there costs in length
_SIDES = np.array([(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0)])
_WAYS = [(out, into, far) for out in _SIDES for into in _SIDES for far in (1.0, 1.7)]
_LOOP = np.array([(0.0, 0.0), (0.0, -44.0), (48.0, -12.0), (0.0, 0.0)])


@dataclass(frozen=True)
class End:
    """Where a line meets a card: the point, and the angle in radians at which it arrives."""

    at: QPointF
    angle: float


def curve_controls(
    source: Array, target: Array, spread: Array, fanned: NDArray[np.bool_], blocked: Callable[[QRectF], bool]
) -> Array:
    """Return the control points (n, 4, 2) of the curves between n pairs of cards.

    Cards are given as (n, 4): left, top, right, bottom. `spread` (n) moves parallels apart; `fanned` (n, 2) says
    whether the line leaves, or reaches, its card together with others of its kind; `blocked` whether a card lies
    in an area.
    """
    from_centre, to_centre = _centres(source), _centres(target)
    way = to_centre - from_centre
    rightwards = way[:, 0] > 0
    beside, over = _level(source, target, way, blocked)
    out, into = _directions(way, beside, over)
    lean = np.where(over, np.where(rightwards, 18.0, -18.0), 0.0)
    slope = np.clip(way[:, 0] / 300, -1.0, 1.0) * ~(beside | over)
    away = lean + np.where(fanned[:, 0], 0.0, 0.3 * slope * _widths(source))
    back = lean + np.where(fanned[:, 1], 0.0, 0.3 * slope * _widths(target))
    start, end = _on_side(source, out, spread + away), _on_side(target, into, spread - back)
    reach = _reach(end - start, out)[:, None]
    control = np.stack([start, start + out * reach, end + into * reach, end], axis=1)
    same = np.all(source == target, axis=1)
    control[same] = _loops(source[same])
    return control


def crossing(control: Array, source: Array, target: Array, cards: Array) -> NDArray[np.intp]:
    """Return the places of the curves that pass behind a card, those that are hidden most in front."""
    crossed = _crossings(curve_samples(control, _CLOSE), source, target, cards)
    order: NDArray[np.intp] = np.argsort(-crossed, kind="stable")[: np.count_nonzero(crossed)]
    return order


def clear_controls(control: Array, source: Array, target: Array, spread: Array, cards: Array) -> Array:
    """Return curves that pass behind a card replaced by ones that leave other sides and pass behind fewer.

    `cards` (m, 4) are all cards of the map, those at the ends too.
    """
    if not len(control):
        return control
    crossed = _crossings(curve_samples(control, _CLOSE), source, target, cards)
    tried = _every_way(source, target, spread)
    samples = curve_samples(tried.reshape(-1, 4, 2), _CLOSE)
    ways, every = len(_WAYS), np.arange(len(control))
    sources, targets = np.tile(source, (ways, 1)), np.tile(target, (ways, 1))
    crossings = _crossings(samples, sources, targets, cards).reshape(ways, -1)
    length = np.hypot(*np.moveaxis(np.diff(samples, axis=1), 2, 0)).sum(axis=1).reshape(ways, -1)
    cost = crossings * _CROSSING + length
    best = cost.argmin(axis=0)
    better = crossings[best, every] < crossed
    return np.where(better[:, None, None], tried[best, every], control)


def _crossings(samples: Array, source: Array, target: Array, cards: Array) -> NDArray[np.intp]:
    """Return how many points of each line (n, k, 2) lie behind cards; its own ends it may touch, but not cross."""
    own = np.all(source[:, None] == cards, axis=2) | np.all(target[:, None] == cards, axis=2)
    gap = np.where(own, -_GAP, _GAP)[:, None, :]
    x, y = samples[:, :, None, 0], samples[:, :, None, 1]
    left, top, right, bottom = cards.T
    inside = (x > left - gap) & (x < right + gap) & (y > top - gap) & (y < bottom + gap)
    crossings: NDArray[np.intp] = inside.any(axis=2).sum(axis=1)
    return crossings


def _every_way(source: Array, target: Array, spread: Array) -> Array:
    """Return the curves from every side of one card to every side of the other (ways, n, 4, 2)."""
    made = []
    for out, into, far in _WAYS:
        outward, inward = np.tile(out, (len(source), 1)), np.tile(into, (len(source), 1))
        start, end = _on_side(source, outward, spread), _on_side(target, inward, spread)
        reach = far * _reach(end - start, outward)[:, None]
        made.append(np.stack([start, start + outward * reach, end + inward * reach, end], axis=1))
    return np.stack(made)


def corner_controls(points: Points) -> Array:
    """Return the ends of a line with corners and the corners next to them (4, 2), as a curve would have them."""
    corners = as_array(points)
    return corners[[0, 1, -2, -1]]


def as_array(points: Points) -> Array:
    """Return points as rows of x and y."""
    return np.array([(point.x(), point.y()) for point in points])


def as_points(corners: Array) -> Points:
    """Return rows of x and y as points."""
    return [QPointF(x, y) for x, y in corners.tolist()]


def curve_samples(control: Array, count: int = SAMPLES) -> Array:
    """Return points along curves (n, count, 2)."""
    t = np.linspace(0.0, 1.0, count)[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t * t, t**3])
    samples: Array = np.matmul(weights, control)
    return samples


def curve_pieces(control: Array, which: NDArray[np.intp]) -> Array:
    """Return one piece of each curve, as its control points (n, 4, 2): `which` of the SAMPLES − 1 it is cut into."""
    pieces: Array = np.matmul(_PIECES[which], control)
    return pieces


def all_curve_pieces(control: Array) -> Array:
    """Return curves cut into SAMPLES − 1 pieces, as the control points of each (n, pieces, 4, 2)."""
    pieces: Array = np.matmul(_PIECES, control[:, None])
    return pieces


def _piece_matrices() -> Array:
    """Return what takes the control points of a curve to those of its pieces (de Casteljau; Farin 2002, ch. 4)."""
    edges = np.linspace(0.0, 1.0, SAMPLES)
    return np.array([[_blossom(first, last, at) for at in range(4)] for first, last in pairwise(edges)])


def _blossom(first: float, last: float, at: int) -> Array:
    """Return the weights of the control points in the blossom at `first` thrice but for `at` times `last`."""
    points = np.eye(4)
    for t in [last] * at + [first] * (3 - at):
        points = (1 - t) * points[:-1] + t * points[1:]
    weights: Array = points[0]
    return weights


def corner_samples(points: Points, count: int = SAMPLES) -> Array:
    """Return points along a line with corners (count, 2), its corners (fewer than `count`) among them."""
    corners = as_array(points)
    along = np.concatenate([[0.0], np.hypot(*np.diff(corners, axis=0).T).cumsum()])
    spare = count - len(corners)
    places = np.arange(len(corners)) + np.rint(spare * along / (along[-1] or 1.0))
    return np.column_stack([np.interp(np.arange(count), places, corners[:, axis]) for axis in (0, 1)])


def bounds_of(samples: Array) -> Array:
    """Return the rectangles around lines and their heads (n, 4): left, top, right, bottom."""
    return np.hstack([samples.min(axis=1) - _HEADS, samples.max(axis=1) + _HEADS])


def piece_bounds(samples: Array) -> Array:
    """Return left, top, right and bottom of what each piece of a line and its heads may touch (4, n, SAMPLES − 1)."""
    bend = _bend_of(samples)[:, None, None]
    low = np.minimum(samples[:, :-1], samples[:, 1:]) - bend
    high = np.maximum(samples[:, :-1], samples[:, 1:]) + bend
    return np.stack([low[..., 0], low[..., 1], high[..., 0], high[..., 1]])


def _bend_of(samples: Array) -> Array:
    """Return how far lines and their heads may lie off the straight pieces between their points (n)."""
    turns = samples[:, 2:] - 2 * samples[:, 1:-1] + samples[:, :-2]
    bend: Array = np.abs(turns).max(axis=(1, 2)) / 8 + _HEADS  # of an arc, an eighth of the second difference
    return bend


def start_of(control: Array) -> End:
    """Return where a line begins; an arrow there points out of it."""
    return _end(control[0], control[1])


def end_of(control: Array) -> End:
    """Return where a line ends."""
    return _end(control[3], control[2])


def _end(at: Array, before: Array) -> End:
    return End(QPointF(*at), float(np.arctan2(at[1] - before[1], at[0] - before[0])))


def _centres(boxes: Array) -> Array:
    centres: Array = (boxes[:, :2] + boxes[:, 2:]) / 2
    return centres


def _widths(boxes: Array) -> Array:
    widths: Array = boxes[:, 2] - boxes[:, 0]
    return widths


def _level(
    source: Array, target: Array, way: Array, blocked: Callable[[QRectF], bool]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which cards stand side by side with nothing between, and which side by side with something."""
    overlap = (source[:, 1] < target[:, 3] + 8) & (target[:, 1] < source[:, 3] + 8)
    level = (np.abs(way[:, 1]) < _NEAR_ROW) | overlap
    rightwards = way[:, 0] > 0
    left = np.where(rightwards, source[:, 2], target[:, 2]) + 4
    right = np.where(rightwards, target[:, 0], source[:, 0]) - 4
    beside = level & (right > left)
    middle = (source[:, 1] + source[:, 3]) / 2
    for at in np.flatnonzero(beside):
        if blocked(QRectF(left[at], middle[at] - 4, right[at] - left[at], 8)):
            beside[at] = False
    return beside, level & ~beside


def _directions(way: Array, beside: NDArray[np.bool_], over: NDArray[np.bool_]) -> tuple[Array, Array]:
    """Return the outward directions at the start and at the end (n, 2 each)."""
    across, down = np.where(way[:, 0] > 0, 1.0, -1.0), np.where(way[:, 1] > 0, 1.0, -1.0)
    out = np.column_stack([np.where(beside, across, 0.0), np.where(beside, 0.0, np.where(over, -1.0, down))])
    return out, np.where(over[:, None], out, -out)


def _on_side(boxes: Array, side: Array, shift: Array) -> Array:
    """Return a point on the given side of each card, shifted along it but not round the corner."""
    half = (boxes[:, 2:] - boxes[:, :2]) / 2
    along = np.where(side[:, :1] != 0, np.array([[0.0, 1.0]]), np.array([[1.0, 0.0]]))
    limit = np.where(side[:, 0] != 0, half[:, 1] - 8, half[:, 0] - 12)
    shifted = np.clip(shift, -limit, limit)[:, None]
    points: Array = _centres(boxes) + side * half + along * shifted
    return points


def _reach(way: Array, out: Array) -> Array:
    """Return how far a curve goes straight before it turns."""
    length = np.hypot(way[:, 0], way[:, 1])
    along = np.abs((way * out).sum(axis=1))
    reach = np.maximum(_SIDE, np.minimum(0.5 * along + 0.12 * length, 160))
    return np.where(length < 2 * _SIDE, length / 3, reach)


def _loops(boxes: Array) -> Array:
    """Return the curves of cards tied to themselves: out of the top, back into the right side."""
    start = np.column_stack([boxes[:, 2] - 34, boxes[:, 1]])
    end = np.column_stack([boxes[:, 2], _centres(boxes)[:, 1] - 6])
    return np.stack([start, start, end, end], axis=1) + _LOOP


_PIECES = _piece_matrices()
