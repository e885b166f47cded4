"""Trends on the radar: hover, click, drag and keys, one selection with the register, a first set in one click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.i18n import set_language
from planner.model import Goal, Risk, RiskLink, Trend, TrendGoal
from planner.model.choices import TrendHorizon
from tests.ui.register_hand import KEY, press
from ui.charts.trend_radar import Blip, TrendRadar
from ui.inspector.related import ChipsRow
from ui.pages.risks.page import RisksPage
from ui.pages.risks.trends import TrendsTab
from ui.window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def tab(window: MainWindow) -> TrendsTab:
    """Return the tab of trends with three of them."""
    plan = window.plan
    assert plan is not None
    edits.delete_rows(plan, plan.rows(Trend))
    for name, horizon, impact, readiness in (
        ("Machines that buy", TrendHorizon.NOW, 5, 1),
        ("Digital money", TrendHorizon.THREE_TO_FIVE, 3, 4),
        ("Rumour", None, None, None),
    ):
        edits.add_row(
            plan, Trend, {"name": name, "horizon": horizon, "impact": impact, "readiness": readiness}
        )
    plan.start_afresh()
    window.go("Risks")
    page = window.pages["Risks"]
    assert isinstance(page, RisksPage)
    page.choose_tab("trends")
    found = page.front()
    assert isinstance(found, TrendsTab)
    found.radar.chart.grab()
    return found


def place(tab: TrendsTab, name: str) -> QPoint:
    """Return where a trend stands on the radar."""
    chart = tab.radar.chart
    chart.grab()
    return chart.place_of([one.name for one in chart.blips].index(name)).toPoint()


def ring_place(tab: TrendsTab, ring: int) -> QPoint:
    """Return a place inside a ring where nothing stands."""
    chart = tab.radar.chart
    centre, radius = chart._centre(), chart._radius()
    return (centre + type(centre)(-radius * (0.2, 0.6, 0.9)[ring], radius * 0.1)).toPoint()


def drag(chart: TrendRadar, start: QPoint, end: QPoint) -> None:
    """Drag by the mouse, without letting go."""
    QTest.mousePress(chart, LEFT, NONE, start)
    for share in (0.3, 0.7, 1.0):
        QTest.mouseMove(chart, start + (end - start) * share)


def of(tab: TrendsTab, name: str) -> Trend:
    return next(one for one in tab.workspace.plan.rows(Trend) if one.name == name)


def test_hovering_tells_everything_and_what_is_not_judged(tab: TrendsTab) -> None:
    tips = {mark.tip.split("\n")[0]: mark.tip for mark in tab.radar.chart.marks}
    assert "Impact: 5 / 5" in tips["Machines that buy"]
    assert "nobody is ready" in tips["Machines that buy"]
    assert "Horizon: 3–5 years" in tips["Digital money"] and "nobody" not in tips["Digital money"]
    assert tips["Rumour"].count("not judged") == 3
    assert "Machines that buy" in tab.radar.said.text()


def test_a_click_selects_in_the_register_and_back(tab: TrendsTab) -> None:
    trend = of(tab, "Digital money")
    QTest.mouseClick(tab.radar.chart, LEFT, NONE, place(tab, "Digital money"))
    assert tab.workspace.selection.keys == ((Trend, trend.uid),)
    line = tab.register.model.place_of(trend.uid)
    assert tab.register.sheet.chosen_lines() == [line]
    tab.register.select(of(tab, "Rumour").uid)
    assert tab.radar.chart.selected == {of(tab, "Rumour").uid}


def test_a_drag_to_another_ring_is_one_step(tab: TrendsTab) -> None:
    plan, chart = tab.workspace.plan, tab.radar.chart
    end = ring_place(tab, 1)
    drag(chart, place(tab, "Digital money"), end)
    assert plan.undo_label is None, "nothing changes before the mouse lets go"
    QTest.mouseRelease(chart, LEFT, NONE, end)
    assert of(tab, "Digital money").horizon is TrendHorizon.ONE_TO_TWO
    assert plan.undo_label == "Move trend"
    plan.undo()
    assert of(tab, "Digital money").horizon is TrendHorizon.THREE_TO_FIVE
    assert plan.undo_label is None


def test_a_trend_without_horizon_waits_below_and_is_dragged_in(tab: TrendsTab) -> None:
    start, end = place(tab, "Rumour"), ring_place(tab, 0)
    assert tab.radar.chart.ring_at(tab.radar.chart.place_of(2)) is None
    drag(tab.radar.chart, start, end)
    QTest.mouseRelease(tab.radar.chart, LEFT, NONE, end)
    assert of(tab, "Rumour").horizon is TrendHorizon.NOW


@pytest.mark.parametrize("way", ["escape", "outside", "same ring"])
def test_a_drag_that_leads_nowhere_changes_nothing(tab: TrendsTab, way: str) -> None:
    chart = tab.radar.chart
    end = (
        ring_place(tab, 2) if way == "same ring" else QPoint(1, 1) if way == "outside" else ring_place(tab, 0)
    )
    drag(chart, place(tab, "Digital money"), end)
    if way == "escape":
        QTest.keyClick(chart, KEY.Key_Escape)
    QTest.mouseRelease(chart, LEFT, NONE, end)
    assert of(tab, "Digital money").horizon is TrendHorizon.THREE_TO_FIVE
    assert tab.workspace.plan.undo_label is None


def test_the_keyboard_reaches_and_moves_trends(tab: TrendsTab) -> None:
    chart = tab.radar.chart
    chart.setFocus()
    assert "Machines that buy" in chart.accessibleDescription()
    press(KEY.Key_PageUp)
    assert of(tab, "Machines that buy").horizon is TrendHorizon.ONE_TO_TWO
    for _round in range(2):
        QApplication.processEvents()
        press(KEY.Key_PageDown)
    assert of(tab, "Machines that buy").horizon is TrendHorizon.NOW
    press(KEY.Key_Right)
    press(KEY.Key_Return)
    assert tab.workspace.selection.keys == ((Trend, of(tab, "Digital money").uid),)


def test_the_radar_follows_what_is_typed(tab: TrendsTab) -> None:
    edits.set_fields(tab.workspace.plan, [of(tab, "Rumour")], {"horizon": TrendHorizon.NOW, "impact": 2})
    QApplication.processEvents()
    (blip,) = [one for one in tab.radar.chart.blips if one.name == "Rumour"]
    assert (blip.ring, blip.impact) == (0, 2)
    edits.delete_rows(tab.workspace.plan, [of(tab, "Rumour")])
    QApplication.processEvents()
    assert len(tab.radar.chart.blips) == 2


def test_the_picture_is_copied(tab: TrendsTab) -> None:
    menu = tab.radar.chart.picture_menu()
    assert [one.text() for one in menu.actions()] == ["Copy picture", "Save picture …"]
    menu.deleteLater()
    tab.radar.chart.copy_picture()
    assert not QApplication.clipboard().pixmap().isNull()


def test_goals_and_risks_of_a_trend_stand_in_the_inspector(
    window: MainWindow, tab: TrendsTab, qtbot: QtBot
) -> None:
    plan, trend = tab.workspace.plan, of(tab, "Digital money")
    goal, risk = plan.rows(Goal)[0], plan.rows(Risk)[0]
    edits.add_row(plan, TrendGoal, {"trend": trend.uid, "goal": goal.uid})
    edits.add_row(plan, RiskLink, {"trend": trend.uid, "risk": risk.uid})
    QTest.mouseClick(tab.radar.chart, LEFT, NONE, place(tab, "Digital money"))
    QTest.mouseClick(tab.radar.details, LEFT)
    qtbot.waitUntil(lambda: window.inspector is not None and window.inspector.isVisible())
    assert window.inspector is not None
    linked = {row.chips.link: row._present() for row in window.inspector.findChildren(ChipsRow)}
    assert linked[TrendGoal] == [goal.uid]
    assert linked[RiskLink] == [risk.uid]


@pytest.mark.parametrize(("code", "words", "name"), [
    ("en", "Begin with five common trends", "Artificial intelligence"),
    ("id", "Mulai dengan lima tren umum", "Kecerdasan buatan"),
])  # fmt: skip
def test_an_empty_list_offers_a_first_set(window: MainWindow, code: str, words: str, name: str) -> None:
    set_language(code)
    window.rebuild()
    plan = window.plan
    assert plan is not None
    edits.delete_rows(plan, plan.rows(Trend))
    window.go("Risks")
    page = window.pages["Risks"]
    page.choose_tab("trends")
    QApplication.processEvents()
    offer = next(one for one in page.findChildren(QPushButton) if one.text() == words and one.isVisible())
    QTest.mouseClick(offer, LEFT)
    QApplication.processEvents()
    assert next(one.name for one in plan.rows(Trend)) == name
    assert len(page.front().radar.chart.blips) == 5
    plan.undo()
    assert plan.rows(Trend) == []


@pytest.mark.parametrize("count", [0, 1, 12, 28, 90])
def test_any_number_of_trends_stays_inside_and_can_be_told_apart(qtbot: QtBot, count: int) -> None:
    radar = TrendRadar(["Now", "1–2 years", "3–5 years"])
    qtbot.addWidget(radar)
    radar.resize(352, 420)
    radar.show_blips(
        [Blip(n, f"Trend {n}", (None, 0, 1, 2)[n % 4], n % 6 or None, n % 5 or None) for n in range(count)]
    )
    radar.grab()
    assert len(radar.marks) == count
    assert all(radar.rect().contains(mark.box.center().toPoint()) for mark in radar.marks)
    assert len({(mark.box.center().x(), mark.box.center().y()) for mark in radar.marks}) == count
