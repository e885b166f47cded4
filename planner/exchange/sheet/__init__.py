"""Lists of other people, CSV or workbook: guessed, previewed, and accounted for row by row."""

from planner.exchange.sheet.imports import apply_preview, import_sheet, preview_cells, preview_sheet
from planner.exchange.sheet.preview import MadeRow, PlannedRow, Preview, What

__all__ = [
    "MadeRow",
    "PlannedRow",
    "Preview",
    "What",
    "apply_preview",
    "import_sheet",
    "preview_cells",
    "preview_sheet",
]
