"""Ten practice questions, and what the intervals of a person say; probabilities from the binomial distribution."""

from __future__ import annotations

import math

import pytest

from planner.analysis import calibration
from planner.analysis.calibration import at_most, calibrate, questions
from planner.i18n import use_language


def answered(hits: int) -> dict[str, tuple[float, float]]:
    """Return intervals for all questions of which so many hold the answer."""
    asked = questions()
    right = {one.key: (one.answer * 0.9, one.answer * 1.1) for one in asked[:hits]}
    return right | {one.key: (one.answer + 1, one.answer + 2) for one in asked[hits:]}


def test_there_are_ten_questions_in_both_languages_each_with_its_source() -> None:
    asked = questions()
    with use_language("id"):
        theirs = questions()
    assert len(asked) == len({one.key for one in asked}) == 10
    assert [one.answer for one in asked] == [one.answer for one in theirs]
    assert all(one.text != other.text for one, other in zip(asked, theirs, strict=True))
    assert all(one.source and one.unit and one.text.endswith("?") for one in (*asked, *theirs))


def test_distances_follow_from_their_sources() -> None:
    answers = {one.key: one.answer for one in questions()}
    here, there = (math.radians(-6.175), math.radians(106.827)), (math.radians(35.690), math.radians(139.692))
    angle = math.acos(
        math.sin(here[0]) * math.sin(there[0])
        + math.cos(here[0]) * math.cos(there[0]) * math.cos(there[1] - here[1])
    )
    assert answers["jakarta-tokyo"] == pytest.approx(6371 * angle, abs=10)
    assert answers["equator"] == pytest.approx(2 * math.pi * 6378.137, abs=1)


@pytest.mark.parametrize(
    ("hits", "probability"), [(10, 1), (9, 0.6513), (8, 0.2639), (7, 0.0702), (6, 0.0128)]
)
def test_the_probability_of_so_few_hits_is_binomial(hits: int, probability: float) -> None:
    assert at_most(hits, 10) == pytest.approx(probability, abs=5e-5)


@pytest.mark.parametrize(("hits", "says"), [
    (10, calibration.CALIBRATED), (9, calibration.CALIBRATED), (8, calibration.CALIBRATED),
    (7, calibration.PERHAPS_NARROW), (6, calibration.TOO_NARROW), (0, calibration.TOO_NARROW),
])  # fmt: skip
def test_a_person_hears_how_well_calibrated_they_are(hits: int, says: str) -> None:
    found = calibrate(questions(), answered(hits))
    assert (found.count, found.says) == (hits, says)
    assert ("7 %" in found.sentence) == (hits == 7) and "{" not in found.sentence


def test_questions_without_an_answer_are_left_out_and_a_turned_interval_is_refused() -> None:
    key = questions()[0].key
    found = calibrate(questions(), {key: (0, 1e6)})
    assert dict(found.hits) == {key: True} and found.says == calibration.TOO_FEW
    assert calibration.wrong_interval(2, 1) and calibration.wrong_interval(math.nan, 1)
    assert calibration.wrong_interval(1, 1) is None
    with pytest.raises(ValueError):
        calibrate(questions(), {key: (2, 1)})
