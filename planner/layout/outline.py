"""Outlines of branches, kept as left and right edge of each horizontal band, and packing units by their
outlines.
"""

from __future__ import annotations

from dataclasses import dataclass

BAND = 8.0  # height of a band in pixels; vertical shifts are whole bands
Outline = dict[int, tuple[float, float]]


@dataclass(frozen=True)
class Style:
    """How families are drawn.

    Leaves stand in columns of at most `rows`, on both sides of the branches (`centred`) or after them;
    `crowded`
    stacks busy leaves too. From the level `stack_from` on whole branches are stacked, in columns up to
    `height` pixels.
    """

    rows: int = 1
    centred: bool = True
    crowded: bool = False
    stack_from: int | None = None
    height: float = 0.0

    def stacks(self, depth: int) -> bool:
        """Whether branches of a level are stacked."""
        return self.stack_from is not None and depth >= self.stack_from


@dataclass(frozen=True)
class Unit:
    """What is moved as one: a branch, or a column of branches. Members are key, x from the centre, way
    down.
    """

    members: tuple[tuple[str, float, float], ...]
    outline: Outline


def rectangle(x: float, width: float, top: float, height: float) -> Outline:
    """Return the outline of a rectangle centred on x."""
    bands = range(int(top // BAND), int((top + height) // BAND) + 1)
    return dict.fromkeys(bands, (x - width / 2, x + width / 2))


def merge(outline: Outline, other: Outline, shift: float) -> None:
    """Widen an outline by another one, moved to the right by `shift`."""
    for band, (left, right) in other.items():
        here = outline.get(band)
        left, right = left + shift, right + shift
        outline[band] = (left, right) if here is None else (min(here[0], left), max(here[1], right))


def lowered(outline: Outline, way: float) -> Outline:
    """Return an outline moved down by whole bands."""
    bands = round(way / BAND)
    return {band + bands: edges for band, edges in outline.items()} if bands else outline


def bottom_of(outline: Outline) -> float:
    """Return the lower edge of the lowest band."""
    return (max(outline) + 1) * BAND


def packed(units: list[Unit], gap: float) -> tuple[list[tuple[Unit, float]], float]:
    """Push units together from left to right; return each with its x, and the way from the first to the
    last.
    """
    placed: list[tuple[Unit, float]] = []
    right: dict[int, float] = {}
    for unit in units:
        common = [right[band] - left for band, (left, _right) in unit.outline.items() if band in right]
        x = max(common) + gap if common else (placed[-1][1] + gap if placed else 0.0)
        placed.append((unit, x))
        for band, (_left, edge) in unit.outline.items():
            right[band] = max(right.get(band, edge + x), edge + x)
    return placed, placed[-1][1] - placed[0][1] if placed else 0.0


def shelved(units: list[Unit], gap: float, aspect: float) -> list[tuple[Unit, float, float]]:
    """Place units side by side, on several shelves when one would be much wider than `aspect` (width by
    height) asks.
    """
    if not units:
        return []
    in_row, _width = packed(units, gap)
    left = min(edge + x for unit, x in in_row for edge, _right in unit.outline.values())
    right = max(edge + x for unit, x in in_row for _left, edge in unit.outline.values())
    height = max(bottom_of(unit.outline) for unit in units)
    if len(units) == 1 or right - left <= 1.5 * aspect * height:
        return [(unit, x, 0.0) for unit, x in in_row]
    limit = (sum(_wide(unit) * bottom_of(unit.outline) for unit in units) * aspect) ** 0.5
    placed: list[tuple[Unit, float, float]] = []
    x, row, high = 0.0, 0.0, 0.0
    for unit in sorted(units, key=lambda one: -bottom_of(one.outline)):
        wide = _wide(unit)
        if x > 0 and x + wide > limit:
            x, row, high = 0.0, row + high + gap // BAND * BAND, 0.0
        placed.append((unit, x - min(edge for edge, _right in unit.outline.values()), row))
        x += wide + gap
        high = max(high, bottom_of(unit.outline))
    return placed


def _wide(unit: Unit) -> float:
    return max(right for _l, right in unit.outline.values()) - min(left for left, _r in unit.outline.values())
