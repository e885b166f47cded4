"""The window as a person goes through it: pages by key, undo by name, language and theme at run time, closing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document.file import open_plan
from planner.i18n import language
from planner.model import Organisation, Risk
from ui import theme
from ui.actions import COMMANDS, PAGES
from ui.canvas.commands import MAP_COMMANDS
from ui.canvas.export import ExportDialog
from ui.dialogs.shortcuts import ShortcutsOverlay
from ui.icon_font import has_glyph
from ui.inspector.inspector import Inspector
from ui.palette import Palette
from ui.settings import settings
from ui.window import MainWindow

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
PAGE_KEYS = dict(zip(PAGES, "1234567890", strict=True))


def settle() -> None:
    """Let gathered updates arrive."""
    for _round in range(4):
        QApplication.processEvents()


def undo_text(window: MainWindow) -> str:
    """Return what the menu says of undo."""
    return next(action.text() for command, action in window.menus.actions.items() if command.method == "undo")


def answer(monkeypatch: pytest.MonkeyPatch, role: QMessageBox.ButtonRole) -> list[str]:
    """Press the button of a role when the window asks; return what was asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if box.buttonRole(button) is role).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


def visit_every_page(window: MainWindow) -> None:
    """Build and draw every tab of every page."""
    for page in PAGES:
        window.go(page)
        settle()
        bar = window.pages[page].tab_bar
        for tab in bar.tabs if bar is not None else []:
            window.pages[page].choose_tab(tab.key)
            settle()


def test_control_and_a_digit_goes_to_each_page(window: MainWindow) -> None:
    for page, digit in PAGE_KEYS.items():
        QTest.keyClick(window, KEY(ord(digit)), CONTROL)
        settle()
        assert window.page_name == page
        assert window.rail.current == page
        assert window.pages[page].isVisible()


def test_the_rail_is_walked_by_arrows_and_clicked(window: MainWindow) -> None:
    window.rail.setFocus()
    QTest.keyClick(window.rail, KEY.Key_Down)
    assert window.page_name == PAGES[PAGES.index("Overview") + 1]
    at = window.rail._box(PAGES.index("Risks")).center()
    QTest.mouseClick(window.rail, Qt.MouseButton.LeftButton, pos=at)
    assert window.page_name == "Risks"
    QTest.keyClick(window.rail, KEY.Key_Up)
    assert window.page_name == "Roadmap"


def test_the_rail_tells_a_screen_reader_where_it_is(window: MainWindow) -> None:
    window.go("Risks")
    assert window.rail.accessibleName() == "Pages"
    assert window.rail.accessibleDescription() == "Risks"


def test_undo_and_redo_carry_the_name_of_the_step(window: MainWindow) -> None:
    assert window.plan is not None
    edits.add_partner(window.plan, "Acme")
    settle()
    assert undo_text(window) == "Undo: Add partner"
    assert window.bar.undo.isEnabled()
    QTest.keyClick(window, KEY.Key_Z, CONTROL)
    settle()
    assert all(one.name != "Acme" for one in window.plan.rows(Organisation))
    assert undo_text(window) == "Undo"
    QTest.keyClick(window, KEY.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert any(one.name == "Acme" for one in window.plan.rows(Organisation))


def test_another_theme_redraws_every_page_and_keeps_the_selection(window: MainWindow) -> None:
    assert window.workspace is not None
    visit_every_page(window)
    partner = window.workspace.plan.rows(Organisation)[2]
    window.go("Partners")
    window.workspace.selection.set([(Organisation, partner.uid)])
    window.use_theme("dark")
    settle()
    assert settings().value("theme") == "dark"
    assert window.page_name == "Partners"
    assert window.workspace.selection.keys == ((Organisation, partner.uid),)
    visit_every_page(window)
    window.use_theme("light")
    assert not theme.current().dark


def test_another_language_rewrites_every_page_and_keeps_the_place(window: MainWindow) -> None:
    assert window.workspace is not None
    visit_every_page(window)
    window.go("Risks")
    risk = window.workspace.plan.rows(Risk)[1]
    window.workspace.selection.set([(Risk, risk.uid)])
    window.use_language("id")
    settle()
    assert (window.page_name, language()) == ("Risks", "id")
    assert window.workspace.selection.keys == ((Risk, risk.uid),)
    visit_every_page(window)
    window.use_language("en")
    settle()
    assert window.status.language.text() == "English"


def test_a_selection_on_one_page_is_the_selection_on_the_next(window: MainWindow) -> None:
    assert window.workspace is not None
    window.go("Partners")
    register = window.pages["Partners"]._built["register"].register  # type: ignore[attr-defined]
    partner = window.workspace.plan.rows(Organisation)[3]
    register.select(partner.uid)
    settle()
    inspector = window.findChild(Inspector)
    assert inspector is not None and inspector.isVisible()
    for page in ("Map", "Partners"):
        window.go(page)
        settle()
        assert window.workspace.selection.keys == ((Organisation, partner.uid),)
    assert register.sheet.chosen_lines() == [register.model.place_of(partner.uid)]


def test_what_is_typed_in_the_inspector_shows_in_the_sheet(window: MainWindow) -> None:
    assert window.workspace is not None
    window.go("Partners")
    register = window.pages["Partners"]._built["register"].register  # type: ignore[attr-defined]
    partner = window.workspace.plan.rows(Organisation)[3]
    register.select(partner.uid)
    settle()
    assert window.inspector is not None
    manager = window.inspector.findChild(QLineEdit, "field_manager")
    assert manager is not None
    manager.setFocus()
    QTest.keyClick(manager, KEY.Key_A, CONTROL)
    QTest.keyClicks(manager, "Sari")
    place = register.model.place_of(partner.uid)
    number = [column.key for column in register.model.columns].index("name")
    at = register.sheet.visualRect(register.model.index(place, number)).center()
    QTest.mouseClick(register.sheet.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert partner.manager == "Sari", "a click elsewhere commits first"
    numbers = [column.key for column in register.model.columns]
    assert register.model.shown(place, numbers.index("manager")).text == "Sari"


def test_the_title_wears_a_star_until_saved(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.plan is not None
    path = tmp_path / "plan.mitra"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))
    edits.add_partner(window.plan, "Acme")
    settle()
    assert "*" in window.windowTitle()
    QTest.keyClick(window, KEY.Key_S, CONTROL)
    settle()
    assert "*" not in window.windowTitle()
    assert path.exists()
    edits.add_partner(window.plan, "Beta")
    settle()
    assert "*" in window.windowTitle()


def test_saving_takes_along_what_is_being_typed(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.workspace is not None
    path = tmp_path / "plan.mitra"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))
    window.go("Partners")
    partner = window.workspace.plan.rows(Organisation)[1]
    window.workspace.selection.set([(Organisation, partner.uid)])
    settle()
    assert window.inspector is not None
    manager = window.inspector.findChild(QLineEdit, "field_manager")
    assert manager is not None
    manager.setFocus()
    QTest.keyClicks(manager, "Dewi")
    QTest.keyClick(manager, KEY.Key_S, CONTROL)
    settle()
    with open_plan(path, read_only=True) as saved:
        found = saved.get(Organisation, partner.uid)
        assert found is not None and found.manager is not None and "Dewi" in found.manager


