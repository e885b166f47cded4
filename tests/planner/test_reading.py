"""What a person types is read as they mean it, in both languages, or refused with one sentence."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import edits
from planner.document import Plan
from planner.errors import Invalid
from planner.i18n import set_language, use_language
from planner.model import (
    BY_KEY,
    ENTITIES,
    Field,
    Kind,
    Organisation,
    Risk,
    Task,
    field_named,
    fields_of_class,
)
from planner.model.choices import Response, Stage
from planner.reading import read_cell, typed_text
from tests.random_rows import value_for

LOSS = field_named(Risk, "loss_high")
FREQUENCY = field_named(Risk, "frequency")
ODDS = field_named(Organisation, "delivery_probability")
REVIEW = field_named(Risk, "review_date")
NEVER_TYPED = (Kind.MOMENT, Kind.TAGS)  # a tag may hold a comma
ON_ONE_PLAN = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
EVERY_FIELD = [field for entity in ENTITIES for field in fields_of_class(entity)]


@pytest.mark.parametrize(
    ("typed", "language", "meant"),
    [
        ("1200.5", "en", 1200.5),
        ("1,200.50", "en", 1200.5),
        ("1.200,50", "en", 1200.5),
        ("1,200", "en", 1200),
        ("2,5", "en", 2.5),
        ("1,234,567", "en", 1_234_567),
        ("1.234.567", "en", 1_234_567),
        ("1.200,50", "id", 1200.5),
        ("1.200", "id", 1200),
        ("2.5", "id", 2.5),
        ("0.125", "id", 0.13),
        ("1200,5", "id", 1200.5),
        ("USD 1,200", "en", 1200),
        ("1,200 usd", "en", 1200),
        ("Rp 8.000,00", "id", 8000),
        ("Rp8.000", "id", 8000),
        ("$40", "en", 40),
        ("1 200 000", "en", 1_200_000),
        ("1e3", "en", 1000),
    ],
)
def test_an_amount_is_read_in_both_languages(plan: Plan, typed: str, language: str, meant: float) -> None:
    set_language(language)
    assert read_cell(plan, LOSS, typed) == meant


@pytest.mark.parametrize(
    "typed", ["twelve", "1,23,4", "1.2.3,4,5", "--3", "1_000", "nan", "inf", "1e999", "3 of 5", ",", "%"]
)
def test_what_is_no_number_is_refused(plan: Plan, typed: str) -> None:
    with pytest.raises(Invalid, match="Loss, high"):
        read_cell(plan, LOSS, typed)


def test_a_loss_in_brackets_is_negative(plan: Plan) -> None:
    with pytest.raises(Invalid, match="−500 is below 0"):
        read_cell(plan, LOSS, "(500)")


def test_a_probability_may_be_typed_in_per_cent(plan: Plan) -> None:
    assert read_cell(plan, ODDS, "30%") == pytest.approx(0.3)
    assert read_cell(plan, ODDS, "0.3") == pytest.approx(0.3)
    with pytest.raises(Invalid, match="between 0 and 1"):
        read_cell(plan, ODDS, "30")


@pytest.mark.parametrize(
    "typed",
    ["2026-08-17", "17/8/2026", "17.8.2026", "17 Aug 2026", "17 August 2026", "17 Agu 2026",
     "17 Agustus 2026", "Aug 17, 2026", "17-08-26", "17 agu 26"],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "id"])
def test_a_day_is_read_however_it_is_written(plan: Plan, typed: str, language: str) -> None:
    set_language(language)
    assert read_cell(plan, REVIEW, typed) == date(2026, 8, 17)


def test_a_day_without_a_year_is_of_this_year(plan: Plan) -> None:
    assert read_cell(plan, REVIEW, "17 Aug") == date(date.today().year, 8, 17)


@pytest.mark.parametrize(
    "typed", ["30 Feb 2026", "2026-13-01", "tomorrow", "1", "1/2/3/4", "٣/٤/99999", "0000-01-01"]
)
def test_a_day_that_is_none_is_refused(plan: Plan, typed: str) -> None:
    with pytest.raises(Invalid, match="is not a day of the calendar"):
        read_cell(plan, REVIEW, typed)


def test_yes_and_no_in_both_languages(plan: Plan) -> None:
    field = field_named(Organisation, "is_hub")
    assert [read_cell(plan, field, word) for word in ("yes", "Ya", "x", "1", "TRUE")] == [True] * 5
    assert [read_cell(plan, field, word) for word in ("no", "Tidak", "0", "")] == [False] * 4
    with pytest.raises(Invalid, match="neither yes nor no"):
        read_cell(plan, field, "perhaps")


def test_a_choice_is_read_by_any_of_its_words(plan: Plan) -> None:
    field = field_named(Risk, "response")
    with use_language("id"):
        indonesian = Response.REDUCE.label
    for word in ("reduce", "Reduce", "red", indonesian):
        assert read_cell(plan, field, word) is Response.REDUCE
    with pytest.raises(Invalid, match=r"“run” is none of Avoid, Reduce"):
        read_cell(plan, field, "run")
    with pytest.raises(Invalid):
        read_cell(plan, field_named(Organisation, "stage"), "s")  # shortlisted or selected
    assert read_cell(plan, field_named(Organisation, "stage"), "sh") is Stage.SHORTLISTED


def test_a_reference_is_read_by_name_before_short_name(plan: Plan) -> None:
    long = edits.add_row(plan, Organisation, {"name": "Acme Holding", "short_name": "Acme"})
    acme = edits.add_row(plan, Organisation, {"name": "Acme"})
    parent = field_named(Organisation, "parent")
    assert read_cell(plan, parent, "acme") == acme.uid
    assert read_cell(plan, parent, " acme  HOLDING ") == long.uid
    assert read_cell(plan, parent, long.uid) == long.uid
    with pytest.raises(Invalid, match="there is no “Beta” in the plan"):
        read_cell(plan, parent, "Beta")


def test_a_name_that_two_rows_share_is_not_guessed(plan: Plan) -> None:
    for _number in range(2):
        edits.add_row(plan, Task, {"name": "Call them"})
    with pytest.raises(Invalid, match="several rows are called “call them”"):
        read_cell(plan, field_named(BY_KEY["task_dependency"], "after"), "call them")


@pytest.mark.parametrize("language", ["en", "id"])
@ON_ONE_PLAN
@given(seed=st.integers(0, 2**32), field=st.sampled_from(EVERY_FIELD))
def test_what_is_copied_can_be_pasted_back(plan: Plan, language: str, seed: int, field: Field) -> None:
    """`typed_text` and `read_cell` are each other's inverse for every kind of field."""
    if not plan.rows(Organisation):
        for name in ("Acme", "Beta"):
            edits.add_row(plan, Organisation, {"name": name, "short_name": "A"})
    given = value_for(plan, field, Random(seed))
    with use_language(language):
        if given is not None and field.kind not in NEVER_TYPED:
            value = field.clean(given)
            assert read_cell(plan, field, typed_text(plan, field, value)) == value


@ON_ONE_PLAN
@given(field=st.sampled_from(EVERY_FIELD), text=st.text(max_size=30))
def test_any_text_is_a_value_or_is_refused_with_a_sentence(plan: Plan, field: Field, text: str) -> None:
    try:
        value = read_cell(plan, field, text)
    except Invalid as error:
        assert str(error).strip() and error.field == field.name
    else:
        assert field.clean(value) == value
