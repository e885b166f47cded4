"""Writes one table onto its sheet: title, hidden keys, headings, cells, rules, colours, widths, print."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.exchange.excel.lists import Lists
from planner.exchange.excel.names import looks_like_formula, quoted
from planner.exchange.excel.paper import print_table
from planner.exchange.excel.styles import CENTRED, HAIRLINE, TABLE_STYLE, Styles
from planner.exchange.excel.table import (
    FIRST_ROW,
    HEADING_ROW,
    KEY_ROW,
    NOTE_ROW,
    TITLE_ROW,
    Cell,
    Column,
    Table,
)
from planner.exchange.excel.validation import validation
from planner.exchange.excel.widths import (
    decimals_of,
    heading_lines,
    row_height,
    text_lines,
    width_of,
    widths_of,
    wraps,
)
from planner.i18n import _
from planner.model import Kind

_HEADING_LINE, _HEADING_PADDING = 14, 8  # points
_LAST_OLD_YEAR = 1899  # Excel has no earlier days


def write_table(page: Any, table: Table, styles: Styles, lists: Lists, cover: str, footer: str) -> None:
    """Write `table` onto the worksheet `page`, with a link back to the sheet `cover`."""
    page.set_default_row(row_height(1))
    page.write_string(TITLE_ROW, 1, table.title, styles.title)
    page.set_row(TITLE_ROW, 26)
    page.write_url(NOTE_ROW, 1, f"internal:{quoted(cover)}!A1", styles.link, _("← Contents"))
    if table.note:
        page.write_string(NOTE_ROW, min(3, len(table.columns)), table.note, styles.note)
    page.set_row(KEY_ROW, None, None, {"hidden": True})
    widths = widths_of(table)
    _columns(page, table, widths, styles)
    _headings(page, table, widths, styles)
    for row, uid in enumerate(table.uids, FIRST_ROW):
        page.write_string(row, 0, uid)
    for row, lines in _lines(table, widths).items():
        page.set_row(FIRST_ROW + row, row_height(lines))
    for place, column in enumerate(table.columns, 1):
        _cells(page, table, place, column, styles)
        _rules(page, table, place, column, styles, lists)
    line = styles.tint(bottom=1, bottom_color=HAIRLINE)
    page.conditional_format(FIRST_ROW, 1, table.last_row, len(table.columns), _always(line))
    page.freeze_panes(FIRST_ROW, table.frozen + 1)
    print_table(page, table, widths, footer)


def _lines(table: Table, widths: list[float]) -> dict[int, int]:
    """Return the lines of rows (from 0) that need more than one; not every program works this out itself."""
    lines: dict[int, int] = {}
    for column, width in zip(table.columns, widths, strict=True):
        for row, value in enumerate(column.values if width and wraps(column) else ()):
            if isinstance(value, str) and (needed := text_lines(value, width)) > lines.get(row, 1):
                lines[row] = needed
    return lines


def _always(look: Any) -> dict[str, Any]:
    return {"type": "formula", "criteria": "=TRUE", "format": look}


def _columns(page: Any, table: Table, widths: list[float], styles: Styles) -> None:
    """Set widths and the look of cells still empty; columns that are spare and empty are folded away."""
    page.set_column(0, 0, 2, None, {"hidden": True})
    before_folded = False
    for place, (column, width) in enumerate(zip(table.columns, widths, strict=True), 1):
        options = (
            {"level": 1, "hidden": True} if column.folded else {"collapsed": True} if before_folded else {}
        )
        page.set_column(place, place, width or width_of(column, table), _format(column, styles), options)
        before_folded = column.folded
    if before_folded:
        page.set_column(len(table.columns) + 1, len(table.columns) + 1, None, None, {"collapsed": True})


def _format(column: Column, styles: Styles) -> Any:
    shaded = column.derived and column.kind is Kind.TAGS
    return styles.cell(
        column.kind, decimals_of(column), middle=column.narrow, wrap=wraps(column), derived=shaded
    )


def _headings(page: Any, table: Table, widths: list[float], styles: Styles) -> None:
    """Write keys and headings, and make the table; its headings are the very texts of the cells."""
    headings = table.headings
    page.write_string(KEY_ROW, 0, "uid")
    specs: list[dict[str, Any]] = [{"header": headings[0]}]
    for place, column in enumerate(table.columns, 1):
        page.write_string(KEY_ROW, place, column.key)
        grey = column.derived and not table.wide
        look = styles.heading(derived=grey, middle=column.narrow or column.kind in CENTRED)
        specs.append({"header": headings[place], "header_format": look, **_calculated(column)})
        if column.help:
            page.write_comment(HEADING_ROW, place, column.help, _note(column.help))
    name_and_style = {"name": table.name, "style": TABLE_STYLE, "banded_rows": False}
    page.add_table(HEADING_ROW, 0, table.last_row, len(table.columns), {**name_and_style, "columns": specs})
    lines = max(heading_lines(*shown) for shown in zip(headings[1:], widths, strict=True) if shown[1])
    page.set_row(HEADING_ROW, lines * _HEADING_LINE + _HEADING_PADDING)


def _note(text: str) -> dict[str, float]:
    """Return how large the note with a column's help is: a line of help, or also what each level means."""
    lines = text.count("\n")
    size = {"x_scale": 2.6, "y_scale": 0.7 + 0.25 * lines} if lines else {"x_scale": 1.6, "y_scale": 0.7}
    return {**size, "font_size": 9}


