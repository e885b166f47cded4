"""Make: a double click on empty room and a name make a partner there; on a card it renames."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt

from planner.edits.views import add_partner_at
from ui.canvas.gestures import zone
from ui.canvas.gestures.gesture import Gesture


class Make(Gesture):
    """Asks for the name when the button is released."""

    scrolls = False

    def begin(self, at: QPointF, keys: Qt.KeyboardModifier) -> None:
        self.card = self.map.card_at(at)

    def end(self, at: QPointF) -> None:
        if self.card is not None:
            self.canvas.rename(self.card.card.uid)
        else:
            self.canvas.ask_name(at, lambda name: self._make(name, at))

    def _make(self, name: str, at: QPointF) -> None:
        others = None if self.map.stored else self.map.places()
        made = zone.make(self.canvas, name, at) or add_partner_at(
            self.plan, name, (at.x(), at.y()), view=self.map.view, others=others
        )
        self.canvas.select([made.uid])
