"""A hierarchy with many ties, flowing down in rows: whoever is tied stands close, children stand below their parents.

Source: Dwyer, Koren 2005, DIG-CoLa: directed graph layout through constrained energy minimization.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planner.layout.box import Places
from planner.layout.moves import Moves
from planner.layout.stress import distances_of, far_columns, laid_flat, majorised, stretched
from planner.layout.tree import Forest
from planner.progress import Tell

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROUNDS = 15
_POWER = 2.0  # of the distance in the network, on paper
_DROP = 0.2  # how far a child is below its parent at least, where a line is 1 long
_TWIG = 0.5  # the length of a line to a card with no other, where others have 1
_GAPS = (14.0, 26.0)  # pixels between cards of a row, and between rows
_FULL = 0.28  # the share of the picture that cards and gaps fill
_MOST = 1_500_000.0  # µs, about, that cards may try other places
_REACH, _SHARE = 3, 0.7  # steps to each side that they try, and the share of a card that one is along a row


def flowing(forest: Forest, ties: list[tuple[str, str]], aspect: float, tell: Tell) -> Places:
    """Return the centre of every card of a forest; the picture is about `aspect` times as wide as high."""
    import numpy as np

    number = {uid: place for place, uid in enumerate(forest.order)}
    above = np.array([number.get(forest.parents.get(uid, ""), -1) for uid in forest.order])
    pairs = [(card, parent) for card, parent in enumerate(above.tolist()) if parent >= 0]
    pairs += [(number[a], number[b]) for a, b in ties]
    lines = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    boxes = [forest.boxes[uid] for uid in forest.order]
    sizes = np.array([(box.width + _GAPS[0], box.height + _GAPS[1]) for box in boxes])
    levels = _levels(np.array([forest.depth[uid] for uid in forest.order]))
    points = _in_rows(_drawn(above, levels, lines, tell), above, levels, sizes, aspect)
    _improve(points, sizes, lines, above, tell)
    return {uid: (float(x), float(y)) for uid, (x, y) in zip(forest.order, points, strict=True)}


def _levels(depth: NDArray[Any]) -> list[NDArray[Any]]:
    import numpy as np

    return [np.nonzero(depth == level)[0] for level in range(int(depth.max()) + 1)]


def _drawn(
    above: NDArray[Any], levels: list[NDArray[Any]], lines: list[tuple[int, int]], tell: Tell
) -> NDArray[Any]:
    """Return points (n × 2) as far from each other as in the network, each at least `_DROP` below the one above."""
    import numpy as np

    def settle(points: NDArray[Any]) -> None:
        points[:, 1] = _descending(points[:, 1], above, levels)

    distances = distances_of(lines, len(above))
    points = _upright(laid_flat(far_columns(distances)), levels).astype(np.float32)
    settle(points)
    return majorised(points, stretched(distances, lines, _TWIG, _POWER), _ROUNDS, tell, settle)


def _upright(points: NDArray[Any], levels: list[NDArray[Any]]) -> NDArray[Any]:
    """Turn a drawing so that the levels of the hierarchy follow each other downwards as well as they can."""
    import numpy as np

    middled = points - points.mean(0)
    down = sum((level * middled[cards].sum(0) for level, cards in enumerate(levels)), np.zeros(2))
    length = np.hypot(*down)
    x, y = down / length if length > 0 else (0.0, 1.0)
    turned: NDArray[Any] = middled @ np.array([[y, x], [-x, y]])
    return turned


def _descending(y: NDArray[Any], above: NDArray[Any], levels: list[NDArray[Any]]) -> NDArray[Any]:
    """Return heights near `y` with every card below its parent: the mean of moving only children and only parents."""
    import numpy as np

    down, up = y.copy(), y.copy()
    for cards in levels[1:]:
        down[cards] = np.maximum(down[cards], down[above[cards]] + _DROP)
    for cards in reversed(levels[1:]):
        np.minimum.at(up, above[cards], up[cards] - _DROP)
    middle: NDArray[Any] = (down + up) / 2
    return middle


def _in_rows(
    drawn: NDArray[Any], above: NDArray[Any], levels: list[NDArray[Any]], sizes: NDArray[Any], aspect: float
) -> NDArray[Any]:
    """Return the centres (n × 2, pixels) of cards in rows, near where they are drawn and clear of each other."""
    import numpy as np

    width = (sizes.prod(1).sum() / _FULL * aspect) ** 0.5
    number = max(round(width / aspect / sizes[:, 1].mean()), len(levels))
    low, high = drawn.min(0), drawn.max(0)
    x, y = ((drawn - (low + high) / 2) / np.maximum(high - low, 1e-6)).T
    rows = np.round((y + 0.5) * (number - 1)).astype(int)
    for cards in levels[1:]:
        rows[cards] = np.maximum(rows[cards], rows[above[cards]] + 1)
    leaves = np.bincount(above + 1, minlength=len(rows) + 1)[1:] == 0
    _thin_out(rows, leaves, x, sizes[:, 0], width)
    heights = np.zeros(rows.max() + 1)
    np.maximum.at(heights, rows, sizes[:, 1])
    middles = np.cumsum(heights) - heights / 2
    points = np.stack([x * (width - sizes[:, 0].mean()), middles[rows]], axis=1).astype(float)
    for row in range(len(heights)):
        cards = np.nonzero(rows == row)[0]
        points[cards, 0] = _side_by_side(points[cards, 0], sizes[cards, 0])
    return points


def _thin_out(
    rows: NDArray[Any], leaves: NDArray[Any], x: NDArray[Any], widths: NDArray[Any], width: float
) -> None:
    """Lower leaves, here and there, from rows that are wider than the picture to the next one."""
    import numpy as np

    row = 0
    while row <= rows.max():
        here = rows == row
        over = widths[here].sum() - width
        there = np.nonzero(here & leaves)[0]
        number = min(int(np.ceil(over / widths.mean())), len(there), int(here.sum()) - 1)
        if number > 0:
            there = there[np.argsort(x[there], kind="stable")]
            rows[there[np.linspace(0, len(there) - 1, number).round().astype(int)]] += 1
        row += 1


def _side_by_side(x: NDArray[Any], widths: NDArray[Any]) -> NDArray[Any]:
    """Return the places nearest to `x`, in the same order, at which cards of these widths do not touch."""
    import numpy as np
    from scipy.optimize import isotonic_regression

    order = np.argsort(x, kind="stable")
    wide = widths[order]
    starts = np.cumsum(wide) - wide / 2
    places = np.empty_like(x)
    if len(x):
        places[order] = isotonic_regression(x[order] - starts).x + starts
    return places


def _improve(
    points: NDArray[Any],
    sizes: NDArray[Any],
    lines: list[tuple[int, int]],
    above: NDArray[Any],
    tell: Tell,
) -> None:
    """Let cards move within their rows, or to others, to where their lines cross fewer."""
    import numpy as np

    across, down = sizes.mean(0)
    steps = range(-_REACH, _REACH + 1)
    around = np.array([(_SHARE * across * i, down * j) for i in steps for j in steps])
    effort = _effort(len(points), len(lines) - len(points))
    moves = Moves(points, sizes, lines, effort, above=above.tolist(), row=down)
    while moves.improve(around):
        tell(0.9)


def _effort(cards: int, across: int) -> float:
    """Return about how many µs may go into moves: the more lines besides the hierarchy's, the more there is to win."""
    return min(max(80.0 * cards, 3000 + 240 * across + 0.8 * across**2), _MOST)
