"""The losses of a plan: which risks count, what their actions leave, and what `analyse` says of them."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest

from planner import model as m
from planner.analysis import Ecosystem, analyse, check, figures, losses
from planner.analysis.loss.actions import purchases
from planner.analysis.loss.lowered import cheapest_for_scores
from planner.document import Plan
from planner.i18n import use_language
from planner.model import choices as c

FIGURES: dict[str, Any] = {"frequency": 0.5, "loss_low": 10_000, "loss_high": 400_000}
KEYS = {"expected_loss", "standard_error", "var95", "var99", "es95", "p_over_appetite"}


@pytest.fixture
def breach(plan: Plan) -> m.Risk:
    """Return a risk with figures, linked to two partners, the hub and one that has left, with three actions."""
    with plan.change("Fill"):
        risk = plan.add(m.Risk(title="Breach", **FIGURES))
        partners: dict[str, dict[str, Any]] = {
            "Hub": {"is_hub": True}, "Acme": {}, "Beta": {}, "Gone": {"stage": c.Stage.EXITED},
        }  # fmt: skip
        for name, fields in partners.items():
            partner = plan.add(m.Organisation(name=name, **fields))
            plan.add(m.RiskLink(risk=risk.uid, organisation=partner.uid))
        for name, status, cut in (
            ("Encrypt", c.ActionStatus.DONE, 50.0), ("Insure", c.ActionStatus.PLANNED, 20.0),
            ("Pray", c.ActionStatus.DROPPED, 90.0),
        ):  # fmt: skip
            plan.add(
                m.Action(
                    risk=risk.uid, name=name, status=status, loss_cut=cut, one_off_cost=500, yearly_cost=100
                )
            )
    return risk


def test_each_state_counts_its_actions_and_partners_are_those_that_count(plan: Plan, breach: m.Risk) -> None:
    ecosystem = Ecosystem(plan)
    (inherent,), (residual,), (target,) = (
        losses.scenarios(ecosystem, state) for state in ("inherent", "residual", "target")
    )
    assert residual.annual_loss == pytest.approx(inherent.annual_loss * 0.5)
    assert target.annual_loss == pytest.approx(inherent.annual_loss * 0.4)
    assert {ecosystem.names[uid] for uid in inherent.partners} == {"Acme", "Beta"}


def test_actions_cost_their_yearly_cost_and_a_share_of_the_one_off_cost(plan: Plan, breach: m.Risk) -> None:
    ecosystem = Ecosystem(plan)
    found = purchases(losses.scenarios(ecosystem), losses.actions(ecosystem))
    assert {one.action.name for one in found} == {"Encrypt", "Insure"}
    assert all(one.action.cost == 200 for one in found)


def test_closed_risks_opportunities_and_wrong_figures_enter_no_number(plan: Plan, breach: m.Risk) -> None:
    before = analyse(plan)["risk"]
    with plan.change("Add"):
        plan.add(m.Risk(title="Over", status=c.RiskStatus.CLOSED, **FIGURES))
        plan.add(m.Risk(title="Chance", kind=c.RiskKind.OPPORTUNITY, **FIGURES))
        plan.add(m.Risk(title="Often", frequency=1e6, loss_low=1, loss_high=3))
        plan.add(m.Risk(title="Half", loss_low=1, loss_high=3))
        plan.add(m.Risk(title="Zero", frequency=1, loss_low=0, loss_high=3))
        plan.add(m.Risk(title="Unknown"))
    found = analyse(plan)
    for key in ("inherent", "residual", "target", "curve"):
        assert found["risk"][key] == before[key]
    said = found["missing"]["risk"]
    assert (
        "Often (It happens more than 10,000 times a year" in said
        and "Half (It has a loss, but no frequency)" in said
    )
    assert "Zero (The low loss must be above 0)" in said
    assert not any(name in said for name in ("Over", "Chance", "Unknown", "Breach"))


def test_the_part_has_the_keys_of_the_interface(plan: Plan, breach: m.Risk) -> None:
    plan_info = plan.info
    with plan.change("Set"):
        plan_info.loss_appetite, plan_info.trials, plan_info.seed = 50_000, 4000, 12
    part = analyse(plan)["risk"]
    assert set(part) == {
        "count", "unscored", "by_level", "matrix", "inherent", "residual", "target", "curve", "trials", "seed",
    }  # fmt: skip
    assert all(set(part[state]) == KEYS for state in ("inherent", "residual", "target"))
    assert (part["trials"], part["seed"]) == (4000, 12)
    assert (
        part["inherent"]["expected_loss"]
        > part["residual"]["expected_loss"]
        > part["target"]["expected_loss"]
    )
    assert 0 < part["target"]["p_over_appetite"] <= part["inherent"]["p_over_appetite"] < 1
    assert part["curve"][0][0] == 0 and part["curve"][-1][1] == 0
    assert part == analyse(plan)["risk"]


def test_what_cannot_be_computed_says_why(plan: Plan) -> None:
    missing = analyse(plan)["missing"]
    assert missing["risk.inherent.var95"] == "No risk has a frequency and both bounds of its loss."
    assert missing["risk.curve"] == missing["risk.inherent.var95"]
    with plan.change("Add"):
        plan.add(m.Risk(title="Breach", **FIGURES))
    assert analyse(plan)["missing"]["risk.inherent.p_over_appetite"] == "The plan has no loss appetite."


def test_a_figure_says_how_it_was_drawn_and_only_its_part_is_worked_out(plan: Plan, breach: m.Risk) -> None:
    why = figures(plan, only="risk")["risk.residual.expected_loss"]
    assert dict(why.inputs)["Years drawn"] == "20,000" and "Breach" in dict(why.inputs)
    assert "risk.residual.expected_loss" not in figures(plan, only="strategy")


def test_reasons_speak_indonesian(plan: Plan) -> None:
    with plan.change("Add"):
        plan.add(m.Risk(title="Bocor", loss_low=1, loss_high=3))
    with use_language("id"):
        said = analyse(plan)["missing"]["risk"]
    assert "Bocor (" in said and "frequency" not in said


def test_the_plan_check_says_why_figures_enter_no_loss(plan: Plan, breach: m.Risk) -> None:
    with plan.change("Add"):
        plan.add(m.Risk(title="Zero", frequency=1, loss_low=0, loss_high=3))
    said = [one.message for one in check(plan).findings if one.rule == "risk.losses"]
    assert said == ["No loss counts “Zero”: The low loss must be above 0."]


def test_scores_that_can_be_lowered_are_those_left_by_what_is_done(plan: Plan, breach: m.Risk) -> None:
    with plan.change("Score"):
        breach.likelihood, breach.impact, breach.residual_impact = 4, 5, 3
        plan.add(m.Action(risk=breach.uid, name="Train", status=c.ActionStatus.DONE, likelihood_cut=1))
        plan.add(m.Action(risk=breach.uid, name="Audit", likelihood_cut=1, yearly_cost=10))
    (found,) = losses.scored(Ecosystem(plan))
    assert (found.likelihood, found.impact) == (3, 3)
    ecosystem = Ecosystem(plan)
    cheapest = cheapest_for_scores(losses.scored(ecosystem), losses.actions(ecosystem), 6)
    assert (cheapest.exists, cheapest.reached, cheapest.cost) == (True, 6, 10)
    assert not cheapest_for_scores(losses.scored(ecosystem), losses.actions(ecosystem), 5).exists


def test_without_a_simulation_no_numpy_is_loaded() -> None:
    code = "import sys, planner.analysis.losses, planner.analysis.suggestions; print('numpy' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
