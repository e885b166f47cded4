"""Arranging the map as a person sees it: aside when it takes long, to be cancelled, one undo step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.edits.views import placements_of, view_of
from planner.model.choices import Layout
from tests.ui.canvas.test_map import Desk, desk  # noqa: F401
from ui.canvas import arranging


def test_a_layout_that_runs_aside_tells_the_plan_when_it_is_ready(desk: Desk, qtbot: object) -> None:  # noqa: F811
    ready = qtbot.waitSignal(desk.widget.arranging.arranged, timeout=60_000)  # type: ignore[attr-defined]
    with ready:
        assert desk.widget.arrange("organic") == 0
        assert desk.widget.arranging.running
        assert view_of(desk.plan) is None
    view = view_of(desk.plan)
    assert view is not None and view.layout is Layout.ORGANIC
    assert desk.plan.undo_label == "Arrange the map"
    desk.plan.undo()
    assert view_of(desk.plan) is None


def test_a_layout_can_be_cancelled_and_nothing_has_changed(desk: Desk) -> None:  # noqa: F811
    before = desk.widget.map.places()
    step = desk.plan.undo_label
    desk.widget.arrange("organic")
    desk.widget.strip._appear()  # as after a moment's patience
    assert desk.widget.strip.isVisible()
    QTest.mouseClick(desk.widget.strip.cancel, Qt.MouseButton.LeftButton)
    assert not desk.widget.strip.isVisible()
    assert not desk.widget.arranging.running
    assert desk.widget.map.places() == before
    assert desk.plan.undo_label == step


def test_cards_end_where_the_plan_has_them_and_nobody_grabs_one_that_walks(desk: Desk) -> None:  # noqa: F811
    desk.widget.arrange("layered", "right")
    QTest.mousePress(desk.port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, desk.free_room())
    view = view_of(desk.plan)
    assert view is not None
    stored = {uid: (one.x, one.y) for uid, one in placements_of(desk.plan, view).items()}
    assert desk.widget.map.places() == stored


def test_only_the_selected_cards_are_arranged_by_key(desk: Desk) -> None:  # noqa: F811
    desk.widget.arrange("layered")
    desk.widget.arranging.settle()
    before = desk.widget.map.places()
    desk.canvas.select([desk.partner("Acme").uid, desk.partner("Beta").uid])
    desk.press(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    desk.widget.arranging.settle()
    hub = desk.partner("Hub").uid
    assert desk.widget.map.places()[hub] == before[hub]


def test_a_card_that_is_let_go_is_moved_by_layouts_again(desk: Desk) -> None:  # noqa: F811
    desk.drag(desk.at("Acme"), desk.free_room())
    acme = desk.partner("Acme").uid
    wanted = desk.widget.map.places()[acme]
    desk.canvas.select([acme])
    arranging.let_go(desk.canvas)
    desk.widget.arrange("layered")
    desk.widget.arranging.settle()
    now = desk.widget.map.places()[acme]
    assert now != wanted
    arranging.hold(desk.canvas)
    desk.widget.arrange("layered", "right")
    desk.widget.arranging.settle()
    assert desk.widget.map.places()[acme] == now
