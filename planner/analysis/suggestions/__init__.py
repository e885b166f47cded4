"""Risks the structure of a plan suggests, a file a theme; a fact the plan check knows too is told in its words."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from planner.analysis.gather import Ecosystem
from planner.analysis.suggestions import governance, partners, strategy
from planner.analysis.suggestions.suggestion import Concern, Draft, Register, Suggestion, SuggestionRule

RULES: tuple[SuggestionRule, ...] = (*partners.RULES, *governance.RULES, *strategy.RULES)


def suggestions(ecosystem: Ecosystem, dismissed: Collection[str] = ()) -> list[Suggestion]:
    """Return the risks suggested for a plan, by rule, without those whose key is `dismissed` and those that the
    register has already.
    """
    return [one for one in looked_for(ecosystem, dismissed) if one is not None]


def looked_for(ecosystem: Ecosystem, dismissed: Collection[str] = ()) -> Iterator[Suggestion | None]:
    """Yield the same one by one, and None after each row that suggests nothing, so that a window can pause between."""
    register = Register(ecosystem)
    for rule in RULES:
        for one in rule.looked_at(ecosystem):
            known = one is None or one.key in dismissed or register.has(one)
            yield None if known else one


__all__ = ["RULES", "Concern", "Draft", "Suggestion", "SuggestionRule", "looked_for", "suggestions"]
