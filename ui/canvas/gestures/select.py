"""Select by marquee: a rectangle over empty room takes every card it touches."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt

from ui.canvas.gestures.gesture import Gesture


class Marquee(Gesture):
    """From empty room; with Ctrl or Shift what is selected already stays. A click selects nothing."""

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.start = at
        adding = keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        self.kept = list(self.map.selected) if adding else []
        self.before = self.canvas.selection.keys
        if not adding:
            self.canvas.select([])

    def move(self, at: QPointF) -> None:
        area = QRectF(self.start, at).normalized()
        self.canvas.preview.show_only(marquee=area)
        self.canvas.select([*self.kept, *sorted(self.map.cards_in(area))])

    def end(self, at: QPointF) -> None:
        self.canvas.preview.show_only()

    def cancel(self) -> None:
        super().cancel()
        self.canvas.selection.set(self.before, self.canvas)
