"""What commands of the map do with pictures: one to the clipboard, and any other kind by the dialog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from planner.errors import MitraError
from planner.i18n import _

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas

_SCALE = 2.0  # sharp on a slide


def copy_picture(canvas: Canvas) -> None:
    """Put a picture of what is selected, or of the whole view, on the clipboard, to be pasted on a slide."""
    from ui.canvas.export import THEMES, Order, map_image  # loads what draws files

    view, chosen = canvas.map.view, canvas.map.selected
    order = Order(
        "png",
        view_uid=view.uid if view is not None else None,
        only=chosen or None,
        tokens=THEMES["dark" if canvas.map.tokens.dark else "light"],
        scale=_SCALE,
        explained=False,
    )
    try:
        QGuiApplication.clipboard().setImage(map_image(canvas.plan, order))
    except MitraError as error:
        canvas.said.emit(str(error))
        return
    canvas.said.emit(
        _("What is selected is copied as a picture.") if chosen else _("The map is copied as a picture.")
    )


def export(canvas: Canvas) -> None:
    """Ask for a picture as a file."""
    canvas.export_wanted.emit()
