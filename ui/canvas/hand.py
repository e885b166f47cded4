"""The hand on the map: at most one gesture at a time, its cursor, and the map that moves on at the window's edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Qt, QTimer

from ui.canvas.gestures import Gesture, Nudge

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas

_EDGE, _FASTEST = 32.0, 22.0  # pixels: where the map begins to move on, and how far at most each time
_EVERY = 16  # ms
_NONE = Qt.KeyboardModifier.NoModifier


class Hand(QObject):
    """Begins, moves, ends and cancels gestures, whatever they are."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self.canvas = canvas
        self._at = QPointF()  # of the window
        self._button = Qt.MouseButton.NoButton
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY)
        self._timer.timeout.connect(self._move_on)

    def take(
        self,
        gesture: Gesture | None,
        at: QPointF,
        keys: Qt.KeyboardModifier = _NONE,
        button: Qt.MouseButton = Qt.MouseButton.NoButton,
    ) -> None:
        """Begin a gesture at a point of the map."""
        self.cancel()
        self.canvas.gesture = gesture
        self._button = button
        if gesture is not None:
            gesture.keys = keys
            if gesture.cursor is not None:
                gesture.show_cursor(gesture.cursor)
            gesture.begin(at, keys)

    def move(self, position: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Go on at a point of the window."""
        gesture = self.canvas.gesture
        if gesture is None:
            return
        self._at, gesture.keys = position, keys
        gesture.move(self.canvas.to_map(position))
        if not gesture.scrolls or self._speed().isNull():
            self._timer.stop()
        elif not self._timer.isActive():
            self._timer.start()

    def end(
        self, at: QPointF, keys: Qt.KeyboardModifier = _NONE, button: Qt.MouseButton | None = None
    ) -> None:
        """Let go at a point of the map; letting go of another button than the one that began means nothing."""
        gesture = self.canvas.gesture
        if gesture is None or (button is not None and button is not self._button):
            return
        self._leave()
        gesture.keys = keys
        gesture.end(at)

    def cancel(self) -> bool:
        """Take back what is going on; return whether anything was."""
        gesture = self.canvas.gesture
        if gesture is None:
            return False
        self._leave()
        gesture.cancel()
        return True

    def key_up(self, key: int) -> None:
        """End a gesture that goes on for as long as a key is held."""
        if isinstance(self.canvas.gesture, Nudge) and self.canvas.gesture.ends_with(key):
            self.end(QPointF())

    def keys_lost(self) -> None:
        """End such a gesture since the key cannot be heard any more."""
        if isinstance(self.canvas.gesture, Nudge):
            self.end(QPointF())

    def point_at(self, at: QPointF) -> None:
        """Show what a press would do at a point of the map, by the cursor."""
        canvas = self.canvas
        if canvas.space:
            return
        if canvas.grip_at(at) is not None:
            canvas.viewport().setCursor(Qt.CursorShape.CrossCursor)
        elif canvas.map.links.hovered is not None:
            canvas.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            canvas.viewport().unsetCursor()

    def _leave(self) -> None:
        self.canvas.gesture = None
        self._timer.stop()
        if self.canvas.space:
            self.canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.canvas.viewport().unsetCursor()

    def _speed(self) -> QPointF:
        """Return how far the map moves on now: the nearer the edge, the farther."""
        port = self.canvas.viewport()

        def along(at: float, length: float) -> float:
            near = max(_EDGE - at, 0.0) - max(at - (length - _EDGE), 0.0)
            return -max(-1.0, min(1.0, near / _EDGE)) * _FASTEST

        return QPointF(along(self._at.x(), port.width()), along(self._at.y(), port.height()))

    def _move_on(self) -> None:
        gesture = self.canvas.gesture
        if gesture is None:
            self._timer.stop()
            return
        self.canvas.scroll_map(self._speed() / self.canvas.zoom)
        gesture.move(self.canvas.to_map(self._at))
