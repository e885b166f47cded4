"""A card on the map: plain data, its place, how it looks now, and what was painted of it, kept to be replayed."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPicture

from ui.canvas.cards import Card
from ui.canvas.paint import PAPER, Look, card_rect, paint_card
from ui.theme import Tokens


class CardItem:
    """One card; the scene tells it what to show, where and how, and knows what has to be painted anew."""

    def __init__(self, card: Card, tokens: Tokens) -> None:
        self.card = card
        self.tokens = tokens
        self.look = Look()
        self.at = QPointF()
        self._pictures: dict[int, QPicture] = {}  # by detail; a replay takes a third of the time of painting

    def show_card(self, card: Card) -> None:
        """Show other data."""
        self.card = card
        self._pictures.clear()

    def show_look(self, look: Look) -> bool:
        """Be shown selected, pointed at, faint, or as the target of a drag; return whether that is new."""
        if look == self.look:
            return False
        self.look = look
        self._pictures.clear()
        return True

    def show_tokens(self, tokens: Tokens) -> None:
        """Be shown in another theme."""
        self.tokens = tokens
        self._pictures.clear()

    def pos(self) -> QPointF:
        """Return where the card's centre is on the map."""
        return self.at

    def rect(self) -> QRectF:
        """Return the card's rectangle on the map, without what sticks out."""
        return card_rect(self.card).translated(self.at)

    def bounds(self) -> QRectF:
        """Return the rectangle around all that is painted: ring and badge stick out."""
        return self.rect().adjusted(-8, -14, 8, 8)

    def paint(self, painter: QPainter, detail: int) -> None:
        """Paint the card where it is."""
        if detail == PAPER:  # a replay would bring the resolution of the screen
            painter.translate(self.at)
            paint_card(painter, self.card, self.tokens, self.look, detail)
            painter.translate(-self.at)
            return
        if detail not in self._pictures:
            made = QPicture()
            recorder = QPainter(made)
            paint_card(recorder, self.card, self.tokens, self.look, detail)
            recorder.end()
            self._pictures[detail] = made
        painter.drawPicture(self.at, self._pictures[detail])
