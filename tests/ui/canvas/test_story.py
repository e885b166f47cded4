"""A story told with the map: its steps in the list, and on the full screen with clicker, keys and mouse."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.document import Plan
from planner.edits.story import add_step, story_of
from planner.edits.views import add_view
from planner.model import MapView
from tests.ui.canvas.conftest import uid_of
from tests.ui.canvas.test_drill import faint
from ui.canvas.map_widget import MapWidget
from ui.canvas.story.pages import story_pdf
from ui.canvas.story.player import Player
from ui.canvas.story.slides import slides_of
from ui.canvas.story.step_list import StepList
from ui.plan_signals import PlanSignals
from ui.window import MainWindow

Key = Qt.Key


def captions(plan: Plan) -> list[str]:
    return [step.display_name for step in story_of(plan)]


@pytest.fixture
def told(four: Plan) -> Plan:
    view = add_view(four, "Hierarchy")
    add_step(four, view, "Everyone")
    add_step(four, view, "Acme and its own", focus=uid_of(four, "Beta"))
    add_step(four, view, "Gamma alone", words="gamma")
    four.forget_history()
    return four


@pytest.fixture
def player(told: Plan, qtbot: QtBot) -> Iterator[Player]:
    signals = PlanSignals(told)
    made = Player(told, signals)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.play()
    yield made
    signals.stop()


def lit(player: Player) -> set[str]:
    return {item.card.title for item in player.map.items_by_key.values() if not item.look.faint}


# The list


def test_what_is_seen_becomes_a_step_whose_caption_is_typed(shown: MapWidget, four: Plan) -> None:
    shown.show_partner(uid_of(four, "Acme"))
    shown.toolbar.filter.setText("acme")
    QTest.keyClick(
        shown.canvas, Key.Key_M, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    steps = steps_of(shown)
    editor = steps.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "Acme first")
    QTest.keyClick(editor, Key.Key_Return)
    QApplication.processEvents()  # the list takes what is typed once the key is done with
    (step,) = story_of(four)
    assert (step.caption, step.focus, step.filter) == ("Acme first", uid_of(four, "Acme"), "acme")
    four.undo()
    four.undo()
    assert not story_of(four) and steps.count() == 0


def test_where_one_has_zoomed_in_the_partner_in_the_middle_is_the_focus(shown: MapWidget, four: Plan) -> None:
    shown.stage.add_step()
    assert story_of(four)[0].focus is None
    shown.canvas.set_zoom(4)
    shown.canvas.scroll_map(shown.map.items_by_key[uid_of(four, "Beta")].pos() - shown.canvas.seen().center())
    shown.stage.add_step()
    assert story_of(four)[1].focus == uid_of(four, "Beta")


def steps_of(widget: MapWidget) -> StepList:
    return widget.stage.open_story().steps


def test_alt_and_arrows_move_a_step_and_delete_takes_it_out(shown: MapWidget, told: Plan) -> None:
    steps = steps_of(shown)
    steps.setCurrentRow(0)
    QTest.keyClick(steps, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert captions(told) == ["Acme and its own", "Everyone", "Gamma alone"]
    assert steps.currentRow() == 1
    QTest.keyClick(steps, Key.Key_Delete)
    assert captions(told) == ["Acme and its own", "Gamma alone"]
    told.undo()
    told.undo()
    assert captions(told) == ["Everyone", "Acme and its own", "Gamma alone"]


def test_a_step_is_dropped_where_it_shall_be_told(shown: MapWidget, told: Plan) -> None:
    steps = steps_of(shown)
    steps.setCurrentRow(0)
    end = QPointF(20, steps.visualItemRect(steps.item(2)).bottom() + 20)
    event = QDropEvent(
        end, Qt.DropAction.MoveAction, QMimeData(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    steps.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.IgnoreAction
    assert captions(told) == ["Acme and its own", "Gamma alone", "Everyone"]


def test_a_step_is_made_to_show_something_else(shown: MapWidget, told: Plan) -> None:
    steps = steps_of(shown)
    steps.setCurrentRow(0)
    shown.show_partner(uid_of(told, "Gamma"))
    shown.stage.story.change.click()  # type: ignore[union-attr]
    step = story_of(told)[0]
    assert (step.caption, step.focus) == ("Everyone", uid_of(told, "Gamma"))


def test_a_step_that_is_chosen_is_seen_on_the_map(shown: MapWidget, told: Plan) -> None:
    steps = steps_of(shown)
    steps.setCurrentRow(1)
    assert faint(shown) == {"Hub", "Gamma"}
    steps.setCurrentRow(2)
    assert faint(shown) == {"Hub", "Acme", "Beta"} and shown.toolbar.filter.text() == "gamma"
    QTest.keyClick(steps, Key.Key_Escape)
    assert shown.stage.panel is None and faint(shown) == {
        "Hub",
        "Acme",
        "Beta",
    }  # the filter stays in its field


# On the full screen


@pytest.mark.parametrize("key", [Key.Key_PageDown, Key.Key_Right, Key.Key_Space, Key.Key_Return])
def test_clicker_and_keys_go_on(player: Player, key: Key) -> None:
    QTest.keyClick(player, key)
    assert player.slide.caption == "Acme and its own"
    assert lit(player) == {"Acme", "Beta"}


@pytest.mark.parametrize("key", [Key.Key_PageUp, Key.Key_Left, Key.Key_Up])
def test_clicker_and_keys_go_back_and_stop_at_the_ends(player: Player, key: Key) -> None:
    QTest.keyClick(player, Key.Key_End)
    assert player.place == 2
    QTest.keyClick(player, Key.Key_PageDown)
    assert player.place == 2
    QTest.keyClick(player, key)
    assert player.place == 1
    QTest.keyClick(player, Key.Key_Home)
    QTest.keyClick(player, key)
    assert player.place == 0


def test_a_number_and_enter_jump(player: Player) -> None:
    QTest.keyClicks(player, "3")
    QTest.keyClick(player, Key.Key_Return)
    assert player.slide.caption == "Gamma alone" and lit(player) == {"Gamma"}
    QTest.keyClicks(player, "99")
    QTest.keyClick(player, Key.Key_Return)
    assert player.place == 2


def test_b_blanks_the_screen_until_one_goes_on(player: Player) -> None:
    QTest.keyClick(player, Key.Key_B)
    assert QImage(player.grab().toImage()).pixelColor(5, 5).name() == "#000000"
    QTest.keyClick(player, Key.Key_B)
    assert player.grab().toImage().pixelColor(5, 5).name().upper() == player.map.tokens.ground


def test_the_mouse_goes_on_and_back_and_points(player: Player) -> None:
    QTest.mouseClick(player, Qt.MouseButton.LeftButton)
    QTest.mouseClick(player, Qt.MouseButton.RightButton)
    assert player.place == 0
    player._flight.stop()
    player._land()
    uid, seen = uid_of(player.plan, "Acme"), player._seen()
    at = (player.map.rects[uid].center() - seen.topLeft()) * player.camera.zoom
    QTest.mouseMove(player, QPoint(5, 5))
    QTest.mouseMove(player, at.toPoint())
    assert player.names.pointed == uid


def test_escape_takes_a_number_back_then_ends(player: Player) -> None:
    QTest.keyClicks(player, "2")
    QTest.keyClick(player, Key.Key_Escape)
    assert player.isVisible() and player.typed == ""
    QTest.keyClick(player, Key.Key_Escape)
    assert not player.isVisible()


def test_the_camera_flies_where_movement_is_wanted(
    player: Player, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.canvas.story.player.moves", lambda: True)
    with qtbot.waitSignal(player._flight.finished):
        QTest.keyClick(player, Key.Key_Right)
        assert player.camera != player._to
    assert player.camera == player._to
    monkeypatch.setattr("ui.canvas.story.player.moves", lambda: False)
    QTest.keyClick(player, Key.Key_Right)
    assert player.camera == player._to


def test_what_is_changed_meanwhile_is_seen(player: Player, told: Plan) -> None:
    QTest.keyClick(player, Key.Key_End)
    with told.change("Rename"):
        story_of(told)[2].caption = "Gamma, at last"
    assert player.slide.caption == "Gamma, at last"
    with told.change("Delete"):
        told.delete(story_of(told)[2])
    assert player.place == 1


def test_without_steps_it_goes_view_by_view_but_not_to_internal_ones(four: Plan) -> None:
    assert [slide.caption for slide in slides_of(four)] == ["Test"]
    for name in ("Hierarchy", "Money", "Trust"):
        add_view(four, name)
    with four.change("Hide"):
        four.rows(MapView)[2].internal = True
    assert [slide.caption for slide in slides_of(four)] == ["Hierarchy", "Money"]


def test_the_pages_hold_one_for_each_step(told: Plan) -> None:
    data = story_pdf(told)
    assert data.startswith(b"%PDF") and data.count(b"/Type /Page\n") == 3


def test_overview_and_f5_present(window: MainWindow, qtbot: QtBot) -> None:
    window.go("Overview")
    button = next(
        one for one in window.pages["Overview"].findChildren(QPushButton) if one.text() == " Present"
    )
    for start in (button.click, window.deeds.present):
        start()
        player = next(
            one for one in QApplication.topLevelWidgets() if isinstance(one, Player) and one.isVisible()
        )
        assert player.isFullScreen()
        with qtbot.waitSignal(player.destroyed):
            player.close()
