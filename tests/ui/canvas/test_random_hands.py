"""A random hand on the map, with real mouse and key events: whatever it does, map, plan and disk stay the same.

`MITRA_RANDOM_HANDS=10000` makes it a soak of so many gestures.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from random import Random

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner import edits
from planner.document.file import PlanFile, new_plan
from planner.model import Organisation, Relationship
from planner.templates import make
from tests.test_random_edits import in_memory, on_disk
from ui import theme
from ui.canvas.map_widget import MapWidget
from ui.canvas.scene import MapScene
from ui.plan_signals import PlanSignals, Selection

GESTURES = int(os.environ.get("MITRA_RANDOM_HANDS", "250"))
LEFT, KEY, NO_KEYS = Qt.MouseButton.LeftButton, Qt.Key, Qt.KeyboardModifier.NoModifier
KEYS = (KEY.Key_Left, KEY.Key_Right, KEY.Key_Up, KEY.Key_Down, KEY.Key_F, KEY.Key_Escape)


class Hand:
    """Does something at random, again and again."""

    def __init__(self, plan: PlanFile, seed: int) -> None:
        self.plan, self.chance = plan, Random(seed)
        self.signals, self.selection = PlanSignals(plan), Selection()
        self.widget = MapWidget(plan, self.signals, self.selection)
        self.widget.resize(900, 640)
        self.widget.show()
        self.canvas, self.port, self.map = self.widget.canvas, self.widget.canvas.viewport(), self.widget.map
        self.made = 0
        self.deeds: tuple[Callable[[], None], ...] = (
            self.move, self.move, self.cancel, self.link, self.make, self.marquee, self.undo, self.redo,
            self.undo_amid, self.delete, self.key, self.nudge, self.wheel, self.rename, self.child,
        )  # fmt: skip

    def spot(self) -> QPoint:
        """Return a point on some card, or anywhere."""
        if self.map.items_by_key and self.chance.random() < 0.75:
            card = self.chance.choice(sorted(self.map.items_by_key))
            return self.canvas.to_window(self.map.items_by_key[card].pos() + QPointF(20, 4)).toPoint()
        return QPoint(self.chance.randrange(self.port.width()), self.chance.randrange(self.port.height()))

    def _begin(self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NO_KEYS) -> None:
        QTest.mouseMove(self.port, start)
        QTest.mousePress(self.port, LEFT, keys, start)
        for step in (1, 2, 3):
            QTest.mouseMove(self.port, start + (end - start) * step / 3)

    def move(self) -> None:
        start, end = self.spot(), self.spot()
        keys = self.chance.choice((NO_KEYS, NO_KEYS, Qt.KeyboardModifier.ControlModifier))
        self._begin(start, end, keys)
        QTest.mouseRelease(self.port, LEFT, keys, end)

    def cancel(self) -> None:
        start, end = self.spot(), self.spot()
        self._begin(start, end)
        QTest.keyClick(self.canvas, KEY.Key_Escape)
        QTest.mouseRelease(self.port, LEFT, NO_KEYS, end)

    def undo_amid(self) -> None:
        start, end = self.spot(), self.spot()
        self._begin(start, end)
        self.plan.undo()
        QApplication.processEvents()
        QTest.mouseMove(self.port, end + QPoint(3, 3))
        QTest.mouseRelease(self.port, LEFT, NO_KEYS, end)

    def link(self) -> None:
        partner = self._some_partner()
        if partner is None:
            return
        self.canvas.select([partner.uid])
        rect = self.map.rects[partner.uid]
        edge = self.canvas.to_window(QPointF(rect.right(), rect.center().y())).toPoint()
        end = self.spot()
        self._begin(edge, end)
        QTest.mouseRelease(self.port, LEFT, NO_KEYS, end)
        self._answer()

    def make(self) -> None:
        at = self.spot()
        QTest.mouseDClick(self.port, LEFT, NO_KEYS, at)
        QTest.mouseRelease(self.port, LEFT, NO_KEYS, at)
        self._answer()

    def rename(self) -> None:
        QTest.keyClick(self.canvas, KEY.Key_F2)
        self._answer()

    def child(self) -> None:
        QTest.keyClick(self.canvas, self.chance.choice((KEY.Key_Tab, KEY.Key_Return)))
        self._answer()

    def _answer(self) -> None:
        if not self.canvas.editor.asking:
            return
        self.made += 1
        taken = self.chance.random() < 0.8
        QTest.keyClicks(self.canvas.editor, f"New {self.made}" if taken else "x")
        QTest.keyClick(self.canvas.editor, KEY.Key_Return if taken else KEY.Key_Escape)

    def marquee(self) -> None:
        start, end = QPoint(5, 300), self.spot()
        self._begin(start, end)
        QTest.mouseRelease(self.port, LEFT, NO_KEYS, end)

    def undo(self) -> None:
        self.plan.undo()

    def redo(self) -> None:
        self.plan.redo()

    def delete(self) -> None:
        if len(self.map.items_by_key) > 8:
            QTest.keyClick(self.canvas, KEY.Key_Delete)

    def key(self) -> None:
        QTest.keyClick(self.canvas, self.chance.choice(KEYS))

    def nudge(self) -> None:
        QTest.keyClick(self.canvas, self.chance.choice(KEYS[:4]), Qt.KeyboardModifier.AltModifier)

    def wheel(self) -> None:
        at, turn = QPointF(self.spot()), self.chance.choice((-240, -120, 120))
        event = QWheelEvent(
            at, self.port.mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, NO_KEYS,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(self.port, event)

    def _some_partner(self) -> Organisation | None:
        shown = [one for one in self.plan.rows(Organisation) if one.uid in self.map.items_by_key]
        return self.chance.choice(shown) if shown else None

    def check(self) -> None:
        """Compare the map with one drawn afresh from the plan, and the plan with its file."""
        QApplication.processEvents()
        fresh = MapScene(self.plan, theme.current(), self.map.view_uid)
        assert self.canvas.gesture is None and not self.map.lifted and self.map.target is None
        assert {u: i.card for u, i in self.map.items_by_key.items()} == {
            u: i.card for u, i in fresh.items_by_key.items()
        }
        assert self.map.places() == fresh.places()
        assert self.map.rects == fresh.rects
        assert self.map.links.links == fresh.links.links
        drawn = {
            one.key: self.map.links.shapes.control[n].tolist()
            for n, one in enumerate(self.map.links.shapes.links)
        }
        anew = {
            one.key: fresh.links.shapes.control[n].tolist() for n, one in enumerate(fresh.links.shapes.links)
        }
        assert drawn == anew
        assert {uid for _entity, uid in self.selection.keys} <= self._alive()
        assert in_memory(self.plan) == on_disk(self.plan)
        fresh.deleteLater()

    def _alive(self) -> set[str]:
        links = {one.uid for one in self.plan.rows(Relationship)}
        return links | {one.uid for one in self.plan.rows(Organisation)} | set(self.map.items_by_key)


@pytest.fixture
def sheet() -> Iterator[PlanFile]:
    """Return a filled plan with a working copy."""
    made = new_plan()
    make(made, "technology")
    yield made
    made.close()


@pytest.mark.parametrize("seed", range(3))
def test_whatever_the_hand_does_map_plan_and_disk_agree(sheet: PlanFile, qtbot: object, seed: int) -> None:
    hand = Hand(sheet, seed)
    qtbot.addWidget(hand.widget)  # type: ignore[attr-defined]
    for step in range(GESTURES):
        deed = hand.chance.choice(hand.deeds)
        deed()
        if step % 5 == 0 or step < 20:
            hand.check()
    hand.check()
    hand.signals.stop()


def test_a_card_that_is_undone_while_it_is_dragged_is_gone_and_the_hand_empty(
    sheet: PlanFile, qtbot: object
) -> None:
    hand = Hand(sheet, 1)
    qtbot.addWidget(hand.widget)  # type: ignore[attr-defined]
    made = edits.add_partner(sheet, "Acme")
    QApplication.processEvents()
    hand.widget.fit()
    start = hand.canvas.to_window(hand.map.items_by_key[made.uid].pos()).toPoint()
    hand._begin(start, start + QPoint(120, 60))
    sheet.undo()
    QTest.mouseMove(hand.port, start + QPoint(140, 70))
    QTest.mouseRelease(hand.port, LEFT, NO_KEYS, start + QPoint(140, 70))
    assert made.uid not in hand.map.items_by_key
    hand.check()
    hand.signals.stop()
