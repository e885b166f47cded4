"""What a change of the plan means for a scene: everything anew, or a few cards."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from planner.document import ChangeSet
from planner.layout import chart_of
from planner.model import (
    Goal,
    MapView,
    Organisation,
    Placement,
    PlanInfo,
    Relationship,
    Risk,
    RiskLink,
    Role,
    RoleAssignment,
    Stance,
    ValueFlow,
)
from ui.canvas.showing import settings_of

if TYPE_CHECKING:
    from ui.canvas.scene import MapScene

_MEASURED = frozenset({Organisation, Relationship, Risk, RiskLink, Stance, Goal, ValueFlow, PlanInfo})
_SHOWS = ("hidden", "folded")  # of a placement
_STRUCTURE = frozenset({"parent", "stage", "is_hub"})


def changes_settings(scene: MapScene, changes: ChangeSet) -> bool:
    """Whether the view is shown otherwise now: as it says, or as what its cards are measured by."""
    touched = changes.entities
    measured = scene.reader.size is not None or scene.reader.colouring.measure is not None
    if (measured and touched & _MEASURED) or (scene.settings.value and ValueFlow in touched):
        return True
    if MapView in touched and replace(settings_of(scene.view), **scene.unsaved) != scene.settings:  # type: ignore[arg-type]
        return True
    shown = any(not row.fields.isdisjoint(_SHOWS) for _uid, row in changes.of(Placement))
    return shown and chart_of(scene.plan, scene.view).hidden != scene.chart.hidden


def changes_structure(scene: MapScene, changes: ChangeSet) -> bool:
    """Whether other cards are drawn now, or some stand under others than before."""
    for uid, row in changes.of(Organisation):
        there = scene.plan.get(Organisation, uid) is not None
        if row.fields & _STRUCTURE or (uid in scene.items_by_key) != there:
            return True
    if not changes.concerns((Role, RoleAssignment)):
        return False
    slots = {uid for uid, item in scene.items_by_key.items() if item.card.slot}
    partners = scene.items_by_key.keys() - slots
    moved = any("under" in row.fields for _uid, row in changes.of(Role))
    return moved or slots != {box.uid for box in chart_of(scene.plan, scene.view).boxes} - partners


def to_show_again(scene: MapScene, changes: ChangeSet) -> set[str]:
    """Return the partners whose cards may say something else now."""
    uids = {uid for uid, _row in changes.of(Organisation)}
    for uid, _row in changes.of(Relationship):
        one = scene.plan.get(Relationship, uid)
        if one is None:
            return set(scene.items_by_key)
        uids |= {one.source, one.target}
    return uids
