"""What bringing a network into a plan would do: which nodes are new, which join a partner that is there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from planner.document import Plan, folded
from planner.edits.partners import free_name
from planner.exchange.alike import Alike, question
from planner.exchange.graph.attributes import Attributes
from planner.exchange.graph.graph import Edge, Graph, Node, Point, readable, titles_of
from planner.exchange.graph.places import drawing_titles, places_on_map, take_places
from planner.exchange.outcome import Note, Outcome, Unread
from planner.exchange.sheet.drafts import too_long
from planner.exchange.sheet.preview import MadeRow, PlannedRow, What, stands_under
from planner.exchange.sheet.references import References
from planner.exchange.words import plain
from planner.i18n import _, number
from planner.model import MapView, Organisation, Relationship, RoleAssignment, key_of, new_uid
from planner.model.fields import LONGEST_NAME

HIERARCHY = "hierarchy"  # an edge so marked is a line of our own hierarchy, not a relationship
_LABELS = ("label", "name", "nama", "title", "judul")
_NOTED_KEY = "id: "


@dataclass
class GraphPreview:
    """How a network was understood; `partners` stand in the order of its nodes, `relationships` of its edges.

    `places` are by uid of the partner, for a new view called `view`; both may be missing. `at` is the state
    of the plan it was made for.
    """

    graph: Graph
    at: int
    partners: list[PlannedRow] = field(default_factory=list)
    relationships: list[PlannedRow] = field(default_factory=list)
    implied: set[str] = field(default_factory=set)
    made: list[MadeRow] = field(default_factory=list)
    places: dict[str, Point] = field(default_factory=dict)
    view: str = ""
    mapping: dict[str, str] = field(default_factory=dict)
    unread: list[Unread] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def outcome(self, *, applied: bool) -> Outcome:
        """Return the account of all nodes and edges, without the fields that change in rows that are there."""
        outcome = Outcome(
            applied=applied, mapping={theirs: ours for theirs, ours in self.mapping.items() if ours}
        )
        outcome.unread, outcome.notes = list(self.unread), list(self.notes)
        told = [row for row in self.partners if row.uid not in self.implied]
        made = sum(row.what is What.ADDED for row in self.partners if row.uid in self.implied)
        outcome.read = len(told) + len(self.relationships)
        for entity, rows in ((Organisation, told), (Relationship, self.relationships)):
            added = sum(row.what is What.ADDED for row in rows)
            outcome.joined += len(rows) - added
            outcome.new |= {key_of(entity): added} if added else {}
        others = Counter(key_of(row.entity) for row in self.made)
        implied = {
            "organisation": made,
            **others,
            "view": int(bool(self.view)),
            "placement": len(self.places),
        }
        outcome.implied = {key: count for key, count in implied.items() if count}
        return outcome


def plan_graph(plan: Plan, graph: Graph) -> GraphPreview:
    """Return what becomes of the nodes and edges of a graph. Raises FileProblem on a place that is none."""
    take_places(graph)
    return _Planner(plan, graph).run()


class _Planner:
    """One pass over a graph: names, partners, who stands under whom, relationships, places."""

    def __init__(self, plan: Plan, graph: Graph) -> None:
        self._plan, self._graph = plan, graph
        self._preview = GraphPreview(graph, plan.count, unread=list(graph.unread), notes=list(graph.notes))
        self._by_key: dict[str, PlannedRow] = {}
        self._rows: dict[str, PlannedRow] = {}
        self._partners = plan.rows(Organisation)
        self._named = {folded(one.name): one for one in self._partners}

    def run(self) -> GraphPreview:
        preview, graph = self._preview, self._graph
        nodes, edges = list(graph.nodes.values()), graph.edges
        labels = {title for title in titles_of(nodes) if plain(title) in _LABELS}
        drawn = drawing_titles(graph)
        of_nodes = Attributes(self._plan, graph, Organisation, nodes, labels | drawn)
        of_edges = Attributes(self._plan, graph, Relationship, edges, {HIERARCHY})
        self._add_partners(nodes, sorted(labels, key=lambda title: _LABELS.index(plain(title))), of_nodes)
        self._give_roles(nodes, of_nodes)
        self._place_inside(nodes)
        self._add_relationships(edges, of_edges)
        self._keep_one_hub()
        self._find_places()
        preview.mapping = {**of_nodes.mapping, **of_edges.mapping}
        preview.notes += [*of_nodes.account(), *of_edges.account()]
        if drawn:
            reason = _("It tells only how the network was drawn; left out but for the places.")
            preview.notes.append(Note(graph.source, ", ".join(sorted(drawn)), None, reason))
        return preview

    # Nodes

    def _add_partners(self, nodes: list[Node], labels: list[str], attributes: Attributes) -> None:
        names = _names(self._graph, nodes, labels)
        matched = self._match(nodes, names)
        alike = Alike(one.name for one in self._partners)
        taken, counts = set(self._named), dict[str, int]()
        for node, name in zip(nodes, names, strict=True):
            known = matched.get(node.key)
            values = {"name": name, **attributes.values(node)}
            if known is not None:
                row = PlannedRow(node.line, known.name, What.JOINED, known.uid, values=values)
            else:
                name = values["name"] = _free(name, taken, counts)
                row = PlannedRow(node.line, name, What.ADDED, new_uid(), values=values)
                meant = alike.take(name) if self._partners else None
                if meant is not None:
                    self._note(node, name, question(meant))
            if node.implied:
                self._preview.implied.add(row.uid)
            self._tell_renamed(node, row, _label(node, labels))
            self._by_key[node.key] = self._rows[row.uid] = row
            self._preview.partners.append(row)

    def _match(self, nodes: list[Node], names: list[str]) -> dict[str, Organisation]:
        """Return the partner that each node is: by key as in our own files, by name, or by what it was noted as."""
        found: dict[str, Organisation] = {}
        free = {one.uid: one for one in self._partners}
        shorts = {folded(one.short_name): one for one in self._partners if one.short_name}
        noted = {key: one for one in self._partners for key in _noted_keys(one)}
        tries: tuple[Callable[[Node, str], Organisation | None], ...] = (
            lambda node, _name: self._plan.get(Organisation, node.key),
            lambda _node, name: self._named.get(folded(name)),
            lambda node, name: (shorts.get(folded(name)) or noted.get(node.key)) if node.implied else None,
        )
        for attempt in tries:
            for node, name in zip(nodes, names, strict=True):
                one = attempt(node, name) if node.key not in found else None
                if one is not None and one.uid in free:
                    found[node.key] = free.pop(one.uid)
        return found

    def _tell_renamed(self, node: Node, row: PlannedRow, own: str) -> None:
        if row.what is What.ADDED and row.name != own:
            reason = _("Another node has this name too; this one is called “{name}”.").format(name=row.name)
            self._note(node, own, reason)

    def _give_roles(self, nodes: list[Node], attributes: Attributes) -> None:
        """Let partners hold the roles their nodes name; a role nobody knows yet is made."""
        made = self._preview.made
        references = References(self._plan, made)
        held = {(one.organisation, one.role) for one in self._plan.rows(RoleAssignment)}
        with_role = {organisation for organisation, _role in held}
        for node in nodes:
            partner = self._by_key[node.key].uid
            for name in attributes.roles(node):
                if len(name) > LONGEST_NAME:
                    raise self._graph.broken(node.line, too_long(name), mend=False)
                role, _new = references.find_or_make("role", name)
                if role is None or (partner, role) in held:
                    continue
                values = {"organisation": partner, "role": role, "main": partner not in with_role}
                made.append(MadeRow(RoleAssignment, new_uid(), name, values))
                held.add((partner, role))
                with_role.add(partner)

    # Hierarchy

    def _place_inside(self, nodes: list[Node]) -> None:
        """Let what is drawn in a group stand under the group."""
        for node in nodes:
            if node.inside is not None:
                self._set_parent(self._by_key[node.key], self._by_key[node.inside], node)

    def _set_parent(self, child: PlannedRow, parent: PlannedRow, where: Node | Edge) -> None:
        known = self._plan.get(Organisation, child.uid)
        taken = child.values.get("parent")
        if taken not in (None, parent.uid) or stands_under(self._plan, self._rows, parent.uid, child.uid):
            reason = _("It would stand under two, or under itself; this line of the hierarchy is left out.")
            place = _("line {line}").format(line=where.line)
            self._preview.unread.append(
                Unread(self._graph.source, place, f"{parent.name} → {child.name}", reason)
            )
        elif known is None or known.parent != parent.uid:
            child.values["parent"] = parent.uid

    def _keep_one_hub(self) -> None:
        hub = self._plan.hub.uid if self._plan.hub is not None else None
        for row in self._preview.partners:
            if not row.values.get("is_hub"):
                continue
            if hub in (None, row.uid):
                hub = row.uid
            else:
                del row.values["is_hub"]
                reason = _("Only one partner can be the hub; the first one stays.")
                self._preview.notes.append(Note(self._graph.source, row.name, True, reason))

    # Edges

    def _add_relationships(self, edges: list[Edge], attributes: Attributes) -> None:
        known = self._known_relationships()
        for edge in edges:
            source, target = self._by_key[edge.source], self._by_key[edge.target]
            name = f"{source.name} {'→' if edge.directed else '↔'} {target.name}"
            if edge.attributes.get(HIERARCHY) == "true":
                self._set_parent(target, source, edge)
                row = PlannedRow(edge.line, name, What.JOINED, target.uid, _("A line of the hierarchy."))
                self._preview.relationships.append(row)
                continue
            values = attributes.values(edge)
            values |= {"source": source.uid, "target": target.uid, "two_way": not edge.directed}
            same = known[source.uid, target.uid, values.get("kind")]
            uid = same.pop(0) if same else None
            what = What.JOINED if uid else What.ADDED
            row = PlannedRow(edge.line, name, what, uid or new_uid(), values=values)
            self._preview.relationships.append(row)

    def _known_relationships(self) -> defaultdict[tuple[Any, ...], list[str]]:
        found: defaultdict[tuple[Any, ...], list[str]] = defaultdict(list)
        for one in self._plan.rows(Relationship):
            found[one.source, one.target, one.kind].append(one.uid)
        return found

    # Places

    def _find_places(self) -> None:
        """Take the drawing along as a view of its own; in an empty plan a network without one gets one too."""
        places = places_on_map(self._graph)
        self._preview.places = {self._by_key[key].uid: at for key, at in places.items()}
        if places or not self._plan.rows(MapView):
            name = " ".join(readable(self._graph.name).split())[:LONGEST_NAME] or _("Network")
            self._preview.view = free_name(self._plan, MapView, name)

    def _note(self, node: Node, value: str, reason: str) -> None:
        place = _("line {line}").format(line=number(node.line))
        self._preview.notes.append(Note(self._graph.source, place, value, reason))


def _label(node: Node, labels: list[str]) -> str:
    """Return what a node is called: the label drawn on it, else said of it, else its key."""
    said = (node.attributes.get(title, "") for title in labels)
    name = next((one for one in (node.label, *said, node.key) if one.strip()), node.key)
    return " ".join(readable(name).split()) or _("Node")


def _names(graph: Graph, nodes: list[Node], labels: list[str]) -> list[str]:
    """Return a name for each node, no two alike: a second Acme is Acme (2).

    Raises FileProblem on a name that is longer than any is kept.
    """
    own = [_label(node, labels) for node in nodes]
    for node, name in zip(nodes, own, strict=True):
        if len(name) > LONGEST_NAME:
            raise graph.broken(node.line, too_long(name), mend=False)
    taken = {folded(name) for name in own}  # a number is added only where it makes no other name
    seen: set[str] = set()
    counts: dict[str, int] = {}
    names = []
    for name in own:
        names.append(_free(name, taken, counts) if folded(name) in seen else name)
        seen.add(folded(name))
    return names


def _free(name: str, taken: set[str], counts: dict[str, int]) -> str:
    """Return the name, or the name with the next free number, and take it; `counts` shortens the search."""
    free, count = name, counts.get(folded(name), 1)
    while folded(free) in taken:
        count += 1
        free = f"{name} ({count})"
    counts[folded(name)] = count
    taken.add(folded(free))
    return free


def _noted_keys(partner: Organisation) -> Iterator[str]:
    """Yield the key a list of nodes had for a partner, as its notes keep it."""
    for line in (partner.notes or "").splitlines():
        if line.startswith(_NOTED_KEY):
            yield line.removeprefix(_NOTED_KEY).strip()
