"""Where a network's nodes stand on our map: the same picture, wide enough for cards."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import median

from planner.exchange.graph.graph import Graph, Node, Point, number_of
from planner.exchange.words import plain
from planner.layout.chart import CARD

_GAP = 48.0  # pixels beside a card, where only the density says how wide to draw
_FARTHEST = 1e6  # from the middle, in pixels
_DRAWING = {"x", "y", "z", "r", "g", "b", "a", "size", "color", "colour", "viz color", "viz size"}


def drawing_titles(graph: Graph) -> set[str]:
    """Return the attributes that only tell how a network was drawn, as Gephi writes them."""
    titles = {title for node in graph.nodes.values() for title in node.attributes}
    return {title for title in titles if plain(title) in _DRAWING and _is_drawn(graph.nodes.values(), title)}


def take_places(graph: Graph) -> None:
    """Take x and y among the attributes as the places of nodes that have none; Gephi's y points upwards.

    Raises FileProblem when a place is no number.
    """
    for node in graph.nodes.values():
        x, y = (node.attributes.get(title) for title in ("x", "y"))
        if node.at is None and x is not None and y is not None and (_numeric(x) or _numeric(y)):
            across, up = graph.point(node.line, x, y)
            node.at = across, -up


def places_on_map(graph: Graph) -> dict[str, Point]:
    """Return the places by key of the node, around 0, scaled so that cards do not cover each other."""
    groups = {node.inside for node in graph.nodes.values()}
    placed = {
        key: _top(node, node.at) if key in groups else node.at
        for key, node in graph.nodes.items()
        if node.at is not None
    }
    if len(set(placed.values())) < min(2, len(graph.nodes)):
        return {}  # nothing is drawn, or all in one spot
    xs, ys = [x for x, _y in placed.values()], [y for _x, y in placed.values()]
    middle = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    width, height = max(xs) - min(xs), max(ys) - min(ys)
    factor = min(_factor(graph, width, height, len(placed)), 2 * _FARTHEST / max(width, height, 1e-9))
    return {
        key: (round((x - middle[0]) * factor, 2), round((y - middle[1]) * factor, 2))
        for key, (x, y) in placed.items()
    }


def _top(group: Node, at: Point) -> Point:
    """Return the middle of the upper edge of a group's frame, where its card hides nobody inside."""
    return at[0], at[1] - (group.size[1] / 2 if group.size else 0.0)


def _factor(graph: Graph, width: float, height: float, count: int) -> float:
    """Return how much to stretch: by the size of the nodes where it is known, else by how dense they stand."""
    groups = {node.inside for node in graph.nodes.values()}
    sizes = [
        node.size
        for key, node in graph.nodes.items()
        if node.size and min(node.size) > 0 and key not in groups
    ]
    if sizes:
        wide, high = median(size[0] for size in sizes), median(size[1] for size in sizes)
        return max(1.0, CARD[0] / wide, CARD[1] / high)
    if not width or not height:
        return count * (CARD[0] + _GAP) / (width or height or 1.0)
    room = math.sqrt(count) * (CARD[0] + _GAP)
    return room / max(math.sqrt(width * height), width / 4, height / 4)


def _is_drawn(nodes: Iterable[Node], title: str) -> bool:
    if "color" in plain(title) or "colour" in plain(title):
        return True
    return all(_numeric(node.attributes[title]) for node in nodes if title in node.attributes)


def _numeric(text: str) -> bool:
    return number_of(text) is not None or text.lower() in ("nan", "inf", "-inf")
