"""The workshop page: a typed line is drawn at once, told, taken back, and the keyboard stays for the next one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from planner.document import Plan
from planner.i18n import set_language
from planner.model import Organisation, Relationship, Risk, Task
from ui.pages.workshop import WorkshopPage
from ui.window import MainWindow
from ui.workspace import Workspace

KEY = Qt.Key


def settle() -> None:
    """Let gathered updates arrive."""
    for _round in range(4):
        QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, plan: Plan) -> WorkshopPage:
    """Return the page of an empty plan, with the keyboard in its field."""
    made = WorkshopPage(Workspace(plan))  # type: ignore[arg-type]
    made.workspace.setParent(made)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    return made


def field(page: WorkshopPage) -> QLineEdit:
    """Return the field, which must have the keyboard."""
    assert page.entry.edit.hasFocus()
    return page.entry.edit


def capture(page: WorkshopPage, line: str) -> None:
    """Type a line and press Enter."""
    QTest.keyClicks(field(page), line)
    QTest.keyClick(QApplication.activePopupWidget() or field(page), KEY.Key_Return)
    settle()


def test_a_link_is_drawn_at_once_and_the_field_is_ready_again(page: WorkshopPage) -> None:
    plan = page.workspace.plan
    capture(page, "Acme > Beta : supplies")
    acme, beta = plan.rows(Organisation)
    assert {acme.uid, beta.uid} <= set(page.map.map.items_by_key)
    assert plan.rows(Relationship)[0].kind is not None
    assert field(page).text() == ""
    assert page.count.text() == "1 line"
    assert page.workspace.selection.keys == ((Relationship, plan.rows(Relationship)[0].uid),)


def test_partner_risk_and_task_are_caught(page: WorkshopPage) -> None:
    plan = page.workspace.plan
    for line in ("+ Gamma", "! Breach of data", "@Sari call them"):
        capture(page, line)
    assert [one.name for one in plan.rows(Organisation)] == ["Gamma"]
    assert [one.title for one in plan.rows(Risk)] == ["Breach of data"]
    assert [(one.name, one.owner) for one in plan.rows(Task)] == [("call them", "Sari")]
    assert page.count.text() == "3 lines"


def test_what_the_line_will_become_is_said_while_typing(page: WorkshopPage) -> None:
    for typed, said in (
        ("Acme", "A new partner."),
        ("! Breach", "A new risk, not scored yet."),
        ("@Sari call", "A new task for Sari."),
        ("Acme > Beta", "New relationship, planned. New partners: Acme, Beta."),
        ("Acme >", "A link needs a partner on both sides: Acme > Beta : supplies."),
        ("", "Enter adds the line; Ctrl+Z takes it back."),
    ):
        field(page).setText(typed)
        assert page.entry.said.text() == said
        page.entry.preview.grab()


def test_a_line_that_cannot_be_meant_stays_and_changes_nothing(page: WorkshopPage) -> None:
    before = page.workspace.plan.count
    capture(page, "Acme > Beta : dances")
    assert "is no kind of relationship" in page.entry.said.text()
    assert field(page).text() == "Acme > Beta : dances"
    assert page.workspace.plan.count == before


def test_undo_takes_the_last_line_off_map_and_list(page: WorkshopPage) -> None:
    capture(page, "Acme > Beta")
    capture(page, "+ Gamma")
    page.workspace.plan.undo()
    settle()
    assert page.count.text() == "1 line"
    assert len(page.map.map.items_by_key) == 2
    page.workspace.plan.redo()
    settle()
    assert page.count.text() == "2 lines"


def test_names_are_completed_after_the_arrow(page: WorkshopPage) -> None:
    capture(page, "+ Bank Indonesia")
    capture(page, "+ Gojek")
    QTest.keyClicks(field(page), "Gojek > ban")
    popup = page.entry.edit.completer().popup()
    assert popup is not None and popup.isVisible()
    QTest.keyClick(popup, KEY.Key_Down)
    QTest.keyClick(popup, KEY.Key_Return)
    assert field(page).text() == "Gojek > Bank Indonesia"
    QTest.keyClick(field(page), KEY.Key_Return)
    settle()
    assert len(page.workspace.plan.rows(Relationship)) == 1
    assert len(page.workspace.plan.rows(Organisation)) == 2


def test_the_keyboard_reaches_the_field_from_anywhere(window: MainWindow) -> None:
    window.go("Partners")
    QTest.keyClick(window, KEY.Key_Period, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert window.page_name == "Workshop"
    workshop = window.pages["Workshop"]
    assert isinstance(workshop, WorkshopPage)
    capture(workshop, "Acme > Beta")
    assert any(one.name == "Beta" for one in workshop.workspace.plan.rows(Organisation))


def test_ctrl_z_in_the_empty_field_takes_the_line_back(page: WorkshopPage, qtbot: QtBot) -> None:
    plan = page.workspace.plan
    undo = QAction(page)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    undo.triggered.connect(plan.undo)
    page.addAction(undo)
    page.activateWindow()
    capture(page, "+ Acme")
    assert [one.name for one in plan.rows(Organisation) if one.name == "Acme"] == ["Acme"]
    qtbot.waitUntil(field(page).hasFocus)
    QTest.keyClick(field(page), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert [one.name for one in plan.rows(Organisation) if one.name == "Acme"] == []
    assert field(page).text() == ""


@pytest.mark.parametrize("change", ["theme", "language"])
def test_what_was_captured_is_still_listed_in_another_theme_or_language(
    window: MainWindow, change: str
) -> None:
    window.go("Workshop")
    settle()
    before = window.pages["Workshop"]
    assert isinstance(before, WorkshopPage)
    capture(before, "Acme > Beta")
    capture(before, "! Breach of data")
    window.use_theme("dark") if change == "theme" else window.use_language("id")
    settle()
    after = window.pages["Workshop"]
    assert isinstance(after, WorkshopPage) and after is not before
    assert after.count.text().startswith("2 ")
    set_language("en")
