"""All that is shown of losses at once, and what if one thing were otherwise."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from planner.analysis.loss.part import loss_part
from planner.analysis.loss.scenario import STATES, Left, Scenario
from planner.analysis.loss.settings import Settings
from planner.analysis.loss.study import preview, study
from planner.analysis.loss.task import Task
from planner.analysis.loss.what_if import WhatIf, figures_after, rounded, supposed
from planner.progress import Stopped

BREACH = Scenario("a", "Breach", 0.5, 100.0, 1000.0, ("acme",))
FRAUD = Scenario("b", "Fraud", 2.0, 10.0, 200.0, ("acme",))
HOW = Settings(4_000, 7, 0.3, 800.0)


def task(done: float = 1.0, planned: float = 0.5, how: Settings = HOW) -> Task:
    """Return a task whose actions leave so much of the frequencies."""
    return Task(
        tuple(
            tuple(replace(one, left=Left(frequency=left)) for one in (BREACH, FRAUD))
            for left in (1.0, done, planned)
        ),
        how,
    )


def test_a_study_says_what_the_analysis_says() -> None:
    asked = task()
    found = study(asked)
    part = loss_part({state: asked.scenarios(state) for state in STATES}, HOW)
    for state in STATES:
        assert found.drawn[state].summary.expected_loss == part[state]["expected_loss"].value
        assert found.drawn[state].summary.es95 == part[state]["es95"].value


def test_states_that_are_alike_are_one_and_actions_lower_the_curve() -> None:
    found = study(task(done=1.0)).drawn
    assert found["inherent"] is found["residual"]
    assert found["target"].summary.expected_loss < found["residual"].summary.expected_loss


def test_the_curve_without_shared_partners_has_the_same_mean_and_a_thinner_tail() -> None:
    shared = study(task(how=replace(HOW, trials=40_000, shock_share=1.0))).drawn["residual"]
    losses, shares = zip(*shared.alone, strict=True)
    assert shared.alone != shared.curve
    assert list(losses) == sorted(losses)
    assert list(shares) == sorted(shares, reverse=True)
    any_loss = dict(shared.curve)[0.0], dict(shared.alone)[0.0]
    assert any_loss[0] < any_loss[1]  # trouble that comes together leaves more years in peace
    assert study(task(how=replace(HOW, shock_share=0.0))).drawn["residual"].alone == ()


def test_what_each_risk_adds_to_the_worst_years_is_the_expected_shortfall() -> None:
    found = study(task())
    total = sum(one.tail_loss for one in found.contributions)
    assert total == pytest.approx(found.drawn["residual"].summary.es95)
    assert sum(one.share for one in found.contributions) == pytest.approx(1)


def test_the_running_mean_ends_at_the_mean_of_all_years() -> None:
    drawn = study(task()).drawn["residual"]
    assert drawn.progress[-1].trials == HOW.trials
    assert drawn.progress[-1].mean == pytest.approx(drawn.summary.expected_loss)
    assert drawn.progress[-1].error == pytest.approx(drawn.summary.standard_error)


def test_it_tells_how_far_it_is_and_stops_when_nobody_wants_it() -> None:
    told: list[float] = []
    study(task(), told.append)
    assert all(after >= before - 1e-9 for before, after in pairwise(told))
    assert told[0] == 0 and told[-1] == pytest.approx(1)

    def enough(share: float) -> None:
        if share > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        study(task(), enough)


def test_without_figures_there_is_nothing_to_draw() -> None:
    empty = Task(((), (), ()), HOW)
    assert empty.empty
    assert study(empty).drawn == {}


def test_a_risk_twice_as_often_costs_twice_as_much() -> None:
    now = task().scenarios("residual")
    then, how = supposed(now, HOW, WhatIf("frequency", 2.0, "a"))
    assert how == HOW
    assert then[0].annual_loss == pytest.approx(2 * now[0].annual_loss)
    assert then[1] == now[1]
    before, after = preview(now, HOW).summary, preview(then, HOW).summary
    assert after.expected_loss > before.expected_loss


def test_losses_are_supposed_on_both_bounds_in_three_digits_as_they_will_be_stored() -> None:
    then, _how = supposed([BREACH], HOW, WhatIf("loss", 1.23456, "a"))
    assert figures_after(BREACH, WhatIf("loss", 1.23456, "a")) == {"low": 123.0, "high": 1230.0}
    assert (then[0].low, then[0].high) == (123.0, 1230.0)
    assert rounded(0.00123456) == 0.00123


def test_shared_shocks_are_supposed_for_all_and_an_unknown_risk_changes_nothing() -> None:
    now = task().scenarios("residual")
    then, how = supposed(now, HOW, WhatIf("shocks", 0.8))
    assert (then, how.shock_share) == (now, 0.8)
    assert supposed(now, HOW, WhatIf("loss", 2.0, "nobody")) == (now, HOW)
