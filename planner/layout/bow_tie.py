"""Where the parts of a bow-tie stand: causes with barriers at the left, the event, the same mirrored at the right.

Plain data in, places out: nothing here knows the plan or paints. Units are pixels at 100 %.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from planner.model.choices import BowTieKind

EVENT = "event"
Measure = Callable[[str, float], float]  # key and width → height
_WAY = {
    BowTieKind.PREVENTIVE_BARRIER: BowTieKind.CAUSE,
    BowTieKind.RECOVERY_BARRIER: BowTieKind.CONSEQUENCE,
}
_SIDES = (BowTieKind.PREVENTIVE_BARRIER, BowTieKind.RECOVERY_BARRIER)
SLOT, GHOST = 20.0, 36.0  # the round plus on a way; the height of the line that adds a way
_LARGEST = 1.5  # how much wider than usual a card may get


class Part(NamedTuple):
    """A cause, consequence or barrier; `under` is the key of the way on which a barrier stands."""

    key: str
    kind: BowTieKind
    under: str | None = None


class Box(NamedTuple):
    """A place by its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """The centre."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


class Line(NamedTuple):
    """A way's line: level from its card to `bend`, then in a curve to `end`; `way` is empty for the trunk."""

    way: str
    start: tuple[float, float]
    bend: tuple[float, float]
    end: tuple[float, float]


class Slot(NamedTuple):
    """Where something can be added: a way (its kind), or a barrier on the way `under`."""

    kind: BowTieKind
    under: str | None
    box: Box


@dataclass(frozen=True)
class Sizes:
    """Widths of the cards, and the room between them."""

    way: float = 150
    barrier: float = 128
    event: float = 156
    gap: float = 16
    fan: float = 64
    row: float = 16


@dataclass(frozen=True)
class Drawing:
    """A laid-out bow-tie: boxes by key (the event's is EVENT), lines, and slots for what can be added."""

    width: float
    height: float
    boxes: dict[str, Box]
    lines: list[Line]
    slots: list[Slot]


class _Side(NamedTuple):
    """One side's parts: ways, the barriers on each, and those before all of them."""

    kind: BowTieKind
    ways: list[Part]
    lanes: dict[str, list[Part]]
    common: list[Part]

    @property
    def columns(self) -> int:
        return max((len(lane) for lane in self.lanes.values()), default=0)


def laid_out(parts: Sequence[Part], measure: Measure, sizes: Sizes, *, slots: bool = True) -> Drawing:
    """Return places for the parts of one risk, as wide as `sizes` make it."""
    left, right = (_side(parts, kind) for kind in _SIDES)
    one, other = (_lay_side(side, measure, sizes, slots) for side in (left, right))
    event_height = measure(EVENT, sizes.event)
    height = max(one.height, other.height, event_height)
    begins = one.width
    event = Box(begins, (height - event_height) / 2, sizes.event, event_height)
    width = begins + sizes.event + other.width
    one = _moved(one, 0, (height - one.height) / 2)
    other = _moved(_mirrored(other), begins + sizes.event, (height - other.height) / 2)
    boxes = {**one.boxes, EVENT: event, **other.boxes}
    return Drawing(width, height, boxes, [*one.lines, *other.lines], [*one.slots, *other.slots])


def _side(parts: Sequence[Part], barrier: BowTieKind) -> _Side:
    ways = [part for part in parts if part.kind is _WAY[barrier]]
    lanes: dict[str, list[Part]] = {way.key: [] for way in ways}
    common: list[Part] = []
    for part in parts:
        if part.kind is barrier:
            lanes.get(part.under or "", common).append(part)
    return _Side(barrier, ways, lanes, common)


def fitting(parts: Sequence[Part], width: float, usual: Sizes | None = None) -> Sizes:
    """Return sizes with which a bow-tie fills `width`, as far as cards may grow; narrower ones stay as they are."""
    usual = usual or Sizes()
    sides = [_side(parts, kind) for kind in _SIDES]
    cards = usual.event + sum(usual.way + (side.columns + len(side.common)) * usual.barrier for side in sides)
    gaps = sum(usual.gap * (1 + side.columns + len(side.common)) + usual.fan for side in sides)
    factor = min(max((width - gaps) / cards, 1.0), _LARGEST)
    rest = max(width - gaps - cards * factor, 0.0)
    return replace(
        usual,
        way=usual.way * factor,
        barrier=usual.barrier * factor,
        event=usual.event * factor,
        fan=usual.fan + min(rest / 2, 80),
    )


