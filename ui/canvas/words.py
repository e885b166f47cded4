"""Writing on cards: on the screen what does not fit is cut, on paper it is written smaller, then in two lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from ui.theme import font

_SMALL = (9, 8)  # pixels of letters in two lines
_HALF = 9.5  # from one small line to the next


def faces_of(largest: int, smallest: int, *, bold: bool = False) -> list[QFont]:
    """Return the faces between two sizes in pixels, the largest first."""
    return [font(size, bold=bold) for size in range(largest, smallest - 1, -1)]


def fitting(text: str, faces: Sequence[QFont], width: float) -> QFont | None:
    """Return the first, largest, face in which a text is no wider."""
    return next((one for one in faces if QFontMetricsF(one).horizontalAdvance(text) <= width), None)


def write(painter: QPainter, line: QRectF, text: str, faces: Sequence[QFont], colour: str) -> None:
    """Write a text in the largest face in which it fits, cut where it fits in none."""
    face = fitting(text, faces, line.width()) or faces[-1]
    painter.setFont(face)
    painter.setPen(QColor(colour))
    shown = QFontMetricsF(face).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


def write_in_full(
    painter: QPainter, line: QRectF, text: str, faces: Sequence[QFont], colour: str, *, bold: bool = False
) -> None:
    """Write a text in the largest face in which it fits, else in two small lines, cut only where neither is enough."""
    halves = _halved(text) if fitting(text, faces, line.width()) is None else []
    small = [font(size, bold=bold) for size in _SMALL]
    face = next(
        (one for one in small if halves and all(fitting(half, [one], line.width()) for half in halves)), None
    )
    if face is None:
        write(painter, line, text, faces, colour)
        return
    for place, half in enumerate(halves):
        top = line.center().y() - 10 + _HALF * place
        write(painter, QRectF(line.left(), top, line.width(), 10), half, [face], colour)


def _halved(text: str) -> list[str]:
    """Return a text in two lines about as long as one another; none if it is one word."""
    words = text.split()
    ways = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
    return min(ways, key=lambda way: max(map(len, way)), default=[])
