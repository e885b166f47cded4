"""Lanes and the influence–interest grid under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from planner.model.choices import Attitude
from tests.ui.canvas.test_map import LEFT, NO_KEYS, Desk, desk  # noqa: F401


def middle(desk: Desk, key: str) -> QPoint:  # noqa: F811
    zone = next(one for one in desk.widget.map.zones.zones if one.key == key)
    left, top, width, height = zone.area
    return desk.canvas.to_window(QPointF(left + width - 30, top + height / 2)).toPoint()


def test_dragging_a_card_into_another_lane_sets_the_field_and_shows_where(desk: Desk) -> None:  # noqa: F811
    desk.widget.split("attitude")
    step = desk.plan.undo_label
    desk.drag(desk.at("Acme"), middle(desk, "critic"), release=False)
    assert desk.widget.map.zones.target == "critic"
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, middle(desk, "critic"))
    assert desk.widget.map.zones.target is None
    assert desk.partner("Acme").attitude is Attitude.CRITIC
    assert desk.widget.map.zones.zone_of(desk.partner("Acme").uid) == "critic"
    desk.plan.undo()
    assert desk.partner("Acme").attitude is None
    assert desk.plan.undo_label == step


def test_a_card_moved_within_its_lane_keeps_its_value(desk: Desk) -> None:  # noqa: F811
    desk.widget.split("attitude")
    before = desk.widget.map.items_by_key[desk.partner("Acme").uid].pos().x()
    desk.drag(desk.at("Acme"), desk.at("Acme", 150))
    assert desk.partner("Acme").attitude is None
    assert abs(desk.widget.map.items_by_key[desk.partner("Acme").uid].pos().x() - before - 150) < 3


def test_escape_over_another_lane_changes_nothing(desk: Desk) -> None:  # noqa: F811
    desk.widget.split("attitude")
    before = desk.widget.map.places()
    desk.drag(desk.at("Acme"), middle(desk, "critic"), release=False)
    desk.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, middle(desk, "critic"))
    assert desk.partner("Acme").attitude is None
    assert desk.widget.map.zones.target is None
    assert desk.widget.map.places() == before


def test_dragging_on_the_grid_sets_influence_and_interest(desk: Desk) -> None:  # noqa: F811
    desk.widget.split("influence_interest")
    desk.drag(desk.at("Acme"), middle(desk, "5/4"))
    assert (desk.partner("Acme").influence, desk.partner("Acme").interest) == (5, 4)
    assert not desk.widget.map.links.links
    desk.widget.split("")
    assert not desk.widget.map.zones.zones


def test_a_value_changed_elsewhere_moves_the_card_to_its_lane(desk: Desk) -> None:  # noqa: F811
    desk.widget.split("attitude")
    with desk.plan.change("Elsewhere"):
        desk.partner("Beta").attitude = Attitude.CHAMPION
    assert desk.canvas.map.zones.zone_at(desk.canvas.to_map(desk.at("Beta"))).key == "champion"  # type: ignore[union-attr]


def test_the_arrange_menu_offers_lanes_and_the_grid(desk: Desk) -> None:  # noqa: F811
    def entries() -> dict[str, object]:
        menu = desk.widget.toolbar.arrangement.menu()
        (lanes,) = menu.findChildren(QMenu)
        return {one.text(): one for one in [*menu.actions(), *lanes.actions()]}

    entries()["Hierarchy level"].trigger()  # type: ignore[attr-defined]
    assert [zone.title for zone in desk.widget.map.zones.zones] == ["Level 1", "Level 2"]
    entries()["Side by side"].trigger()  # type: ignore[attr-defined]
    one, two = (zone.area for zone in desk.widget.map.zones.zones)
    assert one[1] == two[1] and one[0] < two[0]
    entries()["Influence–interest grid"].trigger()  # type: ignore[attr-defined]
    assert desk.widget.map.zones.is_grid


def test_a_partner_made_in_a_lane_takes_its_value_in_one_step(desk: Desk) -> None:  # noqa: F811
    desk.widget.split("attitude")
    spot = middle(desk, "supporter")
    QTest.mouseDClick(desk.port, LEFT, NO_KEYS, spot)
    QTest.mouseRelease(desk.port, LEFT, NO_KEYS, spot)
    desk.type("Gamma")
    assert desk.partner("Gamma").attitude is Attitude.SUPPORTER
    desk.plan.undo()
    assert "Gamma" not in desk.names()
