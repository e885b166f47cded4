"""Writes a plan as GraphML: fields as attributes, and the drawing in the words of yEd and of Gephi."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from planner.document import Plan, fields_of
from planner.edits.views import placements_of, view_of
from planner.exchange.graph.preview import HIERARCHY
from planner.exchange.json.values import as_json
from planner.i18n import language, use_language
from planner.layout.arrange import places_of
from planner.layout.box import Point
from planner.layout.chart import CARD, HUB
from planner.model import Entity, Field, Kind, MapView, Organisation, Relationship, Role, RoleAssignment
from planner.model.choices import RelationshipStatus

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">
"""
_TYPES = {
    Kind.WHOLE: "int", Kind.NUMBER: "double", Kind.MONEY: "double", Kind.PERCENT: "double",
    Kind.PROBABILITY: "double", Kind.YES_NO: "boolean",
}  # fmt: skip
_COLOURS = ("#0B7A75", "#3D6FB4", "#8A5FB0", "#B4573D", "#8F7A1E", "#4F7F3A", "#A8497A", "#58656B")
_DRAWN_BY_YED = ("name", "parent", "source", "target", "two_way")  # said by the structure of the file
_MOST_ARRANGED = 500
_ARROW = {False: ("none", "standard"), True: ("standard", "standard")}


@dataclass(frozen=True)
class _Attribute:
    """An attribute of nodes or edges: its title, its type, and what it says of a row ("" for nothing)."""

    title: str
    domain: str
    type: str
    of: Callable[[Any], str]

    @property
    def key(self) -> str:
        return f"{self.domain}.{self.title}"


def write_graphml(plan: Plan, path: Path, language_code: str | None = None, view: str | None = None) -> None:
    """Write partners, hierarchy and relationships; cards stand as in the view (the first unless named).

    Labels are in the language given, else the active one. Raises Invalid when there is no such view.
    """
    with use_language(language_code or language()), path.open("w", encoding="utf-8") as file:
        for text in _Writer(plan, view).parts():
            file.write(text)


