"""Finding free room: a grid of what is taken, and the free spot nearest to a wish."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from planner.layout.box import Box, Places, Point

GAP = 16.0
_CELL = 200.0


class Room:
    """The boxes placed so far, found by cell; tells whether another would touch one of them."""

    def __init__(self, gap: float = GAP) -> None:
        self.gap = gap
        self._cells: dict[tuple[int, int], list[tuple[Box, Point]]] = defaultdict(list)

    def take(self, box: Box, at: Point) -> None:
        """Mark the room of a box as taken."""
        for cell in self._touched(box, at):
            self._cells[cell].append((box, at))

    def leave(self, box: Box, at: Point) -> None:
        """Give the room of a box free again."""
        for cell in self._touched(box, at):
            self._cells[cell].remove((box, at))

    def is_free(self, box: Box, at: Point) -> bool:
        """Whether the box would keep its distance from all that is placed."""
        for cell in self._touched(box, at):
            for other, (x, y) in self._cells.get(cell, ()):
                if (
                    abs(x - at[0]) < (box.width + other.width) / 2 + self.gap - 1e-6
                    and abs(y - at[1]) < (box.height + other.height) / 2 + self.gap - 1e-6
                ):
                    return False
        return True

    def nearest(self, box: Box, wish: Point) -> Point:
        """Return the free spot nearest to `wish`, searched ring by ring, always in the same order."""
        return next(spot for spot in _spiral(wish, box) if self.is_free(box, spot))

    def near(self, box: Box, wish: Point, spots: int, below: float | None = None) -> Point | None:
        """Return the free spot nearest to `wish` among the first `spots`; with `below` wholly below that height."""
        found = (
            one
            for one in islice(_spiral(wish, box), spots)
            if below is None or one[1] - box.height / 2 >= below
        )
        return next((spot for spot in found if self.is_free(box, spot)), None)

    def _touched(self, box: Box, at: Point) -> Iterator[tuple[int, int]]:
        across, down = box.width / 2 + self.gap, box.height / 2 + self.gap
        for column in range(int((at[0] - across) // _CELL), int((at[0] + across) // _CELL) + 1):
            for row in range(int((at[1] - down) // _CELL), int((at[1] + down) // _CELL) + 1):
                yield column, row


def _spiral(centre: Point, box: Box) -> Iterator[Point]:
    """Yield the centre, then points on ever larger rings around it, nearest first."""
    yield centre
    across, down = (box.width + GAP) / 4, (box.height + GAP) / 4
    ring = 0
    while True:
        ring += 1
        steps = range(-ring, ring + 1)
        around = {(i, j) for i in steps for j in (-ring, ring)} | {
            (j, i) for i in steps for j in (-ring, ring)
        }
        ordered = sorted(around, key=lambda s: ((s[0] * across) ** 2 + (s[1] * down) ** 2, -s[1], -s[0]))
        yield from ((centre[0] + i * across, centre[1] + j * down) for i, j in ordered)


def freed(places: Places, boxes: list[Box], pinned: Places, gap: float = GAP) -> Places:
    """Return places in which pinned boxes stand where they were pinned and no other box touches another."""
    room = Room(gap)
    result: Places = {}
    for box in boxes:
        if box.uid in pinned:
            result[box.uid] = pinned[box.uid]
            room.take(box, pinned[box.uid])
    for box in boxes:
        if box.uid not in pinned and box.uid in places:
            result[box.uid] = room.nearest(box, places[box.uid])
            room.take(box, result[box.uid])
    return result
