"""A card on the map: one graphics item, painted from plain data, that owns no rules and no timers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.canvas.cards import Card
from ui.canvas.paint import Look, card_rect, paint_card
from ui.theme import Tokens


class CardItem(QGraphicsItem):
    """Shows one card; the scene tells it what to show and how."""

    def __init__(self, card: Card, tokens: Tokens) -> None:
        super().__init__()
        self.card = card
        self.tokens = tokens
        self.look = Look()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_card(self, card: Card) -> None:
        """Show other data."""
        if card != self.card:
            if (card.width, card.height) != (self.card.width, self.card.height):
                self.prepareGeometryChange()
            self.card = card
            self.update()

    def show_look(self, look: Look) -> None:
        """Be shown selected, pointed at, faint, or as the target of a drag."""
        if look != self.look:
            self.look = look
            self.update()

    def boundingRect(self) -> QRectF:
        return card_rect(self.card).adjusted(-7, -14, 8, 7)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        device = painter.device()
        ratio = device.devicePixelRatioF() if device is not None else 1.0
        paint_card(painter, self.card, self.tokens, self.look, painter.worldTransform().m11() / ratio)

    def rect(self) -> QRectF:
        """Return the card's rectangle on the map."""
        return card_rect(self.card).translated(self.pos())
