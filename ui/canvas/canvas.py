"""The canvas: the pane of the map, worked on by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import QEvent, QLineF, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QToolTip, QWidget

from planner.edits import rename
from planner.errors import MitraError
from planner.model import Organisation, Relationship
from ui.canvas.access import speech, tell_focus
from ui.canvas.card_item import CardItem
from ui.canvas.commands import context_menu, press
from ui.canvas.gestures import Copy, DrawLink, Gesture, Make, Marquee, Move, Pan
from ui.canvas.gestures.frame import WriteOnFrame, corner_at, frame_gesture, point_at_frame
from ui.canvas.hand import Hand
from ui.canvas.link_walk import chosen_link
from ui.canvas.naming import NameEditor
from ui.canvas.naming_place import ghost_at
from ui.canvas.note_editor import NoteEditor
from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.canvas.pane import Pane
from ui.canvas.preview_layer import handle_points
from ui.canvas.reading import unfold_at
from ui.canvas.scene import MapScene
from ui.canvas.spoken import risk_words
from ui.plan_signals import Key, Selection

_GRIP = 9.0


class Canvas(Pane):
    """`said` tells a sentence for the person, `told` a good one.

    `table_pasted` gives the cells of a table that is to be looked at first; `merge_wanted` asks for the question how.
    """

    said = Signal(str)
    told = Signal(str)
    table_pasted = Signal(object)
    merge_wanted = Signal()
    wanted = Signal(str)  # what a command wants of whoever holds the canvas
    export_wanted = Signal()

    def __init__(self, scene: MapScene, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        speech()
        self.plan = scene.plan
        self.selection = selection
        self.gesture: Gesture | None = None
        self.hand = Hand(self)
        self.space = False
        self.pointed = QPointF()  # the point of the map at which a menu was asked for
        self.pivot: str | None = None  # the card along whose relationships the keyboard walks
        self._handles_of: str | None = None
        self.editor = NameEditor(self.viewport())
        self.editor.closed.connect(self._named)
        self.paper = NoteEditor(self.viewport(), self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)

    # Choosing and editing

    def select(self, cards: Iterable[str]) -> None:
        """Select cards, for all of the window; a partner may also be one whose card is folded in or left out."""
        drawn = self.map.items_by_key
        keys: list[Key] = [(drawn[uid].card.entity if uid in drawn else Organisation, uid) for uid in cards]
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
            said = (card.card.full_name, card.card.words, risk_words(card.card))
            QToolTip.showText(where, "\n".join(filter(None, said)), self)

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
