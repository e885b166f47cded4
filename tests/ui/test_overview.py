"""The overview: seen at once, filled a moment later, as many lines as there is room for, and reached by keyboard."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document import Plan
from planner.model import Kpi, Measurement, Risk, Task
from ui.commands.shot import settle
from ui.pages.cards import Line, ListCard
from ui.pages.overview import OverviewPage
from ui.window import MainWindow
from ui.workspace import Workspace


def opened(qtbot: QtBot, plan: Plan, width: int = 1092, height: int = 646) -> OverviewPage:
    """Return the page of a plan, shown and at rest."""
    page = OverviewPage(Workspace(plan))  # type: ignore[arg-type]
    page.workspace.setParent(page)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    settle(QApplication.instance())
    return page


def told(card: ListCard) -> list[str]:
    """Return the texts of the lines that are seen."""
    return [line.accessibleName() for line in card.findChildren(Line) if line.isVisible()]


def test_the_page_is_seen_before_the_plan_is_checked(qtbot: QtBot, filled: Plan) -> None:
    workspace = Workspace(filled)  # type: ignore[arg-type]
    page = OverviewPage(workspace)
    workspace.setParent(page)
    qtbot.addWidget(page)
    page.show()
    assert "report" not in workspace._figures
    settle(QApplication.instance())
    assert told(page.findings)
    assert page.ready.text()


def test_a_high_window_shows_more_lines(qtbot: QtBot, filled: Plan) -> None:
    for place in range(20):
        edits.add_row(filled, Risk, {"title": f"Risk {place}", "likelihood": 5, "impact": 5})
        edits.add_row(filled, Task, {"name": f"Task {place}"})
    page = opened(qtbot, filled)
    few = len(told(page.risks)), len(told(page.steps))
    page.resize(1092, 1000)
    settle(QApplication.instance())
    many = len(told(page.risks)), len(told(page.steps))
    assert many[0] > few[0] >= 3 and many[1] > few[1] >= 3
    page.resize(1092, 646)
    settle(QApplication.instance())
    assert (len(told(page.risks)), len(told(page.steps))) == few


def test_a_narrow_page_has_two_columns(qtbot: QtBot, filled: Plan) -> None:
    page = opened(qtbot, filled)
    assert page.risks.y() == page.map_card.y()
    page.resize(836, 680)
    settle(QApplication.instance())
    assert page.risks.x() == page.map_card.x() and page.findings.x() > page.map_card.x()


def test_a_measure_is_told_with_its_whole_unit(qtbot: QtBot, plan: Plan) -> None:
    kpi = edits.add_row(plan, Kpi, {"name": "Cost", "unit": "basis points"})
    edits.add_row(plan, Measurement, {"kpi": kpi.uid, "date": date(2026, 1, 31), "value": 6.4})
    page = opened(qtbot, plan)
    assert "6.4 basis points" in [label.text() for label in page.measures.findChildren(QLabel)]


def test_the_words_of_a_gauge_are_never_cut(qtbot: QtBot, filled: Plan) -> None:
    page = opened(qtbot, filled, 836, 680)
    for gauge in page.gauges.values():
        assert gauge.detail.height() >= gauge.detail.heightForWidth(gauge.detail.width())


def test_map_and_lines_open_with_enter(window: MainWindow) -> None:
    settle(QApplication.instance())
    page = window.pages["Overview"]
    assert isinstance(page, OverviewPage)
    line = page.risks.findChild(Line)
    assert line is not None and line.focusPolicy() & Qt.FocusPolicy.TabFocus
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert window.page_name == "Risks"
    window.go("Overview")
    page.picture.setFocus()
    QTest.keyClick(page.picture, Qt.Key.Key_Space)
    assert window.page_name == "Map"


def test_a_name_is_not_read_as_markup(qtbot: QtBot, plan: Plan) -> None:
    with plan.change("Write"):
        plan.info.mission = "<b>One</b> code"
    page = opened(qtbot, plan)
    assert page.mission.textFormat() is Qt.TextFormat.PlainText


def test_a_page_that_is_left_at_once_is_filled_when_it_is_seen_again(window: MainWindow) -> None:
    page = window.pages["Overview"]
    assert isinstance(page, OverviewPage)
    window.go("Risks")
    settle(QApplication.instance())
    window.go("Overview")
    settle(QApplication.instance())
    assert told(page.findings) and told(page.risks)
