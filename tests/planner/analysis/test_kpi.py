"""How far a KPI has come, whether it is on track, its trend, and its distance to a benchmark."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis import kpi
from planner.analysis.kpi import Indicator

START, END = date(2026, 1, 1), date(2027, 1, 1)
HALFWAY = START + (END - START) / 2
NUMBER = st.integers(-1000, 1000).map(float)


def test_attainment_is_the_share_of_the_way() -> None:
    assert kpi.attainment(27, 20, 30) == pytest.approx(0.7)
    assert kpi.attainment(3.9, 4.4, 1.0) == pytest.approx(0.147, abs=5e-4)  # lower is better
    assert kpi.attainment(5, 5, 5) is None
    assert kpi.attainment(None, 1, 2) is None


@given(NUMBER, NUMBER)
def test_the_target_itself_is_all_of_the_way(baseline: float, target: float) -> None:
    expected = None if baseline == target else 1
    assert kpi.attainment(target, baseline, target) == expected


def test_what_is_due_grows_in_a_line_until_the_target_date() -> None:
    assert kpi.expected_share(START, END, HALFWAY) == pytest.approx(0.5, abs=0.01)
    assert kpi.expected_share(START, END, END) == 1
    assert kpi.expected_share(START, END, START - timedelta(days=9)) == 0
    assert kpi.expected_share(None, END, HALFWAY) == 1


@pytest.mark.parametrize(
    ("value", "today", "status"),
    [
        (100, HALFWAY, "achieved"),
        (60, HALFWAY, "on track"),
        (41, HALFWAY, "on track"),
        (30, HALFWAY, "behind"),
        (79, END, "behind"),
        (80, END, "on track"),
        (None, END, "no data"),
    ],
)
def test_status_today(value: float | None, today: date, status: str) -> None:
    one = Indicator("Shops", baseline=0, target=100, target_date=END, since=START, counted=value)
    assert kpi.status_of(one, today) == status


def test_better_than_the_benchmark_is_positive_either_way() -> None:
    assert kpi.benchmark_distance(27, 20) == pytest.approx(0.35)
    assert kpi.benchmark_distance(3.9, 1.3, higher=False) == pytest.approx(-2)
    assert kpi.benchmark_distance(-1, -2) == pytest.approx(0.5)
    assert kpi.benchmark_distance(1, 0) is None


def test_the_trend_is_the_slope_a_year_of_the_last_six() -> None:
    days = [START + timedelta(days=30 * index) for index in range(8)]
    line = [(day, 1000.0 if index < 2 else 2.0 * index) for index, day in enumerate(days)]
    assert kpi.trend(line) == pytest.approx(2 * 365.25 / 30)
    assert kpi.trend(line, higher=False) == pytest.approx(-2 * 365.25 / 30)
    assert kpi.trend(line[:1]) is None
    assert kpi.trend([(START, 1.0), (START, 2.0)]) is None
