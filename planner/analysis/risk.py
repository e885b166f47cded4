"""Scores and levels of risks, the matrix, and what actions leave of a risk (NUMBERS 10.1, 10.2)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

LEVELS = ("L", "M", "H", "E")
_BOUNDS = (4, 9, 16)  # with five levels


@dataclass(frozen=True)
class Cut:
    """What an action takes off: whole levels of likelihood and impact,
    fractions (0–1) of frequency and losses.
    """

    done: bool = False
    dropped: bool = False
    likelihood: int = 0
    impact: int = 0
    frequency: float = 0.0
    loss: float = 0.0


@dataclass(frozen=True)
class Exposure:
    """A risk at one moment: scores (1 … levels), events a year, and the 90 % interval of the loss (money)."""

    likelihood: int | None = None
    impact: int | None = None
    frequency: float | None = None
    loss_low: float | None = None
    loss_high: float | None = None
    typed_likelihood: bool = False
    typed_impact: bool = False

    @property
    def score(self) -> int | None:
        """Likelihood × impact; None unless both are given."""
        return score(self.likelihood, self.impact)


def score(likelihood: int | None, impact: int | None) -> int | None:
    """Return likelihood × impact; None unless both are given."""
    return None if likelihood is None or impact is None else likelihood * impact


def bounds(levels: int) -> tuple[float, float, float]:
    """Return the highest scores that are still L, M and H: 4, 9, 16 with five levels,
    scaled by (levels/5)².
    """
    low, medium, high = (bound * levels * levels / 25 for bound in _BOUNDS)
    return low, medium, high


@dataclass(frozen=True)
class Bands:
    """The highest scores that are still low, medium and high; what is above is extreme."""

    low: float
    medium: float
    high: float

    @property
    def bounds(self) -> tuple[float, float, float]:
        """The three bounds, from low to high."""
        return self.low, self.medium, self.high

    def level(self, score: float | None) -> str | None:
        """Return the level of a score: L, M, H or E; None when it is not scored."""
        if score is None:
            return None
        return next((one for one, bound in zip(LEVELS, self.bounds, strict=False) if score <= bound), "E")

    def by_level(self, scored: Iterable[tuple[int, int]]) -> dict[str, int]:
        """Count (likelihood, impact) pairs by the level of their score, keys L M H E."""
        counts = dict.fromkeys(LEVELS, 0)
        for likelihood, impact in scored:
            counts[self.level(likelihood * impact) or ""] += 1
        return counts


def standard(levels: int) -> Bands:
    """Return the bands of a plan that has not moved them: 4, 9, 16 with five levels, scaled by (levels/5)²."""
    return Bands(*bounds(levels))


def matrix(scored: Iterable[tuple[int, int]], levels: int) -> list[list[int]]:
    """Count (likelihood, impact) pairs: `matrix[likelihood − 1][impact − 1]`, levels × levels."""
    counts = [[0] * levels for _likelihood in range(levels)]
    for likelihood, impact in scored:
        counts[likelihood - 1][impact - 1] += 1
    return counts


def residual(
    risk: Exposure, cuts: Sequence[Cut], likelihood: int | None = None, impact: int | None = None
) -> Exposure:
    """Return what is left by the actions done; a typed residual likelihood or impact wins."""
    return _after(risk, [cut for cut in cuts if cut.done], likelihood, impact)


def target(
    risk: Exposure, cuts: Sequence[Cut], likelihood: int | None = None, impact: int | None = None
) -> Exposure:
    """Return what is left once all actions not dropped are done; a typed target likelihood or impact wins."""
    return _after(risk, [cut for cut in cuts if not cut.dropped], likelihood, impact)


def _after(risk: Exposure, cuts: Sequence[Cut], likelihood: int | None, impact: int | None) -> Exposure:
    loss = math.prod(1 - cut.loss for cut in cuts)
    frequency = math.prod(1 - cut.frequency for cut in cuts)
    return Exposure(
        likelihood=likelihood or _lowered(risk.likelihood, sum(cut.likelihood for cut in cuts)),
        impact=impact or _lowered(risk.impact, sum(cut.impact for cut in cuts)),
        frequency=_times(risk.frequency, frequency),
        loss_low=_times(risk.loss_low, loss),
        loss_high=_times(risk.loss_high, loss),
        typed_likelihood=likelihood is not None,
        typed_impact=impact is not None,
    )


def _lowered(level: int | None, by: int) -> int | None:
    return None if level is None else max(1, level - by)


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def cost_a_year(yearly: float | None, one_off: float | None, horizon: int) -> float:
    """Return money a year: the yearly cost and the one-off cost spread over `horizon` years (ours)."""
    return (yearly or 0) + (one_off or 0) / horizon


def risk_part(
    threats: Sequence[tuple[int | None, int | None]],
    opportunities: Sequence[tuple[int | None, int | None]],
    levels: int,
    bands: Bands | None = None,
) -> dict[str, Any]:
    """Return the part `risk` of the analysis from (likelihood, impact) pairs.

    `bands` are the usual ones unless given. `count` and `unscored` hold all; opportunities mirror the matrix, so
    levels and matrix count threats only.
    """
    scored = [(one, other) for one, other in threats if one is not None and other is not None]
    everyone = [*threats, *opportunities]
    return {
        "count": len(everyone),
        "unscored": sum(None in pair for pair in everyone),
        "by_level": (bands or standard(levels)).by_level(scored),
        "matrix": matrix(scored, levels),
    }
