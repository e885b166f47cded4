"""What falls off if a partner left, on plans small enough to be worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import model as m
from planner.analysis import network as net
from planner.analysis.drill import Drill, cut_off, drill
from planner.document import Plan
from planner.model import choices as c
from tests.planner.analysis.test_network import FLORENCE, drawn


def told(found: Drill, part: str) -> list[str]:
    return [one.name for one in found.parts[part]]


@pytest.fixture
def chain(plan: Plan) -> dict[str, Any]:
    """Return Hub – Acme – {Beta, Gamma}, Gamma tied to the hub too, and Delta that nobody is tied to."""
    made: dict[str, Any] = {}
    with plan.change("Begin"):
        for name in ("Hub", "Acme", "Beta", "Gamma", "Delta"):
            made[name] = plan.add(m.Organisation(name=name, is_hub=name == "Hub", stage=c.Stage.ACTIVE))
        made["Beta"].parent = made["Acme"].uid
        for source, target in (("Hub", "Acme"), ("Acme", "Gamma"), ("Gamma", "Hub")):
            made[source + target] = plan.add(
                m.Relationship(
                    source=made[source].uid, target=made[target].uid, kind=c.RelationshipKind.SUPPLIES
                )
            )
    return made


def test_whoever_has_another_way_to_the_hub_is_not_cut_off(plan: Plan, chain: dict[str, Any]) -> None:
    assert told(drill(plan, chain["Acme"].uid), "cut_off") == ["Beta"]
    assert told(drill(plan, chain["Gamma"].uid), "cut_off") == []
    assert told(drill(plan, chain["Delta"].uid), "cut_off") == []


def test_nothing_falls_off_with_a_partner_that_does_nothing(plan: Plan, chain: dict[str, Any]) -> None:
    with plan.change("Pause"):
        chain["Delta"].stage = None
    assert drill(plan, chain["Delta"].uid).empty


def test_the_drill_leaves_the_plan_as_it_is(plan: Plan, chain: dict[str, Any]) -> None:
    before = plan.undo_label
    drill(plan, chain["Acme"].uid)
    assert plan.undo_label == before
    assert len(plan.rows(m.Organisation)) == 5


def test_without_a_hub_those_outside_the_largest_part_left_are_cut_off() -> None:
    florence = drawn(FLORENCE)
    assert cut_off(florence, "Medici", None) == ["Acciaiuoli", "Pazzi", "Salviati"]
    assert cut_off(florence, "Salviati", None) == ["Pazzi"]
    assert cut_off(florence, "Guadagni", None) == ["Lamberteschi"]
    assert cut_off(florence, "Strozzi", None) == []


names = st.sampled_from("HABCDEFG")


@given(st.lists(st.tuples(names, names), max_size=16))
def test_only_articulation_points_cut_others_off(arcs: list[tuple[str, str]]) -> None:
    """Tarjan 1972: a vertex separates others exactly if it is an articulation point."""
    network = net.network_of("HABCDEFG", arcs)
    cutting = {name for name in network.names if cut_off(network, name, None)}
    assert cutting == set(net.articulation_points(network))
    assert {name for name in network.names[1:] if cut_off(network, name, "H")} <= cutting


def test_capabilities_are_lost_or_left_with_one_provider(plan: Plan, chain: dict[str, Any]) -> None:
    wanted = {"Cloud": {"Acme": 3}, "Sales": {"Acme": 4, "Beta": 3}, "Data": {"Acme": 2, "Beta": 5},
              "Law": {"Acme": 3, "Beta": 3, "Gamma": 3}}  # fmt: skip
    with plan.change("Provide"):
        for name, levels in wanted.items():
            one = plan.add(m.Capability(name=name, needed_level=3))
            for who, level in levels.items():
                plan.add(m.Provision(organisation=chain[who].uid, capability=one.uid, level=level))
    found = drill(plan, chain["Acme"].uid)
    assert told(found, "capabilities_lost") == ["Cloud"]
    assert told(found, "capabilities_single") == ["Sales"]
    assert found.parts["capabilities_single"][0].detail == "only Beta is left"


def test_a_goal_that_nobody_else_supports_is_without_support(plan: Plan, chain: dict[str, Any]) -> None:
    with plan.change("Stand"):
        for name, stances in {"Grow": {"Acme": 2, "Beta": -1}, "Save": {"Acme": 1, "Beta": 1}}.items():
            goal = plan.add(m.Goal(name=name))
            for who, value in stances.items():
                plan.add(m.Stance(organisation=chain[who].uid, goal=goal.uid, value=value))
    assert told(drill(plan, chain["Acme"].uid), "goals") == ["Grow"]
    assert told(drill(plan, chain["Beta"].uid), "goals") == []


def test_value_lost_is_what_flows_carry_and_what_benefits_bring(plan: Plan, chain: dict[str, Any]) -> None:
    with plan.change("Flow"):
        for link, what, times, value in (("HubAcme", "Orders", 12, 500), ("GammaHub", "Fees", 4, 100)):
            plan.add(m.ValueFlow(relationship=chain[link].uid, what=what, occurrences=times, value=value))
        acme = chain["Acme"].uid
        for name, kind in (("Sales", c.CashKind.REVENUE), ("Fee", c.CashKind.OPERATING_COST)):
            plan.add(m.CashLine(name=name, kind=kind, organisation=acme, likely=1000))
        plan.add(m.CashLine(name="Name", kind=c.CashKind.INDIRECT_BENEFIT, organisation=acme, likely=1000,
                            attribution=50, confidence=40))  # fmt: skip
    found = drill(plan, acme)
    assert [(one.name, one.amount) for one in found.parts["value"]] == [
        ("Orders", 6000), ("Sales", 1000), ("Name", 200)
    ]  # fmt: skip
    assert found.value == 7200


def test_roles_decisions_and_protocols_that_miss_somebody_are_named(
    plan: Plan, chain: dict[str, Any]
) -> None:
    acme, beta = chain["Acme"].uid, chain["Beta"].uid
    with plan.change("Govern"):
        lonely, shared = plan.add(m.Role(name="Cloud")), plan.add(m.Role(name="Bank"))
        for role, who in ((lonely, acme), (shared, acme), (shared, beta)):
            plan.add(m.RoleAssignment(role=role.uid, organisation=who))
        for name, held in (("Admit", {"organisation": acme}), ("Price", {"role": lonely.uid}),
                           ("Brand", {"role": shared.uid})):  # fmt: skip
            made = plan.add(m.Decision(name=name))
            plan.add(m.Responsibility(decision=made.uid, letter=c.Letter.ACCOUNTABLE, **held))
        plan.add(m.Decision(name="Open"))
        plan.add(m.DataProtocol(dataset="Sales", provider=acme))
        both = plan.add(m.DataProtocol(dataset="Leads", provider=chain["Hub"].uid))
        for who in (acme, beta):
            plan.add(m.ProtocolRecipient(data_protocol=both.uid, organisation=who))
    found = drill(plan, acme)
    assert told(found, "roles") == ["Cloud"]
    assert found.parts["roles"][0].detail == "0 of 1 held"
    assert told(found, "decisions") == ["Admit", "Price"]
    assert told(found, "protocols") == ["Sales"]


def test_risks_and_kpis_it_takes_part_in_are_touched(plan: Plan, chain: dict[str, Any]) -> None:
    with plan.change("Measure"):
        for title, ends in (("Breach", {"organisation": chain["Acme"].uid}),
                            ("Delay", {"relationship": chain["HubAcme"].uid}),
                            ("Fraud", {"organisation": chain["Beta"].uid})):  # fmt: skip
            risk = plan.add(m.Risk(title=title))
            plan.add(m.RiskLink(risk=risk.uid, **ends))
        plan.add(m.Kpi(name="Uptime", organisation=chain["Acme"].uid))
        plan.add(m.Kpi(name="Partners", source=c.KpiSource.ACTIVE_PARTNERS))
        plan.add(m.Kpi(name="Share"))
    found = drill(plan, chain["Acme"].uid)
    assert told(found, "risks") == ["Breach", "Delay"]
    assert [(one.name, one.detail) for one in found.parts["kpis"]] == [
        ("Uptime", "measures this partner"), ("Partners", "falls from 4 to 3")
    ]  # fmt: skip
    assert told(found, "relationships") == ["Hub supplies Acme", "Acme supplies Gamma"]
