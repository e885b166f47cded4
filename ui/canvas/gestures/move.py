"""Move: drag cards; dropped in empty room they stay there, dropped on another card they hang under it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from planner.edits.views import place_cards
from ui.canvas.card_item import CardItem
from ui.canvas.gestures import zone
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.gestures.reparent import can_take, drop_on

_DEAD = 4.0  # pixels on the screen before a click becomes a drag


class Move(Gesture):
    """Begins on a card, which is selected; Ctrl or Shift adds it to the selection or takes it out."""

    def __init__(self, canvas: object, card: CardItem) -> None:
        super().__init__(canvas)  # type: ignore[arg-type]
        self.card = card
        self.moving = False

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.start = at
        self.others = self.map.places()
        uid = self.card.card.uid
        selected = self.map.selected
        self.deselect_on_click = False
        if keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            self.canvas.select(selected ^ {uid})
        elif uid not in selected:
            self.canvas.select([uid])
        else:
            self.deselect_on_click = len(selected) > 1
        chosen = self.map.selected if uid in self.map.selected else {uid}
        self.from_places = {one: QPointF(self.map.items_by_key[one].pos()) for one in sorted(chosen)}
        self.alone = bool(keys & Qt.KeyboardModifier.AltModifier)

    def move(self, at: QPointF) -> None:
        way = at - self.start
        if not self.moving and (abs(way.x()) + abs(way.y())) * self.canvas.zoom < _DEAD:
            return
        if not self.moving:
            self.moving = True
            self.map.lift(self.from_places)
        self.map.move_cards({uid: place + way for uid, place in self.from_places.items()})
        target = self._target(at)
        self.map.aim_at(target.card.uid if target is not None else None)
        zone.aim(self.map, at if target is None else None, self.from_places)
        self.canvas.preview.show_handles(None)

    def end(self, at: QPointF) -> None:
        self.map.aim_at(None)
        self.map.lift(())
        if not self.moving:
            if self.deselect_on_click:
                self.canvas.select([self.card.card.uid])
            return
        target = self._target(at)
        if target is None:
            if zone.drop(self.canvas, self._ends(at), at):
                return
            places = {uid: (at.x(), at.y()) for uid, at in self._ends(at).items()}
            others = None if self.map.stored else {u: p for u, p in self.others.items() if u not in places}
            self.canvas.edit(place_cards, self.plan, places, view=self.map.view, pinned=True, others=others)
        else:
            zone.aim(self.map, None)
            self.map.move_cards(self.from_places)
            self.canvas.edit(drop_on, self.plan, target, list(self.from_places))

    def cancel(self) -> None:
        super().cancel()
        self.map.aim_at(None)
        zone.aim(self.map, None)
        self.map.lift(())
        self.map.move_cards(self.from_places)

    def _ends(self, at: QPointF) -> dict[str, QPointF]:
        way = at - self.start
        return {uid: place + way for uid, place in self.from_places.items()}

    def _target(self, at: QPointF) -> CardItem | None:
        dragged = list(self.from_places)
        under = [self.map.items_by_key[uid] for uid in self.map.cards_around(at) if uid not in dragged]
        return next((card for card in under if can_take(self.plan, card, dragged)), None)
