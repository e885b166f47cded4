"""Where a new card would stand: the rectangle around a point, and free room near a parent or a sibling."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from planner.layout import CARD, Box
from planner.layout.room import Room
from ui.canvas.scene import MapScene

_BELOW, _BESIDE = 84.0, 152.0


def ghost_at(point: QPointF) -> QRectF:
    """Return the rectangle of a card around a point."""
    return QRectF(point.x() - CARD[0] / 2, point.y() - CARD[1] / 2, *CARD)


def room_near(scene: MapScene, uid: str | None, *, beside: bool) -> QPointF:
    """Return free room for a new card beside or below the card `uid`, or below everything without one."""
    room = Room()
    for uid_there, (x, y) in scene.places().items():
        card = scene.items_by_key[uid_there].card
        room.take(Box(uid_there, card.width, card.height), (x, y))
    item = scene.items_by_key.get(uid or "")
    if item is None:
        area = scene.content()
        wish = QPointF(area.center().x(), area.bottom() + _BELOW / 2) if not area.isEmpty() else QPointF()
    else:
        wish = item.pos() + (QPointF(_BESIDE, 0) if beside else QPointF(0, _BELOW))
    return QPointF(*room.nearest(Box("", *CARD), (wish.x(), wish.y())))
