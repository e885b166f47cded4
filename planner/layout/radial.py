"""The radial layout: the hub in the middle, each level of the hierarchy a ring around it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from math import cos, pi, sin

from planner.layout.box import Box, Places
from planner.layout.chart import Chart
from planner.layout.spread import spread
from planner.progress import Tell, silent

_RING = 120.0  # the least way from ring to ring
_BAND = 0.7  # of the way to the next ring that rows of leaves may take
_ROWS, _ROW = 5, 100.0  # how many rows at most, and how far they are from each other
_WIDE = 1.35  # cards are wider than high, so are the rings


def radial(
    chart: Chart, *, pinned: Mapping[str, tuple[float, float]] | None = None, tell: Tell = silent
) -> Places:
    """Return the centre of every box: rings by distance from the hub, each branch in a sector as wide as
    its leaves.
    """
    places = by_rings(chart)
    centre = {uid: at for uid, at in places.items() if at == (0.0, 0.0)}
    return spread(places, chart.boxes, dict(pinned or centre), tell)


def by_rings(chart: Chart) -> Places:
    """Return a place for every box on its ring, though some may lie on each other."""
    if not chart.boxes:
        return {}
    children = _spanned(chart)
    root = _centre(chart)
    rows, step, needs = _fitted(root, children, {box.uid: box for box in chart.boxes})
    places: Places = {root: (0.0, 0.0)}
    waiting = deque([(root, 1, -pi / 2, 3 * pi / 2)])
    while waiting:
        uid, depth, start, end = waiting.popleft()
        each = (end - start) / max(sum(needs[one] for one in children[uid]), 1e-9)
        for number, child in enumerate(children[uid]):
            width = each * needs[child]
            middle = start + width / 2
            radius = depth * step + (0.0 if children[child] else number % rows * step * _BAND / rows)
            places[child] = (_WIDE * radius * cos(middle), radius * sin(middle))
            waiting.append((child, depth + 1, start, start + width))
            start += width
    return places


def _centre(chart: Chart) -> str:
    if chart.hub is not None:
        return chart.hub
    below = dict.fromkeys(chart.parents.values(), 0)
    for parent in chart.parents.values():
        below[parent] += 1
    roots = [box.uid for box in chart.boxes if box.uid not in chart.parents]
    return max(roots, key=lambda uid: below.get(uid, 0))


def _spanned(chart: Chart) -> dict[str, list[str]]:
    """Return children by key, so that all are reached from the centre: by hierarchy first, then by ties,
    then at all.
    """
    children: dict[str, list[str]] = {box.uid: [] for box in chart.boxes}
    centre = _centre(chart)
    family = _near(chart, chart.parents.items())
    anyone = _near(chart, [*chart.parents.items(), *chart.ties])
    seen = {centre}
    _spread(deque([centre]), family, children, seen)
    _spread(deque(box.uid for box in chart.boxes if box.uid in seen), anyone, children, seen)
    for box in chart.boxes:
        if box.uid not in seen:
            seen.add(box.uid)
            children[centre].append(box.uid)
            _spread(deque([box.uid]), anyone, children, seen)
    return children


def _near(chart: Chart, pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    near: dict[str, list[str]] = {box.uid: [] for box in chart.boxes}
    for one, other in pairs:
        near[one].append(other)
        near[other].append(one)
    return near


def _spread(
    waiting: deque[str], near: dict[str, list[str]], children: dict[str, list[str]], seen: set[str]
) -> None:
    """Reach what is near, breadth first, each through the first that reaches it."""
    while waiting:
        here = waiting.popleft()
        for other in near[here]:
            if other not in seen:
                seen.add(other)
                children[here].append(other)
                waiting.append(other)


def _levels(root: str, children: dict[str, list[str]]) -> list[list[str]]:
    levels = [[root]]
    while levels[-1]:
        levels.append([child for uid in levels[-1] for child in children[uid]])
    return levels[:-1]


def _fitted(
    root: str, children: dict[str, list[str]], boxes: dict[str, Box]
) -> tuple[int, float, dict[str, float]]:
    """Return in how many rows leaves of a ring stand, how far it is from ring to ring, and the angle each branch needs.

    Where all would fit around the hub only on very large rings, leaves stand in several rows behind each other.
    """
    needs = _angles(root, children, boxes, 1)
    wide = needs[root] / (2 * pi)
    rows = min(max(round(wide**0.5), 1), _ROWS)
    if rows > 1:
        needs = _angles(root, children, boxes, rows)
        wide = max(needs[root] / (2 * pi), rows * _ROW / (_RING * _BAND))
    return rows, _RING * max(wide, 1.0), needs


def _angles(root: str, children: dict[str, list[str]], boxes: dict[str, Box], rows: int) -> dict[str, float]:
    needs: dict[str, float] = {}
    levels = _levels(root, children)
    for depth in range(len(levels) - 1, -1, -1):
        for uid in levels[depth]:
            own = (boxes[uid].height + boxes[uid].width * 0.4) / (_RING * max(depth, 1))
            own /= 1 if children[uid] else rows
            needs[uid] = max(own if depth else 0.0, sum(needs[child] for child in children[uid]))
    return needs
