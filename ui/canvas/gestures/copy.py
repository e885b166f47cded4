"""Copy: drag cards with Alt held; the originals stay, the copies stand where they are dropped."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from planner.edits.copy_cards import copy_partners
from ui.canvas.card_item import CardItem
from ui.canvas.gestures.move import Move


class Copy(Move):
    """As moving, but what is dragged are copies, and no card takes them."""

    leaves_cards = True

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        super().begin(at, Qt.KeyboardModifier.NoModifier)
        slots = [uid for uid in self.from_places if self.map.items_by_key[uid].card.slot]
        for uid in slots:
            del self.from_places[uid]

    def _show(self, way: QPointF) -> None:
        self.canvas.preview.show_copies([(self.map.items_by_key[uid], way) for uid in self.from_places])

    def move(self, at: QPointF) -> None:
        super().move(at)
        if self.moving:
            self.show_cursor(Qt.CursorShape.DragCopyCursor)

    def _put_down(self) -> None:
        self.canvas.preview.show_copies([])
        super()._put_down()

    def _place(self, ends: dict[str, QPointF], dropped: QPointF) -> None:
        places = {uid: (at.x(), at.y()) for uid, at in ends.items()}
        others = None if self.map.stored else self.others
        made = self.canvas.edit(copy_partners, self.plan, places, view=self.map.view, others=others)
        if made:
            self.canvas.select(made.values())

    def _target(self, at: QPointF) -> tuple[CardItem | None, str]:
        return None, ""
