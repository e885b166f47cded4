"""The lines of the palette: what can be found, how well it fits what was typed, and how it is painted."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from planner.model import Entity
from ui import theme

HEAD_ROLE, HIT_ROLE, TYPED_ROLE = (Qt.ItemDataRole.UserRole + n for n in range(3))
Index = QModelIndex | QPersistentModelIndex
NEARLY = 80  # per cent of likeness at which a misspelt word still counts


@dataclass(frozen=True)
class Hit:
    """One line of the palette; `also` are other words it answers to, such as those of the other language."""

    title: str
    detail: str
    side: str
    icon: str
    shortcut: str
    run: Callable[[], Any]
    key: tuple[type[Entity], str] | None = None
    also: str = ""


def best(text: str, hits: Iterable[Hit], most: int) -> list[Hit]:
    """Return the hits that fit, best first: every word typed must be in it, or nearly."""
    if not text.strip():
        return list(hits)[:most]
    scored = [(score, place, hit) for place, hit in enumerate(hits) if (score := fit(text, hit)) > 0]
    return [hit for _score_of, _place, hit in sorted(scored, key=lambda entry: (-entry[0], entry[1]))[:most]]


def fit(text: str, hit: Hit) -> float:
    """Return how well a hit fits: its title's beginning before its middle, other words after, a slip last."""
    wanted = text.casefold().split()
    title, whole = hit.title.casefold(), " ".join(wanted)
    if title.startswith(whole):
        return 300.0 - len(title) / 1000
    if f" {whole}" in title:
        return 250.0 - len(title) / 1000
    if all(word in title for word in wanted):
        return 200.0 - len(title) / 1000
    rest = f"{title} {hit.also} {hit.detail}".casefold()
    if all(word in rest for word in wanted):
        return 150.0 if all(word in f"{title} {hit.also.casefold()}" for word in wanted) else 120.0
    return _nearly(whole, title)


def _nearly(whole: str, title: str) -> float:
    from rapidfuzz import fuzz

    likeness = (
        fuzz.partial_ratio(whole, title, score_cutoff=NEARLY) if 3 < len(whole) <= len(title) + 2 else 0.0
    )
    return likeness if likeness >= NEARLY else 0.0


class HitDelegate(QStyledItemDelegate):
    """Paints headings and hits, what was typed in bold."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.data(HEAD_ROLE):
            return QSize(100, 32)
        return QSize(100, 44 if index.data(HIT_ROLE).detail else 36)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, rect = theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(HEAD_ROLE):
            painter.setFont(theme.font(11, bold=True))
            painter.setPen(QColor(t.muted))
            painter.drawText(rect.adjusted(20, 6, -20, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        else:
            self._paint_hit(painter, option, index.data(HIT_ROLE), index.data(TYPED_ROLE))
        painter.restore()

    def _paint_hit(self, painter: QPainter, option: QStyleOptionViewItem, hit: Hit, wanted: str) -> None:
        t, rect = theme.current(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(t.accent_tint))
            painter.drawRoundedRect(QRectF(rect).adjusted(8, 0, -8, 0), 6, 6)
        theme.paint_icon(
            painter, rect.left() + 20, rect.center().y() - 7, hit.icon, t.accent if chosen else t.muted, 16
        )
        right = self._paint_side(painter, rect, hit)
        top = QRect(rect.left() + 48, rect.top(), right - rect.left() - 56, rect.height())
        if hit.detail:
            painter.setFont(theme.font(11))
            painter.setPen(QColor(t.muted))
            low = top.adjusted(0, rect.height() // 2, 0, -4)
            painter.drawText(
                low,
                Qt.AlignmentFlag.AlignVCenter,
                painter.fontMetrics().elidedText(hit.detail, Qt.TextElideMode.ElideRight, low.width()),
            )
            top = top.adjusted(0, 4, 0, -rect.height() // 2)
        self._paint_title(painter, top, hit.title, wanted)

    def _paint_title(self, painter: QPainter, box: QRect, title: str, wanted: str) -> None:
        t = theme.current()
        at = title.casefold().find(wanted.casefold().strip()) if wanted.strip() else -1
        parts = (
            [(title, False)]
            if at < 0
            else [
                (title[:at], False),
                (title[at : at + len(wanted.strip())], True),
                (title[at + len(wanted.strip()) :], False),
            ]
        )
        x = box.left()
        for text, bold in parts:
            painter.setFont(theme.font(bold=bold))
            painter.setPen(QColor(t.accent if bold else t.text))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, max(box.right() - x, 0)
            )
            painter.drawText(
                QRect(x, box.top(), max(box.right() - x, 0), box.height()),
                Qt.AlignmentFlag.AlignVCenter,
                shown,
            )
            x += painter.fontMetrics().horizontalAdvance(text)

    def _paint_side(self, painter: QPainter, rect: QRect, hit: Hit) -> int:
        t, right = theme.current(), rect.right() - 20
        painter.setFont(theme.font(11))
        if hit.shortcut:
            text = hit.shortcut.replace("+", " ")
            width = painter.fontMetrics().horizontalAdvance(text) + 12
            box = QRectF(right - width, rect.center().y() - 9, width, 19)
            painter.setPen(QColor(t.hairline))
            painter.setBrush(QColor(t.surface))
            painter.drawRoundedRect(box, 4, 4)
            painter.setPen(QColor(t.muted))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            right = int(box.left()) - 10
        if hit.side:
            width = painter.fontMetrics().horizontalAdvance(hit.side)
            painter.setPen(QColor(t.muted))
            painter.drawText(
                QRect(right - width, rect.top(), width, rect.height()),
                Qt.AlignmentFlag.AlignVCenter,
                hit.side,
            )
            right -= width + 8
        return right
