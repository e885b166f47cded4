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


def room_for(plan: Plan, scene: MapScene, meaning: Meaning, wish: QPointF) -> Places:
    """Return places, by name, for all that is new; cards on the map stay clear, `wish` is for what hangs on none."""
    known = known_partners(plan, meaning)
    drawn = {name: scene.items_by_key[one.uid].pos() for name, one in known.items() if one.uid in scene.rects}
    room = Room()
    for uid, rect in scene.rects.items():
        room.take(Box(uid, rect.width(), rect.height()), (rect.center().x(), rect.center().y()))
    places: Places = {}
    for block in _blocks(meaning, set(known)):
        places |= _placed(block, meaning, drawn, room, wish)
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
        blocks.append([one for one in meaning.names if one in block and one not in known])
    return blocks


def _placed(
    block: list[str], meaning: Meaning, drawn: dict[str, QPointF], room: Room, wish: QPointF
) -> Places:
    new = set(block)
    above = next((meaning.parents[one] for one in block if meaning.parents.get(one) in drawn), None)
    beside = next(
        (pair for a, b, _k in meaning.links for pair in (a, b) if pair in drawn and {a, b} & new), None
    )
    boxes = [Box(name, *CARD) for name in (*([above] if above is not None else []), *block)]
    inside = {box.uid for box in boxes}
    parents = {one: other for one, other in meaning.parents.items() if one in new and other in inside}
    ties = [(a, b) for a, b, _kind in meaning.links if {a, b} <= new]
    places = layered(Chart(boxes, parents, ties))
    root = places.pop(above, (0.0, 0.0)) if above is not None else (0.0, 0.0)
    left, top, right, bottom = extent(places, boxes)
    middle = (left + right) / 2, (top + bottom) / 2
    floor = None
    if above is not None:
        here = drawn[above]
        wish = here + QPointF(middle[0] - root[0], middle[1] - root[1])
        floor = here.y() + CARD[1] / 2 + _GAP
    elif beside is not None:
        wish = drawn[beside] + QPointF(0, _BELOW)
    x, y = room.nearest(Box("", right - left, bottom - top), (wish.x(), wish.y()), floor)
    moved = {name: (at[0] + x - middle[0], at[1] + y - middle[1]) for name, at in places.items()}
    for box in boxes:
        if box.uid in moved:
            room.take(box, moved[box.uid])
    return moved
