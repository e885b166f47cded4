"""The check rules of the plan, a file a page; a rule exists only if a person would act on it."""

from planner.analysis.checks import governance, map, partners, performance, risks, roadmap, strategy
from planner.analysis.checks.rule import Rule

RULES: tuple[Rule, ...] = (
    *strategy.RULES,
    *map.RULES,
    *partners.RULES,
    *governance.RULES,
    *performance.RULES,
    *roadmap.RULES,
    *risks.RULES,
)

__all__ = ["RULES", "Rule"]
