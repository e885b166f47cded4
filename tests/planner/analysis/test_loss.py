"""Losses of a year drawn at random, against closed forms.

Lognormal intervals: Hubbard & Seiersen 2016. Moments of a compound Poisson sum, E = λ·E(X) and Var = λ·E(X²): Klugman,
Panjer, Willmot 2012, Loss models, ch. 9. Common shocks: Lindskog, McNeil 2003. Euler allocation: McNeil, Frey,
Embrechts 2015, Quantitative risk management, ch. 8.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import lognorm, norm

from planner.analysis.loss import scenario as s
from planner.analysis.loss.contribution import contributions
from planner.analysis.loss.scenario import Left, Scenario, annual_loss
from planner.analysis.loss.shocks import sources
from planner.analysis.loss.simulate import simulate, tail_contributions
from planner.analysis.loss.summary import convergence, exceedance, summary
from planner.progress import Stopped

BREACH = Scenario("breach", "Breach", 0.5, 10_000, 400_000, ("acme",))
OUTAGE = Scenario("outage", "Outage", 2.0, 1_000, 20_000, ("acme", "beta"))
FRAUD = Scenario("fraud", "Fraud", 1.0, 5_000, 90_000, ("acme",))
THREE = [BREACH, OUTAGE, FRAUD]
AMOUNTS = st.floats(1, 1e9)
SCENARIOS = st.lists(
    st.builds(
        Scenario,
        key=st.uuids().map(str),
        name=st.just("Risk"),
        frequency=st.floats(0, 5),
        low=st.floats(1, 1e3),
        high=st.floats(1e3, 1e6),
        partners=st.lists(st.sampled_from(["a", "b", "c"]), max_size=3).map(tuple),
        left=st.builds(Left, st.floats(0, 1), st.floats(0, 1)),
    ),
    max_size=6,
    unique_by=lambda one: one.key,
)


@settings(deadline=None)
@given(AMOUNTS, AMOUNTS)
def test_the_interval_holds_the_5th_and_the_95th_percentile(one: float, other: float) -> None:
    low, high = sorted((one, other))
    risk = Scenario("r", "Risk", 1, low, high)
    loss = lognorm(s=max(risk.sigma, 1e-12), scale=math.exp(risk.mu))
    assert loss.ppf(0.05) == pytest.approx(low, rel=1e-3)
    assert loss.ppf(0.95) == pytest.approx(high, rel=1e-3)


def test_expected_loss_is_the_closed_form_within_three_standard_errors() -> None:
    for risk in THREE:
        found = summary(simulate([risk], 200_000, seed=7))
        closed = risk.frequency * math.exp(risk.mu + risk.sigma**2 / 2)
        assert risk.annual_loss == pytest.approx(closed)
        assert abs(found.expected_loss - closed) < 3 * found.standard_error


def test_the_variance_of_one_risk_is_that_of_a_compound_poisson_sum() -> None:
    narrow = Scenario("r", "Risk", 2, 900, 1100)
    losses = simulate([narrow], 200_000, seed=3)
    assert losses.var() == pytest.approx(narrow.variance, rel=0.02)
    assert narrow.variance == pytest.approx(2 * (1000**2) * math.exp(2 * narrow.sigma**2), rel=0.02)


def test_without_shared_partners_variances_add_up() -> None:
    losses = simulate(THREE, 400_000, seed=11)
    assert losses.var() == pytest.approx(sum(one.variance for one in THREE), rel=0.08)


def test_shared_partners_leave_the_expected_loss_and_make_bad_years_worse() -> None:
    alone, shared = (simulate(THREE, 400_000, 5, share) for share in (0.0, 1.0))
    for losses in (alone, shared):
        found = summary(losses)
        assert abs(found.expected_loss - annual_loss(THREE)) < 3 * found.standard_error
    assert summary(shared).es95 > summary(alone).es95
    assert shared.var() > 1.1 * alone.var()


def test_two_risks_that_only_fail_together_have_the_covariance_of_common_shocks() -> None:
    """Cov = rate of common shocks × E(X)·E(Y); with ρ = 1 and one partner that rate is min(λ, λ')."""
    one, other = Scenario("a", "A", 0.5, 900, 1100, ("p",)), Scenario("b", "B", 1.0, 90, 110, ("p",))
    both = simulate([one, other], 400_000, 2, 1.0)
    covariance = 0.5 * (one.annual_loss / 0.5) * other.annual_loss
    assert both.var() == pytest.approx(one.variance + other.variance + 2 * covariance, rel=0.03)


@settings(deadline=None)
@given(SCENARIOS, st.floats(0, 1))
def test_shocks_keep_the_frequency_of_every_risk(scenarios: list[Scenario], share: float) -> None:
    rates = dict.fromkeys((one.key for one in scenarios), 0.0)
    for source in sources(scenarios, share):
        for hit, chance in source.hits:
            assert 0 <= chance <= 1
            rates[hit.key] += source.rate * source.kept * chance
    assert rates == pytest.approx({one.key: one.rate for one in scenarios}, rel=1e-9, abs=1e-300)


def test_value_at_risk_and_shortfall_of_a_single_loss_are_the_closed_forms() -> None:
    """For a rare risk at most one event strikes, so P(loss > x) = 1 − exp(−λ·P(X > x)), and what lies above follows.

    Shortfall of a lognormal: E(X; X > x) = exp(μ + σ²/2)·Φ((μ + σ² − ln x)/σ) (McNeil, Frey, Embrechts 2015).
    """
    rare = Scenario("r", "Risk", 0.1, 10_000, 400_000)
    found = summary(simulate([rare], 1_000_000, seed=1))
    mu, sigma = rare.mu, rare.sigma
    for share, value in ((0.95, found.var95), (0.99, found.var99)):
        above = -math.log(share) / rare.frequency
        quantile = math.exp(mu + sigma * norm.ppf(1 - above))
        assert value == pytest.approx(quantile, rel=0.06)  # two events in a year: about λ/2 more
    in_tail = rare.frequency * math.exp(mu + sigma**2 / 2)
    in_tail *= norm.cdf((mu + sigma**2 - math.log(found.var95)) / sigma)
    assert found.es95 == pytest.approx(in_tail / 0.05, rel=0.06)


def test_figures_of_known_years() -> None:
    found = summary(np.arange(1.0, 101.0), appetite=90)
    assert (found.expected_loss, found.var95, found.var99) == (50.5, 95, 99)
    assert found.es95 == pytest.approx((96 + 97 + 98 + 99 + 100) / 5)
    assert found.p_over_appetite == 0.1
    assert found.standard_error == pytest.approx(np.arange(1, 101).std(ddof=1) / 10)


@settings(max_examples=30, deadline=None)
@given(SCENARIOS, st.integers(1, 500), st.integers(0, 99), st.floats(0, 1))
def test_exceedance_rises_in_loss_and_falls_in_probability(
    scenarios: list[Scenario], trials: int, seed: int, share: float
) -> None:
    losses = simulate(scenarios, trials, seed, share)
    points = exceedance(losses)
    assert points[0][0] == 0 and points[-1][1] == 0
    for (loss, chance), (next_loss, next_chance) in pairwise(points):
        assert loss < next_loss and chance > next_chance
    assert all(chance == (losses > loss).mean() for loss, chance in points)


@settings(max_examples=30, deadline=None)
@given(SCENARIOS, st.randoms(), st.floats(0, 1))
def test_the_order_of_risks_changes_nothing(scenarios: list[Scenario], chance: object, share: float) -> None:
    shuffled = list(scenarios)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    first = simulate(scenarios, 300, 4, share)
    assert (first == simulate(shuffled, 300, 4, share)).all()
    assert (first == simulate(scenarios, 300, 4, share)).all()


def test_another_seed_gives_other_years_and_another_risk_leaves_the_rest_as_they_are() -> None:
    assert (simulate(THREE, 1000, 1) != simulate(THREE, 1000, 2)).any()
    alone, with_fraud = simulate([BREACH, OUTAGE], 1000, 1), simulate(THREE, 1000, 1)
    assert with_fraud == pytest.approx(alone + simulate([FRAUD], 1000, 1))


@settings(max_examples=30, deadline=None)
@given(SCENARIOS)
def test_an_action_makes_no_year_worse(scenarios: list[Scenario]) -> None:
    before = simulate([replace(one, left=s.ALL) for one in scenarios], 300, 9)
    assert (simulate(scenarios, 300, 9) <= before * (1 + 1e-12)).all()


def test_what_is_left_of_a_risk_is_counted_in_frequency_and_loss() -> None:
    left = s.after(THREE, {"breach": Left(0.5, 0.4), "outage": Left(loss=0)})
    assert left[0].annual_loss == pytest.approx(0.2 * BREACH.annual_loss)
    assert left[1].annual_loss == 0
    found = summary(simulate(left, 200_000, 3, 0.3))
    assert abs(found.expected_loss - annual_loss(left)) < 3 * found.standard_error


def test_contributions_to_the_tail_add_up_to_the_expected_shortfall() -> None:
    losses = simulate(THREE, 20_000, 8, 0.3)
    shares = tail_contributions(THREE, losses, 8, 0.3)
    assert sum(shares.values()) == pytest.approx(summary(losses).es95)
    assert shares["breach"] > shares["outage"]


def test_the_tornado_puts_first_what_adds_most_to_the_worst_years() -> None:
    rare, frequent = (
        Scenario("rare", "Rare", 0.06, 900_000, 1_100_000),
        Scenario("often", "Often", 6, 9_500, 10_500),
    )
    losses = simulate([frequent, rare], 50_000, 8)
    first, second = contributions([frequent, rare], losses, 8)
    assert (first.name, second.name) == ("Rare", "Often")
    assert first.share == pytest.approx(0.5, abs=0.01) and second.share == pytest.approx(0.5, abs=0.01)
    assert first.tail_share > 0.9 and first.tail_share + second.tail_share == pytest.approx(1)
    assert first.tail_loss + second.tail_loss == pytest.approx(summary(losses).es95)
    assert contributions([], simulate([], 10, 1), 1) == []


def test_the_running_mean_ends_at_the_expected_loss_with_its_error() -> None:
    losses = simulate(THREE, 5_000, 8)
    steps, found = convergence(losses), summary(losses)
    assert (steps[0].trials, steps[-1].trials) == (2, 5_000)
    assert steps[-1].mean == pytest.approx(found.expected_loss)
    assert steps[-1].error == pytest.approx(found.standard_error)
    middle = steps[len(steps) // 2]
    assert middle.mean == pytest.approx(losses[: middle.trials].mean())


def test_a_person_can_stop_it_between_blocks_and_hears_how_far_it_is() -> None:
    heard: list[float] = []

    def stop(share: float) -> None:
        heard.append(share)
        if share > 0.5:
            raise Stopped

    with pytest.raises(Stopped):
        simulate([replace(OUTAGE, frequency=50.0)], 20_000, 1, tell=stop)
    assert heard == sorted(heard) and len(heard) > 3


@pytest.mark.parametrize(("figures", "reason"), [
    ((1, 10, 20), None), ((0, 10, 10), None), ((None, None, None), None),
    ((1, None, 20), s.WITHOUT_LOSS), ((1, 10, None), s.WITHOUT_LOSS), ((None, 10, 20), s.WITHOUT_FREQUENCY),
    ((1, 0, 20), s.NOT_POSITIVE), ((1, 30, 20), s.WRONG_ORDER), ((-1, 10, 20), s.BELOW_ZERO),
    ((1e6, 10, 20), s.TOO_OFTEN), ((1, 10, math.inf), s.NOT_FINITE),
])  # fmt: skip
def test_figures_that_cannot_be_counted_say_why(
    figures: tuple[float | None, float | None, float | None], reason: str | None
) -> None:
    assert s.refused(*figures) == reason


def test_nothing_to_lose_is_nothing_lost() -> None:
    found = summary(simulate([], 100, 0), appetite=0)
    assert (found.expected_loss, found.es95, found.p_over_appetite) == (0, 0, 0)
    assert exceedance(np.zeros(100)) == [(0.0, 0.0)]
    with pytest.raises(ValueError):
        simulate(THREE, 0, 1)
    with pytest.raises(ValueError):
        sources(THREE, 1.5)
