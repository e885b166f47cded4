"""Give a role: drag it from the legend onto a partner's card, which holds it from then on."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from planner.i18n import _
from planner.model import Role
from ui.canvas.card_item import CardItem
from ui.canvas.gestures.drop import can_take, drop_on, refusal
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.naming_place import ghost_at


class GiveRole(Gesture):
    """Begins outside of the map; over empty room nothing happens."""

    def __init__(self, canvas: object, role: str) -> None:
        super().__init__(canvas)  # type: ignore[arg-type]
        self.role = role

    def move(self, at: QPointF) -> None:
        card = self._under(at)
        taken = card is not None and can_take(self.plan, card.card, [self.role])
        self.map.aim_at(card.card.uid if card is not None and taken else None)
        self.canvas.preview.show_only(ghosts=[ghost_at(at)])
        self.show_cursor(Qt.CursorShape.DragCopyCursor if taken else Qt.CursorShape.ForbiddenCursor)

    def end(self, at: QPointF) -> None:
        self.cancel()
        card, role = self._under(at), self.plan.get(Role, self.role)
        if card is None or role is None:
            return
        if can_take(self.plan, card.card, [self.role]):
            self.canvas.edit(drop_on, self.map, card.card, [self.role])
            told = _("{name} holds the role {role} now.")
            self.canvas.told.emit(told.format(name=card.card.full_name, role=role.name))
        else:
            self.canvas.said.emit(refusal(self.plan, card.card, [self.role]))

    def cancel(self) -> None:
        super().cancel()
        self.map.aim_at(None)

    def _under(self, at: QPointF) -> CardItem | None:
        card = self.map.card_at(at)
        return card if card is not None and not card.card.slot else None
