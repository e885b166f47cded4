"""A plan as JSON: what is written, what a file matches in the plan, and what its references mean."""

from __future__ import annotations

import json
from datetime import date

import pytest

from planner.document import ChangeSet, Plan
from planner.errors import Invalid
from planner.exchange.json import plan_as_dict, read_json, write_json
from planner.model import (
    BY_KEY,
    Assessment,
    CashLine,
    ConflictRule,
    Goal,
    Measurement,
    Organisation,
    PlanInfo,
    Relationship,
    Risk,
    RiskLink,
    Stance,
    Task,
    ValueFlow,
    fields_of_class,
)
from planner.model.choices import RelationshipKind, RiskKind, RiskStatus

# What is written


def test_export_has_a_fixed_order_and_leaves_out_times_and_empty_entities(plan: Plan) -> None:
    read_json(
        plan,
        {"relationship": [{"source": "A", "target": "B"}], "organisation": [{"name": "A"}, {"name": "B"}]},
    )
    document = json.loads(write_json(plan))
    assert list(document) == ["format", "version", "plan", "organisation", "relationship"]
    assert (document["format"], document["version"]) == ("mitra", 1)
    assert list(document["organisation"][0]) == ["uid"] + [
        field.name for field in fields_of_class(Organisation)
    ]
    assert "uid" not in document["plan"]
    assert document["organisation"][0]["country"] is None


def test_words_dates_and_tags_are_written_as_the_model_spells_them(plan: Plan) -> None:
    with plan.change("Fill"):
        plan.add(Organisation(name="Acme", tags=("b", "a"), readiness_date=date(2026, 2, 3)))
        plan.info.discount_rate = 10.0
    row = plan_as_dict(plan)["organisation"][0]
    assert (row["tags"], row["readiness_date"], row["is_hub"]) == (["b", "a"], "2026-02-03", False)
    assert b'"discount_rate": 10,' in write_json(plan)


# The examples of INTERFACE 2


def test_the_examples_of_the_interface_are_read(plan: Plan) -> None:
    read_json(
        plan,
        {
            "organisation": [{"name": "Acme"}, {"name": "Head Office", "short_name": "Hub", "is_hub": True}],
            "goal": [{"name": "Grow"}],
            "decision": [{"name": "Admit a partner"}],
            "view": [{"name": "Hierarchy"}],
            "cash_line": [
                {
                    "name": "Platform",
                    "kind": "investment",
                    "first_year": 0,
                    "years": 1,
                    "low": 900,
                    "likely": 1000,
                    "high": 1200,
                }
            ],
            "responsibility": [{"decision": "Admit a partner", "organisation": "Hub", "letter": "A"}],
            "risk": [
                {
                    "title": "Breach",
                    "likelihood": 3,
                    "impact": 5,
                    "frequency": 0.5,
                    "loss_low": 10000,
                    "loss_high": 400000,
                }
            ],
            "risk_link": [{"risk": "Breach", "organisation": "Acme"}],
            "stance": [{"organisation": "Acme", "goal": "Grow", "value": -1, "reason": "…"}],
            "value_flow": [
                {
                    "source": "Acme",
                    "target": "Hub",
                    "what": "Orders",
                    "kind": "service",
                    "occurrences": 12,
                    "value": 500,
                    "expense": 100,
                }
            ],
            "placement": [{"view": "Hierarchy", "organisation": "Acme", "x": 0, "y": 120, "pinned": True}],
        },
    )
    acme, hub = plan.rows(Organisation)
    made = plan.rows(Relationship)[0]
    assert (made.source, made.target, made.kind) == (acme.uid, hub.uid, RelationshipKind.OTHER)
    assert plan.rows(ValueFlow)[0].relationship == made.uid
    assert plan.rows(CashLine)[0].likely == 1000
    risk = plan.rows(Risk)[0]
    assert (risk.code, risk.kind, risk.status) == ("R-1", RiskKind.THREAT, RiskStatus.OPEN)


def test_an_import_is_one_undo_step(plan: Plan) -> None:
    read_json(plan, {"organisation": [{"name": "Acme"}], "goal": [{"name": "Grow"}]})
    assert plan.undo_label == "Import"
    plan.undo()
    assert (plan.rows(Organisation), plan.rows(Goal)) == ([], [])


# Matching


def test_a_matched_row_keeps_its_uid_and_what_the_file_does_not_name(plan: Plan) -> None:
    with plan.change("Add"):
        acme = plan.add(Organisation(name="Acme", country="Indonesia", manager="Sari"))
    uid = acme.uid
    outcome = read_json(plan, {"organisation": [{"uid": "other", "name": " ACME ", "country": "Japan"}]})
    assert [one.uid for one in plan.rows(Organisation)] == [uid]
    assert (acme.name, acme.country, acme.manager) == ("ACME", "Japan", "Sari")
    assert [(one.field, one.was, one.now) for one in outcome.changes] == [
        ("name", "Acme", "ACME"),
        ("country", "Indonesia", "Japan"),
    ]
    assert (outcome.read, outcome.joined, outcome.added, outcome.changed) == (1, 1, 0, 2)


