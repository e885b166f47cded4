"""What a person is told of an import: in the plan's language, to the contract, with names that are too long refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from main import main
from planner.document import Plan
from planner.errors import FileProblem, Invalid
from planner.exchange.graph import import_graph
from planner.exchange.sheet import apply_preview, import_sheet, preview_cells
from planner.model import Organisation, Risk, RoleAssignment, field_named
from planner.model.fields import LONGEST_NAME

SAMPLES = Path(__file__).resolve().parents[3] / "resources" / "samples"
LONG = "n" * 100_000
CONTRACT = {
    "applied",
    "read",
    "added",
    "changed",
    "removed",
    "joined",
    "changes",
    "unread",
    "mapping",
    "notes",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, where nobody chose a language for the program."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("MITRA_LANGUAGE", raising=False)
    return tmp_path


def test_the_account_speaks_the_language_of_the_plan(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "risks.csv").write_text("Risiko,Kemungkinan,Dampak\nBanjir,1.5,Tinggi\n")
    assert main(["new", "rencana.mitra", "--language", "id"]) == 0
    capsys.readouterr()
    assert main(["import", "rencana.mitra", "risks.csv", "--dry-run"]) == 0
    said = capsys.readouterr().out
    assert "1.5 berada di antara dua tingkat" in said
    assert "Dibaca sebagai 4 dari 5" in said
    assert "100 %" in said, "how sure each column is"
    monkeypatch.setenv("MITRA_LANGUAGE", "en")  # a person's own choice goes before
    assert main(["import", "rencana.mitra", "risks.csv", "--dry-run"]) == 0
    assert "1.5 lies between two levels" in capsys.readouterr().out


def test_a_dry_run_tells_scale_columns_and_odd_cells_to_the_contract(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "risks.csv").write_text(
        "RISK REGISTER\n\nRisk,Likelihood (1-10),Impact,Comment of the day\nFlood,9,TBD,x\nFire,2,Low,y\nTotal,11,,\n"
    )
    assert main(["new", "plan.mitra"]) == 0
    before = (folder / "plan.mitra").read_bytes()
    capsys.readouterr()
    assert main(["import", "plan.mitra", "risks.csv", "--dry-run", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told.keys() == CONTRACT
    assert (told["applied"], told["read"], told["added"]) == (False, 2, 2)
    assert told["mapping"] == {"Risk": "title", "Likelihood (1-10)": "likelihood", "Impact": "impact"}
    assert {one["cell"] for one in told["unread"]} == {"C4", "D3", "A6"}
    assert all(one.keys() == {"sheet", "cell", "value", "reason"} for one in told["unread"])
    notes = {one["cell"]: one["reason"] for one in told["notes"]}
    assert notes["A3"] == "Headings in row 3; the rows are read as Risks, 100 % sure."
    assert notes["B3"].startswith(
        "Levels 1 to 10, 10 the worst (its heading), read on the plan's 5: 1 → 1, 2 → 1"
    )
    assert (folder / "plan.mitra").read_bytes() == before


def test_the_sample_register_comes_in_whole_with_no_hand_made_mapping(plan: Plan) -> None:
    outcome = import_sheet(plan, SAMPLES / "qris-risks.csv")
    assert (outcome.unread, outcome.implied) == ([], {"action": 12})
    assert {*outcome.confidence.values()} == {1.0}
    assert all((one.owner, one.cause, one.consequence) for one in plan.rows(Risk))


def test_a_partner_with_an_endless_name_is_left_out_and_its_cell_named(plan: Plan) -> None:
    cells = [["Partner", "Reports to", "Role"], [LONG, "", ""], ["Acme", LONG, LONG], ["Beta", "", "Payer"]]
    outcome = apply_preview(plan, preview_cells(plan, cells))
    assert sorted(one.name for one in plan.rows(Organisation)) == ["Acme", "Beta"]
    assert len(plan.rows(RoleAssignment)) == 1
    assert {one.cell for one in outcome.unread} == {"A2", "B3", "C3"}
    assert outcome.sentence().endswith("1 row was left out. 2 cells were not understood.")
    assert all("100,000" in one.reason and "horten" in one.reason for one in outcome.unread)
    assert all(len(str(one.value)) <= 200 for one in outcome.unread)


def test_a_name_has_a_longest_length_wherever_it_is_given(plan: Plan, tmp_path: Path) -> None:
    name = field_named(Organisation, "name")
    assert name.clean("n" * LONGEST_NAME) == "n" * LONGEST_NAME
    with pytest.raises(Invalid, match="201 letters; at most 200 are kept"):
        name.clean("n" * (LONGEST_NAME + 1))
    network = tmp_path / "net.net"
    network.write_text(f'*Vertices 2\n1 "Acme"\n2 "{LONG}"\n*Arcs\n1 2\n')
    with pytest.raises(FileProblem, match=r"net\.net, line 3: A name has at most 200 letters") as caught:
        import_graph(plan, network)
    assert len(str(caught.value)) < 200
    assert plan.rows(Organisation) == []


def test_rows_of_an_edge_list_that_are_left_out_are_counted_as_rows(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "edges.csv"
    path.write_text("Source,Target\nAcme,Beta\nAcme,\n,Beta\n")
    outcome = import_graph(plan, path)
    assert "2 rows were left out." in outcome.sentence()
    assert "understood" not in outcome.sentence()
    assert [(one.cell, one.value) for one in outcome.unread] == [("B3", "Acme → ?"), ("A4", "? → Beta")]


@pytest.mark.parametrize(
    ("name", "text", "way_out"),
    [
        ("a.net", "nothing here\n", "Save the network again as .net."),
        ("a.net", "*Vertices\n", "write it after *Vertices."),
        ("a.csv", "Id,Label\n1,Acme\n1,Beta\n", "give one of the two another key."),
        ("a.csv", 'Source,Target\nAcme,"Beta\n', "close or delete it."),
        ("a.csv", "Id,Label\n", "save the network again with its nodes."),
    ],
)
def test_a_broken_network_is_refused_with_the_way_out(
    plan: Plan, tmp_path: Path, name: str, text: str, way_out: str
) -> None:
    path = tmp_path / name
    path.write_text(text)
    with pytest.raises(FileProblem) as caught:
        import_graph(plan, path)
    assert name in str(caught.value) and str(caught.value).endswith(way_out)
    assert "\n" not in str(caught.value)
