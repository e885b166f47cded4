"""Reads GraphML: keys with defaults, nested graphs, and the drawings of yEd and Gephi."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from planner.errors import FileProblem
from planner.exchange.graph.graph import Edge, Graph, Node
from planner.exchange.graph.xml import XmlStream
from planner.exchange.outcome import Unread
from planner.i18n import _

_LABELS = {"NodeLabel", "EdgeLabel", "Label.Text"}  # yEd, and yFiles for the web
_TEXTS = frozenset({"data", "default", "desc", *_LABELS})
_TAGS = re.compile(r"<[^<>]{0,200}>")
EDGE_LABEL = "label"


@dataclass
class _Key:
    """What a `<key>` declares; without a title it is only about the drawing."""

    title: str
    domain: str
    default: str = ""


def read_graphml(source: Path) -> Graph:
    """Return the network of a GraphML file.

    Raises FileProblem, naming the line, when the file is damaged, dangerous or too large.
    """
    reader = _Reader(source)
    XmlStream(source, _TEXTS, reader.start, reader.end).read()
    return reader.finished()


class _Reader:
    """Follows the elements of the file and fills the graph."""

    def __init__(self, source: Path) -> None:
        self.graph = Graph(source.name)
        self._keys: dict[str, _Key] = {}
        self._key: _Key | None = None
        self._directed: list[bool] = []
        self._owners: list[Node | Edge | None] = []
        self._data: str | None = None
        self._seen = False
        self._arrows: dict[int, tuple[str, str]] = {}
        self._stated: set[int] = set()  # edges that say themselves whether they are directed

    def start(self, name: str, given: dict[str, str], line: int) -> None:
        """An element begins."""
        if not self._seen:
            self._seen = True
            if name != "graphml":
                raise FileProblem(
                    _(
                        "{name} is not GraphML; it begins with <{element}>. Export it again as GraphML."
                    ).format(name=self.graph.source, element=name[:40])
                )
        if self._data is not None:
            self._drawing(name, given, line)
            return
        begin = _BEGIN.get(name)
        if begin is not None:
            begin(self, given, line)

    def end(self, name: str, text: str, line: int) -> None:
        """An element ends."""
        if name == "data":
            if text.strip() and self._data is not None:
                self._say(self._data, text)
            self._data = None
        elif self._data is not None:
            self._label(name, text)
        elif name == "default" and self._key is not None:
            self._key.default = text.strip()
        elif name == "desc" and text.strip() and self._owners and self._owners[-1] is not None:
            self.graph.tell(self._owners[-1], "description", text)
        elif name == "graph" and self._directed:
            self._directed.pop()
        elif name in ("node", "edge", "hyperedge") and self._owners:
            self._owners.pop()

    def finished(self) -> Graph:
        """Return the graph once the file is read."""
        graph = self.graph
        graph.check_ends()
        for owners, domain in ((graph.nodes.values(), "node"), (graph.edges, "edge")):
            defaults = [key for key in self._keys.values() if key.default and key.domain in (domain, "all")]
            for owner in owners if defaults else ():
                for key in defaults:
                    if key.title and key.title not in owner.attributes:
                        graph.tell(owner, key.title, key.default)
        self._turn()
        return graph

    # What the elements say

    def _begin_key(self, given: dict[str, str], _line: int) -> None:
        drawn = "yfiles.type" in given
        title = given.get("attr.name") or ("" if drawn else given.get("id", ""))
        self._key = _Key(title, given.get("for", "all"))
        self._keys[given.get("id", "")] = self._key

    def _begin_graph(self, given: dict[str, str], _line: int) -> None:
        self._directed.append(given.get("edgedefault", "directed") != "undirected")

    def _begin_node(self, given: dict[str, str], line: int) -> None:
        above = next((one for one in reversed(self._owners) if isinstance(one, Node)), None)
        node = Node(self._given(given, "id", line), line, inside=above.key if above else None)
        self._owners.append(self.graph.add_node(node))

    def _begin_edge(self, given: dict[str, str], line: int) -> None:
        directed = self._directed[-1] if self._directed else True
        if "directed" in given:
            directed = given["directed"] != "false"
        edge = Edge(self._given(given, "source", line), self._given(given, "target", line), line, directed)
        self._owners.append(self.graph.add_edge(edge))
        if "directed" in given:
            self._stated.add(id(edge))

    def _begin_hyperedge(self, given: dict[str, str], line: int) -> None:
        self._owners.append(None)
        reason = _("An edge with more than two ends; draw it as several edges.")
        place = _("line {line}").format(line=line)
        self.graph.unread.append(Unread(self.graph.source, place, given.get("id"), reason))

    def _begin_data(self, given: dict[str, str], _line: int) -> None:
        self._data = given.get("key", "")

    def _given(self, given: dict[str, str], name: str, line: int) -> str:
        if not given.get(name):
            raise self.graph.broken(line, _("“{name}” is missing.").format(name=name))
        return given[name]

    def _say(self, key: str, text: str) -> None:
        declared = self._keys.get(key)
        title = declared.title if declared is not None else key
        owner = self._owners[-1] if self._owners else None
        if owner is not None and title:
            self.graph.tell(owner, title, text)

    # The drawing

    def _drawing(self, name: str, given: dict[str, str], line: int) -> None:
        owner = self._owners[-1] if self._owners else None
        if isinstance(owner, Node) and owner.at is None and name in ("Geometry", "RectD"):
            self._geometry(owner, {key.lower(): value for key, value in given.items()}, line)
        elif isinstance(owner, Edge) and name == "Arrows":
            self._arrows[id(owner)] = given.get("source", "none"), given.get("target", "none")

    def _geometry(self, node: Node, given: dict[str, str], line: int) -> None:
        if "x" not in given or "y" not in given:
            return
        width, height = self.graph.point(line, given.get("width", "0"), given.get("height", "0"))
        x, y = self.graph.point(line, given["x"], given["y"])
        node.at, node.size = (x + width / 2, y + height / 2), (width, height)

    def _label(self, name: str, text: str) -> None:
        owner = self._owners[-1] if self._owners else None
        text = _TAGS.sub(" ", text) if text.lstrip().lower().startswith("<html>") else text
        if name not in _LABELS or not text.strip() or owner is None:
            return
        if isinstance(owner, Node) and not owner.label:
            owner.label = text
        else:
            self.graph.tell(owner, EDGE_LABEL, text)

    def _turn(self) -> None:
        """Let edges point where yEd draws their arrows, since it calls every edge directed."""
        for edge in self.graph.edges if self._arrows else ():
            source, target = self._arrows.get(id(edge), ("none", "standard"))
            if id(edge) in self._stated:
                continue
            if (source == "none") is (target == "none"):
                edge.directed = False
            elif target == "none":
                edge.source, edge.target = edge.target, edge.source


_BEGIN = {
    "key": _Reader._begin_key,
    "graph": _Reader._begin_graph,
    "node": _Reader._begin_node,
    "edge": _Reader._begin_edge,
    "hyperedge": _Reader._begin_hyperedge,
    "data": _Reader._begin_data,
}
