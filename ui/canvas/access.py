"""The map for a screen reader: each card, line, group and note is a child that has a name, a place and a state."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QWindow

from planner.i18n import _
from ui.canvas import frames, spoken

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas

_HALF = QPointF(8, 8)  # of the square that stands for a line
_NAME, _DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description


class MapAccess(QAccessibleInterface):
    """The canvas: a list, whose first child is the viewport with its floating tools and whose others are drawn.

    Qt keeps interfaces without counting references, so that every child once given out is kept until the canvas goes.
    """

    def __init__(self, canvas: Canvas) -> None:
        super().__init__()
        self.canvas = canvas
        self._things: dict[str, Thing] = {}
        self._order: list[str] | None = None
        self._numbers: dict[str, int] = {}
        canvas.map.reloaded.connect(self._forget_order)
        canvas.destroyed.connect(self._let_go)

    def _forget_order(self) -> None:
        self._order = None

    def _let_go(self) -> None:
        for thing in self._things.values():
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(thing))
        self._things.clear()

    # What there is

    def keys(self) -> list[str]:
        """Return the keys of all that is drawn, in the order of reading: cards, lines, groups, notes."""
        if self._order is None:
            scene = self.canvas.map
            rows = sorted(scene.items_by_key, key=lambda uid: (scene.rects[uid].y(), scene.rects[uid].x()))
            self._order = [*rows, *scene.links.links, *scene.frames.frames, *scene.notes.frames]
            self._numbers = {key: number for number, key in enumerate(self._order)}
        return self._order

    def number_of(self, key: str) -> int:
        """Return which child a card, line, group or note is; −1 for none."""
        self.keys()
        return self._numbers.get(key, -2) + 1

    def thing(self, key: str) -> Thing:
        """Return the child for a card, line, group or note, always the same."""
        if key not in self._things:
            self._things[key] = Thing(self, key)
        return self._things[key]

    def chosen(self) -> str | None:
        """Return the key of what was selected last and is drawn."""
        uids = {uid: link.key for link in self.canvas.map.links.links.values() for uid in link.uids}
        found = [uids.get(uid, uid) for _entity, uid in self.canvas.selection.keys]
        self.keys()
        return next((key for key in reversed(found) if key in self._numbers), None)

    def tell_focus(self) -> None:
        """Tell a screen reader what is selected now, as long as the keyboard is on the map."""
        key = self.chosen()
        if not QAccessible.isActive() or not self.canvas.hasFocus() or key is None:
            return
        for what in (QAccessible.Event.Focus, QAccessible.Event.Selection):
            event = QAccessibleEvent(self.canvas, what)
            event.setChild(self.number_of(key))
            QAccessible.updateAccessibility(event)

    # What Qt asks

    # (the stubs of PySide forget that Qt takes None for "there is none")

    def isValid(self) -> bool:
        return shiboken6.isValid(self.canvas)

    def object(self) -> QObject:
        return self.canvas

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.canvas.window().windowHandle()

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        above = self.canvas.parentWidget()
        return QAccessible.queryAccessibleInterface(above) if above is not None else None

    def childCount(self) -> int:
        return len(self.keys()) + 1

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        if index == 0:
            return QAccessible.queryAccessibleInterface(self.canvas.viewport())
        keys = self.keys()
        return self.thing(keys[index - 1]) if 0 < index <= len(keys) else None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return self.number_of(child.key) if isinstance(child, Thing) else 0

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        canvas = self.canvas
        inside = canvas.viewport().mapFromGlobal(QPoint(x, y))
        if canvas.viewport().childAt(inside) is not None:
            return self.child(0)
        at = canvas.to_map(inside)
        card, frame = canvas.map.card_at(at), canvas.map.frame_at(at, canvas.zoom)
        key = card.card.uid if card else frame.uid if frame else canvas.map.links.link_at(at)
        return self.thing(key) if key is not None else None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        key = self.chosen()
        return self.thing(key) if key is not None and self.canvas.hasFocus() else None

    def rect(self) -> QRect:
        return QRect(self.canvas.mapToGlobal(QPoint(0, 0)), self.canvas.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.List

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = state.multiSelectable = state.extSelectable = True
        state.focused = self.canvas.hasFocus()
        state.invisible = not self.canvas.isVisible()
        return state

    def text(self, which: QAccessible.Text) -> str:
        scene = self.canvas.map
        if which == _NAME:
            return spoken.map_words(scene.plan, scene.view.name if scene.view is not None else _("Hierarchy"))
        if which == _DESCRIPTION:
            return _(
                "Arrows walk from card to card, L along the relationships of a card, G along groups and notes."
            )
        return ""

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Names are changed by F2, not by a screen reader."""


