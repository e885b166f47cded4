"""Every declared field cleans what it is given, or refuses it in a sentence that names the field."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta, timezone
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.document import Plan
from planner.errors import Invalid
from planner.model import (
    BY_KEY,
    ENTITIES,
    Entity,
    Field,
    Kind,
    Organisation,
    PlanInfo,
    complete,
    field_named,
    fields_of_class,
    key_of,
)
from planner.model.types import UtcTime
from tests.random_rows import value_for

FIELDS = [(entity, field) for entity in ENTITIES for field in fields_of_class(entity)]
MONEY = next(field for _, field in FIELDS if field.kind is Kind.MONEY and field.low is None)


def of_kind(kind: Kind) -> Field:
    return next(field for _, field in FIELDS if field.kind is kind)


NONSENSE: tuple[Any, ...] = (object(), math.nan, math.inf, 10**400, "\0", "\ud800", [1], b"x")


@pytest.mark.parametrize("entity", ENTITIES, ids=key_of)
def test_a_valid_value_is_kept_and_cleaning_it_again_changes_nothing(
    plan: Plan, entity: type[Entity]
) -> None:
    for field in fields_of_class(entity):
        for seed in range(20):
            value = value_for(plan, field, Random(seed))
            if value is not None:
                cleaned = field.clean(value)
                assert field.clean(cleaned) == cleaned


@pytest.mark.parametrize("entity", ENTITIES, ids=key_of)
def test_nonsense_is_refused_by_name_and_never_with_a_traceback(entity: type[Entity]) -> None:
    for field in fields_of_class(entity):
        for wrong in NONSENSE:
            with pytest.raises(Invalid) as caught:
                field.clean(wrong)
            assert caught.value.field == field.name and field.label in str(caught.value)


@pytest.mark.parametrize("entity", ENTITIES, ids=key_of)
def test_bounds_are_inclusive(entity: type[Entity]) -> None:
    for field in fields_of_class(entity):
        for bound, beyond in ((field.low, -1), (field.high, 1)):
            if bound is not None:
                assert field.clean(int(bound)) == int(bound)
                with pytest.raises(Invalid):
                    field.clean(int(bound) + beyond)


@pytest.mark.parametrize("entity", ENTITIES, ids=key_of)
def test_empty_is_refused_where_required_and_else_the_default(entity: type[Entity]) -> None:
    for field in fields_of_class(entity):
        for empty in (None, ""):
            if field.required:
                with pytest.raises(Invalid, match="may not be empty"):
                    field.clean(empty)
            else:
                assert field.clean(empty) == field.default


@pytest.mark.parametrize("entity", ENTITIES, ids=key_of)
def test_every_entity_and_field_has_words_and_points_to_an_entity_that_exists(entity: type[Entity]) -> None:
    assert entity.singular and entity.plural and BY_KEY[key_of(entity)] is entity
    for field in fields_of_class(entity):
        assert field.label and (field.target is None or field.target in BY_KEY)
    assert entity.title_field is None or field_named(entity, entity.title_field)


@given(st.floats(-1e12, 1e12))
def test_money_is_kept_to_the_hundredth(amount: float) -> None:
    kept = MONEY.clean(amount)
    assert abs(kept - amount) <= 0.005 + 1e-4 and kept == round(kept, 2) and float(f"{kept:.2f}") == kept


@pytest.mark.parametrize(("typed", "kept"), [
    (2.675, 2.68), (0.125, 0.13), (-0.125, -0.13), (1.005, 1.01), (-0.001, 0.0), (5, 5.0),
    (9_999_999_999_999.99, 9_999_999_999_999.99),
])  # fmt: skip
def test_money_is_rounded_as_it_was_typed(typed: float, kept: float) -> None:
    assert MONEY.clean(typed) == kept and math.copysign(1, MONEY.clean(typed)) == (1 if kept >= 0 else -1)


def test_an_amount_has_at_most_fifteen_digits() -> None:
    with pytest.raises(Invalid, match="at most 13 digits"):
        MONEY.clean(1e13)


def test_whole_numbers_are_whole_and_not_truth() -> None:
    whole = field_named(PlanInfo, "seed")
    assert whole.clean(7.0) == 7 and isinstance(whole.clean(7.0), int)
    for wrong in (7.5, True, "7", 10**15):
        with pytest.raises(Invalid):
            whole.clean(wrong)


@pytest.mark.parametrize(("typed", "kept"), [("idr", "IDR"), (" USD ", "USD"), ("", "USD"), (None, "USD")])
def test_a_currency_is_three_capitals(typed: str | None, kept: str) -> None:
    assert field_named(PlanInfo, "currency").clean(typed) == kept


@pytest.mark.parametrize("wrong", ["Rp", "EURO", "U1D", "€€€", "US D"])
def test_what_is_no_currency_is_refused_with_an_example(wrong: str) -> None:
    with pytest.raises(Invalid, match="is not a code such as USD"):
        field_named(PlanInfo, "currency").clean(wrong)


@pytest.mark.parametrize("wrong", ["red", "#123", "#12345G", "#1234567"])
def test_what_is_no_colour_is_refused(wrong: str) -> None:
    with pytest.raises(Invalid, match="#0B7A75"):
        of_kind(Kind.COLOUR).clean(wrong)


def test_a_line_of_text_is_one_line_and_a_paragraph_keeps_its_lines() -> None:
    assert of_kind(Kind.TEXT).clean(" a\r\nb \t c ") == "a b c"
    assert of_kind(Kind.LONG).clean(" a\r\nb\x0bc\u2028d ") == "a\nb\nc\nd"


def test_tags_are_words_each_once() -> None:
    assert of_kind(Kind.TAGS).clean(["a ", "a", "", " b  c"]) == ("a", "b c")
    with pytest.raises(Invalid):
        of_kind(Kind.TAGS).clean("a, b")


def test_a_moment_given_for_a_day_is_that_day() -> None:
    assert of_kind(Kind.DATE).clean(datetime(2026, 11, 25, 9, 14)) == date(2026, 11, 25)


def test_moments_are_kept_in_utc_to_the_microsecond() -> None:
    jakarta = datetime(2026, 1, 1, 7, 0, 0, 999_999, tzinfo=timezone(timedelta(hours=7)))
    stored = UtcTime().write(jakarta)
    assert stored == "2026-01-01T00:00:00.999999Z" and UtcTime().read(stored) == jakarta
    assert of_kind(Kind.MOMENT).clean(datetime(2026, 1, 1)) == datetime(2026, 1, 1, tzinfo=UTC)


def test_a_row_is_completed_with_its_defaults() -> None:
    row = complete(Organisation, {"name": "Acme", "uid": "x"})
    assert (row["uid"], row["is_hub"], row["tags"], row["country"]) == ("x", False, (), None)
    assert row["created_at"] == row["updated_at"]
    with pytest.raises(Invalid, match="Name may not be empty"):
        complete(Organisation, {})
    with pytest.raises(KeyError):
        complete(Organisation, {"name": "Acme", "nonsense": 1})


def test_a_choice_is_given_by_its_english_word_or_itself() -> None:
    field = field_named(Organisation, "kind")
    assert field.choices is not None
    for choice in field.choices:
        assert field.clean(choice.value) is field.clean(choice) is choice and choice.label
    with pytest.raises(Invalid, match="none of software vendor"):
        field.clean("pirate")
