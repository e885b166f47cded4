"""What the levels mean: said in a dialog, shown wherever a risk is scored."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document import Plan
from planner.edits.bow_tie import add_item
from planner.edits.scales import define_level, define_usual
from planner.exchange.excel import write_workbook
from planner.model import Action, BowTieItem, Entity, Risk, ScaleLevel
from planner.model.choices import BowTieKind, Scale
from tests.ui.register_hand import KEY, Open, click, middle, press, reason, type_in
from ui.dialogs.levels import Cell, LevelsDialog
from ui.inspector.form import Form
from ui.pages.risks.register import RiskRegister
from ui.tables.cell_editors import PickCell
from ui.window import MainWindow
from ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def dialog(window: MainWindow) -> LevelsDialog:
    """Return the dialog, opened by the link under the matrix."""
    window.go("Risks")
    link = next(
        one
        for one in window.pages["Risks"].findChildren(QPushButton)
        if one.text() == "What do the levels mean?"
    )
    QTest.mouseClick(link, LEFT)
    found = window.findChild(LevelsDialog)
    assert isinstance(found, LevelsDialog)
    return found


def plan_of(window: MainWindow) -> Plan:
    assert window.plan is not None
    return window.plan


def cell(dialog: LevelsDialog, name: str) -> Cell:
    found = dialog.findChild(Cell, name)
    assert isinstance(found, Cell)
    return found


def write(dialog: LevelsDialog, name: str, text: str) -> Cell:
    found = cell(dialog, name)
    found.setFocus()
    found.selectAll()
    QTest.keyClicks(found, text)
    QTest.keyClick(found, KEY.Key_Return)
    return found


def test_one_click_fills_the_usual_words_and_control_z_takes_them_back(
    dialog: LevelsDialog, window: MainWindow
) -> None:
    QTest.mouseClick(dialog.usual, LEFT)
    assert cell(dialog, "likelihood_5_label").text() == "Almost certain"
    assert cell(dialog, "likelihood_2_low").text() == "5"
    assert cell(dialog, "impact_3_low").text() == ""
    assert not dialog.usual.isVisible()
    label = cell(dialog, "likelihood_5_label")
    label.setFocus()
    QTest.keyClick(label, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert label.text() == "" and plan_of(window).rows(ScaleLevel) == []
    assert dialog.usual.isVisible()


def test_a_percentage_and_an_amount_are_typed_as_people_write_them(
    dialog: LevelsDialog, window: MainWindow
) -> None:
    write(dialog, "likelihood_4_low", "12,5 %")
    write(dialog, "impact_4_low", "1,500,000")
    rows = {one.scale: one.low for one in plan_of(window).rows(ScaleLevel)}
    assert rows == {Scale.LIKELIHOOD: 0.125, Scale.IMPACT: 1_500_000}
    assert plan_of(window).undo_label == "Define a level"


def test_what_does_not_fit_stays_with_its_reason(dialog: LevelsDialog, window: MainWindow) -> None:
    wrong = write(dialog, "likelihood_4_high", "140")
    assert wrong.wrong and wrong.text() == "140"
    assert dialog.reason.text() == "A probability lies between 0 % and 100 %."
    assert plan_of(window).rows(ScaleLevel) == []
    write(dialog, "likelihood_4_high", "40")
    assert not wrong.wrong and dialog.reason.text() == ""
    assert plan_of(window).rows(ScaleLevel)[0].high == 0.4


def test_enter_goes_down_the_column_into_the_other_table(dialog: LevelsDialog) -> None:
    write(dialog, "likelihood_1_label", "Rare")
    assert cell(dialog, "impact_5_label").hasFocus()
    QTest.keyClick(cell(dialog, "impact_5_label"), KEY.Key_Up)
    assert cell(dialog, "likelihood_1_label").hasFocus()


def test_another_number_of_levels_gives_other_rows(dialog: LevelsDialog, window: MainWindow) -> None:
    for risk in plan_of(window).rows(Risk):
        edits.set_fields(plan_of(window), [risk], {"likelihood": None, "impact": None})
    edits.set_fields(plan_of(window), [plan_of(window).info], {"risk_levels": 3})
    assert ("likelihood_3_label" in {one.objectName() for one in dialog.cells.values()}) is True
    assert len(dialog.cells) == 2 * 3 * 4


# Where it is shown


def test_a_cell_offers_the_levels_by_name_and_still_takes_a_number(small: Plan, open_register: Open) -> None:
    define_usual(small)
    register = open_register(small)
    click(register, 0, "likelihood")
    press(KEY.Key_F2)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QAbstractItemView)
    shown = [popup.model().index(line, 0).data() for line in range(popup.model().rowCount())]
    assert shown[0] == "1 · Rare" and len(shown) == 5
    tip = popup.model().index(4, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "5 · Almost certain: It happens every year (above 80 % a year)"
    press(KEY.Key_Escape)
    press(KEY.Key_Escape)
    click(register, 0, "likelihood")
    type_in("4")
    press(KEY.Key_Tab)
    assert small.rows(Risk)[0].likelihood == 4
    click(register, 1, "likelihood")
    type_in("rare")
    press(KEY.Key_Tab)
    assert small.rows(Risk)[1].likelihood == 1
    click(register, 2, "likelihood")
    type_in("9")
    press(KEY.Key_Tab)
    assert reason(register, 2, "likelihood")


def test_without_definitions_a_score_is_just_typed(small: Plan, open_register: Open) -> None:
    register = open_register(small)
    click(register, 0, "likelihood")
    press(KEY.Key_F2)
    assert QApplication.activePopupWidget() is None
    assert not isinstance(register.delegate.editor, PickCell)


def test_cells_and_headings_tell_what_a_level_means(small: Plan, open_register: Open) -> None:
    define_level(small, Scale.LIKELIHOOD, 4, {"label": "Often", "meaning": "Every month"})
    edits.set_fields(small, [small.rows(Risk)[0]], {"likelihood": 4})
    register = open_register(small)
    column = [one.key for one in register.model.columns].index("likelihood")
    tip = Qt.ItemDataRole.ToolTipRole
    assert register.model.index(0, column).data(tip) == "4 · Often: Every month"
    heading = register.model.headerData(column, Qt.Orientation.Horizontal, tip)
    assert heading.splitlines()[1:] == ["4 · Often: Every month"]
    assert middle(register, 0, "likelihood").x() > 0


def form_of(qtbot: QtBot, workspace: Workspace, row: Entity, *names: str) -> Form:
    form = Form(workspace, type(row), names)
    qtbot.addWidget(form)
    form.show()
    form.show_rows([row])
    return form


def combo(form: QWidget, name: str) -> QComboBox:
    found = form.findChild(QComboBox, f"field_{name}")
    assert isinstance(found, QComboBox)
    found.showPopup()
    found.hidePopup()
    return found


def test_the_form_names_the_levels_up_to_the_plans_own(qtbot: QtBot, workspace: Workspace) -> None:
    define_usual(workspace.plan)
    risk = workspace.plan.rows(Risk)[0]
    edits.set_fields(workspace.plan, [risk], {"impact": 3})
    form = form_of(qtbot, workspace, risk, "impact")
    box = combo(form, "impact")
    assert box.currentText() == "3 · Moderate"
    assert [box.itemText(place) for place in range(box.count())][-1] == "5 · Disastrous"
    assert "4 · Major" in box.toolTip()


def test_a_barrier_offers_only_what_belongs_to_its_risk(qtbot: QtBot, workspace: Workspace) -> None:
    plan = workspace.plan
    mine, other = plan.rows(Risk)[:2]
    add_item(plan, other.uid, BowTieKind.CAUSE, "Elsewhere")
    cause = add_item(plan, mine.uid, BowTieKind.CAUSE, "Here")
    barrier = add_item(plan, mine.uid, BowTieKind.PREVENTIVE_BARRIER, "Lock", cause.uid)
    form = form_of(qtbot, workspace, barrier, "under", "action", "owner")
    box = combo(form, "under")
    assert [box.itemText(place) for place in range(box.count())] == ["", "Here"]
    offered = combo(form, "action")
    actions = {one.name for one in plan.rows(Action) if one.risk == mine.uid}
    assert {offered.itemText(place) for place in range(offered.count())} == {"", *actions}
    assert plan.get(BowTieItem, barrier.uid) is barrier


def test_the_matrix_beside_the_register_tells_what_its_levels_mean(
    qtbot: QtBot, workspace: Workspace
) -> None:
    tab = RiskRegister(workspace, lambda: None)
    qtbot.addWidget(tab)
    says = tab.matrix.level_said
    assert says is not None
    assert says("likelihood", 4) == ""
    define_usual(workspace.plan)
    assert says("likelihood", 4).startswith("4 · Probable: It happens in most years")
    assert says("impact", 2).startswith("2 · Minor")


def test_the_workbook_explains_the_levels_in_its_notes(filled: Plan, tmp_path: Path) -> None:
    define_usual(filled)
    target = tmp_path / "plan.xlsx"
    write_workbook(filled, target)
    with ZipFile(target) as book:
        notes = "".join(
            book.read(name).decode() for name in book.namelist() if name.startswith("xl/comments")
        )
    assert "4 · Probable: It happens in most years" in notes
    assert "5 · Disastrous" in notes
