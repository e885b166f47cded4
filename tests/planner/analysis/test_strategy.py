"""Alignment, adaptability, shared value, criticality, and the choice between channel and ecosystem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.analysis import capability, criticality, model_choice, strategy
from planner.analysis.model_choice import Answer
from planner.model.choices import ModelQuestion

STANCE = st.integers(-2, 2)


def test_alignment_weighs_each_stance_by_its_goal() -> None:
    assert strategy.alignment({"Grow": 2, "Save": -1}, {"Grow": 3, "Save": 1}) == pytest.approx(5 / 8)
    assert strategy.alignment({}, {"Grow": 1}) is None
    assert strategy.alignment({"Grow": 2}, {"Grow": 0}) is None


@given(
    st.dictionaries(st.sampled_from("ABCDE"), STANCE, min_size=1),
    st.lists(st.floats(0.1, 9), min_size=5, max_size=5),
)
def test_alignment_lies_between_minus_one_and_one(stances: dict[str, int], weights: list[float]) -> None:
    value = strategy.alignment(stances, dict(zip("ABCDE", weights, strict=True)))
    assert value is not None and -1 <= value <= 1


def test_the_ecosystem_listens_most_to_its_critical_partners() -> None:
    both = {"A": 1.0, "B": 0.0}
    assert strategy.ecosystem_alignment(both, {"A": 3.0, "B": 1.0}) == pytest.approx(0.75)
    assert strategy.ecosystem_alignment(both, {"A": None, "B": None}) == pytest.approx(0.5)
    assert strategy.ecosystem_alignment(both, {"A": 0.0, "B": 0.0}) == pytest.approx(0.5)
    three = {"A": 1.0, "B": 0.0, "C": 1.0}  # C counts as the mean of 3 and 1
    assert strategy.ecosystem_alignment(three, {"A": 3.0, "B": 1.0, "C": None}) == pytest.approx(5 / 6)


def test_a_conflict_needs_one_for_and_one_against() -> None:
    stances = {"A": {"Grow": 1, "Save": 0}, "B": {"Grow": -1, "Save": -2}, "C": {"Grow": 0}}
    assert strategy.conflicts(stances, ["Grow", "Save"]) == [strategy.Conflict("Grow", ("A",), ("B",))]


def test_adaptability_counts_important_capabilities_with_two_good_providers() -> None:
    doubled = capability.Need("Cloud", 5, 3, {"A": 3, "B": 5, "C": 1})
    single = capability.Need("Clearing", 4, 4, {"A": 4, "B": 3})
    minor = capability.Need("Catering", 3, 1, {})
    assert capability.adaptability([doubled, single, minor]) == 0.5
    assert capability.adaptability([minor]) is None
    assert capability.gaps([doubled, single, minor]) == [minor]
    assert capability.gaps([single], without=["A"]) == [single]


def test_shared_value_wants_a_gain_that_is_also_stated() -> None:
    assert strategy.shared_value({"A": 5, "B": 0, "C": -1}, {"A", "C"}) == pytest.approx(1 / 3)
    assert strategy.shared_value({}, {"A"}) is None


@pytest.mark.parametrize(
    ("value", "word"), [(0.7, "strong"), (0.4, "moderate"), (0.39, "weak"), (-1.0, "weak")]
)
def test_alignment_in_words(value: float, word: str) -> None:
    assert strategy.alignment_word(value) == word


def test_adaptability_and_shared_value_in_words() -> None:
    words = [strategy.share_word(value) for value in (0.7, 0.4, 0.1, None)]
    assert words == ["good", "moderate", "low", None]


def test_criticality_is_exposure_over_reliability() -> None:
    assert criticality.criticality(criticality.Ratings(4, 3, 2, 2)) == 3
    assert criticality.criticality(criticality.Ratings(0, 3, 2, 2)) == 0
    assert criticality.criticality(criticality.Ratings(4, 3, 2, None)) is None
    assert criticality.Ratings(4, 3, 2).unrated() == ["Trust"]


def test_zones_begin_above_their_thresholds() -> None:
    zones = [criticality.zone(value) for value in (None, 0.2, 0.21, 0.9, 0.91, 2.5, 2.51)]
    assert zones == [None, None, "watch", "watch", "control", "control", "danger"]


def answers(modularity: int | None, coordination: int | None) -> dict[ModelQuestion, Answer]:
    return {q: Answer(modularity if q.modularity else coordination) for q in ModelQuestion}


@pytest.mark.parametrize(
    ("modularity", "coordination", "choice"),
    [(1, 1, "ecosystem"), (1, 0, "channel"), (-1, 2, "integrate"), (0, -1, "supply chain"), (1, None, None)],
)
def test_the_two_axes_choose_the_model(
    modularity: int | None, coordination: int | None, choice: str | None
) -> None:
    assert model_choice.choose_model(answers(modularity, coordination)).choice == choice


def test_an_axis_is_empty_while_fewer_than_half_are_answered() -> None:
    product, interfaces = ModelQuestion.WELL_DEFINED_PRODUCT, ModelQuestion.STANDARD_INTERFACES
    assert model_choice.family_score({product: Answer(2)}, modularity=True) is None
    assert model_choice.family_score({product: Answer(2), interfaces: Answer(0)}, modularity=True) == 0.5


def test_only_answers_near_the_border_flip_the_choice() -> None:
    given_answers = answers(2, 2)
    given_answers[ModelQuestion.STANDARD_INTERFACES] = Answer(-1)
    given_answers[ModelQuestion.GENERIC_COMPLEMENTS] = Answer(None)
    found = model_choice.choose_model(given_answers)
    assert (found.modularity, found.coordination, found.margin) == (0.25, 1, 0.25)
    assert found.flips == (ModelQuestion.WELL_DEFINED_PRODUCT, ModelQuestion.STANDARD_INTERFACES)


@given(st.lists(st.one_of(st.none(), STANCE), min_size=11, max_size=11))
def test_a_flip_really_changes_the_choice(values: list[int | None]) -> None:
    start = {q: Answer(value) for q, value in zip(ModelQuestion, values, strict=True)}
    found = model_choice.choose_model(start)
    for question in found.flips:
        moved = [model_choice.choose_model({**start, question: Answer(value)}).choice for value in (-2, 2)]
        assert any(choice != found.choice for choice in moved)


def test_every_question_has_its_text() -> None:
    assert set(model_choice.QUESTIONS) == set(ModelQuestion)
