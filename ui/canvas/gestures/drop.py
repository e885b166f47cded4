"""Dropping cards on another card: who may take them, why others refuse, and the edit that hangs them there."""

from __future__ import annotations

from planner.document import Plan
from planner.edits import set_parent
from planner.edits.views import fill_role, hang_under
from planner.i18n import _
from planner.model import Organisation, Role, RoleAssignment
from ui.canvas.cards import Card
from ui.canvas.naming_place import places_under
from ui.canvas.scene import MapScene


def can_take(plan: Plan, target: Card, dragged: list[str]) -> bool:
    """Whether dropping cards on a card changes anything: partners on a partner, or a role and a partner."""
    partners = _partners(plan, dragged)
    if _role_and_partner(plan, target, dragged) is not None:
        return not refusal(plan, target, dragged)
    if target.slot or len(partners) < len(dragged) or refusal(plan, target, dragged):
        return False
    return any(one.parent != target.uid for one in partners)


def refusal(plan: Plan, target: Card, dragged: list[str]) -> str:
    """Return why a card cannot take others, in one sentence; empty when it can, or is only in the way."""
    pair = _role_and_partner(plan, target, dragged)
    if pair is not None:
        role, partner = pair
        if any(r.role == role.uid and r.organisation == partner.uid for r in plan.rows(RoleAssignment)):
            return _("{name} holds the role {role} already.").format(name=partner.name, role=role.name)
        return ""
    if target.slot:
        several = len(_partners(plan, dragged)) == len(dragged) > 1
        return (
            _("Drop one partner at a time on the open role {role}.").format(role=target.full_name)
            if several
            else ""
        )
    here = above = plan.get(Organisation, target.uid)
    while here is not None and above is not None:
        above = plan.get(Organisation, above.parent)
        if above is not None and above.uid in dragged:
            return _("{name} cannot stand under {parent}, which stands under it.").format(
                name=above.name, parent=here.name
            )
    return ""


def drop_on(scene: MapScene, target: Card, dragged: list[str]) -> None:
    """Hang partners under the target, or let a partner hold an open role, whichever of the two was dragged.

    Where the view stores places they move to their new parent with what is below them.
    """
    plan, pair = scene.plan, _role_and_partner(scene.plan, target, dragged)
    parent = plan.get(Organisation, target.uid)
    if pair is not None:
        fill_role(plan, *pair)
    elif parent is not None and scene.stored and not scene.zones.by:
        places = places_under(scene, parent.uid, dragged)
        hang_under(plan, _partners(plan, dragged), parent, places, view=scene.view)
    else:
        set_parent(plan, _partners(plan, dragged), parent)


def _partners(plan: Plan, uids: list[str]) -> list[Organisation]:
    return [one for one in (plan.get(Organisation, uid) for uid in uids) if one is not None]


def _role_and_partner(plan: Plan, target: Card, dragged: list[str]) -> tuple[Role, Organisation] | None:
    """Return the role and the partner that meet when one of them is dropped on the other."""
    if len(dragged) != 1:
        return None
    role = plan.get(Role, target.uid) or plan.get(Role, dragged[0])
    partner = plan.get(Organisation, target.uid) or plan.get(Organisation, dragged[0])
    return (role, partner) if role is not None and partner is not None else None
