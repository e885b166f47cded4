"""Risks the structure of a plan suggests, a file a theme; a fact the plan check knows too is told in its words."""

from __future__ import annotations

from collections.abc import Collection

from planner.analysis.gather import Ecosystem
from planner.analysis.suggestions import governance, partners, strategy
from planner.analysis.suggestions.suggestion import Concern, Draft, Suggestion, SuggestionRule, in_register

RULES: tuple[SuggestionRule, ...] = (*partners.RULES, *governance.RULES, *strategy.RULES)


def suggestions(ecosystem: Ecosystem, dismissed: Collection[str] = ()) -> list[Suggestion]:
    """Return the risks suggested for a plan, by rule, without those whose key is `dismissed` and those that the
    register has already.
    """
    found = (one for rule in RULES for one in rule.suggested(ecosystem) if one.key not in dismissed)
    return [one for one in found if not in_register(ecosystem, one)]


__all__ = ["RULES", "Concern", "Draft", "Suggestion", "SuggestionRule", "suggestions"]
