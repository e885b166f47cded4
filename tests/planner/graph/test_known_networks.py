"""Networks everybody knows come in whole: every node, every edge, its direction, its name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from planner.document import Plan
from planner.exchange.graph import import_graph, reads_as_graph
from planner.model import MapView, Organisation, Placement, Relationship, Role, RoleAssignment
from planner.model.choices import RelationshipKind

# Who met whom outside the club: W. W. Zachary, "An Information Flow Model for Conflict and Fission in Small
# Groups", Journal of Anthropological Research 33 (1977), pages 452-473. A member, then those of a higher number.
KARATE = """\
1 2 3 4 5 6 7 8 9 11 12 13 14 18 20 22 32
2 3 4 8 14 18 20 22 31
3 4 8 9 10 14 28 29 33
4 8 13 14
5 7 11
6 7 11 17
7 17
9 31 33 34
10 34
14 34
15 33 34
16 33 34
19 33 34
20 34
21 33 34
23 33 34
24 26 28 30 33 34
25 26 28 32
26 32
27 30 34
28 34
29 32 34
30 33 34
31 33 34
32 33 34
33 34
"""
# Marriages between families of Florence: J. F. Padgett, C. K. Ansell, "Robust Action and the Rise of the Medici",
# American Journal of Sociology 98 (1993), pages 1259-1319. The Pucci married nobody here.
FLORENCE = """\
Acciaiuoli Medici, Medici Barbadori, Medici Ridolfi, Medici Tornabuoni, Medici Albizzi, Medici Salviati,
Castellani Peruzzi, Castellani Strozzi, Castellani Barbadori, Peruzzi Strozzi, Peruzzi Bischeri, Strozzi Ridolfi,
Strozzi Bischeri, Ridolfi Tornabuoni, Tornabuoni Guadagni, Albizzi Ginori, Albizzi Guadagni, Salviati Pazzi,
Bischeri Guadagni, Guadagni Lamberteschi"""
GRAPHML = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
 {keys}
 <graph id="G" edgedefault="directed">{body}</graph>
</graphml>"""


def links(plan: Plan) -> Counter[tuple[str, str, bool]]:
    """Return the relationships by the names at their ends and whether they hold both ways."""
    names = {one.uid: one.name for one in plan.rows(Organisation)}
    return Counter((names[one.source], names[one.target], one.two_way) for one in plan.rows(Relationship))


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def graphml(path: Path, body: str, keys: str = "") -> Path:
    return written(path, GRAPHML.format(keys=keys, body=body))


def test_the_karate_club_comes_from_pajek(plan: Plan, tmp_path: Path) -> None:
    outcome = import_graph(plan, written(tmp_path / "karate.net", f"*Vertices 34\n*Edgeslist\n{KARATE}"))
    assert (len(plan.rows(Organisation)), len(plan.rows(Relationship))) == (34, 78)
    assert all(two_way for _source, _target, two_way in links(plan))
    assert outcome.sentence().startswith("112 read = 34 partners + 78 relationships.")
    degree = Counter(name for pair in links(plan) for name in pair[:2])
    assert (degree["34"], degree["1"], degree["33"], degree["12"]) == (17, 16, 12, 1)
    plan.undo()
    assert not plan.rows(Organisation) and not plan.rows(MapView)


def test_florence_comes_from_graphml_with_the_family_that_stands_alone(plan: Plan, tmp_path: Path) -> None:
    pairs = [pair.split() for pair in FLORENCE.replace("\n", " ").split(",")]
    names = sorted({name for pair in pairs for name in pair} | {"Pucci"})
    nodes = "".join(f'<node id="{name}"/>' for name in names)
    edges = "".join(f'<edge source="{a}" target="{b}" directed="false"/>' for a, b in pairs)
    import_graph(plan, graphml(tmp_path / "florence.graphml", edges + nodes))
    assert sorted(one.name for one in plan.rows(Organisation)) == names
    assert links(plan) == Counter((a, b, True) for a, b in pairs)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("heads", ["Source Target", "Dari Ke", ""])
def test_florence_comes_from_a_list_of_edges(plan: Plan, tmp_path: Path, delimiter: str, heads: str) -> None:
    pairs = [pair.split() for pair in FLORENCE.replace("\n", " ").split(",")]
    rows = [heads.split(), *pairs] if heads else pairs
    text = "\n".join(delimiter.join(row) for row in rows)
    outcome = import_graph(plan, written(tmp_path / "florence.csv", text))
    assert (outcome.read, outcome.new, outcome.implied["organisation"]) == (20, {"relationship": 20}, 15)
    assert links(plan) == Counter((a, b, False) for a, b in pairs)


