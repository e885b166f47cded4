"""Reads lists as networks: edges (from, to, what else), nodes (key, label, what else), headings or none."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from planner.document import folded
from planner.errors import FileProblem
from planner.exchange.graph.graph import Edge, Graph, Node, number_of
from planner.exchange.outcome import Unread
from planner.exchange.sheet.cells import Sheet, cell_name, text_of
from planner.exchange.sheet.headings import ANY_TITLE, HEADINGS
from planner.exchange.sheet.read import read_sheets
from planner.exchange.words import plain
from planner.i18n import LANGUAGES, _, use_language
from planner.model import Organisation, Relationship, fields_of_class

_WORDS = {
    "source": "source; from; dari; asal; sumber; source id; from id; node1; node 1; tail; id sumber; id asal",
    "target": "target; to; ke; kepada; tujuan; target id; to id; node2; node 2; head; id tujuan; id target",
    "direction": "type; directed; direction; tipe; arah; berarah",
    "key": "id; key; node; node id; kode; simpul",
    "label": "label; name; nama; title; judul",
}
_OF_TOOLS = (
    "label; id; weight; bobot; timeset; interval; kind; jenis; relation; relationship; hubungan; value; nilai"
)
_KNOWN = {part: {plain(word) for word in words.split(";")} for part, words in _WORDS.items()}
_BESIDE = {plain(word) for word in _OF_TOOLS.split(";")} | _KNOWN["direction"]
_DIRECTED = {"directed", "true", "yes", "1", "berarah", "ya", "arc"}
_UNDIRECTED = {
    "undirected",
    "false",
    "no",
    "0",
    "mutual",
    "both",
    "tak berarah",
    "tidak berarah",
    "tidak",
    "edge",
}
_SAMPLE = 50


def is_network(source: Path) -> bool:
    """Tell whether a table is the kind of list network tools write, rather than a list of a client's own.

    That is a list of edges with nothing else but what such tools add, one of nodes with Id and Label, or
    two columns of names (and a weight) without headings that name each other. Raises FileProblem when it cannot
    be read.
    """
    cells = _sheet(source).cells
    heads = [plain(text_of(cell)) for cell in cells[0]]
    parts = _parts(heads)
    if "source" in parts and "target" in parts:
        others = [head for place, head in enumerate(heads) if head and place not in parts.values()]
        return all(head in _BESIDE for head in others)
    return ("id" in heads and "label" in heads) or (_are_bare_edges(cells) and _name_each_other(cells, heads))


def read_list(source: Path) -> Graph:
    """Return the network of a list of edges or nodes. Raises FileProblem when it is neither."""
    sheet = _sheet(source)
    heads = [text_of(cell) for cell in sheet.cells[0]]
    parts = _parts([plain(head) for head in heads])
    graph = Graph(source.name, decimal_point=False)
    if "source" in parts and "target" in parts:
        _read_edges(graph, sheet, heads, parts, 1)
    elif "key" in parts or "label" in parts:
        _read_nodes(graph, sheet, heads, parts)
    elif _are_bare_edges(sheet.cells):
        parts = {"source": 0, "target": 1}
        _read_edges(graph, sheet, ["", "", "weight"], parts, 0)
    else:
        raise FileProblem(
            _(
                "{name} is no list of edges or nodes; name its columns Source and Target, or Id and Label."
            ).format(name=source.name)
        )
    graph.check_ends()
    return graph


def _sheet(source: Path) -> Sheet:
    return read_sheets(source)[0]


def _parts(heads: Sequence[str]) -> dict[str, int]:
    """Return in which column each part of a list stands."""
    found: dict[str, int] = {}
    for part, words in _KNOWN.items():
        for place, head in enumerate(heads):
            if head in words and place not in found.values():
                found[part] = place
                break
    return found


def _are_bare_edges(cells: list[list[Any]]) -> bool:
    """Tell whether every row holds two names, or two names and a number."""
    rows = [row for row in cells[:_SAMPLE] if row]
    filled = all(len(row) in (2, 3) and all(cell is not None for cell in row) for row in rows)
    same = len({len(row) for row in rows}) == 1
    return bool(rows) and filled and same and all(len(row) == 2 or _is_number(row[2]) for row in rows)


def _name_each_other(cells: list[list[Any]], heads: list[str]) -> bool:
    """Tell whether a name stands in both columns, and the first row is none of headings or numbers."""
    first, second = ({text_of(row[place]) for row in cells if len(row) > place} for place in (0, 1))
    return bool(first & second) and not set(heads) & _headings() and not all(map(_is_number, cells[0]))


@cache
def _headings() -> set[str]:
    """Return what people write above the columns of a list of partners or relationships."""
    listed = [words for entity in ("organisation", "relationship") for words in HEADINGS[entity].values()]
    words = {plain(word) for some in (*listed, ANY_TITLE) for word in some.split(";")}
    for code in LANGUAGES:
        with use_language(code):
            fields = (*fields_of_class(Organisation), *fields_of_class(Relationship))
            words |= {plain(text) for field in fields for text in (field.label, field.name)}
    return words


def _is_number(cell: Any) -> bool:
    return isinstance(cell, (int, float)) or number_of(text_of(cell).replace(",", ".")) is not None


def _read_edges(graph: Graph, sheet: Sheet, heads: list[str], parts: dict[str, int], first: int) -> None:
    direction = parts.get("direction")
    if direction is not None and not _tells_direction(sheet, direction):
        direction = None
    taken = {parts["source"], parts["target"], direction}
    spelt = {folded(key): key for key in graph.nodes}  # names are the same whatever their capitals
    for row, cells in enumerate(sheet.cells[first:], first):
        ends = [_text(cells, parts[part]) for part in ("source", "target")]
        if not any(cells):
            continue
        if not all(ends):
            reason = _("An edge needs two ends; the row is left out.")
            empty = parts["target"] if ends[0] else parts["source"]
            told = " → ".join(end or "?" for end in ends)
            graph.unread.append(Unread(sheet.name, cell_name(row, empty), told, reason, whole_row=True))
            continue
        ends = [spelt.setdefault(folded(key), key) for key in ends]
        for key in ends:
            if key not in graph.nodes:
                graph.add_node(Node(key, row + 1, implied=True))
        directed = direction is None or plain(_text(cells, direction)) not in _UNDIRECTED
        edge = Edge(ends[0], ends[1], row + 1, directed)
        graph.add_edge(edge)
        _tell_rest(graph, edge, heads, cells, taken)


def _read_nodes(graph: Graph, sheet: Sheet, heads: list[str], parts: dict[str, int]) -> None:
    key, label = parts.get("key"), parts.get("label")
    for row, cells in enumerate(sheet.cells[1:], 1):
        if not any(cells):
            continue
        own = _text(cells, key) if key is not None else ""
        name = _text(cells, label) if label is not None else ""
        if not own and not name:
            reason = _("The row has no name; left out.")
            place = cell_name(row, key or label or 0)
            graph.unread.append(Unread(sheet.name, place, None, reason, whole_row=True))
            continue
        node = graph.add_node(Node(own or f"row {row + 1}", row + 1, name))
        _tell_rest(graph, node, heads, cells, {key, label})
        if own and name and own != name:
            graph.tell(node, "id", own)


def _tells_direction(sheet: Sheet, column: int) -> bool:
    words = {plain(_text(row, column)) for row in sheet.cells[1:]} - {""}
    return bool(words) and words <= _DIRECTED | _UNDIRECTED


def _tell_rest(
    graph: Graph, owner: Node | Edge, heads: list[str], cells: list[Any], taken: set[int | None]
) -> None:
    for place, cell in enumerate(cells):
        if place not in taken and cell is not None:
            title = heads[place] if place < len(heads) else ""
            graph.tell(owner, title or cell_name(0, place)[:-1], text_of(cell))


def _text(cells: list[Any], place: int) -> str:
    return text_of(cells[place]) if place < len(cells) else ""
