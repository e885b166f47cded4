"""A sheet as PDF: on one page of any size, or as a poster of A4 sheets after a page that shows how to join them."""

from __future__ import annotations

import re
from collections.abc import Callable

from PySide6.QtCore import QBuffer, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from planner.errors import Cancelled
from ui.canvas.export.sheet import Sheet
from ui.canvas.export.tiles import Tiles

Progress = Callable[[int, int], None]
_LETTERS = re.compile(
    rb"(?<=> )\[<[0-9A-F]{4}>[ <>0-9A-F]*\](?=\nendbfrange)"
)  # as Qt writes what each glyph means
_DPI = 600
_LARGEST = 5000.0  # mm: 200 inches is what a page of a PDF may have


def draw_pdf(sheet: Sheet, went: Progress | None = None) -> bytes:
    """Return a sheet as a PDF file. Raises Invalid when it would take too many pages."""
    tiles = Tiles(sheet) if sheet.order.paper.tiled else None
    scale = min(1.0, _LARGEST / max(sheet.mm.width(), sheet.mm.height()))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(sheet.scene.plan.info.title)
    writer.setCreator("Mitra")
    writer.setResolution(_DPI)
    _set_size(writer, tiles.page if tiles is not None else sheet.mm * scale)
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_DPI / 25.4, _DPI / 25.4)  # from here on in mm
    if tiles is None:
        painter.scale(
            scale * sheet.mm.width() / sheet.size.width(), scale * sheet.mm.height() / sheet.size.height()
        )
        sheet.paint(painter)
    else:
        tiles.paint_key(painter)
        _paint_tiles(writer, painter, tiles, went)
    painter.end()
    return _with_spaces(bytes(buffer.data().data()))


def _with_spaces(drawn: bytes) -> bytes:
    """Return a PDF in which a space is read as one. Qt says it is a tab, which has the same shape and comes before it,
    and a search for two words does not find them.
    """
    return _LETTERS.sub(lambda found: found[0].replace(b"<0009>", b"<0020>"), drawn)


def _paint_tiles(writer: QPdfWriter, painter: QPainter, tiles: Tiles, went: Progress | None) -> None:
    for done, tile in enumerate(tiles):
        if went is not None:
            try:
                went(done, tiles.count)
            except Cancelled:
                painter.end()  # before what it paints on goes away
                raise
        writer.newPage()
        tiles.paint(painter, tile)


def _set_size(writer: QPdfWriter, size: QSizeF) -> None:
    page = QPageSize(size, QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(page, QPageLayout.Orientation.Portrait, QMarginsF()))
