"""What comes in: text in any coding, workbooks, and one clear sentence for what is no list."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from planner.errors import FileProblem
from planner.exchange.sheet import bounds
from planner.exchange.sheet.cells import Share, Uncalculated
from planner.exchange.sheet.read import read_sheets

TABLE = [["Nama", "Manfaat"], ["Café Nusantara", "Biaya 5,5"], ["Öster", "x"]]


def _csv(path: Path, delimiter: str, coding: str) -> Path:
    lines = [delimiter.join(f'"{cell}"' if delimiter in cell else cell for cell in row) for row in TABLE]
    path.write_bytes("\r\n".join(lines).encode(coding))
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_a_text_file_is_read_whatever_wrote_it(tmp_path: Path, delimiter: str, coding: str) -> None:
    assert read_sheets(_csv(tmp_path / "list.csv", delimiter, coding))[0].cells == TABLE


def test_the_hint_that_excel_puts_on_the_first_line_is_no_row(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("sep=;\nName;Kind\nAcme;bank\n")
    assert read_sheets(path)[0].cells == [["Name", "Kind"], ["Acme", "bank"]]


def test_a_workbook_gives_its_filled_sheets_with_dates_and_merged_cells(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet("Empty")
    sheet = book.add_worksheet("Partners")
    sheet.merge_range(0, 0, 0, 3, "All partners")
    sheet.write_row(2, 0, ["Name", "Ready on"])
    sheet.write(3, 0, "Acme")
    sheet.write_datetime(3, 1, date(2027, 1, 2), book.add_format({"num_format": "dd/mm/yyyy"}))
    book.close()
    (read,) = read_sheets(path)
    assert read.name == "Partners"
    assert read.cells == [["All partners"], [], ["Name", "Ready on"], ["Acme", date(2027, 1, 2)]]
    assert read.merged == ((0, 0, 0, 3),)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("list.csv", b"", "empty"),
        ("list.csv", b" \n ; \n", "empty"),
        ("list.xlsx", b"", "empty"),
        ("list.xlsx", b"PK\x03\x04 and then nothing", "damaged"),
        ("list.xlsx", b"no zip at all", "not a spreadsheet"),
        ("list.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
        ("list.csv", bytes(range(32)) * 40, "not a table"),
        ("list.docx", b"text", "not a spreadsheet"),
        ("list.csv", b'a,"b\n' + b"x" * 2_000_000, "broken"),
    ],
)
def test_what_is_no_list_is_told_in_one_sentence(
    tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(FileProblem, match=told) as caught:
        read_sheets(path)
    assert name in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match=r"nowhere\.csv cannot be read"):
        read_sheets(tmp_path / "nowhere.csv")


def test_one_cell_in_the_last_corner_does_not_take_all_memory(tmp_path: Path) -> None:
    path = tmp_path / "corner.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write(0, 0, "Name")
    sheet.write(1_048_575, 16_383, "x")
    book.close()
    with pytest.raises(FileProblem, match="more than"):
        read_sheets(path)


def test_a_text_file_with_too_many_rows_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Name,Kind\n" + "a,b\n" * (bounds.MOST_ROWS + 1))
    with pytest.raises(FileProblem, match="split it"):
        read_sheets(path)


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text('Name,Kind\nAcme,bank\n"Beta,supplier\nGamma,bank\n')
    with pytest.raises(FileProblem, match=r"list\.csv, row 3"):
        read_sheets(path)


def test_text_in_the_old_cyrillic_code_page_is_read(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Риск;Вероятность\nПожар;4 весьма вероятно\n".encode("cp1251"))
    assert read_sheets(path)[0].cells == [["Риск", "Вероятность"], ["Пожар", "4 весьма вероятно"]]


def test_shares_errors_and_formulas_without_a_value_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Risk", 0.4, 1, "=B1*C1", "#REF!"])
    sheet["B1"].number_format = "0%"
    book.save(path)
    (read,) = read_sheets(path)
    risk, share, one, formula, error = read.cells[0]
    assert (risk, share, one, formula, error) == ("Risk", 0.4, 1, "=B1*C1", "#REF!")
    assert (type(share), type(one), type(formula)) == (Share, float, Uncalculated)
