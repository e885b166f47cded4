"""Draws what was ordered, as the bytes of a file or as a picture for the clipboard."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

from PySide6.QtGui import QImage

from planner.document import Plan
from planner.errors import Invalid
from planner.i18n import _
from ui.canvas.export.order import Order
from ui.canvas.export.pdf import Progress, draw_pdf
from ui.canvas.export.png import draw_image, draw_png
from ui.canvas.export.sheet import Sheet
from ui.canvas.export.svg import draw_svg
from ui.canvas.scene import MapScene
from ui.theme import plain_letters


def draw_map(plan: Plan, order: Order, went: Progress | None = None) -> bytes:
    """Return the file that an order asks for. Raises Invalid, in one sentence, when it cannot be.

    `went` is told how many sheets of how many are drawn, and may raise Cancelled.
    """
    order.check()
    with paper_scene(plan, order) as scene:
        sheet = Sheet(scene, order)
        if order.ending == "pdf":
            return draw_pdf(sheet, went)
        return draw_svg(sheet) if order.ending == "svg" else draw_png(sheet)


def map_image(plan: Plan, order: Order) -> QImage:
    """Return the picture that an order asks for, smaller where a computer could not well hold it."""
    with paper_scene(plan, order) as scene:
        return draw_image(Sheet(scene, order), shrink=True)


@contextmanager
def paper_scene(plan: Plan, order: Order) -> Iterator[MapScene]:
    """Give the scene an order needs for as long as the block runs, and the letters its format needs."""
    with letters_of(order):
        scene = scene_of(plan, order)
        try:
            yield scene
        finally:
            scene.deleteLater()


def letters_of(order: Order) -> AbstractContextManager[None]:
    """Return the context in which an order is painted: files that are searched need plain letters."""
    return nullcontext() if order.ending == "png" else plain_letters()


def scene_of(plan: Plan, order: Order) -> MapScene:
    """Return the cards of an order, put on paper. Raises Invalid when there are none."""
    scene = MapScene(plan, order.tokens, order.view_uid)
    scene.put_on_paper(order.only)
    if not scene.items_by_key:
        scene.deleteLater()
        raise Invalid(_("There is nothing on the map to draw yet. Add a partner first."))
    return scene
