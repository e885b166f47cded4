"""How fast losses are simulated, beside numpy drawing the same events at once, and in how much memory."""

from __future__ import annotations

import random
import tracemalloc
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from planner.analysis.loss.scenario import Scenario
from planner.i18n import _
from ui.commands.bench_figure import Figure, in_turns, milliseconds

if TYPE_CHECKING:
    from planner.analysis.loss.simulate import Losses

RISKS, TRIALS = 2_000, 100_000
FEW, FEW_TRIALS = 50, 20_000  # what is drawn again while a slider moves
_SEED = 1
_MEMORY, _SLIDER = 500.0, 50.0  # MB, ms


def risk_figures(
    risks: int = RISKS, trials: int = TRIALS, few: int = FEW, few_trials: int = FEW_TRIALS, rounds: int = 3
) -> Iterator[Figure]:
    """Return `risk.simulate` (ms for 2,000 risks and 100,000 years), `risk.memory` (peak MB of it) and `risk.slider`
    (ms for 50 risks and 20,000 years with shared shocks and their figures).
    """
    from planner.analysis.loss.simulate import simulate
    from planner.analysis.loss.summary import exceedance, summary

    many = register(risks)
    value, yardstick = in_turns(
        lambda: milliseconds(lambda: simulate(many, trials, _SEED)),
        lambda: milliseconds(lambda: plainly(many, trials, _SEED)),
        rounds,
    )
    yield Figure("risk.simulate", value, "ms", _("numpy drawing all events at once"), yardstick, 1.3)
    tracemalloc.start()
    simulate(many, trials, _SEED, 0.3)
    peak = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    yield Figure("risk.memory", peak, "MB", _("The limit"), _MEMORY, 1)
    some = register(few)

    def drawn_again() -> None:
        losses = simulate(some, few_trials, _SEED, 0.3)
        summary(losses, 1e6)
        exceedance(losses)

    value = min(milliseconds(drawn_again) for _round in range(2 * rounds + 1))
    yield Figure("risk.slider", value, "ms", _("The limit"), _SLIDER, 1)


def register(count: int) -> list[Scenario]:
    """Return risks that happen once in a hundred years to once a year, each linked to two of many partners."""
    chance = random.Random(count)
    return [
        Scenario(
            key=f"r{number}",
            name=f"Risk {number}",
            frequency=10 ** chance.uniform(-2, 0),
            low=10 ** chance.uniform(3, 4),
            high=10 ** chance.uniform(4, 6),
            partners=(f"p{chance.randrange(count // 5 + 1)}", f"q{chance.randrange(count // 5 + 1)}"),
        )
        for number in range(count)
    ]


def plainly(risks: Sequence[Scenario], trials: int, seed: int) -> Losses:
    """Return the loss of each year as the plainest numpy draws it: as many losses as events, each in a random year."""
    import numpy as np

    chance = np.random.default_rng(seed)
    counts = chance.poisson(np.array([one.frequency for one in risks]) * trials)
    mu, sigma = (np.array([getattr(one, name) for one in risks]) for name in ("mu", "sigma"))
    losses = chance.lognormal(np.repeat(mu, counts), np.repeat(sigma, counts))
    years: Losses = np.bincount(chance.integers(trials, size=len(losses)), losses, trials).astype(np.float64)
    return years
