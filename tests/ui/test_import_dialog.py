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
