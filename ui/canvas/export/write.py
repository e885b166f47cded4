"""Draws what was ordered, as the bytes of a file or as a picture for the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from PySide6.QtGui import QImage

from planner.document import Plan
from planner.errors import Invalid
from planner.i18n import _
from ui.canvas.export.order import Order
from ui.canvas.export.pdf import Progress, draw_pdf
from ui.canvas.export.png import draw_image, draw_png
from ui.canvas.export.sheet import Sheet
from ui.canvas.export.svg import draw_svg
from ui.theme import plain_letters


def draw_map(plan: Plan, order: Order, went: Progress | None = None) -> bytes:
    """Return the file that an order asks for. Raises Invalid, in one sentence, when it cannot be.

    `went` is told how many sheets of how many are drawn, and may raise Cancelled.
    """
    order.check()
    with sheet_of(plan, order) as sheet:
        if order.ending == "pdf":
            return draw_pdf(sheet, went)
        return draw_svg(sheet) if order.ending == "svg" else draw_png(sheet)


def map_image(plan: Plan, order: Order) -> QImage:
    """Return the picture that an order asks for, smaller where a computer could not well hold it."""
    with sheet_of(plan, order) as sheet:
        return draw_image(sheet, shrink=True)


@contextmanager
def sheet_of(plan: Plan, order: Order) -> Iterator[Sheet]:
    """Give the sheet of an order, ready to be painted, for as long as the block runs."""
    with nullcontext() if order.ending == "png" else plain_letters():
        sheet = Sheet(plan, order)
        try:
            if not sheet.scene.items_by_key:
                raise Invalid(_("There is nothing on the map to draw yet. Add a partner first."))
            yield sheet
        finally:
            sheet.close()
