"""Risks suggested by partners and their agreements: who is hard to do without, who may leave, who is against it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from planner import i18n
from planner.analysis.checks import partners as checks
from planner.analysis.checks.rule import listed, partners
from planner.analysis.drill import cut_off
from planner.analysis.gather import Ecosystem
from planner.analysis.network import articulation_points
from planner.analysis.suggestions.suggestion import SuggestionRule, Texts
from planner.display import name_of
from planner.i18n import N_, _
from planner.model import Capability, Entity, Organisation, Relationship
from planner.model.choices import Attitude, RiskCategory

INFLUENTIAL = 4  # of 5
AGAINST = (Attitude.CRITIC, Attitude.BLOCKER)
CONCENTRATED = 0.4  # of the yearly value; ours
ENOUGH = 3  # partners with a value, below which any share is large


def single_provider(ecosystem: Ecosystem, capability: Capability) -> Sequence[Organisation]:
    """Return the one that provides a capability at the level needed."""
    (need,) = [one for one in ecosystem.needs if one.name == capability.name]
    return [one for one in ecosystem.organisations if one.name in need.providers]


def capability_names(ecosystem: Ecosystem, capability: Capability) -> Mapping[str, str]:
    """Name a capability and its provider."""
    return {"capability": capability.name, "partner": single_provider(ecosystem, capability)[0].name}


def articulation(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """One without whom others are out of reach holds the network together (Tarjan 1972)."""
    apart = cut_off(ecosystem.network, partner.name, ecosystem.hub_name)
    if not apart:
        return None
    return _("Without {partner} these lose their tie to the others: {names}.").format(
        partner=partner.name, names=listed(apart)
    )


def cut_partners(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at partners that are articulation points of the network."""
    points = set(articulation_points(ecosystem.network))
    return [one for one in ecosystem.partners if one.name in points]


def influential_critic(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """Who has weight and is against it will be heard."""
    if (partner.influence or 0) < INFLUENTIAL or partner.attitude not in AGAINST:
        return None
    return _("{partner} has influence {influence} of 5, and its attitude is: {attitude}.").format(
        partner=partner.name, influence=i18n.number(partner.influence or 0), attitude=partner.attitude.label.lower()
    )  # fmt: skip


def concentration(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """What hangs on one partner goes with it."""
    share = value_shares(ecosystem).get(partner.name, 0.0)
    if share <= CONCENTRATED:
        return None
    return _("{share} of the value a year flows from or to {partner}.").format(
        share=i18n.percent(share), partner=partner.name
    )


def value_shares(ecosystem: Ecosystem) -> dict[str, float]:
    """Return the share (0–1) of the yearly value of all flows that touches each partner, by name; flows between two
    partners count for both. Empty below three partners with a value.
    """
    amounts: dict[str, float] = {}
    names = {one.name for one in ecosystem.partners}
    for flow in ecosystem.flows:
        for end in {flow.giver, flow.receiver} & names:
            amounts[end] = amounts.get(end, 0.0) + flow.gain
    valued = {name: amount for name, amount in amounts.items() if amount > 0}
    total = sum(flow.gain for flow in ecosystem.flows)
    return {name: amount / total for name, amount in valued.items()} if len(valued) >= ENOUGH else {}


def partner_name(ecosystem: Ecosystem, partner: Organisation) -> Mapping[str, str]:
    """Name the partner."""
    return {"partner": partner.name}


def relationship_name(ecosystem: Ecosystem, relationship: Relationship) -> Mapping[str, str]:
    """Name the relationship."""
    return {"relationship": name_of(ecosystem.plan, relationship)}


def ends(ecosystem: Ecosystem, relationship: Relationship) -> Sequence[Organisation]:
    """Return the partners at both ends of a relationship."""
    return [one for one in ecosystem.partners if one.uid in (relationship.source, relationship.target)]


RULES = (
    SuggestionRule(
        "single_provider", checks.important_capabilities, checks.single_provider,
        Texts(
            RiskCategory.DEPENDENCY,
            N_("{partner} can no longer provide “{capability}”"),
            N_("Nobody but {partner} provides it at the level needed"),
            N_("{partner} fails, leaves or asks for more"),
            N_("“{capability}” is missing until another provider is found"),
        ),
        capability_names, single_provider,
    ),
    SuggestionRule(
        "articulation", cut_partners, articulation,
        Texts(
            RiskCategory.OPERATIONAL,
            N_("Partners are cut off without {partner}"),
            N_("{partner} is their only tie to the others"),
            N_("{partner} leaves or stops passing things on"),
            N_("The partners behind it can no longer be reached"),
        ),
        partner_name,
    ),
    SuggestionRule(
        "exit_plan", checks.critical_partners, checks.exit_plan,
        Texts(
            RiskCategory.DEPENDENCY,
            N_("{partner} leaves and nothing is prepared"),
            N_("{partner} is critical and has no exit plan"),
            N_("{partner} leaves at short notice"),
            N_("Its part stands still while a replacement is sought in haste"),
        ),
        partner_name,
    ),
    SuggestionRule(
        "agreement_ending", checks.with_end, checks.agreement_ending,
        Texts(
            RiskCategory.LEGAL,
            N_("The agreement “{relationship}” runs out"),
            N_("Its end is near and it is not renewed"),
            N_("The agreement ends before a new one is signed"),
            N_("Work goes on without a contract, or stops"),
        ),
        relationship_name, ends,
    ),
    SuggestionRule(
        "value_concentration", partners, concentration,
        Texts(
            RiskCategory.FINANCIAL,
            N_("Much of the value is lost with {partner}"),
            N_("A large share of the yearly value hangs on {partner}"),
            N_("{partner} leaves, or trades less"),
            N_("The ecosystem no longer pays for the others"),
        ),
        partner_name,
    ),
    SuggestionRule(
        "influential_critic", partners, influential_critic,
        Texts(
            RiskCategory.ALIGNMENT,
            N_("{partner} turns others against the ecosystem"),
            N_("{partner} has much influence and is not convinced"),
            N_("{partner} speaks up against it or holds decisions up"),
            N_("Other partners hesitate, and decisions take longer"),
        ),
        partner_name,
    ),
)  # fmt: skip
