"""The map as a file or on paper: PNG, SVG and PDF, whole or what is selected, on one sheet or on many to be joined."""

from ui.canvas.export.dialog import ExportDialog
from ui.canvas.export.order import PAPERS, THEMES, Order
from ui.canvas.export.write import draw_map, map_image

__all__ = ["PAPERS", "THEMES", "ExportDialog", "Order", "draw_map", "map_image"]