def test_closing_with_unsaved_work_asks_and_may_stay(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.plan is not None
    edits.add_partner(window.plan, "Acme")
    asked = answer(monkeypatch, QMessageBox.ButtonRole.RejectRole)
    window.files.close_plan()
    assert asked and window.plan is not None
    assert window.plan.info.title in asked[0]


@pytest.mark.parametrize(
    ("method", "name"),
    [
        ("export_workbook", "out.xlsx"),
        ("export_risk_report", "out.pdf"),
        ("export_csv", "out"),
        ("export_json", "out.json"),
        ("export_graphml", "out.graphml"),
    ],
)
def test_every_export_of_the_menu_writes(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, method: str, name: str
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(tmp_path / name), ""))
    window.run(next(command for command in COMMANDS if command.method == method))
    assert (tmp_path / name).exists()


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_map_is_written_as_the_dialog_says(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    target = tmp_path / f"map.{ending}"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(target), ""))
    window.run(next(command for command in COMMANDS if command.method == "export_picture"))
    (dialog,) = window.findChildren(ExportDialog)
    dialog.format.setCurrentIndex(dialog.format.findData(ending))
    dialog.go.click()
    assert target.stat().st_size > 1000


def test_a_plan_without_changes_closes_without_a_word(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.plan is not None and not window.plan.unsaved
    asked = answer(monkeypatch, QMessageBox.ButtonRole.RejectRole)
    plan = window.plan
    window.show_plan(None)
    assert asked == []
    assert (window.page_name, window.rail.isVisible()) == ("Start", False)
    window.show_plan(plan)


def test_commands_that_need_a_plan_sleep_without_one(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    asleep = {command for command, action in window.menus.actions.items() if not action.isEnabled()}
    assert asleep == {command for command in COMMANDS if command.needs_plan}


@pytest.mark.parametrize(
    "command", [one for one in COMMANDS if one.method.startswith("add_")], ids=lambda one: one.method
)
def test_every_add_command_begins_something_new(window: MainWindow, command: object) -> None:
    assert window.plan is not None
    before = window.plan.count
    window.run(command)  # type: ignore[arg-type]
    settle()
    focus = QApplication.focusWidget()
    assert focus is not None
    for dialog in (one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isModal()):
        dialog.close()
    assert window.plan.count in (before, before + 1)


def test_two_shortcuts_never_fight_over_a_key() -> None:
    keys = [command.shortcut for command in COMMANDS if command.shortcut]
    assert len(keys) == len(set(keys))


def test_undo_right_after_typing_a_row_takes_the_row_back(window: MainWindow) -> None:
    assert window.plan is not None
    count = len(window.plan.rows(Risk))
    window.add("Risks/register")
    settle()
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Strike")
    QTest.keyClick(editor, KEY.Key_Return)
    settle()
    assert len(window.plan.rows(Risk)) == count + 1
    QTest.keyClick(window, KEY.Key_Z, CONTROL)
    assert len(window.plan.rows(Risk)) == count


def test_the_window_survives_many_changes_on_hidden_pages(window: MainWindow) -> None:
    assert window.plan is not None
    visit_every_page(window)
    for partner in list(window.plan.rows(Organisation))[:5]:
        edits.delete_rows(window.plan, [partner])
        settle()
    for _step in range(5):
        window.undo()
        settle()
    visit_every_page(window)


@pytest.mark.parametrize(
    ("page", "kind"),
    [("Strategy", "MatrixView"), ("Governance", "MatrixView"), ("Partners", "Sheet"), ("Map", "Canvas")],
)
def test_a_page_takes_the_keyboard_to_what_it_is_about(window: MainWindow, page: str, kind: str) -> None:
    window.activateWindow()
    window.go(page)
    settle()
    assert type(QApplication.focusWidget()).__name__ == kind


def test_a_letter_sets_a_responsibility_right_after_going_there(window: MainWindow) -> None:
    assert window.plan is not None
    window.activateWindow()
    window.go("Governance")
    settle()
    before = window.plan.count
    matrix = QApplication.focusWidget()
    assert matrix is not None
    QTest.keyClick(matrix, KEY.Key_End)
    QTest.keyClicks(matrix, "I")
    assert window.plan.count == before + 1


def test_ctrl_z_in_a_field_that_is_committed_takes_back_the_change(window: MainWindow) -> None:
    assert window.workspace is not None and window.plan is not None
    partner = window.plan.rows(Organisation)[1]
    was = partner.manager
    window.activateWindow()
    window.go("Partners")
    window.workspace.selection.set([(Organisation, partner.uid)])
    settle()
    field = window.findChild(QLineEdit, "field_manager")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Sari")
    QTest.keyClick(field, KEY.Key_Return)
    assert partner.manager == "Sari"
    settle()
    QTest.keyClick(field, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert partner.manager == was
    assert field.text() == (was or "")


def test_every_command_has_an_icon_that_can_be_drawn(qapp: QApplication) -> None:
    icons = {*(one.icon for one in COMMANDS), *(one.icon for one in MAP_COMMANDS)} - {""}
    assert [icon for icon in icons if not has_glyph(icon)] == []


def test_another_language_leaves_tab_map_and_zoom_as_they_were(window: MainWindow) -> None:
    window.go("Risks")
    window.pages["Risks"].choose_tab("actions")
    window.go("Map")
    settle()
    window.pages["Map"].map.set_zoom(0.5)  # type: ignore[attr-defined]
    window.use_language("id")
    settle()
    assert window.pages["Map"].map.zoom == 0.5  # type: ignore[attr-defined]
    window.go("Risks")
    bar = window.pages["Risks"].tab_bar
    assert bar is not None and bar.current == "actions"


def test_a_dialog_whose_words_would_stay_behind_closes_with_the_language(window: MainWindow) -> None:
    window.deeds.show_shortcuts()
    window.use_language("id")
    settle()
    assert not [one for one in window.findChildren(QDialog) if one.isVisible()]


def test_the_view_menu_ticks_the_theme_and_the_language_in_use(window: MainWindow) -> None:
    window.use_theme("dark")
    menu = window.bar.menu_button.menu()
    for part in (action.menu() for action in menu.actions()):
        part.aboutToShow.emit()  # type: ignore[attr-defined]
    ticked = {action.data().argument for action in window.menus.actions.values() if action.isChecked()}
    assert {"dark", "en"} <= ticked
    assert not {"light", "id"} & ticked
    window.use_theme("light")


def test_the_file_menu_opens_recent_plans(window: MainWindow, tmp_path: Path) -> None:
    assert window.plan is not None
    window.plan.save_as(tmp_path / "bank.mitra")
    window.remember_plan()
    window.files.close_plan()
    assert window.page_name == "Start"
    recent = window.menus.recent
    recent.aboutToShow.emit()
    recent.actions()[0].trigger()
    assert window.plan is not None and window.plan.path == tmp_path / "bank.mitra"
    window.files.close_plan()


def test_the_search_box_opens_the_palette_by_keyboard(window: MainWindow) -> None:
    window.bar.search.setFocus()
    QTest.keyClick(window.bar.search, KEY.Key_Return)
    assert window.findChildren(Palette)


def test_the_sheet_of_keys_has_the_window_to_itself_and_closes(window: MainWindow) -> None:
    window.use_language("id")
    window.deeds.show_shortcuts()
    sheet = window.findChild(ShortcutsOverlay)
    assert isinstance(sheet, ShortcutsOverlay)
    assert sheet.isModal(), "the language cannot be changed behind it"
    assert sheet.width() <= 1024
    close = sheet.findChild(QPushButton)
    assert isinstance(close, QPushButton) and close.text() == "Tutup"
    close.click()
    assert not sheet.isVisible()
    window.use_language("en")
