"""Groups and notes: drawn, moved with what they hold, resized, written on, coloured, taken away."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtTest import QTest

from planner.model import MapGroup, MapNote
from tests.ui.canvas.test_map import LEFT, NO_KEYS, Desk, desk  # noqa: F401
from ui import theme
from ui.canvas.frames import colour
from ui.canvas.frames_layer import title_rect
from ui.canvas.scene_painting import paint_cards

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def grouped(desk: Desk, *names: str) -> MapGroup:  # noqa: F811
    desk.canvas.select([desk.partner(name).uid for name in names])
    desk.press(Qt.Key.Key_G, CTRL)
    desk.type("Channel")
    (made,) = desk.plan.rows(MapGroup)
    return made


def title(desk: Desk, group: MapGroup) -> QPoint:  # noqa: F811
    frame = desk.widget.map.frames.frames[group.uid]
    return desk.canvas.to_window(title_rect(frame, desk.canvas.zoom).center()).toPoint()


def corner(desk: Desk, row: MapGroup | MapNote) -> QPoint:  # noqa: F811
    frame = desk.widget.map.frame(row.uid)
    assert frame is not None
    return desk.canvas.to_window(frame.rect.bottomRight()).toPoint()


def test_ctrl_g_frames_the_selected_cards_and_asks_for_a_title(desk: Desk) -> None:  # noqa: F811
    made = grouped(desk, "Acme", "Beta")
    frame = desk.widget.map.frames.frames[made.uid]
    assert frame.text == "Channel"
    assert all(frame.rect.contains(desk.widget.map.rects[desk.partner(n).uid]) for n in ("Acme", "Beta"))
    assert not frame.rect.contains(desk.widget.map.rects[desk.partner("Hub").uid])
    assert desk.selection.keys == ((MapGroup, made.uid),)


def test_a_group_dragged_by_its_title_takes_its_cards_along_in_one_step(desk: Desk) -> None:  # noqa: F811
    made = grouped(desk, "Acme", "Beta")
    before, step = desk.widget.map.places(), QPoint(40, 60)
    start = title(desk, made)
    desk.drag(start, start + step)
    moved = QPointF(step) / desk.canvas.zoom
    for name, way in (("Acme", moved), ("Beta", moved), ("Hub", QPointF())):
        uid = desk.partner(name).uid
        there = QPointF(*before[uid]) + way
        assert (desk.widget.map.items_by_key[uid].pos() - there).manhattanLength() < 2
    desk.plan.undo()
    assert desk.widget.map.places() == before
    assert title(desk, made) == start


def test_escape_in_the_middle_brings_group_and_cards_back(desk: Desk) -> None:  # noqa: F811
    made = grouped(desk, "Acme", "Beta")
    before, start = desk.widget.map.places(), title(desk, made)
    desk.drag(start, start + QPoint(40, 60), release=False)
    assert desk.widget.map.places() != before
    desk.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, start)
    assert desk.widget.map.places() == before
    assert title(desk, made) == start
    assert not desk.widget.map.frames.lifted


def test_a_corner_resizes_and_the_opposite_one_stays(desk: Desk) -> None:  # noqa: F811
    made = grouped(desk, "Acme")
    left, top, width = made.x, made.y, made.width
    desk.drag(corner(desk, made), corner(desk, made) + QPoint(50, 30))
    assert (made.x, made.y) == (left, top)
    assert made.width is not None and width is not None and made.width > width + 30
    desk.plan.undo()
    assert made.width == width


def test_a_double_click_on_the_title_renames_in_place(desk: Desk) -> None:  # noqa: F811
    made = grouped(desk, "Acme")
    spot = title(desk, made)
    QTest.mouseDClick(desk.port, LEFT, NO_KEYS, spot)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, spot)
    desk.type("Northern region")
    assert made.text == "Northern region"


def test_deleting_or_dissolving_a_group_keeps_the_cards(desk: Desk) -> None:  # noqa: F811
    grouped(desk, "Acme")
    desk.press(Qt.Key.Key_Delete)
    assert not desk.plan.rows(MapGroup)
    assert desk.names() == {"Hub", "Acme", "Beta"}
    desk.plan.undo()
    desk.selection.set([(MapGroup, desk.plan.rows(MapGroup)[0].uid)])
    desk.press(Qt.Key.Key_G, CTRL | SHIFT)
    assert not desk.plan.rows(MapGroup)
    assert desk.selected() == {"Acme"}
    assert desk.plan.undo_label == "Ungroup"


def test_a_group_takes_a_colour_from_the_menu(desk: Desk) -> None:  # noqa: F811
    made = grouped(desk, "Acme")
    colour(desk.canvas)
    menu = desk.canvas.findChildren(type(desk.widget.toolbar.view.menu()))[-1]
    next(one for one in menu.actions() if one.text() == "Blue").trigger()
    assert made.colour == "#0072B2"


def test_n_asks_for_a_note_which_is_dragged_edited_and_deleted(desk: Desk) -> None:  # noqa: F811
    desk.press(Qt.Key.Key_N)
    QTest.keyClicks(desk.canvas.paper, "Ask the bank first")
    QTest.keyClick(desk.canvas.paper, Qt.Key.Key_Return, CTRL)
    (note,) = desk.plan.rows(MapNote)
    assert note.text == "Ask the bank first"
    before = (note.x, note.y)
    centre = desk.canvas.to_window(desk.widget.map.notes.frames[note.uid].rect.center()).toPoint()
    centre += QPoint(0, 24)
    desk.drag(centre, centre + QPoint(0, 90))
    assert (note.x, note.y) != before
    desk.press(Qt.Key.Key_F2)
    QTest.keyClicks(desk.canvas.paper, "Ask the regulator")
    desk.canvas.setFocus()
    assert note.text == "Ask the regulator"
    desk.press(Qt.Key.Key_Delete)
    assert not desk.plan.rows(MapNote)


def test_escape_ends_a_note_and_throws_nothing_away(desk: Desk) -> None:  # noqa: F811
    desk.press(Qt.Key.Key_N)
    QTest.keyClick(desk.canvas.paper, Qt.Key.Key_Escape)
    assert not desk.plan.rows(MapNote)
    desk.press(Qt.Key.Key_N)
    QTest.keyClicks(desk.canvas.paper, "Ask them")
    QTest.keyClick(desk.canvas.paper, Qt.Key.Key_Escape)
    assert [one.text for one in desk.plan.rows(MapNote)] == ["Ask them"]
    assert desk.canvas.hasFocus()
    desk.plan.undo()
    assert not desk.plan.rows(MapNote)


def test_a_group_of_nothing_is_drawn_where_no_card_is(desk: Desk) -> None:  # noqa: F811
    desk.selection.set([])
    desk.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    (made,) = desk.plan.rows(MapGroup)
    frame = desk.widget.map.frame(made.uid)
    assert frame is not None
    assert not desk.widget.map.cards_in(frame.rect)
    assert desk.canvas.seen().contains(frame.rect)


def test_g_walks_along_groups_and_notes_and_alt_arrows_move_them(desk: Desk) -> None:  # noqa: F811
    made = grouped(desk, "Acme")
    desk.selection.set([])
    desk.press(Qt.Key.Key_G)
    assert desk.selection.keys == ((MapGroup, made.uid),)
    before, card = made.x or 0, desk.widget.map.places()[desk.partner("Acme").uid]
    desk.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert made.x == before + 4
    assert desk.widget.map.places()[desk.partner("Acme").uid] == (card[0] + 4, card[1])


def test_in_high_contrast_every_card_has_a_dark_edge_whatever_was_painted_before(desk: Desk) -> None:  # noqa: F811
    desk.widget.map.set_tokens(theme.HIGH_CONTRAST)
    image = QImage(900, 640, QImage.Format.Format_RGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    painter.setPen(QPen(QColor("#D55E00"), 3, Qt.PenStyle.DashLine))
    painter.translate(450, 320)
    paint_cards(desk.widget.map, painter, [desk.partner("Beta").uid], 0.3)
    painter.end()
    edge = desk.widget.map.rects[desk.partner("Beta").uid].toRect()
    below = [
        image.pixelColor(450 + edge.left() + n, 320 + edge.bottom() + 1).lightness() for n in range(30, 60)
    ]
    assert max(below) < 140
