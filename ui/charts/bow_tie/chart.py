"""The bow-tie in use: it turns mouse and keys into wishes.

It changes nothing by itself: each wish is a signal, and whoever holds the plan fulfils it.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from planner.i18n import _
from planner.layout.bow_tie import EVENT, neighbour, way_at
from planner.model.choices import BowTieKind
from ui import theme
from ui.charts.bow_tie.facts import Item
from ui.charts.bow_tie.view import BowTieView, slot_key
from ui.charts.line_editor import LineEditor

_STEPS = {
    Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0),
}  # fmt: skip
_WALKS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PULL = 6  # px after which a press becomes a drag
_BARRIER = {
    BowTieKind.CAUSE: BowTieKind.PREVENTIVE_BARRIER,
    BowTieKind.CONSEQUENCE: BowTieKind.RECOVERY_BARRIER,
}


class BowTieChart(BowTieView):
    """A bow-tie that can be walked, typed into and dragged. Keys in its signals are those of its items or EVENT."""

    stood = Signal(object)  # where the keyboard is now, to be kept in sight
    chosen = Signal(str)
    added = Signal(object, object, str)  # kind, the way it stands on or None, name
    renamed = Signal(str, str)
    moved = Signal(str, object)  # a barrier, and the way it shall stand on; None for every way
    deleted = Signal(str)
    details = Signal(str)
    walked = Signal(int)  # to the next risk (1) or the one before (−1)
    copy_asked = Signal()
    save_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pressed: QPointF | None = None
        self._typing: str = ""  # what the field is open for
        self._again = ""  # the slot to type into once more when the chart is shown anew
        self._editor = LineEditor(self)
        self._editor.entered.connect(self._typed)
        self._editor.left.connect(self._left)

    def show_bow_tie(self, bow_tie: Any) -> None:
        super().show_bow_tie(bow_tie)
        again, self._again = self._again, ""
        if again and self.slot(again) is not None:
            self.stand_on(again)
            self.begin(again)

    # Standing and typing

    def stand_on(self, key: str, *, tell: bool = True) -> None:
        """Put the keyboard on a place."""
        self.current = key
        self.say()
        self.update()
        if key in self.places():
            self.stood.emit(self.on_screen(self.places()[key]))
        if tell and self.slot(key) is None:
            self.chosen.emit(key)

    def begin(self, key: str) -> None:
        """Open the field: to rename what stands at a place, or to add there."""
        box = self.places().get(key)
        if box is None:
            return
        item = self.bow_tie.item(key)
        text = item.name if item is not None else self.bow_tie.event.title if key == EVENT else ""
        self._typing = key
        place = self.on_screen(box)
        wide = max(place.width(), 190)
        x = min(max(place.center().x() - wide // 2, 4), max(self.width() - wide - 4, 4))
        self._editor.setAccessibleName(self.told(key).replace("\n", " "))
        self._editor.open_at(QRect(x, place.center().y() - 15, wide, 30), text)

    def end_typing(self, *, keep: bool) -> None:
        """Close the field, taking what was typed or not, before another bow-tie is shown."""
        if keep:
            self._editor.commit()
        else:
            self._editor.close_quietly()

    def begin_barrier(self) -> None:
        """Type a new barrier on the way on which the keyboard is."""
        item = self.bow_tie.item(self.current)
        if item is None:
            return
        way = item.under if item.is_barrier else item.key
        slot = next((one for one in self.drawing.slots if one.under == way and way is not None), None)
        if slot is not None:
            self.begin(slot_key(slot))

    def _typed(self, text: str, by_enter: bool) -> None:
        slot = self.slot(self._typing)
        if slot is None:
            self.renamed.emit(self._typing, text)
        else:
            self._again = self._typing if by_enter and slot.under is None else ""
            self.added.emit(slot.kind, slot.under, text)
        if by_enter:
            self.setFocus()

    def _left(self, by_key: bool) -> None:
        if by_key:
            self.setFocus()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), self.current or EVENT
        if key in _STEPS and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self._shift(_STEPS[key][1])
        elif key in _STEPS:
            found = neighbour(self.places(), plain, _STEPS[key]) if self.current else EVENT
            self.stand_on(found or plain)
        elif key in _WALKS:
            self.walked.emit(_WALKS[key])
        elif key == Qt.Key.Key_F2 or key in _ENTER:
            self.begin(plain)
        elif key == Qt.Key.Key_Insert:
            self.begin_barrier()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.bow_tie.item(self.current):
            self.deleted.emit(self.current)
        elif key == Qt.Key.Key_C and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.copy_asked.emit()
        elif key == Qt.Key.Key_Escape and self.dragged is not None:
            self._drop()
        else:
            super().keyPressEvent(event)

    def _shift(self, step: int) -> None:
        """Move the barrier on which the keyboard is to the way above or below."""
        item = self.bow_tie.item(self.current)
        if item is None or not item.is_barrier or not step:
            return
        ways = [one.key for one in self.ways_for(item)]
        here = ways.index(item.under) if item.under in ways else (-1 if step > 0 else len(ways))
        if 0 <= here + step < len(ways):
            self.moved.emit(item.key, ways[here + step])

    def ways_for(self, item: Item) -> list[Item]:
        """Return the ways on a barrier's side."""
        return [one for one in self.bow_tie.items if _BARRIER.get(one.kind) is item.kind]

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self.key_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton or not key:
            return
        self.stand_on(key)
        if self.slot(key) is not None:
            self.begin(key)
        else:
            self._pressed = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        item = self.bow_tie.item(self.current)
        pulled = self._pressed is not None and (at - self._pressed).manhattanLength() > _PULL
        if self.dragged is None and pulled and item is not None and item.is_barrier:
            self.dragged = item.key
        if self.dragged is not None:
            self.at = self.inside(at)
            self.target = way_at(self.drawing, self.bow_tie.parts, self.at.x(), self.at.y())
            self.update()
        else:
            self._hover(self.key_at(at))

    def _hover(self, key: str) -> None:
        item = self.bow_tie.item(key)
        shape = Qt.CursorShape.PointingHandCursor if key else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.OpenHandCursor if item is not None and item.is_barrier else shape)
        if key != self.hovered:
            self.hovered = key
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged, target = self.dragged, self.target
        self._drop()
        item = self.bow_tie.item(dragged or "")
        if item is not None and target is not None:
            way = None if target == EVENT else target
            if way != item.under:
                self.moved.emit(item.key, way)

    def _drop(self) -> None:
        self._pressed = self.dragged = self.target = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        key = self.key_at(event.position())
        if key:
            self._drop()
            self.begin(key)

    # Menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        key = self.key_at(QPointF(event.pos())) if by_mouse else self.current
        if key and key != self.current:
            self.stand_on(key)
        box = self.places().get(key)
        here = event.globalPos()
        if not by_mouse and box is not None:
            here = self.mapToGlobal(self.on_screen(box).center())
        self.menu(key).popup(here)

    def menu(self, key: str) -> QMenu:
        """Return the menu of a place, or of the picture where nothing stands."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        item = self.bow_tie.item(key)
        if item is not None or key == EVENT:
            menu.addAction(theme.icon("pencil-simple"), _("Rename"), self._begin_here)
            if item is not None:
                self._item_menu(menu, item)
            menu.addAction(theme.icon("columns"), _("Details"), self._details)
            menu.addSeparator()
        menu.addAction(theme.icon("copy"), _("Copy picture")).triggered.connect(self.copy_asked)
        menu.addAction(theme.icon("download-simple"), _("Save picture …")).triggered.connect(self.save_asked)
        return menu

    def _item_menu(self, menu: QMenu, item: Item) -> None:
        if not item.is_barrier or item.under is not None:
            menu.addAction(theme.icon("shield-plus"), _("Add barrier"), self.begin_barrier)
        if item.is_barrier:
            part = menu.addMenu(_("Stands before"))
            for key, words in (
                (None, _("All of them")),
                *((one.key, one.name) for one in self.ways_for(item)),
            ):
                action = part.addAction(words.replace("&", "&&"))
                action.setCheckable(True)
                action.setChecked(key == item.under)
                action.setData(key)
            part.triggered.connect(self._put_before)
        menu.addAction(theme.icon("trash"), _("Delete"), self._delete_here)

    def _put_before(self, action: Any) -> None:
        self.moved.emit(self.current, action.data())

    def _begin_here(self) -> None:
        self.begin(self.current)

    def _delete_here(self) -> None:
        self.deleted.emit(self.current)

    def _details(self) -> None:
        self.details.emit(self.current)
