"""Bands that a plan moves, and scores when its number of levels changes."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis import bands, risk
from planner.analysis.risk import Bands
from planner.document import Plan
from planner.edits import set_fields
from planner.errors import Invalid

LEVELS = st.integers(3, 6)
BOUNDS = st.lists(st.floats(0, 36), min_size=3, max_size=3).map(sorted)


@given(LEVELS)
def test_the_standard_bands_are_those_of_every_plan_and_can_be_used(levels: int) -> None:
    found = risk.standard(levels)
    assert bands.problems(found, levels) == []
    for score in range(1, levels * levels + 1):
        assert found.level(score) == bands.bands(levels, None, None, None).level(score)
    assert found.level(None) is None


@given(BOUNDS, LEVELS)
def test_bands_are_refused_exactly_when_an_extreme_cell_touches_a_low_one(
    bounds: list[float], levels: int
) -> None:
    moved, scale = Bands(*bounds), range(1, levels + 1)
    letters = {(a, b): moved.level(a * b) for a in scale for b in scale}
    near = {
        (a, b)
        for (a, b), letter in letters.items()
        if letter == "E" and "L" in {letters.get((a + i, b + j)) for i in (-1, 0, 1) for j in (-1, 0, 1)}
    }
    assert {extreme for extreme, _low in bands.touching(moved, levels)} == near
    assert bool(bands.problems(moved, levels)) == bool(near)


def test_the_reason_names_the_cells_that_touch() -> None:
    (said,) = bands.problems(Bands(8, 8, 8), 5)
    assert "2 × 5" in said and "1 × 4" in said
    assert bands.problems(Bands(6, 10, 14), 5) == []
    assert "rise" in bands.problems(Bands(9, 4, 16), 5)[0]
    assert bands.problems(Bands(math.nan, 4, 16), 5) and bands.problems(Bands(-1, 4, 16), 5)


def test_moved_bands_count_by_their_own_bounds() -> None:
    assert Bands(2, 6, 12).by_level([(1, 2), (2, 2), (3, 3), (5, 5)]) == {"L": 1, "M": 1, "H": 1, "E": 1}


@given(LEVELS, LEVELS)
def test_a_scale_with_other_levels_keeps_ends_and_order(old: int, new: int) -> None:
    moved = [bands.level_moved(value, old, new) for value in range(1, old + 1)]
    assert (moved[0], moved[-1]) == (1, new)
    assert moved == sorted(moved)
    if new == old:
        assert moved == list(range(1, old + 1))
    if new > old:
        assert [bands.level_moved(value, new, old) for value in moved] == list(range(1, old + 1))


def test_known_moves() -> None:
    assert [bands.level_moved(value, 5, 3) for value in range(1, 6)] == [1, 2, 2, 3, 3]
    assert [bands.level_moved(value, 3, 5) for value in range(1, 4)] == [1, 3, 5]
    assert (bands.score_moved(9, 5, 3), bands.score_moved(9, 5, 6), bands.score_moved(9, 5, 5)) == (3, 13, 9)
    with pytest.raises(ValueError):
        bands.level_moved(6, 5, 4)


@given(LEVELS, LEVELS)
def test_standard_bands_stay_standard(old: int, new: int) -> None:
    moved, wanted = bands.bands_moved(risk.standard(old), old, new), risk.standard(new)
    assert (moved.low, moved.medium, moved.high) == pytest.approx((wanted.low, wanted.medium, wanted.high))


def test_a_plan_keeps_the_bands_it_moved_and_the_usual_ones_where_they_touch(plan: Plan) -> None:
    info = plan.info
    assert bands.bands_of(info) == Bands(4, 9, 16)
    set_fields(plan, [info], {"band_low": 3, "band_medium": 8})
    assert bands.bands_of(info) == Bands(3, 8, 16)
    set_fields(
        plan, [info], {"band_low": 8, "band_high": 8}
    )  # then 3 × 3 is extreme beside 2 × 4, which is low
    assert bands.bands_of(info) == Bands(4, 9, 16)
    with pytest.raises(Invalid, match="rise"):
        set_fields(plan, [info], {"band_low": 12})
