"""A grid of cells that finds what lies at a point without looking at everything."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QPointF, QRectF

_CELL = 160.0
Cell = tuple[int, int]


class Grid:
    """Keys by the cells their rectangles touch."""

    def __init__(self) -> None:
        self._cells: dict[Cell, set[str]] = defaultdict(set)
        self._where: dict[str, list[Cell]] = {}

    def put(self, key: str, rect: QRectF) -> None:
        """Note where a key is, in place of where it was."""
        self.drop(key)
        cells = _touched(rect)
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


def _touched(rect: QRectF) -> list[Cell]:
    left, top, right, bottom = (int(edge // _CELL) for edge in rect.getCoords())  # type: ignore[attr-defined]
    return [(column, row) for column in range(left, right + 1) for row in range(top, bottom + 1)]
