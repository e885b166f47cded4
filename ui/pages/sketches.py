"""Small drawings of each template's shape, for the start page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ui.theme import Tokens

# Places in a field of 160 × 90: the hub first, then the others with the index of their colour; then who is tied.
Shape = tuple[tuple[float, float], tuple[tuple[float, float, int], ...], tuple[tuple[int, int], ...], str]
SHAPES: dict[str, Shape] = {
    "technology": (
        (80, 45),
        ((32, 22, 0), (80, 14, 1), (128, 22, 2), (32, 70, 2), (80, 77, 1), (128, 70, 0)),
        ((1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (6, 0), (1, 2), (2, 3), (4, 5), (5, 6)),
        "web",
    ),
    "manufacturing": (
        (100, 45),
        ((18, 18, 7), (18, 45, 7), (18, 72, 7), (58, 30, 0), (58, 62, 0), (143, 28, 2), (143, 64, 2)),
        ((1, 4), (2, 4), (2, 5), (3, 5), (4, 0), (5, 0), (0, 6), (0, 7)),
        "line",
    ),
    "financial-services": (
        (80, 16),
        (
            (24, 46, 0),
            (61, 46, 0),
            (99, 46, 0),
            (136, 46, 0),
            (24, 76, 2),
            (61, 76, 1),
            (99, 76, 2),
            (136, 76, 1),
        ),
        ((0, 1), (0, 2), (0, 3), (0, 4), (1, 5), (2, 6), (3, 7), (4, 8)),
        "tree",
    ),
    "healthcare": (
        (80, 46),
        ((80, 13, 0), (28, 36, 6), (132, 36, 3), (46, 77, 7), (114, 77, 1)),
        ((1, 0), (2, 0), (3, 0), (4, 0), (5, 0), (1, 2), (1, 3), (2, 4), (4, 5), (3, 5)),
        "web",
    ),
    "channel": (
        (80, 14),
        ((46, 44, 0), (114, 44, 0), (24, 76, 1), (66, 76, 1), (97, 76, 1), (136, 76, 1)),
        ((0, 1), (0, 2), (1, 3), (1, 4), (2, 5), (2, 6)),
        "tree",
    ),
    "blank": ((80, 45), (), (), "web"),
}


def paint_sketch(painter: QPainter, box: QRectF, key: str, tokens: Tokens) -> None:
    """Draw the shape of the template `key` into `box`."""
    hub, others, ties, look = SHAPES.get(key, SHAPES["blank"])
    scale = min(box.width() / 160, box.height() / 90)
    painter.save()
    painter.translate(box.center().x() - 80 * scale, box.center().y() - 45 * scale)
    painter.scale(scale, scale)
    places = [QPointF(*hub), *(QPointF(x, y) for x, y, _colour in others)]
    for first, second in ties:
        _paint_tie(painter, places[first], places[second], look, tokens)
    for x, y, colour in others:
        _paint_card(painter, QRectF(x - 13, y - 5.5, 26, 11), tokens.categories[colour], tokens)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(tokens.accent))
    painter.drawRoundedRect(QRectF(hub[0] - 20, hub[1] - 7, 40, 14), 3, 3)
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(QRectF(hub[0] - 11, hub[1] - 1.2, 22, 2.4), 1, 1)
    if not others:
        painter.setPen(QPen(QColor(tokens.accent), 1.4))
        for x, y in ((52, 45), (108, 45), (80, 28), (80, 62)):
            painter.drawEllipse(QPointF(x, y), 3.4, 3.4)
    painter.restore()


def _paint_tie(painter: QPainter, a: QPointF, b: QPointF, look: str, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.line), 1))
    if look == "tree":
        middle = (a.y() + b.y()) / 2
        painter.drawPolyline([a, QPointF(a.x(), middle), QPointF(b.x(), middle), b])
    else:
        painter.drawLine(a, b)


def _paint_card(painter: QPainter, box: QRectF, colour: str, tokens: Tokens) -> None:
    painter.setPen(QPen(QColor(tokens.line), 0.8))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(box, 2, 2)
    painter.fillRect(QRectF(box.left(), box.top() + 0.5, 2, box.height() - 1), QColor(colour))
    painter.fillRect(QRectF(box.left() + 7, box.center().y() - 1, 13, 2), QColor(tokens.line))
