"""The network of organisations (NUMBERS 4): who is tied to whom,
and what the shape says about each of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from planner import i18n
from planner.analysis.figure import Figure, figure
from planner.i18n import _

if TYPE_CHECKING:
    import rustworkx

Pair = tuple[str, str]


@dataclass(frozen=True)
class Network:
    """Organisations by name and the distinct arcs between them; a loop or a parallel adds nothing."""

    names: tuple[str, ...]
    arcs: frozenset[Pair]

    @cached_property
    def ties(self) -> frozenset[Pair]:
        """The undirected ties, each a pair in alphabetical order."""
        return frozenset((min(arc), max(arc)) for arc in self.arcs)

    @cached_property
    def neighbours(self) -> dict[str, set[str]]:
        """The organisations tied to each one."""
        found: dict[str, set[str]] = {name: set() for name in self.names}
        for one, other in self.ties:
            found[one].add(other)
            found[other].add(one)
        return found

    @cached_property
    def graph(self) -> rustworkx.PyGraph[str, None]:
        """The undirected graph; node i is `names[i]`."""
        import rustworkx

        position = {name: index for index, name in enumerate(self.names)}
        made: rustworkx.PyGraph[str, None] = rustworkx.PyGraph(multigraph=False)
        made.add_nodes_from(self.names)
        made.add_edges_from([(position[one], position[other], None) for one, other in sorted(self.ties)])
        return made


def network_of(names: Sequence[str], arcs: Iterable[Pair]) -> Network:
    """Return the network of `names`; loops and arcs to organisations outside it are left out."""
    inside = set(names)
    return Network(tuple(names), frozenset((a, b) for a, b in arcs if a != b and a in inside and b in inside))


def density(network: Network) -> float | None:
    """Share of all possible ties that exist, 2m/(n(n−1)); None below two organisations."""
    n = len(network.names)
    return 2 * len(network.ties) / (n * (n - 1)) if n > 1 else None


def centralisation(network: Network) -> float | None:
    """Degree centralisation, Σ(max−dᵢ)/((n−1)(n−2)) (Freeman 1979): 1 for a star; None below three."""
    n = len(network.names)
    if n < 3:
        return None
    degrees = [len(found) for found in network.neighbours.values()]
    return sum(max(degrees) - degree for degree in degrees) / ((n - 1) * (n - 2))


def reciprocity(network: Network) -> float | None:
    """Share of arcs that have their opposite; None without arcs."""
    if not network.arcs:
        return None
    return sum((b, a) in network.arcs for a, b in network.arcs) / len(network.arcs)


def hub_share(network: Network, hub: str | None) -> float | None:
    """Share of ties that touch the hub; None without a hub or without ties."""
    if hub is None or not network.ties:
        return None
    return len(network.neighbours[hub]) / len(network.ties)


def betweenness(network: Network) -> dict[str, float]:
    """Share of the shortest ways between two others that pass through each, 0 to 1 (Freeman 1979)."""
    import rustworkx

    if len(network.names) < 3:
        return {}
    found = rustworkx.betweenness_centrality(network.graph, normalized=True)
    return {name: float(found[index]) for index, name in enumerate(network.names)}


def closeness(network: Network) -> dict[str, float]:
    """Inverse mean distance, times the share that can be reached (Wasserman & Faust 1994), 0 to 1."""
    import rustworkx

    if len(network.names) < 2:
        return {}
    found = rustworkx.closeness_centrality(network.graph, wf_improved=True)
    return {name: float(found[index]) for index, name in enumerate(network.names)}


def constraint(network: Network) -> dict[str, float]:
    """Burt's constraint (1992): Σⱼ (pᵢⱼ + Σ_q pᵢ_q·p_qⱼ)² over neighbours; isolates have none."""
    near = network.neighbours
    return {name: _constraint(near, name) for name in network.names if near[name]}


