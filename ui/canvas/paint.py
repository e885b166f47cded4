"""How a card looks: white, a hairline, a stripe in its colour, name, role, icon, marks. Used by items
and pictures.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from ui.canvas.cards import Card
from ui.canvas.logos import paint_logo
from ui.canvas.words import faces_of, fitting, write, write_in_full
from ui.icon_font import paint_glyph
from ui.theme import CARD_RADIUS, Tokens, font, level_colours

WORDS_FROM = 0.55  # zoom from which 11 px can be read
NAME_FROM = 0.42
PAPER = 3  # the detail on paper: words are written smaller rather than cut
STRIPE = 3.0
WIDE_STRIPE = 7.0  # of a measure: shades of one colour need more room to be told apart
_FAINT = 0.25


class Look(NamedTuple):
    """How a card is shown now."""

    selected: bool = False
    hovered: bool = False
    faint: bool = False
    target: bool = False


def card_rect(card: Card) -> QRectF:
    """Return the card's rectangle around its centre."""
    return QRectF(-card.width / 2, -card.height / 2, card.width, card.height)


def detail_at(zoom: float) -> int:
    """Return how much of a card can be read: 0 nothing, 1 its name, 2 everything."""
    return (zoom >= NAME_FROM) + (zoom >= WORDS_FROM)


def paint_card(painter: QPainter, card: Card, tokens: Tokens, look: Look, detail: int = 2) -> None:
    """Paint a card around the origin; texts are left out where `detail` says that they cannot be read, or
    written in full where it is PAPER.
    """
    if card.scale != 1.0:
        painter.save()
        painter.scale(card.scale, card.scale)
        usual = card._replace(width=card.width / card.scale, height=card.height / card.scale, scale=1.0)
        paint_card(painter, usual, tokens, look, detail)
        painter.restore()
        return
    painter.setOpacity(_FAINT if look.faint else 1.0)
    rect = card_rect(card)
    if card.slot:
        _paint_slot(painter, rect, tokens, look)
    else:
        _paint_frame(painter, rect, card, tokens, look)
    if detail:
        _paint_texts(painter, rect, card, tokens, detail)
    elif not card.slot:
        _paint_bar(painter, rect, card, tokens)
    if card.badge is not None and detail:
        paint_badge(painter, rect, card.badge, tokens)
    painter.setOpacity(1.0)


def _paint_frame(painter: QPainter, rect: QRectF, card: Card, tokens: Tokens, look: Look) -> None:
    painter.setBrush(QColor(tokens.surface))
    painter.setPen(QPen(QColor(tokens.hairline), 1))
    painter.drawRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
    if card.category is not None:
        wide = STRIPE if card.category.share is None else WIDE_STRIPE
        painter.fillPath(_stripe(card.width, card.height, wide), QColor(card.category.colour(tokens)))
    _paint_ring(painter, rect, tokens, look)


@cache
def _stripe(width: float, height: float, stripe: float) -> QPainterPath:
    """Return the left edge of a card of that size."""
    card, edge = QPainterPath(), QPainterPath()
    card.addRoundedRect(QRectF(-width / 2, -height / 2, width, height), CARD_RADIUS, CARD_RADIUS)
    edge.addRect(QRectF(-width / 2 - 1, -height / 2 - 1, stripe + 1, height + 2))
    return card.intersected(edge)


def _paint_slot(painter: QPainter, rect: QRectF, tokens: Tokens, look: Look) -> None:
    painter.setBrush(QColor(tokens.ground))
    pen = QPen(QColor(tokens.line), 1.2)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.drawRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
    _paint_ring(painter, rect, tokens, look)


