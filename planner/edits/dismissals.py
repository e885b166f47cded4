"""Edits of what a person does not want to be suggested again."""

from __future__ import annotations

from planner.document import Plan
from planner.i18n import N_
from planner.model import Dismissal


def dismissed_keys(plan: Plan) -> frozenset[str]:
    """Return the keys of the suggestions dismissed, as `Suggestion.key` writes them."""
    return frozenset(f"{one.rule}:{one.subject_uid or ''}" for one in plan.rows(Dismissal))


def dismiss(
    plan: Plan, rule: str, subject: str, note: str | None = None, origin: object | None = None
) -> None:
    """Keep a suggestion from coming back, in one undo step; dismissing it again changes nothing."""
    if f"{rule}:{subject}" in dismissed_keys(plan):
        return
    with plan.change(N_("Dismiss suggestion"), origin):
        plan.add(Dismissal(rule=rule, subject_uid=subject, note=note))


def bring_back_dismissed(plan: Plan, origin: object | None = None) -> int:
    """Forget all that was dismissed, in one undo step, and return how many suggestions that were."""
    rows = plan.rows(Dismissal)
    if rows:
        with plan.change(N_("Bring back dismissed suggestions"), origin):
            for row in list(rows):
                plan.delete(row)
    return len(rows)
