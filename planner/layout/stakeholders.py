"""The influence–interest grid: where each partner stands, and how its quadrant suggests to treat it.

Source: A. Mendelow, Environmental scanning: the impact of the stakeholder concept, Proceedings of ICIS, 1991.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from planner.i18n import N_, _
from planner.layout.box import Box, Places, scale_to_fit
from planner.layout.chart import CARD
from planner.layout.lanes import Area

SCALE = range(1, 6)
HIGH_FROM = 4  # above the middle of the scale, so that few partners ask for everybody's time
_GAP, _ROW, _PAD, _LOWEST = 16.0, 58.0, 12.0, 84.0
_HEAD, _APART = 48.0, 40.0
_SHAPE = (900.0, 400.0)


@dataclass(frozen=True)
class Treatment:
    """How to treat the partners of a quadrant; both texts are English, to be translated where they are shown."""

    name: str
    advice: str


TREATMENTS: dict[tuple[bool, bool], Treatment] = {
    (True, True): Treatment(N_("Manage closely"), N_("Decide with them, and meet them often.")),
    (True, False): Treatment(N_("Keep satisfied"), N_("Meet their needs, and spare them the detail.")),
    (False, True): Treatment(N_("Keep informed"), N_("Tell them early, and hear what they see.")),
    (False, False): Treatment(N_("Monitor"), N_("Watch with little effort whether that changes.")),
}


def treatment(influence: int | None, interest: int | None) -> Treatment | None:
    """Return how to treat a partner of that influence and interest (1–5); None where either is not known."""
    if influence is None or interest is None:
        return None
    return TREATMENTS[influence >= HIGH_FROM, interest >= HIGH_FROM]


@dataclass(frozen=True)
class Cell:
    """One pair of values on the grid, or, without values, the strip of those not rated yet."""

    influence: int | None
    interest: int | None
    area: Area
    title: str = ""
    head: Area | None = None


def in_grid(rated: Mapping[str, tuple[int, int]], boxes: list[Box]) -> tuple[list[Cell], Places]:
    """Return the cells, influence upwards and interest to the right, and the place of each box in its cell."""
    inside: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for box in boxes:
        if box.uid in rated:
            inside[rated[box.uid]].append(box)
    wide = max((_breadth(boxes, n) for n in range(1, 6)), key=lambda wide: (_scale(inside, wide), -wide))
    places: Places = {}
    cells: list[Cell] = []
    top = 0.0
    for influence in reversed(SCALE):
        high = _height(inside, influence, wide)
        for interest in SCALE:
            left = (interest - 1) * wide
            cells.append(Cell(influence, interest, (left, top, wide, high)))
            places |= _flow(inside[influence, interest], left, top + _PAD, wide)
        top += high
    unrated = [box for box in boxes if box.uid not in rated]
    return [*cells, *_strip(unrated, len(SCALE) * wide + _APART, top, places)], places


def _breadth(boxes: list[Box], columns: int) -> float:
    """Return the width of a cell for so many cards side by side; the widest card fits in any."""
    widest = max((box.width for box in boxes), default=0.0)
    return max(columns * (CARD[0] + _GAP), widest + _GAP) + _GAP


def _height(inside: Mapping[tuple[int, int], list[Box]], influence: int, wide: float) -> float:
    most = max(len(set(_rows(inside.get((influence, interest), []), wide))) for interest in SCALE)
    return max(most * _ROW + 2 * _PAD, _LOWEST)


def _scale(inside: Mapping[tuple[int, int], list[Box]], wide: float) -> float:
    high = sum(_height(inside, influence, wide) for influence in SCALE)
    return round(scale_to_fit(len(SCALE) * wide, high, _SHAPE), 3)


def _strip(unrated: list[Box], left: float, high: float, places: Places) -> list[Cell]:
    """Place those not rated beside the grid and return their strip; none when everybody is rated."""
    if not unrated:
        return []
    rows = max(int((high - _HEAD - _PAD) // _ROW), 1)
    wide = _breadth(unrated, -(-len(unrated) // rows))
    places |= _flow(unrated, left, _HEAD + _PAD, wide)
    return [Cell(None, None, (left, 0.0, wide, high), _("Not rated yet"), (left, 0.0, wide, _HEAD))]


def _rows(boxes: list[Box], wide: float) -> list[int]:
    """Return the row of each box, when they are set one after the other into a width."""
    rows, row, right = [], 0, 0.0
    for box in boxes:
        if right and right + box.width + 2 * _GAP > wide + 1e-6:
            row, right = row + 1, 0.0
        right += box.width + _GAP
        rows.append(row)
    return rows


def _flow(boxes: list[Box], left: float, top: float, wide: float) -> Places:
    places: Places = {}
    right: dict[int, float] = defaultdict(lambda: left + _GAP)
    for box, row in zip(boxes, _rows(boxes, wide), strict=True):
        places[box.uid] = (right[row] + box.width / 2, top + (row + 0.5) * _ROW)
        right[row] += box.width + _GAP
    return places
