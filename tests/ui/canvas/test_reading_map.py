"""How a person reads the map: colours and sizes, the legend, focus, folded branches, ways, search, snapshots."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QToolButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.edits.snapshots import take_snapshot
from planner.model import Organisation, Placement, Relationship, ValueFlow
from planner.model.choices import FlowKind, RelationshipKind
from tests.ui.canvas.test_map import LEFT, NO_KEYS, Desk
from tests.ui.canvas.test_map import desk as desk
from ui.canvas.legend_rows import LINE, LINES

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def choose(button: QToolButton, words: str) -> None:
    """Choose a line of a button's menu."""
    menu = button.menu()
    assert isinstance(menu, QMenu)
    lines = [action for action in menu.actions() if action.text() == words]
    assert lines, [action.text() for action in menu.actions()]
    lines[0].trigger()


def plain(desk: Desk) -> set[str]:
    """Return the names on cards that are not faint."""
    items = desk.widget.map.items_by_key.values()
    return {item.card.full_name for item in items if not item.look.faint}


def in_the_middle(desk: Desk, name: str) -> bool:
    """Whether a card is in the middle of the window."""
    middle = QPoint(desk.port.width() // 2, desk.port.height() // 2)
    return (desk.at(name) - middle).manhattanLength() < 4


def press_banner(desk: Desk, words: str) -> None:
    """Press the button of the banner that says so."""
    buttons = desk.widget.banner.findChildren(QToolButton)
    QTest.mouseClick(next(one for one in buttons if one.accessibleName() == words), LEFT)


def flow(desk: Desk, what: str, kind: FlowKind, value: float | None = None) -> Relationship:
    tie = edits.link(desk.plan, desk.partner("Acme"), desk.partner("Beta"))
    row = {"relationship": tie.uid, "what": what, "kind": kind, "value": value, "occurrences": 2}
    edits.add_row(desk.plan, ValueFlow, row)
    return tie


@pytest.fixture
def chain(desk: Desk) -> Desk:
    """The desk with Gamma under Beta and Delta under Gamma."""
    for name, above in (("Gamma", "Beta"), ("Delta", "Gamma")):
        edits.add_partner(desk.plan, name, parent=desk.partner(above).uid)
    desk.widget.fit()
    return desk


def test_cards_are_coloured_by_a_measure_and_the_unknown_are_grey(desk: Desk) -> None:
    edits.set_fields(desk.plan, [desk.partner("Acme")], {"dependency": 4})
    choose(desk.widget.toolbar.colour, "Dependence")
    cards = {item.card.full_name: item.card for item in desk.widget.map.items_by_key.values()}
    assert cards["Acme"].words == "Dependence: 4"
    assert cards["Beta"].category is not None
    assert cards["Beta"].category.colour(desk.widget.map.tokens) == desk.widget.map.tokens.faint
    assert desk.widget.legend.rows == [("4", 1), ("Not known", 2)]
    desk.plan.undo()
    assert "Dependence" not in desk.widget.toolbar.colour.text()


def test_colours_follow_when_what_they_measure_changes(desk: Desk) -> None:
    choose(desk.widget.toolbar.colour, "Betweenness")
    before = dict(desk.widget.legend.rows)
    edits.link(desk.plan, desk.partner("Acme"), desk.partner("Beta"))
    assert dict(desk.widget.legend.rows) != before


def test_cards_take_the_size_of_a_measure_without_touching_each_other(desk: Desk) -> None:
    edits.set_fields(desk.plan, [desk.partner("Acme")], {"influence": 5})
    edits.set_fields(desk.plan, [desk.partner("Beta")], {"influence": 1})
    choose(desk.widget.toolbar.size_by, "Influence")
    rects = dict(desk.widget.map.rects)
    acme, beta = rects[desk.partner("Acme").uid], rects[desk.partner("Beta").uid]
    assert acme.width() / beta.width() == pytest.approx(1.6 / 0.85)
    assert not any(a.intersects(b) for a in rects.values() for b in rects.values() if a is not b)
    assert desk.plan.undo_label == "Size the cards"
    desk.plan.undo()
    assert desk.widget.map.rects[desk.partner("Acme").uid].width() == beta.width() / 0.85


def test_several_rows_of_the_legend_are_picked_with_control_and_escape_shows_all(desk: Desk) -> None:
    for name, value in (("Hub", 1), ("Acme", 2), ("Beta", 3)):
        edits.set_fields(desk.plan, [desk.partner(name)], {"influence": value})
    choose(desk.widget.toolbar.colour, "Influence")
    legend = desk.widget.legend
    QTest.mouseClick(legend, LEFT, NO_KEYS, legend.row_rect(0).center().toPoint())
    assert plain(desk) == {"Hub"}
    QTest.mouseClick(legend, LEFT, CONTROL, legend.row_rect(2).center().toPoint())
    assert plain(desk) == {"Hub", "Beta"}
    desk.press(Qt.Key.Key_Escape)
    assert plain(desk) == desk.names()


def test_a_click_in_the_legend_hides_a_kind_of_lines_and_another_shows_it_again(desk: Desk) -> None:
    made = edits.link(desk.plan, desk.partner("Acme"), desk.partner("Beta"), RelationshipKind.SUPPLIES)
    legend = desk.widget.legend
    QTest.mouseClick(legend, LEFT, NO_KEYS, legend.row_rect(0, LINES).center().toPoint())
    assert legend.lines == [("Hierarchy", True), ("Supplies", True)]
    QTest.mouseClick(legend, LEFT, NO_KEYS, legend.row_rect(1, LINE).center().toPoint())
    assert made.uid not in desk.widget.map.links.links
    assert legend.lines == [("Hierarchy", True), ("Supplies", False)]
    QTest.mouseClick(legend, LEFT, NO_KEYS, legend.row_rect(0, LINE).center().toPoint())
    assert not desk.widget.map.tree.parents
    desk.plan.undo()
    desk.plan.undo()
    assert made.uid in desk.widget.map.links.links


def test_a_focus_shows_so_many_steps_and_escape_ends_it(chain: Desk) -> None:
    chain.canvas.select([chain.partner("Delta").uid])
    chain.press(Qt.Key.Key_1)
    assert plain(chain) == {"Gamma", "Delta"}
    assert chain.widget.banner.texts == ["1 step around Delta"]
    press_banner(chain, "One step more")
    assert plain(chain) == {"Beta", "Gamma", "Delta"}
    press_banner(chain, "Hide the rest")
    assert chain.names() == {"Beta", "Gamma", "Delta"}
    chain.press(Qt.Key.Key_Escape)
    assert plain(chain) == {"Hub", "Acme", "Beta", "Gamma", "Delta"}
    assert chain.widget.banner.isHidden()


def test_a_focus_on_a_partner_that_is_deleted_ends(chain: Desk) -> None:
    chain.canvas.select([chain.partner("Delta").uid])
    chain.press(Qt.Key.Key_2)
    chain.press(Qt.Key.Key_Delete)
    assert plain(chain) == {"Hub", "Acme", "Beta", "Gamma"}
    assert chain.widget.map.showing.around is None


def test_a_folded_branch_is_a_mark_on_its_card_and_a_click_unfolds_it(chain: Desk) -> None:
    beta = chain.partner("Beta").uid
    chain.canvas.select([beta])
    chain.press(Qt.Key.Key_Period)
    assert chain.names() == {"Hub", "Acme", "Beta"}
    rect, text = chain.widget.map.folds.marks()[beta]
    assert text == "+2"
    QTest.mouseClick(chain.port, LEFT, NO_KEYS, chain.canvas.to_window(rect.center()).toPoint())
    assert "Delta" in chain.names()
    chain.plan.undo()
    assert "Delta" not in chain.names()
    chain.plan.undo()
    assert not chain.plan.rows(Placement)


def test_nothing_below_is_nothing_to_fold_and_a_sentence_says_so(desk: Desk, qtbot: QtBot) -> None:
    desk.canvas.select([desk.partner("Acme").uid])
    with qtbot.waitSignal(desk.canvas.said) as told:
        desk.press(Qt.Key.Key_Period)
    assert told.args == ["Nothing stands below what is selected, so there is nothing to fold."]
    assert desk.plan.undo_label == "Begin"


def test_the_way_between_two_is_shown_and_told_and_every_other_as_short(chain: Desk) -> None:
    edits.link(chain.plan, chain.partner("Acme"), chain.partner("Gamma"), RelationshipKind.SUPPLIES)
    edits.link(chain.plan, chain.partner("Gamma"), chain.partner("Hub"), RelationshipKind.SERVES)
    chain.canvas.select([chain.partner("Hub").uid, chain.partner("Delta").uid])
    chain.press(Qt.Key.Key_P)
    assert plain(chain) == {"Hub", "Gamma", "Delta"}
    assert chain.widget.banner.texts == ["2 steps: Hub ← serves ← Gamma ← is under ← Delta"]
    edits.delete_rows(chain.plan, [chain.plan.rows(Relationship)[-1]])
    assert chain.widget.banner.texts[0].startswith("3 steps: Hub")
    press_banner(chain, "All 2 ways as short as this")
    assert plain(chain) == {"Hub", "Acme", "Beta", "Gamma", "Delta"}
    assert chain.widget.banner.texts[0].count("\n") == 2


def test_two_that_nothing_connects_are_said_to_be_apart(desk: Desk, qtbot: QtBot) -> None:
    lone = edits.add_partner(desk.plan, "Lone")
    desk.canvas.select([desk.partner("Hub").uid, lone.uid])
    with qtbot.waitSignal(desk.canvas.said) as told:
        desk.press(Qt.Key.Key_P)
    assert told.args == ["Nothing leads from Hub to Lone: no relationship and no hierarchy."]
    assert plain(desk) == desk.names()


def test_value_flows_are_drawn_by_kind_with_their_amount_and_hidden_in_the_legend(desk: Desk) -> None:
    tie = flow(desk, "Licences", FlowKind.MONEY, 500_000)
    flow(desk, "Reports", FlowKind.DATA)
    choose(desk.widget.toolbar.lines, "Value flows")
    lines = {link.kind: link for link in desk.widget.map.links.links.values()}
    assert lines[FlowKind.MONEY].label == "USD 1.0 m"
    assert lines[FlowKind.MONEY].uids == (tie.uid,)
    assert lines[FlowKind.DATA].label == "Reports"
    assert lines[FlowKind.DATA].planned
    assert lines[FlowKind.MONEY].width > lines[FlowKind.DATA].width
    assert not desk.widget.map.tree.parents
    legend = desk.widget.legend
    QTest.mouseClick(legend, LEFT, NO_KEYS, legend.row_rect(0, LINE).center().toPoint())
    assert [link.kind for link in desk.widget.map.links.links.values()] == [FlowKind.DATA]
    desk.plan.undo()
    desk.plan.undo()
    assert desk.widget.map.tree.parents


def test_flows_run_only_when_a_person_asks_and_stop_with_the_mode(desk: Desk) -> None:
    flow(desk, "Licences", FlowKind.MONEY, 500_000)
    choose(desk.widget.toolbar.lines, "Value flows")
    assert not desk.widget.map.flow.running
    choose(desk.widget.toolbar.lines, "Let the flows run")
    assert desk.widget.map.flow.running
    choose(desk.widget.toolbar.lines, "Relationships")
    assert not desk.widget.map.flow.running


def test_enter_in_the_filter_flies_from_match_to_match(chain: Desk, qtbot: QtBot) -> None:
    edits.set_fields(chain.plan, [chain.partner("Acme"), chain.partner("Delta")], {"country": "Peru"})
    chain.canvas.set_zoom(3.0)
    QTest.keyClicks(chain.widget.toolbar.filter, "country: peru")
    assert plain(chain) == {"Acme", "Delta"}
    for name in ("Acme", "Delta", "Acme"):
        QTest.keyClick(chain.widget.toolbar.filter, Qt.Key.Key_Return)
        assert chain.selected() == {name}
        qtbot.waitUntil(partial(in_the_middle, chain, name))
    view = chain.widget.map.view
    assert view is not None
    assert view.filter == "country: peru"


def test_a_snapshot_shows_ghosts_and_marks_and_the_legend_explains_them(chain: Desk) -> None:
    snapshot = take_snapshot(chain.plan, "Before")
    chain.canvas.select([chain.partner("Delta").uid])
    chain.press(Qt.Key.Key_Delete)
    edits.add_partner(chain.plan, "New")
    menu = chain.widget.toolbar.past.menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.data() == snapshot.uid).trigger()
    past = chain.widget.map.past.past
    assert [one.title for one in past.ghosts] == ["Delta"]
    assert past.new == {chain.partner("New").uid}
    assert chain.widget.banner.texts == ["Since “Before”: 1 new partner · 1 gone"]
    chain.press(Qt.Key.Key_Escape)
    assert chain.widget.map.past.snapshot is None
    assert chain.plan.get(Organisation, past.ghosts[0].uid) is None


