"""Ctrl+K: commands and rows are found in both languages, walked by keys, and done."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner import edits
from planner.i18n import set_language
from planner.model import Organisation, Risk, Task
from ui.actions import COMMANDS, Command
from ui.palette import Palette
from ui.palette_list import HIT_ROLE, Hit, best
from ui.window import MainWindow

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def open_palette(window: MainWindow) -> Palette:
    """Press Ctrl+K and return what opens."""
    QTest.keyClick(window, KEY.Key_K, CONTROL)
    found = [one for one in window.findChildren(Palette) if not one.left]
    assert len(found) == 1
    assert found[0].field.hasFocus()
    return found[0]


def titles(palette: Palette) -> list[str]:
    """Return the titles of what was found, from top to bottom."""
    hits = (palette.items.item(line).data(HIT_ROLE) for line in range(palette.items.rowCount()))
    return [hit.title for hit in hits if hit is not None]


def chosen(palette: Palette) -> str:
    """Return the title of the highlighted line."""
    hit = palette.list.currentIndex().data(HIT_ROLE)
    return hit.title if hit is not None else ""


def closed(window: MainWindow) -> bool:
    """Whether no palette is open any more."""
    return all(one.left for one in window.findChildren(Palette))


def test_it_opens_with_commands_and_the_first_chosen(window: MainWindow) -> None:
    palette = open_palette(window)
    assert titles(palette)[0] == "New plan …"
    assert chosen(palette) == "New plan …"


def test_a_command_is_typed_and_done(window: MainWindow) -> None:
    palette = open_palette(window)
    QTest.keyClicks(palette.field, "risks")
    QTest.keyClick(palette.field, KEY.Key_Return)
    assert closed(window)
    assert window.page_name == "Risks"


@pytest.mark.parametrize(
    ("language", "typed"), [("en", "dark theme"), ("id", "dark theme"), ("en", "tema gelap")]
)
def test_a_command_answers_to_both_languages(window: MainWindow, language: str, typed: str) -> None:
    window.use_language(language)
    set_language("id")
    indonesian = next(one for one in COMMANDS if one.argument == "dark").label
    set_language(language)
    palette = open_palette(window)
    QTest.keyClicks(palette.field, indonesian if typed == "tema gelap" else typed)
    assert chosen(palette) == next(one for one in COMMANDS if one.argument == "dark").label


def test_rows_of_every_sort_are_found_and_shown(window: MainWindow) -> None:
    assert window.workspace is not None
    plan = window.workspace.plan
    for entity, page in ((Organisation, "Partners"), (Risk, "Risks"), (Task, "Roadmap")):
        row = plan.rows(entity)[-1]
        palette = open_palette(window)
        palette.field.setText(row.display_name)
        assert chosen(palette) == row.display_name
        QTest.keyClick(palette.field, KEY.Key_Return)
        assert window.page_name == page
        assert window.workspace.selection.keys == ((entity, row.uid),)


def test_control_enter_shows_a_partner_on_the_map(window: MainWindow) -> None:
    assert window.workspace is not None
    partner = window.workspace.plan.rows(Organisation)[-1]
    palette = open_palette(window)
    palette.field.setText(partner.name)
    QTest.keyClick(palette.field, KEY.Key_Return, CONTROL)
    assert window.page_name == "Map"
    assert window.workspace.selection.keys == ((Organisation, partner.uid),)


def test_arrows_walk_over_headings_and_around(window: MainWindow) -> None:
    palette = open_palette(window)
    palette.field.setText("add")
    found = titles(palette)
    seen = [chosen(palette)]
    for _step in found:
        QTest.keyClick(palette.field, KEY.Key_Down)
        seen.append(chosen(palette))
    assert seen == [*found, found[0]]
    QTest.keyClick(palette.field, KEY.Key_Up)
    assert chosen(palette) == found[-1]


def test_escape_gives_the_keyboard_back(window: MainWindow, qtbot: QtBot) -> None:
    window.go("Partners")
    sheet = window.pages["Partners"]._built["register"].register.sheet  # type: ignore[attr-defined]
    sheet.setFocus()
    palette = open_palette(window)
    QTest.keyClick(palette.field, KEY.Key_Escape)
    assert closed(window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is sheet)


def test_a_click_chooses_and_a_click_outside_closes(window: MainWindow) -> None:
    palette = open_palette(window)
    palette.field.setText("risks")
    at = palette.list.visualRect(palette.list.currentIndex()).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert window.page_name == "Risks"
    palette = open_palette(window)
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(5, 300))
    assert closed(window)


def test_opened_again_there_is_one(window: MainWindow) -> None:
    window.palette_open()
    window.palette_open()
    assert len([one for one in window.findChildren(Palette) if not one.left]) == 1


def test_without_a_plan_only_commands_that_work_are_offered(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    palette = open_palette(window)
    palette.field.setText("sa")
    assert "Save" not in titles(palette)
    palette.field.setText("sample")
    assert titles(palette)[0] == "Open the sample plan: QRIS"


def test_nothing_found_says_so_and_enter_does_nothing(window: MainWindow) -> None:
    palette = open_palette(window)
    palette.field.setText("qqqqzzzz")
    assert titles(palette) == []
    assert palette.count.text() == "0 results"
    QTest.keyClick(palette.field, KEY.Key_Return)
    assert not closed(window)


def test_a_note_that_is_not_for_every_eye_is_not_shown(window: MainWindow) -> None:
    assert window.workspace is not None
    plan = window.workspace.plan
    edits.set_fields(plan, plan.rows(Organisation)[:1], {"notes": "Xylophone secret"})
    palette = open_palette(window)
    palette.field.setText("xylophone")
    assert titles(palette) == []


def test_better_fits_come_first() -> None:
    def hit(title: str, detail: str = "", also: str = "") -> Hit:
        return Hit(title, detail, "", "", "", print, also=also)

    hits = [
        hit("The late bank"),
        hit("Other", "a bank"),
        hit("Bank Indonesia"),
        hit("Central Bank"),
        hit("Bakn Mega"),
    ]
    order = ["Bank Indonesia", "Central Bank", "The late bank", "Other", "Bakn Mega"]
    assert [one.title for one in best("bank", hits, 9)] == order
    assert [one.title for one in best("bank late", hits, 9)] == ["The late bank"]
    assert [one.title for one in best("indonesai", hits, 9)] == ["Bank Indonesia"], (
        "a slip of the hand is forgiven"
    )
    assert best("", hits, 2) == hits[:2]


def test_it_covers_the_window_when_that_grows(window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(window)
    window.resize(1400, 800)
    qtbot.waitUntil(lambda: palette.size() == window.size())
    assert palette.rect().contains(palette.box.geometry())


def test_commands_run_what_the_window_gave(qtbot: QtBot) -> None:
    window, ran = QWidget(), list[Command]()
    qtbot.addWidget(window)
    window.resize(900, 700)
    window.show()
    palette = Palette(window, None, ran.append)
    palette.show()
    QTest.keyClicks(palette.field, "quit")
    QTest.keyClick(palette.field, KEY.Key_Return)
    assert [command.method for command in ran] == ["quit"]
