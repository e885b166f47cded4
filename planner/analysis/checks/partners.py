"""Check rules of the page Partners: stage, benefit, criticality, capabilities, selection,
agreements that end.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from planner import i18n
from planner.analysis.capability import IMPORTANT
from planner.analysis.checks.rule import Rule, active_partners, blank, listed, partners, rows, shown_day
from planner.analysis.criticality import zone
from planner.analysis.gather import NOT_YET_IN, Ecosystem
from planner.analysis.selection import failed_gate
from planner.display import name_of
from planner.i18n import _
from planner.model import Capability, Entity, Organisation, Provision, Relationship

PAGE = "Partners"
SOON = 90  # days before an agreement ends


def stage(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """A partner should stand somewhere in the pipeline."""
    return _("{partner} has no stage.").format(partner=partner.name) if partner.stage is None else None


def benefit(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """A partner that gains nothing will not stay."""
    return (
        _("It is not said what {partner} gets.").format(partner=partner.name)
        if blank(partner.benefit)
        else None
    )


def contribution(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """A partner is there for what it gives."""
    if not blank(partner.contribution):
        return None
    return _("It is not said what {partner} gives.").format(partner=partner.name)


def manager(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """Somebody should look after each partnership."""
    return _("Nobody looks after {partner}.").format(partner=partner.name) if blank(partner.manager) else None


def criticality(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """Who is critical can be told only from all four ratings."""
    unrated = ecosystem.ratings[partner.name].unrated()
    if not unrated:
        return None
    return _("How critical {partner} is cannot be told: {ratings} not rated.").format(
        partner=partner.name, ratings=listed(unrated, 4)
    )


def exit_plan(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """Who is critical may leave all the same."""
    if not blank(partner.exit_plan):
        return None
    return _("{partner} is critical and has no exit plan.").format(partner=partner.name)


def says_no(ecosystem: Ecosystem, organisation: Organisation) -> str | None:
    """Who loses will not take part for long."""
    net = ecosystem.net_values[organisation.name]
    if net >= 0:
        return None
    return _("{organisation} loses {amount} a year.").format(
        organisation=organisation.name,
        amount=i18n.money(-net, ecosystem.plan.info.currency, short=True),
    )


def _providers(ecosystem: Ecosystem, capability: Capability) -> list[str]:
    return [
        ecosystem.names[one.organisation]
        for one in ecosystem.of(Provision, "capability", capability.uid)
        if one.organisation in ecosystem.names and (one.level or 0) >= capability.needed_level
    ]


def capability_gap(ecosystem: Ecosystem, capability: Capability) -> str | None:
    """What is needed must be provided by someone."""
    if _providers(ecosystem, capability):
        return None
    return _("Nobody provides “{capability}” at the level needed.").format(capability=capability.name)


def single_provider(ecosystem: Ecosystem, capability: Capability) -> str | None:
    """What matters should not hang on one partner."""
    providers = _providers(ecosystem, capability)
    if len(providers) != 1:
        return None
    return _("Only {partner} provides “{capability}”.").format(
        partner=providers[0], capability=capability.name
    )


def unscored(ecosystem: Ecosystem, candidate: Organisation) -> str | None:
    """A candidate can be compared only once it is scored on everything."""
    scored = ecosystem.candidates[candidate.uid]
    left = [one.name for one in ecosystem.criteria if scored.mean(one.name) is None]
    if not left:
        return None
    return _("{candidate} is not scored on {criteria}.").format(
        candidate=candidate.name, criteria=listed(left)
    )


def gate(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """A partner was taken in although it misses a minimum."""
    failed = failed_gate(ecosystem.candidates[partner.uid], ecosystem.criteria)
    if failed is None:
        return None
    return _("{partner} was chosen although it misses the minimum of “{criterion}”.").format(
        partner=partner.name, criterion=failed
    )


def agreement_ending(ecosystem: Ecosystem, relationship: Relationship) -> str | None:
    """An agreement should be renewed before it ends, and before its notice is due."""
    assert relationship.end is not None
    ahead = timedelta(days=max(SOON, relationship.notice_days or 0))
    if not ecosystem.today <= relationship.end <= ecosystem.today + ahead:
        return None
    return _("The agreement “{relationship}” ends on {day}.").format(
        relationship=name_of(ecosystem.plan, relationship), day=shown_day(relationship.end)
    )


def agreement_ended(ecosystem: Ecosystem, relationship: Relationship) -> str | None:
    """What has run out is either renewed or over."""
    assert relationship.end is not None
    if relationship.end >= ecosystem.today:
        return None
    return _("The agreement “{relationship}” ended on {day}: renew it, or mark it as ended.").format(
        relationship=name_of(ecosystem.plan, relationship), day=shown_day(relationship.end)
    )


def critical_partners(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at partners in the zones control and danger."""
    return [
        one for one in ecosystem.partners if zone(ecosystem.criticality[one.name]) in ("control", "danger")
    ]


def with_net_value(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at organisations with a net value."""
    return [one for one in ecosystem.organisations if one.name in ecosystem.net_values]


def important_capabilities(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at capabilities of importance 4 and 5."""
    return [one for one in ecosystem.plan.rows(Capability) if one.importance >= IMPORTANT]


def candidates(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at organisations with an assessment."""
    return [one for one in ecosystem.organisations if one.uid in ecosystem.candidates]


def chosen_candidates(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at candidates that were selected or are further on."""
    return [
        one
        for one in ecosystem.organisations
        if one.uid in ecosystem.candidates and one.stage not in NOT_YET_IN
    ]


def with_end(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at relationships whose agreement has an end."""
    return [one for one in ecosystem.relationships if one.end is not None]


RULES = (
    Rule("partners.stage", "hint", PAGE, partners, stage),
    Rule("partners.benefit", "hint", PAGE, active_partners, benefit),
    Rule("partners.contribution", "hint", PAGE, active_partners, contribution),
    Rule("partners.manager", "hint", PAGE, active_partners, manager),
    Rule("partners.criticality", "hint", PAGE, active_partners, criticality),
    Rule("partners.exit_plan", "warning", PAGE, critical_partners, exit_plan),
    Rule("partners.says_no", "warning", PAGE, with_net_value, says_no),
    Rule("partners.capability_gap", "warning", PAGE, rows(Capability), capability_gap),
    Rule("partners.single_provider", "warning", PAGE, important_capabilities, single_provider),
    Rule("partners.unscored", "hint", PAGE, candidates, unscored),
    Rule("partners.gate", "warning", PAGE, chosen_candidates, gate),
    Rule("partners.agreement_ending", "warning", PAGE, with_end, agreement_ending),
    Rule("partners.agreement_ended", "warning", PAGE, with_end, agreement_ended),
)
