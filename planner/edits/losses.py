"""How a plan draws its losses."""

from __future__ import annotations

from secrets import randbelow

from planner.document import Plan
from planner.i18n import N_

SEEDS = 1_000_000  # short enough to be read out, and typed again


def draw_anew(plan: Plan, origin: object | None = None) -> int:
    """Give the simulation another seed and return it: other years, by the same chances."""
    seed = randbelow(SEEDS)
    if seed == (plan.info.seed or 0):
        seed = (seed + 1) % SEEDS
    with plan.change(N_("Draw years anew"), origin):
        plan.info.seed = seed
    return seed