def _paint_ring(painter: QPainter, rect: QRectF, tokens: Tokens, look: Look) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if look.selected or look.target:
        wide = 3.5 if tokens.hairline == tokens.text else 2  # in high contrast every card has a dark edge
        painter.setPen(QPen(QColor(tokens.accent), wide))
        painter.drawRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
    elif look.hovered:
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.drawRoundedRect(rect, CARD_RADIUS, CARD_RADIUS)
    if look.target:
        around = rect.adjusted(-4, -4, 4, 4)
        painter.setPen(QPen(QColor(tokens.accent), 1.5, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(around, CARD_RADIUS + 4, CARD_RADIUS + 4)


def _paint_bar(painter: QPainter, rect: QRectF, card: Card, tokens: Tokens) -> None:
    """Paint a bar in place of texts too small to read."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(card.category.colour(tokens) if card.category else tokens.line))
    painter.drawRoundedRect(QRectF(rect.left() + 14, -5, rect.width() * 0.55, 10), 3, 3)


def _paint_texts(painter: QPainter, rect: QRectF, card: Card, tokens: Tokens, detail: int) -> None:
    everything = detail > 1
    left = rect.left() + 13
    right = rect.right() - 10
    middle = rect.center().y()
    if card.logo and everything:
        right = paint_logo(painter, card.logo, right, middle) - 6
    elif card.icon and everything:
        right -= 16
        paint_glyph(painter, QRectF(right, middle - 17, 14, 14), card.icon, tokens.muted)
        right -= 4
    if card.hub and everything:
        right -= 14
        paint_star(painter, QPointF(right + 6, middle - 10), 6.5, tokens.accent)
        right -= 6
    with_words = bool(card.words) and everything
    line = QRectF(left, rect.top(), right - left, rect.height())
    if with_words:
        line = QRectF(left, middle - 19, right - left, 19)
    large = 14 if card.hub else 13
    ink = tokens.muted if card.slot else tokens.text
    faces = faces_of(large, 11 if detail == PAPER else large, bold=True)
    name = card.full_name if fitting(card.full_name, faces, line.width()) else card.title
    if detail == PAPER:
        write_in_full(painter, line, name, faces, ink, bold=True)
    else:
        write(painter, line, name, faces, ink)
    if with_words:
        end = right if card.logo else rect.right() - 8
        _paint_words(painter, QRectF(left, middle, end - left, 17), card, tokens, detail)


def _paint_words(painter: QPainter, line: QRectF, card: Card, tokens: Tokens, detail: int) -> None:
    if card.category is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(card.category.colour(tokens)))
        painter.drawEllipse(QPointF(line.left() + 3.5, line.center().y()), 3.5, 3.5)
        line = line.adjusted(12, 0, 0, 0)
    if card.at_risk:
        line = line.adjusted(0, 0, -16, 0)
        paint_glyph(painter, QRectF(line.right() + 2, line.top() + 2, 13, 13), "warning", tokens.warning)
    if detail == PAPER:
        write_in_full(painter, line, card.words, faces_of(11, 9), tokens.muted)
    else:
        write(painter, line, card.words, [font(11)], tokens.muted)


def paint_star(painter: QPainter, centre: QPointF, radius: float, colour: str) -> None:
    """Paint the mark of the hub."""
    from math import cos, pi, sin

    star = QPainterPath()
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.45
        angle = -pi / 2 + corner * pi / 5
        point = QPointF(centre.x() + reach * cos(angle), centre.y() + reach * sin(angle))
        star.lineTo(point) if corner else star.moveTo(point)
    star.closeSubpath()
    painter.fillPath(star, QColor(colour))


def paint_badge(painter: QPainter, rect: QRectF, badge: tuple[str, int], tokens: Tokens) -> None:
    """Paint the letter of the worst risk, and how many there are, on the top right corner of a card."""
    letter, count = badge
    text = f"{letter} {count}"
    face = font(11, bold=True, tabular=True)
    width = QFontMetricsF(face).horizontalAdvance(text) + 12
    pill = QRectF(rect.right() - width + 5, rect.top() - 12, width, 17)
    ink, ground = level_colours(letter, tokens)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(pill, 8.5, 8.5)
    painter.setFont(face)
    painter.setPen(QColor(ink))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)
