"""Which reader a file of a network needs: its ending says it, or for a table what stands in it."""

from __future__ import annotations

from pathlib import Path

from planner.errors import FileProblem
from planner.exchange.graph.graph import Graph
from planner.exchange.graph.graphml import read_graphml
from planner.exchange.graph.lists import is_network, read_list
from planner.exchange.graph.pajek import read_pajek
from planner.i18n import _

GRAPH_ENDINGS = (".graphml", ".net", ".paj")
LIST_ENDINGS = (".csv", ".tsv", ".tab", ".txt")
_READERS = {".graphml": read_graphml, ".xml": read_graphml, ".net": read_pajek, ".paj": read_pajek}


def reads_as_graph(source: Path) -> bool:
    """Tell whether a file is a network by its ending, or a table that network tools write.

    Raises FileProblem when a table cannot be read.
    """
    ending = source.suffix.lower()
    return ending in GRAPH_ENDINGS or (ending in LIST_ENDINGS and is_network(source))


def read_graph(source: Path) -> Graph:
    """Return the network of a file. Raises FileProblem, naming the place, when it cannot be read."""
    reader = _READERS.get(source.suffix.lower(), read_list)
    try:
        graph = reader(source)
    except OSError as error:
        raise FileProblem(
            _("{name} cannot be read: {reason}.").format(name=source.name, reason=error.strerror)
        ) from error
    if not graph.nodes:
        raise FileProblem(
            _("{name} holds no nodes; save the network again with its nodes.").format(name=source.name)
        )
    graph.name = graph.name or source.stem
    return graph