def _constraint(near: Mapping[str, set[str]], one: str) -> float:
    total = 0.0
    for other in near[one]:
        through = sum(1 / len(near[between]) for between in near[one] & near[other])
        total += ((1 + through) / len(near[one])) ** 2
    return total


def articulation_points(network: Network) -> list[str]:
    """Organisations without which the network falls into more parts, in alphabetical order."""
    import rustworkx

    return sorted(network.names[index] for index in rustworkx.articulation_points(network.graph))


def bridges(network: Network) -> list[Pair]:
    """Ties without which the network falls into more parts, in alphabetical order."""
    import rustworkx

    found = ([network.names[index] for index in pair] for pair in rustworkx.bridges(network.graph))
    return sorted((min(ends), max(ends)) for ends in found)


def components(network: Network) -> list[set[str]]:
    """The parts that hang together, largest first."""
    import rustworkx

    parts = [
        {network.names[index] for index in part} for part in rustworkx.connected_components(network.graph)
    ]
    return sorted(parts, key=lambda part: (-len(part), min(part)))


def network_part(
    network: Network, hub: str | None, criticality: Mapping[str, Figure], zones: Mapping[str, Figure]
) -> dict[str, Any]:
    """Return the part `network` of the analysis, its leaves Figures."""
    n, m = len(network.names), len(network.ties)
    counts = [(_("Organisations"), i18n.number(n)), (_("Ties"), i18n.number(m))]
    return {
        "nodes": n,
        "edges": m,
        "density": figure(
            density(network),
            _("2 × ties ÷ (n × (n − 1))"),
            _("There are fewer than two organisations."),
            counts,
        ),
        "centralisation": figure(
            centralisation(network),
            _("Σ(largest degree − degree) ÷ ((n − 1) × (n − 2))"),
            _("There are fewer than three organisations."),
            counts,
        ),
        "reciprocity": _reciprocity_figure(network),
        "hub_share": _hub_share_figure(network, hub),
        "components": len(components(network)),
        "articulation_points": articulation_points(network),
        "bridges": [list(pair) for pair in bridges(network)],
        "by_organisation": _by_organisation(network, criticality, zones),
    }


def _reciprocity_figure(network: Network) -> Figure:
    mutual = sum((b, a) in network.arcs for a, b in network.arcs)
    inputs = [
        (_("Directed links"), i18n.number(len(network.arcs))),
        (_("With their opposite"), i18n.number(mutual)),
    ]
    formula = _("directed links that have their opposite ÷ directed links")
    return figure(reciprocity(network), formula, _("There is no link yet."), inputs)


def _hub_share_figure(network: Network, hub: str | None) -> Figure:
    reason = _("No organisation is marked as the hub.") if hub is None else _("There is no link yet.")
    inputs = [(_("Ties"), i18n.number(len(network.ties)))]
    if hub is not None:
        inputs.insert(0, (_("Ties of {hub}").format(hub=hub), i18n.number(len(network.neighbours[hub]))))
    return figure(hub_share(network, hub), _("ties that touch the hub ÷ all ties"), reason, inputs)


def _by_organisation(
    network: Network, criticality: Mapping[str, Figure], zones: Mapping[str, Figure]
) -> dict[str, dict[str, Any]]:
    between, close, constrained = betweenness(network), closeness(network), constraint(network)
    few = _("There are too few organisations.")
    alone = _("It has no link.")
    ways = _("shortest ways between two others that pass through it ÷ all such pairs")
    near = _("reached ÷ distances × reached ÷ others (Wasserman & Faust)")
    burt = _("Σ over neighbours of (direct + through shared neighbours)² (Burt)")
    return {
        name: {
            "degree": len(network.neighbours[name]),
            "betweenness": figure(between.get(name), ways, few),
            "closeness": figure(close.get(name), near, few),
            "constraint": figure(constrained.get(name), burt, alone),
            "criticality": criticality[name],
            "zone": zones[name],
        }
        for name in network.names
    }
