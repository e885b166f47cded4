"""Dropping cards in a lane or a cell of the grid: the target shown while they are dragged, and the edit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF

from planner.edits.zones import add_partner_in_zone, drop_in_zone
from planner.layout import free_places_of
from planner.model import Organisation

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas
    from ui.canvas.scene import MapScene


def aim(scene: MapScene, at: QPointF | None, uids: Iterable[str] = ()) -> None:
    """Show the lane or cell at a point as the target, if any of the cards comes from another; None shows none."""
    zone = scene.zones.zone_at(at) if at is not None else None
    new = zone is not None and any(scene.zones.zone_of(uid) != zone.key for uid in uids)
    scene.zones.aim_at(zone.key if zone is not None and new else None)


def drop(canvas: Canvas, places: Mapping[str, QPointF], at: QPointF) -> bool:
    """Drop cards at a point; return whether the view has lanes or a grid, so that there is nothing else to do."""
    scene = canvas.map
    aim(scene, None)
    if not scene.zones.zones:
        return False
    zone = scene.zones.zone_at(at)
    movers = [uid for uid in places if zone is not None and scene.zones.zone_of(uid) != zone.key]
    if scene.zones.is_grid:
        kept, others = None, None
        if zone is None or not movers:
            scene.load()
            return True
    else:
        kept = {uid: (place.x(), place.y()) for uid, place in places.items()}
        others = None if scene.stored else _rest(scene, kept)
    values = zone.values if zone is not None else {}
    canvas.edit(drop_in_zone, canvas.plan, movers, values, places=kept, view=scene.view, others=others)
    return True


def make(canvas: Canvas, name: str, at: QPointF) -> Organisation | None:
    """Make a partner with the values of the lane or cell at a point; None where there is none."""
    scene = canvas.map
    zone = scene.zones.zone_at(at)
    if zone is None:
        return None
    place = None if scene.zones.is_grid else (at.x(), at.y())
    others = None if scene.stored else _rest(scene, {})
    return add_partner_in_zone(canvas.plan, name, place, zone.values, view=scene.view, others=others)


def _rest(scene: MapScene, kept: Mapping[str, object]) -> dict[str, tuple[float, float]]:
    """Return where the other cards stand without lanes, so that joining the lanes again brings the old picture."""
    return {
        uid: at for uid, at in free_places_of(scene.plan, scene.view, scene.chart).items() if uid not in kept
    }
