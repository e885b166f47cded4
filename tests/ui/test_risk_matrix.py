"""The risk matrix by mouse and keyboard: scores, levels, bands, ways, kinds, and the picture of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner import edits
from planner.analysis.levels import measure_of
from planner.document import Plan
from planner.edits.snapshots import take_snapshot
from planner.model import Action, PlanInfo, Risk
from planner.model.choices import ActionStatus, RiskKind
from ui.inspector.inspector import Inspector
from ui.pages.risks.matrix import MatrixCard, RiskMatrix
from ui.workspace import Workspace

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def scored(plan: Plan) -> Plan:
    """Return a plan with three threats, an opportunity and a risk that is not scored."""
    for title, likelihood, impact, kind in (
        ("Breach", 4, 4, RiskKind.THREAT),
        ("Late", 2, 3, RiskKind.THREAT),
        ("Fraud", 4, 4, RiskKind.THREAT),
        ("Growth", 4, 4, RiskKind.OPPORTUNITY),
        ("Strike", None, None, RiskKind.THREAT),
    ):
        edits.add_row(plan, Risk, {"title": title, "likelihood": likelihood, "impact": impact, "kind": kind})
    plan.forget_history()
    return plan


@pytest.fixture
def card(scored: Plan, qtbot: QtBot) -> Iterator[MatrixCard]:
    """Return the card with the matrix, shown, and following the plan as its page makes it."""
    workspace = Workspace(scored)  # type: ignore[arg-type]
    made = MatrixCard(workspace)
    workspace.setParent(made)
    workspace.figures_changed.connect(made.reload)
    qtbot.addWidget(made)
    made.resize(282, 640)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.matrix.setFocus()
    made.matrix.grab()
    yield made
    workspace.stop()


def risk(card: MatrixCard, title: str) -> Risk:
    return next(one for one in card.workspace.plan.rows(Risk) if one.title == title)


def scores(card: MatrixCard, title: str) -> tuple[int | None, int | None]:
    one = risk(card, title)
    return one.likelihood, one.impact


def dot(matrix: RiskMatrix, title: str) -> QPoint:
    """Return where a risk is to be seen."""
    matrix.grab()
    return next(one.box.center().toPoint() for one in matrix.pieces if one.risk.title == title)


def middle(matrix: RiskMatrix, cell: tuple[int, int], side: int = 0) -> QPoint:
    return matrix.room().sides[side].grid.box(cell).center().toPoint()


def drag(matrix: RiskMatrix, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(matrix, LEFT, pos=start)
    QTest.mouseMove(matrix, (start + end) / 2)
    QTest.mouseMove(matrix, end)
    QTest.mouseRelease(matrix, LEFT, pos=end)


def keys(matrix: RiskMatrix, *pressed: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    for key in pressed:
        QTest.keyClick(matrix, key, modifier)


# Scoring


def test_a_risk_is_scored_by_dragging_it(card: MatrixCard) -> None:
    drag(card.matrix, dot(card.matrix, "Late"), middle(card.matrix, (5, 1)))
    assert scores(card, "Late") == (5, 1)
    assert card.workspace.plan.undo_label == "Score risk"
    assert card.matrix.selected() == {risk(card, "Late").uid}


def test_an_unscored_risk_is_dragged_in_and_a_scored_one_out(card: MatrixCard) -> None:
    drag(card.matrix, dot(card.matrix, "Strike"), middle(card.matrix, (2, 5)))
    assert scores(card, "Strike") == (2, 5)
    QApplication.processEvents()
    tray = card.matrix.room().tray.center().toPoint()
    drag(card.matrix, dot(card.matrix, "Late"), tray)
    assert scores(card, "Late") == (None, None)
    assert len(card.workspace.plan.done) == 2


def test_a_click_that_moves_nothing_scores_nothing(card: MatrixCard) -> None:
    at = dot(card.matrix, "Late")
    drag(card.matrix, at, at + QPoint(2, 2))
    assert card.workspace.plan.undo_label is None
    assert card.matrix.selected() == {risk(card, "Late").uid}


def test_escape_lets_a_dragged_risk_go_back(card: MatrixCard) -> None:
    start, end = dot(card.matrix, "Late"), middle(card.matrix, (5, 5))
    QTest.mousePress(card.matrix, LEFT, pos=start)
    QTest.mouseMove(card.matrix, (start + end) / 2)
    QTest.mouseMove(card.matrix, end)
    keys(card.matrix, KEY.Key_Escape)
    QTest.mouseRelease(card.matrix, LEFT, pos=end)
    assert scores(card, "Late") == (2, 3)


def test_the_keyboard_scores_too(card: MatrixCard) -> None:
    matrix = card.matrix
    keys(matrix, KEY.Key_Up, KEY.Key_Right, KEY.Key_Right, KEY.Key_Space)
    assert matrix.selected() == {risk(card, "Late").uid}
    keys(matrix, KEY.Key_Up, modifier=ALT)
    keys(matrix, KEY.Key_Right, modifier=ALT)
    assert scores(card, "Late") == (3, 4)
    assert matrix.accessibleDescription() == "Likelihood 3, impact 4: Late"
    keys(matrix, KEY.Key_Delete)
    assert scores(card, "Late") == (None, None)


def test_the_keyboard_takes_a_risk_in_from_the_margin_and_out_again(card: MatrixCard) -> None:
    matrix = card.matrix
    keys(matrix, KEY.Key_Right, KEY.Key_Down, KEY.Key_Space)
    assert matrix.selected() == {risk(card, "Strike").uid}
    keys(matrix, KEY.Key_Up, modifier=ALT)
    assert scores(card, "Strike") == (1, 2)
    keys(matrix, KEY.Key_Down, modifier=ALT)
    assert scores(card, "Strike") == (None, None)
    keys(matrix, KEY.Key_Down, modifier=ALT)
    assert len(card.workspace.plan.done) == 2


def test_space_goes_through_the_risks_of_a_cell(card: MatrixCard) -> None:
    keys(card.matrix, *[KEY.Key_Up, KEY.Key_Right] * 3)
    seen = []
    for _again in range(3):
        keys(card.matrix, KEY.Key_Space)
        seen += [one.title for one in card.workspace.plan.rows(Risk) if one.uid in card.matrix.selected()]
    assert seen == ["Breach", "Fraud", "Growth"]


# Looking


def test_hovering_over_a_cell_counts_and_lists_its_risks(card: MatrixCard) -> None:
    box = card.matrix.room().sides[0].grid.box((4, 4))
    mark = card.matrix.mark_at(box.topLeft() + QPointF(2, 2))
    assert mark is not None
    assert mark.tip.splitlines() == [
        "Likelihood 4, impact 4: H 16 · 3 risks",
        "R-1  Breach",
        "R-3  Fraud",
        "R-4  Growth",
    ]


def test_a_click_on_a_cell_filters_and_show_all_ends_it(card: MatrixCard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(card.matrix.cell_chosen) as told:
        QTest.mouseClick(card.matrix, LEFT, pos=middle(card.matrix, (5, 2)))
    assert told.args == [5, 2]
    assert card.all_button.isVisible()
    QTest.mouseClick(card.all_button, LEFT)
    assert card.matrix.picked is None
    assert not card.all_button.isVisible()


def test_the_arrows_lead_to_residual_and_target(card: MatrixCard) -> None:
    plan, breach = card.workspace.plan, risk(card, "Breach")
    for name, status in (("Audit", ActionStatus.DONE), ("Cover", ActionStatus.PLANNED)):
        edits.add_row(
            plan,
            Action,
            {"risk": breach.uid, "name": name, "status": status, "likelihood_cut": 1, "impact_cut": 1},
        )
    from ui.pages.risks.matrix.contents import ways_of

    (way,) = ways_of(card.workspace, plan.rows(Risk), card.matrix.shown)
    assert (way.risk.title, way.residual, way.target) == ("Breach", (3, 3), (2, 2))
    before = card.matrix.picture().toImage()
    pick(card, "Arrows of all risks")
    assert card.matrix.picture().toImage() != before
    pick(card, "No arrows")
    assert card.matrix.picture().toImage() != before


def pick(card: MatrixCard, words: str) -> None:
    """Pick a line of the menu."""
    menu = card.menu()
    found = [action for action in menu.actions() if action.text() == words]
    found += [a for one in menu.actions() if one.menu() for a in one.menu().actions() if a.text() == words]  # type: ignore[attr-defined]
    found[0].trigger()
    menu.close()
    menu.deleteLater()


def test_the_way_since_a_snapshot_begins_where_the_risk_stood(card: MatrixCard) -> None:
    plan = card.workspace.plan
    take_snapshot(plan, "Workshop 1")
    with plan.change("Move"):
        risk(card, "Late").likelihood = 5
    from ui.pages.risks.matrix.contents import ways_of

    pick(card, "Workshop 1")
    (way,) = ways_of(card.workspace, plan.rows(Risk), card.matrix.shown)
    assert (way.risk.title, way.past) == ("Late", (2, 3))


def test_opportunities_mirror_threats_side_by_side_or_by_the_switch(card: MatrixCard) -> None:
    card.resize(1000, 640)
    card.enlarge(True)
    threats, opportunities = card.matrix.room().sides
    assert (threats.kind, opportunities.kind) == ("threat", "opportunity")
    assert opportunities.grid.box((1, 5)).left() < opportunities.grid.box((1, 1)).left()
    drag(card.matrix, dot(card.matrix, "Growth"), middle(card.matrix, (5, 1), side=1))
    assert scores(card, "Growth") == (5, 1)
    pick(card, "Only threats")
    assert [one.kind for one in card.matrix.room().sides] == ["threat"]
    assert not card.matrix.shows(risk(card, "Growth"))
    keys(card.matrix, KEY.Key_Escape)
    assert not card.large


def test_what_is_shown_is_remembered(card: MatrixCard) -> None:
    pick(card, "Only threats")
    pick(card, "Arrows of all risks")
    again = RiskMatrix(card.workspace)
    assert (again.shown.kinds, again.shown.arrows) == ("threat", "all")
    again.deleteLater()


def test_the_picture_is_copied_and_saved(card: MatrixCard, tmp_path: Path) -> None:
    pick(card, "Copy picture")
    assert not QApplication.clipboard().pixmap().isNull()
    assert card.matrix.save_picture(tmp_path / "matrix.png")
    assert (tmp_path / "matrix.png").stat().st_size > 5000


# Levels and bands


def form_says(card: MatrixCard) -> list[str]:
    labels = card.form.findChildren(QLabel)
    return [one.text() for one in labels if one.isVisible() and one.text()]


def test_other_levels_are_shown_before_they_are_kept_in_one_step(card: MatrixCard, qtbot: QtBot) -> None:
    plan = card.workspace.plan
    pick(card, "Levels, bands and appetite …")
    QTest.mouseClick(card.form.levels._buttons["3"], LEFT)
    assert card.matrix.measure.levels == 3
    assert plan.info.risk_levels == 5 and plan.undo_label is None
    assert "Every score moves along. 3 risks change their level." in form_says(card)
    QTest.mouseClick(card.form.apply_button, LEFT)
    assert plan.info.risk_levels == 3
    assert scores(card, "Breach") == (3, 3)
    assert [step.label for step in plan.done] == ["Change how risks are measured"]
    assert not card.form.isVisible()
    plan.undo()
    assert (plan.info.risk_levels, scores(card, "Breach")) == (5, (4, 4))


def test_levels_given_up_change_nothing(card: MatrixCard) -> None:
    card.open_form()
    QTest.mouseClick(card.form.levels._buttons["6"], LEFT)
    QTest.keyClick(card.form.levels, KEY.Key_Escape)
    assert card.matrix.measure == measure_of(card.workspace.plan.info)
    assert card.workspace.plan.undo_label is None


def test_bands_that_cannot_be_used_say_why_and_are_not_kept(card: MatrixCard) -> None:
    card.open_form()
    for box in card.form.bounds:
        box.setFocus()
        box.selectAll()
        QTest.keyClicks(box, "8")
    assert any("touches the low cell" in text for text in form_says(card))
    assert not card.form.apply_button.isEnabled()
    QTest.keyClick(card.form.bounds[2], KEY.Key_Return)
    assert card.workspace.plan.info.band_high is None


def border(card: MatrixCard, bound: int, cell: tuple[int, int]) -> QPoint:
    """Return a place on the right edge of a cell, which is the border of a band."""
    box = card.matrix.room().sides[0].grid.whole(cell)
    return QPointF(box.right(), box.top() + 4).toPoint()


def test_a_border_of_bands_is_dragged(card: MatrixCard) -> None:
    start = border(card, 1, (3, 3))
    drag(card.matrix, start, start + QPoint(30, 0))
    info = card.workspace.plan.info
    assert (info.band_low, info.band_medium, info.band_high) == (None, 12, None)
    assert card.workspace.plan.undo_label == "Move bands"


def test_a_border_dragged_too_far_is_refused_with_the_reason(card: MatrixCard, qtbot: QtBot) -> None:
    with card.workspace.plan.change("Move"):
        card.workspace.plan.info.band_low = 8
        card.workspace.plan.info.band_medium = 8
    start = border(card, 2, (4, 4))
    with qtbot.waitSignal(card.workspace.told) as told:
        drag(card.matrix, start, middle(card.matrix, (3, 3)))
    assert "touches the low cell" in told.args[0]
    assert card.workspace.plan.info.band_high is None
    assert card.matrix.trial is None


def test_the_inspector_of_the_plan_says_why_bands_are_not_used(card: MatrixCard, qtbot: QtBot) -> None:
    plan = card.workspace.plan
    inspector = Inspector(card.workspace)
    qtbot.addWidget(inspector)
    card.workspace.selection.set([(PlanInfo, plan.info.uid)])
    inspector.refresh()
    assert inspector.findChild(QLabel, "bands_problem") is None
    edits.set_fields(plan, [plan.info], {"band_low": 8, "band_medium": 8, "band_high": 8})
    inspector.refresh()
    said = inspector.findChild(QLabel, "bands_problem")
    assert said is not None
    assert said.text().startswith("The typed bands are not used: The extreme cell")


# Many


def test_a_cell_with_many_risks_counts_those_without_room(card: MatrixCard) -> None:
    plan = card.workspace.plan
    with plan.change("Fill"):
        for number in range(40):
            plan.add(Risk(title=f"Risk {number}", code=f"R-{number}", likelihood=1, impact=1))
    QApplication.processEvents()
    card.matrix.grab()
    here = [one for one in card.matrix.pieces if (one.risk.likelihood, one.risk.impact) == (1, 1)]
    box = card.matrix.room().sides[0].grid.whole((1, 1))
    assert 2 <= len(here) < 40
    assert all(box.contains(one.box) for one in here)


def test_a_risk_with_half_a_score_keeps_it_where_it_is_put_back(card: MatrixCard) -> None:
    plan = card.workspace.plan
    half = edits.add_row(plan, Risk, {"title": "Half", "likelihood": 3})
    QApplication.processEvents()
    start = dot(card.matrix, "Half")
    drag(card.matrix, start, start + QPoint(24, 0))
    assert (half.likelihood, half.impact) == (3, None)


def test_on_either_side_alt_right_moves_a_risk_as_it_is_seen(card: MatrixCard) -> None:
    plan = card.workspace.plan
    threat, chance = (
        edits.add_row(plan, Risk, {"title": title, "likelihood": 3, "impact": 3, "kind": kind})
        for title, kind in (("Danger", RiskKind.THREAT), ("Luck", RiskKind.OPPORTUNITY))
    )
    QApplication.processEvents()
    card.workspace.selection.set([(Risk, threat.uid), (Risk, chance.uid)])
    keys(card.matrix, Qt.Key.Key_Right, modifier=ALT)
    assert (threat.impact, chance.impact) == (4, 2)


def test_a_form_of_levels_that_nobody_changed_goes_along_with_undo(card: MatrixCard) -> None:
    plan = card.workspace.plan
    edits.set_fields(plan, [plan.info], {"risk_appetite": 8})
    pick(card, "Levels, bands and appetite …")
    plan.undo()
    QApplication.processEvents()
    assert not card.form.apply_button.isEnabled()
    assert card.form.measure.appetite == plan.info.risk_appetite


def test_a_cell_that_is_no_more_filters_nothing(card: MatrixCard) -> None:
    card.matrix.choose((5, 5))
    for one in card.workspace.plan.rows(Risk):
        edits.set_fields(card.workspace.plan, [one], {"likelihood": None, "impact": None})
    edits.set_fields(card.workspace.plan, [card.workspace.plan.info], {"risk_levels": 3})
    QApplication.processEvents()
    assert card.matrix.picked is None
