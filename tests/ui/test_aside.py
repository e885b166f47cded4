"""Work beside the window: what it finds, how far it is, and how it is stopped."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from planner.progress import Tell
from ui.aside import Aside


@pytest.fixture
def owner(qapp: object) -> QObject:
    """Return what the work belongs to."""
    return QObject()


def test_what_was_found_comes_back_and_nothing_runs_any_more(owner: QObject, qtbot: QtBot) -> None:
    aside = Aside(owner)
    with qtbot.waitSignal(aside.found) as done:
        aside.start(lambda tell: sum(range(10)))
        assert aside.running
    assert done.args == [45]
    assert not aside.running


def test_a_new_work_takes_the_place_of_the_old_one_which_is_heard_of_no_more(
    owner: QObject, qtbot: QtBot
) -> None:
    aside, go_on, stopped = Aside(owner), Event(), Event()

    def endless(tell: Tell) -> None:
        try:
            while True:
                go_on.wait(0.001)
                tell(0.5)
        finally:
            stopped.set()

    heard: list[object] = []
    aside.found.connect(heard.append)
    with qtbot.waitSignal(aside.told):
        aside.start(endless)
    with qtbot.waitSignal(aside.found):
        aside.start(lambda tell: "second")
    assert stopped.wait(10)
    assert heard == ["second"]


def test_cancelled_work_stops_and_says_nothing(owner: QObject, qtbot: QtBot) -> None:
    aside, stopped, breath = Aside(owner), Event(), Event()

    def endless(tell: Tell) -> None:
        try:
            while True:
                breath.wait(0.001)
                tell(0.1)
        finally:
            stopped.set()

    with qtbot.assertNotEmitted(aside.found):
        aside.start(endless)
        aside.cancel()
        assert not aside.running
        assert stopped.wait(10)


def test_what_goes_wrong_aside_is_raised_where_it_is_heard(owner: QObject, qtbot: QtBot) -> None:
    aside = Aside(owner)

    def wrong(tell: Tell) -> None:
        raise ValueError("no such share")

    with qtbot.captureExceptions() as raised:
        aside.start(wrong)
        qtbot.waitUntil(lambda: bool(raised))
    assert str(raised[0][1]) == "no such share"
    assert not aside.running
