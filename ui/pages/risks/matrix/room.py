"""How a matrix divides its room: one grid or two that mirror each other, the legend, and the tray of the unscored."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from ui.pages.risks.matrix.grid import PILL, Grid

LEFT, RIGHT, TOP, GAP = 40.0, 16.0, 4.0, 32.0
NUMBERS, AXIS, LEGEND, HEADING = 18.0, 18.0, 22.0, 20.0
CHIP, MOST_ROWS, MOST_ROWS_LARGE = 180.0, 3, 2


@dataclass(frozen=True)
class Side:
    """A grid and the kinds of risks in it: threat, opportunity or all."""

    kind: str
    grid: Grid


@dataclass(frozen=True)
class Room:
    """The sides from left to right, the legend, the tray with a place for each unscored risk shown there."""

    sides: tuple[Side, ...]
    legend: QRectF
    tray: QRectF
    chips: tuple[QRectF, ...]
    height: float

    @property
    def columns(self) -> list[tuple[int, int]]:
        """Return (side, impact) of each column from left to right."""
        return [(n, impact) for n, side in enumerate(self.sides) for impact in side.grid.impacts()]


def room_of(size: QSizeF, levels: int, kinds: list[str], unscored: int | None, *, large: bool) -> Room:
    """Divide a size; a small matrix has square cells and says how high it will be, a large one takes what there is.

    Without a number of `unscored` risks there is neither legend nor tray.
    """
    bare, unscored = unscored is None, unscored or 0
    rows, per_row = tray_rows(size.width(), unscored, large=large)
    tray_height = NUMBERS + max(rows, 0) * (PILL + 4) if unscored else NUMBERS + 4
    below = NUMBERS + AXIS + (0 if bare else LEGEND + tray_height)
    above = TOP + (HEADING if len(kinds) > 1 else 0)
    across = (size.width() - LEFT - RIGHT - GAP * (len(kinds) - 1)) / len(kinds)
    down = max(size.height() - above - below, 30.0 * levels) if large else across
    sides = tuple(
        Side(
            kind,
            Grid(levels, QRectF(LEFT + n * (across + GAP), above, across, down), kind == "opportunity"),
        )
        for n, kind in enumerate(kinds)
    )
    legend = QRectF(RIGHT, above + down + NUMBERS + AXIS, size.width() - 2 * RIGHT, LEGEND)
    tray = QRectF(RIGHT, legend.bottom(), size.width() - 2 * RIGHT, tray_height)
    chips = _chips(tray, min(unscored, rows * per_row), per_row)
    return Room(sides, legend, tray, chips, above + down + below)


def tray_rows(width: float, unscored: int, *, large: bool) -> tuple[int, int]:
    """Return how many rows the tray has, and how many unscored risks stand in one."""
    per_row = max(1, int((width - 2 * RIGHT) // CHIP))
    return min(-(-unscored // per_row), MOST_ROWS_LARGE if large else MOST_ROWS), per_row


def _chips(tray: QRectF, count: int, per_row: int) -> tuple[QRectF, ...]:
    width = tray.width() / per_row
    return tuple(
        QRectF(
            tray.left() + place % per_row * width,
            tray.top() + NUMBERS + place // per_row * (PILL + 4),
            width - (4 if per_row > 1 else 0),
            PILL,
        )
        for place in range(count)
    )
