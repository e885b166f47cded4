"""A hand let loose: whatever it does, and wherever it stops, map, plan and disk say the same.

`MITRA_RANDOM_EDITS=long` makes it a soak of ten thousand deeds.
"""

from __future__ import annotations

import os
from random import Random

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.model import Organisation, Role
from tests.test_random_edits import in_memory, on_disk
from tests.ui.canvas.test_map import LEFT, NO_KEYS, Desk, desk
from ui.canvas.commands import MAP_COMMANDS
from ui.canvas.scene import MapScene

__all__ = ["desk"]
STEPS = 10_000 if os.environ.get("MITRA_RANDOM_EDITS") == "long" else 250
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
MOST = 16  # cards; beyond it the hand only deletes
WITHOUT_KEYS = ("Merge into one …", "Snap to neighbours", "Snap to the grid")


class Hand:
    """Does one thing after the other; a drag may end anywhere, or be broken off by Esc, undo or a deletion."""

    def __init__(self, desk: Desk, seed: int) -> None:
        self.desk, self.random, self.made = desk, Random(seed), 0

    def spot(self) -> QPoint:
        cards = list(self.desk.widget.map.items_by_key.values())
        if cards and self.random.random() < 0.7:
            item = self.random.choice(cards)
            aside = self.random.choice((0, 0, item.card.width / 2))
            found = self.desk.canvas.to_window(item.pos()).toPoint() + QPoint(
                int(aside * self.desk.canvas.zoom), 2
            )
            if self.desk.port.rect().contains(found):
                return found
        return QPoint(
            self.random.randrange(self.desk.port.width()), self.random.randrange(self.desk.port.height())
        )

    def drag(self) -> None:
        keys = self.random.choice((NO_KEYS, NO_KEYS, ALT, CTRL, SHIFT))
        button = self.random.choice((LEFT, LEFT, LEFT, Qt.MouseButton.MiddleButton))
        start, end = self.spot(), self.spot()
        self.desk.move(start)
        QTest.mousePress(self.desk.port, button, keys, start)
        for step in range(1, self.random.randint(1, 5)):
            self.desk.move(start + (end - start) * step / 4, keys, button)
        self.random.choice((self.nothing, self.nothing, self.escape, self.undo, self.delete))()
        QTest.mouseRelease(self.desk.port, button, keys, end)
        self.name()

    def nothing(self) -> None:
        pass

    def name(self) -> None:
        if self.desk.canvas.editor.asking:
            self.made += 1
            if self.random.random() < 0.2:
                QTest.keyClick(self.desk.canvas.editor, Qt.Key.Key_Escape)
            else:
                self.desk.canvas.editor.setText(f"P{self.made}")
                QTest.keyClick(self.desk.canvas.editor, Qt.Key.Key_Return)

    def double_click(self) -> None:
        at = self.spot()
        QTest.mouseDClick(self.desk.port, LEFT, NO_KEYS, at)
        QTest.mouseRelease(self.desk.port, LEFT, NO_KEYS, at)
        self.name()

    def escape(self) -> None:
        self.desk.press(Qt.Key.Key_Escape)

    def undo(self) -> None:
        self.random.choice((self.desk.plan.undo, self.desk.plan.undo, self.desk.plan.redo))()

    def delete(self) -> None:
        self.desk.press(Qt.Key.Key_Delete)

    def nudge(self) -> None:
        way = self.random.choice((Qt.Key.Key_Left, Qt.Key.Key_Down))
        for time in range(self.random.randint(1, 3)):
            event = QKeyEvent(QEvent.Type.KeyPress, way, ALT, "", time > 0)
            QApplication.sendEvent(self.desk.canvas, event)
        self.random.choice((self.nothing, self.escape, self.undo))()
        QTest.keyRelease(self.desk.canvas, way, ALT)

    def command(self) -> None:
        one = self.random.choice([c for c in MAP_COMMANDS if c.text and c.text not in WITHOUT_KEYS])
        one.act(self.desk.canvas)
        self.name()

    def paste(self) -> None:
        self.made += 1
        text = self.random.choice(("Q{n}\nHub", "Acme\tQ{n}\tserves", "Beta\n\tQ{n}\n\t\tR{n}"))
        QApplication.clipboard().setText(text.format(n=self.made))
        self.desk.press(Qt.Key.Key_V, CTRL)

    def role(self) -> None:
        self.made += 1
        hub = self.desk.plan.hub
        with self.desk.plan.change("Role"):
            self.desk.plan.add(Role(name=f"Role {self.made}", under=hub.uid if hub is not None else None))

    def act(self) -> str:
        few = (
            (self.double_click, self.paste, self.role)
            if len(self.desk.widget.map.rects) < MOST
            else (self.delete,)
        )
        what = self.random.choice(
            (self.drag, self.drag, self.drag, self.nudge, self.command, self.undo, *few)
        )
        what()
        return what.__name__


def drawn(scene: MapScene) -> tuple[object, ...]:
    """Return all that a scene draws: cards, where they stand, and how the lines run."""
    lines = {
        link.key: (link, scene.links.shapes.control[n].tolist())
        for n, link in enumerate(scene.links.shapes.links)
    }
    cards = {uid: item.card for uid, item in scene.items_by_key.items()}
    return cards, scene.places(), dict(scene.rects), lines


def agrees(desk: Desk) -> bool:
    """Whether the map shows what one drawn afresh would show, nothing is left in the hand, and disk equals memory."""
    scene, plan = desk.widget.map, desk.plan
    QApplication.processEvents()
    desk.widget.arranging.settle()  # cards that walk to where the plan has them already
    fresh = MapScene(plan, scene.tokens, scene.view_uid)
    fresh.showing.around = scene.showing.around
    fresh.load()
    return (
        drawn(scene) == drawn(fresh)
        and not scene.lifted
        and desk.canvas.gesture is None
        and all(plan.get(*key) is not None for key in desk.selection.keys)
        and len({one.name for one in plan.rows(Organisation)}) == len(plan.rows(Organisation))
        and in_memory(plan) == on_disk(plan)
    )


def test_whatever_a_hand_does_the_map_shows_the_plan(desk: Desk) -> None:
    hand = Hand(desk, 8)
    done: list[str] = []
    for step in range(STEPS):
        done.append(hand.act())
        assert agrees(desk), f"after step {step}: {done[-6:]}"
        if step % 8 == 0:
            desk.widget.fit()
    while desk.plan.undo_label is not None:
        desk.plan.undo()
    assert agrees(desk)
