"""The cheapest set of actions that brings the expected loss of a year under the appetite: a small integer programme.

The actions of one risk multiply, the losses of risks add up. So each risk has a front of sets of which none is both
cheaper and better than another, and one set is picked from each front: a multiple-choice knapsack, solved by dynamic
programming over the risks with the bound of its linear relaxation (Kellerer, Pferschy, Pisinger 2004, Knapsack
problems, ch. 11).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from planner.analysis.loss.actions import Action, Cheapest, by_risk, open_actions
from planner.analysis.loss.scenario import Scenario
from planner.progress import Tell, silent

MOST = (
    100_000  # sets kept after a risk; with more the answer may be a little dearer than need be, and says so
)
_MOST_OF_ONE = 4_096  # sets of one risk
_NEAR = 1 + 1e-12  # a sum may be a rounding above the appetite
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Set:
    """Some actions of one risk: their cost and the loss they leave, money a year."""

    cost: float
    loss: float
    actions: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Front:
    """The sets of one risk worth picking, the cheapest first and the losses falling; whether any were left out."""

    sets: tuple[_Set, ...]
    whole: bool = True


def cheapest_for_loss(
    residual: Sequence[Scenario],
    actions: Iterable[Action],
    appetite: float,
    most: int = MOST,
    tell: Tell = silent,
) -> Cheapest:
    """Return the cheapest set of actions still open that brings the expected loss of all `residual` scenarios (with
    what is done) down to the `appetite` (money a year). At most `most` sets are kept on the way.
    `tell` hears how far it is, and may raise Stopped.
    """
    choices = by_risk(open_actions(actions))
    fronts = []
    for place, one in enumerate(residual):
        tell(place / len(residual) / 2)
        fronts.append(_front(one, choices.get(one.key, [])))
    least = sum(front.sets[-1].loss for front in fronts)
    if least > appetite * _NEAR:
        best = [front.sets[-1] for front in fronts]
        return _told(best, exists=False, whole=True, bound=0.0)
    fixed = sum(front.sets[0].loss for front in fronts if len(front.sets) == 1)
    open_fronts = sorted(
        (front for front in fronts if len(front.sets) > 1), key=lambda one: -one.sets[0].loss
    )
    picked, whole, bound = _pick(open_fronts, appetite * _NEAR - fixed, most, tell)
    chosen = [front.sets[0] for front in fronts if len(front.sets) == 1] + picked
    return _told(chosen, exists=True, whole=whole and all(one.whole for one in fronts), bound=bound)


def _told(chosen: Sequence[_Set], *, exists: bool, whole: bool, bound: float) -> Cheapest:
    cost = sum(one.cost for one in chosen)
    keys = tuple(key for one in chosen for key in one.actions)
    loss = sum(one.loss for one in chosen)
    proven = whole or bound >= cost
    return Cheapest(exists, keys, cost, loss, proven, cost if proven else min(bound, cost))


def _front(scenario: Scenario, actions: Sequence[Action]) -> _Front:
    sets, whole = [_Set(0.0, scenario.annual_loss)], True
    for action in actions:
        more = [
            _Set(one.cost + action.cost, one.loss * action.left, (*one.actions, action.key)) for one in sets
        ]
        sets = _undominated([*sets, *more])
        if len(sets) > _MOST_OF_ONE:
            places = np.linspace(0, len(sets) - 1, _MOST_OF_ONE).astype(int)
            sets, whole = [sets[place] for place in places], False
    return _Front(tuple(sets), whole)


def _undominated(sets: Iterable[_Set]) -> list[_Set]:
    kept: list[_Set] = []
    for one in sorted(sets, key=lambda each: (each.cost, each.loss, len(each.actions))):
        if not kept or one.loss < kept[-1].loss:
            kept.append(one)
    return kept


class _Relaxed:
    """The least cost at which fronts can take a given loss away, if sets could be picked in part.

    Read along the lower convex hull of each front, the cheapest reductions first.
    """

    def __init__(self, fronts: Sequence[_Front]) -> None:
        found = [(place, *step) for place, front in enumerate(fronts) for step in _hull(front.sets)]
        self.steps = sorted(found, key=lambda one: one[2] / one[3])
        self._fronts = np.array([one[0] for one in self.steps], dtype=np.int64)
        self._costs, self._taken = (np.array([one[at] for one in self.steps]) for at in (2, 3))
        self._before = np.array([front.sets[0].loss for front in fronts])

    def cost(self, allowed: Floats, first: int = 0) -> Floats:
        """Return the least cost (money a year) for the loss of the fronts from the `first` on to be `allowed`;
        infinite where it cannot be.
        """
        rest, before = self._fronts >= first, self._before[first:].sum()
        taken = np.concatenate([[0.0], np.cumsum(self._taken[rest])])
        costs = np.concatenate([[0.0], np.cumsum(self._costs[rest])])
        away = np.maximum(before - allowed, 0.0)
        reach = taken[-1] * _NEAR + 1e-12 * before
        return np.where(away > reach, np.inf, np.interp(away, taken, costs))


def _hull(sets: Sequence[_Set]) -> list[tuple[int, float, float]]:
    """Return the steps of the lower convex hull of a front: the place of the set reached, its cost and loss taken."""
    corners = [0]
    for place in range(1, len(sets)):
        while len(corners) > 1 and _slope(sets, corners[-2], corners[-1]) >= _slope(sets, corners[-1], place):
            corners.pop()
        corners.append(place)
    return [
        (there, sets[there].cost - sets[here].cost, sets[here].loss - sets[there].loss)
        for here, there in pairwise(corners)
    ]


def _slope(sets: Sequence[_Set], here: int, there: int) -> float:
    """Return what a unit of loss taken away costs between two sets of a front."""
    return (sets[there].cost - sets[here].cost) / (sets[here].loss - sets[there].loss)


def _pick(fronts: Sequence[_Front], allowed: float, most: int, tell: Tell) -> tuple[list[_Set], bool, float]:
    """Pick a set from each front with the least cost at a loss of `allowed` at most; also tell whether none was left
    out on the way, and the bound of the relaxation.
    """
    relaxed = _Relaxed(fronts)
    best = _greedy(fronts, relaxed, allowed)
    limit, whole = sum(one.cost for one in best), True
    costs, losses = np.zeros(1), np.zeros(1)
    trail: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    for place, front in enumerate(fronts, start=1):
        tell((1 + place / len(fronts)) / 2)
        costs, losses, came, took = _joined(costs, losses, front)
        hoped = costs + relaxed.cost(allowed - losses, place)
        kept = np.flatnonzero(hoped < limit * (1 - 1e-12))
        kept = kept[_falling(costs[kept], losses[kept])]
        if len(kept) > most:
            kept, whole = np.sort(kept[np.argsort(hoped[kept], kind="stable")[:most]]), False
        costs, losses = costs[kept], losses[kept]
        trail.append((came[kept], took[kept]))
    if len(costs):
        best = _traced(fronts, trail, int(np.argmin(costs)))
    return best, whole, float(relaxed.cost(np.array([allowed]))[0])


def _joined(
    costs: Floats, losses: Floats, front: _Front
) -> tuple[Floats, Floats, NDArray[np.int64], NDArray[np.int64]]:
    """Return cost and loss of every set so far with every set of a front, and the places both came from."""
    own = np.array([(one.cost, one.loss) for one in front.sets]).T
    came, took = np.divmod(np.arange(len(costs) * len(front.sets)), len(front.sets))
    return costs[came] + own[0][took], losses[came] + own[1][took], came, took


def _falling(costs: Floats, losses: Floats) -> NDArray[np.int64]:
    """Return the places of those that no other is both cheaper and better than, the cheapest first."""
    order = np.lexsort((losses, costs))
    ordered = losses[order]
    before = np.concatenate([[np.inf], np.minimum.accumulate(ordered)[:-1]])
    return order[ordered < before]


def _greedy(fronts: Sequence[_Front], relaxed: _Relaxed, allowed: float) -> list[_Set]:
    """Return a pick that is good enough to begin with: the cheapest reductions until it suffices."""
    places, loss = [0] * len(fronts), sum(front.sets[0].loss for front in fronts)
    for front, place, _cost, taken in relaxed.steps:
        if loss <= allowed:
            break
        places[front], loss = place, loss - taken
    picked = [front.sets[place] for front, place in zip(fronts, places, strict=True)]
    enough = sum(one.loss for one in picked) <= allowed
    return picked if enough else [front.sets[-1] for front in fronts]


def _traced(
    fronts: Sequence[_Front], trail: Sequence[tuple[NDArray[np.int64], NDArray[np.int64]]], at: int
) -> list[_Set]:
    """Return the sets picked on the way to the last place, front by front."""
    picked = []
    for front, (came, took) in zip(reversed(fronts), reversed(trail), strict=True):
        picked.append(front.sets[took[at]])
        at = int(came[at])
    return picked[::-1]
