"""Risk registers of others come in as they mean: made-up sheets with every trait, against their right answer."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.document import Plan
from planner.exchange.sheet import Preview, What, preview_sheet
from planner.exchange.sheet.table import LEGEND, NUMBERS, REPEATED, SECTION, TOTAL
from planner.model import Choice, Risk
from tests.conftest import memory_plan
from tests.planner.sheet import risk_sheets as sheets
from tests.planner.sheet.risk_sheet_files import write_csv, write_workbook
from tests.planner.sheet.risk_sheets import Register, Traits, register

REASONS = {
    sheets.SECTION: SECTION,
    sheets.REPEATED: REPEATED,
    sheets.NUMBERS: NUMBERS,
    sheets.TOTAL: TOTAL,
    sheets.LEGEND: LEGEND,
}
PLAN = memory_plan()  # looked at only: a preview changes nothing
SWITCHES = [name for name, value in vars(Traits()).items() if isinstance(value, bool)]


def shown(register: Register, folder: Path, plan: Plan = PLAN) -> Preview:
    """Look at a register as a file of its kind."""
    if register.traits.workbook:
        return preview_sheet(plan, write_workbook(register, folder / "risk register.xlsx"))
    return preview_sheet(plan, write_csv(register, folder / "risk register.csv"))


def check(register: Register, preview: Preview) -> None:
    """Hold a preview against the right answer of its register."""
    assert (preview.entity, preview.header_row) == (Risk, register.header_row)
    left_out = {row.number: row.reason for row in preview.rows if row.what is What.SKIPPED}
    made = {row.number: row for row in preview.rows if row.what is What.ADDED}
    assert left_out == {number: REASONS[why] for number, why in register.left_out.items()}
    assert made.keys() == register.risks.keys()
    for number, truth in register.risks.items():
        values = {key: plain(value) for key, value in made[number].values.items()}
        assert {key: values.get(key) for key in truth} == truth, number
        assert {key for key in values if values[key] is not None} <= truth.keys(), number
        actions = [
            (one.name, one.values.get("due"))
            for one in preview.made
            if one.values["risk"] == made[number].uid
        ]
        assert actions == register.actions[number]
    assert {one.cell for one in preview.unread if not one.whole_row} == register.odd
    every_row_is_accounted_for(register, preview)
    assert register.told <= {one.cell for one in preview.notes}
    assert all(0 < sure <= 1 for sure in preview.confidence.values())
    if register.traits.scale not in ("plain", "words", "mixed", "shares"):
        assert all(told_scale(preview, key) for key in ("likelihood", "impact"))


def every_row_is_accounted_for(register: Register, preview: Preview) -> None:
    """A filled row is above the headings or one of them, or the account says what became of it."""
    filled = {number for number, row in enumerate(register.cells, 1) if any(cell is not None for cell in row)}
    known = {row.number for row in preview.rows} | set(range(1, preview.first_row))
    assert filled <= known


def told_scale(preview: Preview, key: str) -> bool:
    """Whether it is said, at the heading, how the levels of a field are read."""
    heading = next(theirs for theirs, ours in preview.mapping.items() if ours == key)
    return any(one.heading == heading and one.told for one in preview.scales)


def plain(value: Any) -> Any:
    return value.value if isinstance(value, Choice) else value


@pytest.mark.parametrize("workbook", [True, False], ids=["xlsx", "csv"])
@pytest.mark.parametrize(
    "trait",
    [
        *(one for one in SWITCHES if one != "workbook"),
        "two_rows residual",
        "sections numbers_row repeated total legend",
    ],
)
def test_each_trait_alone(trait: str, workbook: bool, tmp_path: Path) -> None:
    on: dict[str, Any] = dict.fromkeys(trait.split(), True)
    for language in ("en", "id"):
        drawn = register(replace(Traits(language=language, workbook=workbook, above=2, beside=1), **on))
        check(drawn, shown(drawn, tmp_path))


@pytest.mark.parametrize("scale", sheets.SCALES)
@pytest.mark.parametrize("language", ["en", "id", "es", "ru"])
def test_each_scale(scale: str, language: str, tmp_path: Path) -> None:
    for workbook in (True, False):
        drawn = register(Traits(language=language, scale=scale, workbook=workbook, residual=True))
        check(drawn, shown(drawn, tmp_path))


@pytest.mark.parametrize("dates", sheets.DATES)
def test_each_way_to_write_a_day(dates: str, tmp_path: Path) -> None:
    for workbook in (True, False):
        drawn = register(Traits(dates=dates, workbook=workbook))
        check(drawn, shown(drawn, tmp_path))


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(
    st.builds(
        Traits,
        seed=st.integers(0, 10_000),
        language=st.sampled_from(["en", "id", "es", "ru"]),
        scale=st.sampled_from(sheets.SCALES),
        dates=st.sampled_from(sheets.DATES),
        above=st.integers(0, 29),
        beside=st.integers(0, 4),
        **{switch: st.booleans() for switch in SWITCHES},
    )
)
def test_any_register_comes_in_as_it_means(traits: Traits) -> None:
    drawn = register(traits)
    with tempfile.TemporaryDirectory() as folder:
        check(drawn, shown(drawn, Path(folder)))
