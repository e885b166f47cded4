"""Dots that run along the flows of value, from giver to receiver; only while a person wants to see them run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPen

from ui.canvas.layer import Layer
from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.canvas.routes import SAMPLES

if TYPE_CHECKING:
    from ui.canvas.scene import MapScene

_TICK, _ROUND = 40, 3200  # ms between two pictures, and for the way from end to end
_DOTS = 3  # on each line


class FlowLayer(Layer):
    """Painted over the lines of a scene."""

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene.tokens, scene.stale.emit)
        self._scene = scene
        self._phase = 0.0
        self._timer = QTimer(scene)
        self._timer.setInterval(_TICK)
        self._timer.timeout.connect(self._step)

    @property
    def running(self) -> bool:
        """Whether the dots run."""
        return self._timer.isActive()

    def run(self, wanted: bool) -> None:
        """Let the dots run, or take them away."""
        if wanted and self._scene.settings.value:
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def _step(self) -> None:
        self._phase = (self._phase + _TICK / _ROUND) % 1.0
        if self._scene.settings.value:
            self.update()
        else:
            self.run(False)

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        if not self.running or zoom < OVERVIEW_BELOW:
            return
        links = self._scene.links
        seen = links.shapes.in_area(area)
        places = ((self._phase + np.arange(_DOTS) / _DOTS) % 1.0) * (SAMPLES - 1)
        before = places.astype(np.intp)
        rest = (places - before)[None, :, None]
        samples = links.shapes.samples[seen]
        dots = samples[:, before] * (1 - rest) + samples[:, np.minimum(before + 1, SAMPLES - 1)] * rest
        for number, points in zip(seen.tolist(), dots, strict=True):
            colour, wide = links.colour_of(number)
            pen = QPen(QColor(colour), wide + 4.0)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawPoints([QPointF(x, y) for x, y in points])
