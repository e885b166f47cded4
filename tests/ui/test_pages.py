"""Pages as they open: the start page's cards, recent plans and recovery; empty pages that offer their first step."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
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
    window.edit_plan()
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
