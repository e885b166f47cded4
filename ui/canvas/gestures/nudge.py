"""Nudge: arrow keys with Alt move what is selected, in one step for as long as a key is held."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from planner.edits.views import place_cards
from ui.canvas.gestures.gesture import Gesture
from ui.canvas.walking import ARROWS


class Nudge(Gesture):
    """Begins with the first press of a key; each further one, or its repetition, pushes on."""

    scrolls = False

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.others = self.map.places()
        self.from_places = {uid: QPointF(*self.others[uid]) for uid in sorted(self.map.selected)}
        self.way = QPointF()
        self.canvas.preview.show_handles(None)
        self.map.lift(self.from_places)

    def push(self, way: QPointF) -> None:
        """Move the cards by `way`."""
        self.way += way
        self.map.move_cards({uid: place + self.way for uid, place in self.from_places.items()})

    def ends_with(self, key: int) -> bool:
        """Whether letting go of a key ends it."""
        return key in ARROWS or key == Qt.Key.Key_Alt

    def end(self, at: QPointF) -> None:
        self.map.lift(())
        places = {uid: (p.x() + self.way.x(), p.y() + self.way.y()) for uid, p in self.from_places.items()}
        others = None if self.map.stored else {u: p for u, p in self.others.items() if u not in places}
        self.canvas.edit(place_cards, self.plan, places, view=self.map.view, pinned=True, others=others)

    def cancel(self) -> None:
        super().cancel()
        self.map.lift(())
        there = self.map.items_by_key
        self.map.move_cards({uid: at for uid, at in self.from_places.items() if uid in there})
