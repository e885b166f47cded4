"""What actions buy, and the cheapest set under the appetite, against trying every set and against an integer programme
solved by HiGHS (Huangfu, Hall 2018).
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from planner.analysis.loss.actions import Action, purchases
from planner.analysis.loss.cheapest import cheapest_for_loss
from planner.analysis.loss.lowered import Scored, cheapest_for_scores
from planner.analysis.loss.scenario import Left, Scenario
from planner.analysis.risk import Cut

COSTS = st.integers(0, 40).map(float)
FRACTIONS = st.sampled_from([0.0, 0.1, 0.25, 0.5, 0.9, 1.0])


def flat(key: str, loss: float) -> Scenario:
    """Return a risk that costs `loss` a year on average, once a year and always the same."""
    return Scenario(key, key, 1.0, loss, loss)


def action(key: str, risk: str, cost: float, frequency: float = 0.0, loss: float = 0.0) -> Action:
    return Action(key, key, risk, cost, Cut(frequency=frequency, loss=loss))


def subsets(actions: Sequence[Action]) -> Iterator[tuple[Action, ...]]:
    for size in range(len(actions) + 1):
        yield from combinations(actions, size)


def loss_with(risks: Sequence[Scenario], chosen: Sequence[Action]) -> float:
    total = 0.0
    for one in risks:
        left = one.annual_loss
        for each in chosen:
            left *= each.left if each.risk == one.key else 1
        total += left
    return total


def test_what_an_action_buys_is_what_it_saves_beside_its_cost() -> None:
    (found,) = purchases([flat("r", 1000)], [action("a", "r", 100, frequency=0.5, loss=0.2)])
    assert (found.before, found.after) == pytest.approx((1000, 400))
    assert found.ratio == pytest.approx((600 - 100) / 100)


def test_an_action_is_weighed_beside_those_done_and_without_itself() -> None:
    done = Action("d", "Done", "r", 50, Cut(done=True, loss=0.5))
    also = Action("e", "Also done", "r", 0, Cut(done=True, loss=0.2))
    dropped = Action("x", "Dropped", "r", 1, Cut(dropped=True, loss=0.9))
    found = {one.action.key: one for one in purchases(
        [flat("r", 1000)], [done, also, dropped, action("a", "r", 10, loss=0.1), action("z", "unknown", 1, loss=1)],
    )}  # fmt: skip
    assert set(found) == {"d", "e", "a"}
    assert (found["d"].before, found["d"].after) == pytest.approx((800, 400))
    assert found["a"].before == pytest.approx(400)
    assert found["e"].ratio is None and found["e"].gain == pytest.approx(100)


def test_what_helps_for_nothing_comes_first_and_what_does_nothing_last() -> None:
    actions = [action("idle", "r", 0), action("poor", "r", 500, loss=0.1), action("free", "r", 0, loss=0.1)]
    assert [one.action.key for one in purchases([flat("r", 1000)], actions)] == ["free", "poor", "idle"]


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[Scenario], list[Action], float]:
    risks = [flat(f"r{i}", draw(st.integers(1, 100).map(float))) for i in range(draw(st.integers(1, 4)))]
    count = draw(st.integers(0, 7))
    actions = [
        action(f"a{i}", draw(st.sampled_from(risks)).key, draw(COSTS), draw(FRACTIONS), draw(FRACTIONS))
        for i in range(count)
    ]
    return risks, actions, draw(st.floats(0, 1)) * sum(one.annual_loss for one in risks)


@settings(deadline=None)
@given(problems())
def test_the_cheapest_set_is_the_best_of_all_sets(
    problem: tuple[list[Scenario], list[Action], float],
) -> None:
    risks, actions, appetite = problem
    found = cheapest_for_loss(risks, actions, appetite)
    enough = [
        sum(one.cost for one in chosen)
        for chosen in subsets(actions)
        if loss_with(risks, chosen) <= appetite * (1 + 1e-12)
    ]
    chosen = [one for one in actions if one.key in found.actions]
    assert found.exists == bool(enough)
    assert found.reached == pytest.approx(loss_with(risks, chosen), abs=1e-9)
    assert found.cost == pytest.approx(sum(one.cost for one in chosen))
    if enough:
        assert found.proven and found.cost == pytest.approx(min(enough))
    else:
        assert found.reached == pytest.approx(loss_with(risks, actions), abs=1e-9)


def large() -> tuple[list[Scenario], list[Action], float]:
    chance = random.Random(5)
    risks = [flat(f"r{i}", chance.uniform(10, 1000)) for i in range(60)]
    actions = [
        action(f"{one.key}{n}", one.key, chance.uniform(1, 200), chance.uniform(0.05, 0.6))
        for one in risks
        for n in "abc"
    ]
    return risks, actions, 0.6 * sum(one.annual_loss for one in risks)


def test_a_large_plan_is_solved_as_an_integer_programme_solves_it() -> None:
    risks, actions, appetite = large()
    found = cheapest_for_loss(risks, actions, appetite)
    sets = [(one, chosen) for one in risks for chosen in subsets([a for a in actions if a.risk == one.key])]
    costs = np.array([sum(a.cost for a in chosen) for _risk, chosen in sets])
    losses = np.array([loss_with([one], chosen) for one, chosen in sets])
    one_each = np.array([[one.key == risk.key for one, _chosen in sets] for risk in risks], dtype=float)
    solved = milp(
        costs,
        integrality=np.ones(len(sets), dtype=int),
        bounds=Bounds(0, 1),
        constraints=[LinearConstraint(one_each, 1, 1), LinearConstraint(losses / appetite, ub=1)],
        options={"mip_rel_gap": 0},
    )
    assert found.exists and found.proven and found.reached <= appetite * (1 + 1e-12)
    assert found.cost == pytest.approx(solved.fun, rel=1e-5)


def test_an_answer_that_is_not_proven_says_so_and_keeps_its_promise() -> None:
    risks, actions, appetite = large()
    best, found = (
        cheapest_for_loss(risks, actions, appetite),
        cheapest_for_loss(risks, actions, appetite, most=1),
    )
    assert found.exists and found.reached <= appetite * (1 + 1e-12)
    assert found.bound <= best.cost <= found.cost
    assert found.proven == (found.bound == found.cost)


def test_done_and_dropped_actions_are_not_chosen_again() -> None:
    done = replace(action("d", "r", 1, loss=0.9), cut=Cut(done=True, loss=0.9))
    dropped = replace(action("x", "r", 1, loss=0.9), cut=Cut(dropped=True, loss=0.9))
    with_done = replace(flat("r", 100), left=Left(loss=0.1))
    assert cheapest_for_loss([with_done], [done, dropped], 10).actions == ()
    assert not cheapest_for_loss([with_done], [done, dropped], 9).exists


LEVELS = st.integers(1, 5)
RISKS = st.lists(st.tuples(LEVELS, LEVELS), min_size=1, max_size=3)
CUTS = st.tuples(st.integers(0, 2), st.integers(0, 4), st.integers(0, 4), COSTS)


@settings(max_examples=60, deadline=None)
@given(RISKS, st.lists(CUTS, max_size=7), st.integers(1, 25))
def test_the_cheapest_cuts_of_scores_are_the_best_of_all_sets(
    levels: list[tuple[int, int]], cuts: list[tuple[int, int, int, float]], appetite: int
) -> None:
    risks = [Scored(f"r{i}", *pair) for i, pair in enumerate(levels)]
    actions = [
        Action(f"a{i}", "", f"r{risk % len(risks)}", cost, Cut(likelihood=a, impact=b))
        for i, (risk, a, b, cost) in enumerate(cuts)
    ]

    def score(one: Scored, chosen: Sequence[Action]) -> int:
        mine = [each.cut for each in chosen if each.risk == one.key]
        lowered = (
            one.likelihood - sum(cut.likelihood for cut in mine),
            one.impact - sum(cut.impact for cut in mine),
        )
        return max(1, lowered[0]) * max(1, lowered[1])

    enough = [
        sum(each.cost for each in chosen)
        for chosen in subsets(actions)
        if all(score(one, chosen) <= appetite for one in risks)
    ]
    found = cheapest_for_scores(risks, actions, appetite)
    chosen = [one for one in actions if one.key in found.actions]
    assert found.exists == bool(enough)
    assert found.reached == max(score(one, chosen) for one in risks)
    if enough:
        assert found.cost == pytest.approx(min(enough))
    else:
        assert set(found.stuck) == {one.key for one in risks if score(one, actions) > appetite}
