"""The whole map in one item, drawn instead of the cards when they are too small to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from ui.canvas.card_item import CardItem
from ui.theme import Tokens

OVERVIEW_BELOW = 0.3


class OverviewItem(QGraphicsItem):
    """Paints every card as a small block with a bar in its colour, grouped by colour to change pens
    seldom.
    """

    def __init__(self, cards: Callable[[], Iterable[CardItem]], tokens: Tokens) -> None:
        super().__init__()
        self._cards = cards
        self.tokens = tokens
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.setVisible(False)

    def boundingRect(self) -> QRectF:
        return QRectF(-1e6, -1e6, 2e6, 2e6)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        paint_overview(painter, self._cards(), self.tokens, option.exposedRect)


def paint_overview(
    painter: QPainter, cards: Iterable[CardItem], tokens: Tokens, exposed: QRectF | None = None
) -> None:
    """Paint cards as blocks: outline and bar in the colour of each."""
    groups: dict[tuple[str, bool, bool], list[QRectF]] = {}
    for item in cards:
        rect = item.rect()
        if exposed is None or rect.intersects(exposed):
            card = item.card
            colour = card.category.colour(tokens) if card.category else tokens.line
            key = (colour, item.look.selected or card.hub, item.look.faint)
            groups.setdefault(key, []).append(rect)
    for (colour, strong, faint), rects in groups.items():
        painter.setOpacity(0.25 if faint else 1.0)
        painter.setPen(QPen(QColor(colour), 4))
        painter.setBrush(QColor(colour if strong else tokens.surface))
        for rect in rects:
            painter.drawRoundedRect(rect, 8, 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.surface if strong else colour))
        painter.drawRects([QRectF(r.left() + 18, r.center().y() - 6, r.width() * 0.55, 12) for r in rects])
    painter.setOpacity(1.0)
