"""Pan: drag the map under the window with the middle button or the space bar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from ui.canvas.gestures.gesture import Gesture


class Pan(Gesture):
    """Keeps the point that was grabbed under the mouse."""

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.grabbed = at
        self.canvas.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def move(self, at: QPointF) -> None:
        self.canvas.scroll_map(self.grabbed - at)

    def end(self, at: QPointF) -> None:
        self.canvas.viewport().unsetCursor()

    def cancel(self) -> None:
        self.canvas.viewport().unsetCursor()
