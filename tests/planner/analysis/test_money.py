"""Return on investment, net present value, rate of return, payback and tornado."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis import irr, roi
from planner.analysis.roi import Line

KNOWN = [-1000.0, 500.0, 500.0, 500.0]  # NUMBERS 9
FLOWS = st.lists(st.integers(-1000, 1000).map(float), min_size=1, max_size=8)


def test_the_known_project() -> None:
    assert roi.net_present_value(KNOWN, 0.10) == pytest.approx(243.43, abs=0.005)
    assert irr.internal_rate(KNOWN) == pytest.approx(0.233752, abs=5e-7)
    assert irr.internal_rates(KNOWN) == 1
    assert roi.payback(KNOWN) == 2
    assert roi.payback(roi.discounted(KNOWN, 0.10)) == pytest.approx(2.352, abs=5e-4)


def test_the_pump_has_two_rates_so_none_is_given() -> None:
    pump = [-1600.0, 10000.0, -10000.0]  # Lorie & Savage 1955: 25 % and 400 %
    assert irr.internal_rates(pump) == 2
    assert irr.internal_rate(pump) is None


def test_a_double_rate_counts_once() -> None:
    touching = [100.0, -220.0, 121.0]  # (1.1 / (1 + r) − 1)² · 100
    assert irr.internal_rates(touching) == 1
    assert irr.internal_rate(touching) == pytest.approx(0.1)


def test_no_rate_where_money_only_comes_in_or_nothing_flows() -> None:
    assert irr.internal_rates([100.0, 100.0]) == 0
    assert irr.internal_rates([0.0, 0.0]) == 0
    assert irr.internal_rate([]) is None


def test_rates_beyond_the_bounds_do_not_count() -> None:
    assert irr.internal_rates([-1.0, 11.0]) == 0  # exactly 1,000 %
    assert irr.internal_rates([-100.0, 1.0]) == 0  # exactly −99 %
    assert irr.internal_rates([-1.0, 10.9]) == 1


@given(FLOWS)
def test_the_rate_given_makes_the_present_value_zero(flows: list[float]) -> None:
    rate = irr.internal_rate(flows)
    if rate is None:
        assert irr.internal_rates(flows) != 1
    else:
        size = sum(map(abs, roi.discounted(flows, rate)))
        assert (
            abs(roi.net_present_value(flows, rate)) <= 1e-6 * size
        )  # a double root is found to half the digits


@given(st.floats(1, 1e9), st.floats(-0.9, 9))
def test_one_flow_out_and_one_in_give_their_own_rate(amount: float, rate: float) -> None:
    assert irr.internal_rate([-amount, amount * (1 + rate)]) == pytest.approx(rate, abs=1e-9)


def test_thirty_years_of_odd_amounts_have_their_one_rate() -> None:
    flows = [((-1) ** year) * 1000.01 * 1.037**year for year in range(30)]
    assert irr.internal_rate(flows) == pytest.approx(0.037)  # a geometric series: its one real root


def test_roi_leaves_discounting_out() -> None:
    lines = [Line("Platform", 1000, cost=True), Line("Fees", 500, first_year=1, years=3)]
    assert roi.return_on_investment(lines, 5) == pytest.approx(0.5)
    assert roi.return_on_investment(lines, 2) == pytest.approx(-0.5)  # the horizon truncates
    assert roi.return_on_investment(lines[1:], 5) is None


def test_attribution_and_confidence_act_on_indirect_benefits_only() -> None:
    halves: dict[str, Any] = {"attribution": 0.5, "confidence": 0.5}
    assert Line("Loyalty", 100, indirect=True, **halves).flows(1) == [25]
    assert Line("Fees", 100, **halves).flows(1) == [100]
    assert Line("Platform", 100, cost=True, **halves).flows(1) == [-100]


def test_a_line_grows_from_its_first_year_and_ends_with_the_horizon() -> None:
    assert Line("Fees", 100, first_year=1, years=9, growth=0.1).flows(4) == pytest.approx([0, 100, 110, 121])
    assert Line("Late", 100, first_year=7).flows(4) == [0, 0, 0, 0]


def test_direct_leaves_indirect_benefits_out() -> None:
    lines = [Line("Platform", 100, cost=True), Line("Fees", 90), Line("Loyalty", 60, indirect=True)]
    assert roi.return_on_investment(lines, 1) == pytest.approx(0.5)
    assert roi.return_on_investment(roi.direct(lines), 1) == pytest.approx(-0.1)


def test_payback_is_empty_if_never_and_interpolated_within_the_year() -> None:
    assert roi.payback([-100.0, 40.0]) is None
    assert roi.payback([-100.0, 50.0, 200.0]) == 1.25
    assert roi.payback([0.0, -100.0, 100.0]) == 2
    assert roi.payback([100.0]) == 0
    assert roi.payback([]) is None


def test_the_tornado_puts_the_widest_swing_first() -> None:
    lines = [
        Line("Platform", 100, low=90, high=120, cost=True),
        Line("Fees", 200, low=50, high=300),
        Line("Rent", 10, cost=True),
    ]
    found = roi.tornado(lines, 1, 0.1)
    assert [(one.name, one.low, one.high) for one in found] == [
        ("Fees", -60, 190),
        ("Platform", 100, 70),
        ("Rent", 90, 90),
    ]


@given(FLOWS, st.floats(-0.5, 2), st.floats(-0.5, 2))
def test_present_values_add_up(flows: list[float], rate: float, other: float) -> None:
    twice = [2 * flow for flow in flows]
    assert roi.net_present_value(twice, rate) == pytest.approx(2 * roi.net_present_value(flows, rate))
    assert roi.net_present_value(flows[:1], other) == flows[0]
