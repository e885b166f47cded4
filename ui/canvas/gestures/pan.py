"""Pan: drag the map under the window with the middle button or the space bar."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from ui.canvas.gestures.gesture import Gesture


class Pan(Gesture):
    """Keeps the point that was grabbed under the mouse."""

    cursor = Qt.CursorShape.ClosedHandCursor
    scrolls = False

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.grabbed = at
        self.before = self.canvas.to_map(QPointF())

    def move(self, at: QPointF) -> None:
        self.canvas.scroll_map(self.grabbed - at)

    def cancel(self) -> None:
        self.canvas.scroll_map(self.before - self.canvas.to_map(QPointF()))
