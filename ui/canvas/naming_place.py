"""Where a card would stand: the rectangle around a point, and free room near a parent or a sibling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable

from PySide6.QtCore import QPointF, QRectF

from planner.layout import CARD, Box, Places
from planner.layout.room import Room
from planner.model import Placement
from ui.canvas.scene import MapScene

_BELOW, _BESIDE, _STACKED = 84.0, 152.0, 60.0


def ghost_at(point: QPointF) -> QRectF:
    """Return the rectangle of a card around a point."""
    return QRectF(point.x() - CARD[0] / 2, point.y() - CARD[1] / 2, *CARD)


def room_near(scene: MapScene, uid: str | None, *, beside: bool) -> QPointF:
    """Return free room for a new card beside the card `uid` or below it with its children, or below everything
    without one.
    """
    room = _room_around(scene, ())
    item = scene.items_by_key.get(uid or "")
    if item is None:
        area = scene.content()
        wish = QPointF(area.center().x(), area.bottom() + _BELOW / 2) if not area.isEmpty() else QPointF()
    else:
        wish = item.pos() + QPointF(_BESIDE, 0) if beside else _below(scene, item.card.uid, ())
    return QPointF(*room.nearest(Box("", *CARD), (wish.x(), wish.y())))


def places_under(scene: MapScene, parent: str, moved: Iterable[str]) -> Places:
    """Return where cards and the branches below them would stand once they hang under another; what a hand has
    placed of the branches stays.
    """
    moved = list(moved)
    branch = _branch(scene, moved)
    room, now = _room_around(scene, branch), scene.places()
    places: Places = {}
    for head in moved:
        wish = _below(scene, parent, branch)
        way = (wish.x() - now[head][0], wish.y() - now[head][1])
        for uid in (head, *(one for one in _branch(scene, [head]) if one != head and one not in moved)):
            card = scene.items_by_key[uid].card
            box = Box(uid, card.width, card.height)
            places[uid] = room.nearest(box, (now[uid][0] + way[0], now[uid][1] + way[1]))
            room.take(box, places[uid])
    return places


def free_frame(scene: MapScene, centre: QPointF, size: tuple[float, float]) -> QRectF:
    """Return a rectangle of a size that covers no card, as near to a point as there is room."""
    x, y = _room_around(scene, ()).nearest(Box("", *size), (centre.x(), centre.y()))
    return QRectF(x - size[0] / 2, y - size[1] / 2, *size)


def _room_around(scene: MapScene, left_out: Container[str]) -> Room:
    """Return the room that the cards leave, but for some."""
    room = Room()
    for uid, at in scene.places().items():
        if uid not in left_out:
            card = scene.items_by_key[uid].card
            room.take(Box(uid, card.width, card.height), at)
    return room


def _below(scene: MapScene, uid: str, left_out: Container[str]) -> QPointF:
    """Return where the next child of a card belongs: after the last of a row or a stack, else below the card."""
    children = [one for one, over in scene.chart.parents.items() if over == uid and one not in left_out]
    places = [scene.items_by_key[one].pos() for one in children if one in scene.items_by_key]
    if not places:
        return scene.items_by_key[uid].pos() + QPointF(0, _BELOW)
    last = max(places, key=lambda at: (at.y(), at.x()))
    stacked = sum(abs(at.x() - last.x()) < 1 for at in places) > 1
    return last + (QPointF(0, _STACKED) if stacked else QPointF(_BESIDE, 0))


def _branch(scene: MapScene, heads: Iterable[str]) -> list[str]:
    """Return cards and all below them that no hand has placed, from above."""
    pinned = {
        one.organisation or one.role
        for one in scene.plan.rows(Placement)
        if one.pinned and scene.view is not None and one.view == scene.view.uid
    }
    below: dict[str, list[str]] = defaultdict(list)
    for uid, parent in scene.chart.parents.items():
        if uid not in pinned and uid in scene.items_by_key:
            below[parent].append(uid)
    found = list(heads)
    for uid in found:
        found += [one for one in below[uid] if one not in found]
    return found
