"""Finds the line at a point: the pieces of lines stand in the cells of a grid, made tile by tile when asked for."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF

from ui.canvas.paths import Array

_CELL = 64.0
_SIDE = 32  # cells across a tile
REACH = 20.0  # pixels at 100 % that a line can be away at most
Complex = NDArray[np.complex128]  # a point or a way as x + iy: half the operations of two arrays
Tile = tuple[list[int], Complex, Complex, Complex, NDArray[np.intp]]


class LineFinder:
    """`segments` returns the pieces (k, 4: x1, y1, x2, y2) of lines that touch a rectangle, and whose they are (k)."""

    def __init__(self, segments: Callable[[Array], tuple[Array, NDArray[np.intp]]]) -> None:
        self._segments = segments
        self._tiles: dict[tuple[float, float], Tile] = {}

    def forget(self) -> None:
        """Lines have moved: index again when somebody asks."""
        self._tiles.clear()

    def at(self, point: QPointF, reach: float) -> int | None:
        """Return the number of the line nearest to a point, within `reach` pixels (at most REACH)."""
        x, y = point.x(), point.y()
        column, row = x // _CELL, y // _CELL
        tile = (column // _SIDE, row // _SIDE)
        starts, begins, ways, inverses, owners = self._tiles.get(tile) or self._indexed(tile)
        cell = int((row % _SIDE) * _SIDE + column % _SIDE)
        first, last = starts[cell], starts[cell + 1]
        if first == last:
            return None
        gap = complex(x, y) - begins[first:last]
        share = (
            gap * inverses[first:last]
        ).real  # how far along each piece the nearest point of its line lies
        gap -= np.minimum(np.maximum(share, 0.0), 1.0) * ways[first:last]
        distance = np.abs(gap)
        nearest = distance.argmin()
        return int(owners[first + nearest]) if distance[nearest] <= min(reach, REACH) else None

    def _indexed(self, tile: tuple[float, float]) -> Tile:
        side = _SIDE * _CELL
        corner = np.array(tile) * side
        pieces, owners = self._segments(np.concatenate([corner - REACH, corner + side + REACH]))
        low = np.minimum(pieces[:, :2], pieces[:, 2:]) - REACH - corner
        high = np.maximum(pieces[:, :2], pieces[:, 2:]) + REACH - corner
        cells, which = _cells_touched(low // _CELL, high // _CELL)
        order = np.argsort(cells, kind="stable")
        starts = np.searchsorted(cells[order], np.arange(_SIDE * _SIDE + 1)).tolist()
        pieces, owners = pieces[which[order]], owners[which[order]]
        begins, ends = pieces[:, 0] + 1j * pieces[:, 1], pieces[:, 2] + 1j * pieces[:, 3]
        ways = ends - begins
        inverses = ways.conj() / np.maximum(np.abs(ways) ** 2, 1e-9)
        made = (starts, begins, ways, inverses, owners)
        self._tiles[tile] = made
        return made


def _cells_touched(low: Array, high: Array) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return the cell of each pair of cell and piece that touch, and the number of the piece."""
    low = np.clip(low, 0, _SIDE - 1).astype(np.intp)
    high = np.clip(high, -1, _SIDE - 1).astype(np.intp)
    size = np.maximum(high - low + 1, 0)
    counts = size[:, 0] * size[:, 1]
    which = np.repeat(np.arange(len(low)), counts)
    number = np.arange(len(which)) - np.repeat(np.cumsum(counts) - counts, counts)
    wide = size[which, 0]
    column, row = low[which, 0] + number % wide, low[which, 1] + number // wide
    return row * _SIDE + column, which
