"""The register by keyboard and mouse: typed into as a spreadsheet is, and what does not fit stays in sight."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner import edits
from planner.document import Plan
from planner.i18n import set_language
from planner.model import Organisation, Relationship, Risk
from planner.model.choices import Response
from tests.ui.register_hand import (
    COLUMNS,
    KEY,
    NONE,
    SHIFT,
    Open,
    cell,
    click,
    column,
    here,
    middle,
    number,
    press,
    reason,
    type_in,
)

# Typing


def test_typing_replaces_and_enter_goes_down(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    type_in("Dewi")
    press(KEY.Key_Return)
    assert small.rows(Risk)[0].owner == "Dewi"
    assert here(register) == (1, "owner")
    assert small.undo_label == "Change owner"


def test_f2_goes_on_from_the_end_of_the_text(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    press(KEY.Key_F2)
    type_in(" Putri")
    press(KEY.Key_Return)
    assert small.rows(Risk)[0].owner == "Sari Putri"


def test_a_double_click_edits_too(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    at = middle(register, 1, "owner")
    QTest.mouseClick(register.sheet.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    QTest.mouseDClick(register.sheet.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    type_in("!")
    press(KEY.Key_Tab)
    assert small.rows(Risk)[1].owner == "Budi!"


def test_tab_goes_right_and_shift_tab_left(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "title")
    press(KEY.Key_Tab)
    assert here(register) == (0, "category")
    press(KEY.Key_Tab, SHIFT)
    assert here(register) == (0, "title")


def test_tab_out_of_an_editor_keeps_what_was_typed(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "likelihood")
    type_in("4")
    press(KEY.Key_Tab)
    assert small.rows(Risk)[0].likelihood == 4
    assert here(register) == (0, "response")


def test_escape_takes_back_what_was_typed(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    type_in("Nobody")
    press(KEY.Key_Escape)
    assert small.rows(Risk)[0].owner == "Sari"
    assert small.undo_label is None


def test_a_click_elsewhere_keeps_what_was_typed(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    type_in("Dewi")
    click(register, 2, "title")
    assert small.rows(Risk)[0].owner == "Dewi"
    assert here(register) == (2, "title")


def test_an_editor_left_as_it_was_changes_nothing(small: Plan, open_register: Open) -> None:
    """A number keeps its decimals, a day its year, however often they are looked at."""
    with small.change("Fill"):
        small.rows(Risk)[0].loss_high = 1234.56
    small.forget_history()
    register = open_register(small)
    for key in COLUMNS:
        click(register, 0, key)
        press(KEY.Key_F2)
        if QApplication.activePopupWidget() is not None:
            press(KEY.Key_Escape)
        press(KEY.Key_Return)
    assert small.undo_label is None


def test_a_paragraph_takes_line_breaks_with_shift_enter(plan: Plan, open_register: Open) -> None:
    edits.add_row(plan, Organisation, {"name": "Acme"})
    register = open_register(plan, Organisation, ("name", "contribution"))
    click(register, 0, "contribution")
    type_in("Cloud")
    press(KEY.Key_Return, SHIFT)
    type_in("People")
    press(KEY.Key_Return)
    assert plan.rows(Organisation)[0].contribution == "Cloud\nPeople"
    click(register, 0, "contribution")
    press(KEY.Key_F2)
    press(KEY.Key_Return)
    assert plan.undo_label == "Change gives", "looking at a paragraph keeps its line breaks"
    assert plan.rows(Organisation)[0].contribution == "Cloud\nPeople"


def test_typing_on_the_last_line_makes_row_after_row(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    register.begin_new()
    for title in ("Strike", "Flood"):
        type_in(title)
        press(KEY.Key_Return)
    assert column(register, "title")[-2:] == ["Strike", "Flood"]
    assert [risk.code for risk in small.rows(Risk)][-2:] == ["R-4", "R-5"]
    assert here(register) == (5, "title")
    assert small.undo_label == "Add risk"


def test_a_new_row_may_begin_in_any_column(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 3, "owner")
    type_in("Dewi")
    press(KEY.Key_Return)
    assert len(small.rows(Risk)) == 3
    assert cell(register, 3, "owner") == "Dewi"
    click(register, 3, "title")
    type_in("Strike")
    press(KEY.Key_Return)
    assert small.rows(Risk)[3].title == "Strike"
    assert small.rows(Risk)[3].owner == "Dewi"
    assert cell(register, 4, "owner") == ""


def test_a_relationship_is_typed_end_by_end(plan: Plan, open_register: Open) -> None:
    for name in ("Acme", "Beta"):
        edits.add_row(plan, Organisation, {"name": name})
    register = open_register(plan, Relationship, ("source", "target", "kind"))
    for key, name in (("source", "acme"), ("target", "Bet")):
        click(register, 0, key)
        type_in(name)
        press(KEY.Key_Return)
    made, (acme, beta) = plan.rows(Relationship)[0], plan.rows(Organisation)
    assert (made.source, made.target) == (acme.uid, beta.uid)


def test_a_choice_is_typed_or_picked_from_the_list(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "response")
    type_in("red")
    press(KEY.Key_Return)
    assert small.rows(Risk)[0].response is Response.REDUCE
    assert here(register) == (1, "response")
    press(KEY.Key_F2)
    assert QApplication.activePopupWidget() is not None
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert small.rows(Risk)[1].response is next(iter(Response))


def test_a_partner_is_found_by_a_part_of_its_name(plan: Plan, open_register: Open) -> None:
    for name in ("Bank Mandiri", "Bank Indonesia", "Gojek"):
        edits.add_row(plan, Organisation, {"name": name})
    register = open_register(plan, Organisation, ("name", "parent"))
    click(register, 2, "parent")
    type_in("indo")
    press(KEY.Key_Down)
    press(KEY.Key_Return)
    assert plan.rows(Organisation)[2].parent == plan.rows(Organisation)[1].uid


def test_space_turns_yes_and_no(plan: Plan, open_register: Open) -> None:
    edits.add_row(plan, Organisation, {"name": "Acme"})
    register = open_register(plan, Organisation, ("name", "is_hub"))
    click(register, 0, "is_hub")
    press(KEY.Key_Space)
    assert plan.hub is not None
    press(KEY.Key_Space)
    assert plan.hub is None


@pytest.mark.parametrize(
    ("language", "key", "typed", "value", "shown"),
    [
        ("en", "loss_high", "1,200.50", 1200.5, "1,200.50"),
        ("id", "loss_high", "1.200,50", 1200.5, "1.200,50"),
        ("en", "review_date", "17 Aug 2026", date(2026, 8, 17), "17 Aug 2026"),
        ("id", "review_date", "17/8/2026", date(2026, 8, 17), "17 Agu 2026"),
    ],
)
def test_numbers_and_days_are_typed_in_the_language(
    small: Plan, open_register: Open, language: str, key: str, typed: str, value: object, shown: str
) -> None:
    set_language(language)
    register = open_register(small)
    click(register, 0, key)
    type_in(typed)
    press(KEY.Key_Return)
    assert getattr(small.rows(Risk)[0], key) == value
    assert cell(register, 0, key) == shown


# Wrong text


def test_wrong_text_stays_with_its_reason_until_a_good_value(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    told: list[str] = []
    register.workspace.told.connect(lambda text, _tone: told.append(text))
    click(register, 0, "likelihood")
    type_in("9")
    press(KEY.Key_Return)
    assert cell(register, 0, "likelihood") == "9"
    assert "is not between 1 and" in str(reason(register, 0, "likelihood"))
    assert told and small.rows(Risk)[0].likelihood is None
    assert small.undo_label is None
    click(register, 0, "owner")
    type_in("Dewi")
    press(KEY.Key_Return)
    assert reason(register, 0, "likelihood") is not None, "another cell's edit does not clear it"
    click(register, 0, "likelihood")
    type_in("4")
    press(KEY.Key_Return)
    assert reason(register, 0, "likelihood") is None
    assert small.rows(Risk)[0].likelihood == 4


def test_delete_clears_wrong_text_and_shows_the_plan_again(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "review_date")
    type_in("soon")
    press(KEY.Key_Return)
    assert cell(register, 0, "review_date") == "soon"
    click(register, 0, "review_date")
    press(KEY.Key_Delete)
    assert cell(register, 0, "review_date") == ""
    assert reason(register, 0, "review_date") is None


def test_a_name_that_is_taken_stays_on_the_sheet_only(plan: Plan, open_register: Open) -> None:
    for name in ("Acme", "Beta"):
        edits.add_row(plan, Organisation, {"name": name})
    register = open_register(plan, Organisation, ("name", "manager"))
    click(register, 1, "name")
    type_in("ACME")
    press(KEY.Key_Return)
    assert cell(register, 1, "name") == "ACME"
    assert "is there already" in str(reason(register, 1, "name"))
    assert [one.name for one in plan.rows(Organisation)] == ["Acme", "Beta"]
    register.begin_new()
    type_in("beta")
    press(KEY.Key_Return)
    assert cell(register, 2, "name") == "beta"
    assert "is there already" in str(reason(register, 2, "name"))
    assert len(plan.rows(Organisation)) == 2
    type_in("Gamma")
    press(KEY.Key_Return)
    assert [one.name for one in plan.rows(Organisation)] == ["Acme", "Beta", "Gamma"]


def test_a_title_cannot_be_emptied(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    told: list[str] = []
    register.workspace.told.connect(lambda text, _tone: told.append(text))
    click(register, 0, "title")
    press(KEY.Key_Delete)
    assert cell(register, 0, "title") == "Breach"
    assert told == ["Risk may not be empty."]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(COLUMNS), line=st.integers(0, 3), text=st.text(max_size=12))
@example(key="title", line=3, text="\ud800")
@example(key="loss_high", line=0, text="1e400")
def test_any_text_in_any_cell_is_a_value_or_is_refused(
    small: Plan, open_register: Open, key: str, line: int, text: str
) -> None:
    register = open_register.__dict__.get("made")
    if register is None or register.model.plan is not small:
        register = open_register.__dict__["made"] = open_register(small)
    before = [(row.uid, getattr(row, key)) for row in small.rows(Risk)]
    label, count = small.undo_label, small.count
    told: list[str] = []
    register.model.refused.connect(told.append)
    line = min(line, len(register.model.keys))
    good = register.model.write([(line, number(register, key), text)])
    register.model.refused.disconnect(told.append)
    if not good:
        assert told[-1].strip()
        assert [(row.uid, getattr(row, key)) for row in small.rows(Risk)] == before
        assert (small.undo_label, small.count) == (label, count)