class _Writer:
    """Puts a plan into words, element by element."""

    def __init__(self, plan: Plan, view: str | None) -> None:
        self._plan = plan
        self._partners = plan.rows(Organisation)
        self._links = plan.rows(Relationship)
        self._places = _places(plan, view_of(plan, view), len(self._partners))
        self._roles = {role.uid: role for role in plan.rows(Role)}
        self._order = {uid: place for place, uid in enumerate(self._roles)}
        self._held: dict[str, list[Role]] = {}
        for one in sorted(plan.rows(RoleAssignment), key=lambda one: not one.main):
            self._held.setdefault(one.organisation, []).append(self._roles[one.role])
        self._colour = {one.uid: self._colour_of(one) for one in self._partners}
        self._of_nodes = [
            _Attribute("label", "node", "string", lambda one: str(one.name)),
            _Attribute("role", "node", "string", self._names_of_roles),
            *_fields(plan, Organisation, "node", self._partners),
            *(_Attribute(name, "node", type_, of) for name, type_, of in self._of_gephi()),
        ]
        strength = _Attribute("weight", "edge", "double", lambda one: _text(one.strength))
        self._of_edges = [*_fields(plan, Relationship, "edge", self._links), strength]

    def parts(self) -> Iterator[str]:
        """Yield the text of the file piece by piece."""
        yield _HEAD
        yield ' <key id="d.node" for="node" yfiles.type="nodegraphics"/>\n'
        yield ' <key id="d.edge" for="edge" yfiles.type="edgegraphics"/>\n'
        hierarchy = _Attribute(HIERARCHY, "edge", "boolean", lambda _one: "")
        for one in (*self._of_nodes, *self._of_edges, hierarchy):
            yield (
                f' <key id={quoteattr(one.key)} for="{one.domain}" attr.name={quoteattr(one.title)}'
                f' attr.type="{one.type}"/>\n'
            )
        yield f' <graph id={quoteattr(self._plan.info.title)} edgedefault="directed">\n'
        yield from map(self._node, self._partners)
        yield from (self._line(one) for one in self._partners if one.parent is not None)
        yield from map(self._edge, self._links)
        yield " </graph>\n</graphml>\n"

    def _node(self, one: Organisation) -> str:
        x, y = self._places.get(one.uid, (0.0, 0.0))
        width, height = HUB if one.is_hub else CARD
        place = (
            f'<y:Geometry x="{x - width / 2:.2f}" y="{y - height / 2:.2f}" width="{width}" height="{height}"/>'
            if one.uid in self._places
            else ""
        )
        drawn = (
            f'<y:ShapeNode>{place}<y:Fill color="#FFFFFF" transparent="false"/>'
            f'<y:BorderStyle type="line" width="2.0" color="{self._colour[one.uid]}"/>'
            f'<y:NodeLabel fontSize="11" textColor="#1B2326">{escape(one.name)}</y:NodeLabel>'
            '<y:Shape type="roundrectangle"/></y:ShapeNode>'
        )
        return (
            f"  <node id={quoteattr(one.uid)}>\n{_data(self._of_nodes, one)}"
            f'   <data key="d.node">{drawn}</data>\n  </node>\n'
        )

    def _line(self, child: Organisation) -> str:
        """Return the line of the hierarchy from above to a partner."""
        return (
            f"  <edge id={quoteattr('h.' + child.uid)} source={quoteattr(child.parent or '')}"
            f' target={quoteattr(child.uid)}>\n   <data key="edge.{HIERARCHY}">true</data>\n'
            f"   {_polyline('#8A979D', 'line', ('none', 'none'), '')}\n  </edge>\n"
        )

    def _edge(self, one: Relationship) -> str:
        dashed = one.status in (RelationshipStatus.PLANNED, RelationshipStatus.ENDED)
        label = one.kind.label if one.kind is not None else ""
        drawn = _polyline("#0B7A75", "dashed" if dashed else "line", _ARROW[one.two_way], label)
        return (
            f"  <edge id={quoteattr(one.uid)} source={quoteattr(one.source)} target={quoteattr(one.target)}"
            f' directed="{_text(not one.two_way)}">\n{_data(self._of_edges, one)}   {drawn}\n  </edge>\n'
        )

    def _names_of_roles(self, one: Organisation) -> str:
        return "; ".join(role.name for role in self._held.get(one.uid, []))

    def _colour_of(self, one: Organisation) -> str:
        """Return the colour of the role that a partner's card shows: its main one, else the first."""
        if one.uid not in self._held:
            return _COLOURS[-1]
        role = self._held[one.uid][0]
        return role.colour or _COLOURS[self._order[role.uid] % (len(_COLOURS) - 1)]

    def _of_gephi(self) -> Iterator[tuple[str, str, Callable[[Any], str]]]:
        """Yield what Gephi draws by: places with y upwards, colours as three numbers, a size."""
        yield "x", "double", lambda one: _text(self._at(one, 0))
        yield "y", "double", lambda one: _text(self._at(one, 1))
        for place, name in enumerate("rgb"):
            yield name, "int", partial(self._part_of_colour, place)
        yield "size", "double", lambda one: "30" if one.is_hub else "20"

    def _part_of_colour(self, place: int, one: Organisation) -> str:
        return str(int(self._colour[one.uid][1 + 2 * place : 3 + 2 * place], 16))

    def _at(self, one: Organisation, axis: int) -> float | None:
        at = self._places.get(one.uid)
        return None if at is None else round(-at[1] if axis else at[0], 2)


def _places(plan: Plan, view: MapView | None, partners: int) -> dict[str, Point]:
    """Return where cards stand in a view; a large one that nobody arranged yet is left to the other program."""
    stored = placements_of(plan, view) if view is not None else {}
    return places_of(plan, view) if stored or 0 < partners <= _MOST_ARRANGED else {}


def _fields(plan: Plan, entity: type[Entity], domain: str, rows: list[Any]) -> Iterator[_Attribute]:
    """Yield the fields that any row fills."""
    for field in fields_of(plan, entity):
        unused = all(getattr(one, field.name) in (None, field.default) for one in rows)
        if field.name not in _DRAWN_BY_YED and not unused:
            yield _Attribute(field.name, domain, _TYPES.get(field.kind, "string"), _said(field))


def _said(field: Field) -> Callable[[Any], str]:
    return lambda row: _text(getattr(row, field.name))


def _text(value: Any) -> str:
    plain = as_json(value)
    if plain is None:
        return ""
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return ", ".join(plain) if isinstance(plain, list) else str(plain)


def _data(attributes: list[_Attribute], row: Any) -> str:
    said = ((one.key, one.of(row)) for one in attributes)
    return "".join(f"   <data key={quoteattr(key)}>{escape(text)}</data>\n" for key, text in said if text)


def _polyline(colour: str, line: str, arrows: tuple[str, str], label: str) -> str:
    text = f'<y:EdgeLabel fontSize="10" textColor="#58656B">{escape(label)}</y:EdgeLabel>' if label else ""
    return (
        f'<data key="d.edge"><y:PolyLineEdge><y:LineStyle color="{colour}" type="{line}" width="1.0"/>'
        f'<y:Arrows source="{arrows[0]}" target="{arrows[1]}"/>{text}</y:PolyLineEdge></data>'
    )