def test_loops_parallel_edges_directions_and_every_letter_stay(plan: Plan, tmp_path: Path) -> None:
    text = (
        "\ufeff*Network Überblick\n% a remark\n*Vertices 5\n"
        '1 "Bank Ä & Söhne" 0.1 0.2 0.5 ic Red\n2 "東京商社" 0.8 0.2\n3 Acme 0.5 0.9\n4 "acme" 0.6 0.5\n'
        '*Arcs :1 "supplies"\n1 2 3\n1 2 3\n2 1 1\n3 3 5\n*Edges\n4 1 2 l "since 1990"\n'
    )
    outcome = import_graph(plan, written(tmp_path / "all.net", text))
    ä, tokyo = "Bank Ä & Söhne", "東京商社"
    assert [one.name for one in plan.rows(Organisation)] == [ä, tokyo, "Acme", "acme (2)", "5"]
    assert links(plan) == {
        (ä, tokyo, False): 2, (tokyo, ä, False): 1, ("Acme", "Acme", False): 1, ("acme (2)", ä, True): 1
    }  # fmt: skip
    first = plan.rows(Relationship)[0]
    assert (first.kind, first.strength) == (RelationshipKind.SUPPLIES, 3)
    assert plan.rows(Relationship)[-1].notes == "label: since 1990"
    assert any("acme (2)" in note.reason for note in outcome.notes)
    assert [view.name for view in plan.rows(MapView)] == ["Überblick"]
    assert len(plan.rows(Placement)) == 4
    assert outcome.read == 5 + 5 == sum(outcome.new.values()) + outcome.joined


def test_a_drawing_of_yed_keeps_its_labels_arrows_groups_and_places(plan: Plan, tmp_path: Path) -> None:
    keys = (
        '<key for="node" id="d6" yfiles.type="nodegraphics"/><key for="edge" id="d9" yfiles.type="edgegraphics"/>'
        '<key attr.name="url" attr.type="string" for="node" id="d3"/>'
    )

    def node(key: str, label: str, x: int, more: str = "") -> str:
        return (
            f'<node id="{key}"><data key="d6"><y:ShapeNode><y:Geometry height="30" width="30" x="{x}" y="0"/>'
            f'<y:NodeLabel alignment="center">{label}<y:LabelModel><y:SmartNodeLabelModel/></y:LabelModel>'
            f"</y:NodeLabel></y:ShapeNode></data>{more}</node>"
        )

    def edge(source: str, target: str, arrows: tuple[str, str]) -> str:
        return (
            f'<edge id="{source}{target}" source="{source}" target="{target}"><data key="d9"><y:PolyLineEdge>'
            f'<y:Arrows source="{arrows[0]}" target="{arrows[1]}"/><y:EdgeLabel>Finances</y:EdgeLabel>'
            f"</y:PolyLineEdge></data></edge>"
        )

    inner = node("n0::n0", "Bank\nCentral", 0) + node("n0::n1", "Toko", 60)
    body = (
        node("n0", "Group", 0, f'<graph edgedefault="directed" id="n0:">{inner}</graph>')
        + node("n1", "Mall", 120)
        + edge("n1", "n0::n0", ("none", "standard"))
        + edge("n1", "n0::n1", ("standard", "none"))
        + edge("n0::n0", "n0::n1", ("none", "none"))
    )
    import_graph(plan, graphml(tmp_path / "drawn.graphml", body, keys))
    by_name = {one.name: one for one in plan.rows(Organisation)}
    assert list(by_name) == ["Group", "Bank Central", "Toko", "Mall"]
    assert by_name["Toko"].parent == by_name["Bank Central"].parent == by_name["Group"].uid
    assert links(plan) == {
        ("Mall", "Bank Central", False): 1, ("Toko", "Mall", False): 1, ("Bank Central", "Toko", True): 1
    }  # fmt: skip
    assert {one.kind for one in plan.rows(Relationship)} == {RelationshipKind.FINANCES}
    places = {one.organisation: one.x or 0.0 for one in plan.rows(Placement)}
    steps = [places[by_name[name].uid] for name in ("Bank Central", "Toko", "Mall")]
    assert steps[1] - steps[0] == pytest.approx(steps[2] - steps[1]) == pytest.approx(60 * 132 / 30)


