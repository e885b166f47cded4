"""How a sheet is printed: one page wide while it stays readable, else its columns flow over several pages."""

from __future__ import annotations

from typing import Any

from planner.exchange.excel.names import cell_text
from planner.exchange.excel.table import HEADING_ROW, Table
from planner.i18n import _

READABLE = 0.64  # of the size on the screen, where letters are 10 points; smaller ones strain the eyes
_A4, _A3 = 9, 8  # as Excel numbers papers
_ROOM = {_A4: 1040, _A3: 1500}  # pixels between the margins of a landscape page at full size
_DIGIT, _PADDING = 7, 5  # pixels of a column's width
_SAFETY = 0.92  # another program may draw columns a little wider


def room() -> float:
    """Return how many pixels of columns stand side by side on an A4 page at full size."""
    return _ROOM[_A4]


def pixels(width: float) -> float:
    """Return what a column of `width` characters takes; nothing for one folded away."""
    return width * _DIGIT + _PADDING if width else 0


def print_table(page: Any, table: Table, widths: list[float], footer: str) -> None:
    """Print a register on A4, a matrix on A3 if need be to be seen whole; what is too wide yet, flows.

    `widths` are those of the columns in characters. Pages that lie side by side repeat the frozen columns
    and are read to the right before downwards.
    """
    ends = _ends(table, widths)
    print_setup(page, footer, paper=_paper(table, widths))
    page.repeat_rows(HEADING_ROW)
    if ends:
        page.set_print_scale(round(READABLE * 100))
        page.repeat_columns(0, table.frozen)
        page.set_v_pagebreaks(ends)
        page.print_across()


def pages(table: Table, widths: list[float]) -> int:
    """Return how many pages lie side by side when a table is printed."""
    return len(_ends(table, widths)) + 1


def _paper(table: Table, widths: list[float]) -> int:
    return _A3 if table.wide and _needed(widths) > _ROOM[_A4] else _A4


def _needed(widths: list[float]) -> float:
    """Return the pixels columns take on paper at the smallest readable scale."""
    return sum(map(pixels, widths)) * READABLE


def _ends(table: Table, widths: list[float]) -> list[int]:
    """Return after which columns (from 1) a page ends; none where all fit on one."""
    space = _ROOM[_paper(table, widths)]
    if _needed(widths) <= space:
        return []
    return breaks([pixels(width) for width in widths], table.frozen, space * _SAFETY / READABLE)


def breaks(taken: list[float], frozen: int, width: float) -> list[int]:
    """Return the columns (from 1) after which a page ends; the first `frozen` ones stand on every page."""
    repeated = sum(taken[:frozen])
    ends, used = [], repeated
    for place, column in enumerate(taken[frozen:], frozen):
        if used + column > width and used > repeated:
            ends.append(place + 1)
            used = repeated
        used += column
    return ends


def print_setup(page: Any, footer: str, *, paper: int = _A4) -> None:
    """Print landscape and one page wide, with the footer on each page."""
    page.set_landscape()
    page.set_paper(paper)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer(footer)
    page.hide_gridlines(2)


def footer_of(title: str, classification: str) -> str:
    """Return the footer: title and sheet, classification, page of pages."""
    title, classification = (cell_text(text).replace("&", "&&")[:90] for text in (title, classification))
    pages = _("Page {page} of {pages}").format(page="&P", pages="&N")
    return f"&L&9{_guarded(title)} · &A&C&9{_guarded(classification)}&R&9{pages}"


def _guarded(text: str) -> str:
    """Keep a text that begins with a digit apart from the font size before it."""
    return f" {text}" if text[:1].isdigit() else text
