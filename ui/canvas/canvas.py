"""The canvas: the widget through which the map is seen, zoomed, panned, and worked on by mouse and
keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from planner.edits import rename
from planner.errors import MitraError
from planner.model import Organisation, Relationship
from ui.canvas.access import speech, tell_focus
from ui.canvas.card_item import CardItem
from ui.canvas.commands import context_menu, press
from ui.canvas.gestures import Copy, DrawLink, Gesture, Make, Marquee, Move, Pan
from ui.canvas.gestures.frame import WriteOnFrame, corner_at, frame_gesture, point_at_frame
from ui.canvas.hand import Hand
from ui.canvas.layer import EVERYTHING
from ui.canvas.link_walk import chosen_link
from ui.canvas.naming import NameEditor
from ui.canvas.naming_place import ghost_at
from ui.canvas.note_editor import NoteEditor
from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.canvas.preview_layer import PreviewLayer, handle_points
from ui.canvas.reading import unfold_at
from ui.canvas.scene import MapScene
from ui.plan_signals import Key, Selection

MIN_ZOOM, MAX_ZOOM, FIT_ZOOM = 0.03, 4.0, 1.0
_DOTS, _DOTS_FROM = 24, 0.15  # their distance, and the zoom from which there are any
_GRIP = 9.0


NEAR_EDGE = 28  # pixels that a card brought into view keeps from the edge


class Canvas(QAbstractScrollArea):
    """Shows a scene, drawn by itself: asking an item for each card and line took most of a frame.

    `zoom_changed` tells the zoom (1 = 100 %), `said` a sentence for the person, `told` a good one.
    `table_pasted` gives the cells of a table that is to be looked at first; `merge_wanted` asks for the question how.
    """

    zoom_changed = Signal(float)
    moved = Signal()
    said = Signal(str)
    told = Signal(str)
    table_pasted = Signal(object)
    merge_wanted = Signal()
    wanted = Signal(str)  # what a command wants of whoever holds the canvas
    export_wanted = Signal()

    def __init__(self, scene: MapScene, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speech()
        self.map = scene
        self.plan = scene.plan
        self.selection = selection
        self.preview = PreviewLayer(scene.tokens, self._repaint_preview)
        self._zoom = 1.0
        self._offset = QPoint()  # of the window over the zoomed map, in whole pixels: only such can be moved
        self._still: QPixmap | None = None  # what stands still while cards are dragged over it
        scene.stale.connect(self._repaint)
        scene.lifted_moved.connect(self.viewport().update)
        self.gesture: Gesture | None = None
        self.hand = Hand(self)
        self.space = False
        self.pointed = QPointF()  # the point of the map at which a menu was asked for
        self.pivot: str | None = None  # the card along whose relationships the keyboard walks
        self.margins = (24, 24, 24, 24)
        self._handles_of: str | None = None
        self._floating: list[QWidget] = []
        self.editor = NameEditor(self.viewport())
        self.editor.closed.connect(self._named)
        self.paper = NoteEditor(self.viewport(), self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(
            Qt.WidgetAttribute.WA_OpaquePaintEvent
        )  # else no pixel is moved in panning

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
        self._offset = (kept * self._zoom - at).toPoint()
        self._repaint()
        self.zoom_changed.emit(self._zoom)
        self.moved.emit()

    def to_map(self, at: QPointF | QPoint) -> QPointF:
        """Return the point of the map under a point of the window."""
        return QPointF(at + self._offset) / self._zoom

    def to_window(self, at: QPointF) -> QPointF:
        """Return the point of the window over a point of the map."""
        return at * self._zoom - QPointF(self._offset)

    def window_rect(self, area: QRectF) -> QRect:
        """Return the part of the window over an area of the map."""
        return QRectF(self.to_window(area.topLeft()), area.size() * self._zoom).toAlignedRect()

    def scroll_map(self, way: QPointF) -> None:
        """Move the window over the map: the pixels that stay in sight are moved, what floats stays where it is."""
        step = (way * self._zoom).toPoint()
        if not step.isNull():
            self._offset += step
            self._still = None
            places = [(widget, widget.pos()) for widget in self._floating]
            self.viewport().scroll(-step.x(), -step.y())
            for widget, at in places:
                widget.move(at)
        self.moved.emit()

    def float_over(self, *widgets: QWidget) -> None:
        """Keep widgets over the map. They are children of the viewport: over a sibling Qt moves no pixels."""
        self._floating.extend(widgets)
        for widget in widgets:
            widget.setParent(self.viewport())
            widget.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)

    def stop_floating(self, widget: QWidget) -> None:
        """Take a widget off the map."""
        self._floating.remove(widget)
        widget.hide()

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

    # Choosing and editing

    def select(self, cards: Iterable[str]) -> None:
        """Select cards, for all of the window."""
        keys: list[Key] = [(self.map.items_by_key[uid].card.entity, uid) for uid in cards]
        self.selection.set(keys, self)

    def edit(self, action: Callable[..., Any], *args: Any, **options: Any) -> Any:
        """Make an edit; what it refuses is told to the person, and the map shows what is."""
        try:
            return action(*args, **options)
        except MitraError as refused:
            self.map.load()
            self.said.emit(str(refused))
            return None

    def rename(self, uid: str) -> None:
        """Ask for another name of a partner, on its card."""
        partner = self.plan.get(Organisation, uid)
        item = self.map.items_by_key.get(uid)
        if partner is not None and item is not None:
            where = self.window_rect(item.rect())
            self.editor.ask(where, partner.name, lambda name: rename(self.plan, partner, name))

    def ask_name(self, at: QPointF, take: Callable[[str], None], line_from: QPointF | None = None) -> None:
        """Ask for the name of a card that will stand at a point of the map."""
        ghost = ghost_at(at)
        if not self.seen().contains(ghost):
            self.scroll_map(at - self.seen().center())
        line = QLineF(line_from, at) if line_from is not None else None
        self.preview.show_only(ghosts=[ghost], line=line)
        self.preview.show_handles(None)
        self.editor.ask(self.window_rect(ghost), "", take)

    def _named(self, taken: bool, child_next: bool) -> None:
        self.preview.show_only()
        self.setFocus()
        if taken and child_next:
            press(self, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)

    # Mouse

    def _gesture_for(self, event: QMouseEvent, at: QPointF) -> Gesture | None:
        if event.button() == Qt.MouseButton.MiddleButton or self.space:
            return Pan(self)
        if event.button() != Qt.MouseButton.LeftButton:
            return None
        grip = self.grip_at(at)
        if grip is not None:
            return DrawLink(self, *grip)
        framed = frame_gesture(self, at)
        if framed is not None:
            return framed
        card = self.map.card_at(at)
        if card is None:
            return Marquee(self)
        return (Copy if event.modifiers() & Qt.KeyboardModifier.AltModifier else Move)(self, card)

    def grip_at(self, at: QPointF) -> tuple[CardItem, QPointF] | None:
        """Return the card and the handle at a point, where handles are shown."""
        item = self.map.items_by_key.get(self._handles_of or "")
        if item is None or self.preview.handles is None:
            return None
        reach = _GRIP / min(self.zoom, 1)
        near = [point for point in handle_points(item.rect()) if QLineF(point, at).length() <= reach]
        return (item, near[0]) if near else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.editor.accept()
        self.hand.keys_lost()
        if self.gesture is not None:
            return
        at = self.to_map(event.position())
        self._point_at(at)
        left = event.button() == Qt.MouseButton.LeftButton and not self.space
        folded = self.map.folds.card_at(at) if left else None
        if folded is not None:
            unfold_at(self, folded)
            return
        if left and self._press_link(at, event):
            return
        self.hand.take(self._gesture_for(event, at), at, event.modifiers(), event.button())

    def _press_link(self, at: QPointF, event: QMouseEvent) -> bool:
        """Select the relationship under the mouse, if there is one and no card or handle."""
        if self.map.card_at(at) is not None or self.grip_at(at) is not None:
            return False
        if self.map.frame_at(at, self.zoom) is not None or corner_at(self, at) is not None:
            return False
        return self._press_link_at(at, event.modifiers())

    def _press_link_at(
        self, at: QPointF, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> bool:
        key = self.map.links.link_at(at, 6 / max(self.zoom, 0.3))
        if key is None:
            return False
        kept = self.selection.keys if modifiers & Qt.KeyboardModifier.ControlModifier else ()
        self.selection.set([*kept, *((Relationship, uid) for uid in self.map.links.links[key].uids)], self)
        return True

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Select what is under the pointer, unless it is selected already, and show what can be done with it."""
        if self.gesture is not None:
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        at = self.to_map(event.pos())
        card = self.map.card_at(at) if by_mouse else None
        if card is not None and card.card.uid not in self.map.selected:
            self.select([card.card.uid])
        elif by_mouse and card is None and not self._select_frame_at(at) and not self._press_link_at(at):
            self.select([])
        where = event.pos() if by_mouse else self._beside_selected()
        context_menu(self, where).popup(self.viewport().mapToGlobal(where))

    def _beside_selected(self) -> QPoint:
        """Return the point of the window at which a menu asked for by keyboard opens."""
        for _entity, uid in reversed(self.selection.keys):
            frame, link = self.map.frame(uid), chosen_link(self)
            rect = frame.rect if frame is not None else self.map.rects.get(uid)
            if rect is not None:
                return self.window_rect(rect).center()
            if link is not None:
                return self.to_window(self.map.links.point_on(link.key, 0.5)).toPoint()
        return self.viewport().rect().center()

    def _select_frame_at(self, at: QPointF) -> bool:
        frame = self.map.frame_at(at, self.zoom)
        if frame is not None and frame.uid not in self.map.frames.selected | self.map.notes.selected:
            self.selection.set([(frame.entity, frame.uid)], self)
        return frame is not None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = self.to_map(event.position())
        if self.gesture is not None:
            self.hand.move(event.position(), event.modifiers())
        elif not event.buttons():
            self._point_at(at)

    def _point_at(self, at: QPointF) -> None:
        if self.grip_at(at) is not None:
            self.hand.point_at(at)
            return
        point_at_frame(self, at)
        card = self.map.card_at(at)
        link = self.map.links.link_at(at, 6 / max(self.zoom, 0.3)) if card is None else None
        self.map.point_at(card.card.uid if card is not None else None, link)
        self.show_handles()
        self.hand.point_at(at)

    def show_handles(self) -> None:
        """Show handles on the partner pointed at, or else on the one selected."""
        one = self.map.hovered or (next(iter(self.map.selected)) if len(self.map.selected) == 1 else None)
        item = self.map.items_by_key.get(one or "")
        shown = (
            item is not None and not item.card.slot and self.zoom >= OVERVIEW_BELOW and not self.editor.asking
        )
        self._handles_of = item.card.uid if item is not None and shown else None
        self.preview.show_handles(item.rect() if item is not None and shown else None)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.gesture is not None:
            self.hand.end(self.to_map(event.position()), event.modifiers(), event.button())
            self.show_handles()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = self.to_map(event.position())
            frame = self.map.frame_at(at, self.zoom)
            gesture = WriteOnFrame(self, frame) if frame is not None else Make(self)
            self.hand.take(gesture, at, event.modifiers(), event.button())

    def wheelEvent(self, event: QWheelEvent) -> None:
        pixels = event.pixelDelta()
        touchpad = not pixels.isNull() and event.phase() != Qt.ScrollPhase.NoScrollPhase
        if touchpad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.scroll_map(QPointF(-pixels) / self.zoom)
        else:
            self.set_zoom(self.zoom * 1.0015 ** event.angleDelta().y(), event.position())
        event.accept()

    def viewportEvent(self, event: QEvent) -> bool:
        if (
            isinstance(event, QNativeGestureEvent)
            and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.set_zoom(self.zoom * (1 + event.value()), event.position())
            return True
        if event.type() == QEvent.Type.ToolTip:
            self._show_tip(event.pos(), event.globalPos())  # type: ignore[attr-defined]
            return True
        return super().viewportEvent(event)

    def _show_tip(self, at: QPoint, where: QPoint) -> None:
        card = self.map.card_at(self.to_map(QPointF(at)))
        if card is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(where, f"{card.card.full_name}\n{card.card.words}", self)

    # Keyboard

    def event(self, event: QEvent) -> bool:
        """Take Tab while a card is selected, before Qt moves the focus with it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Tab
            and self.map.selected
            and press(self, Qt.Key.Key_Tab, event.modifiers())
        ):
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press(self, Qt.Key(event.key()), event.modifiers()):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        tell_focus(self)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.space = False
            self.viewport().unsetCursor()
        if not event.isAutoRepeat():
            self.hand.key_up(event.key())
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hand.keys_lost()
        super().focusOutEvent(event)

    def leave(self) -> None:
        """Give the keyboard to whatever comes after the map."""
        self.focusNextPrevChild(True)

    # Painting

    def _repaint(self, area: QRectF = EVERYTHING) -> None:
        """Paint an area of the map anew, everything if it is empty."""
        self._still = None
        if area.isEmpty():
            self.viewport().update()
        else:
            self.viewport().update(self.window_rect(area).adjusted(-2, -2, 2, 2))

    def _repaint_preview(self, area: QRectF) -> None:
        """Paint what a gesture shows anew; while cards are dragged the picture of the rest stays good."""
        if self.map.lifted:
            self.viewport().update()
        else:
            self._repaint(area)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each strip for itself: a step of panning bares two at right angles, whose bounds are everything."""
        self.map.links.look_at(self.seen())
        with QPainter(self.viewport()) as painter:
            if self.map.lifted:
                self._paint_dragged(painter)
                return
            for strip in _joined(event.region()):
                self._paint_strip(painter, strip)

    def _paint_strip(self, painter: QPainter, strip: QRect) -> None:
        """Paint a part of the window."""
        self._begin(painter)
        area = QRectF(self.to_map(strip.topLeft()), QSizeF(strip.size()) / self._zoom)
        painter.setClipRect(area)
        self._paint_ground(painter, area)
        self.map.paint(painter, area, self._zoom)
        if not self.map.lifted:
            self.preview.paint(painter, area, self._zoom)
        painter.restore()

    def _paint_dragged(self, painter: QPainter) -> None:
        """Paint what is dragged over a picture of the rest, taken when the drag began."""
        if self._still is None:
            self._still = QPixmap(self.viewport().size() * self.devicePixelRatioF())
            self._still.setDevicePixelRatio(self.devicePixelRatioF())
            with QPainter(self._still) as still:
                self._paint_strip(still, self.viewport().rect())
        painter.drawPixmap(0, 0, self._still)
        self._begin(painter)
        area = self.seen()
        painter.setClipRect(area)
        self.map.paint_lifted(painter, area, self._zoom)
        self.preview.paint(painter, area, self._zoom)
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
        self._still = None
        self.moved.emit()


def _joined(region: QRegion) -> list[QRect]:
    """Return few rectangles that cover a region: those are joined that together are hardly larger."""
    strips: list[QRect] = []
    for rect in region:  # type: ignore[attr-defined]  # the stub forgets that a region can be walked
        for place, strip in enumerate(strips):
            both = strip.united(rect)
            if _area(both) <= 1.3 * (_area(strip) + _area(rect)):
                strips[place] = both
                break
        else:
            strips.append(QRect(rect))
    return strips


def _area(rect: QRect) -> int:
    return rect.width() * rect.height()


@lru_cache(maxsize=16)
def _dots(columns: int, rows: int, step: int, size: float) -> list[QRectF]:
    """Return the dots of the ground, from the origin on; kept, as making thousands takes longer than drawing them."""
    return [QRectF(i * step, j * step, size, size) for i in range(columns) for j in range(rows)]
