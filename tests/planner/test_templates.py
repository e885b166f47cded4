"""A plan from a template is ready to show: in either language, with days around today and keys of its own."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner import templates
from planner.analysis.check import check
from planner.document import Plan
from planner.errors import FileProblem
from planner.exchange.json import plan_as_dict
from planner.i18n import set_language
from planner.model import Organisation, Relationship, Task
from tests.conftest import memory_plan

TODAY = date(2026, 11, 25)
KEYS = [key for key in templates.available() if key != templates.SAMPLE]


def test_the_start_page_offers_the_templates_in_their_order() -> None:
    assert [info.key for info in templates.names()] == [
        "technology",
        "manufacturing",
        "financial-services",
        "healthcare",
        "channel",
        "blank",
    ]


def test_a_template_is_named_in_the_language_of_the_person() -> None:
    info = next(one for one in templates.names() if one.key == "blank")
    english = info.name, info.summary
    set_language("id")
    assert info.name not in english
    assert info.summary not in english


@pytest.mark.parametrize("language", ["en", "id"])
@pytest.mark.parametrize("key", KEYS)
def test_a_template_fills_a_plan_in_one_undo_step(plan: Plan, key: str, language: str) -> None:
    templates.make(plan, key, language, TODAY)
    assert plan.info.language.value == language
    assert plan.hub is not None
    plan.undo()
    assert plan.rows(Organisation) == []


@pytest.mark.parametrize("key", KEYS)
def test_a_template_can_be_shown_to_a_client(plan: Plan, key: str) -> None:
    templates.make(plan, key, "en", TODAY)
    assert check(plan, TODAY).ready


@pytest.mark.parametrize("key", KEYS)
def test_both_languages_hold_the_same_rows(key: str) -> None:
    counts = []
    for language in ("en", "id"):
        plan = memory_plan()
        templates.make(plan, key, language, TODAY)
        document = plan_as_dict(plan)
        counts.append({name: len(rows) for name, rows in document.items() if isinstance(rows, list)})
    assert counts[0] == counts[1]


def test_two_plans_of_one_template_share_no_key() -> None:
    first, second = memory_plan(), memory_plan()
    for plan in (first, second):
        templates.make(plan, "technology", "en", TODAY)
    uids = [{row.uid for row in plan.rows(Relationship)} for plan in (first, second)]
    assert len(uids[0]) == len(uids[1]) > 0
    assert not uids[0] & uids[1]


def test_days_move_with_the_day_the_plan_is_made() -> None:
    now, later = memory_plan(), memory_plan()
    templates.make(now, "technology", "en", TODAY)
    templates.make(later, "technology", "en", TODAY + timedelta(days=7))
    starts = [[task.start for task in plan.rows(Task) if task.start] for plan in (now, later)]
    assert starts[0]
    assert [start + timedelta(days=7) for start in starts[0]] == starts[1]


def test_an_unknown_template_is_refused_with_the_names_there_are(plan: Plan) -> None:
    with pytest.raises(FileProblem, match=r"“bakery”.*technology"):
        templates.make(plan, "bakery")
