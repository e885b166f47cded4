"""All cards at once, drawn instead of the cards when they are too small to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.canvas.card_item import CardItem
from ui.canvas.layer import Layer
from ui.theme import Tokens

OVERVIEW_BELOW = 0.3
_FAINT = 0.25


Groups = list[tuple[str, bool, bool, list[QRectF], list[QRectF]]]


class OverviewLayer(Layer):
    """Paints every card as a small block with a bar in its colour, grouped by colour; the blocks are kept until
    `forget` is called.
    """

    def __init__(
        self, tokens: Tokens, stale: Callable[[QRectF], None], cards: Callable[[], Iterable[CardItem]]
    ) -> None:
        super().__init__(tokens, stale)
        self._cards = cards
        self._groups: Groups | None = None

    def forget(self) -> None:
        """Cards have moved or look otherwise."""
        self._groups = None

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        if self._groups is None:
            self._groups = _grouped(self._cards(), self.tokens)
        self._paint(painter, self._groups)

    def paint_some(self, painter: QPainter, cards: Iterable[CardItem]) -> None:
        """Paint only these cards, as those that are dragged."""
        self._paint(painter, _grouped(cards, self.tokens))

    def _paint(self, painter: QPainter, groups: Groups) -> None:
        for colour, strong, faint, blocks, bars in groups:
            painter.setOpacity(_FAINT if faint else 1.0)
            painter.setPen(QPen(QColor(colour), 4))
            painter.setBrush(QColor(colour if strong else self.tokens.surface))
            painter.drawRects(blocks)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.tokens.surface if strong else colour))
            painter.drawRects(bars)
        painter.setOpacity(1.0)


def _grouped(cards: Iterable[CardItem], tokens: Tokens) -> Groups:
    """Return the blocks and bars of cards by colour, whether they are filled, and whether they are faint."""
    groups: dict[tuple[str, bool, bool], list[QRectF]] = {}
    for item in cards:
        card, look = item.card, item.look
        colour = card.category.colour(tokens) if card.category else tokens.line
        groups.setdefault((colour, look.selected or card.hub, look.faint), []).append(item.rect())
    return [
        (*key, blocks, [QRectF(r.left() + 18, r.center().y() - 6, r.width() * 0.55, 12) for r in blocks])
        for key, blocks in groups.items()
    ]
