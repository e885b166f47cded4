"""The steps of the story: added, moved, captioned and deleted, each in one undo step."""

from __future__ import annotations

import pytest

from planner.document import Plan
from planner.edits import delete_rows
from planner.edits.story import add_step, caption_step, move_step, story_of
from planner.edits.views import add_view
from planner.model import MapView, Organisation, StoryStep


@pytest.fixture
def told(plan: Plan) -> Plan:
    view = add_view(plan, "Hierarchy")
    for caption in ("One", "Two", "Three"):
        add_step(plan, view, caption)
    plan.forget_history()
    return plan


def captions(plan: Plan) -> list[str]:
    return [step.display_name for step in story_of(plan)]


def test_a_step_is_added_behind_another(told: Plan) -> None:
    add_step(told, None, "Between", after=story_of(told)[0], words="bank")
    assert captions(told) == ["One", "Between", "Two", "Three"]
    assert [step.position for step in story_of(told)] == [1, 2, 3, 4]
    told.undo()
    assert captions(told) == ["One", "Two", "Three"]


def test_a_step_without_a_view_makes_the_first_one(plan: Plan) -> None:
    step = add_step(plan, None)
    (view,) = plan.rows(MapView)
    assert step.view == view.uid
    plan.undo()
    assert not plan.rows(MapView)


def test_steps_are_moved_and_captioned(told: Plan) -> None:
    assert move_step(told, story_of(told)[2], 0)
    assert captions(told) == ["Three", "One", "Two"]
    assert not move_step(told, story_of(told)[0], 0)
    caption_step(told, story_of(told)[0], "")
    assert captions(told) == ["", "One", "Two"]
    told.undo()
    told.undo()
    assert captions(told) == ["One", "Two", "Three"]


def test_steps_go_with_their_view_and_outlive_their_focus(told: Plan) -> None:
    with told.change("Focus"):
        acme = told.add(Organisation(name="Acme"))
        story_of(told)[0].focus = acme.uid
    delete_rows(told, [acme])
    assert story_of(told)[0].focus is None
    delete_rows(told, told.rows(MapView))
    assert not told.rows(StoryStep)