def test_null_empties_a_field(plan: Plan) -> None:
    read_json(plan, {"organisation": [{"name": "Acme", "trust": 3}]})
    read_json(plan, {"organisation": [{"name": "Acme", "trust": None}]})
    assert plan.rows(Organisation)[0].trust is None


def test_two_names_are_swapped_by_uid(plan: Plan) -> None:
    read_json(plan, {"organisation": [{"uid": "a", "name": "A"}, {"uid": "b", "name": "B"}]})
    read_json(plan, {"organisation": [{"uid": "a", "name": "B"}, {"uid": "b", "name": "A"}]})
    assert {one.uid: one.name for one in plan.rows(Organisation)} == {"a": "B", "b": "A"}


PARALLEL = {
    "organisation": [{"name": "A"}, {"name": "B"}],
    "relationship": [
        {"source": "A", "target": "B", "kind": "supplies", "agreement_number": "1"},
        {"source": "A", "target": "B", "kind": "supplies", "agreement_number": "2"},
        {"source": "A", "target": "A", "kind": "advises"},
    ],
}


def test_loops_and_parallel_relationships_stay_however_often_they_are_read(plan: Plan) -> None:
    read_json(plan, PARALLEL)
    backwards = {**PARALLEL, "relationship": PARALLEL["relationship"][::-1]}
    outcome = read_json(plan, backwards)
    assert (len(plan.rows(Relationship)), outcome.added, outcome.changes) == (3, 0, [])


def test_a_parallel_relationship_more_than_the_plan_has_is_added(plan: Plan) -> None:
    read_json(plan, PARALLEL)
    third = {"source": "A", "target": "B", "kind": "supplies", "agreement_number": "3"}
    outcome = read_json(plan, {"relationship": [*PARALLEL["relationship"][:2], third]})
    assert (outcome.joined, outcome.added) == (2, 1)


TWICE = {
    "organisation": [{"name": "Acme"}],
    "kpi": [{"name": "Sales"}],
    "measurement": [{"kpi": "Sales", "date": "2026-01-31", "value": 1}],
    "criterion": [{"name": "Fit"}],
    "assessment": [
        {"organisation": "Acme", "criterion": "Fit", "rater": "Sari", "score": 3},
        {"organisation": "Acme", "criterion": "Fit", "rater": "Budi", "score": 5},
    ],
    "risk": [{"title": "Breach"}, {"uid": "s1", "title": "Strike"}, {"uid": "s2", "title": "Strike"}],
    "action": [{"risk": "Breach", "name": "Train"}],
    "task": [{"name": "Kick-off"}],
    "value_flow": [{"source": "Acme", "target": "Acme", "what": "Data"}],
    "forum": [{"name": "Board"}],
    "forum_member": [{"forum": "Board", "organisation": "Acme"}],
    "model_criterion": [{"criterion": "well-defined product", "answer": 1}],
}


def test_a_file_without_uids_read_twice_adds_nothing(plan: Plan) -> None:
    first = read_json(plan, TWICE)
    assert first.implied == {"relationship": 1}
    second = read_json(plan, TWICE)
    assert (second.added, second.changes, second.joined) == (0, [], second.read)


def test_the_steps_of_a_ladder_are_told_apart_by_their_number(plan: Plan) -> None:
    ladder = {"conflict_rule": [{"trigger": "A late delivery", "step": step} for step in (1, 2, 3)]}
    read_json(plan, ladder)
    assert (read_json(plan, ladder).joined, len(plan.rows(ConflictRule))) == (3, 3)


def test_a_new_figure_of_the_same_day_replaces_the_old_one(plan: Plan) -> None:
    read_json(plan, TWICE)
    read_json(plan, {"measurement": [{"kpi": "Sales", "date": "2026-01-31", "value": 2}]})
    assert [one.value for one in plan.rows(Measurement)] == [2]


def test_each_rater_keeps_an_own_score(plan: Plan) -> None:
    read_json(plan, TWICE)
    read_json(
        plan, {"assessment": [{"organisation": "Acme", "criterion": "Fit", "rater": "Budi", "score": 1}]}
    )
    assert {one.rater: one.score for one in plan.rows(Assessment)} == {"Sari": 3, "Budi": 1}


