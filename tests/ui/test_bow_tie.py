"""The bow-tie by mouse and keyboard: seeded, typed, dragged, taken back, followed, copied and saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document import Plan
from planner.edits.bow_tie import add_item, items_of
from planner.layout.bow_tie import EVENT
from planner.model import Action, BowTieItem, Risk
from planner.model.choices import ActionStatus, BowTieKind
from tests.ui.register_hand import KEY, keyboard, press, type_in
from ui import theme
from ui.charts.bow_tie import BowTie, Event, Item, picture_of
from ui.charts.bow_tie.view import slot_key
from ui.pages.risks.bow_tie.tab import BowTieTab
from ui.workspace import Workspace

CAUSE, PREVENTIVE = BowTieKind.CAUSE, BowTieKind.PREVENTIVE_BARRIER
CONSEQUENCE, RECOVERY = BowTieKind.CONSEQUENCE, BowTieKind.RECOVERY_BARRIER
ALT = Qt.KeyboardModifier.AltModifier
Show = Callable[[Plan], BowTieTab]


@pytest.fixture
def risky(plan: Plan) -> Plan:
    """Return a plan with two risks, of which the first tells its causes."""
    edits.add_row(
        plan,
        Risk,
        {"title": "Breach", "likelihood": 4, "impact": 4, "cause": "Phishing; theft", "consequence": "Fine"},
    )
    edits.add_row(plan, Risk, {"title": "Late", "likelihood": 1, "impact": 2})
    plan.forget_history()
    return plan


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Return a function that shows the tab for a plan, active, and follows its changes as the page does."""
    made: list[Workspace] = []

    def open_tab(plan: Plan) -> BowTieTab:
        workspace = Workspace(plan)  # type: ignore[arg-type]
        made.append(workspace)
        tab = BowTieTab(workspace)
        workspace.figures_changed.connect(tab.refresh)
        qtbot.addWidget(tab)
        tab.resize(1080, 560)
        with qtbot.waitActive(tab):
            tab.show()
            tab.activateWindow()
        tab.refresh()
        return tab

    yield open_tab
    for workspace in made:
        workspace.stop()


def settle() -> None:
    for _round in range(3):
        QApplication.processEvents()


def names(plan: Plan, kind: BowTieKind) -> list[str]:
    return [one.name for one in plan.rows(BowTieItem) if one.kind is kind]


def spot(tab: BowTieTab, key: str) -> QPoint:
    return tab.chart.on_screen(tab.chart.places()[key]).center()


def click(tab: BowTieTab, key: str) -> None:
    QTest.mouseClick(tab.chart, Qt.MouseButton.LeftButton, pos=spot(tab, key))


def slot_of(tab: BowTieTab, kind: BowTieKind, under: str | None = None) -> str:
    return next(slot_key(one) for one in tab.chart.drawing.slots if (one.kind, one.under) == (kind, under))


def first_risk(plan: Plan) -> Risk:
    return plan.rows(Risk)[0]


# Beginning


def test_one_click_begins_with_the_texts_of_the_risk(risky: Plan, show: Show) -> None:
    tab = show(risky)
    button = tab.findChild(QPushButton, "begin_bow_tie")
    assert button is not None and button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert names(risky, CAUSE) == ["Phishing", "theft"]
    assert [item.name for item in tab.chart.bow_tie.items] == ["Phishing", "theft", "Fine"]
    assert not button.isVisible()
    risky.undo()
    settle()
    assert tab.chart.bow_tie.items == () and button.isVisible()


def test_a_risk_without_texts_is_told_where_to_write(risky: Plan, show: Show) -> None:
    tab = show(risky)
    tab.workspace.selection.set([(Risk, risky.rows(Risk)[1].uid)])
    settle()
    assert not tab.begin_button.isVisible()
    assert "at the left" in tab.begin_words.text()


def test_an_empty_plan_teaches(plan: Plan, show: Show) -> None:
    tab = show(plan)
    assert tab.findChild(QPushButton, "first_step").isVisible()  # type: ignore[union-attr]
    assert not tab.chart.isVisible()


def test_a_hidden_tab_shows_what_was_selected_meanwhile(risky: Plan, show: Show) -> None:
    tab = show(risky)
    tab.hide()
    tab.workspace.selection.set([(Risk, risky.rows(Risk)[1].uid)])
    tab.show()
    tab.refresh()
    assert tab.chart.bow_tie.event.title == "Late"
    assert tab.list.currentItem().text() == "Late"


