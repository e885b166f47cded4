"""The log on the page of risks: what happened, what is late, and the way between a risk and its issues."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document import Plan
from planner.edits.log import it_happened
from planner.model import Entity, LogEntry, Risk
from planner.model.choices import LogKind, RiskStatus
from tests.ui.register_hand import KEY, column, middle, press, type_in
from ui.actions import COMMANDS
from ui.inspector.facts import Row
from ui.inspector.inspector import Inspector
from ui.pages.risks.log import LogTab
from ui.palette import Palette
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def settle() -> None:
    for _round in range(4):
        QApplication.processEvents()


def plan_of(window: MainWindow) -> Plan:
    assert window.plan is not None
    return window.plan


def select(window: MainWindow, *keys: tuple[type[Entity], str]) -> None:
    assert window.workspace is not None
    window.workspace.selection.set(keys)


def selected(window: MainWindow) -> object:
    assert window.workspace is not None
    return window.workspace.selection.keys


def tab_of(window: MainWindow) -> str:
    bar = window.pages["Risks"].tab_bar
    assert bar is not None
    return bar.current


def ask(window: MainWindow, words: str) -> None:
    """Type into the palette and take the first it finds."""
    window.palette_open()
    palette = window.findChild(Palette)
    assert isinstance(palette, Palette)
    QTest.keyClicks(palette.field, words)
    QTest.keyClick(palette.field, KEY.Key_Return)
    settle()


def log_of(window: MainWindow) -> LogTab:
    window.go("Risks")
    window.pages["Risks"].choose_tab("log")
    settle()
    tab = window.pages["Risks"].front()
    assert isinstance(tab, LogTab)
    return tab


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
    assert isinstance(button, QPushButton)
    assert button.isVisible() and not tab.bar.isVisible()
    QTest.mouseClick(button, LEFT)
    type_in("Switch down")
    press(KEY.Key_Return)
    settle()
    assert column(tab.register, "title") == ["Switch down"]
    assert tab.summary.text() == "1 still open"


def test_a_kind_filters_and_is_that_of_a_new_entry(window: MainWindow) -> None:
    fill(plan_of(window))
    tab = log_of(window)
    tab.kinds.choose("assumption")
    assert column(tab.register, "title") == ["The fee stays"]
    window.pages["Risks"].primary()
    type_in("Rates fall")
    press(KEY.Key_Return)
    settle()
    assert plan_of(window).rows(LogEntry)[-1].kind is LogKind.ASSUMPTION
    assert [made.text() for made in tab.kinds._buttons.values()] == [
        "All  4",
        "Issues  1",
        "Assumptions  2",
        "Decisions",
        "Lessons  1",
        "Overdue  1",
    ]


def test_what_is_late_is_flagged_and_can_be_seen_alone(window: MainWindow) -> None:
    fill(plan_of(window))
    tab = log_of(window)
    assert column(tab.register, "overdue") == ["12 days", "", ""]
    assert tab.summary.text() == "3 still open, 1 overdue"
    tab.kinds.choose("overdue")
    assert column(tab.register, "title") == ["Switch down"]


def test_the_kind_chosen_is_remembered(window: MainWindow) -> None:
    fill(plan_of(window))
    log_of(window).kinds.choose("lesson")
    window.use_theme("dark")
    tab = log_of(window)
    assert tab.kinds.current == "lesson"
    assert column(tab.register, "title") == ["Tell merchants first"]
    window.use_theme("light")


def test_it_happened_from_the_palette(window: MainWindow) -> None:
    risk = plan_of(window).rows(Risk)[0]
    window.go("Risks")
    select(window, (Risk, risk.uid))
    ask(window, "it happened")
    assert risk.status is RiskStatus.OCCURRED
    assert [entry.title for entry in plan_of(window).rows(LogEntry)] == [risk.title]
    QTest.keyClick(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert plan_of(window).rows(LogEntry) == []


def test_the_bow_tie_is_exported_from_the_menu(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "risk.svg"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    risk = plan_of(window).rows(Risk)[1]
    select(window, (Risk, risk.uid))
    run(window, "export_bow_tie")
    assert tab_of(window) == "bowtie"
    assert (risk.code or "?") in target.read_text(encoding="utf-8")


def test_it_happened_without_a_risk_says_what_to_do(window: MainWindow) -> None:
    window.go("Risks")
    select(window)
    run(window, "risk_happened")
    assert plan_of(window).rows(LogEntry) == []
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
    assert len(plan_of(window).rows(LogEntry)) == 1


@pytest.fixture
def issue(window: MainWindow) -> LogEntry:
    """Return the issue of the first risk."""
    return it_happened(plan_of(window), [plan_of(window).rows(Risk)[0]])[0]


def inspector_of(window: MainWindow) -> Inspector:
    assert window.inspector is not None
    return window.inspector


def lines(window: MainWindow, text: str) -> list[Row]:
    """Return the lines of the inspector that say `text`."""
    return [
        one
        for one in inspector_of(window).findChildren(Row)
        if one.isVisible() and any(label.text() == text for label in one.findChildren(QLabel))
    ]


def press_line(qtbot: QtBot, window: MainWindow, text: str) -> None:
    """Click a line of the inspector that says `text`, once the inspector shows it."""
    qtbot.waitUntil(lambda: bool(lines(window, text)))
    line = lines(window, text)[0]
    QTest.mouseClick(line, LEFT, pos=QPoint(30, line.height() // 2))
    settle()


def test_an_issue_goes_to_its_risk_and_the_risk_to_its_issue(
    qtbot: QtBot, window: MainWindow, issue: LogEntry
) -> None:
    risk = plan_of(window).rows(Risk)[0]
    window.show_row(LogEntry, issue.uid)
    window.open_inspector()
    settle()
    assert tab_of(window) == "log"
    press_line(qtbot, window, risk.title)
    assert selected(window) == ((Risk, risk.uid),)
    assert tab_of(window) == "register"
    press_line(qtbot, window, issue.title)
    assert selected(window) == ((LogEntry, issue.uid),)
    assert tab_of(window) == "log"


def test_the_inspector_of_a_risk_makes_it_happen(window: MainWindow) -> None:
    risk = plan_of(window).rows(Risk)[1]
    window.show_row(Risk, risk.uid)
    window.open_inspector()
    settle()
    button = inspector_of(window).findChild(QPushButton, "it_happened")
    assert isinstance(button, QPushButton)
    QTest.mouseClick(button, LEFT)
    settle()
    assert risk.status is RiskStatus.OCCURRED
    assert plan_of(window).rows(LogEntry)[0].risk == risk.uid


def test_the_palette_finds_entries_and_barriers(window: MainWindow, issue: LogEntry) -> None:
    from planner.edits.bow_tie import add_item
    from planner.model import BowTieItem
    from planner.model.choices import BowTieKind

    item = add_item(plan_of(window), plan_of(window).rows(Risk)[1].uid, BowTieKind.CAUSE, "Zebra crossing")
    ask(window, "zebra")
    assert tab_of(window) == "bowtie"
    assert selected(window) == ((BowTieItem, item.uid),)
    assert window.pages["Risks"].front().chart.current == item.uid
