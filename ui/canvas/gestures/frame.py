"""Drag a group by its border or title with all that it holds, or a note; resize either by a corner; write on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from planner.edits.frames import move_frames, resize_frame
from planner.model import MapGroup, MapNote, Organisation, Role
from ui.canvas import frames
from ui.canvas.frames_layer import GRIP, Frame, corners
from ui.canvas.gestures.gesture import Gesture

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas

_DEAD = 4.0  # pixels on the screen before a click becomes a drag
_SMALLEST = (64.0, 36.0)
_ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
_CORNER_CURSORS = (Qt.CursorShape.SizeFDiagCursor, Qt.CursorShape.SizeBDiagCursor)


def corner_at(canvas: Canvas, at: QPointF) -> tuple[Frame, int] | None:
    """Return the selected frame, and which of its corners, at a point."""
    for layer in (canvas.map.notes, canvas.map.frames):
        for uid in layer.selected:
            frame = layer.frames[uid]
            for number, corner in enumerate(corners(frame.rect)):
                if QLineF(corner, at).length() <= GRIP / canvas.zoom:
                    return frame, number
    return None


def frame_gesture(canvas: Canvas, at: QPointF) -> Gesture | None:
    """Return what a press at a point does to a group or note; None where there is none or a card is above it."""
    corner = corner_at(canvas, at)
    if corner is not None:
        return ResizeFrame(canvas, *corner)
    frame = canvas.map.frame_at(at, canvas.zoom)
    return MoveFrame(canvas, frame) if frame is not None else None


def point_at_frame(canvas: Canvas, at: QPointF) -> None:
    """Show by the pointer what a press would do to a group or note."""
    corner = corner_at(canvas, at)
    if corner is not None:
        canvas.viewport().setCursor(_CORNER_CURSORS[corner[1] % 2])
    elif canvas.map.frame_at(at, canvas.zoom) is not None:
        canvas.viewport().setCursor(Qt.CursorShape.SizeAllCursor)
    elif not canvas.space:
        canvas.viewport().unsetCursor()


class MoveFrame(Gesture):
    """Begins on a frame, which is selected; Ctrl or Shift adds it to the selection or takes it out."""

    def __init__(self, canvas: Canvas, frame: Frame) -> None:
        super().__init__(canvas)
        self.frame = frame
        self.moving = False

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.start = at
        self.others = self.map.places()
        key, chosen = (self.frame.entity, self.frame.uid), self.canvas.selection.keys
        if keys & _ADDING:
            chosen = tuple(one for one in chosen if one != key) if key in chosen else (*chosen, key)
        elif key not in chosen:
            chosen = (key,)
        self.canvas.selection.set(chosen, self.canvas)
        moved = [uid for entity, uid in chosen if entity in (MapGroup, MapNote)]
        self.rects, cards = frames.held_by(self.map, moved)
        cards |= {
            uid for entity, uid in chosen if entity in (Organisation, Role) and uid in self.map.items_by_key
        }
        self.cards = {uid: QPointF(self.map.items_by_key[uid].pos()) for uid in sorted(cards)}

    def move(self, at: QPointF) -> None:
        way = at - self.start
        if not self.moving and way.manhattanLength() * self.canvas.zoom < _DEAD:
            return
        if not self.moving and self.cards:
            self.map.frames.lifted = self.map.notes.lifted = frozenset(self.rects)
            self.map.lift(self.cards)
        self.moving = True
        self.map.show_frames_at({uid: rect.translated(way) for uid, rect in self.rects.items()})
        if self.cards:
            self.map.move_cards({uid: place + way for uid, place in self.cards.items()})

    def end(self, at: QPointF) -> None:
        self._drop()
        if not self.moving:
            return
        way = at - self.start
        corners_now = {uid: (rect.x() + way.x(), rect.y() + way.y()) for uid, rect in self.rects.items()}
        places = {uid: (place.x() + way.x(), place.y() + way.y()) for uid, place in self.cards.items()}
        others = None if self.map.stored else {u: p for u, p in self.others.items() if u not in places}
        self.canvas.edit(move_frames, self.plan, corners_now, places, view=self.map.view, others=others)

    def cancel(self) -> None:
        super().cancel()
        self._drop()
        self.map.show_frames_at(self.rects)
        self.map.move_cards(self.cards)

    def _drop(self) -> None:
        self.map.frames.lifted = self.map.notes.lifted = frozenset()
        if self.map.lifted:
            self.map.lift(())


class ResizeFrame(Gesture):
    """Begins at a corner; the corner opposite stays."""

    def __init__(self, canvas: Canvas, frame: Frame, corner: int) -> None:
        super().__init__(canvas)
        self.frame = frame
        self.corner = corner

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.grabbed = corners(self.frame.rect)[self.corner] - at

    def move(self, at: QPointF) -> None:
        self.map.show_frames_at({self.frame.uid: self._area(at)})

    def end(self, at: QPointF) -> None:
        area = self._area(at)
        row = self.plan.get(self.frame.entity, self.frame.uid)
        if row is not None and area != self.frame.rect:
            self.canvas.edit(resize_frame, self.plan, row, (area.x(), area.y(), area.width(), area.height()))

    def cancel(self) -> None:
        super().cancel()
        self.map.show_frames_at({self.frame.uid: self.frame.rect})

    def _area(self, at: QPointF) -> QRectF:
        fixed = corners(self.frame.rect)[(self.corner + 2) % 4]
        moved = at + self.grabbed
        left, top = self.corner in (0, 3), self.corner in (0, 1)
        wide = max((fixed.x() - moved.x()) if left else (moved.x() - fixed.x()), _SMALLEST[0])
        high = max((fixed.y() - moved.y()) if top else (moved.y() - fixed.y()), _SMALLEST[1])
        return QRectF(
            fixed.x() - wide if left else fixed.x(), fixed.y() - high if top else fixed.y(), wide, high
        )


class WriteOnFrame(Gesture):
    """A double click on a frame: its title or text is edited where it stands."""

    def __init__(self, canvas: Canvas, frame: Frame) -> None:
        super().__init__(canvas)
        self.frame = frame

    def end(self, at: QPointF) -> None:
        frames.write_on(self.canvas, self.frame)
