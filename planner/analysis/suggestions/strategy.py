"""Risks suggested by strategy: partners that pull apart, trends nobody is ready for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner import i18n
from planner.analysis.checks import risks as risk_checks
from planner.analysis.checks import strategy as checks
from planner.analysis.checks.rule import rows
from planner.analysis.gather import Ecosystem
from planner.analysis.strategy import conflicts
from planner.analysis.suggestions.suggestion import SuggestionRule, Texts
from planner.i18n import N_, _
from planner.model import Goal, Organisation, Trend
from planner.model.choices import RiskCategory


def opponents(ecosystem: Ecosystem, goal: Goal) -> Sequence[Organisation]:
    """Return the partners against a goal that others support."""
    against = {name for one in conflicts(ecosystem.stances, [goal.name]) for name in one.opponents}
    return [one for one in ecosystem.partners if one.name in against]


def unprepared(ecosystem: Ecosystem, trend: Trend) -> str | None:
    """A strong trend that nobody is ready for strikes unprepared, even where a response is written down."""
    said = risk_checks.trend_response(ecosystem, trend)
    if said is not None:
        return said
    readiness = trend.readiness or risk_checks.UNPREPARED
    if (trend.impact or 0) < risk_checks.STRONG or readiness > risk_checks.UNPREPARED:
        return None
    return _("“{trend}” has impact {impact} of 5, and readiness {readiness} of 5.").format(
        trend=trend.name, impact=i18n.number(trend.impact or 0), readiness=i18n.number(readiness)
    )


def goal_name(ecosystem: Ecosystem, goal: Goal) -> Mapping[str, str]:
    """Name the goal."""
    return {"goal": goal.name}


def trend_name(ecosystem: Ecosystem, trend: Trend) -> Mapping[str, str]:
    """Name the trend."""
    return {"trend": trend.name}


RULES = (
    SuggestionRule(
        "goal_conflict", rows(Goal), checks.goal_conflict,
        Texts(
            RiskCategory.ALIGNMENT,
            N_("Partners work against each other on “{goal}”"),
            N_("Some want “{goal}”, others are against it"),
            N_("A partner blocks it or goes its own way"),
            N_("“{goal}” is missed, and trust suffers"),
        ),
        goal_name, opponents,
    ),
    SuggestionRule(
        "trend", rows(Trend), unprepared,
        Texts(
            RiskCategory.MARKET,
            N_("“{trend}” finds the ecosystem unprepared"),
            N_("“{trend}” will change much, and readiness is low"),
            N_("It comes sooner or stronger than expected"),
            N_("What the ecosystem offers is overtaken"),
        ),
        trend_name,
    ),
)  # fmt: skip
