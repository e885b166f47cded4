"""A sheet of the map as SVG."""

from __future__ import annotations

from ui.canvas.export.sheet import Sheet
from ui.svg_text import svg_of


def draw_svg(sheet: Sheet) -> bytes:
    """Return a sheet as an SVG file."""
    size = sheet.size.width(), sheet.size.height()
    return svg_of(sheet.paint, size, sheet.scene.plan.info.title, (sheet.mm.width(), sheet.mm.height()))
