"""Where pasted cards stand: what hangs together is laid out as a block, in free room near what it hangs on."""

from __future__ import annotations

from collections import defaultdict

from PySide6.QtCore import QPointF

from planner.document import Plan
from planner.edits.paste import Meaning
from planner.edits.paste_cards import known_partners
from planner.layout import CARD, Box, Places
from planner.layout.box import extent
from planner.layout.chart import Chart
from planner.layout.layered import layered
from planner.layout.room import Room
from ui.canvas.scene import MapScene

_BELOW, _GAP = 84.0, 24.0
_MOST_BLOCKS = 20  # that find room one by one; more are laid out together
_NEAR = 600  # spots tried around a wish; on a map that is full there the block goes below everything


def room_for(plan: Plan, scene: MapScene, meaning: Meaning, wish: QPointF) -> Places:
    """Return places, by name, for all that is new; cards on the map stay clear, `wish` is for what hangs on none."""
    known = known_partners(plan, meaning)
    drawn = {name: scene.items_by_key[one.uid].pos() for name, one in known.items() if one.uid in scene.rects}
    room = Room()
    for uid, rect in scene.rects.items():
        room.take(Box(uid, rect.width(), rect.height()), (rect.center().x(), rect.center().y()))
    below = QPointF(0, scene.content().bottom() + _BELOW)
    places: Places = {}
    for block in _blocks(meaning, set(known)):
        places |= _placed(block, meaning, drawn, room, wish, below)
    return places


def _blocks(meaning: Meaning, known: set[str]) -> list[list[str]]:
    """Return the new names by what they hang together with, or on; those on their own are one block."""
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other in [*meaning.parents.items(), *((a, b) for a, b, _kind in meaning.links)]:
        beside[one].append(other)
        beside[other].append(one)
    alone = [name for name in meaning.names if name not in beside and name not in known]
    blocks, seen = [alone] if alone else [], set(alone)
    for name in meaning.names:
        if name in seen or name in known:
            continue
        block, waiting = {name: None}, [name]
        while waiting:
            for other in beside[waiting.pop()]:
                if other not in block:
                    block[other] = None
                    waiting.append(other)
        seen |= block.keys()
        blocks.append([one for one in block if one not in known])
    return blocks if len(blocks) <= _MOST_BLOCKS else [[name for block in blocks for name in block]]


def _placed(
    block: list[str], meaning: Meaning, drawn: dict[str, QPointF], room: Room, wish: QPointF, below: QPointF
) -> Places:
    """Lay a block out and find room: under the card it hangs under, else near one it is linked to, else at `wish`."""
    above = next((meaning.parents[one] for one in block if meaning.parents.get(one) in drawn), None)
    places, boxes, root = _laid_out(block, meaning, above)
    left, top, right, bottom = extent(places, boxes)
    middle = QPointF(left + right, top + bottom) / 2
    floor = None
    if above is not None:
        wish = drawn[above] + middle - root
        floor = drawn[above].y() + CARD[1] / 2 + _GAP
    else:
        wish = _beside(block, meaning, drawn) or wish
    whole = Box("", right - left, bottom - top)
    at = room.near(whole, (wish.x(), wish.y()), _NEAR, floor) or room.nearest(whole, (wish.x(), below.y()))
    away = QPointF(*at) - middle
    moved = {name: (x + away.x(), y + away.y()) for name, (x, y) in places.items()}
    for box in boxes:
        room.take(box, moved[box.uid])
    return moved


def _laid_out(block: list[str], meaning: Meaning, above: str | None) -> tuple[Places, list[Box], QPointF]:
    """Return where the cards of a block stand to one another, and where the card above them would."""
    boxes = [Box(name, *CARD) for name in block]
    top = [Box(above, *CARD)] if above is not None else []
    inside = {box.uid for box in (*top, *boxes)}
    parents = {
        one: other for one, other in meaning.parents.items() if {one, other} <= inside and one != above
    }
    ties = [(a, b) for a, b, _kind in meaning.links if {a, b} <= {*block}]
    places = layered(Chart([*top, *boxes], parents, ties))
    root = places.pop(above) if above is not None else (0.0, 0.0)
    return places, boxes, QPointF(*root)


def _beside(block: list[str], meaning: Meaning, drawn: dict[str, QPointF]) -> QPointF | None:
    new = {*block}
    pairs = ((a, b) for a, b, _kind in meaning.links if {a, b} & new)
    return next((drawn[one] + QPointF(0, _BELOW) for pair in pairs for one in pair if one in drawn), None)
