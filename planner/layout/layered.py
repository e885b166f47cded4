"""The layered layout: the hierarchy as a tidy tree, downwards or to the right, with everyone else near
their ties.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping

from planner.layout.box import WINDOW, Box, Places, turned
from planner.layout.chart import Chart
from planner.layout.flowing import flowing
from planner.layout.loose import place_in_rows, place_near
from planner.layout.room import freed
from planner.layout.stress import DENSE
from planner.layout.tidy import tidy
from planner.layout.tree import Forest
from planner.layout.untangle import Untangler
from planner.progress import Tell, silent

_SMALL = (
    45  # cards: a map that is read as a whole, where families that stand together say more than few crossings
)
_TIED = 1 / 15  # ties a card from which a tidy tree of more cards is not tried
_TIDY = 1  # crossing more is what a tidy tree is worth
_BUSY = 2  # with so many ties besides the one above, a leaf is not hidden in a stack


def layered(
    chart: Chart,
    *,
    direction: str = "down",
    pinned: Mapping[str, tuple[float, float]] | None = None,
    tell: Tell = silent,
) -> Places:
    """Return the centre of every box; children stand below their parents ("down") or right of them ("right").

    Pinned boxes keep their place and the others keep free of them. The same chart always gives the same
    drawing.
    """
    if direction == "right":
        sideways = {uid: (y, x) for uid, (x, y) in (pinned or {}).items()}
        return turned(_down(chart.turned(), sideways, (WINDOW[1], WINDOW[0]), tell))
    return _down(chart, dict(pinned or {}), WINDOW, tell)


def _down(chart: Chart, pinned: Places, window: tuple[float, float], tell: Tell) -> Places:
    ties = _neighbours(chart)
    parents = dict(chart.parents)
    _span_free_graphs(chart, parents, ties)
    inside = set(parents) | set(parents.values())
    trees = [box for box in chart.boxes if box.uid in inside]
    forest = Forest(
        trees, parents, {uid for uid in ties if len(set(ties[uid]) - {parents.get(uid)}) >= _BUSY}
    )
    places = _drawn(forest, trees, chart.ties, window, tell)
    loose = [box for box in chart.boxes if box.uid not in inside]
    place_near(places, chart.boxes, [box for box in loose if ties.get(box.uid)], ties, set(forest.roots))
    place_in_rows(places, chart.boxes, [box for box in loose if box.uid not in places])
    if not pinned:
        return places
    return freed(_moved_to(places, pinned), chart.boxes, pinned)


def _neighbours(chart: Chart) -> dict[str, list[str]]:
    ties: dict[str, list[str]] = defaultdict(list)
    for source, target in chart.ties:
        if source != target:
            ties[source].append(target)
            ties[target].append(source)
    return dict(ties)


def _span_free_graphs(chart: Chart, parents: dict[str, str], ties: dict[str, list[str]]) -> None:
    """Give partners tied only among themselves a hierarchy to be drawn by: breadth first from the hub or
    the busiest.
    """
    inside = set(parents) | set(parents.values())
    order = {box.uid: number for number, box in enumerate(chart.boxes)}
    busiest = sorted(
        (uid for uid in ties if uid not in inside),
        key=lambda uid: (uid != chart.hub, -len(ties[uid]), order[uid]),
    )
    reached = _reach(inside, ties)
    for root in busiest:
        if root in reached:
            continue
        reached.add(root)
        waiting = deque([root])
        while waiting:
            here = waiting.popleft()
            for other in sorted(set(ties[here]), key=lambda uid: order[uid]):
                if other not in reached:
                    reached.add(other)
                    parents[other] = here
                    waiting.append(other)


def _reach(start: set[str], ties: dict[str, list[str]]) -> set[str]:
    reached, waiting = set(start), list(start)
    while waiting:
        for other in ties.get(waiting.pop(), ()):
            if other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def _drawn(
    forest: Forest, trees: list[Box], ties: list[tuple[str, str]], window: tuple[float, float], tell: Tell
) -> Places:
    """Draw the forest as a tidy tree or, where it is large and many ties would cross that, flowing down."""
    inside = {box.uid for box in trees}
    lines = {frozenset(pair) for pair in forest.parents.items()}
    among = [(a, b) for a, b in ties if a != b and a in inside and b in inside]
    across = len({frozenset(pair) for pair in among} - lines)
    if across == 0 or len(trees) <= _SMALL or len(trees) > DENSE:
        return tidy(forest, trees, among, window, tell)
    aspect = window[0] / window[1]
    if across > len(trees) * _TIED:
        return flowing(forest, among, aspect, tell)
    places = flowing(forest, among, aspect, lambda share: tell(share / 2))
    tree = tidy(forest, trees, among, window, lambda share: tell(0.5 + share / 2))
    count = Untangler(forest, among).crossings
    return tree if count(tree) <= count(places) + _TIDY else places


def _moved_to(places: Places, pinned: Places) -> Places:
    """Move the whole drawing so that pinned boxes are, on average, where they were pinned."""
    both = [uid for uid in pinned if uid in places]
    if not both:
        return places
    dx = sum(pinned[uid][0] - places[uid][0] for uid in both) / len(both)
    dy = sum(pinned[uid][1] - places[uid][1] for uid in both) / len(both)
    return {uid: (x + dx, y + dy) for uid, (x, y) in places.items()}
