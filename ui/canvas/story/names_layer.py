"""The names of cards, as large as most cards have room for: what a room reads from ten metres away."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from ui.canvas.card_item import CardItem
from ui.canvas.layer import Layer
from ui.canvas.overview_layer import OVERVIEW_BELOW
from ui.canvas.paint import STRIPE
from ui.canvas.scene import MapScene
from ui.theme import CARD_RADIUS, font

LARGEST, GOOD, SMALLEST = 26, 18, 11
_FAINT = 0.25
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


class NamesLayer(Layer):
    """Lies over the cards of a scene; `pointed` is the key of the card that is pointed at."""

    def __init__(self, scene: MapScene) -> None:
        super().__init__(scene.tokens, scene.stale.emit)
        self._scene = scene
        scene.over.append(self)
        self._sizes: dict[tuple[str, str, float, float], tuple[str, int]] = {}
        self._common = LARGEST
        self.pointed: str | None = None

    def paint(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        if zoom < OVERVIEW_BELOW:
            return
        self._common = self._common_size()
        for uid in sorted(self._scene.cards_in(area)):
            item = self._scene.items_by_key[uid]
            self._paint_name(painter, item, item.rect())
            if uid == self.pointed:
                self._paint_ring(painter, item.rect())
        painter.setOpacity(1.0)

    def _paint_name(self, painter: QPainter, item: CardItem, rect: QRectF) -> None:
        card, t = item.card, self.tokens
        painter.setOpacity(1.0)
        painter.fillRect(_room_of(rect), QColor(t.ground if card.slot or item.look.faint else t.surface))
        painter.setOpacity(_FAINT if item.look.faint else 1.0)
        words = _room_for_words(rect)
        text, size = self._fitting(card.title, card.full_name, words)
        face = font(min(size, self._common), bold=True)
        painter.setFont(face)
        painter.setPen(QColor(t.muted if card.slot else t.text))
        painter.drawText(words, _WRAPPED, fitted(text, face, words))

    def _common_size(self) -> int:
        """Return the size that four names of five have room for: names of one size are quieter than large ones."""
        items = self._scene.items_by_key.values()
        sizes = sorted(
            self._fitting(one.card.title, one.card.full_name, _room_for_words(one.rect()))[1] for one in items
        )
        return sizes[len(sizes) // 5] if sizes else LARGEST

    def _fitting(self, short: str, full: str, room: QRectF) -> tuple[str, int]:
        """Return the words and size for a room: the full name where it can be read, else the short one."""
        key = (short, full, room.width(), room.height())
        if key not in self._sizes:
            size, text = largest_type(full, room), full
            if size < GOOD:
                size, text = largest_type(short, room), short
            self._sizes[key] = (text, size)
        return self._sizes[key]

    def _paint_ring(self, painter: QPainter, rect: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self.tokens.accent), 4))
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), CARD_RADIUS + 3, CARD_RADIUS + 3)


def _room_of(rect: QRectF) -> QRectF:
    return rect.adjusted(STRIPE + 2, 2, -2, -2)


def _room_for_words(rect: QRectF) -> QRectF:
    return _room_of(rect).adjusted(5, 0, -4, 0)


def largest_type(text: str, room: QRectF, largest: int = LARGEST, smallest: int = SMALLEST) -> int:
    """Return the largest size in pixels at which words fit into a room, wrapped between words."""
    for size in range(largest, smallest, -1):
        metrics = QFontMetricsF(font(size, bold=True))
        if all(metrics.horizontalAdvance(word) <= room.width() for word in text.split()):
            needed = metrics.boundingRect(room, int(_WRAPPED), text)
            if needed.height() <= room.height() and needed.width() <= room.width():
                return size
    return smallest


def fitted(text: str, face: QFont, room: QRectF) -> str:
    """Return words as far as they fit into a room, with an ellipsis where they do not."""
    metrics = QFontMetricsF(face)
    if metrics.boundingRect(room, int(_WRAPPED), text).height() <= room.height():
        return text
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
