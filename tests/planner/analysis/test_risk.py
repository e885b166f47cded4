"""Levels, the matrix, and what actions leave of a risk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis import risk
from planner.analysis.risk import Cut, Exposure

SCORES = st.integers(1, 36)
LEVELS = st.integers(3, 6)


def test_five_levels_have_the_bounds_4_9_16() -> None:
    assert risk.bounds(5) == (4, 9, 16)
    assert [risk.standard(5).level(score) for score in (1, 4, 5, 9, 10, 16, 17, 25)] == list("LLMMHHEE")
    assert risk.standard(5).level(None) is None


def test_other_scales_keep_the_proportions() -> None:
    assert risk.bounds(3) == pytest.approx((1.44, 3.24, 5.76))
    assert [risk.standard(3).level(score) for score in (1, 2, 3, 4, 6, 9)] == list("LMMHEE")
    assert risk.standard(6).level(36) == "E"


@given(SCORES, SCORES, LEVELS)
def test_a_higher_score_is_never_a_lower_level(one: int, other: int, levels: int) -> None:
    low, high = (
        risk.LEVELS.index(risk.standard(levels).level(score) or "") for score in sorted((one, other))
    )
    assert low <= high


@given(LEVELS)
def test_no_extreme_cell_touches_a_low_cell(levels: int) -> None:
    letters = {
        (a, b): risk.standard(levels).level(a * b) for a in range(1, levels + 1) for b in range(1, levels + 1)
    }
    for (a, b), letter in letters.items():
        around = {letters.get((a + i, b + j)) for i in (-1, 0, 1) for j in (-1, 0, 1)}
        assert not (letter == "L" and "E" in around)


@given(st.lists(st.tuples(st.integers(1, 5), st.integers(1, 5))))
def test_matrix_and_levels_count_every_risk_once(scored: list[tuple[int, int]]) -> None:
    cells = risk.matrix(scored, 5)
    assert sum(map(sum, cells)) == sum(risk.standard(5).by_level(scored).values()) == len(scored)
    assert all(cells[likelihood - 1][impact - 1] for likelihood, impact in scored)


def test_residual_counts_what_is_done_and_target_all_that_is_not_dropped() -> None:
    before = Exposure(4, 5, 0.5, 1000, 9000)
    cuts = [
        Cut(done=True, likelihood=1, frequency=0.5),
        Cut(impact=2, loss=0.1),
        Cut(dropped=True, likelihood=3, loss=1),
    ]
    assert risk.residual(before, cuts) == Exposure(3, 5, 0.25, 1000, 9000)
    assert risk.target(before, cuts) == Exposure(3, 3, 0.25, 900, 8100)


def test_no_cut_goes_below_one_and_nothing_known_stays_unknown() -> None:
    deep = [Cut(done=True, likelihood=4), Cut(done=True, likelihood=4)]
    assert risk.residual(Exposure(3, 2), deep) == Exposure(1, 2)
    assert risk.residual(Exposure(), deep).score is None


def test_a_typed_residual_score_wins_and_is_marked_as_typed() -> None:
    typed = risk.residual(Exposure(5, 5), [Cut(done=True, likelihood=1)], likelihood=2)
    assert (typed.likelihood, typed.impact) == (2, 5)
    assert (typed.typed_likelihood, typed.typed_impact) == (True, False)


def test_a_one_off_cost_is_spread_over_the_horizon() -> None:
    assert risk.cost_a_year(10, 100, 5) == 30
    assert risk.cost_a_year(None, None, 5) == 0


def test_unscored_risks_and_opportunities_are_in_no_count_of_levels() -> None:
    part = risk.risk_part([(3, 5), (None, 5)], [(5, 5)], 5)
    assert (part["count"], part["unscored"]) == (3, 1)
    assert part["by_level"] == {"L": 0, "M": 0, "H": 1, "E": 0}
    assert part["matrix"][2][4] == 1
