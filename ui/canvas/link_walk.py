"""Walking by keyboard where no card is: along the lines of a card, and from a line, group or note back to a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from planner.model import Relationship
from ui.canvas.frames import chosen_frames
from ui.canvas.links import Link
from ui.canvas.walking import next_card

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas


def next_link(canvas: Canvas) -> None:
    """Select the next relationship of the card that was selected last."""
    _step(canvas, 1)


def previous_link(canvas: Canvas) -> None:
    """Select the relationship before."""
    _step(canvas, -1)


def _step(canvas: Canvas, way: int) -> None:
    now = chosen_link(canvas)
    cards = [uid for _entity, uid in canvas.selection.keys if uid in canvas.map.items_by_key]
    if cards:
        canvas.pivot = cards[-1]
    elif now is not None and canvas.pivot not in (now.source, now.target):
        canvas.pivot = now.source
    around = _links_at(canvas, canvas.pivot)
    if not around:
        return
    keys = [link.key for link in around]
    place = (keys.index(now.key) + way) % len(keys) if now is not None and now.key in keys else min(way, 0)
    there = around[place]
    canvas.selection.set([(Relationship, uid) for uid in there.uids], canvas)
    canvas.make_visible(_other(there, canvas.pivot))


def chosen_link(canvas: Canvas) -> Link | None:
    """Return the line whose relationship was selected last."""
    uids = [uid for entity, uid in canvas.selection.keys if entity is Relationship]
    links = canvas.map.links.links.values()
    return next((link for link in links if uids and uids[-1] in link.uids), None)


def _links_at(canvas: Canvas, uid: str | None) -> list[Link]:
    """Return the lines of a card, from the left to the right of where they lead."""
    rects = canvas.map.rects
    found = [link for link in canvas.map.links.links.values() if uid in (link.source, link.target)]
    return sorted(
        found, key=lambda link: (rects[_other(link, uid)].x(), rects[_other(link, uid)].y(), link.key)
    )


def _other(link: Link, uid: str | None) -> str:
    return link.source if link.target == uid else link.target


def back_to_card(canvas: Canvas, way: QPointF) -> str | None:
    """Return the card in a direction from the line, group or note that is selected: a line's end, or the nearest."""
    link, framed = chosen_link(canvas), chosen_frames(canvas)
    centres = {uid: item.pos() for uid, item in canvas.map.items_by_key.items()}
    if link is not None:
        gap = centres[link.target] - centres[link.source]
        return link.target if QPointF.dotProduct(gap, way) > 0 else link.source
    if framed:
        return next_card({**centres, "": framed[-1].rect.center()}, "", way)
    return None