def test_the_list_makes_room_and_stays_away(risky: Plan, show: Show) -> None:
    tab = show(risky)
    before = tab.chart.width()
    QTest.mouseClick(tab.list_button, Qt.MouseButton.LeftButton)
    settle()
    assert not tab.list.isVisible() and tab.chart.width() > before
    assert not show(risky).list.isVisible()


# Typing


def test_causes_are_typed_one_after_another(risky: Plan, show: Show) -> None:
    tab = show(risky)
    click(tab, slot_of(tab, CAUSE))
    for name in ("Phishing", "Theft"):
        type_in(name)
        press(KEY.Key_Return)
        settle()
    press(KEY.Key_Return)  # nothing typed: it ends
    assert names(risky, CAUSE) == ["Phishing", "Theft"]
    assert QApplication.focusWidget() is tab.chart
    risky.undo()
    assert names(risky, CAUSE) == ["Phishing"]


def test_a_plus_on_a_way_adds_a_barrier_there(risky: Plan, show: Show) -> None:
    fine = add_item(risky, first_risk(risky).uid, CONSEQUENCE, "Fine")
    tab = show(risky)
    click(tab, slot_of(tab, RECOVERY, fine.uid))
    type_in("Insurance")
    press(KEY.Key_Return)
    settle()
    barrier = risky.rows(BowTieItem)[-1]
    assert (barrier.kind, barrier.name, barrier.under) == (RECOVERY, "Insurance", fine.uid)
    assert tab.chart.current == barrier.uid
    assert tab.workspace.selection.keys == ((BowTieItem, barrier.uid),)


def test_keys_alone_walk_add_rename_and_delete(risky: Plan, show: Show) -> None:
    cause = add_item(risky, first_risk(risky).uid, CAUSE, "Phishing")
    tab = show(risky)
    tab.chart.setFocus()
    press(KEY.Key_Left)  # to the event first
    assert tab.chart.current == EVENT
    for _step in range(3):
        press(KEY.Key_Left)
    assert tab.chart.current == cause.uid
    press(KEY.Key_Insert)
    type_in("Training")
    press(KEY.Key_Return)
    settle()
    assert names(risky, PREVENTIVE) == ["Training"]
    press(KEY.Key_F2)
    type_in("Drills")
    press(KEY.Key_Return)
    settle()
    assert names(risky, PREVENTIVE) == ["Drills"]
    press(KEY.Key_Delete)
    settle()
    assert names(risky, PREVENTIVE) == []
    for _step in range(3):
        risky.undo()
    assert names(risky, PREVENTIVE) == [] and names(risky, CAUSE) == ["Phishing"]


def test_escape_forgets_what_was_typed(risky: Plan, show: Show) -> None:
    tab = show(risky)
    click(tab, slot_of(tab, CAUSE))
    type_in("Nothing")
    press(KEY.Key_Escape)
    assert names(risky, CAUSE) == []
    assert keyboard() is tab.chart


def test_a_double_click_renames_the_risk_itself(risky: Plan, show: Show) -> None:
    tab = show(risky)
    QTest.mouseDClick(tab.chart, Qt.MouseButton.LeftButton, pos=spot(tab, EVENT))
    type_in("Breach of data")
    press(KEY.Key_Return)
    settle()
    assert first_risk(risky).title == "Breach of data"
    assert tab.chart.bow_tie.event.title == "Breach of data"


# Dragging


def two_ways(plan: Plan) -> tuple[BowTieItem, BowTieItem, BowTieItem, BowTieItem]:
    uid = first_risk(plan).uid
    one, other = add_item(plan, uid, CAUSE, "Phishing"), add_item(plan, uid, CAUSE, "Theft")
    fine = add_item(plan, uid, CONSEQUENCE, "Fine")
    return one, other, fine, add_item(plan, uid, PREVENTIVE, "Training", one.uid)


def drag(tab: BowTieTab, key: str, to: QPoint) -> None:
    start = spot(tab, key)
    QTest.mousePress(tab.chart, Qt.MouseButton.LeftButton, pos=start)
    for part in (0.3, 0.7, 1.0):
        QTest.mouseMove(tab.chart, start + (to - start) * part)
    QTest.mouseRelease(tab.chart, Qt.MouseButton.LeftButton, pos=to)
    settle()


