"""Every number of a plan at once, as the command line prints it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from planner.analysis import analyse, figures
from planner.document import Plan
from planner.model import (
    Assessment,
    Capability,
    CashLine,
    Criterion,
    Decision,
    Goal,
    Kpi,
    Measurement,
    Organisation,
    Provision,
    Relationship,
    Responsibility,
    Risk,
    Stance,
    ValueFlow,
)
from planner.model.choices import CashKind, KpiSource, Letter, RelationshipStatus, Stage

TODAY = date(2026, 11, 25)


def nulls(tree: Any, path: str = "") -> Iterator[str]:
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in items:
        here = f"{path}.{key}" if path else str(key)
        if value is None:
            yield here
        yield from nulls(value, here)


@pytest.fixture
def three(plan: Plan) -> dict[str, Organisation]:
    """Return a hub and two partners, of which Beta has exited."""
    with plan.change("Add partners"):
        hub = plan.add(Organisation(name="Hub", is_hub=True))
        acme = plan.add(Organisation(name="Acme", stage=Stage.ACTIVE, benefit="Reach"))
        beta = plan.add(Organisation(name="Beta", stage=Stage.EXITED))
    return {one.name: one for one in (hub, acme, beta)}


def test_an_empty_plan_has_no_number_and_says_why(plan: Plan) -> None:
    found = analyse(plan, TODAY)
    missing = found.pop("missing")
    assert set(nulls(found)) == set(missing)
    assert all(missing.values())
    assert missing["strategy.adaptability"] == "No capability has an importance of 4 or 5."


def test_the_parts_have_the_keys_that_scripts_depend_on(plan: Plan, three: dict[str, Organisation]) -> None:
    found = analyse(plan, TODAY)
    assert list(found) == [
        "network", "strategy", "value", "selection", "raci", "kpis", "roi", "risk", "health", "missing",
    ]  # fmt: skip
    assert set(found["network"]["by_organisation"]["Acme"]) == {
        "degree", "betweenness", "closeness", "constraint", "criticality", "zone",
    }  # fmt: skip
    assert set(found["roi"]["direct"]) | {"direct", "tornado", "simulation"} == set(found["roi"])
    assert set(found["value"]) == {
        "net_value", "who_says_no", "transfers", "transfer_total", "shortfall", "odds", "adoption",
        "readiness_date",
    }  # fmt: skip


def test_exited_partners_and_ended_relationships_are_left_out(
    plan: Plan, three: dict[str, Organisation]
) -> None:
    hub, acme, beta = three["Hub"].uid, three["Acme"].uid, three["Beta"].uid
    with plan.change("Link"):
        plan.add(Relationship(source=hub, target=beta))
        plan.add(Relationship(source=hub, target=acme, status=RelationshipStatus.ENDED))
    network = analyse(plan, TODAY)["network"]
    assert (network["nodes"], network["edges"]) == (2, 0)
    assert list(network["by_organisation"]) == ["Hub", "Acme"]


def test_a_parent_link_ties_too(plan: Plan, three: dict[str, Organisation]) -> None:
    with plan.change("Move"):
        three["Acme"].parent = three["Hub"].uid
    network = analyse(plan, TODAY)["network"]
    assert (network["edges"], network["density"], network["hub_share"]) == (1, 1, 1)


def test_value_and_stances_reach_the_three_core_elements(plan: Plan, three: dict[str, Organisation]) -> None:
    hub, acme = three["Hub"].uid, three["Acme"].uid
    with plan.change("Fill"):
        link = plan.add(Relationship(source=acme, target=hub))
        grow = plan.add(Goal(name="Grow"))
        cloud = plan.add(Capability(name="Cloud", importance=5))
        plan.add(ValueFlow(relationship=link.uid, what="Orders", occurrences=12, value=500, expense=100))
        plan.add(ValueFlow(relationship=link.uid, what="Fee", occurrences=12, value=200, backwards=True))
        plan.add(Stance(organisation=acme, goal=grow.uid, value=-1))
        plan.add(Stance(organisation=hub, goal=grow.uid, value=2))
        plan.add(Provision(organisation=acme, capability=cloud.uid, level=3))
        plan.add(Provision(organisation=hub, capability=cloud.uid, level=4))
    found = analyse(plan, TODAY)
    assert found["value"]["net_value"] == {"Hub": 6000, "Acme": 1200}
    assert found["strategy"]["shared_value"] == 1
    assert found["strategy"]["adaptability"] == 1
    assert found["strategy"]["alignment"]["ecosystem"] == -0.5
    assert found["strategy"]["alignment"]["by_organisation"] == {"Acme": -0.5}  # the hub is no partner
    assert found["strategy"]["alignment"]["conflicts"] == [
        {"goal": "Grow", "for": ["Hub"], "against": ["Acme"]}
    ]


def test_the_horizon_holds_the_years_that_the_cash_table_shows(plan: Plan) -> None:
    with plan.change("Add cash lines"):
        plan.add(CashLine(name="Platform", kind=CashKind.INVESTMENT, likely=1000))
        plan.add(CashLine(name="Fees", kind=CashKind.REVENUE, first_year=1, years=3, likely=500))
        plan.add(CashLine(name="Later", kind=CashKind.REVENUE, first_year=5, likely=1e6))
        plan.add(CashLine(name="Unclear", likely=1e6))
    found = analyse(plan, TODAY)
    assert found["roi"]["npv"] == pytest.approx(243.43, abs=0.005)
    assert found["roi"]["irr"] == pytest.approx(0.233752, abs=5e-7)
    assert "Unclear" in found["missing"]["roi"]


def test_active_partners_are_counted_from_the_plan(plan: Plan, three: dict[str, Organisation]) -> None:
    with plan.change("Add KPIs"):
        plan.add(Kpi(name="Active partners", source=KpiSource.ACTIVE_PARTNERS, baseline=0, target=2))
        shops = plan.add(Kpi(name="Shops"))
        plan.add(Measurement(kpi=shops.uid, date=date(2026, 3, 1), value=9))
        plan.add(Measurement(kpi=shops.uid, date=date(2026, 2, 1), value=4))
    active, shops_row = analyse(plan, TODAY)["kpis"]
    assert (active["value"], active["attainment"], active["status"]) == (1, 0.5, "behind")
    assert (shops_row["value"], shops_row["status"]) == (9, "no data")


def test_what_a_candidate_offers_closes_no_gap_before_it_is_in(
    plan: Plan, three: dict[str, Organisation]
) -> None:
    with plan.change("Assess"):
        gamma = plan.add(Organisation(name="Gamma", stage=Stage.SHORTLISTED))
        cloud = plan.add(Capability(name="Cloud", importance=5))
        skill = plan.add(Criterion(name="Skill"))
        plan.add(Provision(organisation=gamma.uid, capability=cloud.uid, level=4))
        plan.add(Assessment(organisation=gamma.uid, criterion=skill.uid, score=3))
        plan.add(Assessment(organisation=three["Beta"].uid, criterion=skill.uid, score=5))
    assert analyse(plan, TODAY)["selection"] == [
        {"name": "Gamma", "score": 3, "failed_gate": None, "win_share": 1, "gap_closed": 1}
    ]


def test_raci_and_risks_are_told(plan: Plan, three: dict[str, Organisation]) -> None:
    with plan.change("Fill"):
        admit = plan.add(Decision(name="Admit a partner"))
        plan.add(
            Responsibility(decision=admit.uid, organisation=three["Acme"].uid, letter=Letter.RESPONSIBLE)
        )
        plan.add(Risk(title="Breach", likelihood=3, impact=5))
        plan.add(Risk(title="Strike"))
    found = analyse(plan, TODAY)
    assert found["raci"]["without_accountable"] == ["Admit a partner"]
    assert found["raci"]["idle"] == ["Hub"]
    assert (found["risk"]["count"], found["risk"]["unscored"], found["risk"]["by_level"]["H"]) == (2, 1, 1)
    assert "Strike" in found["missing"]["risk.unscored"]


def test_every_null_of_a_filled_plan_is_explained_and_the_whole_is_json(
    plan: Plan, three: dict[str, Organisation]
) -> None:
    with plan.change("Fill"):
        plan.add(Kpi(name="Shops"))
        plan.add(CashLine(name="Fees", kind=CashKind.INDIRECT_BENEFIT, likely=1, years=30, growth=1000))
        three["Acme"].readiness_date = date(2027, 1, 1)
        three["Acme"].delivery_probability = 0.5
    found = analyse(plan, TODAY)
    json.dumps(found, allow_nan=False)
    missing = found.pop("missing")
    assert set(nulls(found)) <= set(missing)
    assert found["value"]["readiness_date"] == "2027-01-01"


def test_a_figure_answers_why(plan: Plan, three: dict[str, Organisation]) -> None:
    with plan.change("Rate"):
        acme = three["Acme"]
        acme.dependency, acme.penetration, acme.maturity, acme.trust = 4, 3, 2, 2
    why = figures(plan, TODAY)["network.by_organisation.Acme.criticality"]
    assert why.value == 3
    assert why.formula == "dependence × penetration ÷ (maturity × trust)"
    assert why.inputs == (("Dependence", "4"), ("Penetration", "3"), ("Maturity", "2"), ("Trust", "2"))


def test_absurd_figures_give_no_infinity(plan: Plan, three: dict[str, Organisation]) -> None:
    hub, acme = three["Hub"].uid, three["Acme"].uid
    with plan.change("Fill"):
        link = plan.add(Relationship(source=acme, target=hub))
        plan.add(ValueFlow(relationship=link.uid, what="All", occurrences=1e308, value=1e12, expense=1e12))
        shops = plan.add(Kpi(name="Shops", baseline=-1e308, target=1e308))
        plan.add(Measurement(kpi=shops.uid, date=date(2026, 3, 1), value=1e308))
        plan.add(Measurement(kpi=shops.uid, date=date(2026, 4, 1), value=-1e308))
        for name in ("Grow", "Save"):
            goal = plan.add(Goal(name=name, weight=1e308))
            plan.add(Stance(organisation=acme, goal=goal.uid, value=2))
    found = analyse(plan, TODAY)
    json.dumps(found, allow_nan=False)
    assert found["missing"]["value.net_value.Acme"] == "It has no value flow with figures."
    assert found["missing"]["strategy.alignment.ecosystem"]