def _calculated(column: Column) -> dict[str, str]:
    """Return the formula that new rows of the table take over, where all rows have the same."""
    formulas = set(column.formulas or ())
    formula = formulas.pop() if len(formulas) == 1 else None
    return {"formula": formula} if formula and "@" not in formula else {}  # XlsxWriter would rewrite the @


def _cells(page: Any, table: Table, place: int, column: Column, styles: Styles) -> None:
    look = _format(column, styles)
    as_text = styles.make(quote_prefix=True, text_wrap=wraps(column), align="left", indent=1)
    for row, value in enumerate(column.values, FIRST_ROW):
        formula = column.formulas[row - FIRST_ROW] if column.formulas else None
        if formula:
            page.write_formula(row, place, formula, look, "" if value is None else value)
        elif value is not None:
            write_value(page, row, place, value, look, as_text)


def write_value(page: Any, row: int, place: int, value: Cell, look: Any, as_text: Any) -> None:
    """Write a value with its own type; `as_text` is the look of a text that could be taken for a formula."""
    if isinstance(value, str):
        page.write_string(row, place, value, as_text if looks_like_formula(value) else look)
    elif isinstance(value, date) and value.year > _LAST_OLD_YEAR:
        page.write_datetime(row, place, value, look)
    elif isinstance(value, date):
        page.write_string(row, place, value.isoformat(), look)
    else:
        page.write_number(row, place, value, look)


def _rules(page: Any, table: Table, place: int, column: Column, styles: Styles, lists: Lists) -> None:
    """Say what may be entered into a column, and colour its values."""
    allowed = validation(column, lists)
    if allowed is not None:
        page.data_validation(FIRST_ROW, place, table.last_row, place, allowed)
    if column.kind is Kind.NUMBER and column.tints:
        page.conditional_format(FIRST_ROW, place, table.last_row, place, _scale(column))
        return
    for tint in column.tints:
        value = f'"{tint.value}"' if isinstance(tint.value, str) else tint.value
        look = styles.tint(bg_color=tint.ground, font_color=tint.text)
        rule = {"type": "cell", "criteria": "==", "value": value, "format": look}
        if tint.value == 0:  # an empty cell equals 0 too
            cell = f"{_column_letter(place)}{FIRST_ROW + 1}"
            rule = {"type": "formula", "criteria": f'=AND({cell}<>"",{cell}=0)', "format": look}
        page.conditional_format(FIRST_ROW, place, table.last_row, place, rule)


def _scale(column: Column) -> dict[str, Any]:
    """Return the rule that colours numbers between the first tint and the last."""
    low, high = column.tints[0], column.tints[-1]
    return {
        "type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num",
        "min_value": low.value, "max_value": high.value,
        "mid_value": (float(low.value) + float(high.value)) / 2,
        "min_color": low.ground, "mid_color": "#FFFFFF", "max_color": high.ground,
    }  # fmt: skip


def _column_letter(place: int) -> str:
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(place))
