"""Insights: findings by gravity, however many, each leading to what it is about; and honest words for an empty plan."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner import edits
from planner.analysis import check
from planner.document.file import PlanFile, new_plan
from planner.model import Decision, Organisation
from ui.commands.shot import settle
from ui.pages.insights import InsightsPage
from ui.window import MainWindow


@pytest.fixture
def blank(qtbot: QtBot) -> MainWindow:
    """Return the window on a plan that holds its hub only."""
    plan: PlanFile = new_plan()
    with plan.change("Begin"):
        plan.add(Organisation(name="Our <b>organisation</b>", is_hub=True))
    plan.start_afresh()
    window = MainWindow(plan)
    qtbot.addWidget(window, before_close_func=let_go)
    window.show()
    return window


def let_go(window: MainWindow) -> None:
    """Close the plan of a window without being asked."""
    plan = window.plan
    window.show_plan(None)
    if plan is not None:
        plan.close()


def insights(window: MainWindow) -> InsightsPage:
    """Go to the page and let it come to rest."""
    window.go("Insights")
    settle(QApplication.instance())
    page = window.pages["Insights"]
    assert isinstance(page, InsightsPage)
    return page


def test_errors_stand_first_and_all_are_listed(window: MainWindow) -> None:
    assert window.plan is not None
    with window.plan.change("Many"):
        for place in range(300):
            window.plan.add(Organisation(name=f"Partner {place}"))
        window.plan.add(Decision(name="Nobody's"))
    page = insights(window)
    lines = page.check.list.findings.lines
    assert lines[0] == ("error", page.workspace.report().count("error"))
    assert len([one for one in lines if not isinstance(one, tuple)]) == len(page.workspace.report().findings)


def test_enter_goes_to_what_the_finding_is_about(window: MainWindow) -> None:
    assert window.plan is not None
    with window.plan.change("Wrong"):
        decision = window.plan.add(Decision(name="Nobody's"))
    page = insights(window)
    places = page.check.list.findings.lines
    place = next(n for n, one in enumerate(places) if getattr(one, "uid", "") == decision.uid)
    page.check.list.setCurrentIndex(page.check.list.findings.index(place))
    page.check.list.activated.emit(page.check.list.currentIndex())
    assert window.page_name == "Governance"
    assert window.workspace is not None
    assert window.workspace.selection.keys == ((Decision, decision.uid),)


def test_a_band_leads_nowhere(window: MainWindow) -> None:
    page = insights(window)
    found = page.check.list
    QTest.mouseClick(
        found.viewport(),
        Qt.MouseButton.LeftButton,
        pos=found.visualRect(found.findings.index(0)).center(),
    )
    assert window.page_name == "Insights"


def test_an_empty_plan_claims_nothing(blank: MainWindow) -> None:
    page = insights(blank)
    told = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "gains" not in told and "stay connected" not in told
    assert page.network.picture.isHidden()
    assert blank.plan is not None
    assert set(check(blank.plan).completeness.values()) == {0.0}


def test_the_map_is_begun_with_its_first_partner(blank: MainWindow) -> None:
    assert blank.plan is not None
    edits.add_partner(blank.plan, "Acme")
    assert check(blank.plan).completeness["Map"] > 0
