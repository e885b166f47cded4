"""The shortest ways from one partner to another, along relationships and the hierarchy, in either direction."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from planner.analysis.gather import Ecosystem
from planner.document import Plan
from planner.i18n import _
from planner.model import Organisation, Relationship

MOST = 24  # ways that are worth telling; a dense network has thousands


@dataclass(frozen=True)
class Step:
    """One step of a way: from whom to whom, and the relationships between them, none where it is the hierarchy."""

    source: str
    target: str
    relationships: tuple[str, ...]


Way = tuple[Step, ...]


def shortest_ways(plan: Plan, source: str, target: str, most: int = MOST) -> list[Way]:
    """Return the ways with the fewest steps, always in the same order; none when the two are not connected."""
    ties = _ties(plan)
    distance = {source: 0}
    waiting = deque([source])
    while waiting and target not in distance:
        here = waiting.popleft()
        for other in ties.get(here, ()):
            if other not in distance:
                distance[other] = distance[here] + 1
                waiting.append(other)
    if target not in distance or source == target:
        return []
    found = []
    for way in _back(target, distance, ties):
        found.append(tuple(Step(a, b, tuple(ties[a][b])) for a, b in pairwise(way)))
        if len(found) == most:
            break
    return found


def _ties(plan: Plan) -> dict[str, dict[str, list[str]]]:
    """Return, by both ends, the relationships between partners; an empty list where only the hierarchy ties them."""
    ecosystem = Ecosystem(plan)
    ties: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for one in ecosystem.relationships:
        if one.source != one.target:
            ties[one.source].setdefault(one.target, []).append(one.uid)
            ties[one.target].setdefault(one.source, []).append(one.uid)
    for partner in ecosystem.organisations:
        if partner.parent in ecosystem.names:
            ties[partner.uid].setdefault(partner.parent, [])
            ties[partner.parent].setdefault(partner.uid, [])
    return ties


def _back(
    target: str, distance: dict[str, int], ties: dict[str, dict[str, list[str]]]
) -> Iterator[list[str]]:
    """Yield every shortest way that ends at `target`, walked back from there without recursion."""
    waiting = [[target]]
    while waiting:
        way = waiting.pop()
        if distance[way[0]] == 0:
            yield way
            continue
        nearer = [one for one in ties[way[0]] if distance.get(one) == distance[way[0]] - 1]
        waiting.extend([one, *way] for one in reversed(nearer))


def told(plan: Plan, way: Way) -> str:
    """Tell a way in words: Acme → supplies → Beta ← is under ← Gamma."""
    words = [_short(plan, way[0].source)] if way else []
    for step in way:
        words += [_link(plan, step), _short(plan, step.target)]
    return " ".join(words)


def _short(plan: Plan, uid: str) -> str:
    partner = plan.get(Organisation, uid)
    return partner.short if partner is not None else "?"


def _link(plan: Plan, step: Step) -> str:
    if not step.relationships:
        partner = plan.get(Organisation, step.source)
        upwards = partner is not None and partner.parent == step.target
        return _arrow(_("is under"), upwards, False)
    rows = [row for uid in step.relationships if (row := plan.get(Relationship, uid)) is not None]
    row = next((one for one in rows if one.source == step.source), rows[0])
    label = row.kind.label.lower() if row.kind is not None else _("works with")
    return _arrow(label, row.source == step.source, row.two_way)


def _arrow(words: str, forwards: bool, both: bool) -> str:
    if both:
        return f"↔ {words} ↔"
    return f"→ {words} →" if forwards else f"← {words} ←"
