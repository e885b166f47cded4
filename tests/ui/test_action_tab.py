"""The tab of actions: typed, completed, judged by what they buy; and the cheapest set of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document import Plan
from planner.model import Action, Risk
from planner.model.choices import ActionStatus
from tests.ui.register_hand import KEY, cell, click, column, here, press, type_in
from ui.pages.risks.actions.box import ActionLine, ActionsBox
from ui.pages.risks.actions.tab import ActionTab
from ui.window import MainWindow
from ui.workspace import Workspace

LEFT = Qt.MouseButton.LeftButton
TODAY = date.today()


def action(plan: Plan, risk: str, name: str, **values: Any) -> Action:
    uid = next(one.uid for one in plan.rows(Risk) if one.title == risk)
    return edits.add_row(plan, Action, {"risk": uid, "name": name, **values})


@pytest.fixture
def acting(plan: Plan) -> Plan:
    """Return a plan with two risks whose losses are known, and four actions on them."""
    for title, likelihood in (("Breach", 4), ("Late", 3)):
        figures = {"frequency": 1.0, "loss_low": 1000.0, "loss_high": 9000.0}
        edits.add_row(plan, Risk, {"title": title, "likelihood": likelihood, "impact": 4, **figures})
    action(
        plan,
        "Breach",
        "Audit",
        due=TODAY - timedelta(3),
        frequency_cut=50.0,
        yearly_cost=500.0,
        likelihood_cut=2,
    )
    action(plan, "Breach", "Cover", due=TODAY + timedelta(5), loss_cut=60.0, yearly_cost=900.0, impact_cut=1)
    action(plan, "Late", "Train", frequency_cut=30.0, one_off_cost=1000.0, percent=40, likelihood_cut=1)
    action(plan, "Late", "Watch", loss_cut=10.0, yearly_cost=4000.0)
    with plan.change("Appetite"):
        plan.info.loss_appetite = 6000.0
    plan.forget_history()
    return plan


def shown(qtbot: QtBot, widget: QWidget, workspace: Workspace) -> None:
    workspace.setParent(widget)
    qtbot.addWidget(widget)
    widget.resize(1300, 560)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


@pytest.fixture
def tab(acting: Plan, qtbot: QtBot) -> Iterator[ActionTab]:
    """Return the tab, shown, and following the plan as its page makes it."""
    workspace = Workspace(acting)  # type: ignore[arg-type]
    made = ActionTab(workspace, lambda: None)
    workspace.figures_changed.connect(made.refresh)
    shown(qtbot, made, workspace)
    yield made
    workspace.stop()


def named(tab: ActionTab, name: str) -> Action:
    return next(one for one in tab.workspace.plan.rows(Action) if one.name == name)


# The register


def test_a_late_action_says_by_how_many_days(tab: ActionTab) -> None:
    assert column(tab.register, "time") == ["3 days late", "5 days", "", ""]


def test_an_action_says_what_it_costs_and_buys_a_year(tab: ActionTab) -> None:
    assert column(tab.register, "cost") == ["500", "900", "200", "4,000"]
    gains = [
        tab.register.model.shown(line, number).raw for line in range(4) for number in [_number(tab, "gain")]
    ]
    assert gains[0] > 0 > gains[3]
    assert column(tab.register, "return")[3].startswith("−")


def _number(tab: ActionTab, key: str) -> int:
    return [one.key for one in tab.register.model.columns].index(key)


def test_a_click_or_space_completes_an_action_and_opens_it_again(tab: ActionTab) -> None:
    click(tab.register, 0, "tick")
    assert (named(tab, "Audit").status, named(tab, "Audit").percent) == (ActionStatus.DONE, 100)
    assert tab.workspace.plan.undo_label == "Complete action"
    assert cell(tab.register, 0, "time") == ""
    press(KEY.Key_Space)
    assert named(tab, "Audit").status is ActionStatus.PLANNED
    assert tab.workspace.plan.undo_label == "Reopen action"


def test_a_dropped_action_has_no_check_mark(tab: ActionTab) -> None:
    with tab.workspace.plan.change("Drop"):
        named(tab, "Audit").status = ActionStatus.DROPPED
    click(tab.register, 0, "tick")
    assert named(tab, "Audit").status is ActionStatus.DROPPED


def test_a_new_action_is_typed_for_the_risk_that_is_picked(tab: ActionTab) -> None:
    tab.risks.setFocus()
    QTest.keyClick(tab.risks, KEY.Key_Down)
    QTest.keyClick(tab.risks, KEY.Key_Down)
    assert column(tab.register, "name") == ["Train", "Watch"]
    tab.begin_new()
    type_in("Drill")
    press(KEY.Key_Return)
    assert named(tab, "Drill").risk == named(tab, "Train").risk
    assert tab.workspace.plan.undo_label == "Add action"


def test_with_all_risks_a_new_action_says_that_it_waits_for_its_risk(tab: ActionTab) -> None:
    tab.begin_new()
    type_in("Drill")
    press(KEY.Key_Tab)
    assert tab.waiting.text() == "“Drill” waits for its risk: pick it in the same row."
    assert here(tab.register)[1] == "risk"
    type_in("Late")
    press(KEY.Key_Return)
    assert named(tab, "Drill").risk == named(tab, "Train").risk
    assert tab.waiting.text() == ""


def test_without_a_risk_the_tab_leads_to_where_risks_are_named(window: MainWindow) -> None:
    assert window.workspace is not None
    plan = window.workspace.plan
    edits.delete_rows(plan, list(plan.rows(Risk)))
    window.go("Risks")
    page: Any = window.pages["Risks"]
    page.choose_tab("actions")
    button = page._built["actions"].findChild(QPushButton, "first_step")
    QTest.mouseClick(button, LEFT)
    assert page.tab_bar.current == "register"


# Beside the register of risks


@pytest.fixture
def box(acting: Plan, qtbot: QtBot) -> Iterator[ActionsBox]:
    """Return the actions of the first risk, as they stand beside the register."""
    workspace = Workspace(acting)  # type: ignore[arg-type]
    workspace.selection.set([(Risk, acting.rows(Risk)[0].uid)])
    made = ActionsBox(workspace)
    workspace.figures_changed.connect(made.refresh)
    shown(qtbot, made, workspace)
    yield made
    workspace.stop()


def test_beside_the_register_an_action_is_completed_by_its_check_mark(box: ActionsBox, qtbot: QtBot) -> None:
    line = box.findChildren(ActionLine)[0]
    assert [one.text() for one in line.findChildren(QLabel)] == ["Audit", "3 days late"]
    line.mark.setFocus()
    QTest.keyClick(line.mark, KEY.Key_Space)
    assert box.workspace.plan.rows(Action)[0].status is ActionStatus.DONE


def test_beside_the_register_a_new_action_is_typed(box: ActionsBox) -> None:
    box.new.setFocus()
    type_in("Drill")
    press(KEY.Key_Return)
    drill = box.workspace.plan.rows(Action)[-1]
    assert (drill.name, drill.risk) == ("Drill", box.workspace.plan.rows(Risk)[0].uid)
    assert box.new.text() == ""


# The cheapest set


def found(tab: ActionTab, qtbot: QtBot) -> str:
    """Look for the set and return what the card says."""
    QTest.mouseClick(tab.card.find_button, LEFT)
    qtbot.waitUntil(lambda: not tab.card.aside.running)
    return tab.card.said.text()


def test_the_cheapest_set_is_found_shown_and_kept_in_one_step(tab: ActionTab, qtbot: QtBot) -> None:
    assert found(tab, qtbot) == "1 action is enough"
    assert "For USD 500" in tab.card.text.text()
    assert tab.card.keep_button.text() == "Keep these, drop the 3 others"
    assert tab.workspace.plan.undo_label is None
    QTest.mouseClick(tab.card.keep_button, LEFT)
    assert [named(tab, name).status for name in ("Audit", "Cover", "Train", "Watch")] == [
        None,
        ActionStatus.DROPPED,
        ActionStatus.DROPPED,
        ActionStatus.DROPPED,
    ]
    assert [step.label for step in tab.workspace.plan.done] == ["Choose the cheapest actions"]


def test_leaving_the_answer_changes_nothing(tab: ActionTab, qtbot: QtBot) -> None:
    found(tab, qtbot)
    QTest.mouseClick(tab.card.leave_button, LEFT)
    assert tab.card.find_button.isVisible() and not tab.card.said.isVisible()
    assert tab.workspace.plan.undo_label is None


def test_it_says_clearly_that_no_set_is_enough_and_how_near_one_gets(tab: ActionTab, qtbot: QtBot) -> None:
    with tab.workspace.plan.change("Appetite"):
        tab.workspace.plan.info.loss_appetite = 100.0
    qtbot.waitUntil(lambda: tab.card.question is not None and tab.card.question.appetite == 100)
    assert found(tab, qtbot) == "No set of actions is enough"
    assert "Even with these the expected loss stays at USD" in tab.card.text.text()
    assert not tab.card.keep_button.isVisible()


def test_every_score_is_another_aim_and_names_the_risks_that_stay(tab: ActionTab, qtbot: QtBot) -> None:
    QTest.mouseClick(tab.card.aims._buttons["score"], LEFT)
    assert found(tab, qtbot) == "2 actions are enough"
    with tab.workspace.plan.change("Appetite"):
        tab.workspace.plan.info.risk_appetite = 7
    qtbot.waitUntil(lambda: tab.card.answer is None)
    assert found(tab, qtbot) == "No set of actions is enough"
    qtbot.waitUntil(lambda: "R-2 Late" in links(tab))
    assert "R-1 Breach" not in links(tab)


def links(tab: ActionTab) -> list[str]:
    return [one.text() for one in tab.card.findChildren(QPushButton) if one.isVisible()]


def test_without_an_appetite_for_losses_it_asks_for_one(tab: ActionTab, qtbot: QtBot) -> None:
    with tab.workspace.plan.change("Appetite"):
        tab.workspace.plan.info.loss_appetite = None
    qtbot.waitUntil(lambda: tab.card.question is None)
    assert tab.card.text.text() == "Say above what yearly loss can be borne."
    assert not tab.card.find_button.isEnabled()
    tab.card.forms["loss"].editors["loss_appetite"].widget.setFocus()
    type_in("5000")
    press(KEY.Key_Return)
    assert tab.workspace.plan.info.loss_appetite == 5000
    qtbot.waitUntil(tab.card.find_button.isEnabled)


def test_an_answer_goes_when_the_plan_it_was_given_to_changes(tab: ActionTab, qtbot: QtBot) -> None:
    found(tab, qtbot)
    edits.set_fields(tab.workspace.plan, [named(tab, "Audit")], {"yearly_cost": 9000.0})
    qtbot.waitUntil(lambda: tab.card.answer is None)
    assert tab.card.find_button.isVisible()


def test_a_search_can_be_cancelled(tab: ActionTab, qtbot: QtBot) -> None:
    from threading import Event

    waits = Event()

    def work(tell: Any) -> None:
        while not waits.wait(0.01):
            tell(0.5)

    tab.card.aside.start(work)
    tab.card._show()
    assert tab.card.cancel_button.isVisible()
    QTest.mouseClick(tab.card.cancel_button, LEFT)
    waits.set()
    assert not tab.card.aside.running and tab.card.find_button.isVisible()


def test_the_card_goes_when_its_switch_is_pressed_and_stays_away(tab: ActionTab) -> None:
    QTest.mouseClick(tab.card_button, LEFT)
    assert not tab.card.isVisible()
    again = ActionTab(tab.workspace, lambda: None)
    assert again.card.isHidden()
    again.deleteLater()


def test_a_half_typed_action_and_a_chosen_cell_outlive_the_theme(window: MainWindow) -> None:
    window.go("Risks")
    page: Any = window.pages["Risks"]
    page.matrix.choose((4, 4))
    page.choose_tab("actions")
    page.primary()
    type_in("Half an action")
    press(KEY.Key_Return)
    window.use_theme("dark")
    page = window.pages["Risks"]
    assert page.front().register.model.draft.values["name"] == "Half an action"
    assert page.matrix.picked == (4, 4)
    window.use_theme("light")
