"""What a layout needs to know of a plan: the cards and open slots of the map, who stands under whom, who
is tied.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planner.document import Plan
from planner.layout.box import Box
from planner.model import Organisation, Relationship, Role, RoleAssignment
from planner.model.choices import RelationshipStatus, Stage

CARD = (132.0, 44.0)
HUB = (184.0, 52.0)


@dataclass(frozen=True)
class Chart:
    """The boxes in the order of the plan, parents by child, ties as pairs, and the hub's key if there is
    one.
    """

    boxes: list[Box]
    parents: dict[str, str]
    ties: list[tuple[str, str]]
    hub: str | None = None

    def turned(self) -> Chart:
        """Return the chart with every box's width and height exchanged."""
        return Chart([box.turned() for box in self.boxes], self.parents, self.ties, self.hub)


def vacancies(plan: Plan) -> dict[str, int]:
    """Return, by role key, how many holders are still missing; exited partners hold nothing."""
    shown = {one.uid for one in shown_partners(plan)}
    held = Counter(one.role for one in plan.rows(RoleAssignment) if one.organisation in shown)
    missing = {role.uid: role.needed - held[role.uid] for role in plan.rows(Role)}
    return {uid: number for uid, number in missing.items() if number > 0}


def shown_partners(plan: Plan) -> list[Organisation]:
    """Return the organisations the map draws: all but those that have left."""
    return [one for one in plan.rows(Organisation) if one.stage is not Stage.EXITED]


def shown_parent(plan: Plan, partner: Organisation) -> str | None:
    """Return the nearest partner above that the map draws, or None."""
    above = plan.get(Organisation, partner.parent)
    while above is not None and above.stage is Stage.EXITED:
        above = plan.get(Organisation, above.parent)
    return above.uid if above is not None else None


def chart_of(plan: Plan) -> Chart:
    """Read the map of a plan: partners first, then a slot for each vacant role."""
    partners = shown_partners(plan)
    boxes = [Box(one.uid, *(HUB if one.is_hub else CARD)) for one in partners]
    above = {one.uid: shown_parent(plan, one) for one in partners}
    parents = {uid: parent for uid, parent in above.items() if parent is not None}
    for uid in vacancies(plan):
        role = plan.get(Role, uid)
        boxes.append(Box(uid, *CARD))
        if role is not None and role.under in above:
            parents[uid] = role.under
    ties = [
        (one.source, one.target)
        for one in plan.rows(Relationship)
        if one.status is not RelationshipStatus.ENDED and one.source in above and one.target in above
    ]
    hub = plan.hub
    return Chart(boxes, parents, ties, hub.uid if hub is not None else None)
