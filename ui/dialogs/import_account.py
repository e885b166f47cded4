"""What a review of an import tells cell by cell: what is not taken in, how levels were read, what is worth a look."""

from __future__ import annotations

from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from planner.exchange.outcome import Note, Unread
from planner.exchange.sheet.preview import Preview
from planner.i18n import _

_MOST_LINES = 500
_LONGEST = 80  # letters of what stands in a cell


def show_account(table: QTableWidget, preview: Preview) -> None:
    """Fill a table with the account; it hides where there is nothing to tell."""
    lines = _lines(preview)
    table.clear()
    table.setColumnCount(4)
    table.setHorizontalHeaderLabels([_("Cell"), _("What stands there"), _("What comes of it"), _("Why")])
    table.horizontalHeader().setStretchLastSection(True)
    table.setRowCount(min(len(lines), _MOST_LINES))
    for line, (word, one) in enumerate(lines[:_MOST_LINES]):
        value = "" if one.value is None else " ".join(str(one.value).split())
        for place, text in enumerate((one.cell or one.sheet, value[:_LONGEST], word, one.reason)):
            item = QTableWidgetItem(text)
            item.setToolTip(one.reason)
            table.setItem(line, place, item)
    table.resizeColumnsToContents()
    table.setVisible(bool(lines))


def _lines(preview: Preview) -> list[tuple[str, Unread | Note]]:
    """Return the lines of the account, each with what comes of its cell: figures that are lost come first."""
    scales = {one.told for one in preview.scales if one.told}
    notes = sorted(preview.notes, key=lambda one: one.reason not in scales)
    return [
        *((_("not taken in"), one) for one in preview.unread if not one.whole_row),
        *((_("worth a look"), one) for one in notes),
        *((_("left out"), one) for one in preview.unread if one.whole_row),
    ]
