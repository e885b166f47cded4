"""The command line: what a script or a colleague types, and what comes back."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import main as program
from planner.cli import answer
from planner.cli.args import COMMANDS
from planner.document.file import open_plan
from planner.model import Organisation

ROOT = Path(program.__file__).parent
DOCUMENT = {
    "organisation": [{"name": "Hub", "is_hub": True}, {"name": "=Acme", "short_name": "AC", "parent": "Hub"}],
    "relationship": [{"source": "=Acme", "target": "Hub", "kind": "supplies"}],
    "view": [{"name": "Hierarchy"}],
    "decision": [{"name": "Admit a partner"}],
}


class Terminal:
    """Types commands in a folder and keeps what they print."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.error = ""

    def __call__(self, *words: str | Path) -> int:
        status = program.main([str(word) for word in words])
        self.out, self.error = self._capsys.readouterr()
        return status

    def json(self, *words: str | Path) -> Any:
        """Return the document a command prints with --json; it must be all it prints."""
        assert self(*words, "--json") in (answer.DONE, answer.FOUND_ERRORS)
        assert self.error == ""
        return json.loads(self.out)

    def refused(self, *words: str | Path) -> str:
        """Return the one line with which a command is refused."""
        assert self(*words) == answer.FAILED
        assert self.out == ""
        assert self.error.count("\n") == 1
        assert "Traceback" not in self.error
        return self.error


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal in an empty folder, in English."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MITRA_LANGUAGE", "en")
    monkeypatch.delenv("MITRA_DEBUG", raising=False)
    return Terminal(capsys)


@pytest.fixture
def made(run: Terminal, tmp_path: Path) -> Path:
    """Return a plan file that holds DOCUMENT."""
    (tmp_path / "source.json").write_text(json.dumps(DOCUMENT))
    assert run("new", "plan.mitra") == answer.DONE
    assert run("import", "plan.mitra", "source.json") == answer.DONE
    return tmp_path / "plan.mitra"


# new


def test_a_new_plan_holds_its_own_row_and_nothing_else(run: Terminal) -> None:
    assert run("new", "kopi.mitra") == 0
    told = run.json("info", "kopi.mitra")
    assert (told["title"], told["language"], told["currency"]) == ("kopi", "en", "USD")
    assert set(told["counts"].values()) == {0}
    with open_plan(Path("kopi.mitra"), read_only=True) as plan:
        assert (plan.info.discount_rate, plan.info.horizon_years) == (10, 5)


def test_new_never_overwrites(run: Terminal, made: Path) -> None:
    before = made.read_bytes()
    assert "plan.mitra is there already" in run.refused("new", "plan.mitra")
    assert "plan.mitra is there already" in run.refused("new", "plan", "--template", "blank")
    assert made.read_bytes() == before


@pytest.mark.parametrize("language", ["en", "id"])
def test_a_plan_from_a_template_speaks_the_language_asked_for(run: Terminal, language: str) -> None:
    assert run("new", "a.mitra", "--template", "technology", "--language", language) == 0
    told = run.json("info", "a.mitra")
    assert told["language"] == language
    assert told["counts"]["organisation"] > 10
    assert told["title"] != "a"


def test_a_refused_new_leaves_nothing_behind(run: Terminal, tmp_path: Path) -> None:
    assert "no folder" in run.refused("new", "sub/a.mitra")
    assert "choice" in run.refused("new", "a.mitra", "--template", "bakery")
    assert "names no file" in run.refused("new", "")
    assert list(tmp_path.iterdir()) == []


# info, check, analyse


def test_info_tells_what_the_plan_holds(run: Terminal, made: Path) -> None:
    told = run.json("info", made)
    assert list(told) == ["title", "language", "currency", "schema", "counts", "views", "bytes"]
    assert (told["counts"]["organisation"], told["counts"]["risk"]) == (2, 0)
    assert (told["views"], told["bytes"]) == (["Hierarchy"], made.stat().st_size)
    assert run("info", made) == 0
    assert "Partners" in run.out


