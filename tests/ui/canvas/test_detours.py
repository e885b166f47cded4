"""Ways round the cards: where they begin and end, what they keep off, and that none hides another."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from ui.canvas.detours import detours
from ui.canvas.nudging import nudged
from ui.canvas.paths import Array

_WIDE, _HIGH = 132.0, 44.0


@st.composite
def cards_and_lines(draw: st.DrawFn) -> tuple[Array, list[tuple[int, int]]]:
    """Return cards in loose columns that do not overlap, and lines between some of them."""
    places = draw(
        st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=2, max_size=12, unique=True)
    )
    shifts = draw(st.lists(st.integers(0, 24), min_size=len(places), max_size=len(places)))
    corners = [
        (column * 180.0 + shift, row * 90.0 + shift)
        for (column, row), shift in zip(places, shifts, strict=True)
    ]
    cards = np.array([(x, y, x + _WIDE, y + _HIGH) for x, y in corners])
    one = st.integers(0, len(places) - 1)
    lines = draw(st.lists(st.tuples(one, one).filter(lambda pair: pair[0] != pair[1]), max_size=6))
    return cards, lines


def stretches(corners: Array) -> list[tuple[float, float, float, float]]:
    """Return left, top, right, bottom of each straight part."""
    pairs = zip(corners[:-1].tolist(), corners[1:].tolist(), strict=True)
    return [(min(x, u), min(y, v), max(x, u), max(y, v)) for (x, y), (u, v) in pairs]


def is_on_border(point: Array, card: Array) -> bool:
    (x, y), (left, top, right, bottom) = point, card
    level = y in (top, bottom) and left <= x <= right
    return bool(level or (x in (left, right) and top <= y <= bottom))


@settings(max_examples=60, deadline=None)
@given(cards_and_lines())
def test_a_way_runs_level_and_upright_from_border_to_border_and_enters_no_card(
    drawn: tuple[Array, list[tuple[int, int]]],
) -> None:
    cards, lines = drawn
    ways = detours(lines, cards)
    assert ways.keys() == set(range(len(lines)))  # there is room for every one
    for made in (ways, nudged(ways, {}, [], cards)):
        for number, corners in made.items():
            source, target = lines[number]
            assert is_on_border(corners[0], cards[source])
            assert is_on_border(corners[-1], cards[target])
            assert np.all(np.any(np.diff(corners, axis=0) == 0, axis=1))
            for left, top, right, bottom in stretches(corners):
                inside = (
                    (cards[:, 0] < right)
                    & (cards[:, 2] > left)
                    & (cards[:, 1] < bottom)
                    & (cards[:, 3] > top)
                )
                assert not inside.any()


def test_lines_in_one_gap_run_side_by_side_and_those_of_a_fan_together() -> None:
    level = np.array([(0.0, 0.0), (0.0, 50.0), (300.0, 50.0), (300.0, 100.0)])
    aside = np.array([10.0, 0.0])
    ways = {0: level, 1: level + aside, 2: level + 2 * aside}
    no_cards = np.zeros((0, 4))
    apart = nudged(ways, {0: "fan", 1: "fan", 2: "alone"}, [], no_cards)
    assert apart[0][1, 1] == apart[1][1, 1]
    assert abs(apart[2][1, 1] - apart[0][1, 1]) >= 5


def test_a_line_keeps_off_the_hierarchy() -> None:
    level = np.array([(0.0, 0.0), (0.0, 50.0), (300.0, 50.0), (300.0, 100.0)])
    hierarchy = np.array([(50.0, 0.0), (50.0, 50.0), (200.0, 50.0), (200.0, 90.0)])
    (moved,) = nudged({0: level}, {}, [hierarchy], np.zeros((0, 4))).values()
    assert abs(moved[1, 1] - 50.0) >= 5


def test_where_too_many_lines_need_a_way_the_first_get_one() -> None:
    cards = np.array(
        [(i * 180.0, j * 90.0, i * 180.0 + _WIDE, j * 90.0 + _HIGH) for i in range(8) for j in range(8)]
    )
    found = detours([(0, 63)] * 500, cards)
    assert found.keys() == set(range(len(found)))
    assert 1 < len(found) < 500
