"""Move: drag cards; dropped in empty room they stay there, dropped on another card they hang under it."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt

from planner.edits.views import place_cards
from ui.canvas.card_item import CardItem
from ui.canvas.gestures import zone
from ui.canvas.gestures.drop import can_take, drop_on, refusal
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.snapping import Snapper

_DEAD = 4.0  # pixels on the screen before a click becomes a drag


class Move(Gesture):
    """Begins on a card, which is selected; Ctrl or Shift adds it to the selection or takes it out."""

    leaves_cards = False  # whether the cards stay where they are, as in copying

    def __init__(self, canvas: object, card: CardItem) -> None:
        super().__init__(canvas)  # type: ignore[arg-type]
        self.card = card
        self.moving = False

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.start, self.way = at, QPointF()
        self.others = self.map.places()
        uid = self.card.card.uid
        selected = self.map.selected
        self.deselect_on_click = False
        if keys & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier):
            kept = [one for _entity, one in self.canvas.selection.keys if one in selected and one != uid]
            self.canvas.select(kept if uid in selected else [*kept, uid])
        elif uid not in selected:
            self.canvas.select([uid])
        else:
            self.deselect_on_click = len(selected) > 1
        chosen = self.map.selected if uid in self.map.selected else {uid}
        self.from_places = {one: QPointF(self.map.items_by_key[one].pos()) for one in sorted(chosen)}

    def move(self, at: QPointF) -> None:
        way = at - self.start
        if not self.moving and (abs(way.x()) + abs(way.y())) * self.canvas.zoom < _DEAD:
            return
        if not self.moving:
            self._lift()
        target, refused = self._target(at)
        self.way, guides = (way, []) if target is not None else self._snapped(way)
        self._show(self.way)
        self.map.aim_at(target.card.uid if target is not None else None)
        if not self.leaves_cards:
            zone.aim(self.map, at if target is None else None, self.from_places)
        self.canvas.preview.show_guides(guides)
        self.show_cursor(Qt.CursorShape.ForbiddenCursor if refused else Qt.CursorShape.ClosedHandCursor)

    def _lift(self) -> None:
        self.moving = True
        self.canvas.preview.show_handles(None)
        moving, around = QRectF(), []
        for uid, rect in self.map.rects.items():
            if uid in self.from_places:
                moving = moving.united(rect)
            if uid not in self.from_places or self.leaves_cards:
                around.append(rect)
        self.snapper = Snapper(moving, around)
        self.map.lift(self.from_places)

    def _snapped(self, way: QPointF) -> tuple[QPointF, list[QLineF]]:
        if self.keys & Qt.KeyboardModifier.ControlModifier:
            return way, []
        return self.snapper.snapped(way, self.canvas.seen(), self.canvas.zoom)

    def _show(self, way: QPointF) -> None:
        self.map.move_cards({uid: place + way for uid, place in self.from_places.items()})

    def end(self, at: QPointF) -> None:
        self._put_down()
        if not self.moving:
            if self.deselect_on_click:
                self.canvas.select([self.card.card.uid])
            return
        target, refused = self._target(at)
        if target is None and not refused:
            self._place({uid: place + self.way for uid, place in self.from_places.items()}, at)
            return
        self.map.move_cards(self.from_places)
        if target is not None:
            self.canvas.edit(drop_on, self.map, target.card, list(self.from_places))
        else:
            self.canvas.said.emit(refused)

    def _place(self, ends: dict[str, QPointF], dropped: QPointF) -> None:
        """Let the cards stand where they were dropped, in a view with lanes with what the lane says."""
        if zone.drop(self.canvas, ends, dropped):
            return
        places = {uid: (at.x(), at.y()) for uid, at in ends.items()}
        others = None if self.map.stored else {u: p for u, p in self.others.items() if u not in places}
        self.canvas.edit(place_cards, self.plan, places, view=self.map.view, pinned=True, others=others)

    def cancel(self) -> None:
        super().cancel()
        self._put_down()
        there = self.map.items_by_key
        self.map.move_cards({uid: at for uid, at in self.from_places.items() if uid in there})

    def _put_down(self) -> None:
        self.canvas.preview.show_guides([])
        self.map.aim_at(None)
        zone.aim(self.map, None)
        self.map.lift(())

    def _target(self, at: QPointF) -> tuple[CardItem | None, str]:
        """Return the card under a point that takes what is dragged, else why one there refuses it."""
        dragged = list(self.from_places)
        under = [self.map.items_by_key[uid] for uid in self.map.cards_around(at) if uid not in dragged]
        for one in under:
            if can_take(self.plan, one.card, dragged):
                return one, ""
        return None, next(filter(None, (refusal(self.plan, one.card, dragged) for one in under)), "")
