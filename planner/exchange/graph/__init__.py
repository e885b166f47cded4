"""Networks of other programs, GraphML, Pajek and lists of edges: read, previewed, accounted for, written."""

from planner.exchange.graph.imports import apply_graph, import_graph, preview_graph
from planner.exchange.graph.preview import GraphPreview
from planner.exchange.graph.read import GRAPH_ENDINGS, reads_as_graph
from planner.exchange.graph.write import write_graphml

__all__ = [
    "GRAPH_ENDINGS",
    "GraphPreview",
    "apply_graph",
    "import_graph",
    "preview_graph",
    "reads_as_graph",
    "write_graphml",
]
