"""Edits of partners and of what ties them: names, hierarchy, relationships, roles."""

from __future__ import annotations

from collections.abc import Iterable

from planner.document import Plan, folded
from planner.edits.rows import delete_rows
from planner.i18n import N_
from planner.model import Entity, Organisation, Relationship, Role, RoleAssignment, field_named
from planner.model.choices import RelationshipKind, RelationshipStatus


def free_name(plan: Plan, entity: type[Entity], wanted: str) -> str:
    """Return `wanted`, or "wanted (2)" and so on, whichever no row of the class has yet."""
    field = entity.title_field or "name"
    taken = {folded(getattr(row, field)) for row in plan.rows(entity)}
    if folded(wanted) not in taken:
        return wanted
    number = 2
    while folded(f"{wanted} ({number})") in taken:
        number += 1
    return f"{wanted} ({number})"


def add_partner(
    plan: Plan, name: str, *, parent: str | None = None, origin: object | None = None
) -> Organisation:
    """Add a partner under `parent`. Raises Invalid when the name is empty or taken."""
    with plan.change(N_("Add partner"), origin):
        return plan.add(Organisation(name=field_named(Organisation, "name").clean(name), parent=parent))


def rename(plan: Plan, partner: Organisation, name: str, origin: object | None = None) -> None:
    """Give a partner another name. Raises Invalid when the name is empty or taken."""
    with plan.change(N_("Rename partner"), origin):
        partner.name = name


def set_parent(plan: Plan, partners: Iterable[Organisation], parent: Organisation | None) -> None:
    """Hang partners under another one, or at the top. Raises Invalid on a cycle."""
    with plan.change(N_("Move in the hierarchy")):
        for partner in partners:
            partner.parent = parent.uid if parent is not None else None


def delete_partners(plan: Plan, partners: Iterable[Organisation], origin: object | None = None) -> None:
    """Delete partners with their links; their children move up."""
    delete_rows(plan, partners, origin)


def make_hub(plan: Plan, partner: Organisation) -> None:
    """Make a partner the hub in place of the one that was."""
    with plan.change(N_("Make hub")):
        if plan.hub is not None:
            plan.hub.is_hub = False
        partner.is_hub = True


def link(
    plan: Plan,
    source: Organisation,
    target: Organisation,
    kind: RelationshipKind | None = RelationshipKind.OTHER,
    *,
    status: RelationshipStatus | None = RelationshipStatus.ACTIVE,
    origin: object | None = None,
) -> Relationship:
    """Draw a relationship from one partner to another; parallel ones are allowed."""
    with plan.change(N_("Add relationship"), origin):
        return plan.add(Relationship(source=source.uid, target=target.uid, kind=kind, status=status))


def main_role_of(plan: Plan, partner: Organisation) -> Role | None:
    """Return the role shown on the partner's card: the main one, else the first it holds."""
    held = [one for one in plan.rows(RoleAssignment) if one.organisation == partner.uid]
    chosen = next((one for one in held if one.main), held[0] if held else None)
    return plan.get(Role, chosen.role) if chosen is not None else None


def set_main_role(plan: Plan, partners: Iterable[Organisation], role: Role | None) -> None:
    """Make `role` the main role of partners, who hold it from then on; with None they hold no role."""
    with plan.change(N_("Set main role")):
        for partner in partners:
            hold_mainly(plan, partner, role)


def hold_mainly(plan: Plan, partner: Organisation, role: Role | None) -> None:
    """Make `role` the main role of a partner, within a change; with None it holds no role."""
    held = [one for one in plan.rows(RoleAssignment) if one.organisation == partner.uid]
    for assignment in held:
        assignment.main = role is not None and assignment.role == role.uid
    if role is not None and all(one.role != role.uid for one in held):
        plan.add(RoleAssignment(organisation=partner.uid, role=role.uid, main=True))
    if role is None:
        for assignment in held:
            plan.delete(assignment)


def level_of(plan: Plan, partner: Organisation) -> int:
    """Return the level of a partner: the stated one, else its depth in the hierarchy, the top being 1."""
    if partner.level:
        return partner.level
    depth, above = 1, plan.get(Organisation, partner.parent)
    while above is not None:
        depth, above = depth + 1, plan.get(Organisation, above.parent)
    return depth
