"""The plain data layouts work on: boxes with a size, and places (centres, in pixels at 100 %)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Point = tuple[float, float]
Places = dict[str, Point]
WINDOW = (756.0, 500.0)  # the part of the map a small laptop shows, in pixels


@dataclass(frozen=True)
class Box:
    """A card to be placed: its key and its size in pixels."""

    uid: str
    width: float
    height: float

    def turned(self) -> Box:
        """Return the box with width and height exchanged."""
        return Box(self.uid, self.height, self.width)


def extent(places: Mapping[str, Point], boxes: Iterable[Box]) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of the placed boxes; zeros when there is none."""
    placed = [(places[box.uid], box) for box in boxes if box.uid in places]
    if not placed:
        return (0.0, 0.0, 0.0, 0.0)
    return (
        min(x - box.width / 2 for (x, _y), box in placed),
        min(y - box.height / 2 for (_x, y), box in placed),
        max(x + box.width / 2 for (x, _y), box in placed),
        max(y + box.height / 2 for (_x, y), box in placed),
    )


def turned(places: Mapping[str, Point]) -> Places:
    """Return places with x and y exchanged."""
    return {uid: (y, x) for uid, (x, y) in places.items()}


def scale_to_fit(width: float, height: float, window: tuple[float, float] = WINDOW) -> float:
    """Return how much a drawing must shrink to fit a window; 1 when it fits."""
    return min(1.0, window[0] / max(width, 1.0), window[1] / max(height, 1.0))
