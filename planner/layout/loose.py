"""Room for partners outside the hierarchy: near those they are tied to, the others in rows below."""

from __future__ import annotations

from collections.abc import Iterator

from planner.layout.box import WINDOW, Box, Places, Point, extent, scale_to_fit
from planner.layout.room import Room

SIDE_GAP = 44.0
BELOW_GAP = 36.0
_STEP = 38.0


class _Drawn:
    """What is placed so far: the room taken, the rectangle around it, and how low it reaches at each
    stretch of x.
    """

    def __init__(self) -> None:
        self.room = Room()
        self.edges: tuple[float, float, float, float] | None = None
        self._low: dict[int, float] = {}

    def take(self, box: Box, at: Point) -> None:
        """Add a box."""
        self.room.take(box, at)
        self.edges = self.grown(box, at)
        for stretch in _stretches(box, at[0]):
            self._low[stretch] = max(self._low.get(stretch, at[1]), at[1] + box.height / 2)

    def grown(self, box: Box, at: Point) -> tuple[float, float, float, float]:
        """Return left, top, right, bottom as they would be with a box more."""
        left, right = at[0] - box.width / 2, at[0] + box.width / 2
        top, bottom = at[1] - box.height / 2, at[1] + box.height / 2
        if self.edges is None:
            return left, top, right, bottom
        here = self.edges
        return min(here[0], left), min(here[1], top), max(here[2], right), max(here[3], bottom)

    def below(self, box: Box) -> Iterator[Point]:
        """Yield spots under the lowest card of each stretch of the drawing."""
        left, _top, right, _bottom = self.edges or (0.0, 0.0, 0.0, 0.0)
        x = left + box.width / 2
        while x <= max(right - box.width / 2, left + box.width / 2):
            above = [self._low[stretch] for stretch in _stretches(box, x) if stretch in self._low]
            if above:
                yield x, max(above) + BELOW_GAP + box.height / 2
            x += _STEP


def _stretches(box: Box, x: float) -> range:
    return range(int((x - box.width / 2 - 8) // _STEP), int((x + box.width / 2 + 8) // _STEP) + 1)


def place_near(
    places: Places, boxes: list[Box], loose: list[Box], ties: dict[str, list[str]], roots: set[str]
) -> None:
    """Add the loose boxes that have a tie to a placed one, where ties are short and the drawing stays
    small.
    """
    known = {box.uid: box for box in boxes}
    drawn = _Drawn()
    for uid, at in places.items():
        drawn.take(known[uid], at)
    waiting, beside_which = list(loose), set(roots)
    while True:
        ready = [box for box in waiting if any(other in places for other in ties.get(box.uid, ()))]
        if not ready:
            return
        ready.sort(key=lambda box: -sum(other in places for other in ties[box.uid]))
        for box in ready:
            tied = [uid for uid in ties[box.uid] if uid in places]
            beside = [(known[uid], places[uid]) for uid in tied if uid in beside_which]
            spot = _best_spot(box, [places[uid] for uid in tied], beside, drawn)
            places[box.uid] = spot
            drawn.take(box, spot)
            beside_which.add(box.uid)
        waiting = [box for box in waiting if box.uid not in places]


def _best_spot(box: Box, ends: list[Point], beside: list[tuple[Box, Point]], drawn: _Drawn) -> Point:
    left, top, right, bottom = drawn.edges or (0.0, 0.0, 0.0, 0.0)
    before = scale_to_fit(right - left, bottom - top)

    def cost(spot: Point) -> float:
        length = sum(abs(spot[0] - x) + abs(spot[1] - y) for x, y in ends) / len(ends)
        west, north, east, south = drawn.grown(box, spot)
        return length + 3000 * (1 - scale_to_fit(east - west, south - north) / before)

    spots = [spot for other, at in beside for spot in _beside(box, other, at)] + list(drawn.below(box))
    free = [spot for spot in spots if drawn.room.is_free(box, spot)]
    return min(free, key=cost) if free else drawn.room.nearest(box, (ends[0][0], bottom + BELOW_GAP))


def _beside(box: Box, root: Box, at: Point) -> Iterator[Point]:
    for number in (1, 2):
        away = root.width / 2 + number * (SIDE_GAP + box.width) - box.width / 2
        yield at[0] + away, at[1]
        yield at[0] - away, at[1]


def place_in_rows(places: Places, boxes: list[Box], loose: list[Box]) -> None:
    """Add boxes without any tie in rows below everything else, about as wide as the drawing or the window."""
    if not loose:
        return
    left, top, right, bottom = extent(places, boxes)
    width, height = max(box.width for box in loose) + 16, max(box.height for box in loose) + 16
    if places:
        columns = max(int((max(right - left, WINDOW[0]) + 16) // width), 1)
    else:
        columns = max(round((len(loose) * WINDOW[0] / WINDOW[1] * height / width) ** 0.5), 1)
    columns = min(columns, len(loose))
    start_x = (left + right) / 2 - (columns - 1) * width / 2
    start_y = bottom + BELOW_GAP + height / 2 if places else top
    for number, box in enumerate(loose):
        places[box.uid] = (start_x + number % columns * width, start_y + number // columns * height)
