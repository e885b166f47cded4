"""Check rules of the page Map: partners, the hub, organisations without a tie, open roles, partners without a role."""

from __future__ import annotations

from collections.abc import Iterable

from planner import i18n
from planner.analysis.checks.rule import Rule, partners, rows, the_plan
from planner.analysis.gather import Ecosystem
from planner.display import name_of
from planner.i18n import _
from planner.model import Entity, Organisation, PlanInfo, Relationship, Role, RoleAssignment

PAGE = "Map"


def some_partner(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """A hub alone is no ecosystem."""
    return None if ecosystem.partners else _("The plan names no partner.")


def hub(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """Somebody should coordinate."""
    return None if ecosystem.hub_name is not None else _("No organisation is marked as the hub.")


def orphan(ecosystem: Ecosystem, organisation: Organisation) -> str | None:
    """An organisation without a tie takes no part."""
    if ecosystem.network.neighbours[organisation.name]:
        return None
    return _("{organisation} is tied to nobody.").format(organisation=organisation.name)


def vacant_role(ecosystem: Ecosystem, role: Role) -> str | None:
    """A role needs its holders."""
    held = sum(one.organisation in ecosystem.names for one in ecosystem.of(RoleAssignment, "role", role.uid))
    if held >= role.needed:
        return None
    if held == 0:
        return _("“{role}” is open: nobody holds the role.").format(role=role.name)
    return _("“{role}” is open: {held} of {needed} hold the role.").format(
        role=role.name, held=i18n.number(held), needed=i18n.number(role.needed)
    )


def partner_role(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """Each partner is there for something."""
    if ecosystem.of(RoleAssignment, "organisation", partner.uid):
        return None
    return _("{partner} has no role.").format(partner=partner.name)


def relationship_kind(ecosystem: Ecosystem, relationship: Relationship) -> str | None:
    """A line on the map should say what it stands for."""
    if relationship.kind is not None:
        return None
    return _("The relationship {relationship} has no kind.").format(
        relationship=name_of(ecosystem.plan, relationship)
    )


def plan_with_partners(ecosystem: Ecosystem) -> list[PlanInfo]:
    """Look at the plan itself once it names a partner: until then there is nobody to coordinate."""
    return [ecosystem.plan.info] if ecosystem.partners else []


def organisations(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at every organisation, once there are two."""
    return ecosystem.organisations if len(ecosystem.organisations) > 1 else []


def relationships(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at every relationship that has not ended."""
    return ecosystem.relationships


RULES = (
    Rule("map.partners", "warning", PAGE, the_plan, some_partner),
    Rule("map.hub", "warning", PAGE, plan_with_partners, hub),
    Rule("map.orphan", "warning", PAGE, organisations, orphan),
    Rule("map.vacant_role", "warning", PAGE, rows(Role), vacant_role),
    Rule("map.partner_role", "hint", PAGE, partners, partner_role),
    Rule("map.relationship_kind", "hint", PAGE, relationships, relationship_kind),
)
