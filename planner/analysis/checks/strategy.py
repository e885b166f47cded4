"""Check rules of the page Strategy: mission, goals and stances, value propositions, resources,
choice of model.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner import i18n
from planner.analysis.checks.rule import Rule, active_partners, blank, listed, rows, the_plan
from planner.analysis.gather import Ecosystem
from planner.analysis.model_choice import choose_model
from planner.analysis.network import hub_share
from planner.analysis.strategy import conflicts
from planner.i18n import _
from planner.model import (
    Entity,
    Goal,
    Kpi,
    ModelCriterion,
    Organisation,
    PlanInfo,
    Resource,
    RoleAssignment,
    Stance,
)
from planner.model import ValueProposition as Proposition
from planner.model.choices import ModelQuestion, ResourceStatus

PAGE = "Strategy"
HUB_DOMINATES = 0.8  # ours: from here on a map is a star rather than a web


def mission(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """Without a mission nobody knows what the plan is for."""
    return (
        _("The plan has no mission: say in one sentence what the ecosystem does.")
        if blank(plan.mission)
        else None
    )


def value_promised(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """The customer at the end of the chain should get something that is written down."""
    return _("The plan does not say what value it promises.") if blank(plan.value_promised) else None


def goals(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """Alignment needs something to align with."""
    return None if ecosystem.plan.rows(Goal) else _("The plan has no goal.")


def model_questions(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """The choice of model rests on answers."""
    if choose_model(ecosystem.model_answers).choice is not None:
        return None
    answered = sum(one.value is not None for one in ecosystem.model_answers.values())
    return _("{answered} of {all} questions on channel or ecosystem are answered: too few to choose.").format(
        answered=answered, all=len(ModelQuestion)
    )


def model_structure(ecosystem: Ecosystem, plan: PlanInfo) -> str | None:
    """What was chosen should be what was drawn."""
    share = hub_share(ecosystem.network, ecosystem.hub_name)
    if ecosystem.model != "ecosystem" or share is None or share < HUB_DOMINATES:
        return None
    return _("The answers call for an ecosystem, but {share} of the links touch the hub.").format(
        share=i18n.percent(share)
    )


def goal_stance(ecosystem: Ecosystem, goal: Goal) -> str | None:
    """A goal nobody was asked about is nobody's."""
    asked = any(ecosystem.counts(one.organisation) for one in ecosystem.of(Stance, "goal", goal.uid))
    return None if asked else _("Nobody has been asked about “{goal}”.").format(goal=goal.name)


def goal_kpi(ecosystem: Ecosystem, goal: Goal) -> str | None:
    """Without a measure nobody knows when a goal is met."""
    if ecosystem.of(Kpi, "goal", goal.uid):
        return None
    return _("“{goal}” has no measure: nobody will know when it is met.").format(goal=goal.name)


def goal_owner(ecosystem: Ecosystem, goal: Goal) -> str | None:
    """Somebody should care for each goal."""
    return _("“{goal}” has no owner.").format(goal=goal.name) if blank(goal.owner) else None


def goal_conflict(ecosystem: Ecosystem, goal: Goal) -> str | None:
    """Partners that pull apart should talk."""
    found = conflicts(ecosystem.stances, [goal.name])
    if not found:
        return None
    return _("Partners disagree on “{goal}”: {supporters} for it, {opponents} against.").format(
        goal=goal.name, supporters=listed(found[0].supporters), opponents=listed(found[0].opponents)
    )


def proposition(ecosystem: Ecosystem, partner: Organisation) -> str | None:
    """Each active partner should know why it is worth taking part."""
    held = (one.role for one in ecosystem.of(RoleAssignment, "organisation", partner.uid))
    for_everyone = any(
        one.organisation is None and one.role is None for one in ecosystem.plan.rows(Proposition)
    )
    if (
        for_everyone
        or ecosystem.of(Proposition, "organisation", partner.uid)
        or any(ecosystem.of(Proposition, "role", role) for role in held)
    ):
        return None
    return _("{partner} has no value proposition.").format(partner=partner.name)


def provider(ecosystem: Ecosystem, resource: Resource) -> str | None:
    """Somebody must bring what is needed."""
    if resource.provider is not None or resource.status in (
        ResourceStatus.COMMITTED,
        ResourceStatus.IN_PLACE,
    ):
        return None
    return _("Nobody provides “{resource}”.").format(resource=resource.name)


def plan_with_answers(ecosystem: Ecosystem) -> Iterable[Entity]:
    """Look at the plan once the questions choose a model."""
    return [ecosystem.plan.info] if ecosystem.plan.rows(ModelCriterion) and ecosystem.model else []


RULES = (
    Rule("strategy.mission", "warning", PAGE, the_plan, mission),
    Rule("strategy.value_promised", "hint", PAGE, the_plan, value_promised),
    Rule("strategy.goals", "warning", PAGE, the_plan, goals),
    Rule("strategy.goal_stance", "warning", PAGE, rows(Goal), goal_stance),
    Rule("strategy.goal_kpi", "hint", PAGE, rows(Goal), goal_kpi),
    Rule("strategy.goal_owner", "hint", PAGE, rows(Goal), goal_owner),
    Rule("strategy.conflict", "warning", PAGE, rows(Goal), goal_conflict),
    Rule("strategy.proposition", "warning", PAGE, active_partners, proposition),
    Rule("strategy.resource_provider", "hint", PAGE, rows(Resource), provider),
    Rule("strategy.model_questions", "hint", PAGE, the_plan, model_questions),
    Rule("strategy.model_structure", "hint", PAGE, plan_with_answers, model_structure),
)
