"""The list of what falls off, taken out of Mitra."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from planner import model as m
from planner.analysis.drill import Drill, drill
from planner.document import Plan
from planner.exchange.drill import drill_text, write_drill


@pytest.fixture
def found(plan: Plan) -> Drill:
    with plan.change("Begin"):
        acme = plan.add(m.Organisation(name="Acme"))
        plan.add(m.Organisation(name="=Beta", parent=acme.uid))
        plan.add(m.Organisation(name="Hub", is_hub=True))
        hub = next(one for one in plan.rows(m.Organisation) if one.is_hub)
        link = plan.add(m.Relationship(source=hub.uid, target=acme.uid))
        plan.add(m.ValueFlow(relationship=link.uid, what="Orders", occurrences=2, value=50))
    return drill(plan, acme.uid)


def test_as_csv_a_name_stays_text(found: Drill, tmp_path: Path) -> None:
    write_drill(found, tmp_path / "list.csv")
    with (tmp_path / "list.csv").open(encoding="utf-8-sig") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["What falls off", "Name", "Detail", "Money a year"]
    assert ["Partners cut off", "'=Beta", "", ""] in rows
    assert rows[2][0] == "Value lost a year" and rows[2][3] == "100.0"


def test_as_a_workbook_it_is_a_table(found: Drill, tmp_path: Path) -> None:
    write_drill(found, tmp_path / "list.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "list.xlsx").active
    assert sheet is not None
    assert sheet["A1"].value == "If Acme left"
    assert [cell.value for cell in sheet[4]] == ["Partners cut off", "=Beta", None, None]
    assert sheet["D5"].value == 100 and sheet.tables["drill"].ref == "A3:D6"


def test_as_text_it_pastes_into_a_sheet(found: Drill) -> None:
    lines = drill_text(found).splitlines()
    assert lines[1] == "Partners cut off\t'=Beta\t\t"
    assert len(lines) == 4