def test_a_barrier_is_dragged_to_another_way_and_back(risky: Plan, show: Show) -> None:
    one, other, fine, barrier = two_ways(risky)
    tab = show(risky)
    drag(tab, barrier.uid, spot(tab, other.uid) + QPoint(150, 0))
    assert barrier.under == other.uid
    drag(tab, barrier.uid, spot(tab, fine.uid))
    assert (barrier.kind, barrier.under) == (RECOVERY, fine.uid)
    drag(tab, barrier.uid, spot(tab, EVENT))
    assert barrier.kind is RECOVERY
    assert barrier.under is None
    for _step in range(3):
        risky.undo()
    assert (barrier.kind, barrier.under) == (PREVENTIVE, one.uid)


def test_a_drag_can_be_given_up(risky: Plan, show: Show) -> None:
    one, other, _fine, barrier = two_ways(risky)
    tab = show(risky)
    QTest.mousePress(tab.chart, Qt.MouseButton.LeftButton, pos=spot(tab, barrier.uid))
    QTest.mouseMove(tab.chart, spot(tab, other.uid))
    QTest.keyClick(tab.chart, KEY.Key_Escape)
    QTest.mouseRelease(tab.chart, Qt.MouseButton.LeftButton, pos=spot(tab, other.uid))
    assert barrier.under == one.uid


def test_alt_and_an_arrow_move_a_barrier_without_a_mouse(risky: Plan, show: Show) -> None:
    one, other, _fine, barrier = two_ways(risky)
    tab = show(risky)
    click(tab, barrier.uid)
    press(KEY.Key_Down, ALT)
    assert barrier.under == other.uid
    settle()
    press(KEY.Key_Up, ALT)
    assert barrier.under == one.uid


def test_the_menu_puts_a_barrier_before_all(risky: Plan, show: Show) -> None:
    _one, _other, _fine, barrier = two_ways(risky)
    tab = show(risky)
    click(tab, barrier.uid)
    menu = tab.chart.menu(barrier.uid)
    part = next(action.menu() for action in menu.actions() if action.text() == "Stands before")
    assert isinstance(part, QMenu)
    next(action for action in part.actions() if action.text() == "All of them").trigger()
    menu.deleteLater()
    assert barrier.under is None


# Actions and the rest of the window


def test_an_action_is_put_on_with_one_click_and_shows_its_state(risky: Plan, show: Show) -> None:
    late = date.today() - timedelta(days=3)
    action = edits.add_row(
        risky,
        Action,
        {
            "risk": first_risk(risky).uid,
            "name": "Audit",
            "status": ActionStatus.PLANNED,
            "due": late,
            "likelihood_cut": 1,
        },
    )
    tab = show(risky)
    button = next(one for one in tab.left.findChildren(QPushButton) if one.text().strip() == "Audit")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    shown = tab.chart.bow_tie.items[-1]
    assert (shown.kind, shown.state, shown.late) == (PREVENTIVE, ActionStatus.PLANNED, True)
    assert shown.caption.startswith("Planned · was due")
    assert not tab.left.isVisible()
    edits.set_fields(risky, [action], {"status": ActionStatus.DONE, "owner": "Sari"})
    settle()
    assert tab.chart.bow_tie.items[-1].caption == "Done · Sari"


def test_page_down_and_the_list_walk_through_the_risks(risky: Plan, show: Show) -> None:
    tab = show(risky)
    assert tab.chart.bow_tie.event.title == "Breach"
    tab.chart.setFocus()
    press(KEY.Key_PageDown)
    assert tab.chart.bow_tie.event.title == "Late"
    assert tab.workspace.selection.keys == ((Risk, risky.rows(Risk)[1].uid),)
    tab.list.setFocus()
    press(KEY.Key_Up)
    assert tab.chart.bow_tie.event.title == "Breach"


def test_what_is_selected_elsewhere_is_shown(risky: Plan, show: Show) -> None:
    late = risky.rows(Risk)[1]
    item = add_item(risky, late.uid, CAUSE, "Rain")
    tab = show(risky)
    tab.workspace.selection.set([(BowTieItem, item.uid)])
    assert tab.chart.bow_tie.event.title == "Late"
    assert tab.chart.current == item.uid
    tab.workspace.selection.set([(Risk, first_risk(risky).uid)])
    assert tab.chart.bow_tie.event.title == "Breach"


