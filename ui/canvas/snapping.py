"""Snapping: dragged cards catch on the edges and middles of their neighbours, or on the grid, and guides say why."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF

from ui.settings import settings

GRID = 12.0
_REACH = 6.0  # pixels of the window within which a card catches
_SAME = 0.01
NEIGHBOURS, TO_GRID = "map/snap_neighbours", "map/snap_grid"
_USUAL = {NEIGHBOURS: True, TO_GRID: False}


def is_on(what: str) -> bool:
    """Whether a person has cards snap to neighbours, or to the grid."""
    return bool(settings().value(what, _USUAL[what], type=bool))


def switch(what: str) -> bool:
    """Switch a way of snapping on or off, to be remembered; return how it is now."""
    settings().setValue(what, not is_on(what))
    return is_on(what)


class Snapper:
    """Made when a drag begins: `moving` is the rectangle around what is dragged, `others` all other cards."""

    def __init__(self, moving: QRectF, others: Iterable[QRectF]) -> None:
        self.moving = moving
        self._neighbours = is_on(NEIGHBOURS)
        self._grid = is_on(TO_GRID)
        edges = [(one.left(), one.top(), one.right(), one.bottom()) for one in others]
        self._edges = np.array(edges, dtype=float).reshape(-1, 4)

    def snapped(self, way: QPointF, seen: QRectF, zoom: float) -> tuple[QPointF, list[QLineF]]:
        """Return how far the cards go instead of `way`, and the guides to be shown; only what is seen catches."""
        rect = self.moving.translated(way)
        near = self._seen(seen)
        across = self._catch(near[:, 0], near[:, 2], rect.left(), rect.right(), _REACH / zoom)
        down = self._catch(near[:, 1], near[:, 3], rect.top(), rect.bottom(), _REACH / zoom)
        middle = rect.center()
        shift = QPointF(self._step(across, middle.x()), self._step(down, middle.y()))
        return way + shift, self._guides(near, rect.translated(shift), across, down)

    def _seen(self, seen: QRectF) -> np.ndarray:
        e = self._edges
        if not self._neighbours or not len(e):
            return e[:0]
        inside = (e[:, 0] < seen.right()) & (e[:, 2] > seen.left()) & (e[:, 1] < seen.bottom())
        return e[inside & (e[:, 3] > seen.top())]

    def _catch(
        self, low: np.ndarray, high: np.ndarray, left: float, right: float, reach: float
    ) -> float | None:
        """Return the least step that brings an edge or the middle in line with that of a neighbour."""
        if not len(low):
            return None
        steps = np.concatenate([low - left, high - right, (low + high - left - right) / 2])
        best = float(steps[np.abs(steps).argmin()])
        return best if abs(best) <= reach else None

    def _step(self, caught: float | None, middle: float) -> float:
        if caught is not None:
            return caught
        return round(middle / GRID) * GRID - middle if self._grid else 0.0

    def _guides(
        self, near: np.ndarray, rect: QRectF, across: float | None, down: float | None
    ) -> list[QLineF]:
        guides: list[QLineF] = []
        left, top, right, bottom = rect.left(), rect.top(), rect.right(), rect.bottom()
        if across is not None:
            for at, line in _in_line(near[:, 0], near[:, 2], left, right):
                ends = [*near[line, 1], *near[line, 3], top, bottom]
                guides.append(QLineF(at, min(ends), at, max(ends)))
        if down is not None:
            for at, line in _in_line(near[:, 1], near[:, 3], top, bottom):
                ends = [*near[line, 0], *near[line, 2], left, right]
                guides.append(QLineF(min(ends), at, max(ends), at))
        return guides


def _in_line(
    low: np.ndarray, high: np.ndarray, left: float, right: float
) -> Iterable[tuple[float, np.ndarray]]:
    """Yield where low edges, high edges or middles are in line, and which rows are."""
    for theirs, own in ((low, left), ((low + high) / 2, (left + right) / 2), (high, right)):
        line = np.abs(theirs - own) < _SAME
        if line.any():
            yield own, line
