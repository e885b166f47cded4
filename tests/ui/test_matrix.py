"""The one matrix editor: walked by keys, set by signs, clicked and scrolled, with headings that stay in sight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFontMetrics, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.i18n import set_language
from ui.tables.matrix import Cell, Heading, Matrix, MatrixView
from ui.tables.matrix_paint import broken, heading_metrics

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
Open = Callable[..., MatrixView]


class Sheet:
    """Values by row and column, as a page would keep them."""

    def __init__(self, rows: int, columns: int) -> None:
        self.names = [f"Row {n}" for n in range(rows)]
        self.columns = [Heading(f"c{n}", f"Column {n}") for n in range(columns)]
        self.values: dict[tuple[str, str], str] = {}
        self.asked = 0

    def set(self, row: str, column: str, value: str | None) -> None:
        """Set or clear a cell."""
        if value is None:
            self.values.pop((row, column), None)
        else:
            self.values[row, column] = value

    def cell(self, row: str, column: str) -> Cell:
        """Return how a cell looks, and count how often that is asked."""
        self.asked += 1
        text = self.values.get((row, column), "·")
        return Cell(text, tip=f"{row} in {column}")

    def add(self, name: str) -> None:
        """Add a row, unless its name is taken."""
        if name not in self.names:
            self.names.append(name)

    def matrix(self) -> Matrix:
        """Return the matrix of these values."""
        return Matrix(
            rows=lambda: [Heading(name, name) for name in self.names],
            columns=lambda: self.columns,
            cell=self.cell,
            set_value=self.set,
            keys={"R": "R", "A": "A", "1": "1"},
            menu=[("Responsible", "R"), ("Accountable", "A")],
            corner="Decision",
            extras=((("Finding"), lambda row: Cell("fine"), 90),),
            feet=(("Sum", lambda column: Cell("3"), lambda extra: Cell("")),),
            add_text="Type a new decision …",
            add=self.add,
        )


@pytest.fixture
def open_matrix(qtbot: QtBot) -> Open:
    """Return a function that shows a matrix, with the keyboard in it."""

    def show(sheet: Sheet, width: int = 760, height: int = 360) -> MatrixView:
        view = MatrixView(sheet.matrix())
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitActive(view):
            view.show()
            view.activateWindow()
        view.setFocus()
        return view

    return show


def press(
    view: MatrixView, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(view, key, modifier)


def click(view: MatrixView, at: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
    """Click into the matrix."""
    QTest.mouseClick(view.viewport(), button, pos=at)


def test_arrows_walk_and_stop_at_the_edges(open_matrix: Open) -> None:
    view = open_matrix(Sheet(4, 5))
    seen: list[tuple[str, str]] = []
    view.current_changed.connect(lambda row, column: seen.append((row, column)))
    press(view, KEY.Key_Right, KEY.Key_Down, KEY.Key_Down, KEY.Key_Left, KEY.Key_Left, KEY.Key_Return)
    assert seen[-1] == view.current_keys() == ("Row 3", "c0")
    press(view, KEY.Key_Down)
    assert view.current_keys() == ("Row 3", "c0")
    press(view, KEY.Key_End)
    assert view.current_keys() == ("Row 3", "c4")
    press(view, KEY.Key_Home, modifier=CONTROL)
    assert view.current_keys() == ("Row 0", "c0")
    press(view, KEY.Key_End, modifier=CONTROL)
    assert view.current_keys() == ("Row 3", "c4")
    press(view, KEY.Key_PageUp)
    assert view.current_keys() == ("Row 0", "c4")


def test_signs_set_values_in_either_case_and_delete_clears(open_matrix: Open) -> None:
    sheet = Sheet(3, 3)
    view = open_matrix(sheet)
    press(view, KEY.Key_Right)
    QTest.keyClicks(view, "r")
    assert sheet.values == {("Row 0", "c1"): "R"}
    QTest.keyClicks(view, "x")
    assert sheet.values == {("Row 0", "c1"): "R"}, "a sign that means nothing sets nothing"
    press(view, KEY.Key_A, modifier=CONTROL)
    assert sheet.values == {("Row 0", "c1"): "R"}, "a shortcut is not a sign"
    press(view, KEY.Key_Delete)
    assert sheet.values == {}


def test_a_click_goes_to_the_cell_and_headings_tell_of_themselves(open_matrix: Open) -> None:
    view = open_matrix(Sheet(4, 5))
    rows: list[str] = []
    columns: list[str] = []
    view.row_chosen.connect(rows.append)
    view.column_chosen.connect(columns.append)
    click(view, view.cell_box(2, 3).center())
    assert view.current_keys() == ("Row 2", "c3")
    click(view, QPoint(60, view.cell_box(1, 0).center().y()))
    assert rows == ["Row 1"]
    click(view, QPoint(view.cell_box(0, 4).center().x(), 6))
    assert columns == ["c4"]
    click(view, QPoint(view.extras_left() + 20, view.cell_box(3, 0).center().y()))
    assert rows == ["Row 1", "Row 3"], "what stands at the edge belongs to the row"


@pytest.mark.parametrize("how", ["double click", "right click", "F2", "space"])
def test_the_menu_of_values_opens_by_mouse_and_keyboard(open_matrix: Open, how: str) -> None:
    sheet = Sheet(3, 3)
    view = open_matrix(sheet)
    at = view.cell_box(1, 1).center()
    click(view, at)
    if how == "double click":
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    elif how == "right click":
        click(view, at, Qt.MouseButton.RightButton)
    else:
        press(view, KEY.Key_F2 if how == "F2" else KEY.Key_Space)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert [action.text() for action in menu.actions() if action.text()] == [
        "Responsible",
        "Accountable",
        "Clear",
    ]
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Down)
    QTest.keyClick(menu, KEY.Key_Return)
    assert sheet.values == {("Row 1", "c1"): "A"}
    assert QApplication.activePopupWidget() is None


def test_walking_scrolls_under_headings_that_stay(open_matrix: Open) -> None:
    view = open_matrix(Sheet(60, 60))
    for key in (KEY.Key_End, KEY.Key_Home):
        press(view, key, modifier=CONTROL)
        box = view.cell_box(*view.at)
        assert box.top() >= view.top
        assert box.bottom() <= view.foot_top()
        assert box.left() >= view.matrix.head_width
        assert box.right() <= view.extras_left()
    heading = view.grab().copy(0, 0, view.matrix.head_width, view.top).toImage()
    press(view, KEY.Key_PageDown, KEY.Key_End)
    assert view.verticalScrollBar().value() > 0
    assert view.grab().copy(0, 0, view.matrix.head_width, view.top).toImage() == heading


def test_the_wheel_scrolls(open_matrix: Open) -> None:
    view = open_matrix(Sheet(60, 5))
    at = QPointF(view.viewport().rect().center())
    turn = QWheelEvent(
        at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turn)
    assert view.verticalScrollBar().value() > 0


def test_only_cells_in_sight_are_asked_for(open_matrix: Open) -> None:
    sheet = Sheet(500, 500)
    view = open_matrix(sheet)
    sheet.asked = 0
    view.grab()
    assert sheet.asked < 400


def test_a_row_is_added_below_and_a_refused_name_stays(open_matrix: Open) -> None:
    sheet = Sheet(3, 3)
    view = open_matrix(sheet)
    view.begin_new()
    assert view.entry.hasFocus()
    QTest.keyClicks(view.entry, "Admit a partner")
    QTest.keyClick(view.entry, KEY.Key_Return)
    view.reload()
    assert sheet.names[-1] == "Admit a partner"
    assert view.entry.text() == ""
    QTest.keyClicks(view.entry, "Row 1")
    QTest.keyClick(view.entry, KEY.Key_Return)
    assert view.entry.text() == "Row 1"
    assert len(sheet.names) == 4


def test_the_line_for_a_new_row_is_reached_when_there_are_many(open_matrix: Open) -> None:
    view = open_matrix(Sheet(60, 3))
    assert not view.entry.isVisible()
    view.begin_new()
    assert view.entry.isVisible()
    assert view.entry.geometry().bottom() <= view.foot_top() + 2


def test_an_empty_matrix_takes_keys_and_clicks_in_its_stride(open_matrix: Open) -> None:
    for rows, columns in ((0, 0), (0, 3), (3, 0)):
        sheet = Sheet(rows, columns)
        view = open_matrix(sheet)
        press(view, KEY.Key_Down, KEY.Key_End, KEY.Key_PageDown, KEY.Key_R, KEY.Key_Delete, KEY.Key_F2)
        click(view, view.viewport().rect().center())
        view.grab()
        assert sheet.values == {}
        assert QApplication.activePopupWidget() is None


def test_the_current_cell_stays_when_rows_come_and_go(open_matrix: Open) -> None:
    sheet = Sheet(4, 3)
    view = open_matrix(sheet)
    view.go("Row 2", "c1")
    sheet.names.insert(0, "New")
    view.reload()
    assert view.current_keys() == ("Row 2", "c1")
    sheet.names.clear()
    view.reload()
    assert view.current_keys() == ("", "c1")


def test_columns_share_the_room_there_is(open_matrix: Open) -> None:
    view = open_matrix(Sheet(4, 5), width=620)
    narrow = view.wide
    view.resize(1100, 360)
    assert view.wide > narrow
    assert view.wide <= view.matrix.cell_width + 40
    view.resize(300, 360)
    assert view.wide == view.matrix.cell_width
    assert view.horizontalScrollBar().maximum() > 0


def test_tooltips_tell_cells_and_whole_headings(open_matrix: Open) -> None:
    sheet = Sheet(3, 3)
    sheet.columns[1] = Heading("c1", "A very long heading that nobody could read in one line", "8 of 9")
    view = open_matrix(sheet)
    assert view.tip_at(view.cell_box(2, 0).center()) == "Row 2 in c0"
    assert view.tip_at(QPoint(view.cell_box(0, 1).center().x(), 6)) == f"{sheet.columns[1].title} 8 of 9"
    assert view.tip_at(QPoint(60, view.cell_box(1, 0).center().y())) == "Row 1"
    assert view.tip_at(QPoint(5, 5)) == ""


def test_the_keyboard_shows_where_it_is(open_matrix: Open) -> None:
    view = open_matrix(Sheet(3, 3))
    box = view.cell_box(0, 0)
    with_keyboard = view.grab(box).toImage()
    view.entry.setFocus()
    assert view.grab(box).toImage() != with_keyboard


def test_a_screen_reader_hears_row_column_and_value(open_matrix: Open) -> None:
    sheet = Sheet(3, 3)
    view = open_matrix(sheet)
    assert view.accessibleName() == "Decision"
    press(view, KEY.Key_Right)
    assert view.accessibleDescription() == "Row 0, Column 1: empty"


@pytest.mark.parametrize("width", [58, 80, 120])
def test_long_headings_break_at_words_and_stay_in_their_column(qtbot: QtBot, width: int) -> None:
    metrics: QFontMetrics = heading_metrics()
    for title in (
        "Grow the market",
        "Open data Open data",
        "Verantwortlichkeitsmatrix",
        "",
        "A B C D E F G H I J K L M N O P",
    ):
        lines = broken(metrics, title, width)
        assert 1 <= len(lines) <= 3
        assert all(metrics.horizontalAdvance(line) <= width for line in lines)
    assert broken(metrics, "Open data Open data", 80)[0] == "Open data"


def test_headings_twice_as_long_get_the_height_they_need(open_matrix: Open) -> None:
    set_language("xx")
    sheet = Sheet(3, 4)
    short = open_matrix(sheet).top
    sheet.columns = [replace(one, title=f"{one.title} {one.title}") for one in sheet.columns]
    view = open_matrix(sheet)
    lines = broken(heading_metrics(), sheet.columns[0].title, view.wide - 4)
    assert "…" not in "".join(lines)
    assert view.top - short == heading_metrics().lineSpacing() * (len(lines) - 1)
