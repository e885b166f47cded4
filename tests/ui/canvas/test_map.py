"""What a person does on the map with mouse and keyboard, and what they then see."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from planner import edits
from planner.document.plan import Plan
from planner.edits.views import place_cards, placements_of, view_of
from planner.model import Organisation, Relationship, Risk, RiskLink, Role, RoleAssignment
from planner.model.choices import RelationshipKind, RelationshipStatus, Stage
from ui import theme
from ui.canvas.commands import context_menu
from ui.canvas.map_widget import MapWidget
from ui.plan_signals import PlanSignals, Selection

LEFT = Qt.MouseButton.LeftButton
NO_KEYS = Qt.KeyboardModifier.NoModifier


class Desk:
    """A map on the screen, and the hands of a person."""

    def __init__(self, plan: Plan, widget: MapWidget, selection: Selection) -> None:
        self.plan = plan
        self.widget = widget
        self.selection = selection
        self.canvas = widget.canvas
        self.port = widget.canvas.viewport()

    def partner(self, name: str) -> Organisation:
        return next(one for one in self.plan.rows(Organisation) if one.name == name)

    def names(self) -> set[str]:
        return {item.card.full_name for item in self.widget.map.items_by_key.values()}

    def selected(self) -> set[str]:
        return {row.display_name for row in self.selection.rows(self.plan, Organisation)}

    def at(self, name: str, dx: float = 0, dy: float = 0) -> QPoint:
        item = next(i for i in self.widget.map.items_by_key.values() if i.card.full_name == name)
        return self.canvas.to_window(item.pos() + QPointF(dx, dy)).toPoint()

    def free_room(self) -> QPoint:
        return QPoint(self.port.width() - 260, self.port.height() - 130)

    def drag(self, start: QPoint, end: QPoint, *, release: bool = True) -> None:
        QTest.mouseMove(self.port, start)
        QTest.mousePress(self.port, LEFT, NO_KEYS, start)
        for step in range(1, 6):
            QTest.mouseMove(self.port, start + (end - start) * step / 5)
        if release:
            QTest.mouseRelease(self.port, LEFT, NO_KEYS, end)

    def move(
        self,
        to: QPoint,
        keys: Qt.KeyboardModifier = NO_KEYS,
        held: Qt.MouseButton = Qt.MouseButton.NoButton,
        over: QWidget | None = None,
    ) -> None:
        """Move the mouse with modifiers and a button held, which QTest cannot."""
        widget = over if over is not None else self.port
        QApplication.sendEvent(
            widget,
            QMouseEvent(
                QEvent.Type.MouseMove, QPointF(to), QPointF(widget.mapToGlobal(to)),
                Qt.MouseButton.NoButton, held, keys,
            ),
        )  # fmt: skip

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.keyClick(self.canvas, key, keys)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.canvas.editor, text)
        QTest.keyClick(self.canvas.editor, Qt.Key.Key_Return)


@pytest.fixture
def desk(plan: Plan, qtbot: object) -> Iterator[Desk]:
    with plan.change("Begin"):
        hub = plan.add(Organisation(name="Hub", is_hub=True))
        for name in ("Acme", "Beta"):
            plan.add(Organisation(name=name, parent=hub.uid))
    signals, selection = PlanSignals(plan), Selection()
    widget = MapWidget(plan, signals, selection)
    qtbot.addWidget(widget)  # type: ignore[attr-defined]
    widget.resize(900, 640)
    widget.show()
    widget.canvas.setFocus()
    yield Desk(plan, widget, selection)
    signals.stop()


def test_a_double_click_on_empty_room_and_a_name_make_a_partner_there(desk: Desk) -> None:
    spot = desk.free_room()
    wanted = desk.canvas.to_map(spot)
    QTest.mouseDClick(desk.port, LEFT, NO_KEYS, spot)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, spot)
    desk.type("Gamma")
    made = desk.partner("Gamma")
    item = desk.widget.map.items_by_key[made.uid]
    assert (item.pos() - wanted).manhattanLength() < 3
    assert desk.selected() == {"Gamma"}
    desk.plan.undo()
    assert "Gamma" not in desk.names()


def test_a_name_that_is_taken_stays_in_the_editor_with_its_reason(desk: Desk) -> None:
    spot = desk.free_room()
    QTest.mouseDClick(desk.port, LEFT, NO_KEYS, spot)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, spot)
    desk.type("Acme")
    assert desk.canvas.editor.asking
    assert "Acme" in desk.canvas.editor.reason.text()
    assert desk.canvas.editor.reason.isVisible()
    QTest.keyClick(desk.canvas.editor, Qt.Key.Key_Escape)
    assert not desk.canvas.editor.asking
    assert len(desk.plan.rows(Organisation)) == 3


def test_dragging_from_a_cards_edge_to_another_card_links_them(desk: Desk) -> None:
    right_edge = desk.widget.map.items_by_key[desk.partner("Acme").uid].card.width / 2
    desk.drag(desk.at("Acme", right_edge), desk.at("Beta"))
    (made,) = desk.plan.rows(Relationship)
    assert (made.source, made.target) == (desk.partner("Acme").uid, desk.partner("Beta").uid)
    assert desk.selection.keys == ((Relationship, made.uid),)
    assert made.uid in desk.widget.map.links.links


def test_dragging_from_a_cards_edge_to_nothing_makes_a_linked_partner_in_one_step(desk: Desk) -> None:
    right_edge = desk.widget.map.items_by_key[desk.partner("Acme").uid].card.width / 2
    desk.drag(desk.at("Acme", right_edge), desk.free_room())
    desk.type("Gamma")
    (made,) = desk.plan.rows(Relationship)
    assert made.target == desk.partner("Gamma").uid
    desk.plan.undo()
    assert desk.names() == {"Hub", "Acme", "Beta"}
    assert not desk.plan.rows(Relationship)


def test_tab_makes_a_child_and_enter_a_sibling(desk: Desk) -> None:
    desk.widget.show_partner(desk.partner("Acme").uid)
    desk.press(Qt.Key.Key_Tab)
    desk.type("Child")
    assert desk.partner("Child").parent == desk.partner("Acme").uid
    assert desk.selected() == {"Child"}
    desk.press(Qt.Key.Key_Return)
    desk.type("Twin")
    assert desk.partner("Twin").parent == desk.partner("Acme").uid
    acme = desk.widget.map.items_by_key[desk.partner("Acme").uid]
    twin = desk.widget.map.items_by_key[desk.partner("Twin").uid]
    assert twin.pos().y() > acme.pos().y()


def test_tab_in_the_editor_takes_the_name_and_asks_for_a_child(desk: Desk) -> None:
    desk.widget.show_partner(desk.partner("Acme").uid)
    desk.press(Qt.Key.Key_Tab)
    QTest.keyClicks(desk.canvas.editor, "Child")
    QTest.keyClick(desk.canvas.editor, Qt.Key.Key_Tab)
    assert desk.canvas.editor.asking
    desk.type("Grandchild")
    assert desk.partner("Grandchild").parent == desk.partner("Child").uid


def test_dropping_a_card_on_another_hangs_it_there(desk: Desk) -> None:
    desk.drag(desk.at("Beta"), desk.at("Acme", 10, 5), release=False)
    assert desk.widget.map.target == desk.partner("Acme").uid
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, desk.at("Acme", 10, 5))
    assert desk.partner("Beta").parent == desk.partner("Acme").uid
    assert desk.plan.undo_label == "Move in the hierarchy"


def test_a_card_hung_elsewhere_goes_there_with_what_is_below_it(desk: Desk) -> None:
    child = edits.add_partner(desk.plan, "Child", parent=desk.partner("Beta").uid)
    stand = {"Hub": (0.0, 0.0), "Acme": (900.0, 90.0), "Beta": (0.0, 90.0), "Child": (0.0, 180.0)}
    place_cards(desk.plan, {desk.partner(name).uid: at for name, at in stand.items()}, view=None)
    desk.canvas.show_area(desk.widget.map.content())
    steps = len(desk.plan.done)
    desk.drag(desk.at("Beta"), desk.at("Acme", 10, 5))
    scene = desk.widget.map
    acme, beta, below = (scene.rects[desk.partner(name).uid] for name in ("Acme", "Beta", "Child"))
    assert (beta.center().x(), beta.top() > acme.bottom()) == (acme.center().x(), True)
    assert (below.center().x(), below.top() > beta.bottom()) == (beta.center().x(), True)
    assert len(desk.plan.done) == steps + 1
    desk.plan.undo()
    assert scene.rects[child.uid].center().x() == 0


def test_a_partner_cannot_be_dropped_on_one_below_it(desk: Desk) -> None:
    desk.drag(desk.at("Hub"), desk.at("Acme", 10, 5), release=False)
    assert desk.widget.map.target is None
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, desk.at("Acme", 10, 5))
    assert desk.partner("Hub").parent is None


def test_a_card_moved_by_hand_stays_where_it_was_put_and_layouts_leave_it(desk: Desk) -> None:
    spot = desk.free_room()
    wanted = desk.canvas.to_map(spot)
    others = {name: desk.at(name) for name in ("Hub", "Beta")}
    desk.drag(desk.at("Acme"), spot)
    view = view_of(desk.plan)
    assert view is not None
    place = placements_of(desk.plan, view)[desk.partner("Acme").uid]
    assert place.pinned
    assert {name: desk.at(name) for name in others} == others
    desk.widget.arrange("layered", "right")
    item = desk.widget.map.items_by_key[desk.partner("Acme").uid]
    assert (item.pos() - wanted).manhattanLength() < 3
    desk.plan.undo()
    desk.plan.undo()
    assert view_of(desk.plan) is None


def test_escape_in_the_middle_of_a_drag_changes_nothing(desk: Desk) -> None:
    before = desk.widget.map.places()
    step = desk.plan.undo_label
    desk.drag(desk.at("Acme"), desk.free_room(), release=False)
    assert desk.widget.map.places() != before
    desk.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, desk.free_room())
    assert desk.widget.map.places() == before
    assert desk.plan.undo_label == step


def test_f2_renames_on_the_card(desk: Desk) -> None:
    desk.widget.show_partner(desk.partner("Acme").uid)
    desk.press(Qt.Key.Key_F2)
    desk.type("Apex")
    assert desk.names() == {"Hub", "Apex", "Beta"}


def test_undo_of_a_deletion_brings_back_cards_and_links(desk: Desk) -> None:
    edits.link(desk.plan, desk.partner("Acme"), desk.partner("Beta"), RelationshipKind.SERVES)
    desk.widget.show_partner(desk.partner("Acme").uid)
    desk.press(Qt.Key.Key_Delete)
    assert desk.names() == {"Hub", "Beta"}
    assert not desk.widget.map.links.links
    assert not desk.selected()
    desk.plan.undo()
    assert desk.names() == {"Hub", "Acme", "Beta"}
    assert len(desk.widget.map.links.links) == 1


def test_deleting_a_partner_moves_its_children_up_on_the_map(desk: Desk) -> None:
    edits.add_partner(desk.plan, "Child", parent=desk.partner("Acme").uid)
    desk.widget.show_partner(desk.partner("Acme").uid)
    desk.press(Qt.Key.Key_Delete)
    assert desk.widget.map.chart.parents[desk.partner("Child").uid] == desk.partner("Hub").uid


def test_a_marquee_selects_the_cards_it_touches(desk: Desk) -> None:
    start = desk.at("Acme", -120, -40)
    desk.drag(start, desk.at("Beta", 90, 40))
    assert desk.selected() == {"Acme", "Beta"}
    desk.press(Qt.Key.Key_Escape)
    assert not desk.selected()


def test_ctrl_click_adds_and_takes_out(desk: Desk) -> None:
    QTest.mouseClick(desk.port, LEFT, NO_KEYS, desk.at("Acme"))
    QTest.mouseClick(desk.port, LEFT, Qt.KeyboardModifier.ControlModifier, desk.at("Beta"))
    assert desk.selected() == {"Acme", "Beta"}
    QTest.mouseClick(desk.port, LEFT, Qt.KeyboardModifier.ControlModifier, desk.at("Acme"))
    assert desk.selected() == {"Beta"}


def test_selecting_elsewhere_shows_on_the_map(desk: Desk) -> None:
    beta = desk.partner("Beta")
    desk.selection.set([(Organisation, beta.uid)])
    assert desk.widget.map.items_by_key[beta.uid].look.selected
    desk.selection.set([])
    assert not desk.widget.map.items_by_key[beta.uid].look.selected


def test_a_click_on_a_line_selects_its_relationship(desk: Desk) -> None:
    made = edits.link(desk.plan, desk.partner("Acme"), desk.partner("Beta"), RelationshipKind.SERVES)
    middle = desk.canvas.to_window(desk.widget.map.links.point_on(made.uid, 0.5)).toPoint()
    QTest.mouseClick(desk.port, LEFT, NO_KEYS, middle)
    assert desk.selection.keys == ((Relationship, made.uid),)


def test_the_wheel_zooms_at_the_pointer(desk: Desk) -> None:
    at = desk.at("Acme")
    before = desk.canvas.to_map(at)
    wheel = QWheelEvent(
        QPointF(at), QPointF(desk.port.mapToGlobal(at)), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    zoom = desk.widget.zoom
    QApplication.sendEvent(desk.port, wheel)
    assert desk.widget.zoom > zoom * 1.2
    assert (desk.canvas.to_map(at) - before).manhattanLength() < 3


def test_f_fits_the_map_and_shift_f_the_selection(desk: Desk) -> None:
    desk.widget.set_zoom(3.0)
    desk.press(Qt.Key.Key_F)
    assert desk.canvas.seen().contains(desk.widget.map.content())
    desk.widget.show_partner(desk.partner("Beta").uid)
    desk.press(Qt.Key.Key_F, Qt.KeyboardModifier.ShiftModifier)
    assert desk.widget.zoom == pytest.approx(1.5)
    assert desk.canvas.seen().contains(desk.widget.map.rects[desk.partner("Beta").uid])


def test_arrow_keys_walk_from_card_to_card(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Right)
    assert desk.selected() == {"Hub"}
    desk.press(Qt.Key.Key_Down)
    (first,) = desk.selected()
    way = Qt.Key.Key_Right if first == "Acme" else Qt.Key.Key_Left
    desk.press(way)
    assert desk.selected() == {"Acme", "Beta"} - {first}
    desk.press(Qt.Key.Key_Up)
    assert desk.selected() == {"Hub"}


def test_alt_and_an_arrow_nudge_a_card_in_one_step(desk: Desk) -> None:
    desk.widget.show_partner(desk.partner("Acme").uid)
    before = desk.widget.map.places()[desk.partner("Acme").uid]
    desk.press(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert desk.widget.map.places()[desk.partner("Acme").uid] == (before[0] + 4, before[1])


def test_a_vacant_role_is_an_open_slot_until_a_partner_is_dropped_on_it(desk: Desk) -> None:
    with desk.plan.change("Role"):
        desk.plan.add(Role(name="Cloud", under=desk.partner("Hub").uid))
    assert "Cloud" in desk.names()
    desk.drag(desk.at("Beta"), desk.at("Cloud", 5, 5))
    assert [one.organisation for one in desk.plan.rows(RoleAssignment)] == [desk.partner("Beta").uid]
    assert "Cloud" not in desk.names()
    desk.plan.undo()
    assert "Cloud" in desk.names()


def test_a_partner_that_left_and_a_relationship_that_ended_are_not_drawn(desk: Desk) -> None:
    made = edits.link(desk.plan, desk.partner("Acme"), desk.partner("Beta"))
    edits.set_fields(desk.plan, [made], {"status": RelationshipStatus.ENDED})
    assert not desk.widget.map.links.links
    edits.set_fields(desk.plan, [desk.partner("Acme")], {"stage": Stage.EXITED})
    assert desk.names() == {"Hub", "Beta"}


def test_a_card_shows_its_worst_risk_and_how_many_it_has(desk: Desk) -> None:
    for title, impact in (("Small", 1), ("Large", 5)):
        risk = edits.add_row(desk.plan, Risk, {"title": title, "likelihood": 3, "impact": impact})
        edits.add_row(desk.plan, RiskLink, {"risk": risk.uid, "organisation": desk.partner("Acme").uid})
    assert desk.widget.map.items_by_key[desk.partner("Acme").uid].card.badge == ("H", 2)


def test_the_filter_makes_other_cards_faint(desk: Desk) -> None:
    QTest.keyClicks(desk.widget.toolbar.filter, "acm")
    faint = {item.card.full_name for item in desk.widget.map.items_by_key.values() if item.look.faint}
    assert faint == {"Hub", "Beta"}


def test_a_click_in_the_legend_shows_only_that_role(desk: Desk) -> None:
    for name, role in (("Acme", "Bank"), ("Beta", "Wallet")):
        made = edits.add_row(desk.plan, Role, {"name": role})
        edits.set_main_role(desk.plan, [desk.partner(name)], made)
    legend = desk.widget.legend
    assert legend.rows == [("Bank", 1), ("Wallet", 1), ("No role", 1)]
    QTest.mouseClick(legend, LEFT, NO_KEYS, legend.row_rect(1).center().toPoint())
    assert not desk.widget.map.items_by_key[desk.partner("Beta").uid].look.faint
    assert desk.widget.map.items_by_key[desk.partner("Acme").uid].look.faint


def test_below_readable_size_cards_are_blocks_without_words(desk: Desk) -> None:
    acme = desk.widget.map.items_by_key[desk.partner("Acme").uid]

    def inks() -> set[int]:
        picture = desk.canvas.viewport().grab(desk.canvas.window_rect(acme.rect())).toImage()
        return {picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())}

    desk.widget.set_zoom(1.0)
    written = QColor(desk.widget.map.tokens.text).rgb()
    desk.canvas.make_visible(acme.card.uid)
    assert written in inks()
    desk.widget.set_zoom(0.2)
    assert written not in inks()


def test_many_changes_at_once_keep_the_items_of_cards_that_stay(desk: Desk) -> None:
    acme = desk.widget.map.items_by_key[desk.partner("Acme").uid]
    with desk.plan.change("Many"):
        for number in range(250):
            desk.plan.add(Organisation(name=f"Partner {number}", parent=desk.partner("Hub").uid))
    assert len(desk.names()) == 253
    assert desk.widget.map.items_by_key[desk.partner("Acme").uid] is acme


def test_an_empty_map_offers_the_first_partner(plan: Plan, desk: Desk) -> None:
    desk.canvas.select(desk.widget.map.items_by_key)
    desk.press(Qt.Key.Key_Delete)
    assert desk.widget.empty.isVisible()
    QTest.mouseClick(desk.widget.empty.button, LEFT)
    desk.type("First")
    assert desk.names() == {"First"}
    assert not desk.widget.empty.isVisible()


def test_the_theme_repaints_the_map(desk: Desk) -> None:
    before = desk.widget.grab().toImage().pixelColor(450, 600)
    try:
        theme.the_theme().apply("dark")
        after = desk.widget.grab().toImage().pixelColor(450, 600)
    finally:
        theme.the_theme().apply("light")
    assert before.lightness() > 200 > 60 > after.lightness()


def test_a_picture_needs_no_window_and_has_the_size_asked_for(desk: Desk) -> None:
    from ui.canvas.render import render_map

    image = render_map(desk.plan, 400, 300, 2.0, theme.LIGHT)
    assert (image.width(), image.height()) == (800, 600)
    colours = {image.pixelColor(x, y).name() for x in range(0, 800, 7) for y in range(0, 600, 7)}
    assert {theme.LIGHT.ground.lower(), theme.LIGHT.surface.lower()} <= colours


def test_the_context_menu_offers_what_fits_the_card_under_the_pointer(desk: Desk) -> None:
    def offered() -> list[str]:
        menu = context_menu(desk.canvas, desk.at("Acme"))
        inner = [one for action in menu.actions() if action.menu() for one in action.menu().actions()]  # type: ignore[attr-defined]
        texts = [action.text() for action in (*menu.actions(), *inner) if action.text()]
        menu.deleteLater()
        return texts

    desk.canvas.select([])
    assert "Rename" not in offered() and "Select every card" in offered()
    desk.canvas.select([desk.partner("Acme").uid])
    assert {"Rename", "Delete", "New partner below"} <= set(offered())
    desk.canvas.select([desk.partner("Acme").uid, desk.partner("Beta").uid])
    assert "Rename" not in offered()


def test_a_line_goes_round_the_card_between(desk: Desk) -> None:
    middle = edits.add_partner(desk.plan, "Middle")
    cards = {name: desk.partner(name).uid for name in ("Hub", "Acme", "Beta")} | {"Middle": middle.uid}
    heights = {"Hub": -300.0, "Acme": 0.0, "Middle": 120.0, "Beta": 240.0}
    place_cards(desk.plan, {cards[name]: (0.0, y) for name, y in heights.items()}, view=None)
    made = edits.link(desk.plan, desk.partner("Acme"), desk.partner("Beta"))
    QApplication.processEvents()
    line = [desk.widget.map.links.point_on(made.uid, share / 12) for share in range(13)]
    between = desk.widget.map.rects[middle.uid]
    assert not any(between.contains(point) for point in line)


def test_the_mouse_finds_no_line_where_the_last_one_was(desk: Desk) -> None:
    made = edits.link(desk.plan, desk.partner("Acme"), desk.partner("Beta"))
    links = desk.widget.map.links
    middle = links.point_on(made.uid, 0.5)
    assert links.link_at(middle) == made.uid
    desk.plan.undo()
    assert links.link_at(middle) is None
    desk.canvas._point_at(middle)
    assert links.hovered is None
