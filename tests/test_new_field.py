"""Adding a field costs one declaration and one migration: it then appears everywhere by itself.

A copy of the model gets a text on risks and a choice on partners; nothing else is touched.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
LESSON = '    lesson: str | None = field(N_("Lesson"), N_("What it taught"), default=None)\n'
MOOD = '    mood: c.Attitude | None = field(N_("Mood"), choices=c.Attitude, default=None)\n'
MIGRATION = """
ALTER TABLE risk ADD COLUMN lesson TEXT;
ALTER TABLE organisation ADD COLUMN mood TEXT
    CONSTRAINT valid_mood CHECK ("mood" IN ('champion', 'supporter', 'neutral', 'critic', 'blocker'));
"""
LOOK = """
import csv, json, sys
from pathlib import Path
import openpyxl
from PySide6.QtCore import Qt
from planner import edits
from planner.document.file import create, open_plan
from planner.exchange.csv import write_csv
from planner.exchange.excel import write_workbook
from planner.exchange.json import write_json
from planner.model import Organisation, Risk
from planner.model.choices import Attitude
from ui import theme
from ui.app import application
from ui.inspector.inspector import Inspector
from ui.tables.register import Register
from ui.workspace import Workspace

folder = Path(sys.argv[1])
application()
theme.the_theme().apply("light")
plan = create(folder / "plan.mitra")
risk = edits.add_row(plan, Risk, {"title": "Breach", "lesson": "Lock the door"})
acme = edits.add_row(plan, Organisation, {"name": "Acme", "mood": Attitude.CRITIC})
plan.save()
seen = {}
workspace = Workspace(plan)
for row, name in ((risk, "lesson"), (acme, "mood")):
    inspector = Inspector(workspace)
    workspace.selection.set([(type(row), row.uid)])
    inspector.refresh()
    editors = {key: one for form in inspector.forms for key, one in form.editors.items()}
    widget = editors[name].widget
    register = Register(workspace, type(row))
    number = [column.key for column in register.model.columns].index(name)
    register.model.set_filter(name, "lock" if name == "lesson" else "crit")
    filtered = len(register.model.keys)
    register.model.set_filter(name, "zzz")
    seen[name] = {
        "form": widget.currentText() if hasattr(widget, "currentText") else widget.text(),
        "tooltip": widget.toolTip(),
        "heading": register.model.headerData(number, Qt.Orientation.Horizontal),
        "filter": register.header.edits[number].accessibleName(),
        "visible": not register.header.isSectionHidden(number),
        "filtered": [filtered, len(register.model.keys)],
        "editable": bool(register.model.flags(register.model.index(0, number)) & Qt.ItemFlag.ItemIsEditable),
    }
whole = json.loads(write_json(plan))
seen["json"] = [whole["risk"][0]["lesson"], whole["organisation"][0]["mood"]]
folder.joinpath("csv").mkdir()
write_csv(plan, folder / "csv")
with open(folder / "csv" / "risk.csv", encoding="utf-8-sig") as file:
    seen["csv"] = [next(csv.DictReader(file))["lesson"]]
write_workbook(plan, folder / "plan.xlsx")
book = openpyxl.load_workbook(folder / "plan.xlsx")
words = {cell.value for sheet in book for line in sheet for cell in line}
seen["workbook"] = sorted(words & {"Lesson", "Mood", "Lock the door", "Critic"})
plan.close()
with open_plan(folder / "plan.mitra") as again:
    seen["file"] = [again.rows(Risk)[0].lesson, again.rows(Organisation)[0].mood.value]
print(json.dumps(seen))
"""


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return where the two new fields are found, told by the changed copy itself."""
    copy = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "planner", copy / "planner", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("ui", "resources"):
        (copy / name).symlink_to(ROOT / name, target_is_directory=True)
    declare(copy / "planner/model/risk.py", "\n\nclass RiskLink(", LESSON)
    declare(copy / "planner/model/organisation.py", "\n    @property\n    def short(", MOOD)
    (copy / "planner/document/migrations/0003.sql").write_text(MIGRATION, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": str(copy),
        "PYTHONDONTWRITEBYTECODE": "1",
        "MITRA_HOME": str(copy / "home"),
        "QT_QPA_PLATFORM": "offscreen",
    }
    told = subprocess.run(
        [sys.executable, "-c", LOOK, str(copy)],
        cwd=copy,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert told.returncode == 0, told.stderr[-3000:]
    assert "Traceback" not in told.stderr, told.stderr[-3000:]
    found: dict[str, Any] = json.loads(told.stdout)
    return found


def declare(module: Path, before: str, line: str) -> None:
    """Write one declaration into a module of the copy."""
    text = module.read_text(encoding="utf-8")
    assert text.count(before) == 1
    module.write_text(text.replace(before, f"{line}{before}"), encoding="utf-8")


def test_the_form_edits_it(seen: dict[str, Any]) -> None:
    assert (seen["lesson"]["form"], seen["lesson"]["tooltip"]) == ("Lock the door", "What it taught")
    assert seen["mood"]["form"] == "Critic"


def test_the_table_shows_it_and_takes_it(seen: dict[str, Any]) -> None:
    for name, label in (("lesson", "Lesson"), ("mood", "Mood")):
        assert seen[name]["heading"] == label
        assert seen[name]["visible"]
        assert seen[name]["editable"]


def test_the_filter_row_finds_it(seen: dict[str, Any]) -> None:
    for name, label in (("lesson", "Lesson"), ("mood", "Mood")):
        assert seen[name]["filter"] == f"Filter by {label}"
        assert seen[name]["filtered"] == [1, 0]


def test_workbook_json_and_csv_hold_it(seen: dict[str, Any]) -> None:
    assert seen["json"] == ["Lock the door", "critic"]
    assert seen["csv"] == ["Lock the door"]
    assert seen["workbook"] == ["Critic", "Lesson", "Lock the door", "Mood"]


def test_the_file_keeps_it(seen: dict[str, Any]) -> None:
    assert seen["file"] == ["Lock the door", "critic"]
