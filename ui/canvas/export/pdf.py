"""A sheet as PDF: on one page of any size, or as a poster of A4 sheets after a page that shows how to join them."""

from __future__ import annotations

from collections.abc import Callable

from ui.canvas.export.sheet import Sheet
from ui.canvas.export.tiles import Tiles
from ui.pdf import Pdf

Progress = Callable[[int, int], None]
_LARGEST = 5000.0  # mm: 200 inches is what a page of a PDF may have


def draw_pdf(sheet: Sheet, went: Progress | None = None) -> bytes:
    """Return a sheet as a PDF file. Raises Invalid when it would take too many pages."""
    tiles = Tiles(sheet) if sheet.order.paper.tiled else None
    scale = min(1.0, _LARGEST / max(sheet.mm.width(), sheet.mm.height()))
    pdf = Pdf(sheet.scene.plan.info.title, tiles.page if tiles is not None else sheet.mm * scale)
    try:
        if tiles is None:
            across, down = sheet.mm.width() / sheet.size.width(), sheet.mm.height() / sheet.size.height()
            pdf.painter.scale(scale * across, scale * down)
            sheet.paint(pdf.painter)
        else:
            tiles.paint_key(pdf.painter)
            _paint_tiles(pdf, tiles, went)
        return pdf.written()
    finally:
        pdf.end()


def _paint_tiles(pdf: Pdf, tiles: Tiles, went: Progress | None) -> None:
    for done, tile in enumerate(tiles):
        if went is not None:
            went(done, tiles.count)
        pdf.new_page()
        tiles.paint(pdf.painter, tile)
