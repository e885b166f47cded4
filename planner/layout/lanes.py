"""Swim lanes: bands one below the other, or side by side, with the cards of each in rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from planner.layout.box import Box, Places, Point, scale_to_fit, turned
from planner.layout.room import Room

Area = tuple[float, float, float, float]  # left, top, width, height
HEAD_ASIDE, HEAD_ABOVE = 168.0, 56.0  # the room of a title beside its lane, or above it
PAD, GAP_ALONG, GAP_ACROSS = 11.0, 24.0, 18.0
_SWEEPS = 4


@dataclass(frozen=True)
class Lane:
    """A band with its title's room."""

    key: str
    area: Area
    head: Area


def in_lanes(
    keys: list[str],
    lane_of: Mapping[str, str],
    boxes: list[Box],
    ties: list[tuple[str, str]],
    wishes: Places,
    pinned: Places,
    *,
    across: bool = False,
) -> tuple[list[Lane], Places]:
    """Return the lanes, in the order of `keys`, and the place of each box: pinned ones stay along their lane, and
    across it as far as the lane allows; the others stand in rows close to what they are tied to.

    `across` sets the lanes side by side.
    """
    if across:
        lanes, places = _stacked(
            keys, lane_of, [box.turned() for box in boxes], ties, turned(wishes), turned(pinned), HEAD_ABOVE,
            (1.0, 1.6),
        )  # fmt: skip
        return [Lane(one.key, _turned(one.area), _turned(one.head)) for one in lanes], turned(places)
    return _stacked(keys, lane_of, boxes, ties, wishes, pinned, HEAD_ASIDE, (1.6, 1.0))


def _turned(area: Area) -> Area:
    return (area[1], area[0], area[3], area[2])


def _stacked(
    keys: list[str],
    lane_of: Mapping[str, str],
    boxes: list[Box],
    ties: list[tuple[str, str]],
    wishes: Places,
    pinned: Places,
    head: float,
    shape: tuple[float, float],
) -> tuple[list[Lane], Places]:
    members: dict[str, list[Box]] = {key: [] for key in keys}
    for box in boxes:
        members[lane_of[box.uid]].append(box)
    step = (max((b.width for b in boxes), default=0.0) + GAP_ALONG,
            max((b.height for b in boxes), default=0.0) + GAP_ACROSS)  # fmt: skip
    columns = _columns([len(one) for one in members.values()], step, head, shape)
    cell_of = _near_ties(members, columns, ties, wishes)
    places: Places = {}
    tops: list[tuple[str, float, float]] = []
    top = 0.0
    for key, inside in members.items():
        rows = max(-(-len(inside) // columns), 1)
        bottom = _fill(inside, cell_of, places, pinned, top, rows, columns, step)
        tops.append((key, top, bottom - top))
        top = bottom
    left = min([0.0, *(places[b.uid][0] - b.width / 2 - PAD for b in boxes)])
    right = max([columns * step[0] + PAD, *(places[b.uid][0] + b.width / 2 + PAD for b in boxes)])
    lanes = [
        Lane(key, (left - head, y, right - left + head, height), (left - head, y, head, height))
        for key, y, height in tops
    ]
    return lanes, places


def _columns(counts: list[int], step: Point, head: float, shape: tuple[float, float]) -> int:
    """Return how many columns let the whole be seen largest in a window of a shape."""
    window = (800.0 * shape[0], 800.0 * shape[1])

    def scale(columns: int) -> float:
        rows = sum(max(-(-count // columns), 1) for count in counts)
        high = rows * step[1] + len(counts) * 2 * PAD
        return scale_to_fit(columns * step[0] + head + PAD, high, window)

    most = max(counts, default=1)
    return max(range(1, max(most, 1) + 1), key=lambda n: (round(scale(n), 3), -n))


def _near_ties(
    members: Mapping[str, list[Box]], columns: int, ties: list[tuple[str, str]], wishes: Places
) -> dict[str, tuple[int, int]]:
    """Return column and row of each box: lanes are swept some times, each box drawn to the mean of its ties."""
    tied: dict[str, list[str]] = defaultdict(list)
    for one, other in ties:
        tied[one].append(other)
        tied[other].append(one)
    order = {uid: n for n, uid in enumerate(sorted(wishes, key=lambda u: (wishes[u][0], wishes[u][1])))}
    spread = columns / max(len(order), 1)
    wished = {uid: place * spread for uid, place in order.items()}
    found: dict[str, tuple[int, int]] = {}
    for _sweep in range(_SWEEPS):
        for inside in members.values():
            settled = _settled([box.uid for box in inside], wished, columns)
            found |= settled
            wished |= {uid: float(column) for uid, (column, _row) in settled.items()}
        for uid, others in tied.items():
            near = [found[one][0] for one in others if one in found]
            if uid in found and near:
                wished[uid] = sum(near) / len(near)
    return found


def _settled(uids: list[str], wished: Mapping[str, float], columns: int) -> dict[str, tuple[int, int]]:
    """Give boxes columns and rows in the order of their wishes, as near to these as so many rows allow."""
    rows = max(-(-len(uids) // columns), 1)
    ordered = sorted(uids, key=lambda uid: (wished.get(uid, 0.0), uid))
    stacks = [ordered[n : n + rows] for n in range(0, len(ordered), rows)]
    result: dict[str, tuple[int, int]] = {}
    last = -1
    for n, stack in enumerate(stacks):
        wish = round(sum(wished.get(uid, 0.0) for uid in stack) / len(stack))
        last = max(last + 1, min(wish, columns - (len(stacks) - n)))
        result |= {uid: (last, row) for row, uid in enumerate(stack)}
    return result


def _fill(
    inside: list[Box],
    cell_of: Mapping[str, tuple[int, int]],
    places: Places,
    pinned: Places,
    top: float,
    rows: int,
    columns: int,
    step: Point,
) -> float:
    """Place the boxes of one lane and return its bottom."""
    room = Room(4.0)
    lowest = top + PAD * 2 + rows * step[1] - GAP_ACROSS
    for box in sorted(inside, key=lambda one: one.uid not in pinned):
        if box.uid in pinned:
            x, y = pinned[box.uid]
            half = box.height / 2 + PAD
            wish = (x, max(min(y, lowest - half), top + half))
        else:
            wish = _cell(*cell_of[box.uid], top, step)
        places[box.uid] = wish if room.is_free(box, wish) else _free_cell(room, box, wish, top, columns, step)
        room.take(box, places[box.uid])
    return max([lowest, *(places[box.uid][1] + box.height / 2 + PAD for box in inside)])


def _free_cell(room: Room, box: Box, wish: Point, top: float, columns: int, step: Point) -> Point:
    """Return a free cell of a lane, those nearest along it first; a row more is opened when all are taken."""
    order = sorted(range(columns), key=lambda column: (abs(_cell(column, 0, top, step)[0] - wish[0]), column))
    cells = (_cell(column, row, top, step) for row in count() for column in order)
    return next(at for at in cells if room.is_free(box, at))


def _cell(column: int, row: int, top: float, step: Point) -> Point:
    return ((column + 0.5) * step[0], top + PAD + (step[1] - GAP_ACROSS) / 2 + row * step[1])
