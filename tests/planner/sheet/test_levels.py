"""How levels of other people's scales are read, and what is only told: nothing is supposed without a sign."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random
from typing import Any

import pytest

from planner.document import Plan
from planner.errors import MitraError
from planner.exchange.sheet import Preview, apply_preview, preview_cells
from planner.exchange.sheet.cells import Share, Uncalculated
from planner.exchange.sheet.levels import Scale, level_in
from planner.model import Risk
from planner.model.choices import Language

Cells = list[list[Any]]


def levels(preview: Preview, key: str = "likelihood") -> list[int | None]:
    return [row.values.get(key) for row in preview.rows if row.values]


def told(preview: Preview) -> set[str]:
    return {one.told for one in preview.scales if one.told}


def odd(preview: Preview) -> dict[str, str]:
    return {one.cell: one.reason for one in preview.unread}


@pytest.mark.parametrize(
    ("cell", "level"),
    [
        ("High", 4), ("Tinggi", 4), ("Alta", 4), ("4 - Likely", 4), ("4 весьма вероятно", 4), ("IV", 4),
        ("0.4", 2), ("75% to 100%", 5), ("< 10%", 1), ("V - Hampir pasti", 5), ("Élevé", 4), ("4/5", 4),
    ],
)  # fmt: skip
def test_one_column_may_mix_every_way_to_write_a_level(plan: Plan, cell: str, level: int) -> None:
    preview = preview_cells(plan, [["Risk", "Likelihood"], ["Flood", cell], ["Fire", "2"], ["War", "Low"]])
    assert levels(preview) == [level, 2, 2]


@pytest.mark.parametrize(
    ("high", "read"),
    [(3, [1, 3, 5]), (4, [1, 2, 4, 5]), (6, [1, 2, 3, 3, 4, 5]), (10, [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])],
)
def test_a_scale_of_another_size_is_put_on_the_plans(high: int, read: list[int]) -> None:
    scale = Scale(1, high)
    assert [level_in(number, scale, 1, 5) for number in range(1, high + 1)] == read
    turned = Scale(1, high, worst_first=True)
    assert [level_in(number, turned, 1, 5) for number in range(1, high + 1)] != read


def test_a_wrong_figure_stays_with_its_reason_and_never_enters_the_plan(plan: Plan) -> None:
    cells: Cells = [["Risk", "Likelihood", "Impact", "Score"], ["A", 9, 1.5, 3], ["B", 2, "5 - Rare", 10]]
    preview = preview_cells(plan, [*cells, *([chr(67 + n), 3, 4, 12] for n in range(6)), ["X", 3, 4, 20]])
    assert odd(preview) == {
        "B2": "9 is not one of the levels 1 to 5.",
        "C2": "1.5 lies between two levels; write the one that is meant.",
        "C3": "The number and the word of “5 - Rare” say different things; leave one of them.",
    }
    outcome = apply_preview(plan, preview)
    assert [(one.likelihood, one.impact) for one in plan.rows(Risk)][:2] == [(None, None), (2, None)]
    assert ("D10", 20) in [(one.cell, one.value) for one in outcome.notes]


def test_without_a_sign_the_lowest_number_is_the_mildest(plan: Plan) -> None:
    preview = preview_cells(plan, [["Risk", "Likelihood", "Impact"], ["A", 1, 1], ["B", 2, 5], ["C", 4, 3]])
    assert (levels(preview), told(preview)) == ([1, 2, 4], set())


def test_one_number_above_the_plans_levels_is_no_other_scale(plan: Plan) -> None:
    preview = preview_cells(plan, [["Risk", "Likelihood"], *([f"R{n}", n] for n in (1, 2, 3, 4, 5, 10))])
    assert (levels(preview)[-1], told(preview), list(odd(preview))) == (None, set(), ["B7"])


@pytest.mark.parametrize(
    "cells",
    [
        [["Risk", "Likelihood (1 = highest)", "Impact (1 terburuk)"], ["A", 1, 1], ["B", 5, 5]],
        [["Risk", "Likelihood", "Impact", "Risk level"], ["A", 1, 1, "Extreme"], ["B", 5, 5, "Low"],
         ["C", 3, 3, "Medium"], ["D", 2, 2, "High"]],
        [["Risk", "Likelihood", "Impact", "Score"], ["A", 1, 1, 25], ["B", 5, 5, 1], ["C", 2, 4, 8]],
        [["Risk", "Likelihood", "Impact"], ["A", "1 - Almost certain", "1 - Critical"], ["B", "5 - Rare", "5 - Minor"],
         ["C", "3 - Possible", "3 - Moderate"]],
        [["1 = Almost certain, 2 = Likely, 3 = Possible, 4 = Unlikely, 5 = Rare"], [],
         ["Risk", "Likelihood", "Impact"], ["A", 1, 1], ["B", 5, 5]],
    ],
    ids=["heading", "rating", "score", "words", "legend"],
)  # fmt: skip
def test_a_scale_is_turned_only_by_what_the_sheet_says_and_it_is_told(plan: Plan, cells: Cells) -> None:
    preview = preview_cells(plan, cells, entity="risk")
    assert levels(preview)[:2] == [5, 1]
    assert levels(preview, "impact")[0] == 5
    assert all("1 the worst" in one and "1 → 5" in one for one in told(preview)) and told(preview)


def test_a_whole_among_bare_fractions_is_read_by_its_company(plan: Plan) -> None:
    shares = preview_cells(plan, [["Risk", "Probability"], ["A", "0.4"], ["B", "1"], ["C", "0,05"]])
    assert levels(shares) == [2, 5, 1]
    mixed = preview_cells(plan, [["Risk", "Probability"], ["A", "0.4"], ["B", "1"], ["C", "High"]])
    assert (levels(mixed), list(odd(mixed))) == ([2, None, 4], ["B3"])


def test_days_follow_the_column_then_the_sheet_then_the_language_and_it_is_told(plan: Plan) -> None:
    with plan.change("Language"):
        plan.info.language = Language.INDONESIAN
    head = ["Risk", "Date raised", "Review date"]
    alone = preview_cells(plan, [head, ["A", "01/05/2016", ""], ["B", "02/06/2016", ""]])
    assert [str(row.values["raised_on"]) for row in alone.rows] == ["2016-05-01", "2016-06-02"]
    assert [(one.cell, "day before month" in one.reason) for one in alone.notes] == [("B2", True)]
    beside = preview_cells(plan, [head, ["A", "01/05/2016", "05/31/2016"]])
    assert str(beside.rows[0].values["raised_on"]) == "2016-01-05"


def test_two_levels_in_a_cell_and_counts_are_no_level(plan: Plan) -> None:
    cells: Cells = [
        ["Risk", "Likelihood", "Impact"],
        ["A", "3-4", "2 or 3"],
        ["B", "2", "4 kali setahun"],
        ["C", 1, "4"],
    ]
    preview = preview_cells(plan, [*cells, ["D", "4 - 75% to 100%", "5"]])
    assert list(odd(preview)) == ["B2", "C2", "C3"]
    assert levels(preview) == [None, 2, 1, 4]


def test_a_second_pair_of_levels_is_guessed_residual_and_said_to_be_unsure(plan: Plan) -> None:
    preview = preview_cells(
        plan, [["Risk", "Likelihood", "Impact", "Likelihood", "Impact"], ["A", 4, 5, 2, 1]]
    )
    assert preview.mapping["Likelihood [D]"] == "residual_likelihood"
    assert preview.confidence["Impact [E]"] < 1
    assert {"D1", "E1"} <= {one.cell for one in preview.notes}


def test_per_cent_in_a_column_named_so_has_equal_parts(plan: Plan) -> None:
    preview = preview_cells(plan, [["Risk", "Probability (%)"], ["A", 40], ["B", 75], ["C", 5]])
    assert levels(preview) == [2, 4, 1]
    assert all("0 to 100" in one for one in told(preview)) and told(preview)


def test_no_cell_however_strange_ends_in_a_traceback(plan: Plan) -> None:
    heads = ["Risk", "Likelihood", "New L", "Score", "Owner", "Due date", "Mitigation", "No", "T/O", "", "Kode",
             "Likelihood (1-1)", "Impact (0-100)", "Probability %", "Impact 10-1"]  # fmt: skip
    strange: list[Any] = [
        None, 0, -3, 1e300, 1e18, 1.5, True, Share(-2), Share(5), Uncalculated("=A1"), "#REF!", "IV", "4/0", "0/0",
        "75% to 100%", "%", "-", "=", "9" * 30, "1 = Rare", "5 - Rare", "x" * 500, "90 hari", "01/05/2016", "nan",
        "inf", float("inf"), float("nan"), "١", "²", "½", "Total", "Legend", "(1)", "1;2\n3",
        date(2026, 1, 1), time(1, 2), timedelta(2),
    ]  # fmt: skip
    random = Random(1)
    for _turn in range(400):
        rows: Cells = [random.choices(strange, k=7) for _row in range(random.randint(1, 6))]
        try:
            preview_cells(plan, [random.choices(heads, k=7), *rows], entity="risk")
        except MitraError as refused:
            assert str(refused)