def _lay_side(side: _Side, measure: Measure, sizes: Sizes, slots: bool) -> Drawing:
    """Lay one side out with its ways at the left and the event's edge at the right end."""
    step = sizes.barrier + sizes.gap
    fan = sizes.way + sizes.gap + side.columns * step
    junction = fan + sizes.fan
    ways = _lay_ways(side, measure, sizes, slots)
    tall = {part.key: measure(part.key, sizes.barrier) for part in side.common}
    height = max([ways.height, *tall.values()])
    ways = _moved(ways, 0, (height - ways.height) / 2)
    boxes = {
        key: Box(junction + place * step, (height - tall[key]) / 2, sizes.barrier, tall[key])
        for place, key in enumerate(tall)
    }
    starts = {way.key: (sizes.way, ways.boxes[way.key].middle[1]) for way in side.ways}
    end = junction, height / 2
    lines = [Line(key, at, (fan, at[1]), end) for key, at in starts.items()]
    width = junction + len(side.common) * step
    if side.common:
        lines.append(Line("", end, (width, height / 2), (width, height / 2)))
    return Drawing(width, height, {**ways.boxes, **boxes}, lines, ways.slots)


def _lay_ways(side: _Side, measure: Measure, sizes: Sizes, slots: bool) -> Drawing:
    """Lay each way out as a row of its card and its barriers, below them the place for a new way."""
    boxes: dict[str, Box] = {}
    found: list[Slot] = []
    first, step, y = sizes.way + sizes.gap, sizes.barrier + sizes.gap, 0.0
    for way in side.ways:
        lane = [part.key for part in side.lanes[way.key]]
        cards = [(way.key, 0.0, sizes.way)]
        cards += [(key, first + place * step, sizes.barrier) for place, key in enumerate(lane)]
        tall = {key: measure(key, wide) for key, _x, wide in cards}
        row = max(tall.values())
        boxes.update({key: Box(x, y + (row - tall[key]) / 2, wide, tall[key]) for key, x, wide in cards})
        plus = first + len(lane) * step - sizes.gap / 2
        found.append(Slot(side.kind, way.key, Box(plus, y + (row - SLOT) / 2, SLOT, SLOT)))
        y += row + sizes.row
    found.append(Slot(_WAY[side.kind], None, Box(0, y, sizes.way, GHOST)))
    y += GHOST + sizes.row if slots else 0
    return Drawing(sizes.way, max(y - sizes.row, 0.0), boxes, [], found if slots else [])


def _mirrored(side: Drawing) -> Drawing:
    return _mapped(
        side,
        lambda box: box._replace(x=side.width - box.x - box.width),
        lambda x, y: (side.width - x, y),
    )


def _moved(side: Drawing, across: float, down: float) -> Drawing:
    return _mapped(
        side,
        lambda box: box._replace(x=box.x + across, y=box.y + down),
        lambda x, y: (x + across, y + down),
    )


def _mapped(
    side: Drawing, box: Callable[[Box], Box], point: Callable[[float, float], tuple[float, float]]
) -> Drawing:
    return replace(
        side,
        boxes={key: box(one) for key, one in side.boxes.items()},
        lines=[Line(one.way, point(*one.start), point(*one.bend), point(*one.end)) for one in side.lines],
        slots=[one._replace(box=box(one.box)) for one in side.slots],
    )


def neighbour(boxes: dict[str, Box], here: str, way: tuple[int, int]) -> str | None:
    """Return the key of the nearest box in a direction (−1, 0, 1 across and down); None where there is none."""
    x, y = boxes[here].middle
    best: tuple[float, str] | None = None
    for key, box in boxes.items():
        across, down = box.middle[0] - x, box.middle[1] - y
        ahead = across * way[0] + down * way[1]
        aside = abs(down if way[0] else across)
        if key == here or ahead < 1 or (way[0] and aside > 4 * ahead) or (way[1] and aside > 3 * ahead):
            continue
        best = min(best or (float("inf"), ""), (ahead + 2 * aside, key))
    return best[1] if best is not None else None


def way_at(drawing: Drawing, parts: Sequence[Part], x: float, y: float) -> str | None:
    """Return the way a barrier dropped there would stand on: the nearest of that side, EVENT over the event."""
    event = drawing.boxes[EVENT]
    if event.holds(x, y):
        return EVENT
    wanted = BowTieKind.CAUSE if x < event.middle[0] else BowTieKind.CONSEQUENCE
    ways = [part.key for part in parts if part.kind is wanted]
    return min(ways, key=lambda key: abs(drawing.boxes[key].middle[1] - y), default=None)