class Thing(QAccessibleInterface):
    """One card, line, group or note; asked for what the map shows now, and not valid once it shows it no more."""

    def __init__(self, above: MapAccess, key: str) -> None:
        super().__init__()
        self.above = above
        self.key = key

    def isValid(self) -> bool:
        return self.above.isValid() and self.above.number_of(self.key) > 0

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self.above.window()

    def parent(self) -> QAccessibleInterface:
        return self.above

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        canvas = self.above.canvas
        inside = canvas.window_rect(self._area())
        return QRect(canvas.viewport().mapToGlobal(inside.topLeft()), inside.size())

    def _area(self) -> QRectF:
        scene = self.above.canvas.map
        frame = scene.frame(self.key)
        if self.key in scene.rects:
            return scene.rects[self.key]
        if frame is not None:
            return frame.rect
        if self.key in scene.links.links:
            middle = scene.links.point_on(self.key, 0.5)
            return QRectF(middle - _HALF, middle + _HALF)
        return QRectF()

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        canvas = self.above.canvas
        state = QAccessible.State()
        state.focusable = state.selectable = state.multiSelectable = True
        state.selected = self._is_selected()
        state.focused = canvas.hasFocus() and self.above.chosen() == self.key
        state.offscreen = not canvas.seen().intersects(self._area())
        return state

    def _is_selected(self) -> bool:
        link = self.above.canvas.map.links.links.get(self.key)
        keys = link.uids if link is not None else (self.key,)
        return any(uid in keys for _entity, uid in self.above.canvas.selection.keys)

    def text(self, which: QAccessible.Text) -> str:
        scene = self.above.canvas.map
        item, link, frame = (
            scene.items_by_key.get(self.key),
            scene.links.links.get(self.key),
            scene.frame(self.key),
        )
        if item is not None and which in (_NAME, _DESCRIPTION):
            say = spoken.card_words if which == _NAME else spoken.card_details
            return say(scene.plan, item.card)
        if which != _NAME:
            return ""
        if link is not None:
            return spoken.link_words(scene.plan, link)
        return (
            spoken.frame_words(frame, len(frames.held_by(scene, [frame.uid])[1])) if frame is not None else ""
        )

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Names are changed by F2, not by a screen reader."""


class Speech:
    """Makes the interface of each canvas when Qt asks for it, and keeps it as long as Qt does."""

    def __init__(self) -> None:
        self._kept: list[MapAccess] = []

    def make(self, name: str, thing: QObject) -> QAccessibleInterface | None:
        """Answer Qt, which asks once for each object."""
        from ui.canvas.canvas import Canvas

        if not isinstance(thing, Canvas):
            return None
        self._kept = [one for one in self._kept if shiboken6.isValid(one)]
        self._kept.append(MapAccess(thing))
        return self._kept[-1]


@cache
def speech() -> Speech:
    """Return the one that speaks for every canvas, known to Qt from the first call on."""
    made = Speech()
    QAccessible.installFactory(made.make)
    return made


def tell_focus(canvas: Canvas) -> None:
    """Tell a screen reader, where there is one, what is selected on a canvas."""
    if QAccessible.isActive():
        found = QAccessible.queryAccessibleInterface(canvas)
        if isinstance(found, MapAccess):
            found.tell_focus()
