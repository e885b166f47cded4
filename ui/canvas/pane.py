"""The pane: the widget that shows a part of the map, zoomed and moved, and paints no more of it than it must."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ui.canvas.layer import EVERYTHING
from ui.canvas.preview_layer import PreviewLayer
from ui.canvas.scene import MapScene
from ui.canvas.scene_painting import paint_lifted, paint_scene
from ui.canvas.still import Still

MIN_ZOOM, MAX_ZOOM, FIT_ZOOM = 0.03, 4.0, 1.0
NEAR_EDGE = 28  # pixels that a card brought into view keeps from the edge
_DOTS, _DOTS_FROM = 24, 0.15  # their distance, and the zoom from which there are any


class Pane(QAbstractScrollArea):
    """Shows a scene, drawn by itself: asking an item for each card and line took most of a frame.

    `zoom_changed` tells the zoom (1 = 100 %), `moved` that another part is seen.
    """

    zoom_changed = Signal(float)
    moved = Signal()

    def __init__(self, scene: MapScene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.map = scene
        self.preview = PreviewLayer(scene.tokens, self._repaint_preview)
        self.margins = (24, 24, 24, 24)  # pixels left, above, right and below that a fitted map keeps free
        self._zoom = 1.0
        self._offset = QPointF()  # of the window over the zoomed map, in whole pixels of the screen
        self._still = Still(self._paint_strip)
        scene.reloaded.connect(self._repaint)
        scene.stale.connect(self._repaint)
        scene.lifted_moved.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # Seeing

    @property
    def zoom(self) -> float:
        """How large the map is shown; 1 is 100 %."""
        return self._zoom

    def set_zoom(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom, keeping the map under the point `at` of the window (its middle by default)."""
        at = at if at is not None else QPointF(self.viewport().rect().center())
        kept = self.to_map(at)
        self._zoom = max(MIN_ZOOM, min(MAX_ZOOM, zoom))
        self._offset = self._on_screen(kept * self._zoom - at)
        self._repaint()
        self.zoom_changed.emit(self._zoom)
        self.moved.emit()

    def to_map(self, at: QPointF | QPoint) -> QPointF:
        """Return the point of the map under a point of the window."""
        return (QPointF(at) + self._offset) / self._zoom

    def to_window(self, at: QPointF) -> QPointF:
        """Return the point of the window over a point of the map."""
        return at * self._zoom - self._offset

    def window_rect(self, area: QRectF) -> QRect:
        """Return the part of the window over an area of the map."""
        return QRectF(self.to_window(area.topLeft()), area.size() * self._zoom).toAlignedRect()

    def scroll_map(self, way: QPointF) -> None:
        """Move the window over the map: what stays in sight is not painted again."""
        before, self._offset = self._offset, self._on_screen(self._offset + way * self._zoom)
        step = ((before - self._offset) * self.devicePixelRatioF()).toPoint()
        if not step.isNull():
            self._still.move(step)
            self.viewport().update()
        self.moved.emit()

    def _on_screen(self, at: QPointF) -> QPointF:
        """Return the nearest whole pixel of the screen: by others no picture can be moved."""
        ratio = self.devicePixelRatioF()
        return QPointF((at * ratio).toPoint()) / ratio

    def float_over(self, *widgets: QWidget) -> None:
        """Keep widgets over the map."""
        for widget in widgets:
            widget.setParent(self.viewport())
            widget.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)

    def free_area(self, right: int) -> QRectF:
        """Return the part of the map that is seen, without as many pixels at the right."""
        return self.seen().adjusted(0, 0, -right / self._zoom, 0)

    def show_area(self, area: QRectF, largest: float = FIT_ZOOM) -> None:
        """Show an area of the map as large as it fits between the floating tools."""
        if area.isEmpty():
            area = QRectF(-300, -100, 600, 200)
        left, top, right, bottom = self.margins
        width = max(self.viewport().width() - left - right, 50)
        height = max(self.viewport().height() - top - bottom, 50)
        self.set_zoom(min(width / area.width(), height / area.height(), largest))
        self.scroll_map(area.center() - self.to_map(QPointF(left + width / 2, top + height / 2)))

    def make_visible(self, uid: str) -> None:
        """Scroll just so far that a card is seen."""
        frame, edge = self.map.frame(uid), NEAR_EDGE / self.zoom
        rect = frame.rect if frame is not None else self.map.rects.get(uid)
        if rect is None:
            return
        seen = self.seen().adjusted(edge, edge, -edge, -edge)
        right, down = max(rect.right() - seen.right(), 0.0), max(rect.bottom() - seen.bottom(), 0.0)
        left, up = min(rect.left() - seen.left(), 0.0), min(rect.top() - seen.top(), 0.0)
        way = QPointF(right or left, down or up)
        if not way.isNull():
            self.scroll_map(way)

    def seen(self) -> QRectF:
        """Return the part of the map that the window shows."""
        return QRectF(self.to_map(QPointF(0, 0)), self.to_map(QPointF(self.viewport().rect().bottomRight())))

    # Painting

    def _repaint(self, area: QRectF = EVERYTHING) -> None:
        """Paint an area of the map anew, everything if it is empty."""
        if area.isEmpty():
            self._still.forget()
            self.viewport().update()
        else:
            rect = self.window_rect(area).adjusted(-2, -2, 2, 2)
            self._still.forget(rect)
            self.viewport().update(rect)

    def _repaint_preview(self, area: QRectF) -> None:
        """Paint what a gesture shows anew, above what stands still."""
        if self.map.lifted or area.isEmpty():
            self.viewport().update()
        else:
            self.viewport().update(self.window_rect(area).adjusted(-2, -2, 2, 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show what stands still, and above it what is dragged and what a gesture shows."""
        if self._still.is_stale and self.map.links.look_at(self.seen()):
            self._still.forget()
        with QPainter(self.viewport()) as painter:
            size, ratio = self.viewport().size(), self.devicePixelRatioF()
            self._still.show(painter, size, ratio, event.region())
            self._begin(painter)
            area = self.seen()
            painter.setClipRect(area)
            if self.map.lifted:
                paint_lifted(self.map, painter, area, self._zoom)
            self.preview.paint(painter, area, self._zoom)
            painter.restore()

    def _paint_strip(self, painter: QPainter, strip: QRect) -> None:
        """Paint what stands still in a part of the window."""
        self._begin(painter)
        area = QRectF(self.to_map(strip.topLeft()), QSizeF(strip.size()) / self._zoom)
        painter.setClipRect(area)
        self._paint_ground(painter, area)
        paint_scene(self.map, painter, area, self._zoom)
        painter.restore()

    def _begin(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.translate(-self._offset)
        painter.scale(self._zoom, self._zoom)

    def _paint_ground(self, painter: QPainter, area: QRectF) -> None:
        tokens = self.map.tokens
        painter.fillRect(area, QColor(tokens.ground))
        if self._zoom < _DOTS_FROM or tokens.hairline == tokens.text:  # in high contrast dots are noise
            return
        step = _DOTS if self._zoom >= 0.5 else _DOTS * 4
        left, top = area.left() // step, area.top() // step
        columns, rows = int(area.right() // step - left) + 1, int(area.bottom() // step - top) + 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.hairline))
        painter.translate(left * step, top * step)
        painter.drawRects(_dots(columns, rows, step, round(1.4 / self._zoom, 3)))
        painter.translate(-left * step, -top * step)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.moved.emit()


@lru_cache(maxsize=16)
def _dots(columns: int, rows: int, step: int, size: float) -> list[QRectF]:
    """Return the dots of the ground, from the origin on; kept, as making thousands takes longer than drawing them."""
    return [QRectF(i * step, j * step, size, size) for i in range(columns) for j in range(rows)]
