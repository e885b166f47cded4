"""A facilitator captures thirty risks in a blank plan, scores, assigns, quantifies and exports them; every click and
key is counted, and `docs/thirty-risks.md` tells what was counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.analysis.gather import Ecosystem
from planner.analysis.losses import scenarios
from planner.document.file import new_plan
from planner.model import Risk
from tests.ui.register_hand import middle
from ui.tables.register import Register
from ui.window import MainWindow

TOLD = Path(__file__).parents[2] / "docs" / "thirty-risks.md"
TITLES = [f"Risk number {n}" for n in range(1, 31)]
OWNERS = ("Sari", "Budi", "Ani", "Hendra", "Dimas")
FIGURES = (("0.5", "10000", "400000"), ("0.1", "50000", "900000"), ("2", "1000", "20000"))
KEY = Qt.Key
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


class Hand:
    """Presses, clicks and types, and counts each: a sign of a text, another key, a click."""

    def __init__(self) -> None:
        self.part = ""
        self.counts: dict[str, Counter[str]] = {}

    def begin(self, part: str) -> None:
        self.part = part
        self.counts[part] = Counter()

    def press(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _time in range(times):
            self.counts[self.part]["keys"] += 1
            QTest.keyClick(_keyboard(), key, keys)

    def type(self, text: str) -> None:
        self.counts[self.part]["signs"] += len(text)
        for sign in text:
            QTest.keyClicks(_keyboard(), sign)

    def click(self, register: Register, line: int, column: str) -> None:
        self.counts[self.part]["clicks"] += 1
        register.sheet.scrollTo(register.model.index(line, _number(register, column)))
        QTest.mouseClick(
            register.sheet.viewport(), Qt.MouseButton.LeftButton, NONE, middle(register, line, column)
        )

    def click_on(self, widget: QWidget | None) -> None:
        assert widget is not None and widget.isVisible()
        self.counts[self.part]["clicks"] += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def _keyboard() -> QWidget:
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    return widget


def _number(register: Register, key: str) -> int:
    return [column.key for column in register.model.columns].index(key)


@pytest.fixture
def blank(qtbot: QtBot) -> Iterator[MainWindow]:
    """Return a window with a plan that holds nothing."""
    plan = new_plan()
    made = MainWindow(plan)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    if made.workspace is not None:
        made.workspace.stop()
    plan.close()


def test_thirty_risks_are_captured_scored_assigned_quantified_and_exported(
    blank: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand, plan = Hand(), blank.plan
    assert plan is not None
    register = _capture(hand, blank)
    assert sorted(one.title for one in plan.rows(Risk)) == sorted(TITLES)
    _score(hand, register)
    assert all(one.likelihood and one.impact for one in plan.rows(Risk))
    _assign(hand, register)
    assert all(one.owner for one in plan.rows(Risk))
    _quantify(hand, blank, register)
    assert len(scenarios(Ecosystem(plan))) == len(FIGURES)
    out = tmp_path / "risks.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(out), ""))
    hand.begin("Export")
    hand.press(KEY.Key_E, CONTROL | SHIFT)
    assert out.exists()
    assert hand.counts == _told()


def _capture(hand: Hand, window: MainWindow) -> Register:
    """Type the titles, and return the register they are in."""
    hand.begin("Capture")
    hand.press(KEY.Key_8, CONTROL)
    page = window.pages["Risks"]
    hand.click_on(next(one for one in page.findChildren(QPushButton) if "first risk" in one.text()))
    for title in TITLES:
        hand.type(title)
        hand.press(KEY.Key_Return)
    register: Register = page.register.register  # type: ignore[attr-defined]
    return register


def _score(hand: Hand, register: Register) -> None:
    """Go down each of the two columns with a digit and Enter."""
    hand.begin("Score")
    for column in ("likelihood", "impact"):
        hand.click(register, 0, column)
        for n in range(30):
            hand.type(str(1 + n % 5))
            hand.press(KEY.Key_Return)


def _assign(hand: Hand, register: Register) -> None:
    """Type each owner once and fill it down."""
    hand.begin("Assign")
    hand.click(register, 0, "owner")
    for owner in OWNERS:
        hand.type(owner)
        hand.press(KEY.Key_Return)
        hand.press(KEY.Key_Up)
        hand.press(KEY.Key_Down, SHIFT, times=5)
        hand.press(KEY.Key_D, CONTROL)
        hand.press(KEY.Key_Down)


def _quantify(hand: Hand, window: MainWindow, register: Register) -> None:
    """Type frequency and both bounds of the loss in the inspector."""
    hand.begin("Quantify")
    for line, figures in enumerate(FIGURES):
        hand.click(register, line, "title")
        if line == 0:
            window.deeds.open_field("frequency")  # as the button on the tab "Loss curve" does: two clicks
            hand.counts["Quantify"]["clicks"] += 2
        else:
            QApplication.processEvents()  # the inspector shows what is selected once the hand rests
            fields = window.findChildren(QWidget, "field_frequency")
            hand.click_on(next(one for one in fields if one.isVisible()))
        for figure in figures:
            hand.press(KEY.Key_A, CONTROL)
            hand.type(figure)
            hand.press(KEY.Key_Tab)


def _told() -> dict[str, Counter[str]]:
    """Return what the page in docs tells: | Capture | 1 | 31 | 441 |."""
    rows = re.findall(r"^\| (\w+) \| (\d+) \| (\d+) \| (\d+) \|", TOLD.read_text(encoding="utf-8"), re.M)
    names = ("clicks", "keys", "signs")
    return {
        part: +Counter(dict(zip(names, map(int, counts), strict=True)))
        for part, *counts in rows
        if part != "Together"
    }
