"""Risks suggested by governance: data without a protocol, who answers for too much, open roles that answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.analysis.checks import governance as checks
from planner.analysis.checks.rule import blank, listed, rows
from planner.analysis.gather import Ecosystem
from planner.analysis.suggestions.partners import ends, relationship_name
from planner.analysis.suggestions.suggestion import SuggestionRule, Texts
from planner.i18n import N_, _
from planner.model import Decision, Entity, Organisation, Responsibility, Role, RoleAssignment
from planner.model.choices import Letter, RiskCategory

_ACCOUNTABLE = (Letter.ACCOUNTABLE, Letter.ACCOUNTABLE_RESPONSIBLE)


def decisions_of(ecosystem: Ecosystem, role: Role) -> Sequence[Decision]:
    """Return the decisions a role is accountable for."""
    held = (one for one in ecosystem.of(Responsibility, "role", role.uid) if one.letter in _ACCOUNTABLE)
    found = (ecosystem.plan.get(Decision, one.decision) for one in held)
    return [one for one in found if one is not None]


def vacant_accountable(ecosystem: Ecosystem, role: Role) -> str | None:
    """What an open role answers for, nobody answers for."""
    held = ecosystem.of(RoleAssignment, "role", role.uid)
    if any(one.organisation in ecosystem.names for one in held):
        return None
    answers = [one.name for one in decisions_of(ecosystem, role)]
    if not blank(role.accountable_for):
        answers.append((role.accountable_for or "").strip())
    if not answers:
        return None
    return _("Nobody holds the role “{role}”, which is accountable for: {names}.").format(
        role=role.name, names=listed(answers)
    )


def holder_name(ecosystem: Ecosystem, holder: Organisation | Role) -> Mapping[str, str]:
    """Name who is accountable."""
    return {"holder": holder.name}


def role_name(ecosystem: Ecosystem, role: Role) -> Mapping[str, str]:
    """Name the role."""
    return {"role": role.name}


def around(ecosystem: Ecosystem, role: Role) -> Sequence[Entity]:
    """Return what a role is accountable for, and the organisation it stands under."""
    above = [one for one in ecosystem.organisations if one.uid == role.under]
    return [*decisions_of(ecosystem, role), *above]


RULES = (
    SuggestionRule(
        "personal_data", checks.sharing_data, checks.personal_without_protocol,
        Texts(
            RiskCategory.DATA,
            N_("Data shared in “{relationship}” gets out or is misused"),
            N_("No protocol says which data is shared, what for and how it is guarded"),
            N_("Personal data is passed on, lost or used for something else"),
            N_("People are harmed, and the regulator steps in"),
        ),
        relationship_name, ends,
    ),
    SuggestionRule(
        "overloaded", checks.holders, checks.overloaded,
        Texts(
            RiskCategory.GOVERNANCE,
            N_("Decisions wait for {holder}"),
            N_("{holder} is accountable for more than it can look after"),
            N_("{holder} is busy or away when a decision is due"),
            N_("Decisions come late, and partners go their own way"),
        ),
        holder_name,
    ),
    SuggestionRule(
        "vacant_accountable", rows(Role), vacant_accountable,
        Texts(
            RiskCategory.GOVERNANCE,
            N_("Nobody answers for what “{role}” should do"),
            N_("The role “{role}” is open"),
            N_("A decision is due and nobody makes it"),
            N_("It is made late, twice or not at all"),
        ),
        role_name, around,
    ),
)  # fmt: skip
