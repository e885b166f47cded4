"""Groups in a layout: the members of a frame are laid out by themselves, and the frame stands for them as a card."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from planner.layout.box import Box, Places, extent
from planner.layout.chart import Chart

PADDING = 20.0
Frame = tuple[float, float, float, float]  # left, top, width, height
Inner = Callable[[Chart, Places], Places]


@dataclass(frozen=True)
class Group:
    """A frame and the cards that stand in it."""

    uid: str
    frame: Frame
    members: frozenset[str]

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the frame."""
        left, top, width, height = self.frame
        return left + width / 2, top + height / 2


def held(frames: Mapping[str, Frame], places: Places) -> list[Group]:
    """Return the groups that hold cards by where these stand; in frames within frames the outer one counts."""
    groups, taken = [], set[str]()
    for uid, frame in sorted(frames.items(), key=lambda one: (-one[1][2] * one[1][3], one[0])):
        left, top, width, height = frame
        inside = {
            card
            for card, (x, y) in places.items()
            if left <= x <= left + width and top <= y <= top + height and card not in taken
        }
        taken |= inside
        if inside:
            groups.append(Group(uid, frame, frozenset(inside)))
    return groups


def part_of(chart: Chart, members: frozenset[str]) -> Chart:
    """Return the chart of some of its boxes, with what ties them among themselves."""
    return Chart(
        [box for box in chart.boxes if box.uid in members],
        {child: parent for child, parent in chart.parents.items() if child in members and parent in members},
        [(a, b) for a, b in chart.ties if a in members and b in members],
        chart.hub if chart.hub in members else None,
    )


def laid_out(
    chart: Chart, groups: list[Group], pinned: Places, now: Places, layout: Inner
) -> tuple[Places, dict[str, Frame]]:
    """Return all places and the new frames; a group with a pinned member stays as it is."""
    still = [group for group in groups if group.members & pinned.keys()]
    kept = {uid: now[uid] for group in still for uid in group.members if uid in now} | pinned
    inner: dict[str, Places] = {}
    sizes: dict[str, Box] = {}
    for group in groups:
        part = part_of(chart, group.members)
        inner[group.uid] = kept if group in still else layout(part, {})
        left, top, right, bottom = extent(inner[group.uid], part.boxes)
        size = group.frame[2:] if group in still else (right - left + 2 * PADDING, bottom - top + 2 * PADDING)
        sizes[group.uid] = Box(group.uid, *size)
    fixed = {uid: at for uid, at in kept.items() if not any(uid in group.members for group in still)}
    fixed |= {group.uid: group.centre for group in still}
    outer = layout(_condensed(chart, groups, sizes), fixed)
    places = {uid: at for uid, at in outer.items() if uid not in sizes}
    frames: dict[str, Frame] = {}
    for group in groups:
        if group in still:
            places |= {uid: kept[uid] for uid in group.members}
            continue
        part, box = part_of(chart, group.members), sizes[group.uid]
        left, top, _right, _bottom = extent(inner[group.uid], part.boxes)
        x, y = outer[group.uid][0] - box.width / 2, outer[group.uid][1] - box.height / 2
        for uid, (inner_x, inner_y) in inner[group.uid].items():
            places[uid] = (x + PADDING + inner_x - left, y + PADDING + inner_y - top)
        frames[group.uid] = (x, y, box.width, box.height)
    return places, frames


def _condensed(chart: Chart, groups: list[Group], sizes: Mapping[str, Box]) -> Chart:
    """Return the chart with one box a group; a line upwards that would close a circle is a tie there."""
    group_of = {uid: group.uid for group in groups for uid in group.members}
    boxes = [box for box in chart.boxes if box.uid not in group_of] + list(sizes.values())
    parents: dict[str, str] = {}
    ties = [(group_of.get(a, a), group_of.get(b, b)) for a, b in chart.ties]
    for child, parent in chart.parents.items():
        low, high = group_of.get(child, child), group_of.get(parent, parent)
        if low == high:
            continue
        if low in parents or _is_above(low, high, parents):
            ties.append((low, high))
        else:
            parents[low] = high
    hub = group_of.get(chart.hub, chart.hub) if chart.hub is not None else None
    return Chart(boxes, parents, ties, hub)


def _is_above(one: str, other: str, parents: Mapping[str, str]) -> bool:
    while other in parents:
        other = parents[other]
        if other == one:
            return True
    return False
