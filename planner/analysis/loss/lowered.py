"""The cheapest set of actions that brings the score of risks under the appetite, each risk for itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.analysis.loss.actions import Action, Cheapest, by_risk, open_actions

_Way = tuple[float, tuple[str, ...]]  # cost (money a year) and keys of actions


@dataclass(frozen=True)
class Scored:
    """A risk with the likelihood and impact it has now, with what is done."""

    key: str
    likelihood: int
    impact: int


def cheapest_for_scores(risks: Sequence[Scored], actions: Iterable[Action], appetite: float) -> Cheapest:
    """Return the cheapest set of actions still open that brings the score of every risk down to the `appetite`.

    Exact: cuts of likelihood and impact add up, so what counts of a set is only how far it has come. A typed target
    score is left aside, since no action would change it.
    """
    choices = by_risk(open_actions(actions))
    ways = [_cheapest_way(one, choices.get(one.key, []), appetite) for one in risks]
    keys = tuple(key for _score, (_cost, chosen) in ways for key in chosen)
    cost = sum(cost for _score, (cost, _chosen) in ways)
    stuck = tuple(one.key for one, (score, _way) in zip(risks, ways, strict=True) if score > appetite)
    worst = float(max((score for score, _way in ways), default=0))
    return Cheapest(not stuck, keys, cost, worst, proven=True, bound=cost, stuck=stuck)


def _cheapest_way(risk: Scored, actions: Sequence[Action], appetite: float) -> tuple[int, _Way]:
    """Return the score reached and the cheapest way there; the lowest score where none is low enough."""
    ways: dict[tuple[int, int], _Way] = {(risk.likelihood, risk.impact): (0.0, ())}
    for action in actions:
        for (likelihood, impact), (cost, chosen) in list(ways.items()):
            to = (max(1, likelihood - action.cut.likelihood), max(1, impact - action.cut.impact))
            if to not in ways or cost + action.cost < ways[to][0]:
                ways[to] = (cost + action.cost, (*chosen, action.key))
    enough = [(a * b, way) for (a, b), way in ways.items() if a * b <= appetite]
    if enough:
        return min(enough, key=lambda one: (one[1][0], one[0]))
    return min(((a * b, way) for (a, b), way in ways.items()), key=lambda one: (one[0], one[1][0]))
