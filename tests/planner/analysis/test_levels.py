"""A plan measured otherwise: all scores, the appetite, the bands and the scale definitions go along, in one step."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.analysis.levels import Measure, measure_of, moves, remeasured, usual_bounds, with_levels
from planner.document import Plan
from planner.edits.risks import choose_actions, complete_actions, score_risks, set_measure
from planner.model import Action, Risk, ScaleLevel
from planner.model.choices import ActionStatus, Scale

USUAL = (None, None, None)


def measure(plan: Plan, new: Measure) -> None:
    change = remeasured(plan, new)
    set_measure(plan, change.info, change.risks, change.definitions, change.joined)


def filled(plan: Plan) -> None:
    with plan.change("Fill"):
        plan.add(Risk(title="Breach", likelihood=5, impact=4, residual_likelihood=3, target_impact=2))
        plan.add(Risk(title="Late"))
        for level, label in enumerate(("Rare", "Unlikely", "Possible", "Likely", "Certain"), 1):
            plan.add(ScaleLevel(scale=Scale.LIKELIHOOD, level=level, label=label, low=level - 1, high=level))
    plan.forget_history()


def test_fewer_levels_move_every_score_appetite_and_definition_in_one_step(plan: Plan) -> None:
    filled(plan)
    before = {(one.level, one.label) for one in plan.rows(ScaleLevel)}
    measure(plan, with_levels(measure_of(plan.info), 3))
    breach, late = plan.rows(Risk)
    assert (plan.info.risk_levels, plan.info.risk_appetite) == (3, 3)
    assert (breach.likelihood, breach.impact, breach.residual_likelihood, breach.target_impact) == (
        3,
        3,
        2,
        2,
    )
    assert late.likelihood is None
    told = {one.level: (one.label, one.low, one.high) for one in plan.rows(ScaleLevel)}
    assert told == {
        1: ("Rare", 0, 1),
        2: ("Unlikely / Possible", 1, 3),
        3: ("Likely / Certain", 3, 5),
    }
    assert [step.label for step in plan.done] == ["Change how risks are measured"]
    plan.undo()
    assert (plan.info.risk_levels, plan.rows(Risk)[0].likelihood) == (5, 5)
    assert {(one.level, one.label) for one in plan.rows(ScaleLevel)} == before


def test_more_levels_and_back_change_no_score_and_no_definition(plan: Plan) -> None:
    filled(plan)
    before = {(one.level, one.label) for one in plan.rows(ScaleLevel)}
    measure(plan, with_levels(measure_of(plan.info), 6))
    assert {one.level for one in plan.rows(ScaleLevel)} == {1, 2, 4, 5, 6}
    measure(plan, with_levels(measure_of(plan.info), 5))
    assert {(one.level, one.label) for one in plan.rows(ScaleLevel)} == before
    assert (plan.rows(Risk)[0].likelihood, plan.rows(Risk)[0].impact) == (5, 4)


@given(st.integers(3, 6), st.integers(3, 6), st.lists(st.integers(1, 36), min_size=3, max_size=3).map(sorted))
def test_bands_that_can_be_used_stay_so_on_other_levels(old: int, new: int, bounds: list[int]) -> None:
    low, medium, high = bounds
    was = Measure(old, (low, medium, high), 5)
    if was.problem is None:
        moved = with_levels(was, new)
        assert moved.problem is None and moved.levels == new


def test_the_usual_bounds_are_said_as_whole_scores() -> None:
    assert usual_bounds(5) == (4, 9, 16)
    assert usual_bounds(3) == (1, 3, 5)


def test_the_preview_names_the_risks_whose_level_is_another(plan: Plan) -> None:
    filled(plan)
    assert moves(plan, measure_of(plan.info)) == []
    (moved,) = moves(plan, Measure(5, (None, None, 20), 9))
    assert (moved.title, moved.was, moved.now) == ("Breach", (20, "E"), (20, "H"))


def test_scoring_several_risks_is_one_step(plan: Plan) -> None:
    filled(plan)
    breach, late = plan.rows(Risk)
    score_risks(plan, {breach.uid: (None, None), late.uid: (2, 3)})
    assert (breach.likelihood, breach.impact, late.likelihood, late.impact) == (None, None, 2, 3)
    plan.undo()
    assert (breach.likelihood, late.likelihood) == (5, None)


def test_actions_are_completed_and_reopened_where_they_stood(plan: Plan) -> None:
    filled(plan)
    with plan.change("Fill"):
        one = plan.add(Action(risk=plan.rows(Risk)[0].uid, name="Audit", percent=40))
    complete_actions(plan, [one])
    assert (one.status, one.percent) == (ActionStatus.DONE, 100)
    complete_actions(plan, [one], done=False)
    assert (one.status, one.percent) == (ActionStatus.PLANNED, None)


def test_a_chosen_set_drops_the_other_open_actions_only(plan: Plan) -> None:
    filled(plan)
    uid = plan.rows(Risk)[0].uid
    with plan.change("Fill"):
        kept, other, done = (
            plan.add(Action(risk=uid, name=name, status=status))
            for name, status in (
                ("Kept", ActionStatus.PLANNED),
                ("Other", ActionStatus.DOING),
                ("Done", ActionStatus.DONE),
            )
        )
    choose_actions(plan, [kept.uid], [kept.uid, other.uid, done.uid])
    assert [one.status for one in (kept, other, done)] == [
        ActionStatus.PLANNED,
        ActionStatus.DROPPED,
        ActionStatus.DONE,
    ]
