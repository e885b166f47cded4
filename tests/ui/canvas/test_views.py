"""What a person does with the views of a plan: makes, names, copies, orders and deletes them, and takes cards off."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from planner.edits.views import add_view, views_of
from planner.model import MapView
from tests.ui.canvas.test_map import Desk
from tests.ui.canvas.test_map import desk as desk
from tests.ui.canvas.test_reading_map import choose

SHIFT = Qt.KeyboardModifier.ShiftModifier


def names(desk: Desk) -> list[str]:
    """Return the names of the views in the menu, in their order."""
    menu = desk.widget.toolbar.view.menu()
    assert isinstance(menu, QMenu)
    return [action.text() for action in menu.actions() if action.isCheckable()]


def not_here(desk: Desk) -> list[QAction]:
    """Return the lines of the list of cards that are not on the view."""
    menu = desk.widget.toolbar.view.menu()
    assert isinstance(menu, QMenu)
    below = next(action.menu() for action in menu.actions() if action.text() == "Not on this view")
    assert isinstance(below, QMenu)
    return below.actions()


def test_a_new_view_asks_for_its_name_and_is_shown(desk: Desk) -> None:
    choose(desk.widget.toolbar.view, "New view")
    assert desk.canvas.editor.asking
    desk.type("Value")
    assert names(desk) == ["Value"]
    assert "Value" in desk.widget.toolbar.view.text()


def test_a_view_is_copied_ordered_and_deleted_and_undone_step_by_step(desk: Desk) -> None:
    for name in ("One", "Two"):
        add_view(desk.plan, name)
    desk.widget.show_view(views_of(desk.plan)[0].uid)
    choose(desk.widget.toolbar.view, "Duplicate view")
    assert names(desk) == ["One", "One (2)", "Two"]
    choose(desk.widget.toolbar.view, "Move view down")
    assert names(desk) == ["One", "Two", "One (2)"]
    choose(desk.widget.toolbar.view, "Delete view")
    assert names(desk) == ["One", "Two"]
    assert "One" in desk.widget.toolbar.view.text()
    for expected in (["One", "Two", "One (2)"], ["One", "One (2)", "Two"], ["One", "Two"]):
        desk.plan.undo()
        assert names(desk) == expected


def test_a_name_that_another_view_has_is_refused_where_it_is_typed(desk: Desk) -> None:
    for name in ("One", "Two"):
        add_view(desk.plan, name)
    choose(desk.widget.toolbar.view, "Rename view")
    desk.type("Two")
    assert desk.canvas.editor.asking
    assert "Two" in desk.canvas.editor.reason.text()
    QTest.keyClick(desk.canvas.editor, Qt.Key.Key_Escape)
    assert names(desk) == ["One", "Two"]


def test_each_view_has_its_own_colours_sizes_filter_and_lines(desk: Desk) -> None:
    one, two = (add_view(desk.plan, name) for name in ("One", "Two"))
    desk.widget.show_view(one.uid)
    choose(desk.widget.toolbar.colour, "Influence")
    choose(desk.widget.toolbar.size_by, "Interest")
    choose(desk.widget.toolbar.lines, "Value flows")
    QTest.keyClicks(desk.widget.toolbar.filter, "acme")
    QTest.keyClick(desk.widget.toolbar.filter, Qt.Key.Key_Return)
    desk.canvas.setFocus()
    choose(desk.widget.toolbar.view, "Two")
    assert "Role" in desk.widget.toolbar.colour.text()
    assert desk.widget.toolbar.filter.text() == ""
    assert desk.widget.map.tree.parents
    choose(desk.widget.toolbar.view, "One")
    assert "Influence" in desk.widget.toolbar.colour.text()
    assert desk.widget.toolbar.filter.text() == "acme"
    assert desk.widget.map.reader.size_by == "interest"
    assert (two.colour_by, two.size_by, two.filter) == (None, None, None)


def test_a_card_taken_off_a_view_stays_in_the_plan_and_comes_back_from_the_list(desk: Desk) -> None:
    add_view(desk.plan, "Other")
    desk.canvas.select([desk.partner("Acme").uid])
    desk.press(Qt.Key.Key_Delete, SHIFT)
    assert desk.names() == {"Hub", "Beta"}
    assert desk.partner("Acme").name == "Acme"
    assert [action.text() for action in not_here(desk) if action.text()] == ["Bring all back", "Acme"]
    not_here(desk)[-1].trigger()
    assert desk.names() == {"Hub", "Acme", "Beta"}
    assert desk.selected() == {"Acme"}
    desk.plan.undo()
    assert desk.names() == {"Hub", "Beta"}


def test_deleting_the_last_view_leaves_the_map_of_everyone(desk: Desk) -> None:
    view = add_view(desk.plan, "Only")
    desk.widget.show_view(view.uid)
    choose(desk.widget.toolbar.view, "Delete view")
    assert not desk.plan.rows(MapView)
    assert desk.names() == {"Hub", "Acme", "Beta"}
