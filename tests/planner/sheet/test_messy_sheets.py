"""Sheets as they arrive: titles above the headings, sections between the rows, totals and legends below."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from planner.document import Plan
from planner.exchange.sheet import What, import_sheet, preview_cells, preview_sheet
from planner.model import Action, CashLine, Organisation, Relationship, Risk
from planner.model.choices import Agreement


def risk_book(path: Path) -> Path:
    """Write a register as consultants keep it: titles, groups above the headings, sections, total, legend."""
    book = xlsxwriter.Workbook(str(path))
    notes = book.add_worksheet("Read me")
    notes.write(0, 0, "How to use this workbook")
    sheet = book.add_worksheet("Register")
    bold = book.add_format({"bold": True})
    sheet.merge_range(0, 0, 0, 8, "RISK REGISTER 2027", bold)
    sheet.write(1, 0, "Client: Acme")
    sheet.merge_range(3, 3, 3, 4, "Inherent")
    sheet.merge_range(3, 5, 3, 6, "Residual")
    heads = [
        "No.",
        "Category",
        "Risk description",
        "Likelihood",
        "Impact",
        "Likelihood",
        "Impact",
        "Treatment",
        "Owner",
    ]
    sheet.write_row(4, 0, heads)
    sheet.merge_range(5, 0, 5, 8, "A. Operations", bold)
    sheet.write_row(6, 0, [1, None, "Outage at peak hours", "High", "Very high", 2, 3, "Load test", "Sari"])
    sheet.write(7, 7, "Second route")
    sheet.write_row(8, 0, [2, None, "Funds settle late", 2, 4, 1, 4, "Automate", "Budi"])
    sheet.merge_range(6, 1, 8, 1, "Operational")
    sheet.write_row(9, 0, heads)
    sheet.merge_range(10, 0, 10, 8, "B. LAW", bold)
    sheet.write_row(11, 0, [3, "Legal", "Fee rules change", "4 - Likely", 3, None, None, "Dialogue", "ASPI"])
    sheet.write_row(12, 0, ["Total", None, None, 10, 12])
    sheet.write(14, 0, "Legend")
    sheet.write_row(15, 0, [1, None, "Rare: less than once in ten years"])
    book.close()
    return path


def test_a_register_with_titles_sections_totals_and_legend_comes_in(plan: Plan, tmp_path: Path) -> None:
    preview = preview_sheet(plan, risk_book(tmp_path / "risks.xlsx"))
    assert (preview.sheet.name, preview.header_row, preview.entity) == ("Register", 5, Risk)
    assert preview.mapping == {
        "Category": "category",
        "Risk description": "title",
        "Inherent Likelihood": "likelihood",
        "Inherent Impact": "impact",
        "Residual Likelihood": "residual_likelihood",
        "Residual Impact": "residual_impact",
        "Treatment": "action",
        "Owner": "owner",
    }
    outcome = import_sheet(plan, tmp_path / "risks.xlsx")
    assert outcome.sentence().startswith("4 read = 3 risks + 1 joined.")
    outage, late, fees = plan.rows(Risk)
    assert (outage.likelihood, outage.impact, outage.residual_likelihood) == (4, 5, 2)
    assert [one.category.value for one in (outage, late, fees) if one.category] == [
        "operational",
        "operational",
        "legal",
    ]
    assert [one.name for one in plan.rows(Action) if one.risk == outage.uid] == ["Load test", "Second route"]
    left_out = {row.number: row.reason for row in preview.rows if row.what is What.SKIPPED}
    assert left_out == {
        6: "A title between the rows; left out.",
        10: "The headings again; left out.",
        11: "A title between the rows; left out.",
        13: "A total; left out.",
        15: "A note below the table; left out.",
        16: "A note below the table; left out.",
    }
    assert {one.cell for one in outcome.unread} == {"A6", "A10", "A11", "A13", "A15", "A16"}
    assert [(one.sheet, one.cell) for one in outcome.notes if not one.cell] == [("Read me", "")]
    assert "Sheets left out: Read me." in outcome.sentence()


def test_a_semicolon_file_with_indonesian_numbers(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "arus kas.csv"
    path.write_bytes(
        "ANGGARAN 2027;;;;\r\n;;;;\r\nPos biaya;Jenis;Nilai;Tahun pertama;Keterangan\r\n"
        "Perangkat QR;investasi;Rp 8.000,00;0;\r\nPelatihan;biaya operasional;1.250;1;\r\n"
        "Jumlah;;9.250,00;;\r\n".encode("cp1252")
    )
    outcome = import_sheet(plan, path, entity="cash_line")
    assert [(one.name, one.likely, one.kind.value if one.kind else "") for one in plan.rows(CashLine)] == [
        ("Perangkat QR", 8000, "investment"),
        ("Pelatihan", 1250, "operating cost"),
    ]
    assert outcome.read == 2
    assert ("A6", "A total; left out.") in [(one.cell, one.reason) for one in outcome.unread]


def test_dates_and_yes_or_no_of_a_workbook(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "links.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Sheet1")
    sheet.write_row(0, 0, ["Party A", "Party B", "Mutual", "Expiry date", "Contract type"])
    sheet.write_row(1, 0, ["Acme", "Beta", True])
    sheet.write_datetime(1, 3, date(2027, 3, 31), book.add_format({"num_format": "d mmm yyyy"}))
    sheet.write(1, 4, "Perjanjian kerja sama")
    sheet.write_row(2, 0, ["Acme", "Gamma", "no", "30 Juni 2027", "NDA"])
    book.close()
    outcome = import_sheet(plan, path)
    assert outcome.unread == []
    assert [(one.two_way, one.end, one.agreement) for one in plan.rows(Relationship)] == [
        (True, date(2027, 3, 31), Agreement.COOPERATION),
        (False, date(2027, 6, 30), Agreement.NDA),
    ]


def test_a_misspelt_heading_is_still_known_and_less_sure(plan: Plan) -> None:
    preview = preview_cells(plan, [["Nama organisasii", "Kontribusi", "Jenis"], ["Acme", "Data", "bank"]])
    assert preview.mapping["Nama organisasii"] == "name"
    assert preview.confidence["Nama organisasii"] < preview.confidence["Jenis"] == 1


def test_a_heading_with_two_meanings_follows_the_values_below_it(plan: Plan) -> None:
    scored = preview_cells(plan, [["Risiko", "Dampak"], ["Banjir", "4"], ["Api", "Tinggi"]])
    told = preview_cells(plan, [["Risiko", "Dampak"], ["Banjir", "Gudang tutup"], ["Api", "Stok hilang"]])
    assert scored.mapping["Dampak"] == "impact"
    assert told.mapping["Dampak"] == "consequence"


def test_a_name_alone_in_its_row_is_a_partner_and_a_line_of_capitals_is_not(plan: Plan) -> None:
    cells: list[list[Any]] = [
        ["Partner", "Kind", "Stage"],
        ["BANKS AND FINTECHS"],
        ["Acme"],
        ["Beta", "bank", "active"],
    ]
    preview = preview_cells(plan, cells)
    assert [row.what for row in preview.rows] == [What.SKIPPED, What.ADDED, What.ADDED]


def test_five_thousand_rows_come_in_a_few_seconds(plan: Plan, tmp_path: Path) -> None:
    path = tmp_path / "partners.csv"
    rows = "".join(f"Partner {n},bank,Partner {n // 10},Role {n % 7}\n" for n in range(1, 5001))
    path.write_text("Partner,Kind,Coordinator,Role\n" + rows)
    outcome = import_sheet(plan, path)
    assert outcome.read == 5000
    assert len(plan.rows(Organisation)) == 5001  # and "Partner 0", that the first nine stand under
