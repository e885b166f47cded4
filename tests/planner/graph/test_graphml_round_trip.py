"""A plan written as GraphML comes back as it was: partners, hierarchy, roles, relationships, places."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.document import Plan
from planner.exchange.graph import import_graph, write_graphml
from planner.exchange.json import read_json
from planner.model import Organisation, Placement, Relationship, Role, RoleAssignment, fields_of_class
from planner.templates import make
from tests.conftest import memory_plan

NAMES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), min_size=1, max_size=12).map(str.split)
FIELDS = {"uid", "parent", "source", "target", "created_at", "updated_at"}


def said(plan: Plan) -> tuple[Any, ...]:
    """Return all that a plan says of partners and relationships, by name."""
    names = {one.uid: one.name for one in plan.rows(Organisation)}
    own = [field.name for field in fields_of_class(Organisation) if field.name not in FIELDS]
    of_link = [field.name for field in fields_of_class(Relationship) if field.name not in FIELDS]
    roles = {one.uid: one.name for one in plan.rows(Role)}
    return (
        {one.name: [getattr(one, name) for name in own] for one in plan.rows(Organisation)},
        {one.name: names.get(one.parent or "") for one in plan.rows(Organisation)},
        Counter(
            (names[one.source], names[one.target], *(getattr(one, name) for name in of_link))
            for one in plan.rows(Relationship)
        ),
        {(names[one.organisation], roles[one.role], one.main) for one in plan.rows(RoleAssignment)},
    )


def test_the_sample_comes_back_whole(plan: Plan, tmp_path: Path) -> None:
    make(plan, "qris", "en")
    write_graphml(plan, tmp_path / "out.graphml")
    again = memory_plan()
    outcome = import_graph(again, tmp_path / "out.graphml")
    assert said(again) == said(plan)
    assert outcome.unread == []
    once_more = import_graph(plan, tmp_path / "out.graphml")
    assert (once_more.new, once_more.changes) == ({}, [])
    again.close()


def test_places_of_a_view_come_back_where_they_were(plan: Plan, tmp_path: Path) -> None:
    rows = [{"name": name, "x": x, "y": y} for name, x, y in (("A", 0.0, 10.0), ("B", 300.0, -50.5))]
    read_json(
        plan,
        {
            "organisation": [{"name": row["name"]} for row in rows],
            "view": [{"name": "Drawn"}],
            "placement": [
                {"view": "Drawn", "organisation": row["name"], "x": row["x"], "y": row["y"]} for row in rows
            ],
        },
    )
    write_graphml(plan, tmp_path / "out.graphml", view="Drawn")
    again = memory_plan()
    import_graph(again, tmp_path / "out.graphml")
    first, second = again.rows(Placement)
    assert ((second.x or 0) - (first.x or 0), (second.y or 0) - (first.y or 0)) == (300.0, -60.5)
    again.close()


def test_yed_and_gephi_find_their_words(plan: Plan, tmp_path: Path) -> None:
    make(plan, "qris", "en")
    write_graphml(plan, tmp_path / "out.graphml", "id")
    root = ElementTree.parse(tmp_path / "out.graphml").getroot()
    y = "{http://www.yworks.com/xml/graphml}"
    nodes = list(root.iter("{http://graphml.graphdrawing.org/xmlns}node"))
    assert len(nodes) == len(plan.rows(Organisation))
    for node in nodes:
        geometry, label = next(node.iter(f"{y}Geometry")), next(node.iter(f"{y}NodeLabel"))
        assert {"x", "y", "width", "height"} <= geometry.attrib.keys() and label.text
    titles = {key.get("attr.name") for key in root.iter("{http://graphml.graphdrawing.org/xmlns}key")}
    assert {"label", "x", "y", "r", "g", "b", "size", "weight", "role"} <= titles
    colours = {one.get("color") or "" for one in root.iter(f"{y}BorderStyle")}
    assert len(colours) > 3 and all(re.fullmatch("#[0-9A-Fa-f]{6}", colour) for colour in colours)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_network_comes_back_with_nodes_edges_directions_and_names(
    tmp_path: Path, data: st.DataObject
) -> None:
    texts = data.draw(st.lists(NAMES.filter(bool).map(" ".join), min_size=1, max_size=8))
    before, after = memory_plan(), memory_plan()
    names = data.draw(st.just(list(dict.fromkeys(f"{text} {place}" for place, text in enumerate(texts)))))
    ends = st.integers(0, len(names) - 1)
    edges = data.draw(st.lists(st.tuples(ends, ends, st.booleans()), max_size=12))
    with before.change("Draw"):
        made = [before.add(Organisation(name=name)) for name in names]
        for source, target, both in edges:
            before.add(Relationship(source=made[source].uid, target=made[target].uid, two_way=both))
    write_graphml(before, tmp_path / "any.graphml")
    import_graph(after, tmp_path / "any.graphml")
    assert said(after) == said(before)
    before.close()
    after.close()
