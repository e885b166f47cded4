"""Criticality: partners in their zones, told by words too; those without figures say what is missing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import edits
from planner.model import Organisation
from tests.ui.register_hand import KEY, press
from ui.pages.risks.criticality import CriticalityTab
from ui.pages.risks.page import RisksPage
from ui.window import MainWindow

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
RATED = {
    "Acme": (4, 4, 1, 1), "Beta": (3, 3, 3, 3), "Gamma": (3, 3, 3, 3), "Watchful": (2, 1, 2, 2), "Calm": (0, 4, 4, 4),
    "Delta": (3, None, 2, None),
}  # fmt: skip


@pytest.fixture
def tab(window: MainWindow) -> CriticalityTab:
    """Return the tab with six partners."""
    plan = window.plan
    assert plan is not None
    edits.delete_rows(plan, [one for one in plan.rows(Organisation) if not one.is_hub])
    for name, (dependency, penetration, maturity, trust) in RATED.items():
        edits.add_row(plan, Organisation, {
            "name": name, "dependency": dependency, "penetration": penetration, "maturity": maturity, "trust": trust,
        })  # fmt: skip
    plan.start_afresh()
    window.go("Risks")
    page = window.pages["Risks"]
    assert isinstance(page, RisksPage)
    page.choose_tab("criticality")
    found = page.front()
    assert isinstance(found, CriticalityTab)
    QApplication.processEvents()
    found.plot.grab()
    return found


def uid(tab: CriticalityTab, name: str) -> str:
    return next(one.uid for one in tab.workspace.plan.rows(Organisation) if one.name == name)


def lines(tab: CriticalityTab) -> list[str]:
    found = tab.list.list
    return [found.item(line).text() for line in range(found.count())]


def click_spot(tab: CriticalityTab, name: str) -> None:
    spot = next(one for one in tab.plot.spots if name in one.names)
    QTest.mouseClick(tab.plot, LEFT, NONE, tab.plot.place_of(spot).toPoint())


def test_the_list_says_zones_in_words_and_what_is_missing(tab: CriticalityTab) -> None:
    assert lines(tab) == [
        "Danger  1", "16.00   Acme", "Control  2", "1.00   Beta", "1.00   Gamma", "Watch  1", "0.50   Watchful",
        "In no zone  1", "0.00   Calm", "Not rated  1", "Delta\nlacks penetration, trust",
    ]  # fmt: skip
    assert tab.said.text() == "1 partner in danger · 5 of 6 rated"


def test_hovering_tells_the_figures_and_the_zone(tab: CriticalityTab) -> None:
    tips = {mark.tip.split("\n")[0]: mark.tip for mark in tab.plot.marks}
    assert "16 ÷ 1" in tips["Acme"] and "Danger." in tips["Acme"]
    assert "Beta, Gamma" in tips
    assert "Delta" not in " ".join(tips)


def test_a_click_selects_everyone_who_stands_there(tab: CriticalityTab) -> None:
    click_spot(tab, "Acme")
    assert tab.workspace.selection.keys == ((Organisation, uid(tab, "Acme")),)
    assert [item.text() for item in tab.list.list.selectedItems()] == ["16.00   Acme"]
    click_spot(tab, "Beta")
    assert {key for _entity, key in tab.workspace.selection.keys} == {uid(tab, "Beta"), uid(tab, "Gamma")}
    assert tab.plot.selected == {uid(tab, "Beta"), uid(tab, "Gamma")}


def test_the_list_is_walked_by_keys_and_enter_opens_the_inspector(
    window: MainWindow, tab: CriticalityTab, qtbot: QtBot
) -> None:
    tab.list.list.setFocus()
    tab.list.list.setCurrentRow(1)
    for _round in range(9):
        press(KEY.Key_Down)
        if "Delta" in tab.list.list.currentItem().text():
            break
    assert tab.workspace.selection.keys == ((Organisation, uid(tab, "Delta")),)
    press(KEY.Key_Return)
    qtbot.waitUntil(lambda: window.inspector is not None and window.inspector.isVisible())


def test_a_rating_given_puts_a_partner_on_the_plot(tab: CriticalityTab) -> None:
    plan = tab.workspace.plan
    delta = next(one for one in plan.rows(Organisation) if one.name == "Delta")
    edits.set_fields(plan, [delta], {"penetration": 4, "trust": 1})
    QApplication.processEvents()
    assert any("Delta" in spot.names for spot in tab.plot.spots)
    assert "Not rated  1" not in lines(tab)
    plan.undo()
    QApplication.processEvents()
    assert "Not rated  1" in lines(tab)


def test_every_spot_lies_in_the_zone_it_is_told_to_be_in(tab: CriticalityTab) -> None:
    """Straight edges in roots are the ratios of the zones."""
    for spot in tab.plot.spots:
        ratio = spot.exposure / spot.reliability
        at = tab.plot.place_of(spot)
        for zone in tab.plot.zones:
            edge = tab.plot._at(spot.reliability**0.5, (zone.above * spot.reliability) ** 0.5)
            assert (at.y() < edge.y()) == (ratio > zone.above)


def test_without_partners_the_tab_teaches(window: MainWindow, tab: CriticalityTab) -> None:
    plan = tab.workspace.plan
    edits.delete_rows(plan, [one for one in plan.rows(Organisation) if not one.is_hub])
    QApplication.processEvents()
    assert not tab.plot.isVisible()
    assert window.page_name == "Risks"


def test_add_risk_leads_from_here_to_the_register(window: MainWindow, tab: CriticalityTab) -> None:
    page = window.pages["Risks"]
    assert isinstance(page, RisksPage)
    QTest.mouseClick(page.add_button, LEFT)
    assert page.tab_bar is not None and page.tab_bar.current == "register"
