"""Groups and notes of a view: framing cards, writing on the map, moving, resizing and ungrouping."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.document import Plan
from planner.edits.views import Point, _store, first_view
from planner.i18n import N_
from planner.model import MapGroup, MapNote, MapView

Area = tuple[float, float, float, float]  # left, top, width and height, in pixels at 100 %
Frame = MapGroup | MapNote


def add_group(
    plan: Plan, area: Area, text: str, *, view: MapView | None = None, origin: object | None = None
) -> MapGroup:
    """Draw a titled frame; the cards whose centres it holds move with it."""
    with plan.change(N_("Group on the map"), origin):
        return plan.add(MapGroup(view=(view or first_view(plan)).uid, text=text, **_sized(area)))


def add_note(
    plan: Plan, area: Area, text: str, *, view: MapView | None = None, origin: object | None = None
) -> MapNote:
    """Put a note on the map."""
    with plan.change(N_("Add note"), origin):
        return plan.add(MapNote(view=(view or first_view(plan)).uid, text=text, **_sized(area)))


def move_frames(
    plan: Plan,
    corners: Mapping[str, Point],
    places: Mapping[str, Point],
    *,
    view: MapView | None = None,
    others: Mapping[str, Point] | None = None,
    origin: object | None = None,
) -> None:
    """Put groups and notes, by key, with their top left corners elsewhere, and cards along with them, in one step.

    `places` and `others` are as for `place_cards`.
    """
    with plan.change(N_("Move on the map"), origin):
        for uid, (x, y) in corners.items():
            frame = plan.get(MapGroup, uid) or plan.get(MapNote, uid)
            if frame is not None:
                frame.x, frame.y = x, y
        if places:
            _store(plan, view or first_view(plan), places, True, others)


def resize_frame(plan: Plan, frame: Frame, area: Area, origin: object | None = None) -> None:
    """Let a group or note take another area."""
    with plan.change(N_("Resize on the map"), origin):
        for name, value in _sized(area).items():
            setattr(frame, name, value)


def ungroup(plan: Plan, groups: Iterable[MapGroup], origin: object | None = None) -> None:
    """Take frames away; the cards stay where they are."""
    with plan.change(N_("Ungroup"), origin):
        for group in groups:
            plan.delete(group)


def _sized(area: Area) -> dict[str, Any]:
    return dict(zip(("x", "y", "width", "height"), area, strict=True))
