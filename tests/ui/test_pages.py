"""Pages as they open: the start page's cards, recent plans and recovery; empty pages that offer their first step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document.file import PlanFile, create, new_plan, open_plan
from planner.model import ENTITIES, Kpi, Organisation, PlanInfo, Risk
from planner.templates import names
from ui.actions import PAGES
from ui.pages.directory import PAGE_OF
from ui.pages.page import Page
from ui.pages.start import RecentCard, Recovery, StartPage, TemplateCard
from ui.settings import recent, remember_recent
from ui.window import MainWindow


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[[PlanFile | None], MainWindow]]:
    """Return a function that shows the window, active, with a plan or on its start page."""
    opened: list[MainWindow] = []

    def show(plan: PlanFile | None = None) -> MainWindow:
        window = MainWindow(plan)
        opened.append(window)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    yield show
    for window in opened:
        if window.workspace is not None:
            window.workspace.stop()
            window.workspace.plan.close()


@pytest.fixture
def start(open_window: Callable[..., MainWindow]) -> MainWindow:
    """Return the window on its start page."""
    return open_window()


@pytest.fixture
def blank(open_window: Callable[..., MainWindow]) -> MainWindow:
    """Return the window on a plan that holds nothing."""
    return open_window(new_plan())


def settle() -> None:
    """Let gathered updates arrive."""
    for _round in range(4):
        QApplication.processEvents()


def page(window: MainWindow) -> StartPage:
    """Return the start page as it is now."""
    return window.findChildren(StartPage)[-1]


def test_a_template_card_opens_a_plan_on_the_map(start: MainWindow) -> None:
    cards = page(start).findChildren(TemplateCard)
    assert len(cards) == len(names())
    cards[0].setFocus()
    QTest.keyClick(cards[0], Qt.Key.Key_Return)
    settle()
    assert start.page_name == "Map"
    assert start.plan is not None and start.plan.rows(Organisation)
    assert not start.plan.unsaved


def test_a_card_opens_by_mouse_too_and_cancels_by_leaving_it(start: MainWindow) -> None:
    card = page(start).findChildren(TemplateCard)[1]
    QTest.mousePress(card, Qt.MouseButton.LeftButton)
    QTest.mouseRelease(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomRight() * 3)
    assert start.plan is None
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    settle()
    assert start.plan is not None


def test_recent_plans_are_listed_and_opened(open_window: Callable[..., MainWindow], tmp_path: Path) -> None:
    with create(tmp_path / "alpha.mitra") as plan:
        title = plan.info.title
    remember_recent(tmp_path / "alpha.mitra", {"title": title, "partners": 3, "risks": 2})
    remember_recent(tmp_path / "gone.mitra", {"title": "Gone"})
    window = open_window()
    cards = page(window).findChildren(RecentCard)
    assert [card.accessibleName() for card in cards] == [title]
    assert [entry["path"] for entry in recent()] == [str(tmp_path / "alpha.mitra")]
    QTest.mouseClick(cards[0], Qt.MouseButton.LeftButton)
    settle()
    assert window.plan is not None and window.plan.path == tmp_path / "alpha.mitra"
    assert window.page_name == "Overview"


@pytest.mark.parametrize("take", [True, False])
def test_work_left_by_a_crash_is_recovered_or_discarded(
    open_window: Callable[..., MainWindow], tmp_path: Path, take: bool
) -> None:
    create(tmp_path / "alpha.mitra").close()
    crashed = open_plan(tmp_path / "alpha.mitra")
    edits.add_partner(crashed, "Acme")
    crashed.abandon()
    window = open_window()
    bar = page(window).findChild(Recovery)
    assert bar is not None
    button = next(
        one for one in bar.findChildren(QPushButton) if one.text() == ("Recover" if take else "Discard")
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    if take:
        assert window.plan is not None and window.plan.unsaved
        assert [one.name for one in window.plan.rows(Organisation)] == ["Acme"]
    else:
        assert bar.isHidden()
        assert window.files.open_path(tmp_path / "alpha.mitra")
        assert window.plan is not None and not window.plan.rows(Organisation)


@pytest.mark.parametrize("name", PAGES)
def test_an_empty_page_offers_a_first_step_that_works(blank: MainWindow, name: str) -> None:
    blank.go(name)
    settle()
    shown: Page = blank.pages[name]
    buttons = [one for one in shown.findChildren(QPushButton) if one.isVisible() and one.isEnabled()]
    assert buttons or QApplication.focusWidget() is not None, "a page never ends in nothing"
    steps = [one for one in shown.findChildren(QPushButton, "first_step") if one.isVisible()]
    for step in steps:
        QTest.mouseClick(step, Qt.MouseButton.LeftButton)
        settle()
        assert not step.isVisible() or blank.page_name != name or QApplication.activeModalWidget() is not None


def test_the_first_partner_is_typed_where_the_empty_page_was(blank: MainWindow) -> None:
    blank.go("Partners")
    settle()
    step = blank.pages["Partners"].findChild(QPushButton, "first_step")
    assert step is not None
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Acme")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()
    assert blank.plan is not None
    assert [one.name for one in blank.plan.rows(Organisation)] == ["Acme"]
    assert not step.isVisible()


def test_every_row_is_found_on_its_page(window: MainWindow) -> None:
    assert window.workspace is not None
    for entity, name in PAGE_OF.items():
        rows = window.workspace.plan.rows(entity)
        if rows:
            window.show_row(entity, rows[-1].uid)
            settle()
            assert window.page_name == name
            chosen = window.workspace.selection.keys  # a figure is shown with its KPI, all else by itself
            assert chosen and (chosen == ((entity, rows[-1].uid),) or chosen[0][0] is Kpi)


def test_plan_details_open_in_the_inspector(window: MainWindow) -> None:
    window.deeds.edit_plan()
    settle()
    assert window.inspector is not None and window.inspector.isVisible()
    assert window.workspace is not None
    assert window.workspace.selection.rows(window.workspace.plan, PlanInfo)


def test_every_class_that_is_shown_has_a_page_of_the_window() -> None:
    assert set(PAGE_OF.values()) <= set(PAGES)
    assert set(PAGE_OF) <= set(ENTITIES)


def test_the_cell_of_the_risk_matrix_filters_the_register(window: MainWindow) -> None:
    window.go("Risks")
    settle()
    shown = window.pages["Risks"]
    register = shown._built["register"].register  # type: ignore[attr-defined]
    assert window.plan is not None
    risk = next(one for one in window.plan.rows(Risk) if one.likelihood and one.impact)
    shown.matrix.cell_chosen.emit(risk.likelihood, risk.impact)  # type: ignore[attr-defined]
    kept = {window.plan.get(Risk, uid) for uid in register.model.keys}
    assert risk in kept
    assert {(one.likelihood, one.impact) for one in kept if one} == {(risk.likelihood, risk.impact)}
    shown.matrix.cell_chosen.emit(0, 0)  # type: ignore[attr-defined]
    assert len(register.model.keys) == len(window.plan.rows(Risk))


def test_the_risk_matrix_is_walked_and_filters_by_keyboard(window: MainWindow) -> None:
    window.go("Risks")
    page: Any = window.pages["Risks"]
    register = page._built["register"].register
    page.matrix.setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(page.matrix, key)
    assert page.matrix.accessibleDescription().startswith("Likelihood 3, impact 3")
    assert all((one.likelihood, one.impact) == (3, 3) for one in _risks_in(register))
    QTest.keyClick(page.matrix, Qt.Key.Key_Escape)
    assert len(register.model.keys) == len(register.workspace.plan.rows(Risk))


def _risks_in(register: Any) -> list[Any]:
    return [register.model.row_at(line) for line in range(len(register.model.keys))]


def test_a_deletion_tells_what_it_took_and_that_it_comes_back(window: MainWindow) -> None:
    assert window.workspace is not None
    plan, risk = window.workspace.plan, window.workspace.plan.rows(Risk)[0]
    partner = plan.rows(Organisation)[-1]
    before = {entity: len(plan.rows(entity)) for entity in (Risk, Organisation)}
    window.workspace.selection.set([(Risk, risk.uid), (Organisation, partner.uid)])
    window.deeds.delete_selected()
    assert {entity: len(plan.rows(entity)) + 1 for entity in before} == before
    told = window.toast.text()
    assert re.fullmatch(r"Deleted \d+ rows\. Ctrl\+Z brings them back\.", told)
    assert int(told.split()[1]) > 2
    window.undo()
    assert {entity: len(plan.rows(entity)) for entity in before} == before


def test_the_hub_stands_with_the_goals_alike_on_both_pages(window: MainWindow) -> None:
    assert window.workspace is not None
    hub = window.workspace.plan.hub
    assert hub is not None
    window.go("Partners")
    register = cast(Any, window.pages["Partners"])._built["register"].register
    numbers = [column.key for column in register.model.columns]
    shown = register.model.shown(register.model.place_of(hub.uid), numbers.index("alignment")).text
    window.go("Strategy")
    page: Any = window.pages["Strategy"]
    page.choose_tab("goals")
    assert page._built["goals"]._alignment(hub.uid).text == shown != ""


@pytest.mark.parametrize("code", ["en", "id", "xx"])
def test_the_window_is_no_wider_than_a_projector(window: MainWindow, code: str) -> None:
    window.use_language(code)
    assert window.workspace is not None
    window.resize(1024, 768)
    partner = window.workspace.plan.rows(Organisation)[-1]
    window.workspace.selection.set([(Organisation, partner.uid)])
    for name in PAGES:
        window.go(name)
        window.open_inspector()
        bar = window.pages[name].tab_bar
        for tab in bar.tabs if bar is not None else []:
            window.pages[name].choose_tab(tab.key)
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1024
    window.use_language("en")


def test_tabs_that_do_not_fit_scroll_and_keep_the_current_one_in_sight(window: MainWindow) -> None:
    window.go("Partners")
    bar = window.pages["Partners"].tab_bar
    assert bar is not None
    bar.resize(300, bar.height())
    bar.choose("value")
    here = bar.places()[-1]
    assert bar.offset > 0
    assert 0 <= here.left - bar.offset < here.right - bar.offset <= bar.width()
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(5, 10))
    assert bar.offset < here.right - bar.width()
    assert bar.current == "value"
