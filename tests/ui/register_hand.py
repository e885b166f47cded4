"""The hand that works a register: clicks, keys and the look at a cell, shared by its tests."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.tables.register import Register

KEY = Qt.Key
CONTROL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)
Open = Callable[..., Register]
COLUMNS = (
    "title",
    "category",
    "likelihood",
    "response",
    "owner",
    "review_date",
    "loss_high",
    "existing_controls",
)


def number(register: Register, key: str) -> int:
    """Return the column of that key."""
    return [column.key for column in register.model.columns].index(key)


def middle(register: Register, line: int, key: str) -> QPoint:
    """Return where the cell is in the viewport."""
    return register.sheet.visualRect(register.model.index(line, number(register, key))).center()


def click(register: Register, line: int, key: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Click a cell."""
    at = middle(register, line, key)
    QTest.mouseClick(register.sheet.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def keyboard() -> QWidget:
    """Return what has the keyboard: a list that hangs open before anything else."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """Press a key where the keyboard is."""
    QTest.keyClick(keyboard(), key, modifier)


def type_in(text: str) -> None:
    """Type where the keyboard is, which may change with the first sign."""
    for sign in text:
        QTest.keyClicks(keyboard(), sign)


def cell(register: Register, line: int, key: str) -> str:
    """Return what a cell shows."""
    return register.model.shown(line, number(register, key)).text


def reason(register: Register, line: int, key: str) -> str | None:
    """Return why a cell's text is wrong."""
    return register.model.shown(line, number(register, key)).wrong


def column(register: Register, key: str) -> list[str]:
    """Return what a column shows, from top to bottom."""
    return [cell(register, line, key) for line in range(len(register.model.keys))]


def here(register: Register) -> tuple[int, str]:
    """Return line and column of the current cell."""
    index = register.sheet.currentIndex()
    return index.row(), register.model.columns[index.column()].key


def put_on_clipboard(text: str) -> None:
    """Copy a text as another program would."""
    QApplication.clipboard().setText(text)


def filter_by(register: Register, key: str, text: str) -> None:
    """Type into the filter under a heading."""
    edit = register.header.edits[number(register, key)]
    edit.setFocus()
    edit.clear()
    QTest.keyClicks(edit, text)
    register.header.settle_now()


def press_heading(register: Register, key: str) -> None:
    """Click a heading."""
    at = QPoint(register.header.sectionViewportPosition(number(register, key)) + 12, 12)
    QTest.mouseClick(register.header.viewport(), Qt.MouseButton.LeftButton, NONE, at)
