"""The log on the page of risks: what happened, what is late, and the way between a risk and its issues."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton

from planner import edits
from planner.document import Plan
from planner.edits.log import it_happened
from planner.model import LogEntry, Risk
from planner.model.choices import LogKind, RiskStatus
from tests.ui.register_hand import KEY, column, middle, press, type_in
from ui.actions import COMMANDS
from ui.inspector.facts import Row
from ui.palette import Palette
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def settle() -> None:
    for _round in range(4):
        QApplication.processEvents()


def log_of(window: MainWindow) -> object:
    window.go("Risks")
    window.pages["Risks"].choose_tab("log")
    settle()
    return window.pages["Risks"].front()


def fill(plan: Plan) -> None:
    late = date.today() - timedelta(days=12)
    for kind, title, due in (
        (LogKind.ISSUE, "Switch down", late),
        (LogKind.ASSUMPTION, "The fee stays", None),
        (LogKind.LESSON, "Tell merchants first", None),
    ):
        edits.add_row(plan, LogEntry, {"kind": kind, "title": title, "due": due})


def run(window: MainWindow, method: str) -> None:
    window.run(next(one for one in COMMANDS if one.method == method))
    settle()


def test_an_empty_log_teaches_and_takes_the_first_entry(window: MainWindow) -> None:
    tab = log_of(window)
    button = tab.findChild(QPushButton, "first_step")
    assert button.isVisible() and not tab.bar.isVisible()
    QTest.mouseClick(button, LEFT)
    type_in("Switch down")
    press(KEY.Key_Return)
    settle()
    assert column(tab.register, "title") == ["Switch down"]
    assert tab.summary.text() == "1 still open"


def test_a_kind_filters_and_is_that_of_a_new_entry(window: MainWindow) -> None:
    fill(window.plan)
    tab = log_of(window)
    tab.kinds.choose("assumption")
    assert column(tab.register, "title") == ["The fee stays"]
    window.pages["Risks"].primary()
    type_in("Rates fall")
    press(KEY.Key_Return)
    settle()
    assert window.plan.rows(LogEntry)[-1].kind is LogKind.ASSUMPTION
    assert [made.text() for made in tab.kinds._buttons.values()] == [
        "All  4",
        "Issues  1",
        "Assumptions  2",
        "Decisions",
        "Lessons  1",
        "Overdue  1",
    ]


def test_what_is_late_is_flagged_and_can_be_seen_alone(window: MainWindow) -> None:
    fill(window.plan)
    tab = log_of(window)
    assert column(tab.register, "overdue") == ["12 days", "", ""]
    assert tab.summary.text() == "3 still open, 1 overdue"
    tab.kinds.choose("overdue")
    assert column(tab.register, "title") == ["Switch down"]


def test_the_kind_chosen_is_remembered(window: MainWindow) -> None:
    fill(window.plan)
    log_of(window).kinds.choose("lesson")
    window.use_theme("dark")
    tab = log_of(window)
    assert tab.kinds.current == "lesson"
    assert column(tab.register, "title") == ["Tell merchants first"]
    window.use_theme("light")


def test_it_happened_from_the_palette(window: MainWindow) -> None:
    risk = window.plan.rows(Risk)[0]
    window.go("Risks")
    window.workspace.selection.set([(Risk, risk.uid)])
    window.palette_open()
    palette = window.findChild(Palette)
    QTest.keyClicks(palette.field, "it happened")
    QTest.keyClick(palette.field, KEY.Key_Return)
    settle()
    assert risk.status is RiskStatus.OCCURRED
    assert [entry.title for entry in window.plan.rows(LogEntry)] == [risk.title]
    QTest.keyClick(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.plan.rows(LogEntry) == []


def test_it_happened_without_a_risk_says_what_to_do(window: MainWindow) -> None:
    window.go("Risks")
    window.workspace.selection.set([])
    run(window, "risk_happened")
    assert window.plan.rows(LogEntry) == []
    assert "Select the risk" in window.toast.text()


def test_it_happened_stands_in_the_menu_of_a_row(window: MainWindow) -> None:
    window.go("Risks")
    settle()
    register = window.pages["Risks"].front().register
    at = middle(register, 0, "title")
    QTest.mouseClick(register.sheet.viewport(), LEFT, pos=at)
    register.sheet.customContextMenuRequested.emit(at)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "It happened").trigger()
    menu.close()
    settle()
    assert len(window.plan.rows(LogEntry)) == 1


@pytest.fixture
def issue(window: MainWindow) -> LogEntry:
    """Return the issue of the first risk."""
    return it_happened(window.plan, [window.plan.rows(Risk)[0]])[0]


def press_line(window: MainWindow, text: str) -> None:
    """Click a line of the inspector that says `text`."""
    line = next(
        one
        for one in window.inspector.findChildren(Row)
        if one.isVisible() and any(label.text() == text for label in one.findChildren(QLabel))
    )
    QTest.mouseClick(line, LEFT, pos=QPoint(30, line.height() // 2))
    settle()


def test_an_issue_goes_to_its_risk_and_the_risk_to_its_issue(window: MainWindow, issue: LogEntry) -> None:
    risk = window.plan.rows(Risk)[0]
    window.show_row(LogEntry, issue.uid)
    window.open_inspector()
    settle()
    assert window.pages["Risks"].tab_bar.current == "log"
    press_line(window, risk.title)
    assert window.workspace.selection.keys == ((Risk, risk.uid),)
    assert window.pages["Risks"].tab_bar.current == "register"
    press_line(window, issue.title)
    assert window.workspace.selection.keys == ((LogEntry, issue.uid),)
    assert window.pages["Risks"].tab_bar.current == "log"


def test_the_inspector_of_a_risk_makes_it_happen(window: MainWindow) -> None:
    risk = window.plan.rows(Risk)[1]
    window.show_row(Risk, risk.uid)
    window.open_inspector()
    settle()
    button = window.inspector.findChild(QPushButton, "it_happened")
    QTest.mouseClick(button, LEFT)
    settle()
    assert risk.status is RiskStatus.OCCURRED
    assert window.plan.rows(LogEntry)[0].risk == risk.uid


def test_the_palette_finds_entries_and_barriers(window: MainWindow, issue: LogEntry) -> None:
    from planner.edits.bow_tie import add_item
    from planner.model import BowTieItem
    from planner.model.choices import BowTieKind

    item = add_item(window.plan, window.plan.rows(Risk)[1].uid, BowTieKind.CAUSE, "Zebra crossing")
    window.palette_open()
    palette = window.findChild(Palette)
    QTest.keyClicks(palette.field, "zebra")
    QTest.keyClick(palette.field, KEY.Key_Return)
    settle()
    assert window.pages["Risks"].tab_bar.current == "bowtie"
    assert window.workspace.selection.keys == ((BowTieItem, item.uid),)
    assert window.pages["Risks"].front().chart.current == item.uid