def test_info_tells_the_hub_apart_from_its_partners_as_the_window_does(run: Terminal, made: Path) -> None:
    assert run("info", made) == 0
    told = dict(line.split(maxsplit=1) for line in run.out.splitlines() if " " in line)
    assert (told["Hub"], told["Partners"]) == ("Hub", "1")
    run("new", "empty.mitra")
    run("info", "empty.mitra")
    assert "–" not in run.out


def test_safe_is_for_the_window(run: Terminal, made: Path) -> None:
    assert "--safe is for the window" in run.refused("--safe", "info", made)


def test_check_has_status_1_when_it_finds_an_error(run: Terminal, made: Path) -> None:
    told = run.json("check", made)
    assert set(told) == {"findings", "completeness", "ready"}
    assert "error" in {finding["severity"] for finding in told["findings"]}  # nobody decides who is admitted
    assert run("check", made) == answer.FOUND_ERRORS
    assert "not ready" in run.out

    run("new", "empty.mitra")
    assert run("check", "empty.mitra") == answer.DONE


def test_analyse_tells_every_part(run: Terminal, made: Path) -> None:
    told = run.json("analyse", made)
    assert told["network"]["nodes"] == 2
    assert told["health"]["value_hhi"] is told["roi"]["simulation"] is None
    assert {"health.value_hhi", "roi.simulation", "risk.inherent.expected_loss"} <= told["missing"].keys()
    assert run("analyse", made) == 0
    assert "Organisations" in run.out
    assert "Not computed, and why" in run.out


# export


def test_the_same_plan_gives_the_same_json_and_comes_back(run: Terminal, made: Path) -> None:
    run("export", made, "a.json")
    run("new", "other.mitra")
    run("import", "other.mitra", "a.json")
    run("export", "other.mitra", "b.json")
    assert Path("a.json").read_bytes() == Path("b.json").read_bytes()


def test_csv_makes_a_folder_that_excel_opens_without_harm(run: Terminal, made: Path) -> None:
    for _again in range(2):
        assert run("export", made, "out.csv") == 0
    assert sorted(path.name for path in Path("out.csv").iterdir()) == [
        "decision.csv",
        "organisation.csv",
        "plan.csv",
        "relationship.csv",
        "view.csv",
    ]
    content = Path("out.csv/organisation.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert [(row["name"], row["parent"], row["is_hub"]) for row in rows] == [
        ("Hub", "", "yes"),
        ("'=Acme", "Hub", "no"),
    ]


def test_csv_speaks_the_language_asked_for_and_comes_back(run: Terminal, made: Path) -> None:
    assert run("export", made, "out.csv", "--language", "id") == 0
    lines = Path("out.csv/relationship.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[:4] for line in lines] == [
        ["Dari", "Ke", "Jenis", "Dua arah"],
        ["'=Acme", "Hub", "Memasok", "tidak"],
    ]
    run("new", "other.mitra")
    assert run("import", "other.mitra", "out.csv/organisation.csv") == 0
    assert run.json("info", "other.mitra")["counts"]["organisation"] == 2


def test_a_folder_with_other_things_in_it_is_not_replaced(run: Terminal, made: Path) -> None:
    Path("out.csv").mkdir()
    Path("out.csv/letter.txt").write_text("Dear")
    assert "other things" in run.refused("export", made, "out.csv")
    assert Path("out.csv/letter.txt").read_text() == "Dear"


def test_the_map_is_written_as_a_drawing(run: Terminal, made: Path) -> None:
    assert run("export", made, "a.svg", "--language", "en") == 0
    assert ">Lines</text>" in Path("a.svg").read_text()
    assert run("export", made, "a.pdf", "--what", "map", "--paper", "a0", "--bare") == 0
    assert Path("a.pdf").read_bytes().startswith(b"%PDF")


