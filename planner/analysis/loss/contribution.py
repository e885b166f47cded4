"""What each risk adds to the losses of all: on average, and in the worst years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.analysis.loss.scenario import Scenario, ale_shares
from planner.analysis.loss.simulate import Losses, tail_contributions
from planner.progress import Tell, silent


@dataclass(frozen=True)
class Contribution:
    """A risk by key and name: its expected loss (money a year) with its share (0–1) of all, and its mean loss in the
    worst 5 % of years with its share of the expected shortfall.
    """

    key: str
    name: str
    annual_loss: float
    share: float
    tail_loss: float
    tail_share: float


def contributions(
    scenarios: Sequence[Scenario], losses: Losses, seed: int, shock_share: float = 0.0, tell: Tell = silent
) -> list[Contribution]:
    """Return what each scenario adds, those first that add most to the worst years: a tornado.

    `losses`, `seed` and `shock_share` must be those of `simulate`; it takes about as long again.
    """
    shares, tail = ale_shares(scenarios), tail_contributions(scenarios, losses, seed, shock_share, tell)
    total = sum(tail.values())
    found = [
        Contribution(
            one.key,
            one.name,
            one.annual_loss,
            shares.get(one.key, 0.0),
            tail[one.key],
            tail[one.key] / total if total > 0 else 0.0,
        )
        for one in scenarios
    ]
    return sorted(found, key=lambda one: (-one.tail_loss, one.key))
