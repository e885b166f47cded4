"""The File menu as a person uses it: new from a template, save, close, open again, recover, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document.file import open_plan
from planner.document.working_copy import leftovers
from planner.i18n import set_language
from planner.model import Organisation, Risk
from ui import theme
from ui.actions import COMMANDS
from ui.app import application
from ui.dialogs.import_list import ImportDialog
from ui.pages.start import StartPage
from ui.settings import recent
from ui.window import MainWindow


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    application()
    theme.the_theme().apply("light")
    made = MainWindow()
    qtbot.addWidget(made, before_close_func=let_go)
    made.show()
    return made


def let_go(window: MainWindow) -> None:
    """Close the plan of a window without being asked."""
    plan = window.plan
    if plan is not None:
        window.show_plan(None)
        plan.close()


@pytest.fixture
def save_to(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    def choose(path: Path) -> None:
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))

    return choose


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Press the button of that text when the window asks."""

    def press(box: QMessageBox) -> int:
        next(button for button in box.buttons() if button.text() == text).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)


def test_a_template_opens_on_the_map_with_nothing_to_undo(window: MainWindow) -> None:
    window.files.new_from_template("manufacturing")
    assert window.page_name == "Map"
    assert window.plan is not None
    assert window.plan.undo_label is None
    assert not window.plan.unsaved


def test_saved_closed_and_opened_again(
    window: MainWindow, tmp_path: Path, save_to: Callable[[Path], None]
) -> None:
    window.files.new_from_template("blank")
    assert window.plan is not None
    edits.add_partner(window.plan, "Acme")
    save_to(tmp_path / "my plan")
    assert window.files.save()
    window.files.close_plan()
    assert window.plan is None
    assert [entry["path"] for entry in recent()] == [str(tmp_path / "my plan.mitra")]
    assert window.files.open_path(tmp_path / "my plan.mitra")
    assert "Acme" in [one.name for one in window.plan.rows(Organisation)]


