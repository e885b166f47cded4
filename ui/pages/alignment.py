"""The alignment of a partner as pages show it, and the tone of its figure."""

from __future__ import annotations

from planner.analysis.strategy import alignment
from planner.model import Goal, Organisation, Stance
from ui.workspace import Workspace


def alignment_of(workspace: Workspace, partner: Organisation) -> float | None:
    """Return how far a partner stands with the goals, −1 to 1, None without a stance.

    The hub is no partner, so the analysis leaves it out; its own stances are worked out the same way.
    """
    if not partner.is_hub:
        found: float | None = workspace.analysis()["strategy"]["alignment"]["by_organisation"].get(
            partner.name
        )
        return found
    plan = workspace.plan
    weights = {goal.uid: goal.weight for goal in plan.rows(Goal)}
    return alignment(
        {one.goal: one.value for one in plan.rows(Stance) if one.organisation == partner.uid}, weights
    )


def alignment_tone(value: float) -> str:
    """Return the token that colours a figure."""
    return "good" if value >= 0.5 else "warning" if value >= 0.2 else "danger"
