"""Parts of the map that stand for values: swim lanes by role, level or a choice, and the influence–interest grid.

A view's `lane_by` says which. Where a card stands across the lanes follows from the plan; along its lane it stays
where a hand put it, and the others keep close to what they are tied to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.document import Plan, fields_of
from planner.edits import level_of
from planner.edits.zones import GRID, LEVEL, ROLE
from planner.i18n import _
from planner.layout.box import Box, Places
from planner.layout.chart import Chart
from planner.layout.lanes import Area, Lane, in_lanes
from planner.layout.stakeholders import in_grid
from planner.model import Kind, MapView, Organisation, Role, RoleAssignment
from planner.model.choices import Direction

_FEW = 8  # choices of a field that each get a lane, even without a card


@dataclass(frozen=True)
class Zone:
    """A part of the map: its title, and the values a partner takes that is dropped there."""

    key: str
    title: str
    values: Mapping[str, Any]
    area: Area
    head: Area | None = None  # where its title stands; a cell of the grid has none


@dataclass(frozen=True)
class Zoned:
    """The zones of a view and where the cards stand in them."""

    zones: list[Zone] = field(default_factory=list)
    places: Places = field(default_factory=dict)
    zone_of: Mapping[str, str] = field(default_factory=dict)


def ways_to_split(plan: Plan) -> list[tuple[str, str]]:
    """Return what lanes can be made by, as key and label."""
    choices = [(one.name, one.label) for one in fields_of(plan, Organisation) if one.kind is Kind.CHOICE]
    return [(ROLE, _("Role")), (LEVEL, _("Hierarchy level")), *choices]


def zoned(plan: Plan, view: MapView | None, chart: Chart, wishes: Places, pinned: Places) -> Zoned:
    """Return the zones of a view and where each card stands; nothing when the view has none.

    `wishes` are the places without zones, `pinned` those a hand chose; both are centres, in pixels at 100 %.
    """
    by = view.lane_by if view is not None else None
    if by == GRID:
        return _grid(plan, chart)
    if view is None or by not in dict(ways_to_split(plan)):
        return Zoned()
    titles, lane_of = _lanes(plan, str(by), chart.boxes)
    ties = [*chart.ties, *chart.parents.items()]
    lanes, places = in_lanes(
        list(titles), lane_of, chart.boxes, ties, wishes, pinned, across=view.direction is Direction.RIGHT
    )
    return Zoned([_zone(one, titles, str(by)) for one in lanes], places, lane_of)


def _zone(lane: Lane, titles: Mapping[str, tuple[str, Any]], by: str) -> Zone:
    title, value = titles[lane.key]
    return Zone(lane.key, title, {by: value}, lane.area, lane.head)


def _grid(plan: Plan, chart: Chart) -> Zoned:
    rated = {}
    for box in chart.boxes:
        partner = plan.get(Organisation, box.uid)
        if partner is not None and partner.influence and partner.interest:
            rated[box.uid] = (partner.influence, partner.interest)
    partners = [box for box in chart.boxes if plan.get(Organisation, box.uid) is not None]
    rest = [box for box in chart.boxes if plan.get(Organisation, box.uid) is None]
    cells, places = in_grid(rated, partners + rest)
    zones = [
        Zone(f"{one.influence}/{one.interest}", one.title,
             {"influence": one.influence, "interest": one.interest}, one.area, one.head)
        for one in cells
    ]  # fmt: skip
    zone_of = {uid: "{}/{}".format(*values) for uid, values in rated.items()}
    return Zoned(zones, places, {box.uid: zone_of.get(box.uid, "None/None") for box in chart.boxes})


def _lanes(plan: Plan, by: str, boxes: list[Box]) -> tuple[dict[str, tuple[str, Any]], dict[str, str]]:
    """Return the title and value of each lane by its key, in order, and the lane of each card."""
    if by == ROLE:
        return _by_role(plan, boxes)
    if by == LEVEL:
        return _by_level(plan, boxes)
    declared = {one.name: one for one in fields_of(plan, Organisation)}[by]
    lane_of = {}
    for box in boxes:
        value = getattr(plan.get(Organisation, box.uid), by, None)
        lane_of[box.uid] = str(value.value) if value is not None else ""
    choices = list(declared.choices or ())
    used = set(lane_of.values())
    titles: dict[str, tuple[str, Any]] = {
        str(one.value): (one.label, one) for one in choices if len(choices) <= _FEW or str(one.value) in used
    }
    if "" in used:
        titles[""] = (_("{field}: not set").format(field=declared.label), None)
    return titles, lane_of


def _by_role(plan: Plan, boxes: list[Box]) -> tuple[dict[str, tuple[str, Any]], dict[str, str]]:
    main: dict[str, str] = {}
    for held in plan.rows(RoleAssignment):
        if held.main or held.organisation not in main:
            main[held.organisation] = held.role
    titles: dict[str, tuple[str, Any]] = {one.uid: (one.name, one) for one in plan.rows(Role)}
    lane_of = {box.uid: box.uid if box.uid in titles else main.get(box.uid, "") for box in boxes}
    if "" in lane_of.values() or not titles:
        titles[""] = (_("No role"), None)
    return titles, lane_of


def _by_level(plan: Plan, boxes: list[Box]) -> tuple[dict[str, tuple[str, Any]], dict[str, str]]:
    levels = {}
    for box in boxes:
        partner, role = plan.get(Organisation, box.uid), plan.get(Role, box.uid)
        above = plan.get(Organisation, role.under) if role is not None else None
        levels[box.uid] = level_of(plan, partner) if partner else level_of(plan, above) + 1 if above else 1
    lowest = max(levels.values(), default=1)
    titles: dict[str, tuple[str, Any]] = {
        str(n): (_("Level {number}").format(number=n), min(n, 9)) for n in range(1, lowest + 1)
    }
    return titles, {uid: str(level) for uid, level in levels.items()}
