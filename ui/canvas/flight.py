"""Flying over the map: a short move that shows where the place lies that one is brought to."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPointF, QVariantAnimation
from PySide6.QtWidgets import QStyle

from ui.canvas.canvas import Canvas

_TIME = 140  # ms: motion explains, it must not be waited for
_READABLE = 0.75  # the zoom at which a card that was searched for can be read


class Flight(QVariantAnimation):
    """Moves a canvas; a second flight begins where the first one is. At once where the system asks for less motion."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._from = self._to = (QPointF(), 1.0)
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._fly)

    def to_card(self, uid: str) -> None:
        """Bring a card to the middle of the window, large enough to be read."""
        rect = self._canvas.map.rects.get(uid)
        if rect is not None:
            self._begin(rect.center(), max(self._canvas.zoom, _READABLE))

    def _begin(self, centre: QPointF, zoom: float) -> None:
        self.stop()
        self._from = (self._canvas.seen().center(), self._canvas.zoom)
        self._to = (centre, zoom)
        style = self._canvas.style()
        moves = style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, self._canvas) > 0
        self.setDuration(_TIME if moves and self._canvas.isVisible() else 0)
        self.start()

    def _fly(self, share: float) -> None:
        (start, before), (end, after) = self._from, self._to
        self._canvas.set_zoom(before + (after - before) * share)
        self._canvas.scroll_map(start + (end - start) * share - self._canvas.seen().center())
