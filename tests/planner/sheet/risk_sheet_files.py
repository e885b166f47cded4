"""Writes made-up registers as clients do: workbooks that no spreadsheet has calculated, CSV in many codings."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import openpyxl

from tests.planner.sheet.risk_sheets import Formula, Register, Share


def write_workbook(register: Register, path: Path) -> Path:
    """Write a register as .xlsx: merged cells, per cent as a format, formulas without stored values."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Register"
    for row, cells in enumerate(register.cells, 1):
        for column, cell in enumerate(cells, 1):
            place = sheet.cell(row, column)
            place.value = (
                cell.text if isinstance(cell, Formula) else float(cell) if isinstance(cell, Share) else cell
            )
            if isinstance(cell, Share):
                place.number_format = "0%"
            elif isinstance(cell, date):
                place.number_format = "dd/mm/yyyy"
    for first, left, last, right in register.merged:
        sheet.merge_cells(start_row=first + 1, start_column=left + 1, end_row=last + 1, end_column=right + 1)
    book.save(path)
    return path


def write_csv(register: Register, path: Path) -> Path:
    """Write a register as text; delimiter and coding are drawn by its seed, as far as they hold its letters."""
    random = Random(register.traits.seed)
    file = io.StringIO()
    writer = csv.writer(file, delimiter=random.choice(",;\t"), lineterminator=random.choice(["\r\n", "\n"]))
    writer.writerows([_shown(cell) for cell in row] for row in register.cells)
    codings = ["utf-8", "utf-8-sig", "utf-16", "cp1251" if register.traits.language == "ru" else "cp1252"]
    text = file.getvalue()
    for coding in random.sample(codings, len(codings)):
        try:
            path.write_bytes(text.encode(coding))
            break
        except UnicodeEncodeError:
            continue
    return path


def _shown(cell: Any) -> Any:
    if isinstance(cell, Formula):
        return cell.value
    if isinstance(cell, Share):
        return f"{cell * 100:.0f}%"
    return cell.isoformat() if isinstance(cell, date) else cell
