"""Actions on risks (NUMBERS 10.5): what each buys a year beside what it costs, and the cheapest set of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.analysis.loss.scenario import Scenario
from planner.analysis.risk import Cut


@dataclass(frozen=True)
class Action:
    """Something done about a risk: key, name, the key of the risk, its cost (money a year), what it takes off."""

    key: str
    name: str
    risk: str
    cost: float
    cut: Cut

    @property
    def left(self) -> float:
        """The fraction (0–1) of the expected loss of its risk that is left by it."""
        return (1 - self.cut.frequency) * (1 - self.cut.loss)


@dataclass(frozen=True)
class Purchase:
    """What one action changes: the expected loss of its risk before and after it, and its cost (money a year)."""

    action: Action
    before: float
    after: float

    @property
    def gain(self) -> float:
        """What is left once the action is paid, money a year."""
        return self.before - self.after - self.action.cost

    @property
    def ratio(self) -> float | None:
        """(ALE before − ALE after − cost a year) / cost a year; None for an action that costs nothing."""
        return self.gain / self.action.cost if self.action.cost > 0 else None


@dataclass(frozen=True)
class Cheapest:
    """The cheapest set of open actions, by their keys.

    `exists` is False when even all actions do not reach the appetite; then `actions` holds those that help, and
    `stuck` the keys of the risks whose score stays above it. `reached` is the expected loss (money a year) or the
    highest score with them. `cost` is money a year; no set costs less than `bound`, and `proven` says whether they
    are the same.
    """

    exists: bool
    actions: tuple[str, ...] = ()
    cost: float = 0.0
    reached: float = 0.0
    proven: bool = True
    bound: float = 0.0
    stuck: tuple[str, ...] = ()


def purchases(inherent: Iterable[Scenario], actions: Sequence[Action]) -> list[Purchase]:
    """Return what each action buys beside the others that are done, the best first; help that costs nothing leads.

    `inherent` holds the scenarios before any action. Dropped actions and those on risks without figures are left out.
    """
    losses = {one.key: one.annual_loss for one in inherent}
    found = []
    for risk, mine in by_risk(actions).items():
        for action in mine if risk in losses else ():
            others = (one.left for one in mine if one.cut.done and one.key != action.key)
            before = losses[risk] * math.prod(others)
            if not action.cut.dropped:
                found.append(Purchase(action, before, before * action.left))
    return sorted(found, key=_rank)


def _rank(one: Purchase) -> tuple[float, float, str]:
    if one.ratio is not None:
        return -one.ratio, 0.0, one.action.name
    return -math.inf if one.gain > 0 else math.inf, -one.gain, one.action.name


def open_actions(actions: Iterable[Action]) -> list[Action]:
    """Return the actions that can still be chosen: neither done nor dropped."""
    return [one for one in actions if not one.cut.done and not one.cut.dropped]


def by_risk(actions: Iterable[Action]) -> dict[str, list[Action]]:
    """Return the actions on each risk, by its key."""
    found: dict[str, list[Action]] = {}
    for one in actions:
        found.setdefault(one.risk, []).append(one)
    return found
