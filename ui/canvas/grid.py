"""A grid of cells that finds what lies at a point without looking at everything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF

_CELL = 160.0
Cell = tuple[int, int]


class Grid:
    """Keys by the cells their rectangles touch."""

    def __init__(self) -> None:
        self._cells: dict[Cell, set[str]] = defaultdict(set)
        self._where: dict[str, tuple[Cell, ...]] = {}

    def put(self, key: str, *rects: QRectF) -> None:
        """Note where a key is, in place of where it was."""
        self.drop(key)
        cells = tuple({cell for rect in rects for cell in _touched(rect)})
        self._where[key] = cells
        for cell in cells:
            self._cells[cell].add(key)

    def drop(self, key: str) -> None:
        """Forget a key."""
        for cell in self._where.pop(key, ()):
            self._cells[cell].discard(key)

    def near(self, rect: QRectF) -> set[str]:
        """Return the keys whose cells a rectangle touches."""
        found: set[str] = set()
        for cell in _touched(rect):
            found |= self._cells.get(cell, set())
        return found

    def at(self, point: QPointF, reach: float = 0.5) -> set[str]:
        """Return the keys whose cells lie within `reach` of a point."""
        return self.near(QRectF(point.x() - reach, point.y() - reach, 2 * reach, 2 * reach))


def _touched(rect: QRectF) -> Iterator[Cell]:
    for column in range(int(rect.left() // _CELL), int(rect.right() // _CELL) + 1):
        for row in range(int(rect.top() // _CELL), int(rect.bottom() // _CELL) + 1):
            yield column, row
