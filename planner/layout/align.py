"""Aligning cards along an edge or their middle, and distributing them with equal gaps."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from planner.layout.box import Box, Places, Point

Placed = Iterable[tuple[Box, Point]]


class Side(Enum):
    """What cards have in common once they are aligned: the axis (0 is x), and −1, 0 or 1 along it."""

    LEFT = (0, -1)
    CENTRE = (0, 0)
    RIGHT = (0, 1)
    TOP = (1, -1)
    MIDDLE = (1, 0)
    BOTTOM = (1, 1)


def aligned(placed: Placed, side: Side) -> Places:
    """Return places in which the cards share a side of the rectangle around them."""
    axis, way = side.value
    cards = [(box, at, _size(box, axis) / 2) for box, at in placed]
    if not cards:
        return {}
    low = min(at[axis] - half for _box, at, half in cards)
    high = max(at[axis] + half for _box, at, half in cards)
    edge = (low + high) / 2 if way == 0 else high if way > 0 else low
    return {box.uid: _at(at, axis, edge - way * half) for box, at, half in cards}


def distributed(placed: Placed, axis: int) -> Places:
    """Return places with equal gaps between the cards along an axis (0 is x); the outermost stay."""
    cards = sorted(placed, key=lambda card: (card[1][axis], card[0].uid))
    if len(cards) < 3:
        return {box.uid: at for box, at in cards}
    sizes = [_size(box, axis) for box, _at in cards]
    start = cards[0][1][axis] - sizes[0] / 2
    end = cards[-1][1][axis] + sizes[-1] / 2
    gap = (end - start - sum(sizes)) / (len(cards) - 1)
    places: Places = {}
    for (box, at), size in zip(cards, sizes, strict=True):
        places[box.uid] = _at(at, axis, start + size / 2)
        start += size + gap
    return places


def _size(box: Box, axis: int) -> float:
    return box.height if axis else box.width


def _at(at: Point, axis: int, value: float) -> Point:
    return (at[0], value) if axis else (value, at[1])
