"""Find and replace, filling, and saved filters of a register, with keys and mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner import edits
from planner.document import Plan
from planner.edits.saved_filters import Narrowing
from planner.model import Risk, SavedFilter
from tests.ui.register_hand import (
    CONTROL,
    KEY,
    NONE,
    SHIFT,
    Open,
    cell,
    click,
    column,
    filter_by,
    here,
    number,
    press,
    reason,
    type_in,
)
from ui.tables.name_popup import NamePopup
from ui.tables.named_filter import NamedFilter
from ui.tables.register import Register
from ui.tables.tools import RegisterTools

# Finding


def ask(register: Register, text: str) -> None:
    """Type into the find bar and let it look."""
    type_in(text)
    register.find_bar.look()


def test_control_f_finds_counts_and_goes_from_cell_to_cell(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "title")
    press(KEY.Key_F, CONTROL)
    ask(register, "a")
    assert register.find_bar.count.text() == "1 of 5"
    for place in ((0, "owner"), (1, "title"), (2, "title"), (2, "owner"), (0, "title")):
        press(KEY.Key_Return)
        assert here(register) == place
    press(KEY.Key_Return, SHIFT)
    assert here(register) == (2, "owner")
    assert register.find_bar.count.text() == "5 of 5"
    press(KEY.Key_Escape)
    assert not register.find_bar.isVisible()
    assert QApplication.focusWidget() is register.sheet


def test_replace_all_is_one_step_and_tells_how_many(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "title")
    press(KEY.Key_H, CONTROL)
    ask(register, "a")
    register.find_bar.other.setFocus()
    type_in("o")
    QTest.mouseClick(register.find_bar.all, Qt.MouseButton.LeftButton)
    assert [(risk.title, risk.owner) for risk in small.rows(Risk)] == [
        ("Breoch", "Sori"),
        ("Lote", "Budi"),
        ("Froud", "oni"),
    ]
    assert register.find_bar.count.text() == "5 cells replaced"
    small.undo()
    assert column(register, "title") == ["Breach", "Late", "Fraud"]
    assert small.undo_label is None


def test_replacing_one_goes_on_to_the_next(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "title")
    press(KEY.Key_H, CONTROL)
    ask(register, "late")
    register.find_bar.other.setFocus()
    type_in("Delay")
    press(KEY.Key_Return)
    assert small.rows(Risk)[1].title == "Late", "the first press only goes there"
    press(KEY.Key_Return)
    assert small.rows(Risk)[1].title == "Delay"
    assert register.find_bar.count.text() == "not found"


def test_only_the_selected_cells_are_searched(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    click(register, 1, "owner", SHIFT)
    press(KEY.Key_F, CONTROL)
    assert register.find_bar.count.text() == "in the selected cells"
    ask(register, "a")
    assert register.find_bar.count.text() in ("1 cell", "1 of 1")


def test_what_does_not_fit_after_replacing_stays_in_sight(small: Plan, open_register: Open) -> None:
    with small.change("Fill"):
        for risk, value in zip(small.rows(Risk), (1, 2, 3), strict=True):
            risk.likelihood = value
    register = open_register(small)
    click(register, 0, "likelihood")
    click(register, 2, "likelihood", SHIFT)
    press(KEY.Key_H, CONTROL)
    ask(register, "3")
    register.find_bar.other.setText("9")
    QTest.mouseClick(register.find_bar.all, Qt.MouseButton.LeftButton)
    assert register.find_bar.count.text() == "1 cell replaced, 1 does not fit"
    assert cell(register, 2, "likelihood") == "9"
    assert reason(register, 2, "likelihood") is not None
    assert small.rows(Risk)[2].likelihood == 3


# Filling


def test_the_handle_at_the_corner_fills_the_lines_dragged_over(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    viewport, square = register.sheet.viewport(), register.sheet.handle.square()
    below = register.sheet.visualRect(register.model.index(2, number(register, "owner"))).center()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, NONE, square.center())
    QTest.mouseMove(viewport, below)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, NONE, below)
    assert [risk.owner for risk in small.rows(Risk)] == ["Sari"] * 3
    small.undo()
    assert small.undo_label is None


def test_control_r_fills_to_the_right_and_control_enter_all(small: Plan, open_register: Open) -> None:
    register = open_register(small, Risk, ("title", "cause", "event"))
    with small.change("Fill"):
        small.rows(Risk)[0].cause = "Haste"
    click(register, 0, "cause")
    click(register, 0, "event", SHIFT)
    press(KEY.Key_R, CONTROL)
    assert small.rows(Risk)[0].event == "Haste"
    click(register, 2, "event")
    click(register, 0, "cause", SHIFT)
    type_in("Same")
    press(KEY.Key_Return, CONTROL)
    assert {(risk.cause, risk.event) for risk in small.rows(Risk)} == {("Same", "Same")}
    small.undo()
    assert small.rows(Risk)[0].event == "Haste"


def test_fifty_lines_from_excel_are_one_step_and_what_does_not_fit_says_why(
    small: Plan, open_register: Open
) -> None:
    register = open_register(small)
    click(register, 3, "title")
    rows = [
        f"Risk {n}\t{'no such' if n % 10 == 0 else 'Market'}\t{9 if n % 5 == 0 else n % 5}" for n in range(50)
    ]
    QApplication.clipboard().setText("\r\n".join(rows) + "\r\n")
    press(KEY.Key_V, CONTROL)
    assert len(small.rows(Risk)) == 53
    assert [risk.code for risk in small.rows(Risk)[3:]] == [f"R-{n}" for n in range(4, 54)]
    for line in range(3, 53):
        turn = line - 3
        assert (reason(register, line, "likelihood") is not None) is (turn % 5 == 0)
        assert (reason(register, line, "category") is not None) is (turn % 10 == 0)
    assert small.undo_label == "Paste"
    small.undo()
    assert len(small.rows(Risk)) == 3


# Freezing


def test_a_column_is_kept_in_sight_from_the_menu_of_its_heading_and_remembered(
    small: Plan, open_register: Open
) -> None:
    from ui.tables.deed_menu import DeedMenu

    register = open_register(small)
    click(register, 0, "owner")
    press(KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = register.findChild(DeedMenu)
    assert menu is not None
    next(one for one in menu.actions() if one.text() == "Keep in sight up to here").trigger()
    menu.close()
    assert register.header.frozen == number(register, "owner")
    again = open_register(small)
    assert again.header.frozen == number(again, "owner")
    again.freeze(-1)
    again.resize(480, 420)
    QApplication.processEvents()
    again.sheet.horizontalScrollBar().setValue(again.sheet.horizontalScrollBar().maximum())
    assert again.sheet.kept() == []


# Saved filters


def with_tools(small: Plan, open_register: Open) -> tuple[Register, RegisterTools]:
    register = open_register(small)
    register.known = {"mine": NamedFilter("mine", "Mine", lambda risk: risk.owner == "Sari")}
    tools = RegisterTools(register)
    tools.setParent(register)
    tools.show()
    return register, tools


def choose(tools: RegisterTools, text: str) -> None:
    """Pick an entry of the filter's menu."""
    tools.filters.aboutToShow.emit()
    next(one for one in tools.filters.actions() if one.text() == text).trigger()


