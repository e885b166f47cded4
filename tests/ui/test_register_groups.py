"""Rows under heads: by a field, folded and unfolded by mouse and keyboard, counted and summed, edited as before."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from planner import edits
from planner.document import Plan
from planner.model import Action, Organisation, Risk, RiskLink
from planner.model.choices import RiskCategory
from tests.ui.register_hand import (
    CONTROL,
    KEY,
    NONE,
    SHIFT,
    Open,
    cell,
    click,
    here,
    number,
    press,
    put_on_clipboard,
    type_in,
)
from ui.tables.register import Register
from ui.tables.tools import RegisterTools


def lines(register: Register) -> list[str]:
    """Return the sheet from top to bottom: heads as "[text size]", rows by their titles."""
    heads, count = register.model.heads, len(register.model.keys)
    return [
        f"[{heads[line].text} {heads[line].size}]" if line in heads else cell(register, line, "title")
        for line in range(count)
    ]


def categorised(small: Plan, open_register: Open) -> Register:
    """Return a register of three risks in two categories, grouped by them."""
    with small.change("Fill"):
        breach, _late, fraud = small.rows(Risk)
        breach.category = fraud.category = RiskCategory.CYBER_SECURITY
    small.forget_history()
    register = open_register(small)
    register.group_by("category")
    return register


def test_groups_have_counts_and_what_has_no_value_comes_last(small: Plan, open_register: Open) -> None:
    register = categorised(small, open_register)
    assert lines(register) == ["[Cyber security 2]", "Breach", "Fraud", "[Category: none 1]", "Late"]
    register.group_by(None)
    assert lines(register) == ["Breach", "Late", "Fraud"]


def test_a_click_on_a_head_folds_it_and_another_unfolds_it(small: Plan, open_register: Open) -> None:
    register = categorised(small, open_register)
    at = QPoint(40, register.sheet.rowViewportPosition(0) + 10)
    QTest.mouseClick(register.sheet.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert lines(register) == ["[Cyber security 2]", "[Category: none 1]", "Late"]
    QTest.mouseClick(register.sheet.viewport(), Qt.MouseButton.LeftButton, NONE, at)
    assert len(lines(register)) == 5


def test_the_keyboard_folds_and_unfolds(small: Plan, open_register: Open) -> None:
    register = categorised(small, open_register)
    click(register, 1, "title")
    press(KEY.Key_Up)
    press(KEY.Key_Left)
    assert lines(register)[1] == "[Category: none 1]"
    assert here(register)[0] == 0
    press(KEY.Key_Right)
    assert len(lines(register)) == 5
    press(KEY.Key_Return)
    assert len(lines(register)) == 3
    told = register.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Cyber security, 2 rows, folded"


def test_a_head_takes_no_text_and_no_value(small: Plan, open_register: Open) -> None:
    register = categorised(small, open_register)
    click(register, 2, "owner")
    click(register, 4, "owner", SHIFT)
    press(KEY.Key_D, CONTROL)
    assert [risk.owner for risk in small.rows(Risk)] == ["Sari", "Ani", "Ani"]
    assert small.undo_label == "Fill down"
    click(register, 2, "owner")
    put_on_clipboard("One\nTwo\n")
    press(KEY.Key_V, CONTROL)
    assert [risk.owner for risk in small.rows(Risk)] == ["Sari", "Two", "One"], "pasting goes past the head"


def test_a_row_typed_while_grouped_comes_into_its_group(small: Plan, open_register: Open) -> None:
    register = categorised(small, open_register)
    register.begin_new()
    type_in("Strike")
    press(KEY.Key_Return)
    assert lines(register)[-3:] == ["[Category: none 2]", "Late", "Strike"]
    type_in("Flood")
    press(KEY.Key_Return)
    assert lines(register)[-1] == "Flood"


def test_a_changed_row_stays_under_the_hand_until_the_sheet_is_grouped_again(
    small: Plan, open_register: Open
) -> None:
    register = categorised(small, open_register)
    click(register, 1, "category")
    press(KEY.Key_Delete)
    assert lines(register)[1] == "Breach"
    register.model.reload()
    assert lines(register) == ["[Cyber security 1]", "Fraud", "[Category: none 2]", "Breach", "Late"]


def test_the_grouping_is_chosen_from_the_button_and_remembered(small: Plan, open_register: Open) -> None:
    register = categorised(small, open_register)
    tools = RegisterTools(register)
    tools.setParent(register)
    assert "Group: category" in tools.group.text()
    tools.groups.aboutToShow.emit()
    next(one for one in tools.groups.actions() if one.text() == "Owner").trigger()
    assert lines(register)[0] == "[Ani 1]"
    assert "Group: owner" in tools.group.text()
    again = open_register(small)
    assert lines(again)[0] == "[Ani 1]"


def test_going_to_a_row_unfolds_its_group(small: Plan, open_register: Open) -> None:
    register = categorised(small, open_register)
    register.model.fold_all(True)
    assert lines(register) == ["[Cyber security 2]", "[Category: none 1]"]
    register.select(small.rows(Risk)[2].uid)
    assert register.workspace.selection.keys == ((Risk, small.rows(Risk)[2].uid),)


def test_heads_add_up_what_can_be_added_and_the_footer_all_of_it(small: Plan, open_register: Open) -> None:
    breach, late, _fraud = small.rows(Risk)
    for risk, cost in ((breach, 100), (breach, 250), (late, 50)):
        values = {"risk": risk.uid, "name": f"Audit {cost}", "yearly_cost": cost, "due": date(2026, 1, 1)}
        edits.add_row(small, Action, values)
    register = open_register(small, Action, ("name", "risk", "yearly_cost"))
    register.group_by("risk")
    assert [head.totals for head in register.model.heads.values()] == ["Yearly cost 350", "Yearly cost 50"]
    assert register.footer.left.text() == "Yearly cost 400"
    register.group_by(None)
    click(register, 0, "yearly_cost")
    click(register, 2, "yearly_cost", SHIFT)
    assert "sum 400" in register.footer.right.text()


def test_codes_sort_by_their_number(small: Plan, open_register: Open) -> None:
    for place in range(8):
        edits.add_row(small, Risk, {"title": f"More {place}"})
    register = open_register(small, Risk, ("code", "title"))
    register.sort_by("code", Qt.SortOrder.AscendingOrder)
    assert [cell(register, line, "code") for line in range(11)] == [f"R-{n}" for n in range(1, 12)]
    assert number(register, "code") == 0


def test_a_risk_of_two_partners_stands_under_both(small: Plan, open_register: Open) -> None:
    from ui.pages.risks.columns import risk_columns
    from ui.workspace import Workspace

    risk = small.rows(Risk)[0]
    for name in ("Acme", "Beta"):
        partner = edits.add_row(small, Organisation, {"name": name})
        edits.add_row(small, RiskLink, {"risk": risk.uid, "organisation": partner.uid})
    workspace = Workspace(small)  # type: ignore[arg-type]
    register = Register(workspace, Risk, extra=risk_columns(workspace))
    workspace.setParent(register)
    register.group_by("partners")
    assert lines(register)[:4] == ["[Acme 1]", "Breach", "[Beta 1]", "Breach"]
    assert len(register.model.fitted) == 3
    register.deleteLater()
