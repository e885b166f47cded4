"""Check rules of the page Governance: RACI, forums, the conflict ladder, protocols of shared data."""

from __future__ import annotations

from collections.abc import Iterable

from planner import i18n
from planner.analysis import raci
from planner.analysis.checks.rule import Rule, blank, listed, rows, shown_day
from planner.analysis.gather import Ecosystem
from planner.display import name_of
from planner.i18n import _
from planner.model import (
    ConflictRule,
    DataProtocol,
    Decision,
    Entity,
    Forum,
    ForumMember,
    Organisation,
    PlanInfo,
    ProtocolRecipient,
    Relationship,
    Role,
    ValueFlow,
)
from planner.model.choices import Classification, DecisionMethod, FlowKind, LegalBasis, RelationshipKind

PAGE = "Governance"
ALONE = (DecisionMethod.HUB_DECIDES, DecisionMethod.DELEGATED)


def accountable(ecosystem: Ecosystem, decision: Decision) -> str | None:
    """Each decision needs one who answers for it."""
    if ecosystem.letters[decision.uid].accountable:
        return None
    return _("Nobody is accountable for “{decision}”.").format(decision=decision.name)


def several_accountable(ecosystem: Ecosystem, decision: Decision) -> str | None:
    """Where several answer for a decision, nobody does."""
    found = ecosystem.letters[decision.uid].accountable
    if len(found) < 2:
        return None
    return _("Several are accountable for “{decision}”: {names}.").format(
        decision=decision.name, names=listed(found)
    )


def responsible(ecosystem: Ecosystem, decision: Decision) -> str | None:
    """Each decision needs one who does the work."""
    if ecosystem.letters[decision.uid].responsible:
        return None
    return _("Nobody is responsible for “{decision}”.").format(decision=decision.name)


def overloaded(ecosystem: Ecosystem, holder: Organisation | Role) -> str | None:
    """One who answers for too much becomes the bottleneck."""
    letters = list(ecosystem.letters.values())
    count = raci.accountabilities(letters).get(holder.name, 0)
    if count < raci.OVERLOAD_COUNT or count <= raci.OVERLOAD_SHARE * len(letters):
        return None
    return _("{holder} is accountable for {count} of {all} decisions.").format(
        holder=holder.name, count=i18n.number(count), all=i18n.number(len(letters))
    )


def decision_forum(ecosystem: Ecosystem, decision: Decision) -> str | None:
    """What is decided together needs a place where it is decided."""
    if decision.forum is not None or decision.method in ALONE:
        return None
    return _("No forum decides “{decision}”.").format(decision=decision.name)


def forum_members(ecosystem: Ecosystem, forum: Forum) -> str | None:
    """A forum is its members."""
    if ecosystem.of(ForumMember, "forum", forum.uid):
        return None
    return _("The forum “{forum}” has no members.").format(forum=forum.name)


def forum_chair(ecosystem: Ecosystem, forum: Forum) -> str | None:
    """Somebody should call the meeting."""
    return _("Nobody chairs the forum “{forum}”.").format(forum=forum.name) if blank(forum.chair) else None


def forum_cadence(ecosystem: Ecosystem, forum: Forum) -> str | None:
    """A forum without a rhythm does not meet."""
    if forum.cadence is not None:
        return None
    return _("It is not said how often the forum “{forum}” meets.").format(forum=forum.name)