def test_closing_with_unsaved_work_asks(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    window.files.new_from_template("blank")
    assert window.plan is not None
    edits.add_partner(window.plan, "Acme")
    answer(monkeypatch, "Cancel")
    window.files.close_plan()
    assert window.plan is not None
    answer(monkeypatch, "Do not save")
    window.files.close_plan()
    assert window.plan is None
    assert leftovers() == []


def test_a_file_that_is_no_plan_is_refused_in_one_sentence(window: MainWindow, tmp_path: Path) -> None:
    wrong = tmp_path / "letter.mitra"
    wrong.write_text("Dear client,")
    assert not window.files.open_path(wrong)
    assert window.toast.isVisible()
    assert "letter.mitra" in window.toast.text()
    assert wrong.read_text() == "Dear client,"


def test_unsaved_work_of_a_crash_is_offered_and_recovered(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    from planner.document.file import create

    plan = create(tmp_path / "plan.mitra")
    edits.add_partner(plan, "Acme")
    plan.abandon()
    page = StartPage(window.files)
    qtbot.addWidget(page)
    assert [leftover.changes for leftover in leftovers()] == [1]
    window.files.recover_plan(leftovers()[0])
    assert [one.name for one in window.plan.rows(Organisation)] == ["Acme"]  # type: ignore[union-attr]
    assert window.plan.unsaved  # type: ignore[union-attr]


@pytest.mark.parametrize(("button", "names"), [("Recover", ["Acme"]), ("Discard", []), ("Cancel", None)])
def test_opening_a_plan_with_unsaved_work_asks_what_becomes_of_it(
    window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    button: str,
    names: list[str] | None,
) -> None:
    from planner.document.file import create

    plan = create(tmp_path / "plan.mitra")
    edits.add_partner(plan, "Acme")
    plan.abandon()
    answer(monkeypatch, button)
    assert window.files.open_path(tmp_path / "plan.mitra") is (names is not None)
    if names is None:
        assert window.plan is None and leftovers()
    else:
        assert window.plan is not None
        assert [one.name for one in window.plan.rows(Organisation)] == names
        assert window.plan.unsaved is bool(names)


def test_the_workbook_holds_the_plan_and_its_map(
    window: MainWindow, tmp_path: Path, save_to: Callable[[Path], None]
) -> None:
    window.files.new_from_template("technology")
    save_to(tmp_path / "plan.xlsx")
    window.files.export_workbook()
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    assert len(book.sheetnames) > 12
    with ZipFile(tmp_path / "plan.xlsx") as parts:
        assert any(name.startswith("xl/media/") for name in parts.namelist())


def test_a_plan_open_in_another_window_is_not_opened_twice(window: MainWindow, tmp_path: Path) -> None:
    from planner.document.file import create

    other = create(tmp_path / "plan.mitra")
    try:
        assert not window.files.open_path(tmp_path / "plan.mitra")
        assert "another window" in window.toast.text()
    finally:
        other.close()
    with open_plan(tmp_path / "plan.mitra") as plan:
        assert plan.info.title


def test_what_is_being_typed_in_a_cell_is_saved(
    window: MainWindow, tmp_path: Path, save_to: Callable[[Path], None], qtbot: QtBot
) -> None:
    window.files.new_from_template("blank")
    assert window.plan is not None
    save_to(tmp_path / "plan.mitra")
    window.activateWindow()
    window.add("Risks/register")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    sheet = QApplication.focusWidget()
    assert sheet is not None
    QTest.keyClick(sheet, "S")  # type: ignore[call-overload]  # opens the editor, which takes the rest
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "trike")
    window.run(next(command for command in COMMANDS if command.method == "save"))
    with open_plan(tmp_path / "plan.mitra", read_only=True) as saved:
        assert [risk.title for risk in saved.rows(Risk)] == ["Strike"]


@pytest.mark.parametrize("change", ["theme", "language", "close"])
def test_what_is_being_typed_in_the_mission_is_kept(
    window: MainWindow, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.new_from_template("blank")
    assert window.plan is not None
    window.activateWindow()
    window.go("Strategy")
    window.pages["Strategy"].choose_tab("mission")
    QApplication.processEvents()
    field = window.findChild(QPlainTextEdit, "field_mission")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    QTest.keyClicks(field, "One code for all")
    if change == "theme":
        window.use_theme("dark")
    elif change == "language":
        window.use_language("id")
    else:
        answer(monkeypatch, "Cancel")
        window.close()
    assert window.plan.info.mission == "One code for all"
    set_language("en")


def test_a_list_that_cannot_be_read_leaves_the_open_plan(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.new_from_template("blank")
    plan = window.plan
    wrong = tmp_path / "list.xlsx"
    wrong.write_bytes(b"not a workbook")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(wrong), ""))
    window.files.new_from_sheet()
    assert window.plan is plan
    assert "list.xlsx" in window.toast.text()


def test_a_new_plan_from_a_sheet_opens_once_the_list_is_taken(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = Path(__file__).resolve().parents[2] / "resources" / "samples" / "qris-partners.csv"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(sample), ""))
    window.files.new_from_sheet()
    assert window.plan is None
    review = window.findChild(ImportDialog)
    assert isinstance(review, ImportDialog)
    review._import()
    assert window.plan is not None and len(window.plan.rows(Organisation)) == 30


def test_a_file_is_not_replaced_unasked(
    window: MainWindow, tmp_path: Path, save_to: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    window.files.new_from_template("blank")
    (tmp_path / "out.json").write_text("theirs")
    save_to(tmp_path / "out")
    answer(monkeypatch, "Cancel")
    window.files.export_json()
    assert (tmp_path / "out.json").read_text() == "theirs"
    answer(monkeypatch, "Replace")
    window.files.export_json()
    assert (tmp_path / "out.json").read_text() != "theirs"
