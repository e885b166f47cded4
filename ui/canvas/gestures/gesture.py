"""The life of a gesture: begin, move, end or cancel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas


class Gesture:
    """Something done with the mouse or a key held down; points are on the map. Until `end` the plan is not touched.

    `cursor` is shown from the beginning; `scrolls` says that the map moves on at the edge of the window; `keys` are
    the modifiers held now.
    """

    cursor: Qt.CursorShape | None = None
    scrolls = True

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.map = canvas.map
        self.plan = canvas.plan
        self.keys = Qt.KeyboardModifier.NoModifier

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The button went down."""

    def move(self, at: QPointF) -> None:
        """The mouse moved."""

    def end(self, at: QPointF) -> None:
        """The button went up: make the edit."""

    def cancel(self) -> None:
        """Esc: show everything as it was."""
        self.canvas.preview.show_only()

    def show_cursor(self, cursor: Qt.CursorShape) -> None:
        """Show another cursor while the gesture goes on."""
        port = self.canvas.viewport()
        if port.cursor().shape() is not cursor:
            port.setCursor(cursor)
