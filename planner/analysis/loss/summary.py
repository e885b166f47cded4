"""What simulated years say: expected loss, value at risk, expected shortfall, exceedance curve, convergence."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from planner.analysis.loss.simulate import Losses, tail_count

_POINTS = 100


@dataclass(frozen=True)
class Summary:
    """Figures of simulated years, money each; `p_over_appetite` is the share of years above it, None without one."""

    expected_loss: float
    standard_error: float
    var95: float
    var99: float
    es95: float
    p_over_appetite: float | None = None


@dataclass(frozen=True)
class Progress:
    """The running mean of the first `trials` years with its standard error (money)."""

    trials: int
    mean: float
    error: float


def summary(losses: Losses, appetite: float | None = None) -> Summary:
    """Return the figures of simulated years (money, shape (trials,)).

    Value at risk is the smallest loss that 95 (99) % of the years do not exceed; expected shortfall is the mean of the
    worst 5 % (Acerbi, Tasche 2002).
    """
    ordered = np.sort(losses)
    with np.errstate(over="ignore", invalid="ignore"):
        deviation = float(losses.std(ddof=1)) if len(losses) > 1 else 0.0
        return Summary(
            expected_loss=float(losses.mean()),
            standard_error=deviation / math.sqrt(len(losses)),
            var95=_quantile(ordered, 0.95),
            var99=_quantile(ordered, 0.99),
            es95=float(ordered[-tail_count(len(losses)) :].mean()),
            p_over_appetite=None if appetite is None else float((losses > appetite).mean()),
        )


def _quantile(ordered: Losses, share: float) -> float:
    """Return the smallest of the ordered losses that a share of them does not exceed."""
    return float(ordered[max(0, math.ceil(share * len(ordered) - 1e-9) - 1)])


def exceedance(losses: Losses, points: int = _POINTS) -> list[tuple[float, float]]:
    """Return about `points` pairs (loss, share of years with a greater loss), losses rising and shares falling.

    The first is at no loss; half of them lie in the worst tenth of years, which a drawing on log scales shows.
    """
    trials = len(losses)
    ordered = np.sort(losses)
    body = np.linspace(0, trials - 1, points // 2)
    tail = trials - np.geomspace(max(1, trials / 10), 1, points - points // 2)
    places = np.unique(np.concatenate([body, tail]).astype(np.int64).clip(0, trials - 1))
    at = np.unique(np.concatenate([[0.0], ordered[places]]))
    greater = trials - np.searchsorted(ordered, at, side="right")
    pairs: dict[int, float] = {}
    for loss, count in zip(at.tolist(), greater.tolist(), strict=True):
        pairs.setdefault(count, loss)
    return [(loss, count / trials) for count, loss in pairs.items() if math.isfinite(loss)]


def convergence(losses: Losses, points: int = _POINTS) -> list[Progress]:
    """Return the running mean of the simulated years and its standard error at about `points` places, evenly on a
    log scale from two years to all; empty below two.
    """
    trials = len(losses)
    if trials < 2:
        return []
    counts = np.unique(np.geomspace(2, trials, points).round().astype(np.int64))
    middle = losses.mean()  # sums of squares around it lose no digits
    with np.errstate(over="ignore", invalid="ignore"):
        sums = np.cumsum(losses - middle)[counts - 1]
        squares = np.cumsum((losses - middle) ** 2)[counts - 1]
        variance = np.maximum(squares - sums**2 / counts, 0) / (counts - 1)
        errors = np.sqrt(variance / counts)
    return [
        Progress(count, float(middle) + total / count, error)
        for count, total, error in zip(counts.tolist(), sums.tolist(), errors.tolist(), strict=True)
    ]
