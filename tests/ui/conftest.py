"""What tests of the window share: a filled plan, its workspace, a window; and a look at what is left over."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document import Plan
from planner.document.file import PlanFile, new_plan
from planner.model import Entity, Risk
from planner.templates import make
from tests.conftest import memory_plan
from tests.ui.register_hand import COLUMNS, Open
from ui import theme, translate
from ui.app import application
from ui.tables.register import Register
from ui.window import MainWindow
from ui.workspace import Workspace


def _left_behind(before: set[QWidget]) -> list[QWidget]:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return [widget for widget in QApplication.topLevelWidgets() if widget not in before]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let pass what the offscreen platform says of itself; any other warning of Qt fails a test."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


def _do_not_save(box: QMessageBox) -> int:
    """Answer what a window asks while its test ends; a box nobody answers would wait for ever."""
    role = QMessageBox.ButtonRole.DestructiveRole
    next(button for button in box.buttons() if box.buttonRole(button) is role).click()
    return 0


@pytest.fixture(autouse=True)
def collected_between_tests() -> Iterator[None]:
    """Collect garbage between tests only, as the app does between events: amid a paint it crashes Qt."""
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture(autouse=True)
def nothing_left_behind(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin in the light theme with a person's settings untouched; fail when a window outlives its test."""
    monkeypatch.delenv("MITRA_SETTINGS", raising=False)
    monkeypatch.setattr(QMessageBox, "exec", _do_not_save)
    application()
    theme.the_theme().apply("light")
    translate.follow_language()
    before = set(QApplication.topLevelWidgets())
    yield
    left = _left_behind(before)
    if left:
        gc.collect()
        left = _left_behind(before)
    told = [f"{type(widget).__name__} {widget.objectName()}" for widget in left]
    for widget in left:
        widget.deleteLater()
    assert not told, f"left behind: {told}"


@pytest.fixture
def filled(plan: Plan) -> Plan:
    """Return a plan made from a template, with something on every page."""
    make(plan, "technology")
    plan.forget_history()
    return plan


@pytest.fixture(scope="module")
def shared() -> Plan:
    """Return one filled plan for the tests of a module that leave it as it was."""
    made = memory_plan()
    make(made, "technology")
    return made


@pytest.fixture
def workspace(filled: Plan) -> Iterator[Workspace]:
    """Return what pages are given for a filled plan in memory."""
    made = Workspace(filled)  # type: ignore[arg-type]
    yield made
    made.stop()


@pytest.fixture
def plan_file() -> Iterator[PlanFile]:
    """Return a filled plan that has a working copy but no file yet."""
    made = new_plan()
    make(made, "technology")
    made.start_afresh()
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot, plan_file: PlanFile) -> Iterator[MainWindow]:
    """Return the window with the filled plan, shown and active."""
    made = MainWindow(plan_file)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    if made.workspace is not None:
        made.workspace.stop()


@pytest.fixture
def small(plan: Plan) -> Plan:
    """Return a plan with three risks."""
    for title, owner in (("Breach", "Sari"), ("Late", "Budi"), ("Fraud", "Ani")):
        edits.add_row(plan, Risk, {"title": title, "owner": owner})
    plan.forget_history()
    return plan


@pytest.fixture
def open_register(qtbot: QtBot) -> Open:
    """Return a function that shows the register of a class, active, as a person sees it."""
    held: list[
        Register
    ] = []  # else what a menu remembers may be all that holds a register, which goes with the menu

    def show(plan: Plan, entity: type[Entity] = Risk, shown: tuple[str, ...] = COLUMNS) -> Register:
        register = Register(Workspace(plan), entity, shown=shown)  # type: ignore[arg-type]
        register.workspace.setParent(register)
        qtbot.addWidget(register)
        register.resize(1100, 420)
        with qtbot.waitActive(register):
            register.show()
            register.activateWindow()
        register.sheet.setFocus()
        held.append(register)
        return register

    return show
