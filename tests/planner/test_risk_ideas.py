"""Risks from suggestions and from the library, dismissals and trends: each one undo step, nothing twice."""

from __future__ import annotations

import json

import pytest

from planner.analysis import Ecosystem
from planner.analysis.critical_partners import standings
from planner.analysis.risk_library import (
    FILE,
    TEXTS,
    TRENDS,
    by_sector,
    first_trends,
    in_register,
    starter_risks,
)
from planner.analysis.suggestions import looked_for, suggestions
from planner.document import Plan
from planner.edits.dismissals import bring_back_dismissed, dismiss, dismissed_keys
from planner.edits.drafted_risks import RiskDraft, add_from_library, take_suggestion
from planner.edits.trends import add_trends, move_trend
from planner.i18n import use_language
from planner.model import Action, Dismissal, Organisation, Risk, RiskLink, Trend
from planner.model.choices import ActionKind, RiskCategory, Sector, Stage, TrendHorizon


@pytest.fixture
def critical(plan: Plan) -> Plan:
    """Return a plan in which one partner is critical and has no exit plan."""
    with plan.change("Fill"):
        plan.add(Organisation(name="Hub", is_hub=True))
        plan.add(Organisation(name="Acme", dependency=4, penetration=4, maturity=1, trust=1))
    plan.forget_history()
    return plan


def keys(plan: Plan) -> list[str]:
    return [one.key for one in suggestions(Ecosystem(plan), dismissed_keys(plan))]


# Suggestions


def test_a_suggestion_becomes_a_risk_with_its_links_in_one_step(critical: Plan) -> None:
    (one,) = [one for one in suggestions(Ecosystem(critical)) if one.rule == "exit_plan"]
    risk = take_suggestion(critical, RiskDraft(vars(one.draft), one.links))
    assert (risk.title, risk.category, risk.code) == (one.draft.title, RiskCategory.DEPENDENCY, "R-1")
    assert (risk.cause, risk.event, risk.consequence) == (
        one.draft.cause, one.draft.event, one.draft.consequence,
    )  # fmt: skip
    assert [link.organisation for link in critical.rows(RiskLink)] == [one.subject]
    assert one.key not in keys(critical)
    critical.undo()
    assert not critical.rows(Risk) and not critical.rows(RiskLink)
    assert critical.undo_label is None
    assert one.key in keys(critical)


def test_what_is_dismissed_stays_away_until_it_is_brought_back(critical: Plan) -> None:
    before = keys(critical)
    rule, subject = before[0].split(":")
    dismiss(critical, rule, subject)
    dismiss(critical, rule, subject)
    assert keys(critical) == before[1:]
    assert len(critical.rows(Dismissal)) == 1
    critical.undo()
    assert keys(critical) == before
    critical.redo()
    assert bring_back_dismissed(critical) == 1
    assert keys(critical) == before
    critical.undo()
    assert keys(critical) == before[1:]
    assert bring_back_dismissed(critical) == 1
    assert bring_back_dismissed(critical) == 0


def test_looking_piece_by_piece_finds_the_same(critical: Plan) -> None:
    ecosystem = Ecosystem(critical)
    pieces = list(looked_for(ecosystem))
    assert None in pieces, "a row that suggests nothing is a place to pause"
    assert [one for one in pieces if one is not None] == suggestions(ecosystem)


# The library


def test_the_library_has_enough_for_every_sector() -> None:
    count = {sector: len(risks) for sector, risks in by_sector(None)}
    assert count[None] == 15
    for sector in (Sector.TECHNOLOGY, Sector.MANUFACTURING, Sector.FINANCIAL_SERVICES, Sector.HEALTHCARE):
        assert 8 <= count[sector] <= 12


def test_every_starter_risk_is_whole_in_both_languages() -> None:
    seen: set[str] = set()
    for one in starter_risks():
        spoken = [one.texts[name] for name in TEXTS] + [action.names for action in one.actions]
        for texts in spoken:
            assert set(texts) == {"en", "id"}, one.key
            assert all(text and text == text.strip() and not text.endswith(".") for text in texts.values())
            assert texts["en"] != texts["id"], one.key
        assert len(one.actions) >= 2, one.key
        seen |= {one.key, *one.texts["title"].values()}
    assert len(seen) == 3 * len(starter_risks()), "keys and titles are told apart"