def name_it(name: str) -> None:
    """Type a name into what hangs under the button."""
    popup = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, NamePopup) and one.isVisible()
    )
    popup.edit.clear()
    QTest.keyClicks(popup.edit, name)
    QTest.keyClick(popup.edit, KEY.Key_Return)


def test_a_filter_is_saved_applied_renamed_and_deleted(small: Plan, open_register: Open) -> None:
    register, tools = with_tools(small, open_register)
    filter_by(register, "owner", "ani")
    assert "Filtered" in tools.filter.text()
    choose(tools, "Save this filter …")
    name_it("Of Ani")
    assert [one.name for one in small.rows(SavedFilter)] == ["Of Ani"]
    assert "Of Ani" in tools.filter.text()
    choose(tools, "All risks")
    assert column(register, "title") == ["Breach", "Late", "Fraud"]
    assert register.header.edits[number(register, "owner")].text() == ""
    choose(tools, "Of Ani")
    assert column(register, "title") == ["Fraud"]
    assert register.header.edits[number(register, "owner")].text() == "ani"
    choose(tools, "Rename “Of Ani” …")
    name_it("Ani's")
    assert "Ani's" in tools.filter.text()
    choose(tools, "Delete “Ani's”")
    assert not small.rows(SavedFilter)
    small.undo()
    assert [one.name for one in small.rows(SavedFilter)] == ["Ani's"]


def test_a_filter_mitra_knows_goes_together_with_what_is_typed(small: Plan, open_register: Open) -> None:
    register, tools = with_tools(small, open_register)
    choose(tools, "Mine")
    assert column(register, "title") == ["Breach"]
    assert "Mine" in tools.filter.text()
    filter_by(register, "title", "zzz")
    assert column(register, "title") == []
    assert register.empty.isVisible()
    register.empty.linkActivated.emit("all")
    assert len(column(register, "title")) == 3
    assert register.narrowing() == Narrowing()


def test_a_name_that_is_taken_is_refused_under_the_button(small: Plan, open_register: Open) -> None:
    register, tools = with_tools(small, open_register)
    for text, name in (("sari", "First"), ("ani", "Second")):
        filter_by(register, "owner", text)
        choose(tools, "Save this filter …")
        name_it(name)
    choose(tools, "Rename “Second” …")
    name_it("first")
    popup = next(
        one for one in QApplication.topLevelWidgets() if isinstance(one, NamePopup) and one.isVisible()
    )
    assert "already" in popup.reason.text()
    popup.close()


def test_a_filter_of_another_hand_narrows_nothing_it_should_not(small: Plan, open_register: Open) -> None:
    for place, expression in enumerate(("{", "[]", '{"texts": {"no such": "x", "owner": 3}, "known": 7}')):
        edits.add_row(small, SavedFilter, {"entity": "risk", "name": f"F{place}", "expression": expression})
    register, tools = with_tools(small, open_register)
    for name in ("F0", "F1", "F2"):
        choose(tools, name)
        assert len(column(register, "title")) == 3


def test_wrong_text_is_still_there_after_looking_elsewhere(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "review_date")
    type_in("2026-02-31")
    press(KEY.Key_Return)
    register.hide()
    edits.set_fields(small, [small.rows(Risk)[1]], {"owner": "Elsewhere"})
    register.show()
    assert cell(register, 0, "review_date") == "2026-02-31"
    assert "not a day of the calendar" in str(reason(register, 0, "review_date"))
