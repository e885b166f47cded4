"""The register as a whole: ranges copied and pasted, filters, sorting, columns, selection, and its size."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu

from planner import edits
from planner.document import Plan
from planner.edits.table_text import read_table, write_table
from planner.i18n import set_language
from planner.model import Contact, Organisation, Risk
from planner.model.choices import Response, RiskCategory
from tests.ui.register_hand import (
    CONTROL,
    KEY,
    SHIFT,
    Open,
    cell,
    click,
    column,
    filter_by,
    here,
    number,
    press,
    press_heading,
    put_on_clipboard,
    reason,
    type_in,
)
from ui import settings as remembered

# Ranges


def test_a_range_is_copied_and_pasted_as_excel_does(small: Plan, open_register: Open) -> None:
    with small.change("Fill"):
        first, second, _third = small.rows(Risk)
        first.likelihood, first.response, first.review_date = 3, Response.REDUCE, date(2026, 8, 17)
        second.loss_high, second.owner = 1200.5, 'Sari "S"'
    register = open_register(small)
    click(register, 0, "likelihood")
    click(register, 1, "loss_high", SHIFT)
    press(KEY.Key_C, CONTROL)
    assert QApplication.clipboard().text() == '3\tReduce\tSari\t2026-08-17\t\n\t\tSari "S"\t\t1200.5'
    click(register, 1, "likelihood")
    press(KEY.Key_V, CONTROL)
    rows = small.rows(Risk)
    assert (rows[1].likelihood, rows[1].response, rows[1].review_date) == (
        3,
        Response.REDUCE,
        date(2026, 8, 17),
    )
    assert (rows[2].owner, rows[2].loss_high) == ('Sari "S"', 1200.5)
    small.undo()
    assert rows[1].likelihood is None
    assert rows[2].owner == "Ani"


def test_pasting_beyond_the_end_makes_rows_in_one_step(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 2, "title")
    put_on_clipboard("Fraud\tMarket\t2\r\nStrike\tLegal\t5\r\nFlood\tno such\t1\r\n")
    press(KEY.Key_V, CONTROL)
    assert column(register, "title") == ["Breach", "Late", "Fraud", "Strike", "Flood"]
    assert [risk.likelihood for risk in small.rows(Risk)] == [None, None, 2, 5, 1]
    assert small.rows(Risk)[3].category is RiskCategory.LEGAL
    assert cell(register, 4, "category") == "no such"
    assert "is none of" in str(reason(register, 4, "category"))
    small.undo()
    assert len(small.rows(Risk)) == 3
    assert small.undo_label is None


def test_a_quoted_cell_keeps_its_line_breaks(plan: Plan, open_register: Open) -> None:
    for name in ("Acme", "Beta"):
        edits.add_row(plan, Organisation, {"name": name})
    register = open_register(plan, Organisation, ("name", "contribution"))
    click(register, 0, "contribution")
    put_on_clipboard('"Cloud\nthe ""new"" one"\r\n"a"\r\n')
    press(KEY.Key_V, CONTROL)
    acme, beta = plan.rows(Organisation)
    assert (acme.contribution, beta.contribution) == ('Cloud\nthe "new" one', "a")
    click(register, 0, "contribution")
    press(KEY.Key_C, CONTROL)
    assert QApplication.clipboard().text() == '"Cloud\nthe ""new"" one"'


def test_one_copied_cell_fills_the_whole_selection(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    press(KEY.Key_C, CONTROL)
    click(register, 1, "owner")
    click(register, 2, "owner", SHIFT)
    press(KEY.Key_V, CONTROL)
    assert [risk.owner for risk in small.rows(Risk)] == ["Sari"] * 3


def test_control_d_fills_down_and_delete_clears_in_one_step_each(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    click(register, 2, "owner", SHIFT)
    press(KEY.Key_D, CONTROL)
    assert [risk.owner for risk in small.rows(Risk)] == ["Sari"] * 3
    press(KEY.Key_Delete)
    assert [risk.owner for risk in small.rows(Risk)] == [None] * 3
    small.undo()
    small.undo()
    assert [risk.owner for risk in small.rows(Risk)] == ["Sari", "Budi", "Ani"]


def test_control_x_cuts(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    press(KEY.Key_X, CONTROL)
    assert QApplication.clipboard().text() == "Sari"
    assert small.rows(Risk)[0].owner is None


def test_control_delete_deletes_the_selected_rows(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "owner")
    click(register, 2, "owner", CONTROL)
    press(KEY.Key_Delete, CONTROL)
    assert column(register, "title") == ["Late"]
    assert register.sheet.currentIndex().isValid()
    small.undo()
    assert column(register, "title") == ["Breach", "Late", "Fraud"]


def test_one_bad_name_does_not_spoil_the_other_cells(plan: Plan, open_register: Open) -> None:
    for name in ("Acme", "Beta", "Gamma"):
        edits.add_row(plan, Organisation, {"name": name})
    register = open_register(plan, Organisation, ("name", "manager"))
    click(register, 1, "name")
    put_on_clipboard("acme\tSari\nGamma\tBudi")
    press(KEY.Key_V, CONTROL)
    assert [one.manager for one in plan.rows(Organisation)] == [None, "Sari", "Budi"]
    assert [one.name for one in plan.rows(Organisation)] == ["Acme", "Beta", "Gamma"]
    assert cell(register, 1, "name") == "acme"


@given(
    st.lists(
        st.lists(st.text(alphabet='ab"\t\n\r ', max_size=6), min_size=2, max_size=2), min_size=1, max_size=4
    )
)
def test_a_copied_table_reads_back_cell_by_cell(rows: list[list[str]]) -> None:
    assert read_table(write_table(rows)) == rows


# Sorting, filtering, columns


def test_a_heading_sorts_up_then_down_then_not_at_all(small: Plan, open_register: Open) -> None:
    with small.change("Fill"):
        small.rows(Risk)[0].likelihood, small.rows(Risk)[2].likelihood = 5, 2
    register = open_register(small)
    press_heading(register, "likelihood")
    assert column(register, "title") == ["Fraud", "Breach", "Late"]
    press_heading(register, "likelihood")
    assert column(register, "title") == ["Breach", "Fraud", "Late"], "what has no value stays last"
    press_heading(register, "likelihood")
    assert column(register, "title") == ["Breach", "Late", "Fraud"]


def test_choices_sort_in_their_own_order_and_amounts_by_value(small: Plan, open_register: Open) -> None:
    with small.change("Fill"):
        for risk, amount, response in zip(
            small.rows(Risk),
            (900, 1000, 10.5),
            (Response.SHARE, Response.AVOID, Response.REDUCE),
            strict=True,
        ):
            risk.loss_high, risk.response = amount, response
    register = open_register(small)
    press_heading(register, "loss_high")
    assert column(register, "loss_high") == ["10.50", "900", "1,000"]
    press_heading(register, "response")
    order = [response.label for response in Response]
    assert [order.index(text) for text in column(register, "response")] == sorted(
        order.index(text) for text in column(register, "response")
    )


def test_filters_of_several_columns_add_up_and_clear(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    filter_by(register, "owner", "a")
    assert column(register, "title") == ["Breach", "Fraud"]
    filter_by(register, "title", "fr")
    assert column(register, "title") == ["Fraud"]
    filter_by(register, "title", "zzz")
    assert column(register, "title") == []
    assert register.empty.isVisible()
    press(KEY.Key_Escape)
    register.header.settle_now()
    assert column(register, "title") == ["Breach", "Fraud"]
    press(KEY.Key_Down)
    assert QApplication.focusWidget() is register.sheet


def test_a_filter_speaks_the_language_and_takes_plain_numbers(small: Plan, open_register: Open) -> None:
    with small.change("Fill"):
        small.rows(Risk)[1].loss_high, small.rows(Risk)[1].review_date = 1200.5, date(2026, 8, 17)
    set_language("id")
    register = open_register(small)
    for key, text in (("loss_high", "1.200"), ("loss_high", "1200,5"), ("review_date", "agu")):
        filter_by(register, key, text)
        assert column(register, "title") == ["Late"], text
        filter_by(register, key, "")


def test_columns_hidden_moved_and_resized_are_remembered(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    register.columns.show_column(number(register, "owner"), False)
    register.header.moveSection(register.header.visualIndex(number(register, "response")), 1)
    register.header.resizeSection(number(register, "category"), 222)
    remembered.settings().sync()
    remembered._settings_at.cache_clear()
    again = open_register(small)
    assert again.header.isSectionHidden(number(again, "owner"))
    assert again.header.visualIndex(number(again, "response")) == 1
    assert again.header.sectionSize(number(again, "category")) == 222
    assert not again.header.edits[number(again, "owner")].isVisible()


def test_a_hidden_column_comes_back_from_the_menu_of_the_headings(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    register.header.columns_asked.emit(QPoint(5, 5))
    menu = register.findChild(QMenu)
    assert menu is not None
    columns = next(one for one in menu.findChildren(QMenu) if one.title() == "Columns")
    trigger = next(action for action in columns.actions() if action.text() == "Trigger")
    assert not trigger.isChecked()
    trigger.trigger()
    menu.close()
    assert not register.header.isSectionHidden(number(register, "trigger"))


# Selection and following


def test_selection_is_shared_both_ways(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    selection = register.workspace.selection
    click(register, 1, "owner")
    late = small.rows(Risk)[1]
    assert selection.keys == ((Risk, late.uid),)
    selection.set([(Risk, small.rows(Risk)[0].uid), (Risk, small.rows(Risk)[2].uid)])
    assert register.sheet.chosen_lines() == [0, 2]
    selection.set([(Organisation, "x")])
    assert register.sheet.chosen_lines() == []


def test_selection_and_place_stay_while_cells_are_edited(small: Plan, open_register: Open) -> None:
    """In a sorted sheet an edit does not make the row jump away."""
    register = open_register(small)
    press_heading(register, "title")
    assert column(register, "title") == ["Breach", "Fraud", "Late"]
    click(register, 0, "title")
    type_in("Zebra")
    press(KEY.Key_Return)
    assert column(register, "title") == ["Zebra", "Fraud", "Late"]
    press(KEY.Key_Up)
    edits.set_fields(small, [small.rows(Risk)[0]], {"owner": "Elsewhere"})
    assert here(register) == (0, "title")
    assert register.workspace.selection.keys == ((Risk, small.rows(Risk)[0].uid),)


def test_undo_and_changes_elsewhere_show_at_once(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 1, "title")
    edits.set_fields(small, [small.rows(Risk)[0]], {"title": "Renamed"})
    assert cell(register, 0, "title") == "Renamed"
    small.undo()
    assert cell(register, 0, "title") == "Breach"
    made = edits.add_row(small, Risk, {"title": "New"})
    assert column(register, "title")[-1] == "New"
    edits.delete_rows(small, [small.rows(Risk)[0]])
    assert column(register, "title") == ["Late", "Fraud", "New"]
    assert here(register) == (0, "title")
    edits.delete_rows(small, [made])
    assert register.workspace.selection.keys == ((Risk, small.rows(Risk)[0].uid),)


def test_a_row_that_is_gone_leaves_the_selection(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 1, "title")
    edits.delete_rows(small, [small.rows(Risk)[1]])
    assert all(small.get(*key) is not None for key in register.workspace.selection.keys)
    assert column(register, "title") == ["Breach", "Fraud"]


def test_a_row_typed_under_a_filter_stays_in_sight(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    filter_by(register, "title", "late")
    register.begin_new()
    type_in("Strike")
    press(KEY.Key_Return)
    assert column(register, "title") == ["Late", "Strike"]


def test_going_to_a_filtered_row_clears_the_filter(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    filter_by(register, "title", "late")
    register.select(small.rows(Risk)[2].uid)
    assert register.workspace.selection.keys == ((Risk, small.rows(Risk)[2].uid),)
    assert register.header.edits[number(register, "title")].text() == ""


def test_a_hidden_register_reads_anew_when_shown(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    register.hide()
    edits.add_row(small, Risk, {"title": "Meanwhile"})
    register.show()
    assert column(register, "title")[-1] == "Meanwhile"


def test_screen_readers_are_told_what_a_cell_is(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    assert register.sheet.accessibleName() == "Risks"
    told = register.model.index(0, number(register, "owner")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Owner: Sari"
    assert register.header.edits[number(register, "owner")].accessibleName() == "Filter by Owner"


def test_contacts_need_their_partner_and_say_so_until_it_is_there(plan: Plan, open_register: Open) -> None:
    edits.add_row(plan, Organisation, {"name": "Acme"})
    register = open_register(plan, Contact, ("organisation", "name", "phone"))
    click(register, 0, "name")
    type_in("Sari")
    press(KEY.Key_Return)
    assert not plan.rows(Contact)
    click(register, 0, "organisation")
    type_in("acme")
    press(KEY.Key_Return)
    assert plan.rows(Contact)[0].name == "Sari"


# Size


def test_five_thousand_rows_filter_sort_scroll_and_follow(plan: Plan, open_register: Open) -> None:
    with plan.change("Many"):
        plan.insert_many(
            Risk,
            [
                {"title": f"Risk {n}", "owner": f"Owner {n % 70:02}", "likelihood": n % 5 + 1}
                for n in range(5000)
            ],
        )
    register = open_register(plan)
    register.model.set_filter("title", "42")
    assert len(register.model.keys) == sum("42" in str(n) for n in range(5000))
    register.model.set_filter("title", "")
    register.sort_by("owner")
    owners = [plan.get(Risk, key).owner for key in register.model.keys]  # type: ignore[union-attr]
    assert owners == sorted(owners, key=str, reverse=True)
    tenth = plan.rows(Risk)[9]
    edits.set_fields(plan, [tenth], {"owner": "Zara"})
    register.sheet.verticalScrollBar().setValue(register.sheet.verticalScrollBar().maximum())
    QApplication.processEvents()
    place = register.model.place_of(tenth.uid)
    assert place is not None
    assert "Zara" in [register.model.index(place, c).data() for c in range(register.model.columnCount())]
