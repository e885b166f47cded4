"""How the words, numbers and days of a client's cell become values."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner import i18n
from planner.document import Plan
from planner.errors import Invalid
from planner.exchange.sheet.choice_words import CHOICES
from planner.exchange.sheet.numbers import day_first, day_in, decimal_mark, number_in
from planner.exchange.sheet.values import choice_in, column_for, items_of
from planner.model import (
    Action,
    CashLine,
    Choice,
    Entity,
    Organisation,
    Relationship,
    Risk,
    choices,
    field_named,
)
from planner.model.choices import Agreement, RelationshipKind, RiskCategory


def read(plan: Plan, entity: type[Entity], name: str, cell: Any, *others: Any) -> Any:
    return column_for(plan, entity, field_named(entity, name), [cell, *others]).read(cell).value


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        (4, 4),
        (4.0, 4),
        ("4", 4),
        ("4 - Likely", 4),
        ("4. Mungkin sekali", 4),
        ("Likely (4)", 4),
        ("4/5", 4),
        ("High", 4),
        ("Tinggi", 4),
        ("sangat tinggi", 5),
        ("Medium", 3),
        ("Sedang", 3),
        ("Almost certain", 5),
        ("Rare", 1),
        ("Rendah", 2),
        ("30%", 2),
        ("100 %", 5),
    ],
)
def test_a_score_is_understood_as_people_write_it(plan: Plan, cell: Any, level: int) -> None:
    assert read(plan, Risk, "likelihood", cell) == level


@pytest.mark.parametrize(
    ("levels", "low", "medium", "high", "very_high"), [(3, 1, 2, 3, 3), (4, 1, 3, 4, 4), (6, 2, 4, 5, 6)]
)
def test_words_of_a_scale_follow_the_levels_of_the_plan(
    plan: Plan, levels: int, low: int, medium: int, high: int, very_high: int
) -> None:
    with plan.change("Levels"):
        plan.info.risk_levels = levels
    words = ["Low", "Medium", "High", "Very high"]
    assert [read(plan, Risk, "impact", word) for word in words] == [low, medium, high, very_high]


@pytest.mark.parametrize("cell", ["7", "3.5", "perhaps", 9.0])
def test_a_score_off_the_scale_is_not_guessed(plan: Plan, cell: Any) -> None:
    with pytest.raises(Invalid):
        read(plan, Risk, "likelihood", cell)


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("Rp 8.000,00", 8000),
        ("Rp8.000", 8000),
        ("Rp 1.250.000,-", 1_250_000),
        ("IDR 2,5 miliar", 2.5e9),
        ("$1,250.50", 1250.5),
        ("1 250", 1250),
        ("(300)", -300),
        ("−5", -5),
        ("3.2 bn", 3.2e9),
        (12, 12),
    ],
)
def test_amounts_are_read_with_either_decimal_mark(plan: Plan, cell: Any, amount: float) -> None:
    assert read(plan, CashLine, "likely", cell) == amount


def test_another_cell_of_the_column_tells_the_decimal_mark(plan: Plan) -> None:
    assert read(plan, CashLine, "likely", "1.500") == 1.5
    assert read(plan, CashLine, "likely", "1.500", "2.300,75") == 1500


@given(st.floats(-1e9, 1e9, allow_nan=False), st.sampled_from(["en", "id"]))
def test_a_number_reads_back_as_it_was_written(value: float, language: str) -> None:
    with i18n.use_language(language):
        text = i18n.number(value, 2)
    mark = decimal_mark([text], "." if language == "en" else ",")
    assert number_in(text, mark) == pytest.approx(value, abs=0.0051)


@pytest.mark.parametrize(("cell", "percent"), [("30%", 30), ("30 %", 30), (30, 30), ("12,5", 12.5)])
def test_per_cents_are_read(plan: Plan, cell: Any, percent: float) -> None:
    assert read(plan, Action, "frequency_cut", cell) == percent


def test_a_spreadsheet_keeps_per_cents_as_fractions(plan: Plan) -> None:
    assert read(plan, Action, "frequency_cut", 0.3, 0.75, 1.0) == 30
    assert read(plan, Action, "percent", 0.6) == 60
    assert read(plan, Organisation, "delivery_probability", "85%") == 0.85
    assert read(plan, Organisation, "delivery_probability", 0.85) == 0.85


@pytest.mark.parametrize(
    "cell",
    [
        "2016-05-01",
        "01/05/2016",
        "1.5.2016",
        "1-5-16",
        "1 May 2016",
        "1 Mei 2016",
        "May 1, 2016",
        "01-Mei-2016",
        "2016-05-01 00:00:00",
        "Mei 2016",
        42491,
        date(2016, 5, 1),
    ],
)
def test_a_day_is_read_in_any_order(cell: Any) -> None:
    assert day_in(cell) == date(2016, 5, 1)


def test_a_column_shows_when_the_month_comes_first(plan: Plan) -> None:
    assert day_first(["05/01/2016", "05/31/2016"]) is False
    assert read(plan, Relationship, "end", "05/01/2016", "05/31/2016") == date(2016, 5, 1)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_the_serial_number_of_a_spreadsheet_is_its_day(day: date) -> None:
    assert day_in(float((day - date(1899, 12, 30)) / timedelta(days=1))) == day


@pytest.mark.parametrize("cell", ["31/02/2026", "soon", "Q3", "2026"])
def test_what_is_no_day_is_refused(cell: str) -> None:
    with pytest.raises(Invalid, match="not a day"):
        day_in(cell)


@pytest.mark.parametrize(
    ("list_of", "text", "stored"),
    [
        (RiskCategory, "keamanan siber", "cyber security"),
        (RiskCategory, "Hukum", "legal"),
        (RiskCategory, "1 - Operational", "operational"),
        (RiskCategory, "Opertional", "operational"),
        (Agreement, "MoU", "memorandum of understanding"),
        (Agreement, "PKS", "cooperation agreement"),
        (RelationshipKind, "Co-develops with", "co-develops"),
        (RelationshipKind, "mengawasi", "regulates"),
    ],
)
def test_choices_are_known_by_the_words_people_use(list_of: type[Choice], text: str, stored: str) -> None:
    found = choice_in(list_of, text)
    assert found is not None
    assert found.value == stored


def test_every_word_of_the_table_stands_for_one_choice_only() -> None:
    for name, words in CHOICES.items():
        list_of = getattr(choices, name)
        assert set(words) <= {choice.value for choice in list_of}
        for stored, others in words.items():
            for word in others.split("; "):
                found = choice_in(list_of, word)
                assert found is not None
                assert found.value == stored, f"{name}: {word}"


def test_a_second_choice_in_a_cell_is_told(plan: Plan) -> None:
    column = column_for(plan, Risk, field_named(Risk, "category"), [])
    reading = column.read("Legal / Financial")
    assert reading.value is RiskCategory.LEGAL
    assert reading.problem is not None


@pytest.mark.parametrize(("cell", "truth"), [("ya", True), ("Tidak", False), ("x", True), (0, False)])
def test_yes_and_no_in_both_languages(plan: Plan, cell: Any, truth: bool) -> None:
    assert read(plan, Relationship, "two_way", cell) is truth


def test_a_cell_with_bullets_holds_several_entries() -> None:
    assert items_of("1. Train staff\n2) Test, then retest\n• Insure") == [
        "Train staff",
        "Test, then retest",
        "Insure",
    ]
