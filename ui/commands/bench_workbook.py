"""How long the workbook of a plan takes, beside XlsxWriter writing as many cells without a thought."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from planner.document import Plan
from planner.i18n import _
from ui.commands.bench_figure import Figure, in_turns, milliseconds

_TEXT = re.compile(rb'<c [^>]*t="(?:s|str|inlineStr)"')
_CELL = re.compile(rb"<c ")
_COLUMNS = 12
Counts = list[tuple[int, int]]


def workbook_figure(plan: Plan, folder: Path, rounds: int = 5) -> Figure:
    """Return `workbook`: ms to write the workbook, and plainly as many texts and numbers on as many sheets."""
    from planner.exchange.excel import write_workbook

    ours, plain = folder / "ours.xlsx", folder / "plain.xlsx"
    write_workbook(plan, ours)
    counts = cells_of(ours)
    value, yardstick = in_turns(
        lambda: milliseconds(lambda: write_workbook(plan, ours)),
        lambda: milliseconds(lambda: _write_plainly(plain, counts)),
        rounds,
    )
    return Figure("workbook", value, "ms", _("XlsxWriter writing as many plain cells"), yardstick, 4)


def cells_of(workbook: Path) -> Counts:
    """Return how many texts and how many other cells each sheet of a workbook has."""
    with zipfile.ZipFile(workbook) as parts:
        sheets = [
            parts.read(name) for name in sorted(parts.namelist()) if name.startswith("xl/worksheets/sheet")
        ]
    texts = [len(_TEXT.findall(sheet)) for sheet in sheets]
    return [(count, len(_CELL.findall(sheet)) - count) for count, sheet in zip(texts, sheets, strict=True)]


def _write_plainly(path: Path, counts: Counts) -> None:
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as workbook:
        for texts, others in counts:
            sheet = workbook.add_worksheet()
            for place in range(texts):
                sheet.write_string(*divmod(place, _COLUMNS), f"Text {place}")
            for place in range(texts, texts + others):
                sheet.write_number(*divmod(place, _COLUMNS), place)
