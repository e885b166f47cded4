"""Where the cells of a matrix lie, and where the risks of a cell stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

Cell = tuple[int, int]  # likelihood, impact
Line = tuple[QPointF, QPointF]
UNSCORED: Cell = (-1, -1)
LETTER = 12  # pixels at the top of a cell that its letter takes
PILL = 20  # height of a risk that is shown by name
LEAST_PILL = 92  # pixels of a cell from which names can be read
_RADII = (9.0, 8.0, 7.0)
_NEAR = 5  # pixels from a border within which the mouse takes hold of it


@dataclass(frozen=True)
class Grid:
    """Cells in a rectangle: likelihood upwards, impact to the right; mirrored, to the left."""

    levels: int
    rect: QRectF
    mirrored: bool = False

    @property
    def step(self) -> QPointF:
        """Width and height of a cell."""
        return QPointF(self.rect.width() / self.levels, self.rect.height() / self.levels)

    def cells(self) -> Iterator[Cell]:
        """Return every cell."""
        scale = range(1, self.levels + 1)
        return ((likelihood, impact) for likelihood in scale for impact in scale)

    def impacts(self) -> list[int]:
        """Return the impacts from left to right."""
        found = list(range(1, self.levels + 1))
        return found[::-1] if self.mirrored else found

    def whole(self, cell: Cell) -> QRectF:
        """Return the box of a cell up to its neighbours."""
        likelihood, impact = cell
        column = self.levels - impact if self.mirrored else impact - 1
        left = self.rect.left() + column * self.step.x()
        return QRectF(left, self.rect.bottom() - likelihood * self.step.y(), self.step.x(), self.step.y())

    def box(self, cell: Cell) -> QRectF:
        """Return the box of a cell as it is painted."""
        return self.whole(cell).adjusted(1, 1, -1, -1)

    def cell_at(self, at: QPointF) -> Cell | None:
        """Return the cell at a place."""
        return next((cell for cell in self.cells() if self.whole(cell).contains(at)), None)

    def score_at(self, at: QPointF) -> float:
        """Return the score at a place: in the middle of a cell its own, between two cells what lies between."""
        across = (at.x() - self.rect.left()) / self.step.x()
        impact = (self.levels - across if self.mirrored else across) + 0.5
        likelihood = (self.rect.bottom() - at.y()) / self.step.y() + 0.5
        return max(impact, 0) * max(likelihood, 0)

    def border(self, beyond: Callable[[Cell], bool]) -> list[Line]:
        """Return the lines between cells for which `beyond` holds and those beside them for which it does not."""
        lines: list[Line] = []
        for likelihood, impact in self.cells():
            if not beyond((likelihood, impact)):
                continue
            box = self.whole((likelihood, impact))
            if likelihood > 1 and not beyond((likelihood - 1, impact)):
                lines.append((box.bottomLeft(), box.bottomRight()))
            if impact > 1 and not beyond((likelihood, impact - 1)):
                x = box.right() if self.mirrored else box.left()
                lines.append((QPointF(x, box.top()), QPointF(x, box.bottom())))
        return lines


def near(line: Line, at: QPointF) -> bool:
    """Return whether a place is close to a line that is level or upright."""
    return QRectF(*line).normalized().adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(at)


def upright(line: Line) -> bool:
    """Return whether a line is upright."""
    return line[0].x() == line[1].x()


def seats(box: QRectF, count: int) -> list[QRectF]:
    """Return where the first risks of a cell stand, below its letter; fewer than `count` where there is no room."""
    if box.width() >= LEAST_PILL and box.height() >= LETTER + PILL:
        rows = max(1, int((box.height() - LETTER - 2) // (PILL + 2)))
        return [
            QRectF(box.left() + 4, box.top() + LETTER + 2 + row * (PILL + 2), box.width() - 8, PILL)
            for row in range(min(count, rows if count <= rows else max(1, rows - 1)))
        ]
    return _circles(box.adjusted(0, LETTER - 1, 0, 0), count)


def _circles(room: QRectF, count: int) -> list[QRectF]:
    """Return circles in rows; where they are too many, the last row is left for their number."""
    for radius in _RADII:
        side = 2 * radius + 1
        across, down = max(int((room.width() + 1) // side), 1), max(int((room.height() + 1) // side), 1)
        if across * down >= count:
            break
    else:
        if down > 1:
            return _rows(room.adjusted(0, 0, 0, -side), across * (down - 1), across, radius)
        return _rows(room, across, across, radius)[:-1]
    return _rows(room, count, -(-count // -(-count // across)), radius)


def _rows(room: QRectF, count: int, per_row: int, radius: float) -> list[QRectF]:
    side, rows, found = 2 * radius + 1, -(-count // per_row), []
    for place in range(count):
        row, column = divmod(place, per_row)
        here = per_row if row < rows - 1 else count - per_row * (rows - 1)
        x = room.center().x() + (column - (here - 1) / 2) * side
        y = room.center().y() + (row - (rows - 1) / 2) * side
        found.append(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
    return found
