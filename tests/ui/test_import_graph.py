"""A network of another program comes in: reviewed in the window, nothing written before a person agrees."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from planner.model import Organisation, Placement, Relationship
from ui.actions import COMMANDS
from ui.dialogs.import_graph import GraphDialog
from ui.window import MainWindow

NETWORK = '*Vertices 3\n1 "Acme" 0.1 0.2\n2 "Acme" 0.8 0.2\n3 "Bank Ä" 0.5 0.9\n*Arcs\n1 2 3\n*Edges\n2 3\n'


def run(window: MainWindow, method: str) -> None:
    window.run(next(command for command in COMMANDS if command.method == method))


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file a person picks when asked for one."""
    path = tmp_path / "trade.net"
    path.write_text(NETWORK, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args, **_more: (str(path), ""))
    return path


def dialog_of(window: MainWindow) -> GraphDialog:
    return next(one for one in window.findChildren(GraphDialog) if one.isVisible())


def test_a_network_is_reviewed_then_taken_in_and_undone(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    plan = window.plan
    assert plan is not None
    partners = len(plan.rows(Organisation))
    run(window, "import_graph")
    dialog = dialog_of(window)
    assert dialog.sums.text().startswith("5 read = 3 partners + 2 relationships.")
    names = [dialog.table.item(line, 2) for line in range(dialog.table.rowCount())]
    told = [item.text() for item in names if item is not None]
    assert told == ["Acme", "Acme (2)", "Bank Ä", "Acme → Acme (2)", "Acme (2) ↔ Bank Ä"]
    assert "Acme (2)" in dialog.said.text()
    assert len(plan.rows(Organisation)) == partners
    qtbot.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert len(plan.rows(Organisation)) == partners + 3
    assert len(plan.rows(Placement)) >= 3
    plan.undo()
    assert len(plan.rows(Organisation)) == partners


def test_a_new_plan_begins_with_a_network_and_shows_its_map(
    window: MainWindow, qtbot: QtBot, chosen: Path
) -> None:
    run(window, "new_from_sheet")
    qtbot.mouseClick(dialog_of(window).take, Qt.MouseButton.LeftButton)
    assert window.plan is not None
    assert (window.plan.info.title, window.page_name) == ("trade", "Map")
    assert len(window.plan.rows(Relationship)) == 2


def test_a_bad_network_is_told_in_the_window(
    window: MainWindow, chosen: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen.write_text("*Vertices 2\n*Arcs\n1 3\n")
    told: list[str] = []
    assert window.workspace is not None
    window.workspace.told.connect(lambda text, _tone: told.append(text))
    run(window, "import_graph")
    assert told and "line 3" in told[0]
    assert not window.findChildren(GraphDialog)
