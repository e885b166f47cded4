"""A network as its file tells it, before it is a plan: nodes, edges, places, and attributes as text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.errors import FileProblem
from planner.exchange.outcome import Note, Unread
from planner.i18n import _, number

MOST_NODES = 50_000
MOST_EDGES = 200_000
MOST_TEXT = 50_000_000  # characters of all attributes together
FARTHEST = 1e9  # of a coordinate in a file
Point = tuple[float, float]
_UNKEEPABLE = re.compile("[\0-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(slots=True)
class Node:
    """A node: its key in the file, its label ("" for none), where it stands and what else is said of it.

    `at` is its centre, y downwards; `inside` the key of the node it is drawn in. A node is `implied` when
    only an edge names it.
    """

    key: str
    line: int
    label: str = ""
    at: Point | None = None
    size: Point | None = None
    inside: str | None = None
    implied: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Edge:
    """An edge between two keys; one that is not `directed` holds both ways."""

    source: str
    target: str
    line: int
    directed: bool = True
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass
class Graph:
    """A network and what its reader could not take along; `source` is the name of its file.

    `decimal_point` tells that the format writes numbers with a point, whatever the language.
    """

    source: str
    name: str = ""
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    decimal_point: bool = True
    text: int = 0

    def add_node(self, node: Node) -> Node:
        """Take a node. Raises FileProblem on a second one of its key, or on more than can be read."""
        if node.key in self.nodes:
            reason = _("a second node has the key “{key}”; give one of the two another key.")
            raise self.broken(node.line, reason.format(key=node.key[:80]), mend=False)
        self.check_size(len(self.nodes) + 1, 0)
        self.nodes[node.key] = node
        return node

    def add_edge(self, edge: Edge) -> Edge:
        """Take an edge; its ends may come later. Raises FileProblem on more than can be read."""
        self.check_size(0, len(self.edges) + 1)
        self.edges.append(edge)
        return edge

    def check_size(self, nodes: int, edges: int) -> None:
        """Raise FileProblem when a network of so many nodes or edges is more than a plan can hold."""
        if nodes > MOST_NODES or edges > MOST_EDGES:
            raise FileProblem(
                _(
                    "{name} has more than {nodes} nodes or {edges} edges; "
                    "save the part you need in a new file."
                ).format(name=self.source, nodes=number(MOST_NODES), edges=number(MOST_EDGES))
            )

    def tell(self, owner: Node | Edge, title: str, value: str) -> None:
        """Keep what the file says of a node or edge; a title said twice keeps both."""
        value = readable(value)
        self.text += len(title) + len(value)
        if self.text > MOST_TEXT:
            raise FileProblem(
                _("{name} holds more text than a plan can; save a smaller part.").format(name=self.source)
            )
        if value:
            was = owner.attributes.get(title)
            owner.attributes[title] = f"{was}; {value}" if was and was != value else value

    def point(self, line: int, x: str, y: str) -> Point:
        """Return a place. Raises FileProblem when it is none: no number, NaN, or out of sight."""
        return self.coordinate(line, x), self.coordinate(line, y)

    def coordinate(self, line: int, text: str) -> float:
        """Return one coordinate or weight as a number. Raises FileProblem when it is none."""
        value = number_of(text)
        if value is None or abs(value) > FARTHEST:
            raise self.broken(line, _("“{text}” is not a usable number.").format(text=text[:40]))
        return value

    def check_ends(self) -> None:
        """Raise FileProblem when an edge begins or ends at a node that is not there."""
        for edge in self.edges:
            for key in (edge.source, edge.target):
                if key not in self.nodes:
                    reason = _("the edge names the node “{key}”, which the file does not have.")
                    raise self.broken(edge.line, reason.format(key=key[:80]))

    def broken(self, line: int, reason: str, *, mend: bool = True) -> FileProblem:
        """Return the error that names the place in the file; nothing of the file is taken in.

        Without `mend` the reason says itself what to do.
        """
        told = _("{name}, line {line}: {reason} Mend the file there, or save it again.")
        told = told if mend else _("{name}, line {line}: {reason}")
        return FileProblem(told.format(name=self.source, line=line, reason=reason))


def readable(text: str) -> str:
    """Return a text without the characters that no plan keeps."""
    return _UNKEEPABLE.sub("", text).strip()


def number_of(text: str) -> float | None:
    """Return a text as a finite number, or None."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def titles_of(owners: Iterable[Node] | Iterable[Edge]) -> list[str]:
    """Return the titles of all attributes in the order they are met."""
    return list(dict.fromkeys(title for owner in owners for title in owner.attributes))
