"""What every layer of the map has in common: it paints the part of itself that lies in an area."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.theme import Tokens

EVERYTHING = QRectF()


class Layer:
    """One layer, painted in the coordinates of the map; `stale` is told the area that has to be painted anew."""

    def __init__(self, tokens: Tokens, stale: Callable[[QRectF], None]) -> None:
        self.tokens = tokens
        self._stale = stale

    def update(self, area: QRectF = EVERYTHING) -> None:
        """Ask to be painted anew, in an area or everywhere."""
        self._stale(area)

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint what lies in an area; the painter's opacity and hints are left as they were."""
        raise NotImplementedError
