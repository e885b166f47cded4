"""A risk in figures: how often it happens, what it then costs, and which of its figures cannot be counted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from planner.i18n import N_

State = Literal["inherent", "residual", "target"]
STATES: tuple[State, ...] = ("inherent", "residual", "target")
WIDTH = 3.2897  # standard deviations between the 5th and the 95th percentile of a normal distribution
MOST_EVENTS = 10_000.0  # a year; what happens more often is a running cost, and would take minutes to draw

WITHOUT_LOSS = N_("It has a frequency, but not both bounds of the loss.")
WITHOUT_FREQUENCY = N_("It has a loss, but no frequency.")
NOT_POSITIVE = N_("The low loss must be above 0.")
WRONG_ORDER = N_("The low loss is above the high loss.")
BELOW_ZERO = N_("The frequency is below 0.")
TOO_OFTEN = N_("It happens more than 10,000 times a year: that is a running cost, not a risk.")
NOT_FINITE = N_("One of its figures is no finite number.")


@dataclass(frozen=True)
class Left:
    """What actions leave of a risk: the fractions (0–1) of its frequency and of its losses that remain."""

    frequency: float = 1.0
    loss: float = 1.0


ALL = Left()


@dataclass(frozen=True)
class Scenario:
    """A risk with all its figures: events a year, the 90 % interval of one loss (money), the keys of the partners it
    is linked to, and what is left of it in the state looked at.
    """

    key: str
    name: str
    frequency: float
    low: float
    high: float
    partners: tuple[str, ...] = ()
    left: Left = ALL

    @property
    def sigma(self) -> float:
        """Standard deviation of ln(loss): ln(U/L) / 3.2897 (Hubbard & Seiersen 2016)."""
        return math.log(self.high / self.low) / WIDTH

    @property
    def mu(self) -> float:
        """Mean of ln(loss): (ln U + ln L) / 2, with what is left of the loss."""
        middle = (math.log(self.high) + math.log(self.low)) / 2
        return middle + math.log(self.left.loss) if self.left.loss > 0 else -math.inf

    @property
    def rate(self) -> float:
        """Events a year in the state looked at."""
        return self.frequency * self.left.frequency

    @property
    def annual_loss(self) -> float:
        """Annual loss expectancy, λ·exp(μ + σ²/2), money; infinite where no number can hold it."""
        if self.rate == 0 or self.left.loss == 0:
            return 0.0
        try:
            return self.rate * math.exp(self.mu + self.sigma**2 / 2)
        except OverflowError:
            return math.inf

    @property
    def variance(self) -> float:
        """Variance of the loss of a year, λ·exp(2μ + 2σ²), money² (compound Poisson; Klugman et al. 2012)."""
        if self.rate == 0 or self.left.loss == 0:
            return 0.0
        try:
            return self.rate * math.exp(2 * self.mu + 2 * self.sigma**2)
        except OverflowError:
            return math.inf


def refused(frequency: float | None, low: float | None, high: float | None) -> str | None:
    """Return in English why figures cannot be counted (translate where it is shown); None if they can, or if there
    are none at all.
    """
    if frequency is None:
        return None if low is None and high is None else WITHOUT_FREQUENCY
    if low is None or high is None:
        return WITHOUT_LOSS
    if not all(map(math.isfinite, (frequency, low, high))):
        return NOT_FINITE
    tests = (
        (frequency < 0, BELOW_ZERO),
        (frequency > MOST_EVENTS, TOO_OFTEN),
        (low <= 0, NOT_POSITIVE),
        (low > high, WRONG_ORDER),
    )
    return next((reason for wrong, reason in tests if wrong), None)


def annual_loss(scenarios: Iterable[Scenario]) -> float:
    """Return the expected loss of a year of all scenarios together (money), by the closed form."""
    return math.fsum(one.annual_loss for one in scenarios)


def ale_shares(scenarios: Sequence[Scenario]) -> dict[str, float]:
    """Return the share (0–1) each scenario has of the expected loss, by key; empty when nothing is lost."""
    total = annual_loss(scenarios)
    if not 0 < total < math.inf:
        return {}
    return {one.key: one.annual_loss / total for one in scenarios}


def after(scenarios: Sequence[Scenario], left: Mapping[str, Left]) -> list[Scenario]:
    """Return the scenarios with what actions leave of each, by key; what is not named stays whole."""
    return [replace(one, left=left.get(one.key, ALL)) for one in scenarios]