def test_a_screen_reader_hears_where_the_keyboard_is(risky: Plan, show: Show) -> None:
    _one, _other, _fine, barrier = two_ways(risky)
    tab = show(risky)
    click(tab, barrier.uid)
    assert tab.chart.accessibleDescription() == "Preventive barrier: Training\n↳ Phishing"


# Pictures

DRAWN = BowTie(
    Event("R-1", "Breach", "H 16", "H"),
    (Item("a", CAUSE, "Phishing & theft"), Item("b", PREVENTIVE, "Training", "a", ActionStatus.DONE, "Sari")),
)


def test_the_picture_is_on_light_paper_in_a_dark_window(risky: Plan, show: Show) -> None:
    theme.the_theme().apply("dark")
    image = picture_of(DRAWN)
    theme.the_theme().apply("light")
    assert image.pixelColor(2, 2) == QColor(theme.LIGHT.surface)
    assert image.width() > image.height()


def test_control_c_copies_the_picture(risky: Plan, show: Show) -> None:
    tab = show(risky)
    tab.chart.setFocus()
    press(KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert not QApplication.clipboard().image().isNull()


def test_the_menu_copies_the_picture(risky: Plan, show: Show) -> None:
    tab = show(risky)
    QApplication.clipboard().clear()
    menu = tab.chart.menu("")
    next(action for action in menu.actions() if action.text() == "Copy picture").trigger()
    menu.deleteLater()
    assert not QApplication.clipboard().image().isNull()


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_picture_is_saved_by_its_ending(
    risky: Plan, show: Show, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    add_item(risky, first_risk(risky).uid, CAUSE, "Phishing & theft")
    tab = show(risky)
    told: list[str] = []
    tab.workspace.told.connect(lambda text, _tone: told.append(text))
    target = tmp_path / f"breach.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), f"x (*.{ending})"))
    tab.ask_where_to_save()
    if ending == "png":
        assert not QImage(str(target)).isNull()
    else:
        texts = [one.text for one in ElementTree.parse(target).iter("{http://www.w3.org/2000/svg}text")]
        assert {"Breach", "R-1", "Causes"} <= set(texts)
    assert told == [f"breach.{ending} is written."]


def test_a_picture_that_cannot_be_written_says_so(risky: Plan, show: Show, tmp_path: Path) -> None:
    from ui.pages.risks.bow_tie.picture import save_picture

    tab = show(risky)
    told: list[str] = []
    tab.workspace.told.connect(lambda text, _tone: told.append(text))
    save_picture(tab.workspace, DRAWN, tmp_path / "no" / "where.png")
    assert told == ["where.png could not be written; choose another folder."]


def test_items_of_another_risk_are_not_drawn(risky: Plan, show: Show) -> None:
    add_item(risky, risky.rows(Risk)[1].uid, CAUSE, "Rain")
    tab = show(risky)
    assert tab.chart.bow_tie.items == ()
    assert len(items_of(risky, risky.rows(Risk)[1].uid)) == 1


def test_going_to_another_risk_keeps_what_is_typed_with_the_one_it_was_typed_for(
    risky: Plan, show: Show
) -> None:
    tab = show(risky)
    first, second = risky.rows(Risk)
    tab.chart.setFocus()
    tab.chart.stand_on(EVENT)
    press(KEY.Key_F2)
    type_in("Break-in")
    press(KEY.Key_PageDown)  # means nothing while a name is typed
    tab.workspace.selection.set([(Risk, second.uid)])
    settle()
    assert (first.title, second.title) == ("Break-in", "Late")


def test_keys_of_the_chart_leave_the_open_field_alone(risky: Plan, show: Show) -> None:
    cause = add_item(risky, risky.rows(Risk)[0].uid, CAUSE, "Phishing")
    tab = show(risky)
    tab.chart.setFocus()
    tab.chart.stand_on(cause.uid)
    press(KEY.Key_F2)
    type_in("Theft")
    for key in (KEY.Key_Insert, KEY.Key_F2, KEY.Key_Down):
        press(key)
    press(KEY.Key_Return)
    settle()
    assert cause.name == "Theft"
