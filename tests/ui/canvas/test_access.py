"""The map without a mouse and without eyes: what a screen reader hears, and what the keyboard reaches."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from planner import edits
from planner.edits.frames import add_group
from planner.model import MapGroup, Relationship, Risk, RiskLink
from planner.model.choices import OrganisationKind, RelationshipKind
from tests.ui.canvas.test_map import Desk, desk  # noqa: F401

NAME = QAccessible.Text.Name


@pytest.fixture
def heard(desk: Desk) -> Iterator[QAccessibleInterface]:  # noqa: F811
    with desk.plan.change("Begin"):
        desk.partner("Acme").kind = OrganisationKind.DISTRIBUTOR
    edits.link(desk.plan, desk.partner("Acme"), desk.partner("Beta"), RelationshipKind.SUPPLIES)
    QAccessible.setActive(True)
    yield QAccessible.queryAccessibleInterface(desk.canvas)
    QAccessible.setActive(False)


def names(heard: QAccessibleInterface) -> list[str]:
    return [heard.child(number).text(NAME) for number in range(1, heard.childCount())]


def find(heard: QAccessibleInterface, beginning: str) -> QAccessibleInterface:
    children = [heard.child(number) for number in range(1, heard.childCount())]
    return next(one for one in children if one.text(NAME).startswith(beginning))


def test_a_screen_reader_hears_cards_and_relationships(desk: Desk, heard: QAccessibleInterface) -> None:  # noqa: F811
    assert names(heard) == [
        "Hub, hub, level 1, 0 relationships",
        "Acme, distributor, level 2, under Hub, 1 relationship",
        "Beta, level 2, under Hub, 1 relationship",
        "Acme supplies Beta",
    ]
    assert heard.text(NAME) == "Map, Hierarchy, 3 partners, 1 relationship"
    assert find(heard, "Acme,").text(QAccessible.Text.Description) == "Acme supplies Beta"
    assert {heard.child(n).role() for n in range(1, 5)} == {QAccessible.Role.ListItem}
    assert heard.child(0).object() is desk.canvas.viewport()  # with the floating tools in it


def test_children_know_their_place(desk: Desk, heard: QAccessibleInterface) -> None:  # noqa: F811
    acme = find(heard, "Acme,")
    middle = desk.port.mapToGlobal(desk.at("Acme"))
    assert acme.rect().contains(middle)
    found = heard.childAt(middle.x(), middle.y())
    assert found.text(NAME) == acme.text(NAME)
    assert heard.child(heard.indexOfChild(acme)).text(NAME) == acme.text(NAME)
    assert acme.parent().object() is desk.canvas


def test_the_selection_is_told_and_has_the_focus(
    desk: Desk,  # noqa: F811
    heard: QAccessibleInterface,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[tuple[QAccessible.Event, str]] = []

    def hear(event: object) -> None:
        told.append((event.type(), heard.child(event.child()).text(NAME)))  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "updateAccessibility", hear)
    desk.widget.activateWindow()
    desk.canvas.setFocus()
    QApplication.processEvents()
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Down)
    (last,) = desk.selected()
    assert (QAccessible.Event.Focus, find(heard, last).text(NAME)) in told
    state = find(heard, last).state()
    assert state.selected and state.focused
    assert heard.focusChild().text(NAME).startswith(last)
    assert not find(heard, "Acme supplies").state().selected


def test_a_card_that_is_gone_is_not_valid_any_more_and_comes_back_with_undo(
    desk: Desk,  # noqa: F811
    heard: QAccessibleInterface,
) -> None:
    beta = find(heard, "Beta,")
    edits.delete_partners(desk.plan, [desk.partner("Beta")])
    assert not beta.isValid()
    assert names(heard) == [
        "Hub, hub, level 1, 0 relationships",
        "Acme, distributor, level 2, under Hub, 0 relationships",
    ]
    desk.plan.undo()
    assert beta.isValid()
    assert beta.text(NAME) == "Beta, level 2, under Hub, 1 relationship"


def test_groups_are_heard_with_what_they_hold(desk: Desk, heard: QAccessibleInterface) -> None:  # noqa: F811
    desk.canvas.select([desk.partner("Acme").uid])
    desk.press(Qt.Key.Key_G, Qt.KeyboardModifier.ControlModifier)
    desk.type("Channel")
    assert "Group Channel, 1 card" in names(heard)
    assert find(heard, "Group").state().selected


def test_l_walks_along_the_relationships_of_a_card_and_arrows_follow_them(desk: Desk) -> None:  # noqa: F811
    hub, acme, beta = (desk.partner(name) for name in ("Hub", "Acme", "Beta"))
    one = edits.link(desk.plan, acme, beta, RelationshipKind.SUPPLIES)
    two = edits.link(desk.plan, hub, acme, RelationshipKind.SERVES)
    desk.widget.show_partner(acme.uid)
    seen = []
    for _step in range(3):
        desk.press(Qt.Key.Key_L)
        seen.append(desk.selection.keys[0])
    assert {(Relationship, one.uid), (Relationship, two.uid)} == set(seen)
    assert seen[0] == seen[2]
    desk.selection.set([(Relationship, one.uid)])
    towards = Qt.Key.Key_Right if desk.at("Beta").x() > desk.at("Acme").x() else Qt.Key.Key_Left
    desk.press(towards)
    assert desk.selected() == {"Beta"}


def test_arrows_lead_from_a_group_to_the_next_card(desk: Desk) -> None:  # noqa: F811
    view = desk.widget.map.view
    made = add_group(desk.plan, (-400.0, 300.0, 100.0, 60.0), "Apart", view=view)
    desk.selection.set([(MapGroup, made.uid)])
    desk.press(Qt.Key.Key_Up)
    assert len(desk.selected()) == 1


def test_the_menu_key_opens_the_menu_of_what_is_selected(desk: Desk) -> None:  # noqa: F811
    desk.widget.show_partner(desk.partner("Acme").uid)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    desk.canvas.contextMenuEvent(event)
    (menu,) = [one for one in desk.canvas.findChildren(QMenu) if one.isVisible()]
    assert desk.selected() == {"Acme"}
    menu.close()


def test_resting_on_a_card_tells_its_risks(desk: Desk) -> None:  # noqa: F811
    scores = {"likelihood": 4, "impact": 4}
    for title in ("Flood", "Strike"):
        risk = edits.add_row(desk.plan, Risk, {"title": title, **scores})
        edits.add_row(desk.plan, RiskLink, {"risk": risk.uid, "organisation": desk.partner("Acme").uid})
    for name, told in (("Acme", "2 risks, worst level H"), ("Beta", "Beta")):
        at = desk.at(name)
        rest = QHelpEvent(QHelpEvent.Type.ToolTip, at, desk.port.mapToGlobal(at))
        QApplication.sendEvent(desk.port, rest)
        assert QToolTip.text().splitlines()[-1] == told
    QToolTip.hideText()
