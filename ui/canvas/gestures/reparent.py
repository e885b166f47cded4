"""Dropping cards on another card: who may take them, and the edit that hangs them there."""

from __future__ import annotations

from planner.document import Plan
from planner.edits import set_parent
from planner.edits.views import fill_role
from planner.model import Organisation, Role
from ui.canvas.card_item import CardItem


def can_take(plan: Plan, target: CardItem | None, dragged: list[str]) -> bool:
    """Whether cards can be dropped on a card: partners on a partner not below them, one partner on an
    open role.
    """
    partners = [plan.get(Organisation, uid) for uid in dragged]
    if target is None or target.card.uid in dragged or None in partners:
        return False
    if target.card.slot:
        return len(dragged) == 1
    above = plan.get(Organisation, target.card.uid)
    while above is not None:
        if above.uid in dragged:
            return False
        above = plan.get(Organisation, above.parent)
    return any(one is not None and one.parent != target.card.uid for one in partners)


def drop_on(plan: Plan, target: CardItem, dragged: list[str]) -> None:
    """Hang partners under the target, or let one hold the open role that it is."""
    partners = [one for one in (plan.get(Organisation, uid) for uid in dragged) if one is not None]
    role = plan.get(Role, target.card.uid)
    if role is not None:
        fill_role(plan, role, partners[0])
    else:
        set_parent(plan, partners, plan.get(Organisation, target.card.uid))
