"""Edits of risks and their actions: scores, the scale they are measured on, what is done and what is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from planner.document import Plan
from planner.i18n import N_
from planner.model import Action, Risk, ScaleLevel
from planner.model.choices import ActionStatus


def score_risks(
    plan: Plan, scores: Mapping[str, tuple[int | None, int | None]], origin: object | None = None
) -> None:
    """Give risks (by uid) a likelihood and an impact, or take both away. Raises Invalid above the plan's levels."""
    wanted = {uid: pair for uid, pair in scores.items() if plan.get(Risk, uid) is not None}
    if not wanted:
        return
    with plan.change(N_("Score risk"), origin):
        for uid, (likelihood, impact) in wanted.items():
            risk = plan.get(Risk, uid)
            assert risk is not None
            risk.likelihood, risk.impact = likelihood, impact


def set_measure(
    plan: Plan,
    info: Mapping[str, int | None],
    risks: Mapping[str, Mapping[str, int]],
    definitions: Mapping[str, Mapping[str, Any]],
    joined: Mapping[str, Iterable[str]],
    origin: object | None = None,
) -> None:
    """Measure the risks of a plan otherwise, in one undo step: `info` are fields of the plan, the others fields of
    risks and scale definitions by uid; `joined` names the definitions that go into another.

    All at once, since scores above the plan's levels are refused. Raises Invalid when they do not fit together.
    """
    with plan.change(N_("Change how risks are measured"), origin):
        for name, value in info.items():
            setattr(plan.info, name, value)
        for uid, values in risks.items():
            _give(plan.get(Risk, uid), values)
        _redefine(plan, definitions, {uid for gone in joined.values() for uid in gone})


def _redefine(plan: Plan, definitions: Mapping[str, Mapping[str, Any]], gone: set[str]) -> None:
    """Move scale definitions to other levels; two may change places, so all make room before any is put back."""
    moved = {uid: plan.get(ScaleLevel, uid) for uid in definitions}
    changed = {uid: row for uid, row in moved.items() if row is not None and _differs(row, definitions[uid])}
    kept = {uid: {"scale": row.scale, **_words(row), **definitions[uid]} for uid, row in changed.items()}
    for uid in [*gone, *changed]:
        row = plan.get(ScaleLevel, uid)
        if row is not None:
            plan.delete(row)
    for values in kept.values():
        plan.add(ScaleLevel(**values))


def _differs(row: ScaleLevel, values: Mapping[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in values.items())


def _words(row: ScaleLevel) -> dict[str, Any]:
    return {name: getattr(row, name) for name in ("level", "label", "meaning", "low", "high")}


def _give(row: object | None, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        if row is not None:
            setattr(row, name, value)


def complete_actions(
    plan: Plan, actions: Iterable[Action], done: bool = True, origin: object | None = None
) -> None:
    """Mark actions as done, or as not done again: those that had begun go on, the others are planned."""
    actions = list(actions)
    if not actions:
        return
    with plan.change(N_("Complete action") if done else N_("Reopen action"), origin):
        for one in actions:
            if done:
                one.status, one.percent = ActionStatus.DONE, 100
            else:
                begun = one.percent is not None and 0 < one.percent < 100
                one.status = ActionStatus.DOING if begun else ActionStatus.PLANNED
                one.percent = one.percent if begun else None


def choose_actions(
    plan: Plan, chosen: Iterable[str], dropped: Iterable[str], origin: object | None = None
) -> None:
    """Keep the actions of a set (by uid) and drop the others that were looked at; done ones are left alone."""
    keep = set(chosen)
    rows = [plan.get(Action, uid) for uid in dict.fromkeys(dropped) if uid not in keep]
    wanted = [row for row in rows if row is not None and row.status is not ActionStatus.DONE]
    if not wanted:
        return
    with plan.change(N_("Choose the cheapest actions"), origin):
        for row in wanted:
            row.status = ActionStatus.DROPPED
