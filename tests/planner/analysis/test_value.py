"""Net value, who says no, transfers that make all gain, and the odds of joint delivery."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis import value
from planner.analysis.value import Flow, Transfer

AMOUNTS = st.floats(-1e9, 1e9).map(lambda amount: round(amount, 2))
NET = st.dictionaries(st.text(min_size=1, max_size=3), AMOUNTS, max_size=12)


def test_a_service_gains_the_receiver_and_costs_the_giver_its_expense() -> None:
    flow = Flow("Acme", "Hub", "Orders", occurrences=12, value=500, expense=100)
    assert value.net_values([flow]) == {"Acme": -1200, "Hub": 6000}


def test_money_leaves_the_giver_too() -> None:
    flow = Flow("Acme", "Hub", "Fee", money=True, occurrences=12, value=500, expense=1)
    assert value.net_values([flow]) == {"Acme": -6012, "Hub": 6000}


def test_a_flow_without_figures_gives_no_net_value_rather_than_zero() -> None:
    assert value.net_values([Flow("Acme", "Hub", "Know-how", occurrences=12)]) == {}
    assert value.net_values([Flow("Acme", "Hub", "Know-how", value=12)]) == {}


def test_those_who_lose_say_no_the_greatest_loss_first() -> None:
    assert value.who_says_no({"A": 3, "B": -1, "C": -7, "D": 0}) == ["C", "B"]


def test_the_largest_surplus_pays_the_largest_deficit_first() -> None:
    found = value.settle({"A": 10, "B": 9, "X": -6, "Y": -5})
    assert found.transfers == (Transfer("A", "X", 6), Transfer("B", "Y", 5))
    assert found.total == 11 and found.shortfall == 0


def test_where_all_together_lose_the_shortfall_is_told() -> None:
    assert value.settle({"A": 1, "B": -5}) == value.Settlement((), None, 4)
    assert value.settle({}) == value.Settlement((), None, None)


@given(NET)
def test_after_the_transfers_nobody_loses_and_no_more_is_moved_than_the_deficits(
    net: dict[str, float],
) -> None:
    found = value.settle(net)
    deficits = -math.fsum(amount for amount in net.values() if amount < 0)
    if found.total is None:
        assert not found.transfers and (not net or math.fsum(net.values()) < 0)
        return
    scale = max(map(abs, net.values()), default=0) or 1
    assert found.total == pytest.approx(deficits)
    assert math.fsum(one.amount for one in found.transfers) == pytest.approx(deficits, abs=1e-9 * scale)
    after = dict(net)
    for one in found.transfers:
        after[one.giver] -= one.amount
        after[one.receiver] += one.amount
    assert min(after.values(), default=0) >= -1e-9 * scale


def test_four_links_of_85_per_cent_are_even_odds() -> None:
    assert value.joint_odds([0.85] * 4) == pytest.approx(0.522, abs=5e-4)  # Adner 2012
    assert value.joint_odds([]) is None


def test_perfecting_the_weakest_link_helps_most() -> None:
    found = value.odds_if_perfect({"A": 0.9, "B": 0.5, "C": 0.0})
    assert list(found) == ["C", "B", "A"]
    assert found == pytest.approx({"C": 0.45, "B": 0, "A": 0})
