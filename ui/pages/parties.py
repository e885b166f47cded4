"""The parties of a decision or data set: which organisations and roles stand as columns of a matrix."""

from __future__ import annotations

from collections.abc import Iterable

from planner.display import short_of
from planner.document import Plan
from planner.i18n import _, ngettext
from planner.model import Organisation, Role, RoleAssignment
from planner.model.choices import Stage
from ui.tables.matrix import Heading


def party_headings(plan: Plan, used: Iterable[str], *, everyone: bool = False) -> list[Heading]:
    """Return headings: the hub, organisations that are used or stand right under it, then the roles.

    `used` are keys that must be there; with `everyone` all organisations are.
    """
    used = set(used)
    organisations = [one for one in plan.rows(Organisation) if one.stage is not Stage.EXITED]
    hub = next((one for one in organisations if one.is_hub), None)
    near = (
        {one.uid for one in organisations if hub is not None and one.parent == hub.uid}
        if len(organisations) <= 12
        else set()
    )
    here = [one for one in organisations if everyone or one.is_hub or one.uid in used | near]
    here.sort(key=lambda one: not one.is_hub)
    headings = [Heading(one.uid, short_of(plan, one), _detail(plan, one)) for one in here]
    holders: dict[str, int] = {}
    for assignment in plan.rows(RoleAssignment):
        holders[assignment.role] = holders.get(assignment.role, 0) + 1
    for role in plan.rows(Role):
        count = holders.get(role.uid, 0)
        detail = ngettext("role · {n}", "role · {n}", count) if count else _("open role")
        headings.append(Heading(role.uid, role.name, detail))
    return headings


def _detail(plan: Plan, partner: Organisation) -> str:
    if partner.is_hub:
        return _("hub")
    return partner.kind.label.lower() if partner.kind is not None else ""


def party_pair(plan: Plan, uid: str) -> dict[str, str]:
    """Return the reference that names a party: organisation or role."""
    return {"organisation": uid} if plan.get(Organisation, uid) is not None else {"role": uid}
