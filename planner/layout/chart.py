"""What a layout needs to know of a plan: the cards and open slots of the map, who stands under whom, who
is tied.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from planner.document import Plan
from planner.layout.box import Box
from planner.layout.hidden import Hidden, hidden_of
from planner.model import MapView, Organisation, Relationship, Role, RoleAssignment
from planner.model.choices import RelationshipStatus, Stage

CARD = (132.0, 44.0)
HUB = (184.0, 52.0)


@dataclass(frozen=True)
class Chart:
    """The boxes in the order of the plan, parents by child, ties as pairs, the hub's key if there is one, and what
    the view leaves out.
    """

    boxes: list[Box]
    parents: dict[str, str]
    ties: list[tuple[str, str]]
    hub: str | None = None
    hidden: Hidden = field(default_factory=Hidden)

    def turned(self) -> Chart:
        """Return the chart with every box's width and height exchanged."""
        return replace(self, boxes=[box.turned() for box in self.boxes])


def vacancies(plan: Plan) -> dict[str, int]:
    """Return, by role key, how many holders are still missing; exited partners hold nothing."""
    shown = {one.uid for one in shown_partners(plan)}
    held = Counter(one.role for one in plan.rows(RoleAssignment) if one.organisation in shown)
    missing = {role.uid: role.needed - held[role.uid] for role in plan.rows(Role)}
    return {uid: number for uid, number in missing.items() if number > 0}


def shown_partners(plan: Plan) -> list[Organisation]:
    """Return the organisations the map draws: all but those that have left."""
    return [one for one in plan.rows(Organisation) if one.stage is not Stage.EXITED]


def chart_of(plan: Plan, view: MapView | None = None, scales: Mapping[str, float] | None = None) -> Chart:
    """Read the map of a plan: partners first, then a slot for each vacant role, each `scales` times its usual size.

    What `view` has taken off or folded in is left out: those below stand under the next one above that is drawn, and
    ties of a folded branch end at its head.
    """
    scales, everyone = scales or {}, shown_partners(plan)
    slots = [role for uid in vacancies(plan) if (role := plan.get(Role, uid)) is not None]
    hidden = hidden_of(plan, view, everyone, slots)
    partners = [one for one in everyone if one.uid not in hidden]
    drawn = {one.uid for one in partners}
    boxes = [_box(one.uid, HUB if one.is_hub else CARD, scales.get(one.uid, 1.0)) for one in partners]
    above = {one.uid: _drawn_above(plan, one.parent, drawn) for one in partners}
    for role in slots:
        if role.uid not in hidden:
            boxes.append(Box(role.uid, *CARD))
            above[role.uid] = _drawn_above(plan, role.under, drawn)
    parents = {uid: parent for uid, parent in above.items() if parent is not None}
    hub = plan.hub
    return Chart(
        boxes, parents, _ties(plan, drawn, hidden), hub.uid if hub and hub.uid in drawn else None, hidden
    )


def _box(uid: str, size: tuple[float, float], scale: float) -> Box:
    return Box(uid, size[0] * scale, size[1] * scale)


def _drawn_above(plan: Plan, uid: str | None, drawn: Set[str]) -> str | None:
    """Return the nearest partner, from one upwards, that is drawn."""
    above = plan.get(Organisation, uid)
    while above is not None and above.uid not in drawn:
        above = plan.get(Organisation, above.parent)
    return above.uid if above is not None else None


def _ties(plan: Plan, drawn: Set[str], hidden: Hidden) -> list[tuple[str, str]]:
    ties = []
    for start, end, status in plan.columns(Relationship, "source", "target", "status"):
        if status is not RelationshipStatus.ENDED:
            source, target = hidden.stand_in(start), hidden.stand_in(end)
            if source in drawn and target in drawn and (source != target or start == end):
                ties.append((source, target))
    return ties
