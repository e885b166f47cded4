"""Reads Pajek: a network (.net), or a project (.paj) with partitions and vectors of its vertices."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from planner.errors import FileProblem
from planner.exchange.graph.graph import Edge, Graph, Node
from planner.exchange.outcome import Note
from planner.i18n import _

_WORDS = re.compile(r'"([^"]*)"|(\S+)')
_LONGEST_LINE = 4_000_000  # bytes: a row of a matrix
_NUMBERED = ("partition", "vector")


def read_pajek(source: Path) -> Graph:
    """Return the first network of a Pajek file, and what its partitions and vectors say of the vertices.

    Raises FileProblem, naming the line, when the file is damaged, too large, or no network.
    """
    reader = _Reader(source)
    for line, text in _lines(source, reader.graph):
        reader.line = line
        reader.take(text)
    return reader.finished()


def _lines(source: Path, graph: Graph) -> Iterator[tuple[int, str]]:
    with source.open("rb") as file:
        number = 0
        while line := file.readline(_LONGEST_LINE):
            if len(line) == _LONGEST_LINE or line.count(b"\0"):
                raise graph.broken(
                    number + 1, _("this is no text of a network; save it as UTF-8."), mend=False
                )
            for part in line.rstrip(b"\r\n").split(b"\r"):  # old Macintoshes end lines so
                number += 1
                yield number, _decoded(part).strip("\ufeff\r\n ")


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("cp1252", errors="replace")


class _Reader:
    """Reads line by line; a line with a star says how the lines after it are read."""

    def __init__(self, source: Path) -> None:
        self.graph = Graph(source.name)
        self.line = 0
        self._read: Callable[[list[str]], None] = self._nothing
        self._begun = False
        self._count = 0
        self._rows = 0  # vertices of the first kind in a network of two kinds
        self._row = 0
        self._described: set[str] = set()
        self._relation = ""
        self._title = ""  # of the partition or vector that is being read
        self._networks = 0

    def take(self, text: str) -> None:
        """Read one line."""
        if not text or text.startswith("%"):
            return
        if text.count('"') % 2:
            raise self.graph.broken(self.line, _("a quotation mark is opened there and never closed."))
        if text.startswith("*"):
            self._section(text[1:])
        else:
            self._read(_words(text))

    def finished(self) -> Graph:
        """Return the graph. Raises FileProblem when the file had none."""
        if not self._begun:
            raise FileProblem(
                _(
                    "{name} is not a Pajek network; it has no line that begins with *Vertices. "
                    "Save the network again as .net."
                ).format(name=self.graph.source)
            )
        self.graph.check_ends()
        return self.graph

    def _section(self, text: str) -> None:
        words = _words(text) or [""]
        name, rest = words[0].lower(), words[1:]
        if name == "vertices":
            self._vertices(rest)
        elif name == "network":
            self._networks += 1
            self.graph.name = self.graph.name or " ".join(rest)
            self._title = ""
        elif name in _NUMBERED:
            self._title = " ".join(rest) or name
            self._read = self._nothing
        elif self._networks <= 1 and name in _SECTIONS:
            self._relation = _relation(rest)
            self._row = 0
            self._read = getattr(self, _SECTIONS[name])
        else:
            self._leave_out(words[0])

    def _leave_out(self, name: str) -> None:
        reason = _("This part of the file is left out; only the first network and its values are read.")
        place = _("line {line}").format(line=self.line)
        self.graph.notes.append(Note(self.graph.source, place, name, reason))
        self._read = self._nothing

    def _nothing(self, words: list[str]) -> None:
        """Skip lines of a part that is not read."""

    def _vertices(self, rest: list[str]) -> None:
        count = self._whole(rest[0] if rest else "")
        self._row = 0
        if self._title:
            fits = count == self._count
            self._read = self._value if fits else self._nothing
            if not fits:
                self._leave_out(self._title)
        elif self._begun:
            self._networks = max(2, self._networks)
            self._leave_out("Vertices")
        else:
            self.graph.check_size(count, 0)
            self._begun, self._count = True, count
            self._rows = self._whole(rest[1]) if len(rest) > 1 else 0
            for key in range(1, count + 1):
                self.graph.add_node(Node(str(key), self.line))
            self._read = self._vertex

    def _vertex(self, words: list[str]) -> None:
        node = self._node(words[0])
        if node.key in self._described:
            raise self.graph.broken(self.line, _("vertex {key} is described twice.").format(key=node.key))
        self._described.add(node.key)
        node.line = self.line
        node.label = words[1] if len(words) > 1 else ""
        if len(words) > 3 and not words[2].startswith("[") and _begins_number(words[2]):
            node.at = self.graph.point(self.line, words[2], words[3])
        for word in words[2:]:
            if word.startswith("["):
                self.graph.tell(node, "time", word.strip("[]"))

    def _value(self, words: list[str]) -> None:
        self._row += 1
        if self._row <= self._count:
            self.graph.coordinate(self.line, words[0])
            self.graph.tell(self.graph.nodes[str(self._row)], self._title, words[0])

    def _arc(self, words: list[str]) -> None:
        self._line_between(words, directed=True)

    def _edge(self, words: list[str]) -> None:
        self._line_between(words, directed=False)

    def _line_between(self, words: list[str], *, directed: bool) -> None:
        if len(words) < 2:
            raise self.graph.broken(self.line, _("a line needs two vertices."))
        edge = self._join(words[0], words[1], directed)
        if len(words) > 2 and _begins_number(words[2]):
            self.graph.coordinate(self.line, words[2])
            self.graph.tell(edge, "weight", words[2])
        for word, after in pairwise([*words[2:], ""]):
            if word == "l" and after:
                self.graph.tell(edge, "label", after)
            elif word.startswith("["):
                self.graph.tell(edge, "time", word.strip("[]"))

    def _arc_list(self, words: list[str]) -> None:
        for word in words[1:]:
            self._join(words[0], word, True)

    def _edge_list(self, words: list[str]) -> None:
        for word in words[1:]:
            self._join(words[0], word, False)

    def _matrix(self, words: list[str]) -> None:
        self._row += 1
        for column, word in enumerate(words, 1):
            if self.graph.coordinate(self.line, word):
                edge = self._join(str(self._row), str(self._rows + column), not self._rows)
                self.graph.tell(edge, "weight", word)

    def _join(self, source: str, target: str, directed: bool) -> Edge:
        first, second = self._node(source), self._node(target.lstrip("-"))  # old files mark by a minus
        edge = self.graph.add_edge(Edge(first.key, second.key, self.line, directed))
        if self._relation:
            self.graph.tell(edge, "relation", self._relation)
        return edge

    def _node(self, word: str) -> Node:
        key = word.lstrip("0") if word.isascii() and word.isdigit() else ""
        if key not in self.graph.nodes:
            raise self.graph.broken(
                self.line,
                _("“{word}” is no vertex; they are counted from 1 to {count}.").format(
                    word=word[:40], count=self._count
                ),
            )
        return self.graph.nodes[key]

    def _whole(self, word: str) -> int:
        if not (word.isascii() and word.isdigit() and len(word) < 12):
            reason = _("the number of vertices is missing; write it after *Vertices.")
            raise self.graph.broken(self.line, reason, mend=False)
        return int(word)


_SECTIONS = {
    "arcs": "_arc",
    "edges": "_edge",
    "arcslist": "_arc_list",
    "edgeslist": "_edge_list",
    "matrix": "_matrix",
}


def _words(text: str) -> list[str]:
    found = [quoted or bare for quoted, bare in _WORDS.findall(text)]
    return [html.unescape(word.replace("\\&#", "&#")) if "&#" in word else word for word in found]


def _begins_number(word: str) -> bool:
    return word.lstrip("+-")[:1] in "0123456789." or word.lower().lstrip("+-") in ("nan", "inf", "infinity")


def _relation(rest: list[str]) -> str:
    """Return the name of the relation that `*Arcs :2 "advises"` begins."""
    words = [word for word in rest if not word.startswith(":")]
    return " ".join(words) if any(word.startswith(":") for word in rest) else ""
