"""A client's list comes in: reviewed in the window, nothing written before a person agrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from planner.document.file import new_plan
from planner.model import Organisation, Relationship, Risk, Role
from ui import theme
from ui.app import application
from ui.dialogs.import_list import ImportDialog, paste_list, review_list
from ui.window import MainWindow

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    application()
    theme.the_theme().apply("light")
    made = MainWindow()
    qtbot.addWidget(made, before_close_func=let_go)
    made.show_plan(new_plan(), "Partners")
    made.show()
    return made


def let_go(window: MainWindow) -> None:
    plan = window.plan
    if plan is not None:
        window.show_plan(None)
        plan.close()


def dialog_of(window: MainWindow) -> ImportDialog:
    return next(one for one in window.findChildren(ImportDialog) if one.isVisible())


def test_a_list_is_reviewed_then_taken_in(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None and window.plan is not None
    review_list(window, window.workspace, SAMPLES / "qris-partners.csv")
    dialog = dialog_of(window)
    assert dialog.table.rowCount() == 31
    first = dialog.table.item(1, 0)
    assert first is not None and first.text() == "added"
    assert window.plan.rows(Organisation) == []
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert len(window.plan.rows(Organisation)) == 30
    assert len(window.plan.rows(Role)) > 10
    window.plan.undo()
    assert window.plan.rows(Organisation) == []


def test_a_column_can_be_left_out(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None and window.plan is not None
    review_list(window, window.workspace, SAMPLES / "qris-risks.csv")
    dialog = dialog_of(window)
    assert dialog.header_row.value() == 3
    assert dialog.header_row.lineEdit().width() > 20, "the row of the headings can be read"
    place = list(dialog.preview.headings).index("Mitigasi")
    box = dialog.table.cellWidget(0, place + 1)
    assert isinstance(box, QComboBox)
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert dialog.preview.mapping.get("Mitigasi", "") == ""
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert len(window.plan.rows(Risk)) == 12


def test_names_pasted_from_a_sheet_become_partners(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None and window.plan is not None
    QApplication.clipboard().setText("Name\tRole\nAcme\tReseller\nBeta\tLogistics\n")
    paste_list(window, window.workspace)
    qtbot.mouseClick(dialog_of(window).take, Qt.MouseButton.LeftButton)
    assert [one.name for one in window.plan.rows(Organisation)] == ["Acme", "Beta"]
    assert [one.name for one in window.plan.rows(Role)] == ["Reseller", "Logistics"]


def test_relationships_make_who_is_missing(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None and window.plan is not None
    review_list(window, window.workspace, SAMPLES / "qris-relationships.csv")
    dialog = dialog_of(window)
    assert "Made on the way" in dialog.said.text()
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert len(window.plan.rows(Relationship)) == 44


def test_a_sheet_without_headings_is_refused_in_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    assert window.workspace is not None
    wrong = tmp_path / "numbers.csv"
    wrong.write_text("1,2,3\n4,5,6\n")
    review_list(window, window.workspace, wrong)
    assert window.toast.isVisible() and window.toast.text()


def test_the_review_shows_how_sure_it_is_how_levels_were_read_and_what_is_odd(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    assert window.workspace is not None and window.plan is not None
    path = tmp_path / "risks.csv"
    path.write_text("Risk,Likelihood (1 = highest),Impct\nFlood,1,1.5\nFire,5,High\nWar,3,2\nTotal,,3\n")
    review_list(window, window.workspace, path)
    dialog = dialog_of(window)
    assert "Read as Risks, 100 % sure" in dialog.said.text()
    boxes = [dialog.table.cellWidget(0, place) for place in (2, 3)]
    assert [box.currentText() for box in boxes if isinstance(box, QComboBox)] == [
        "Likelihood · 100 %",
        "Impact · 80 %",
    ]
    assert boxes[0] is not None and "1 → 5" in boxes[0].toolTip()
    odd = dialog.table.item(1, 3)
    assert odd is not None and "between two levels" in odd.toolTip()
    lines = range(dialog.account.rowCount())
    items = [[dialog.account.item(line, place) for place in range(4)] for line in lines]
    told = [[item.text() for item in line if item is not None] for line in items]
    assert ["C2", "1.5", "not taken in", odd.toolTip()] in told
    assert [one[0] for one in told if one[2] == "left out"] == ["A5"]
    assert window.plan.rows(Risk) == []
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert [(one.likelihood, one.impact) for one in window.plan.rows(Risk)] == [(5, None), (1, 4), (3, 2)]