def test_a_new_name_that_is_nearly_another_is_asked_about(plan: Plan) -> None:
    read_json(plan, {"organisation": [{"name": "PT Acme Logistics"}]})
    outcome = read_json(plan, {"organisation": [{"name": "Beta"}, {"name": "Acme Logistik"}]})
    assert [(one.sheet, one.cell, one.value) for one in outcome.notes] == [
        ("organisation", "row 2", "Acme Logistik")
    ]
    assert "PT Acme Logistics" in outcome.as_json()["notes"][0]["reason"]


# References


def test_references_find_rows_by_uid_name_short_name_and_title_even_later_in_the_file(plan: Plan) -> None:
    read_json(
        plan,
        {
            "risk_link": [{"risk": "breach", "organisation": "ac"}],
            "relationship": [{"source": "o1", "target": "Beta"}],
            "organisation": [
                {"uid": "o1", "name": "Acme", "short_name": "AC"},
                {"name": "Beta", "parent": "AC"},
            ],
            "risk": [{"title": "Breach"}],
        },
    )
    acme, beta = plan.rows(Organisation)
    assert plan.rows(RiskLink)[0].organisation == acme.uid == beta.parent == plan.rows(Relationship)[0].source


def test_a_name_goes_before_a_short_name(plan: Plan) -> None:
    names = [{"name": "Bank"}, {"name": "Bank of Java", "short_name": "Bank"}]
    read_json(
        plan,
        {
            "organisation": names,
            "goal": [{"name": "Grow"}],
            "stance": [{"organisation": "Bank", "goal": "Grow", "value": 1}],
        },
    )
    assert plan.rows(Stance)[0].organisation == plan.rows(Organisation)[0].uid


def test_a_row_of_the_file_is_referred_to_by_its_own_uid_although_the_plan_keeps_another(plan: Plan) -> None:
    read_json(plan, {"organisation": [{"uid": "mine", "name": "Acme"}]})
    read_json(
        plan, {"organisation": [{"uid": "theirs", "name": "Acme"}, {"name": "Beta", "parent": "theirs"}]}
    )
    assert plan.rows(Organisation)[1].parent == "mine"


def test_a_value_flow_finds_the_relationship_there_is(plan: Plan) -> None:
    read_json(plan, {**PARALLEL, "value_flow": [{"source": "A", "target": "B", "what": "Ore"}]})
    assert len(plan.rows(Relationship)) == 3
    assert plan.rows(ValueFlow)[0].relationship == plan.rows(Relationship)[0].uid


def test_flows_between_the_same_two_share_the_relationship_made_for_them(plan: Plan) -> None:
    flows = [{"source": "A", "target": "B", "what": what} for what in ("Ore", "Steel")]
    outcome = read_json(plan, {"organisation": [{"name": "A"}, {"name": "B"}], "value_flow": flows})
    assert (len(plan.rows(Relationship)), outcome.read, outcome.added) == (1, 4, 5)
    assert "Made on the way: 1 relationship." in outcome.sentence()


def test_a_file_with_a_byte_order_mark_is_read(plan: Plan) -> None:
    read_json(plan, b"\xef\xbb\xbf" + b'{"goal": [{"name": "Grow"}]}')
    assert plan.rows(Goal)[0].name == "Grow"


# Dry run


def test_a_dry_run_tells_all_and_changes_nothing(plan: Plan) -> None:
    read_json(plan, {"task": [{"name": "Kick-off", "percent": 10}]})
    before = write_json(plan)
    told: list[ChangeSet] = []
    plan.subscribe(told.append)
    document = {"task": [{"name": "Kick-off", "percent": 20}, {"name": "Review"}]}
    trial = read_json(plan, document, dry_run=True)
    assert (write_json(plan), told, plan.rows(Task)[0].percent) == (before, [], 10)
    real = read_json(plan, document)
    assert trial.as_json() == {**real.as_json(), "applied": False}
    assert (real.added, real.changed) == (1, 1)


def test_a_dry_run_refuses_what_the_import_would_refuse(plan: Plan) -> None:
    hubs = [{"name": "A", "is_hub": True}, {"name": "B", "is_hub": True}]
    with pytest.raises(Invalid):
        read_json(plan, {"organisation": hubs}, dry_run=True)


def test_the_account_adds_up(plan: Plan) -> None:
    with plan.change("Add"):
        for number in range(46):
            plan.add(Organisation(name=f"Partner {number}"))
    outcome = read_json(plan, {"organisation": [{"name": f"Partner {number}"} for number in range(153)]})
    assert outcome.sentence() == "153 read = 107 partners + 46 joined."
    assert set(outcome.as_json()) == {
        "applied",
        "read",
        "added",
        "changed",
        "removed",
        "joined",
        "changes",
        "unread",
        "mapping",
    }


def test_every_exported_entity_of_the_model_can_be_named(plan: Plan) -> None:
    read_json(plan, {key: [] for key, entity in BY_KEY.items() if entity.exported and entity is not PlanInfo})
    assert plan.undo_label == "New plan"
