"""Room for partners outside the hierarchy: near those they are tied to, the others in rows below."""

from __future__ import annotations

from collections.abc import Iterator

from planner.layout.box import WINDOW, Box, Places, Point, extent, scale_to_fit
from planner.layout.room import Room

SIDE_GAP = 44.0
BELOW_GAP = 36.0
_STEP = 38.0


def place_near(
    places: Places, boxes: list[Box], loose: list[Box], ties: dict[str, list[str]], roots: set[str]
) -> None:
    """Add the loose boxes that have a tie to a placed one, each where its ties are short and the drawing
    stays small.
    """
    room = Room()
    known = {box.uid: box for box in boxes}
    for uid, at in places.items():
        room.take(known[uid], at)
    waiting, beside_which = list(loose), set(roots)
    while True:
        ready = [box for box in waiting if any(other in places for other in ties.get(box.uid, ()))]
        if not ready:
            return
        ready.sort(key=lambda box: -sum(other in places for other in ties[box.uid]))
        for box in ready:
            spot = _best_spot(box, places, known, ties[box.uid], beside_which, room)
            places[box.uid] = spot
            room.take(box, spot)
            beside_which.add(box.uid)
        waiting = [box for box in waiting if box.uid not in places]


def _best_spot(
    box: Box, places: Places, known: dict[str, Box], tied: list[str], beside_which: set[str], room: Room
) -> Point:
    ends = [places[uid] for uid in tied if uid in places]
    left, top, right, bottom = extent(places, known.values())

    def cost(spot: Point) -> float:
        length = sum(abs(spot[0] - x) + abs(spot[1] - y) for x, y in ends) / len(ends)
        wide = max(right, spot[0] + box.width / 2) - min(left, spot[0] - box.width / 2)
        high = max(bottom, spot[1] + box.height / 2) - min(top, spot[1] - box.height / 2)
        before = scale_to_fit(right - left, bottom - top)
        return length + 3000 * (1 - scale_to_fit(wide, high) / before)

    spots = [
        spot
        for uid in tied
        if uid in beside_which and uid in places
        for spot in _beside(box, known[uid], places[uid])
    ]
    spots += _below(box, places, known, left, right)
    free = [spot for spot in spots if room.is_free(box, spot)]
    return min(free, key=cost) if free else room.nearest(box, (ends[0][0], bottom + BELOW_GAP))


def _beside(box: Box, root: Box, at: Point) -> Iterator[Point]:
    for number in (1, 2):
        away = root.width / 2 + number * (SIDE_GAP + box.width) - box.width / 2
        yield at[0] + away, at[1]
        yield at[0] - away, at[1]


def _below(box: Box, places: Places, known: dict[str, Box], left: float, right: float) -> Iterator[Point]:
    """Yield spots under the lowest card of each stretch of the drawing."""
    bottoms = [
        (x - known[uid].width / 2, x + known[uid].width / 2, y + known[uid].height / 2)
        for uid, (x, y) in places.items()
    ]
    x = left + box.width / 2
    while x <= max(right - box.width / 2, left + box.width / 2):
        above = [low for a, b, low in bottoms if a < x + box.width / 2 + 8 and b > x - box.width / 2 - 8]
        if above:
            yield x, max(above) + BELOW_GAP + box.height / 2
        x += _STEP


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
