"""A layout as plain data in and places out, so that it can run aside: what to lay out, and what has to stay."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.layout.box import Places, Point, extent
from planner.layout.chart import Chart
from planner.layout.groups import Frame, held, laid_out, part_of
from planner.layout.layered import layered
from planner.layout.organic import organic
from planner.layout.radial import radial
from planner.layout.room import GAP, Room, freed
from planner.model.choices import Direction, Layout
from planner.progress import Tell, silent

_SHIFTS = 8  # of a whole selection, tried in each direction before its cards look for room one by one


@dataclass(frozen=True)
class Task:
    """What a layout is given: `now` says where cards stand, `only` which are to be laid out (None: all)."""

    chart: Chart
    layout: Layout | None
    direction: Direction | None = None
    pinned: Places = field(default_factory=dict)
    now: Places = field(default_factory=dict)
    only: frozenset[str] | None = None
    frames: Mapping[str, Frame] = field(default_factory=dict)


@dataclass(frozen=True)
class Arrangement:
    """What a layout found: the places of all cards that it may move, and the frames that go with them."""

    places: Places
    frames: dict[str, Frame] = field(default_factory=dict)


def solved(task: Task, tell: Tell = silent) -> Arrangement:
    """Lay out what a task asks for; the same task always gives the same places."""

    def layout(chart: Chart, pinned: Places) -> Places:
        return computed(chart, task.layout, task.direction, pinned, tell)

    tell(0.0)
    if task.only is not None:
        return Arrangement(_some(task, layout(part_of(task.chart, task.only - task.pinned.keys()), {})))
    groups = held(task.frames, task.now)
    if not groups:
        return Arrangement(_free(layout(task.chart, task.pinned), task.pinned))
    places, frames = laid_out(task.chart, groups, task.pinned, task.now, layout)
    return Arrangement(_free(places, task.pinned), frames)


def computed(
    chart: Chart, kind: Layout | None, direction: Direction | None, pinned: Places, tell: Tell = silent
) -> Places:
    """Return the places a layout gives; a free layout is drawn as a layered one."""
    if kind is Layout.RADIAL:
        return radial(chart, pinned=pinned, tell=tell)
    if kind is Layout.ORGANIC:
        return organic(chart, pinned=pinned, tell=tell)
    return layered(chart, direction=direction.value if direction else "down", pinned=pinned, tell=tell)


def _free(places: Places, pinned: Places) -> Places:
    return {uid: at for uid, at in places.items() if uid not in pinned}


def _some(task: Task, drawn: Places) -> Places:
    """Return a drawing of some cards moved to where these stand now, clear of all the others."""
    boxes = [box for box in task.chart.boxes if box.uid in drawn]
    if not boxes:
        return {}
    others = {uid: at for uid, at in task.now.items() if uid not in drawn}
    room = Room()
    for box in task.chart.boxes:
        if box.uid in others:
            room.take(box, others[box.uid])
    was, is_now = extent(task.now, boxes), extent(drawn, boxes)
    middle = ((was[0] + was[2] - is_now[0] - is_now[2]) / 2, (was[1] + was[3] - is_now[1] - is_now[3]) / 2)
    for dx, dy in _shifts((is_now[2] - is_now[0]) / 4 + GAP, (is_now[3] - is_now[1]) / 4 + GAP):
        moved = {uid: (x + middle[0] + dx, y + middle[1] + dy) for uid, (x, y) in drawn.items()}
        if all(room.is_free(box, moved[box.uid]) for box in boxes):
            return moved
    moved = {uid: (x + middle[0], y + middle[1]) for uid, (x, y) in drawn.items()}
    placed = freed(others | moved, task.chart.boxes, others)
    return {uid: placed[uid] for uid in drawn}


def _shifts(across: float, down: float) -> list[Point]:
    steps = range(-_SHIFTS, _SHIFTS + 1)
    shifts = [(i * across, j * down) for i in steps for j in steps]
    return sorted(shifts, key=lambda shift: (abs(shift[0]) + abs(shift[1]), -shift[1], -shift[0]))