def conflict_ladder(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """Partners should agree beforehand how a dispute is settled."""
    if ecosystem.plan.rows(ConflictRule):
        return None
    return _("It is not agreed how conflicts are settled.")


def personal_without_basis(ecosystem: Ecosystem, protocol: DataProtocol) -> str | None:
    """Personal data may be shared on a legal basis only."""
    if protocol.legal_basis not in (None, LegalBasis.NONE):
        return None
    return _("“{dataset}” holds personal data and has no legal basis.").format(dataset=protocol.dataset)


def personal_without_protocol(ecosystem: Ecosystem, relationship: Relationship) -> str | None:
    """Who shares data writes down which, what for and how it is guarded."""
    if _covered(ecosystem, relationship):
        return None
    return _("“{relationship}” has no data protocol.").format(
        relationship=name_of(ecosystem.plan, relationship)
    )


def _covered(ecosystem: Ecosystem, relationship: Relationship) -> bool:
    """A protocol names the relationship, or one end as its provider and the other as a recipient."""
    if ecosystem.of(DataProtocol, "relationship", relationship.uid):
        return True
    ends = ((relationship.source, relationship.target), (relationship.target, relationship.source))
    return any(
        recipient.organisation == receiver
        for giver, receiver in ends
        for protocol in ecosystem.of(DataProtocol, "provider", giver)
        for recipient in ecosystem.of(ProtocolRecipient, "data_protocol", protocol.uid)
    )


def recipient(ecosystem: Ecosystem, protocol: DataProtocol) -> str | None:
    """A protocol says who may have the data."""
    if protocol.relationship is not None or ecosystem.of(ProtocolRecipient, "data_protocol", protocol.uid):
        return None
    return _("It is not said who receives “{dataset}”.").format(dataset=protocol.dataset)


def protection(ecosystem: Ecosystem, protocol: DataProtocol) -> str | None:
    """What is sensitive must be guarded."""
    if not blank(protocol.protection):
        return None
    return _("It is not said how “{dataset}” is protected.").format(dataset=protocol.dataset)


def classification(ecosystem: Ecosystem, protocol: DataProtocol) -> str | None:
    """How data is handled follows from its class."""
    if protocol.classification is not None:
        return None
    return _("“{dataset}” is not classified.").format(dataset=protocol.dataset)


def review_overdue(ecosystem: Ecosystem, protocol: DataProtocol) -> str | None:
    """A protocol is looked at again when it was promised."""
    assert protocol.review_date is not None
    if protocol.review_date >= ecosystem.today:
        return None
    return _("The review of the protocol “{dataset}” was due on {day}.").format(
        dataset=protocol.dataset, day=shown_day(protocol.review_date)
    )


def holders(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at organisations and roles that are accountable for a decision."""
    found = raci.accountabilities(list(ecosystem.letters.values()))
    everyone: list[Organisation | Role] = [*ecosystem.organisations, *ecosystem.plan.rows(Role)]
    return [one for one in everyone if one.name in found]


def plan_with_two_partners(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at the plan once two could fall out."""
    return [ecosystem.plan.info] if len(ecosystem.organisations) > 1 else []


def sharing_data(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at relationships that share data, by their kind or by a flow of data in them."""
    carrying = {one.relationship for one in ecosystem.plan.rows(ValueFlow) if one.kind is FlowKind.DATA}
    shares = RelationshipKind.SHARES_DATA
    return [one for one in ecosystem.relationships if one.kind is shares or one.uid in carrying]


def personal(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at protocols of personal data."""
    return [one for one in ecosystem.plan.rows(DataProtocol) if one.personal_data]


def sensitive(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at protocols of personal, confidential or restricted data."""
    guarded = (Classification.CONFIDENTIAL, Classification.RESTRICTED)
    return [
        one for one in ecosystem.plan.rows(DataProtocol) if one.personal_data or one.classification in guarded
    ]


def to_review(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at protocols with a review date."""
    return [one for one in ecosystem.plan.rows(DataProtocol) if one.review_date is not None]


RULES = (
    Rule("raci.accountable", "error", PAGE, rows(Decision), accountable),
    Rule("raci.several_accountable", "error", PAGE, rows(Decision), several_accountable),
    Rule("raci.responsible", "error", PAGE, rows(Decision), responsible),
    Rule("raci.overloaded", "warning", PAGE, holders, overloaded),
    Rule("forum.decision", "warning", PAGE, rows(Decision), decision_forum),
    Rule("forum.members", "warning", PAGE, rows(Forum), forum_members),
    Rule("forum.chair", "hint", PAGE, rows(Forum), forum_chair),
    Rule("forum.cadence", "hint", PAGE, rows(Forum), forum_cadence),
    Rule("conflict.ladder", "hint", PAGE, plan_with_two_partners, conflict_ladder),
    Rule("data.personal_without_basis", "error", PAGE, personal, personal_without_basis),
    Rule("data.personal_without_protocol", "error", PAGE, sharing_data, personal_without_protocol),
    Rule("data.recipient", "warning", PAGE, rows(DataProtocol), recipient),
    Rule("data.protection", "warning", PAGE, sensitive, protection),
    Rule("data.classification", "hint", PAGE, rows(DataProtocol), classification),
    Rule("data.review_overdue", "warning", PAGE, to_review, review_overdue),
)
