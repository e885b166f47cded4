"""Edits that make risks somebody drafted: the structure of the plan, or the library of starter risks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.document import Plan
from planner.edits.rows import new_row
from planner.i18n import N_
from planner.model import Action, Risk, RiskLink


@dataclass(frozen=True)
class RiskDraft:
    """A risk to be made: its fields, the keys it is linked to by field of the risk link, the fields of its actions."""

    values: Mapping[str, Any]
    links: Mapping[str, Sequence[str]] = field(default_factory=dict)
    actions: Sequence[Mapping[str, Any]] = ()


def take_suggestion(plan: Plan, draft: RiskDraft, origin: object | None = None) -> Risk:
    """Make the risk of a suggestion with its links, in one undo step. Raises Invalid when a value does not fit."""
    with plan.change(N_("Take suggestion"), origin):
        return _add(plan, draft)


def add_from_library(plan: Plan, drafts: Iterable[RiskDraft], origin: object | None = None) -> list[Risk]:
    """Make starter risks with their actions, in one undo step. Raises Invalid when a value does not fit."""
    drafts = list(drafts)
    if not drafts:
        return []
    with plan.change(N_("Add risks from the library"), origin):
        return [_add(plan, draft) for draft in drafts]


def _add(plan: Plan, draft: RiskDraft) -> Risk:
    risk = plan.add(new_row(plan, Risk, draft.values))
    for name, uids in draft.links.items():
        for uid in dict.fromkeys(uids):
            plan.add(new_row(plan, RiskLink, {"risk": risk.uid, name: uid}))
    for values in draft.actions:
        plan.add(new_row(plan, Action, {"risk": risk.uid, **values}))
    return risk
