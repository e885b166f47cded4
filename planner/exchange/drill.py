"""The list of what falls off if a partner left, as text to paste, as CSV and as an Excel sheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from planner.analysis.drill import PARTS, Drill
from planner.exchange.csv import safe
from planner.i18n import _

Line = tuple[str, str, str, float | None]


def headings() -> tuple[str, str, str, str]:
    """Return the headings of the four columns in the active language."""
    return (_("What falls off"), _("Name"), _("Detail"), _("Money a year"))


def lines_of(found: Drill) -> list[Line]:
    """Return a line for each loss: its part, name, detail, and money a year if known."""
    return [
        (_(title), one.name, one.detail, one.amount)
        for key, title in PARTS.items()
        for one in found.parts[key]
    ]


def drill_text(found: Drill) -> str:
    """Return the list with tabs between columns, as a spreadsheet takes it from the clipboard."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter="\t", lineterminator="\n")
    _write(writer, found)
    return made.getvalue()


def write_drill(found: Drill, path: Path) -> None:
    """Write the list as CSV, or as a workbook where the name ends in .xlsx."""
    if path.suffix.lower() == ".xlsx":
        _write_workbook(found, path)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        _write(csv.writer(file), found)


def _write(writer: Any, found: Drill) -> None:
    writer.writerow(headings())
    for part, name, detail, amount in lines_of(found):
        writer.writerow([part, safe(name), safe(detail), "" if amount is None else amount])


def _write_workbook(found: Drill, path: Path) -> None:
    import xlsxwriter

    lines = lines_of(found)
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_("If it left"))
        sheet.write_string(
            0,
            0,
            _("If {name} left").format(name=found.name),
            book.add_format({"bold": True, "font_size": 14}),
        )
        money = book.add_format({"num_format": "#,##0"})
        columns: list[dict[str, Any]] = [{"header": title} for title in headings()]
        columns[3]["format"] = money
        sheet.add_table(2, 0, 2 + max(len(lines), 1), 3, {"data": lines, "columns": columns, "name": "drill"})
        for column, width in enumerate((38, 44, 44, 18)):
            sheet.set_column(column, column, width)
        sheet.freeze_panes(3, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