def test_a_partner_made_below_a_folded_card_is_selected_though_it_is_not_drawn(chain: Desk) -> None:
    beta = chain.partner("Beta").uid
    chain.canvas.select([beta])
    chain.press(Qt.Key.Key_Period)
    chain.press(Qt.Key.Key_Tab)
    chain.type("Omega")
    assert chain.partner("Omega").parent == beta
    assert chain.selected() == {"Omega"}


def test_enter_in_the_filter_flies_and_begins_no_partner(chain: Desk) -> None:
    field = chain.widget.toolbar.filter
    QTest.keyClicks(field, "gamma")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert chain.selected() == {"Gamma"}
    assert not chain.canvas.editor.asking


def test_the_legend_filters_and_hides_lines_by_keyboard(chain: Desk) -> None:
    flow(chain, "Goods", FlowKind.GOODS)
    chain.widget.colour_by("level")
    legend = chain.widget.legend
    legend.setFocus(Qt.FocusReason.TabFocusReason)
    assert legend.accessibleDescription() == legend.rows[0][0]
    QTest.keyClick(legend, Qt.Key.Key_Space)
    alone = plain(chain)
    assert 0 < len(alone) < len(chain.names())
    QTest.keyClick(legend, Qt.Key.Key_Down)
    QTest.keyClick(legend, Qt.Key.Key_Return, CONTROL)
    assert len(plain(chain)) > len(alone)
    while legend.accessibleDescription() in dict(legend.rows):
        QTest.keyClick(legend, Qt.Key.Key_Down)
    QTest.keyClick(legend, Qt.Key.Key_Space)  # on the row that lists the kinds of lines
    assert legend.lines
