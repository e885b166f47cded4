"""The notes of a view: texts on small papers above the lines, under the cards."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from planner.model import MapNote
from ui.canvas.frames_layer import Frame, FramesLayer
from ui.canvas.paint import WORDS_FROM
from ui.theme import font

PAPER, INSIDE = 12, 10.0  # pixels: the size of the text and its distance from the edge
_FOLD = 12.0


class NotesLayer(FramesLayer):
    """All notes of a view, caught anywhere on their paper."""

    entity = MapNote

    def catches(self, frame: Frame, point: QPointF, zoom: float) -> bool:
        return frame.rect.contains(point)

    def paint_frame(self, painter: QPainter, frame: Frame, zoom: float) -> None:
        """Paint a paper with a folded corner; the text is left out where it cannot be read."""
        tokens, rect = self.tokens, frame.rect
        chosen = frame.uid in self.selected
        painter.setPen(
            QPen(QColor(tokens.accent if chosen else frame.colour or tokens.warning), 1.8 if chosen else 1)
        )
        paper = _mixed(frame.colour, tokens.surface, 0.14) if frame.colour else QColor(tokens.warning_tint)
        painter.setBrush(paper)
        painter.drawPath(_paper(rect))
        painter.drawPolyline([
            rect.topRight() + QPointF(-_FOLD, 0), rect.topRight() + QPointF(-_FOLD, _FOLD),
            rect.topRight() + QPointF(0, _FOLD),
        ])  # fmt: skip
        if zoom >= WORDS_FROM:
            painter.setFont(font(PAPER))
            painter.setPen(QColor(tokens.text))
            inside = rect.adjusted(INSIDE, INSIDE - 2, -INSIDE, 2 - INSIDE)
            painter.save()
            painter.setClipRect(inside, Qt.ClipOperation.IntersectClip)
            painter.drawText(inside, _ALIGNED, frame.text)
            painter.restore()


_ALIGNED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


def _paper(rect: QRectF) -> QPainterPath:
    path = QPainterPath(rect.topLeft())
    path.lineTo(rect.topRight() + QPointF(-_FOLD, 0))
    path.lineTo(rect.topRight() + QPointF(0, _FOLD))
    path.lineTo(rect.bottomRight())
    path.lineTo(rect.bottomLeft())
    path.closeSubpath()
    return path


def _mixed(colour: str, ground: str, share: float) -> QColor:
    """Return a colour laid thinly over a ground, so that lines beneath a note do not shine through."""
    over, under = QColor(colour), QColor(ground)
    mixed = (
        one * share + other * (1 - share)
        for one, other in (
            (over.redF(), under.redF()),
            (over.greenF(), under.greenF()),
            (over.blueF(), under.blueF()),
        )
    )
    return QColor.fromRgbF(*mixed)
