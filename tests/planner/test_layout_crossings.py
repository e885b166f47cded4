"""Few crossings: what a map with many ties promises, beside a tidy tree and beside what it began with."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from planner.layout import CARD, HUB, Box, Chart, Places, Task, solved
from planner.layout.box import WINDOW, extent
from planner.layout.crossings import Lines
from planner.layout.layered import layered
from planner.layout.moves import Moves
from planner.layout.organic import by_distance, organic
from planner.layout.spread import spread
from planner.layout.tidy import tidy
from planner.layout.tree import Forest
from planner.model.choices import Layout
from tests.planner.test_layout import overlaps
from tests.planner.test_layout_parts import crossed, tree


def busy(count: int, across: float, seed: int = 1) -> Chart:
    """Make a hierarchy of about five below each, with so many ties across a card."""
    chance = Random(seed)
    boxes = [Box(f"p{number}", *(CARD if number else HUB)) for number in range(count)]
    parents = {
        f"p{n}": f"p{chance.randrange(max(0, (n - 1) // 6 - 3), (n - 1) // 4 + 1)}" for n in range(1, count)
    }
    pairs = [chance.sample(range(count), 2) for _tie in range(round(across * count))]
    return Chart(boxes, parents, [(f"p{a}", f"p{b}") for a, b in pairs], "p0")


def drawn_as_tree(chart: Chart) -> Places:
    return tidy(Forest(chart.boxes, chart.parents), chart.boxes, chart.ties, WINDOW, lambda _share: None)


@pytest.mark.parametrize(("count", "across"), [(50, 0.2), (50, 0.6), (120, 0.6), (300, 0.2)])
def test_a_hierarchy_with_many_ties_crosses_less_than_as_a_tidy_tree(count: int, across: float) -> None:
    chart = busy(count, across)
    places = layered(chart)
    assert crossed(chart, places) < crossed(chart, drawn_as_tree(chart))
    assert all(places[child][1] > places[parent][1] for child, parent in chart.parents.items())
    assert not overlaps(chart, places)


@pytest.mark.parametrize("direction", ["down", "right"])
def test_a_map_with_many_ties_has_about_the_shape_of_the_window(direction: str) -> None:
    chart = busy(200, 0.3)
    left, top, right, bottom = extent(layered(chart, direction=direction), chart.boxes)
    assert 0.6 < (right - left) / (bottom - top) / (WINDOW[0] / WINDOW[1]) < 2.0


def test_a_few_ties_leave_a_small_hierarchy_a_tidy_tree() -> None:
    chart = tree([0, 0, 0, 1, 1, 2, 2, 3, 3, 3], [(4, 6)])
    assert layered(chart) == drawn_as_tree(chart)


@pytest.mark.parametrize("kind", [Layout.LAYERED, Layout.ORGANIC, Layout.RADIAL])
def test_pinned_cards_of_a_busy_map_do_not_move_at_all(kind: Layout) -> None:
    chart = busy(60, 0.6)
    pinned = {"p3": (412.5, -37.25), "p17": (-80.0, 300.0), "p40": (55.0, 610.0)}
    places = solved(Task(chart, kind, None, pinned)).places
    assert places.keys().isdisjoint(pinned)
    assert not overlaps(chart, places | pinned)


def test_an_organic_map_crosses_less_after_cards_have_moved() -> None:
    chart = busy(60, 0.6)
    before = spread(by_distance(chart), chart.boxes, {})
    after = organic(chart)
    assert crossed(chart, after) < crossed(chart, before)
    assert not overlaps(chart, after)


def test_a_busy_map_is_drawn_the_same_every_time() -> None:
    chart = busy(80, 0.6)
    assert layered(chart) == layered(chart)
    assert organic(chart) == organic(chart)


def test_a_card_moves_to_where_its_lines_cross_nothing_unless_it_is_fixed() -> None:
    lines = [(0, 1), (2, 3)]
    steps = np.array([(x, y) for x in (-300.0, 0.0, 300.0) for y in (-300.0, 0.0, 300.0)])
    for fixed, left in (((), 0), ((0, 1, 2, 3), 1)):
        points = np.array([(0.0, 0.0), (400.0, 400.0), (400.0, 0.0), (0.0, 400.0)])
        moves = Moves(points, np.full((4, 2), 50.0), lines, 10_000.0, fixed=fixed)
        moves.improve(steps)
        assert Lines(lines, moves.points.tolist()).count() == left


def test_moving_to_cross_less_leaves_children_below_their_parents() -> None:
    points = np.array([(200.0, 0.0), (0.0, 100.0), (400.0, 100.0), (400.0, 200.0), (0.0, 200.0)])
    above = [-1, 0, 0, 1, 2]
    lines = [(card, parent) for card, parent in enumerate(above) if parent >= 0]
    steps = np.array([(x, y) for x in (-400.0, 0.0, 400.0) for y in (-200.0, -100.0, 0.0, 100.0)])
    moves = Moves(points, np.full((5, 2), 60.0), lines, 10_000.0, above=above, row=100.0)
    while moves.improve(steps):
        pass
    assert Lines(lines, moves.points.tolist()).count() == 0
    assert all(moves.points[card, 1] >= moves.points[parent, 1] + 60 for card, parent in lines)
