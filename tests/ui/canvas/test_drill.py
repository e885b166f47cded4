"""What falls off if a partner left, as a person sees it on the map and takes it out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.document import Plan
from planner.edits import delete_rows
from planner.model import Organisation, Relationship
from tests.ui.canvas.conftest import uid_of
from ui.canvas.commands import context_menu
from ui.canvas.map_widget import MapWidget
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def faint(widget: MapWidget) -> set[str]:
    return {item.card.title for item in widget.map.items_by_key.values() if item.look.faint}


def rows(widget: MapWidget) -> list[str]:
    panel = widget.stage.losses
    return [row.loss.name for row in panel.rows] if panel is not None else []


def test_the_context_menu_shows_what_falls_off_and_escape_puts_it_back(shown: MapWidget, four: Plan) -> None:
    shown.show_partner(uid_of(four, "Acme"))
    menu = context_menu(shown.canvas, shown.canvas.rect().center())
    next(one for one in menu.actions() if one.text() == "What if it left").trigger()
    menu.deleteLater()
    assert faint(shown) == {"Acme", "Beta"}
    assert rows(shown) == ["Beta"]
    assert shown.stage.losses is not None and shown.stage.losses.title.text() == "If Acme left"
    QTest.keyClick(shown.canvas, Qt.Key.Key_Escape)
    assert faint(shown) == set() and shown.stage.panel is None
    assert four.undo_label is None


def test_the_partner_is_drawn_struck_out(shown: MapWidget, four: Plan) -> None:
    uid = uid_of(four, "Acme")
    shown.stage.drill(uid)
    at = shown.canvas.window_rect(shown.map.rects[uid]).topLeft()
    colour = shown.canvas.viewport().grab().toImage().pixelColor(at.x() + 8, at.y() + 8)
    assert colour.name().upper() == shown.map.tokens.danger_tint


def test_the_tool_asks_for_a_partner_first(shown: MapWidget, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.stage.told):
        shown.stage.bar.buttons["drill"].click()
    assert shown.stage.panel is None and not shown.stage.bar.buttons["drill"].isChecked()


def test_a_click_shows_the_row_and_put_it_back_ends(shown: MapWidget, four: Plan, qtbot: QtBot) -> None:
    shown.stage.drill(uid_of(four, "Gamma"))
    panel = shown.stage.losses
    assert panel is not None and rows(shown) == ["Hub supplies Gamma"]
    with qtbot.waitSignal(shown.stage.row_wanted) as asked:
        QTest.mouseClick(panel.rows[0], LEFT)
    assert asked.args == [Relationship, four.rows(Relationship)[0].uid]
    panel.closed.emit()
    assert shown.stage.panel is None


def test_the_list_follows_the_plan_and_ends_when_the_partner_is_gone(shown: MapWidget, four: Plan) -> None:
    acme, beta = (four.get(Organisation, uid_of(four, name)) for name in ("Acme", "Beta"))
    assert acme is not None and beta is not None
    shown.stage.drill(acme.uid)
    with four.change("Move"):
        beta.parent = uid_of(four, "Gamma")
    assert rows(shown) == [] and faint(shown) == {"Acme"}
    delete_rows(four, [acme])
    assert shown.stage.panel is None and faint(shown) == set()


def test_the_list_is_copied_and_written(shown: MapWidget, four: Plan, tmp_path: Path) -> None:
    shown.stage.drill(uid_of(four, "Acme"))
    panel = shown.stage.losses
    assert panel is not None
    panel._copy()
    assert "Partners cut off\tBeta" in QApplication.clipboard().text()
    panel.write(tmp_path / "list.xlsx")
    assert (tmp_path / "list.xlsx").stat().st_size > 1000
    said: list[tuple[str, str]] = []
    panel.told.connect(lambda text, tone: said.append((text, tone)))
    panel.write(tmp_path / "no such folder" / "list.csv")
    assert said[0][1] == "danger"


def test_insights_and_inspector_lead_to_it(window: MainWindow) -> None:
    assert window.workspace is not None
    window.go("Insights")
    cutting = window.pages["Insights"].network.cutting  # type: ignore[attr-defined]
    partner = next(one for one in window.workspace.plan.rows(Organisation) if one.uid in cutting.text())
    cutting.linkActivated.emit(partner.uid)
    assert window.page_name == "Map"
    stage = window.pages["Map"].map.stage  # type: ignore[attr-defined]
    assert stage.layer.drill.uid == partner.uid
    stage.end()
    window.workspace.selection.set([(Organisation, partner.uid)])
    assert window.inspector is not None
    window.inspector.refresh()
    label = next(
        one for one in window.inspector.findChildren(QLabel) if f'href="{partner.uid}"' in one.text()
    )
    label.linkActivated.emit(partner.uid)
    assert stage.layer.drill.uid == partner.uid
