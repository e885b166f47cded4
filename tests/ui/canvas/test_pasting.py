"""The clipboard and the map: names, links and outlines pasted as cards, and cards copied as a table."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner import edits
from planner.model import Organisation, Relationship, Role
from tests.ui.canvas.test_map import Desk, desk
from ui.dialogs.import_list import ImportDialog
from ui.dialogs.merge import MergeDialog
from ui.window import MainWindow

__all__ = ["desk"]
CTRL = Qt.KeyboardModifier.ControlModifier


def paste(desk: Desk, text: str) -> list[str]:
    """Paste a text on the map; return what is told, good or not."""
    told: list[str] = []
    desk.canvas.told.connect(told.append)
    desk.canvas.said.connect(told.append)
    QApplication.clipboard().setText(text)
    desk.press(Qt.Key.Key_V, CTRL)
    return told


@pytest.mark.parametrize("arranged", [False, True])
def test_a_pasted_column_makes_cards_in_free_room_and_what_is_there_stays(desk: Desk, arranged: bool) -> None:
    if arranged:
        desk.widget.arrange("layered", "right")
        desk.widget.arranging.settle()
    before, steps = desk.widget.map.places(), len(desk.plan.done)
    told = paste(desk, "Gamma\nacme\nDelta\nEpsilon\n")
    assert told == ["Pasted 3 partners. 1 partner was there already."]
    assert desk.selected() == {"Gamma", "Acme", "Delta", "Epsilon"}
    after = desk.widget.map.places()
    assert {uid: after[uid] for uid in before} == before
    assert not any(a.intersects(b) for a, b in combinations(desk.widget.map.rects.values(), 2))
    seen = desk.canvas.seen()
    assert all(seen.contains(desk.widget.map.rects[desk.partner(name).uid]) for name in ("Gamma", "Epsilon"))
    assert len(desk.plan.done) == steps + 1
    desk.plan.undo()
    assert desk.widget.map.places() == before


def test_two_pasted_columns_make_links(desk: Desk) -> None:
    told = paste(desk, "Acme\tGamma\tsupplies\nGamma\tBeta")
    assert told == ["Pasted 1 partner and 2 relationships. 2 partners were there already."]
    assert len(desk.widget.map.links.links) == 2


def test_a_pasted_outline_hangs_below_the_card_it_names(desk: Desk) -> None:
    paste(desk, "Acme\n\tShop\n\t\tKiosk\n\tStall")
    assert desk.partner("Kiosk").parent == desk.partner("Shop").uid
    assert desk.partner("Shop").parent == desk.partner("Stall").parent == desk.partner("Acme").uid
    rects = desk.widget.map.rects
    assert rects[desk.partner("Shop").uid].top() > rects[desk.partner("Acme").uid].bottom()
    assert rects[desk.partner("Kiosk").uid].top() > rects[desk.partner("Shop").uid].bottom()


def test_a_text_that_means_nothing_is_refused_and_nothing_changes(desk: Desk) -> None:
    steps = len(desk.plan.done)
    (told,) = paste(desk, "Acme\tGamma\tsupplys")
    assert told.startswith("Line 1: “supplys” is no kind of relationship.")
    assert paste(desk, " ") == ["The clipboard holds no text. Copy a list in Excel first."]
    assert desk.names() == {"Hub", "Acme", "Beta"}
    assert len(desk.plan.done) == steps


@pytest.mark.parametrize(
    "headings", ["Partner\tStage", "Partner\tRole\tUnder", "Mitra\tTahap", "From\tTo\tKind"]
)
def test_a_table_with_headings_is_shown_before_it_is_taken_in(desk: Desk, headings: str) -> None:
    asked: list[list[list[str]]] = []
    desk.canvas.table_pasted.connect(asked.append)
    assert paste(desk, f"{headings}\nGamma\tactive") == []
    assert asked == [[headings.split("\t"), ["Gamma", "active"]]]
    assert desk.names() == {"Hub", "Acme", "Beta"}


def test_links_between_partners_with_the_names_of_trades_are_no_headings(desk: Desk) -> None:
    assert paste(desk, "Bank\tFintech\nVendor\tSupplier") == ["Pasted 4 partners and 2 relationships."]


def test_copied_cards_are_a_table_for_excel(desk: Desk) -> None:
    role = edits.add_row(desk.plan, Role, {"name": "Vendor"})
    edits.set_main_role(desk.plan, [desk.partner("Acme")], role)
    desk.canvas.select([desk.partner("Acme").uid, desk.partner("Hub").uid])
    desk.press(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "Partner\tRole\tUnder\nAcme\tVendor\tHub\nHub\t\t"


def test_the_page_reviews_a_pasted_table_and_makes_its_partners(window: MainWindow, qtbot: QtBot) -> None:
    window.go("Map")
    page = window.pages["Map"]
    QApplication.clipboard().setText("Partner\tStage\nGamma Ltd\tactive")
    page.map.canvas.setFocus()  # type: ignore[attr-defined]
    qtbot.keyClick(page.map.canvas, Qt.Key.Key_V, CTRL)  # type: ignore[attr-defined]
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    before, steps = page.map.map.places(), len(window.plan.done) if window.plan else 0  # type: ignore[attr-defined]
    dialog.take.click()
    assert window.plan is not None
    after = page.map.map.places()  # type: ignore[attr-defined]
    assert {uid: after[uid] for uid in before} == before
    assert len(window.plan.done) == steps + 1
    assert any(one.name == "Gamma Ltd" for one in window.plan.rows(Organisation))


def test_two_selected_partners_are_merged_and_what_differs_is_asked(window: MainWindow) -> None:
    plan = window.plan
    assert plan is not None and window.workspace is not None
    first, second = (edits.add_partner(plan, name) for name in ("Acme", "Acme Ltd"))
    edits.set_fields(plan, [first], {"country": "Indonesia"})
    edits.set_fields(plan, [second], {"country": "Singapore", "manager": "Sari"})
    edits.link(plan, second, plan.rows(Organisation)[0])
    window.workspace.selection.set([(Organisation, first.uid), (Organisation, second.uid)])
    window.deeds.merge_selected()
    dialog = window.findChild(MergeDialog)
    assert dialog is not None
    assert [one.field.name for one in dialog.differences] == ["name", "country"]
    dialog.choices[1].button(1).click()
    dialog.take.click()
    assert (first.name, first.country, first.manager) == ("Acme", "Singapore", "Sari")
    assert plan.rows(Relationship)[-1].source == first.uid
    assert window.workspace.selection.keys == ((Organisation, first.uid),)
    plan.undo()
    assert first.country == "Indonesia"
    assert any(one.name == "Acme Ltd" for one in plan.rows(Organisation))


def test_merging_needs_two_partners(window: MainWindow) -> None:
    window.deeds.merge_selected()
    assert window.findChild(MergeDialog) is None
