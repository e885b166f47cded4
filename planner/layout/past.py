"""A snapshot beside the map of today: what is gone, what stood elsewhere, what is new."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.document import Plan
from planner.layout.arrange import NEW_CARD_BELOW
from planner.layout.box import Box, Places, Point
from planner.layout.chart import CARD, HUB, shown_partners
from planner.layout.room import Room
from planner.model import MapView, Relationship, Snapshot
from planner.model.choices import RelationshipStatus, Stage

_FAR = 2.0  # pixels from which a card counts as moved


@dataclass(frozen=True)
class Ghost:
    """A card as it was: its key, name, centre and size; `gone` where the plan has it no more."""

    uid: str
    title: str
    at: Point
    size: tuple[float, float]
    gone: bool


@dataclass(frozen=True)
class Past:
    """What differs from a snapshot: ghosts, keys of new partners and relationships, and ties that are gone."""

    ghosts: tuple[Ghost, ...] = ()
    new: frozenset[str] = frozenset()
    new_links: frozenset[str] = frozenset()
    gone_links: tuple[tuple[str, str], ...] = ()


Row = Mapping[str, Any]


def past_of(plan: Plan, view: MapView | None, snapshot: Snapshot, places: Places, boxes: list[Box]) -> Past:
    """Compare a view, whose `boxes` stand at `places`, with a snapshot.

    A partner that is gone stands where the view had it, else in free room near the one it was under. Only where a hand
    or a layout had placed a card can it have stood elsewhere.
    """
    content: dict[str, list[Row]] = json.loads(snapshot.content)
    were = {row["uid"]: row for row in content.get("organisation", ()) if row["stage"] != Stage.EXITED.value}
    now = {one.uid for one in shown_partners(plan)}
    stood = _stood(content, view)
    gone = [row for uid, row in were.items() if uid not in now]
    ghosts = [*_gone(gone, stood, places, boxes), *_moved(were, stood, places)]
    links = {row["uid"]: row for row in content.get("relationship", ()) if _lives(row)}
    alive = {one.uid for one in plan.rows(Relationship) if one.status is not RelationshipStatus.ENDED}
    lost = [(row["source"], row["target"]) for uid, row in links.items() if uid not in alive]
    drawn = places.keys() | {one.uid for one in ghosts if one.gone}
    return Past(
        tuple(ghosts),
        frozenset(now - were.keys()),
        frozenset(alive - links.keys()),
        tuple(pair for pair in lost if drawn.issuperset(pair)),
    )


def _lives(row: Row) -> bool:
    return bool(row["status"] != RelationshipStatus.ENDED.value)


def _stood(content: Mapping[str, list[Row]], view: MapView | None) -> Places:
    rows = content.get("placement", ()) if view is not None else ()
    return {
        row["organisation"]: (row["x"], row["y"])
        for row in rows
        if view is not None and row["view"] == view.uid and row["organisation"]
        if row["x"] is not None and row["y"] is not None
    }


def _moved(were: Mapping[str, Row], stood: Places, places: Places) -> list[Ghost]:
    return [
        _ghost(were[uid], at, gone=False)
        for uid, at in stood.items()
        if uid in were
        and uid in places
        and max(abs(at[0] - places[uid][0]), abs(at[1] - places[uid][1])) > _FAR
    ]


def _gone(rows: list[Row], stood: Places, places: Places, boxes: list[Box]) -> list[Ghost]:
    room = Room()
    known = dict(places)
    for box in boxes:
        room.take(box, places[box.uid])
    ghosts = []
    for row in rows:
        ghost = _ghost(row, stood.get(row["uid"]) or _near(row, known), gone=True)
        box = Box(ghost.uid, *ghost.size)
        at = ghost.at if row["uid"] in stood else room.nearest(box, ghost.at)
        room.take(box, at)
        known[ghost.uid] = at
        ghosts.append(Ghost(ghost.uid, ghost.title, at, ghost.size, True))
    return ghosts


def _near(row: Row, known: Places) -> Point:
    x, y = known.get(row["parent"] or "") or next(iter(known.values()), (0.0, 0.0))
    return (x, y + NEW_CARD_BELOW)


def _ghost(row: Row, at: Point, *, gone: bool) -> Ghost:
    return Ghost(row["uid"], row["short_name"] or row["name"], at, HUB if row["is_hub"] else CARD, gone)
