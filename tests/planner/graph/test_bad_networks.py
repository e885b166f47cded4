"""A file that is no network, or too much of one: a line that names the place, and nothing changed."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from planner.document import Plan
from planner.errors import FileProblem
from planner.exchange.graph import import_graph
from planner.model import Organisation, Relationship

HEAD = (
    '<?xml version="1.0"?>\n<graphml xmlns:y="http://www.yworks.com/xml/graphml">\n'
    '<key id="d" for="node" yfiles.type="nodegraphics"/><graph edgedefault="directed">\n'
)
END = "</graph></graphml>"
BOMB = '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>\n<graphml><graph><node id="&b;"/></graph></graphml>'
NAN = '<node id="a"><data key="d"><y:ShapeNode><y:Geometry x="NaN" y="1"/></y:ShapeNode></data></node>'


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("cut.graphml", HEAD + '<node id="a"/>\n<node id="b"', "line 5: the XML is broken or cut off"),
        ("empty.graphml", "", "broken or cut off"),
        ("bomb.graphml", BOMB, "line 1: the file declares entities"),
        ("nan.graphml", HEAD + NAN + END, "line 4: “NaN” is not a usable number"),
        (
            "loose.graphml",
            HEAD + '<node id="a"/>\n<edge source="a" target="zz"/>' + END,
            "line 5: the edge names",
        ),
        ("twice.graphml", HEAD + '<node id="a"/>\n<node id="a"/>' + END, "line 5: a second node"),
        ("nameless.graphml", HEAD + "<node/>" + END, "“id” is missing"),
        ("deep.graphml", "<graphml>" + "<graph>" * 1000, "nested too deeply"),
        ("long.graphml", '<graphml><node id="' + "x" * 3_000_000, "longer than a million"),
        ("page.graphml", "<html></html>", "is not GraphML"),
        ("none.graphml", HEAD + END, "holds no nodes"),
        (
            "pieces.graphml",
            HEAD + '<node id="a"><data key="d">' + "a&amp;<b/>" * 20_000,
            "longer than a million",
        ),
        ("secret.graphml", '<?xml version="1.0" encoding="KOI-99"?><graphml/>', "its encoding is unknown"),
        (
            "defaults.graphml",
            '<!DOCTYPE g [<!ATTLIST node x CDATA "y">]>\n<graphml/>',
            "entities or defaults",
        ),
        ("twice.net", '*Vertices 2\n1 "A"\n1 "B"\n', "line 3: vertex 1 is described twice"),
        ("quote.net", '*Vertices 2\n1 "A\n', "line 2: a quotation mark"),
        ("loose.net", "*Vertices 2\n*Arcs\n1 3\n", "line 3: “3” is no vertex"),
        ("nan.net", "*Vertices 1\n1 A NaN 0\n", "line 2: “NaN”"),
        ("inf.net", "*Vertices 2\n*Arcs\n1 2 inf\n", "line 3: “inf”"),
        ("many.net", "*Vertices 1000000\n", "more than 50,000 nodes"),
        ("text.net", "hello\n", "is not a Pajek network"),
        ("zero.net", "*Vertices 0\n", "holds no nodes"),
        ("binary.net", "*Vertices 2\n\0\1\2", "line 2: this is no text"),
        ("prose.csv", "one\ntwo\n", "is no list of edges or nodes"),
    ],
)
def test_a_bad_file_is_refused_in_one_line(
    plan: Plan, tmp_path: Path, name: str, text: str, told: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FileProblem) as refused:
        import_graph(plan, path)
    assert told in str(refused.value) and name in str(refused.value) and "\n" not in str(refused.value)
    assert plan.rows(Organisation) == [] and plan.undo_label == "New plan"


def test_a_million_nodes_are_refused_before_they_fill_the_memory(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "million.graphml"
    with path.open("w") as file:
        file.write(HEAD)
        file.writelines(f'<node id="n{number}"/>\n' for number in range(1_000_000))
    tracemalloc.start()
    with pytest.raises(FileProblem, match="more than 50,000 nodes"):
        import_graph(plan, path)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 60_000_000


def test_line_ends_of_old_macintoshes_keep_every_edge(plan: Plan, tmp_path: Path) -> None:
    source = tmp_path / "old.net"
    source.write_bytes(b'*Vertices 2\r1 "A"\r2 "B"\r*Arcs\r1 2\r')
    import_graph(plan, source)
    assert {one.name for one in plan.rows(Organisation)} == {"A", "B"}
    assert len(plan.rows(Relationship)) == 1


def test_an_edge_list_knows_a_name_whatever_its_capitals(plan: Plan, tmp_path: Path) -> None:
    source = tmp_path / "edges.csv"
    source.write_text("Source,Target\nAlpha,Beta\nalpha,BETA\n ALPHA ,Gamma\n", encoding="utf-8")
    import_graph(plan, source)
    assert {one.name for one in plan.rows(Organisation)} == {"Alpha", "Beta", "Gamma"}
