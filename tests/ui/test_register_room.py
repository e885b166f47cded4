"""The room a register has: columns that share it, and a name that stays while the rest scrolls."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.document import Plan
from tests.ui.register_hand import KEY, Open, click, column, keyboard, middle, number, press
from ui.tables.register import Register


def _narrow(small: Plan, open_register: Open, width: int) -> Register:
    register = open_register(small)
    register.resize(width, 420)
    QApplication.processEvents()
    return register


@pytest.mark.parametrize("width", [420, 700, 900, 1400])
def test_columns_fill_the_room_and_none_is_cut_at_the_edge(
    small: Plan, open_register: Open, width: int
) -> None:
    register = _narrow(small, open_register, width)
    header, room = register.header, register.sheet.viewport().width()
    places = map(header.logicalIndex, range(header.count()))
    shown = [number for number in places if not header.isSectionHidden(number)]
    edges = [header.sectionPosition(one) + header.sectionSize(one) for one in shown]
    assert room in edges
    assert header.sectionSize(number(register, "title")) >= 150


def test_the_name_stays_in_sight_while_the_sheet_scrolls_sideways(small: Plan, open_register: Open) -> None:
    register = _narrow(small, open_register, 480)
    sheet = register.sheet
    sheet.horizontalScrollBar().setValue(sheet.horizontalScrollBar().maximum())
    assert sheet.horizontalScrollBar().value() > 0
    assert middle(register, 1, "title").x() < 150
    click(register, 1, "title")
    assert sheet.currentIndex().data() == "Late"
    assert sheet.horizontalScrollBar().value() > 0
    press(KEY.Key_F2)
    assert keyboard().geometry().left() < 10
    press(KEY.Key_Escape)
    press(KEY.Key_Tab)
    cell = sheet.visualRect(sheet.currentIndex())
    assert (
        cell.left()
        >= sheet.visualRect(sheet.currentIndex().siblingAtColumn(number(register, "title"))).right()
    )


def test_a_heading_that_stays_sorts_by_its_own_column(small: Plan, open_register: Open) -> None:
    register = _narrow(small, open_register, 480)
    bar = register.sheet.horizontalScrollBar()
    bar.setValue(bar.maximum())
    QTest.mouseClick(register.header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(40, 12))
    assert column(register, "title") == ["Breach", "Fraud", "Late"]