def test_the_risk_report_is_one_page_in_the_language_asked_for(run: Terminal, made: Path) -> None:
    assert run("export", made, "r.pdf", "--what", "risks", "--language", "id") == 0
    drawn = Path("r.pdf").read_bytes()
    assert "Laporan risiko".encode("utf-16-be") in drawn  # the title of the file
    assert drawn.count(b"/MediaBox") == 1
    assert "end in .pdf" in run.refused("export", made, "r.png", "--what", "risks")
    assert "leave it out" in run.refused("export", made, "r.pdf", "--what", "risks", "--scale", "2")


def test_a_picture_that_cannot_be_drawn_is_refused(run: Terminal, made: Path) -> None:
    assert "--what map" in run.refused("export", made, "a.pdf")
    assert "Only a PDF" in run.refused("export", made, "a.png", "--paper", "tiles")
    assert "no partner “Nobody”" in run.refused("export", made, "a.svg", "--only", "Nobody")
    assert not Path("a.pdf").exists() and not Path("a.png").exists() and not Path("a.svg").exists()


def test_a_workbook_is_written(run: Terminal, made: Path) -> None:
    assert run("export", made, "a.xlsx") == 0
    assert Path("a.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("out", ["a.odt", "a.doc", "a", "a.mitra"])
def test_an_ending_that_mitra_does_not_write_is_refused_with_those_it_does(
    run: Terminal, made: Path, out: str
) -> None:
    assert ".json .xlsx .csv .png" in run.refused("export", made, out)


def test_an_export_that_fails_leaves_the_old_file_and_nothing_else(
    run: Terminal, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export", made, "a.json")
    before = Path("a.json").read_bytes()
    there = sorted(tmp_path.iterdir())

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", full)
    told = run.refused("export", made, "a.json")
    assert "a.json cannot be written: No space left on device. Choose another folder" in told
    assert ".mitra-" not in told
    assert Path("a.json").read_bytes() == before
    assert sorted(tmp_path.iterdir()) == there


def test_a_place_that_cannot_be_written_is_named(run: Terminal, made: Path) -> None:
    Path("a.json").mkdir()
    assert "a.json is a folder" in run.refused("export", made, "a.json")
    assert "no folder" in run.refused("export", made, "sub/a.json")
    assert "--view is for pictures" in run.refused("export", made, "b.json", "--view", "Hierarchy")


# import


def test_an_import_is_told_in_words_and_as_json(run: Terminal, made: Path) -> None:
    Path("more.json").write_text('{"organisation": [{"name": "Hub", "country": "Japan"}, {"name": "Beta"}]}')
    trial = run.json("import", made, "more.json", "--dry-run")
    assert (trial["applied"], trial["read"], trial["added"], trial["joined"]) == (False, 2, 1, 1)
    assert [(one["name"], one["field"], one["now"]) for one in trial["changes"]] == [
        ("Hub", "country", "Japan")
    ]
    assert run.json("info", made)["counts"]["organisation"] == 2

    assert run("import", made, "more.json") == 0
    assert "2 read = 1 partner + 1 joined." in run.out
    assert run.json("info", made)["counts"]["organisation"] == 3


def test_a_bad_import_names_the_place_and_leaves_the_plan(run: Terminal, made: Path) -> None:
    before = made.read_bytes()
    Path("bad.json").write_text('{"organisation": [{"name": "New"}, {"name": "Beta", "trust": 9}]}')
    assert "organisation, row 2 (“Beta”), key trust" in run.refused("import", made, "bad.json")
    assert "organisation, row 2 (“Beta”), key trust" in run.refused("import", made, "bad.json", "--dry-run")
    assert made.read_bytes() == before


def test_what_cannot_be_imported_is_said(run: Terminal, made: Path) -> None:
    Path("a.doc").write_text("")
    assert "There is no file none.json" in run.refused("import", made, "none.json")
    assert ".json .xlsx .csv" in run.refused("import", made, "a.doc")
    assert "for sheets" in run.refused("import", made, "source.json", "--sheet", "Partners")
    assert "no such entity" in run.refused("import", made, "list.csv", "--as", "snapshot")
    assert "Their column=our_field" in run.refused("import", made, "list.csv", "--map", "Name")
    assert "rows are counted from 1" in run.refused("import", made, "list.csv", "--header-row", "0")
    assert len(run.refused("import", made, "list.csv", "--header-row", "9" * 5000)) < 400
    Path("folder.csv").mkdir()
    assert "folder.csv is a folder" in run.refused("import", made, "folder.csv")


def test_an_import_says_in_words_what_is_worth_a_look(run: Terminal, made: Path) -> None:
    Path("list.csv").write_text("Partner,Maturity,Influence\nBeta,7.5,Tinggi\nHup,3,4\nGamma,2,1\n")
    assert run("import", made, "list.csv") == 0
    assert "Worth a look:" in run.out
    assert "Tinggi  Read as 4 of 5." in run.out
    assert run.json("import", made, "list.csv", "--dry-run")["notes"][0]["value"] == "Tinggi"


def test_a_plan_open_elsewhere_can_be_read_and_not_changed(run: Terminal, made: Path) -> None:
    with open_plan(made):
        assert run("info", made) == 0
        assert run("export", made, "a.json") == 0
        assert run("import", made, "a.json", "--dry-run") == 0
        assert "open in another window" in run.refused("import", made, "a.json")


# layout


def test_layout_places_every_card(run: Terminal, made: Path) -> None:
    assert run("layout", made, "--kind", "radial") == 0
    assert "2 cards moved" in run.out
    assert run.json("info", made)["counts"]["placement"] == 2
    assert "Hierarchy" in run.refused("layout", made, "--view", "Other")


# Help, usage, errors


def test_help_names_every_command_and_only_those(run: Terminal, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        program.main(["--help"])
    told = capsys.readouterr().out
    assert end.value.code == 0
    assert re.findall(r"^    ([a-z]+) ", told, re.MULTILINE) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(run: Terminal, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        program.main([command, "--help"])
    assert end.value.code == 0
    assert f"usage: main.py {command}" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("started", "said", "shown"),
    [
        ("main.py", "", "main.py"),
        ("/usr/bin/mitra", "", "mitra"),
        ("main.py", "installer/run.py", "installer/run.py"),
    ],
)
def test_help_calls_the_program_as_it_was_started(
    run: Terminal, monkeypatch: pytest.MonkeyPatch, started: str, said: str, shown: str
) -> None:
    monkeypatch.setattr(sys, "argv", [started])
    monkeypatch.setenv("MITRA_PROGRAM", said)
    assert run.refused("exprot").endswith(f"See: {shown} --help\n")


def test_wrong_usage_is_one_line(run: Terminal, made: Path) -> None:
    assert "no such command" in run.refused("exprot", made)
    assert "FILE" in run.refused("info")
    assert "--jsn" in run.refused("info", made, "--jsn")
    assert "1280x720" in run.refused("shot", made, "a.png", "--size", "big")
    assert "there is no page “Home”" in run.refused("shot", made, "a.png", "--page", "home".title())
    assert "0.1 and 8" in run.refused("shot", made, "a.png", "--scale", "nan")


def test_a_file_that_is_no_plan_is_refused(run: Terminal) -> None:
    Path("a.mitra").write_bytes(b"hello")
    assert "There is no file none.mitra" in run.refused("info", "none.mitra")
    assert "not a Mitra plan" in run.refused("analyse", "a.mitra")


@pytest.mark.parametrize("debug", [False, True])
def test_a_bug_is_told_in_one_line_and_kept_when_asked_for(
    run: Terminal, made: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch, debug: bool
) -> None:
    def broken(*_args: object, **_options: object) -> None:
        raise ZeroDivisionError("a bug\nof ours")

    monkeypatch.setattr("planner.exchange.json.write_json", broken)
    if debug:
        monkeypatch.setenv("MITRA_DEBUG", "1")
    assert "a bug of ours" in run.refused("export", made, "a.json")
    log = own_home / "mitra.log"
    assert log.exists() is debug
    assert not debug or "ZeroDivisionError" in log.read_text()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"LANG": "id_ID.UTF-8"}, "id"),
        ({"LANG": "id_ID.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        ({"LANG": "en_US", "MITRA_LANGUAGE": "id"}, "id"),
        ({"LANG": "fr_FR"}, "en"),
        ({}, "en"),
    ],
)
def test_messages_come_in_the_language_of_the_environment(environment: dict[str, str], words: str) -> None:
    from planner.i18n import language

    answer.prepare(environment)
    assert language() == words


# As a program of its own


def process(*words: str | Path, code: str = "", folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run the program, or a line of Python, as a shell would, in a terminal that knows ASCII only."""
    start = (
        [sys.executable, "-c", code] if code else [sys.executable, str(ROOT / "main.py"), *map(str, words)]
    )
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "MITRA_LANGUAGE": "en"}
    return subprocess.run(
        start, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


def test_it_works_as_a_process_whatever_the_terminal_knows(made: Path, tmp_path: Path) -> None:
    with open_plan(made) as plan:
        with plan.change("Rename"):
            plan.rows(Organisation)[0].name = "Kopi – Bogor"
        plan.save()
    done = process("analyse", made, "--json", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Kopi – Bogor" in json.loads(done.stdout)["network"]["by_organisation"]
    refused = process("info", "none.mitra", folder=tmp_path)
    assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", "There is no file none.mitra.\n")


def test_help_imports_neither_the_window_nor_the_database() -> None:
    code = (
        "import sys, main\n"
        "try: main.main(['--help'])\n"
        "except SystemExit: pass\n"
        "heavy = {'sqlalchemy', 'PySide6', 'numpy', 'scipy', 'ui'} & set(sys.modules)\n"
        "sys.exit(', '.join(heavy) or 0)"
    )
    assert process(code=code).stderr == ""


NETWORK = '*Vertices 3\n1 "Acme" 0.1 0.2\n2 "Acme" 0.8 0.2\n3 "Bank Ä" 0.5 0.9\n*Arcs\n1 2 3\n*Edges\n2 3\n'


def test_a_network_comes_into_a_plan_and_goes_out_again(run: Terminal, tmp_path: Path) -> None:
    (tmp_path / "trade.net").write_text(NETWORK, encoding="utf-8")
    assert run("new", "trade.mitra", "--from", "trade.net") == answer.DONE
    assert "5 read = 3 partners + 2 relationships." in run.out
    assert run("export", "trade.mitra", "trade.graphml", "--view", "trade") == answer.DONE
    assert "Acme (2)" in (tmp_path / "trade.graphml").read_text(encoding="utf-8")
    told = run.json("import", "trade.mitra", "trade.graphml", "--dry-run")
    assert (told["applied"], told["read"], told["joined"], told["changes"]) == (False, 5, 5, [])
    assert "no view" in run.refused("export", "trade.mitra", "trade.graphml", "--view", "Other")


def test_a_list_of_edges_is_known_without_a_word_or_named_as_a_network(run: Terminal, tmp_path: Path) -> None:
    (tmp_path / "bare.csv").write_text("Acme;Beta\nBeta;Beta\n")
    (tmp_path / "own.csv").write_text("Source,Target,Colour\nAcme,Beta,red\n")
    run("new", "x.mitra")
    assert run.json("import", "x.mitra", "bare.csv")["added"] == 5
    told = run.json("import", "x.mitra", "own.csv", "--as", "network")
    assert (told["joined"], told["mapping"]) == (1, {"Colour": "notes"})


def test_a_network_is_refused_with_its_line_and_makes_no_plan(run: Terminal, tmp_path: Path) -> None:
    (tmp_path / "bad.net").write_text("*Vertices 2\n*Arcs\n1 3\n")
    assert "bad.net, line 3" in run.refused("new", "bad.mitra", "--from", "bad.net")
    assert not (tmp_path / "bad.mitra").exists()
    assert "--sheet is for sheets" in run.refused("import", "x", "bad.net", "--sheet", "A")
    assert "choose one" in run.refused("new", "y.mitra", "--from", "bad.net", "--template", "qris")
