"""What the levels of a scale mean: the usual words, what a person says instead, and where it is read."""

from __future__ import annotations

from itertools import pairwise

import pytest

from planner import edits
from planner.analysis.scales import help_of, level_meaning, level_name, options_on_scale, scale_lines
from planner.document import Plan
from planner.edits.scales import define_level, define_usual, usual_levels
from planner.errors import Invalid
from planner.i18n import use_language
from planner.model import Risk, ScaleLevel, Trend, field_named
from planner.model.choices import Language, Scale

LIKELIHOOD, IMPACT = Scale.LIKELIHOOD, Scale.IMPACT


@pytest.mark.parametrize("levels", [3, 4, 5, 6])
@pytest.mark.parametrize("language", ["en", "id"])
def test_the_usual_set_has_words_for_every_level_and_bounds_that_meet(levels: int, language: str) -> None:
    with use_language(language):
        likelihood, impact = usual_levels(LIKELIHOOD, levels), usual_levels(IMPACT, levels)
    for found in (likelihood, impact):
        assert [one["level"] for one in found] == list(range(1, levels + 1))
        assert len({one["label"] for one in found}) == levels and all(one["meaning"] for one in found)
    assert all(one["high"] == other["low"] for one, other in pairwise(likelihood))
    assert (likelihood[0]["low"], likelihood[-1]["high"]) == (0.0, 1.0)
    assert all(one["low"] is one["high"] is None for one in impact)


def test_one_click_fills_what_is_empty_and_keeps_what_was_typed(plan: Plan) -> None:
    define_level(plan, LIKELIHOOD, 5, {"label": "Daily", "low": 0.9})
    filled = define_usual(plan)
    assert len(plan.rows(ScaleLevel)) == 10
    assert level_name(plan, LIKELIHOOD, 5) == "5 · Daily"
    assert level_meaning(plan, LIKELIHOOD, 5) == "5 · Daily: It happens every year (above 90 % a year)"
    assert filled == 9 + 10 + 8
    assert define_usual(plan) == 0
    plan.undo()
    assert level_name(plan, LIKELIHOOD, 4) == "4"


def test_the_usual_words_are_those_of_the_plan_not_of_the_window(plan: Plan) -> None:
    edits.set_fields(plan, [plan.info], {"language": Language.INDONESIAN})
    define_usual(plan)
    assert level_name(plan, IMPACT, 5) == "5 · Bencana"


def test_a_level_is_told_with_its_range(plan: Plan) -> None:
    define_level(plan, IMPACT, 4, {"label": "Major", "low": 1e9, "high": 1e10})
    define_level(plan, LIKELIHOOD, 2, {"low": 0.05, "high": 0.2})
    define_level(plan, LIKELIHOOD, 1, {"meaning": "Hardly ever", "low": 0, "high": 0.05})
    assert level_meaning(plan, IMPACT, 4) == f"4 · Major: {plan.info.currency} 1 bn – 10 bn"
    assert level_meaning(plan, LIKELIHOOD, 2) == "2: 5–20 % a year"
    assert level_meaning(plan, LIKELIHOOD, 1) == "1: Hardly ever (up to 5 % a year)"
    assert level_meaning(plan, LIKELIHOOD, 3) == ""


def test_levels_above_the_plans_are_not_offered(plan: Plan) -> None:
    define_level(plan, LIKELIHOOD, 6, {"label": "Always"})
    assert len(options_on_scale(plan, field_named(Risk, "likelihood"))) == plan.info.risk_levels == 5
    assert scale_lines(plan, LIKELIHOOD) == []


def test_every_score_of_a_risk_has_its_scale_and_a_trend_none(plan: Plan) -> None:
    define_level(plan, IMPACT, 1, {"label": "Slight"})
    for stage in ("", "residual_", "target_"):
        assert "1 · Slight" in help_of(plan, field_named(Risk, f"{stage}impact"))
        assert "Slight" not in help_of(plan, field_named(Risk, f"{stage}likelihood"))
    assert "Slight" not in help_of(plan, field_named(Trend, "impact"))


@pytest.mark.parametrize("values", [{"low": 2.0}, {"high": 1.01}, {"low": 0.5, "high": 0.4}])
def test_bounds_that_make_no_sense_are_refused_and_nothing_is_kept(
    plan: Plan, values: dict[str, float]
) -> None:
    with pytest.raises(Invalid):
        define_level(plan, LIKELIHOOD, 3, values)
    assert plan.rows(ScaleLevel) == []