def test_the_library_names_contracts_audits_and_contingency_plans() -> None:
    kinds = [action.kind for one in starter_risks() for action in one.actions]
    for kind in (ActionKind.CONTRACT, ActionKind.AUDIT, ActionKind.CONTINGENCY_PLAN):
        assert kinds.count(kind) >= 10


def test_the_sector_of_the_plan_comes_first() -> None:
    assert [sector for sector, _risks in by_sector(Sector.HEALTHCARE)][:2] == [Sector.HEALTHCARE, None]
    assert next(sector for sector, _risks in by_sector(Sector.RETAIL)) is None


def test_several_starter_risks_come_with_their_actions_in_one_step(plan: Plan) -> None:
    some = starter_risks()[:3]
    made = add_from_library(plan, [RiskDraft(one.values, actions=one.action_values) for one in some])
    assert [risk.code for risk in made] == ["R-1", "R-2", "R-3"]
    assert [risk.response for risk in made] == [one.response for one in some]
    for risk, one in zip(made, some, strict=True):
        mine = [action for action in plan.rows(Action) if action.risk == risk.uid]
        assert [(action.name, action.kind) for action in mine] == [
            (each.name, each.kind) for each in one.actions
        ]
    plan.undo()
    assert not plan.rows(Risk) and not plan.rows(Action)
    assert plan.undo_label == "New plan"
    assert add_from_library(plan, []) == []


def test_what_the_register_has_is_known_in_any_language(plan: Plan) -> None:
    one = starter_risks()[0]
    with use_language("id"):
        add_from_library(plan, [RiskDraft(one.values, actions=one.action_values)])
    assert plan.rows(Risk)[0].title == one.texts["title"]["id"]
    assert in_register(plan) == {one.key}


def test_the_files_are_written_as_a_person_reads_them() -> None:
    for file in (FILE, TRENDS):
        text = file.read_text(encoding="utf-8")
        assert json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n" == text


# Trends


@pytest.mark.parametrize("code", ["en", "id"])
def test_first_trends_come_once_and_leave_readiness_to_people(plan: Plan, code: str) -> None:
    with use_language(code):
        made = add_trends(plan, first_trends())
        assert len(made) == 5
        assert all(one.horizon and one.impact and one.effect and one.response for one in made)
        assert all(one.readiness is None for one in made)
        assert add_trends(plan, first_trends()) == []
    assert plan.undo_label == "Add first trends"
    plan.undo()
    assert plan.rows(Trend) == []


def test_a_trend_moves_in_one_step_and_not_where_it_is(plan: Plan) -> None:
    (trend, *_others) = add_trends(plan, first_trends())
    plan.forget_history()
    move_trend(plan, trend, trend.horizon)
    assert plan.undo_label is None
    move_trend(plan, trend, TrendHorizon.THREE_TO_FIVE)
    assert trend.horizon is TrendHorizon.THREE_TO_FIVE
    assert plan.undo_label == "Move trend"


# Criticality


def test_partners_stand_by_criticality_and_say_what_they_lack(critical: Plan) -> None:
    with critical.change("Fill"):
        critical.add(Organisation(name="Beta", dependency=3, penetration=3, maturity=3, trust=3))
        critical.add(Organisation(name="Calm", dependency=0, penetration=4, maturity=4, trust=4))
        critical.add(Organisation(name="Delta", dependency=3, maturity=2))
        critical.add(Organisation(name="Gone", stage=Stage.EXITED))
    found = standings(critical)
    assert [one.name for one in found] == ["Acme", "Beta", "Calm", "Delta"]
    assert [one.zone for one in found] == ["danger", "control", None, None]
    assert (found[0].exposure, found[0].reliability, found[0].value) == (16, 1, 16.0)
    assert found[3].unrated == ("Penetration", "Trust")