def test_attributes_of_gephi_become_fields_tags_notes_and_roles(plan: Plan, tmp_path: Path) -> None:
    titles = ("label", "Country", "kind", "Modularity Class", "degree", "x", "y", "r", "Role")
    keys = "".join(f'<key id="{title}" for="node" attr.name="{title}"/>' for title in titles)
    rows = [
        ("Acme", "Japan", "vendor", "0", "1.5", "10", "20", "9", "Maker"),
        ("Beta", "Peru", "spaceport", "0", "2.5", "400", "20", "9", "Maker"),
        ("Coda", "Peru", "Bank", "1", "3.5", "10", "-90", "9", "Payer"),
        ("Dada", "Peru", "Bank", "1", "4.5", "0", "0", "9", "Payer"),
    ]
    body = "".join(
        f'<node id="n{place}">'
        + "".join(f'<data key="{title}">{cell}</data>' for title, cell in zip(titles, row, strict=True))
        + "</node>"
        for place, row in enumerate(rows)
    )
    outcome = import_graph(plan, graphml(tmp_path / "gephi.graphml", body, keys))
    acme, beta, coda, _dada = plan.rows(Organisation)
    assert (acme.country, acme.kind and acme.kind.value, coda.kind and coda.kind.value) == (
        "Japan", "supplier", "bank",
    )  # fmt: skip
    assert acme.tags == beta.tags == ("Modularity Class: 0",)
    assert beta.kind is None and beta.notes == "kind: spaceport\ndegree: 2.5"
    assert any(note.cell == "kind" and "spaceport" in str(note.value) for note in outcome.notes)
    assert [one.name for one in plan.rows(Role)] == ["Maker", "Payer"]
    assert len(plan.rows(RoleAssignment)) == 4
    y = {one.organisation: one.y or 0 for one in plan.rows(Placement)}
    assert y[acme.uid] < y[coda.uid], "Gephi counts upwards, a map downwards"


def test_partitions_and_vectors_of_a_project_belong_to_its_vertices(plan: Plan, tmp_path: Path) -> None:
    text = (
        "*Network Club\n*Vertices 4\n*Edges\n1 2\n3 4\n*Partition Side\n*Vertices 4\n1\n1\n2\n2\n"
        "*Vector Centrality\n*Vertices 4\n0.5\n0.25\n0.1\n0\n*Network Other\n*Vertices 2\n*Edges\n1 2\n"
    )
    outcome = import_graph(plan, written(tmp_path / "club.paj", text))
    first = plan.rows(Organisation)[0]
    assert (first.tags, first.notes) == (("Side: 1",), "Centrality: 0.5")
    assert (len(plan.rows(Organisation)), len(plan.rows(Relationship))) == (4, 2)
    assert any("only the first network" in note.reason for note in outcome.notes)


def test_a_matrix_of_two_kinds_of_vertices_is_read(plan: Plan, tmp_path: Path) -> None:
    text = '*Vertices 5 2\n1 "Ann"\n2 "Bob"\n3 "A"\n4 "B"\n5 "C"\n*Matrix\n1 0 2\n0 3 0\n'
    import_graph(plan, written(tmp_path / "two.net", text))
    assert links(plan) == {("Ann", "A", True): 1, ("Ann", "C", True): 1, ("Bob", "B", True): 1}


def test_gephis_two_lists_find_each_other(plan: Plan, tmp_path: Path) -> None:
    nodes = written(tmp_path / "nodes.csv", "Id,Label,Country\n1,Acme,Japan\n2,Beta,Peru\n3,Acme,Peru\n")
    edges = "Source,Target,Type,Weight\n1,2,Directed,2\n2,3,Undirected,4\n"
    import_graph(plan, nodes)
    outcome = import_graph(plan, written(tmp_path / "edges.csv", edges))
    assert links(plan) == {("Acme", "Beta", False): 1, ("Beta", "Acme (2)", True): 1}
    assert "organisation" not in outcome.implied
    assert [one.strength for one in plan.rows(Relationship)] == [2, 4]


def test_what_is_there_already_is_joined_and_a_second_time_changes_nothing(
    plan: Plan, tmp_path: Path
) -> None:
    source = written(tmp_path / "a.net", '*Vertices 2\n1 "Acme"\n2 "Acme"\n*Arcs\n1 2\n1 2\n')
    import_graph(plan, source)
    again = import_graph(plan, source)
    assert (again.read, again.joined, again.new, again.changes) == (4, 4, {}, [])
    assert (len(plan.rows(Organisation)), len(plan.rows(Relationship))) == (2, 2)


def test_a_dry_run_leaves_the_plan_alone(plan: Plan, tmp_path: Path) -> None:
    outcome = import_graph(plan, written(tmp_path / "a.csv", "Acme;Beta\nBeta;Coda\n"), dry_run=True)
    assert not outcome.applied and outcome.added == 6
    assert plan.rows(Organisation) == [] and plan.undo_label == "New plan"


def test_lists_of_a_clients_own_are_not_taken_for_networks(tmp_path: Path) -> None:
    own = (
        "Name;Role\nAcme;Maker\n",
        "Name;Under\nHub;Hub\nAcme;Hub\n",
        "1;2;3\n2;4;5\n",
        "Acme;Maker\nBeta;Bank\n",
    )
    for text in (*own, "From;To;Agreement\nAcme;Beta;NDA\n"):
        assert not reads_as_graph(written(tmp_path / "own.csv", text)), text
    for text in (
        "Acme;Beta\nBeta;Coda\n",
        "Id,Label\n1,Acme\n",
        "source,target,weight\na,b,1\n",
        "Dari;Ke\na;b\n",
    ):
        assert reads_as_graph(written(tmp_path / "net.csv", text)), text
