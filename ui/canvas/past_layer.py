"""A snapshot under the map of today: dotted ghosts of what is gone or stood elsewhere, and marks on what is new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from planner.i18n import _
from planner.layout.past import Ghost, Past, past_of
from planner.model import Snapshot
from ui.canvas.layer import Layer
from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.theme import CARD_RADIUS, font

if TYPE_CHECKING:
    from ui.canvas.scene import MapScene

_DOTS = [1.0, 2.6]
_HALO = 6.0


class PastLayer(Layer):
    """Painted under the cards; `marks`, the layer over them, says which are new."""

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene.tokens, scene.stale.emit)
        self._scene = scene
        self.snapshot: str | None = None
        self.past = Past()
        self.marks = NewMarks(scene, self)

    def show(self, snapshot: str | None) -> None:
        """Show a snapshot, by its key, or none any more."""
        self.snapshot = snapshot
        self.load()
        self._scene.reloaded.emit()

    def load(self) -> None:
        """Compare anew."""
        row = self._scene.plan.get(Snapshot, self.snapshot)
        self.past = Past()
        if row is None:
            self.snapshot = None
        else:
            scene = self._scene
            self.past = past_of(scene.plan, scene.view, row, scene.places(), scene.chart.boxes)
        self.update()

    def content(self) -> QRectF:
        """Return the rectangle around all ghosts."""
        area = QRectF()
        for ghost in self.past.ghosts:
            area = area.united(_rect(ghost))
        return area

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        if self.snapshot is None:
            return
        self._paint_halos(painter)
        self._paint_gone_links(painter)
        for ghost in self.past.ghosts:
            if not ghost.gone:
                self._paint_line(painter, QPointF(*ghost.at), self._scene.rects[ghost.uid].center())
            if _rect(ghost).intersects(area):
                self._paint_ghost(painter, ghost)

    def _pen(self, colour: str) -> QPen:
        pen = QPen(QColor(colour), 1.6)
        pen.setDashPattern(_DOTS)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _paint_halos(self, painter: QPainter) -> None:
        colour = QColor(self.tokens.good)
        colour.setAlphaF(0.3)
        painter.setPen(QPen(colour, _HALO))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for uid in self.past.new_links:
            path = self._scene.links.path_of(uid)
            if path is not None:
                painter.drawPath(path)

    def _paint_gone_links(self, painter: QPainter) -> None:
        ghosts = {one.uid: QPointF(*one.at) for one in self.past.ghosts if one.gone}
        at = ghosts | {uid: rect.center() for uid, rect in self._scene.rects.items()}
        for source, target in self.past.gone_links:
            self._paint_line(painter, at[source], at[target])

    def _paint_line(self, painter: QPainter, source: QPointF, target: QPointF) -> None:
        painter.setPen(self._pen(self.tokens.line))
        painter.drawLine(source, target)

    def _paint_ghost(self, painter: QPainter, ghost: Ghost) -> None:
        rect = _rect(ghost)
        painter.setPen(self._pen(self.tokens.danger if ghost.gone else self.tokens.line))
        painter.setBrush(QColor(self.tokens.ground))
        painter.drawRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
        face = font(13)
        face.setStrikeOut(ghost.gone)
        painter.setFont(face)
        painter.setPen(QColor(self.tokens.muted))
        line = rect.adjusted(12, 0, -8, 0)
        text = QFontMetricsF(face).elidedText(ghost.title, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class NewMarks(Layer):
    """The word on each card that the snapshot does not have."""

    def __init__(self, scene: MapScene, past: PastLayer) -> None:
        super().__init__(scene.tokens, scene.stale.emit)
        self._scene, self._past = scene, past

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        if zoom < OVERVIEW_BELOW:
            return
        face = font(11, bold=True)
        text = _("new")
        width = QFontMetricsF(face).horizontalAdvance(text) + 14
        painter.setFont(face)
        for uid in self._past.past.new:
            rect = self._scene.rects.get(uid)
            if (
                rect is None
                or uid in self._scene.lifted
                or not rect.adjusted(-12, -14, 0, 0).intersects(area)
            ):
                continue
            pill = QRectF(rect.left() - 5, rect.top() - 12, width, 17)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.tokens.good_tint))
            painter.drawRoundedRect(pill, 8.5, 8.5)
            painter.setPen(QColor(self.tokens.good))
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def _rect(ghost: Ghost) -> QRectF:
    width, height = ghost.size
    return QRectF(ghost.at[0] - width / 2, ghost.at[1] - height / 2, width, height)
