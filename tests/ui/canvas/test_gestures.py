"""Every gesture of the hand on the map: what it shows while it lasts, what it makes, and Esc, which makes nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner import edits
from planner.model import Organisation, Relationship, Role, RoleAssignment
from tests.ui.canvas.test_map import LEFT, NO_KEYS, Desk, desk
from ui.canvas.commands import MAP_COMMANDS, context_menu
from ui.canvas.snapping import GRID, NEIGHBOURS, TO_GRID, is_on, switch

__all__ = ["desk"]
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def drag(
    desk: Desk, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS, *, release: bool = True
) -> None:
    """Drag with modifiers held, which mouseMove of QTest cannot."""
    desk.move(start)
    QTest.mousePress(desk.port, LEFT, keys, start)
    for step in range(1, 6):
        desk.move(start + (end - start) * step / 5, keys, LEFT)
    if release:
        QTest.mouseRelease(desk.port, LEFT, keys, end)


def do(desk: Desk, text: str) -> None:
    """Do what the context menu calls `text`."""
    next(one for one in MAP_COMMANDS if one.text == text).act(desk.canvas)


def cursor(desk: Desk) -> Qt.CursorShape:
    return desk.port.cursor().shape()


def place(desk: Desk, name: str) -> tuple[float, float]:
    return desk.widget.map.places()[desk.partner(name).uid]


def test_dragging_with_alt_copies_a_partner_with_its_roles(desk: Desk) -> None:
    role = edits.add_row(desk.plan, Role, {"name": "Vendor"})
    edits.set_main_role(desk.plan, [desk.partner("Acme")], role)
    before, spot, steps = place(desk, "Acme"), desk.free_room(), len(desk.plan.done)
    drag(desk, desk.at("Acme"), spot, ALT, release=False)
    assert desk.canvas.preview.copies and cursor(desk) is Qt.CursorShape.DragCopyCursor
    QTest.mouseRelease(desk.port, LEFT, ALT, spot)
    assert place(desk, "Acme") == before
    assert desk.selected() == {"Acme (2)"}
    assert edits.main_role_of(desk.plan, desk.partner("Acme (2)")) is role
    assert (QPointF(*place(desk, "Acme (2)")) - desk.canvas.to_map(spot)).manhattanLength() < 15
    assert len(desk.plan.done) == steps + 1
    desk.plan.undo()
    assert desk.names() == {"Hub", "Acme", "Beta"}


def test_an_open_role_dropped_on_a_partner_is_held_by_it(desk: Desk) -> None:
    with desk.plan.change("Role"):
        desk.plan.add(Role(name="Cloud", under=desk.partner("Hub").uid))
    drag(desk, desk.at("Cloud"), desk.at("Beta", 5, 5), release=False)
    assert desk.widget.map.target == desk.partner("Beta").uid
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, desk.at("Beta", 5, 5))
    assert [one.organisation for one in desk.plan.rows(RoleAssignment)] == [desk.partner("Beta").uid]
    assert desk.plan.undo_label == "Fill role"


def test_a_role_dragged_from_the_legend_is_held_by_the_card_it_is_dropped_on(desk: Desk) -> None:
    roles = [edits.add_row(desk.plan, Role, {"name": name}) for name in ("Bank", "Wallet")]
    for name, role in zip(("Acme", "Beta"), roles, strict=True):
        edits.set_main_role(desk.plan, [desk.partner(name)], role)
    legend = desk.widget.legend
    start = legend.row_rect(1).center().toPoint()

    def drag_to(spot: QPoint, *, release: bool = True) -> None:
        QTest.mousePress(legend, LEFT, NO_KEYS, start)
        for _time in range(2):
            desk.move(legend.mapFrom(desk.port, spot), NO_KEYS, LEFT, legend)
        if release:
            QTest.mouseRelease(legend, LEFT, NO_KEYS, legend.mapFrom(desk.port, spot))

    told: list[str] = []
    desk.canvas.told.connect(told.append)
    desk.canvas.said.connect(told.append)
    drag_to(desk.at("Hub"), release=False)
    assert desk.widget.map.target == desk.partner("Hub").uid
    assert cursor(desk) is Qt.CursorShape.DragCopyCursor
    desk.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(legend, LEFT, NO_KEYS, legend.mapFrom(desk.port, desk.at("Hub")))
    assert edits.main_role_of(desk.plan, desk.partner("Hub")) is None
    drag_to(desk.at("Hub"))
    assert edits.main_role_of(desk.plan, desk.partner("Hub")) is roles[1]
    drag_to(desk.at("Beta"))
    assert told == ["Hub holds the role Wallet now.", "Beta holds the role Wallet already."]
    assert not desk.widget.map.showing.picked


def test_a_role_that_a_partner_holds_already_is_refused_with_a_sentence(desk: Desk) -> None:
    role = edits.add_row(desk.plan, Role, {"name": "Cloud", "needed": 2, "under": desk.partner("Hub").uid})
    edits.set_main_role(desk.plan, [desk.partner("Beta")], role)
    told: list[str] = []
    desk.canvas.said.connect(told.append)
    before = place(desk, "Beta")
    drag(desk, desk.at("Beta"), desk.at("Cloud", 5, 5), release=False)
    assert cursor(desk) is Qt.CursorShape.ForbiddenCursor
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, desk.at("Cloud", 5, 5))
    assert told == ["Beta holds the role Cloud already."]
    assert place(desk, "Beta") == before
    assert cursor(desk) is Qt.CursorShape.ArrowCursor


def test_a_partner_dropped_on_one_below_it_flies_back(desk: Desk) -> None:
    told: list[str] = []
    desk.canvas.said.connect(told.append)
    before = desk.widget.map.places()
    drag(desk, desk.at("Hub"), desk.at("Acme", 5, 5))
    assert told == ["Hub cannot stand under Acme, which stands under it."]
    assert desk.widget.map.places() == before


def test_a_dragged_card_catches_on_its_neighbour_and_a_guide_says_so(desk: Desk) -> None:
    beta = place(desk, "Beta")
    end = desk.canvas.to_window(QPointF(beta[0] + 4, beta[1] + 150)).toPoint()
    drag(desk, desk.at("Acme"), end, release=False)
    assert place(desk, "Acme")[0] == beta[0]
    assert any(line.x1() == line.x2() == beta[0] for line in desk.canvas.preview.guides)
    desk.move(end, CTRL, LEFT)
    assert place(desk, "Acme")[0] != beta[0]
    assert desk.canvas.preview.guides == []
    desk.move(end, NO_KEYS, LEFT)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, end)
    assert place(desk, "Acme")[0] == beta[0]
    assert desk.canvas.preview.guides == []


def test_snapping_to_the_grid_is_switched_on_in_the_menu_and_remembered(desk: Desk) -> None:
    assert (is_on(NEIGHBOURS), is_on(TO_GRID)) == (True, False)
    do(desk, "Snap to neighbours")
    do(desk, "Snap to the grid")
    assert (is_on(NEIGHBOURS), is_on(TO_GRID)) == (False, True)
    desk.drag(desk.at("Acme"), desk.free_room())
    assert [value % GRID for value in place(desk, "Acme")] == [0, 0]
    switch(NEIGHBOURS)
    switch(TO_GRID)


def test_a_drag_to_the_edge_of_the_window_moves_the_map_on(desk: Desk, qtbot: QtBot) -> None:
    seen, before = desk.canvas.seen(), place(desk, "Acme")
    edge = QPoint(desk.port.width() - 3, desk.at("Acme").y() + 60)
    drag(desk, desk.at("Acme"), edge, release=False)
    qtbot.waitUntil(lambda: desk.canvas.seen().left() > seen.left() + 20)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, edge)
    assert place(desk, "Acme")[0] > before[0] + 20


def test_a_key_held_down_nudges_in_one_step(desk: Desk) -> None:
    desk.canvas.select([desk.partner("Acme").uid])
    before, steps = place(desk, "Acme"), len(desk.plan.done)

    def key(kind: QEvent.Type, repeated: bool) -> None:
        event = QKeyEvent(kind, Qt.Key.Key_Right, ALT, "", repeated)
        QApplication.sendEvent(desk.canvas, event)

    key(QEvent.Type.KeyPress, False)
    for _time in range(4):
        key(QEvent.Type.KeyRelease, True)
        key(QEvent.Type.KeyPress, True)
    assert place(desk, "Acme") == (before[0] + 20, before[1])
    assert len(desk.plan.done) == steps
    key(QEvent.Type.KeyRelease, False)
    assert len(desk.plan.done) == steps + 1
    desk.plan.undo()
    assert place(desk, "Acme") == before


def begin_copy(desk: Desk) -> None:
    drag(desk, desk.at("Acme"), desk.free_room(), ALT, release=False)


def begin_link(desk: Desk) -> None:
    edge = desk.widget.map.items_by_key[desk.partner("Acme").uid].card.width / 2
    drag(desk, desk.at("Acme", edge), desk.at("Beta"), release=False)
    assert cursor(desk) is Qt.CursorShape.CrossCursor


def begin_move(desk: Desk) -> None:
    drag(desk, desk.at("Acme"), desk.free_room(), release=False)
    assert cursor(desk) is Qt.CursorShape.ClosedHandCursor


def begin_marquee(desk: Desk) -> None:
    drag(desk, desk.at("Acme", -120, -40), desk.at("Beta", 90, 40), release=False)


def begin_nudge(desk: Desk) -> None:
    desk.canvas.select([desk.partner("Acme").uid])
    QTest.keyPress(desk.canvas, Qt.Key.Key_Right, ALT)


def begin_pan(desk: Desk) -> None:
    QTest.keyPress(desk.canvas, Qt.Key.Key_Space)
    assert cursor(desk) is Qt.CursorShape.OpenHandCursor
    drag(desk, desk.at("Acme"), desk.free_room(), release=False)
    assert cursor(desk) is Qt.CursorShape.ClosedHandCursor


@pytest.mark.parametrize("begin", [begin_copy, begin_link, begin_move, begin_marquee, begin_nudge, begin_pan])
def test_escape_takes_back_any_gesture(desk: Desk, begin: Callable[[Desk], None]) -> None:
    places, seen, steps = desk.widget.map.places(), desk.canvas.seen(), len(desk.plan.done)
    begin(desk)
    assert desk.canvas.gesture is not None
    desk.press(Qt.Key.Key_Escape)
    QTest.keyRelease(desk.canvas, Qt.Key.Key_Space)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, desk.free_room())
    assert desk.canvas.gesture is None
    assert desk.widget.map.places() == places
    assert desk.canvas.seen() == seen
    assert len(desk.plan.done) == steps
    preview = desk.canvas.preview
    assert not (preview.line or preview.marquee or preview.ghosts or preview.copies or preview.guides)
    assert not desk.widget.map.lifted and desk.widget.map.target is None
    assert cursor(desk) is Qt.CursorShape.ArrowCursor


@pytest.mark.parametrize("begin", [begin_copy, begin_link, begin_move, begin_nudge])
def test_undo_in_the_middle_of_a_gesture_ends_it_and_the_map_shows_the_plan(
    desk: Desk, begin: Callable[[Desk], None]
) -> None:
    made = edits.add_partner(desk.plan, "Late")
    begin(desk)
    desk.canvas.select([made.uid])
    desk.plan.undo()
    assert desk.canvas.gesture is None
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, desk.free_room())
    QTest.keyRelease(desk.canvas, Qt.Key.Key_Right, ALT)
    assert desk.names() == {"Hub", "Acme", "Beta"}
    assert not desk.plan.rows(Relationship)


def test_the_dragged_card_may_vanish_by_undo(desk: Desk) -> None:
    edits.add_partner(desk.plan, "Late", parent=desk.partner("Hub").uid)
    drag(desk, desk.at("Late"), desk.free_room(), release=False)
    desk.plan.undo()
    desk.move(desk.free_room(), NO_KEYS, LEFT)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, desk.free_room())
    assert desk.names() == {"Hub", "Acme", "Beta"}
    assert set(desk.widget.map.rects) == {one.uid for one in desk.plan.rows(Organisation)}


@pytest.mark.parametrize(
    ("command", "same"),
    [
        ("Align left", lambda r: r.left()),
        ("Align centres", lambda r: r.center().x()),
        ("Align right", lambda r: r.right()),
        ("Align tops", lambda r: r.top()),
        ("Align middles", lambda r: r.center().y()),
        ("Align bottoms", lambda r: r.bottom()),
    ],
)
def test_cards_are_aligned_in_one_step(desk: Desk, command: str, same: Callable[[object], float]) -> None:
    desk.canvas.select([desk.partner(name).uid for name in ("Hub", "Acme", "Beta")])
    before = desk.widget.map.places()
    do(desk, command)
    sides = [same(rect) for rect in desk.widget.map.rects.values()]
    assert sides == pytest.approx([sides[0]] * 3)
    desk.plan.undo()
    assert desk.widget.map.places() == before


def test_cards_are_distributed_with_equal_gaps(desk: Desk) -> None:
    desk.drag(desk.at("Acme"), desk.free_room())
    desk.canvas.select([desk.partner(name).uid for name in ("Hub", "Acme", "Beta")])
    do(desk, "Distribute across")
    rects = sorted(desk.widget.map.rects.values(), key=lambda rect: rect.left())
    gaps = [after.left() - before.right() for before, after in pairwise(rects)]
    assert gaps[0] == pytest.approx(gaps[1])
    told: list[str] = []
    desk.canvas.said.connect(told.append)
    desk.canvas.select([desk.partner("Hub").uid, desk.partner("Acme").uid])
    do(desk, "Distribute across")
    assert told == ["Select three cards or more to distribute them."]


def test_neighbours_and_the_branch_are_selected(desk: Desk) -> None:
    edits.add_partner(desk.plan, "Shop", parent=desk.partner("Acme").uid)
    edits.link(desk.plan, desk.partner("Beta"), desk.partner("Shop"))
    desk.canvas.select([desk.partner("Shop").uid])
    desk.press(Qt.Key.Key_N, SHIFT)
    assert desk.selected() == {"Shop", "Acme", "Beta"}
    desk.canvas.select([desk.partner("Hub").uid])
    desk.press(Qt.Key.Key_B, SHIFT)
    assert desk.selected() == {"Hub", "Acme", "Beta", "Shop"}


def test_the_menu_holds_ways_to_align_in_a_menu_of_their_own_and_ticks_what_is_on(desk: Desk) -> None:
    desk.canvas.select([desk.partner("Acme").uid, desk.partner("Beta").uid])
    menu = context_menu(desk.canvas, desk.at("Acme"))
    inner = {part.title(): part.actions() for part in menu.findChildren(QMenu)}
    ticked = [one.text() for actions in inner.values() for one in actions if one.isChecked()]
    lines = [one.text() for one in inner["Align and distribute"] if one.text()]
    menu.deleteLater()
    assert len(lines) == 8
    assert ticked == ["Snap to neighbours"]
