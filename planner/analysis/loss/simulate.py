"""Years drawn at random: what all risks together cost in each of them.

Events are drawn rather than years: each source has a Poisson number of events in all years together, and every event
falls into a year at random, which is the same law (order statistics of a Poisson process; Ross, Stochastic processes,
ch. 2). Each source has a stream of its own, named by its key, so that a risk has the same luck whatever its place in
the register, whatever other risks there are, and whatever actions leave of it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from planner.analysis.loss.scenario import Scenario
from planner.analysis.loss.shocks import Source, sources
from planner.progress import Tell, silent

Losses = NDArray[np.float64]
Years = NDArray[np.int64]
WORST = 0.05  # the share of years that are the tail
_BLOCK = 1 << 16  # events; what they need fits into the cache of a processor


def simulate(
    scenarios: Sequence[Scenario], trials: int, seed: int, shock_share: float = 0.0, tell: Tell = silent
) -> Losses:
    """Return the loss of each of `trials` years (money, shape (trials,)) from risks with a Poisson frequency and a
    lognormal loss (Hubbard & Seiersen 2016); partners shared by risks bring a `shock_share` (0–1) of their events.

    The same seed gives the same years in whatever order the scenarios come. `tell` hears the share done between
    blocks and may raise `Stopped`. Raises ValueError without a trial.
    """
    if trials < 1:
        raise ValueError("a simulation needs at least one trial")
    losses = np.zeros(trials)
    for _scenario, years, amounts in _events(scenarios, trials, seed, shock_share, tell):
        np.add.at(losses, years, amounts)
    return losses


def tail_contributions(
    scenarios: Sequence[Scenario], losses: Losses, seed: int, shock_share: float = 0.0, tell: Tell = silent
) -> dict[str, float]:
    """Return the mean loss (money) of each scenario in the worst 5 % of the years simulated, by key.

    `losses`, `seed` and `shock_share` must be those of `simulate`: the same events are drawn again, since keeping
    them would take gigabytes. The sum is the expected shortfall (Euler allocation; McNeil, Frey, Embrechts 2015).
    """
    trials = len(losses)
    worst = np.zeros(trials, dtype=bool)
    worst[worst_years(losses)] = True
    totals = dict.fromkeys((one.key for one in scenarios), 0.0)
    for scenario, years, amounts in _events(scenarios, trials, seed, shock_share, tell):
        totals[scenario.key] += float(amounts[worst[years]].sum())
    count = int(worst.sum())
    return {key: total / count for key, total in totals.items()}


def worst_years(losses: Losses) -> Years:
    """Return the places of the worst 5 % of years, at least one; equal losses by their place."""
    return np.argsort(losses, kind="stable")[-tail_count(len(losses)) :].astype(np.int64)


def tail_count(trials: int) -> int:
    """Return how many of the years drawn are the worst 5 %: at least one."""
    return max(1, round(WORST * trials))


def _events(
    scenarios: Sequence[Scenario], trials: int, seed: int, shock_share: float, tell: Tell
) -> Iterator[tuple[Scenario, Years, Losses]]:
    """Yield the events of every source in blocks: the scenario hit, and years and losses of the events."""
    found = sources(scenarios, shock_share)
    expected = math.fsum(one.rate * max(len(one.hits), 1) for one in found) or 1.0
    done = 0.0
    for source in found:
        yield from _events_of(source, trials, seed, tell, done / expected, source.rate / expected)
        done += source.rate * max(len(source.hits), 1)
        tell(done / expected)


def _events_of(
    source: Source, trials: int, seed: int, tell: Tell, done: float, each: float
) -> Iterator[tuple[Scenario, Years, Losses]]:
    when = _stream(seed, "when", source.key)
    count = int(when.poisson(source.rate * trials))
    kept = _stream(seed, "kept", source.key) if source.kept < 1 else None
    hits = [(one, chance, *_hit_streams(seed, source, one, chance)) for one, chance in source.hits]
    for start in range(0, count, _BLOCK):
        if start:
            tell(min(1.0, done + each * len(hits) * start / count))
        years = when.integers(0, trials, min(_BLOCK, count - start))
        stays = kept.random(len(years)) < source.kept if kept is not None else None
        for scenario, chance, size, struck in hits:
            amounts = _lognormal(size, scenario, len(years))
            falls = stays
            if struck is not None:
                by_chance = struck.random(len(years)) < chance
                falls = by_chance if falls is None else falls & by_chance
            yield (scenario, years, amounts) if falls is None else (scenario, years[falls], amounts[falls])


def _hit_streams(
    seed: int, source: Source, scenario: Scenario, chance: float
) -> tuple[np.random.Generator, np.random.Generator | None]:
    """Return the streams of the sizes of losses, and of whether a shock strikes, where that is not certain."""
    struck = _stream(seed, "struck", source.key, scenario.key) if chance < 1 else None
    return _stream(seed, "size", source.key, scenario.key), struck


def _lognormal(stream: np.random.Generator, scenario: Scenario, count: int) -> Losses:
    amounts = stream.standard_normal(count)
    amounts *= scenario.sigma
    amounts += scenario.mu
    with np.errstate(
        over="ignore"
    ):  # what no number can hold is infinite, and said to be so where it is shown
        return np.exp(amounts, out=amounts)


def _stream(seed: int, *names: str) -> np.random.Generator:
    """Return the stream of random numbers that belongs to a seed and names."""
    digest = blake2b("\0".join((str(seed), *names)).encode(), digest_size=16).digest()
    return np.random.Generator(np.random.SFC64(int.from_bytes(digest, "big")))
