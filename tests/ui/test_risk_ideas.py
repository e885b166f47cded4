"""Ideas for risks: suggestions taken and dismissed by mouse and keyboard, and the library searched and ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document.file import PlanFile, new_plan
from planner.i18n import set_language
from planner.model import Action, Dismissal, Organisation, Risk, RiskLink
from planner.model.choices import Sector
from tests.ui.register_hand import KEY, press, type_in
from ui.actions import COMMANDS
from ui.commands.shot import settle
from ui.dialogs.risk_library import RiskLibrary
from ui.pages.risks.ideas.panel import SuggestionsPanel
from ui.pages.risks.page import RisksPage
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def risks_page(window: MainWindow) -> RisksPage:
    """Go to the risks."""
    window.go("Risks")
    page = window.pages["Risks"]
    assert isinstance(page, RisksPage)
    return page


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> RisksPage:
    """Return the page of risks once it has found what to suggest."""
    made = risks_page(window)
    qtbot.waitUntil(made.ideas.button.isVisible)
    return made


@pytest.fixture
def panel(page: RisksPage) -> SuggestionsPanel:
    """Return the panel of suggestions, opened by a click."""
    QTest.mouseClick(page.ideas.button, LEFT)
    assert page.ideas.panel is not None and page.ideas.panel.isVisible()
    return page.ideas.panel


@pytest.fixture
def blank(qtbot: QtBot) -> MainWindow:
    """Return the window on a plan that holds nothing but its hub."""
    plan: PlanFile = new_plan()
    with plan.change("Begin"):
        plan.add(Organisation(name="Hub", is_hub=True))
        plan.info.sector = Sector.HEALTHCARE
    plan.start_afresh()
    window = MainWindow(plan)
    qtbot.addWidget(window, before_close_func=let_go)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


def let_go(window: MainWindow) -> None:
    """Close the plan of a window without being asked."""
    plan = window.plan
    window.show_plan(None)
    if plan is not None:
        plan.close()


def words_of(widget: QWidget, text: str) -> QPushButton:
    """Return the visible button that says so."""
    return next(one for one in widget.findChildren(QPushButton) if text in one.text() and one.isVisible())


# Suggestions


def test_the_button_counts_and_the_panel_lists(page: RisksPage, panel: SuggestionsPanel) -> None:
    count = len(panel.suggestions)
    assert page.ideas.button.text().strip() == f"{count} suggestions"
    assert [row.suggestion.draft.title for row in panel.rows] == [
        one.draft.title for one in panel.suggestions[: len(panel.rows)]
    ]
    assert panel.rows[0].hasFocus()
    assert page.isEnabled() and QApplication.activeModalWidget() is None


def test_enter_takes_and_the_keyboard_goes_to_the_next(page: RisksPage, panel: SuggestionsPanel) -> None:
    plan, before = page.workspace.plan, len(page.workspace.plan.rows(Risk))
    press(KEY.Key_Down)
    assert panel.rows[1].hasFocus()
    taken, following = panel.rows[1].suggestion, panel.rows[2]
    press(KEY.Key_Return)
    made = plan.rows(Risk)[-1]
    assert (len(plan.rows(Risk)), made.title) == (before + 1, taken.draft.title)
    assert made.uid in {link.risk for link in plan.rows(RiskLink)} or not taken.links
    assert following.hasFocus()
    assert taken not in panel.suggestions
    assert page.workspace.selection.keys == ((Risk, made.uid),)
    assert plan.undo_label == "Take suggestion"


def test_undo_brings_a_taken_suggestion_back(page: RisksPage, panel: SuggestionsPanel, qtbot: QtBot) -> None:
    before = [one.key for one in panel.suggestions]
    QTest.mouseClick(panel.rows[0].take, LEFT)
    assert [one.key for one in panel.suggestions] == before[1:]
    page.workspace.plan.undo()
    qtbot.waitUntil(lambda: [one.key for one in panel.suggestions] == before)
    assert page.ideas.button.text().strip() == f"{len(before)} suggestions"


def test_delete_dismisses_for_good_and_the_foot_brings_back(
    page: RisksPage, panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    plan, before = page.workspace.plan, [one.key for one in panel.suggestions]
    press(KEY.Key_Delete)
    QTest.mouseClick(panel.rows[0].dismiss, LEFT)
    assert [one.key for one in panel.suggestions] == before[2:]
    assert {f"{one.rule}:{one.subject_uid}" for one in plan.rows(Dismissal)} == set(before[:2])
    assert plan.undo_label == "Dismiss suggestion"
    QApplication.processEvents()
    QTest.mouseClick(words_of(panel, "Dismissed 2, show"), LEFT)
    qtbot.waitUntil(lambda: [one.key for one in panel.suggestions] == before)
    assert plan.rows(Dismissal) == []


def test_escape_closes_and_gives_the_keyboard_back(page: RisksPage, panel: SuggestionsPanel) -> None:
    press(KEY.Key_Escape)
    assert not panel.isVisible()
    assert page.ideas.button.hasFocus() and not page.ideas.button.isChecked()


def test_a_link_goes_to_the_row_it_names(
    window: MainWindow, page: RisksPage, panel: SuggestionsPanel
) -> None:
    row = next(row for row in panel.rows if row.suggestion.concerns[0].kind == "organisation")
    concern = row.suggestion.concerns[0]
    link = next(one for one in row.findChildren(QPushButton) if one.property("concern") == 0)
    QTest.mouseClick(link, LEFT)
    assert window.page_name == "Partners"
    assert page.workspace.selection.keys == ((Organisation, concern.uid),)


def test_suggestions_follow_the_plan(page: RisksPage, panel: SuggestionsPanel, qtbot: QtBot) -> None:
    plan = page.workspace.plan
    row = {"name": "Newcomer", "dependency": 4, "penetration": 4, "maturity": 1, "trust": 1}
    made = edits.add_row(plan, Organisation, row)
    qtbot.waitUntil(lambda: f"exit_plan:{made.uid}" in [one.key for one in panel.suggestions])
    edits.set_fields(plan, [made], {"exit_plan": "Beta takes over"})
    qtbot.waitUntil(lambda: f"exit_plan:{made.uid}" not in [one.key for one in panel.suggestions])


def test_nobody_waits_for_the_search_while_the_page_is_hidden(
    window: MainWindow, page: RisksPage, qtbot: QtBot
) -> None:
    window.go("Strategy")
    found: list[object] = []
    page.ideas.finder.found.connect(found.append)
    edits.add_row(page.workspace.plan, Risk, {"title": "Flood"})
    settle(QApplication.instance())
    assert found == []
    with qtbot.waitSignal(page.ideas.finder.found):
        window.go("Risks")


def test_where_there_is_nothing_to_suggest_there_is_no_button(blank: MainWindow, qtbot: QtBot) -> None:
    page = risks_page(blank)
    qtbot.waitUntil(lambda: not page.ideas.finder._stale)
    assert page.ideas.button.isHidden()
    blank.deeds.show_suggestions()
    assert page.ideas.panel is not None and page.ideas.panel.isVisible()
    assert page.ideas.button.text().strip() == "No suggestion"
    press(KEY.Key_Escape)
    assert not page.ideas.panel.isVisible() and page.ideas.button.isHidden()


def test_many_suggestions_are_shown_some_at_a_time(page: RisksPage, qtbot: QtBot) -> None:
    plan = page.workspace.plan
    with plan.change("Many"):
        for place in range(70):
            plan.add(Organisation(name=f"P{place}", dependency=4, penetration=4, maturity=1, trust=1))
    qtbot.waitUntil(lambda: len(page.ideas._suggestions) > 70)
    QTest.mouseClick(page.ideas.button, LEFT)
    panel = page.ideas.panel
    assert panel is not None and len(panel.rows) == 30
    QApplication.processEvents()
    QTest.mouseClick(words_of(panel, "Show 30 more"), LEFT)
    assert len(panel.rows) == 60 and panel.rows[30].hasFocus()
    press(KEY.Key_End)
    assert panel.rows[-1].hasFocus()


def test_the_panel_is_still_open_in_another_theme(
    window: MainWindow, panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    window.use_theme("dark")
    again = risks_page(window).ideas
    assert again.panel is not panel and again.is_open
    qtbot.waitUntil(lambda: again.panel is not None and len(again.panel.rows) > 0)
    assert again.panel is not None
    assert again.page.rect().contains(again.panel.geometry()) and again.panel.height() > 300


# The library


def library(window: MainWindow, qtbot: QtBot) -> RiskLibrary:
    """Return the library that is open, once it has the keyboard."""
    found = next(one for one in window.findChildren(RiskLibrary) if one.isVisible())
    with qtbot.waitActive(found):
        found.activateWindow()
    qtbot.waitUntil(found.search.hasFocus)
    return found


def run_command(window: MainWindow, method: str) -> None:
    """Do what the palette and the menu do."""
    window.run(next(one for one in COMMANDS if one.method == method))


def test_the_empty_register_offers_the_library(blank: MainWindow, qtbot: QtBot) -> None:
    page = risks_page(blank)
    QTest.mouseClick(words_of(page, "Choose from the library"), LEFT)
    opened = library(blank, qtbot)
    assert opened.model.data(opened.model.index(0)) == "Healthcare", "the plan's sector comes first"
    opened.reject()


def test_searched_and_ticked_risks_come_with_actions_in_one_step(blank: MainWindow, qtbot: QtBot) -> None:
    page, plan = risks_page(blank), blank.plan
    assert plan is not None
    run_command(blank, "show_risk_library")
    opened = library(blank, qtbot)
    assert not opened.take_button.isEnabled()
    type_in("ransom")
    assert 0 < opened.model.rowCount() < 8
    press(KEY.Key_Down)
    assert opened.list.hasFocus()
    press(KEY.Key_Space)
    opened.search.setFocus()
    opened.search.clear()
    type_in("escalation")
    press(KEY.Key_Down)
    press(KEY.Key_Space)
    chosen = opened.model.chosen()
    assert len(chosen) == 2
    assert opened.take_button.text() == "Add 2 risks"
    QTest.mouseClick(opened.take_button, LEFT)
    assert {risk.title for risk in plan.rows(Risk)} == {one.title for one in chosen}
    assert len(plan.rows(Action)) == sum(len(one.actions) for one in chosen)
    assert len(page.workspace.selection.keys) == 2
    assert plan.undo_label == "Add risks from the library"
    blank.undo()
    assert not plan.rows(Risk) and not plan.rows(Action)


def test_what_the_register_has_cannot_be_ticked(blank: MainWindow) -> None:
    page, plan = risks_page(blank), blank.plan
    assert plan is not None
    opened = page.ideas.open_library()
    first = opened.model.risk_at(1)
    assert first is not None
    opened.reject()
    set_language("id")
    edits.add_row(plan, Risk, {"title": first.title.upper()})
    set_language("en")
    again = page.ideas.open_library()
    click_line(again.list, 1)
    assert again.model.chosen() == []
    click_line(again.list, 0)
    assert first.key not in [one.key for one in again.model.chosen()]
    assert len(again.model.chosen()) == len(again.model.groups[0][1]) - 1, "a heading ticks its sector"
    again.reject()
    assert len(plan.rows(Risk)) == 1


def test_a_click_shows_the_risk_in_full(blank: MainWindow) -> None:
    opened = risks_page(blank).ideas.open_library()
    click_line(opened.list, 3)
    risk = opened.model.risk_at(3)
    assert risk is not None
    told = " ".join(label.text() for label in opened.preview.findChildren(type(opened.told)))
    for words in (risk.title, risk.text("cause"), risk.text("consequence"), risk.actions[0].name):
        assert words in told
    opened.reject()


def test_a_search_that_finds_nothing_says_so(blank: MainWindow, qtbot: QtBot) -> None:
    risks_page(blank).ideas.open_library()
    opened = library(blank, qtbot)
    type_in("zzz")
    assert opened.model.rowCount() == 0 and opened.nothing.isVisible()
    opened.search.clear()
    assert not opened.nothing.isVisible()
    opened.reject()


def test_the_caret_offers_every_way(page: RisksPage) -> None:
    assert [one.text() for one in page.ideas.add.menu.actions()] == [
        "Type a new risk", "From the library …", "From suggestions",
    ]  # fmt: skip
    page.choose_tab("trends")
    assert page.ideas.add.caret.isHidden() and page.add_button.isVisible()


def click_line(view: QListView, line: int) -> None:
    """Click a line of a list."""
    view.scrollTo(view.model().index(line, 0))
    at = view.visualRect(view.model().index(line, 0)).center()
    QTest.mouseClick(view.viewport(), LEFT, pos=at)
