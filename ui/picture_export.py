"""The map as a picture from the window: asks how it is wanted and where to, draws it, and shows how far that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QProgressDialog, QWidget

from planner.document.file import PlanFile
from planner.errors import Cancelled
from planner.i18n import _
from planner.model import Organisation, Role
from ui.canvas.export import ExportDialog, Order, draw_map

if TYPE_CHECKING:
    from ui.files import Files


def ask_for_picture(files: Files) -> None:
    """Show the dialog for the view the map shows and what is selected; what is ordered is written."""
    window = files.window
    if window.plan is None or window.workspace is None:
        return
    page = window.pages.get("Map")
    view = page.state().get("place", (None,))[0] if page is not None else None
    chosen = [uid for entity, uid in window.workspace.selection.keys if entity in (Organisation, Role)]
    dialog = ExportDialog(window, window.plan, view, chosen)
    dialog.ordered.connect(lambda order: _write(files, order))
    dialog.open()


def _write(files: Files, order: Order) -> None:
    from ui.writers import write_bytes_whole

    kinds = {
        "pdf": _("PDF files (*.pdf)"),
        "svg": _("SVG drawings (*.svg)"),
        "png": _("PNG pictures (*.png)"),
    }
    files.export_as(
        _("Export the map"),
        f".{order.ending}",
        kinds[order.ending],
        lambda plan, path: write_bytes_whole(path, _drawn(files.window, plan, order)),
    )


def _drawn(window: QWidget, plan: PlanFile, order: Order) -> bytes:
    """Draw a picture; one of many sheets shows how far it is and can be stopped."""
    shown = QProgressDialog(_("Drawing the map …"), _("Cancel"), 0, 0, window)
    shown.setWindowModality(Qt.WindowModality.WindowModal)

    def went(done: int, total: int) -> None:
        shown.setMaximum(total)
        shown.setValue(done)
        if shown.wasCanceled():
            raise Cancelled(_("Nothing was written."))

    QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
    try:
        return draw_map(plan, order, went)
    finally:
        QGuiApplication.restoreOverrideCursor()
        shown.close()
        shown.deleteLater()
