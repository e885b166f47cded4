"""Draw a link: from a card's edge to another card, or to empty room, which makes the partner too."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, Qt

from planner.edits import link
from planner.edits.views import add_linked_partner
from planner.i18n import _
from planner.model import Organisation, Relationship
from ui.canvas.card_item import CardItem
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.naming_place import ghost_at

_NEAR = 12.0


class DrawLink(Gesture):
    """Begins at a handle of a partner's card."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, canvas: object, source: CardItem, handle: QPointF) -> None:
        super().__init__(canvas)  # type: ignore[arg-type]
        self.source = source
        self.handle = handle
        self.moved = False

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.canvas.select([self.source.card.uid])

    def move(self, at: QPointF) -> None:
        self.moved = self.moved or QLineF(self.handle, at).length() > _NEAR
        target = self._target(at)
        end = target.rect().center() if target is not None else at
        slot = self._on_slot(at)
        new = target is None and not slot and not self.source.rect().contains(at)
        self.map.aim_at(target.card.uid if target is not None else None)
        self.canvas.preview.show_only(line=QLineF(self.handle, end), ghosts=[ghost_at(at)] if new else [])
        self.show_cursor(Qt.CursorShape.ForbiddenCursor if slot else Qt.CursorShape.CrossCursor)

    def end(self, at: QPointF) -> None:
        self.map.aim_at(None)
        self.canvas.preview.show_only()
        source = self.plan.get(Organisation, self.source.card.uid)
        target = self._target(at)
        if source is None or not self.moved:
            return
        if target is not None:
            other = self.plan.get(Organisation, target.card.uid)
            made = self.canvas.edit(link, self.plan, source, other)
            if isinstance(made, Relationship):
                self.canvas.selection.set([(Relationship, made.uid)], self.canvas)
        elif self._on_slot(at):
            self.canvas.said.emit(_("A link ends at a partner; drop one on the open role first."))
        elif not self.source.rect().contains(at):
            self.canvas.ask_name(at, lambda name: self._make(source, name, at), line_from=self.handle)

    def _make(self, source: Organisation, name: str, at: QPointF) -> None:
        others = None if self.map.stored else self.map.places()
        made = add_linked_partner(
            self.plan, source, name, (at.x(), at.y()), view=self.map.view, others=others
        )
        self.canvas.select([made.uid])

    def cancel(self) -> None:
        super().cancel()
        self.map.aim_at(None)

    def _on_slot(self, at: QPointF) -> bool:
        card = self.map.card_at(at)
        return card is not None and card.card.slot

    def _target(self, at: QPointF) -> CardItem | None:
        card = self.map.card_at(at)
        return card if card is not None and card is not self.source and not card.card.slot else None
