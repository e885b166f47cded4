"""The loss curve as a person uses it: figures, charts, the slider what if, seeds, and the way to the first figures."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner import edits
from planner.document.file import PlanFile, open_plan
from planner.i18n import set_language
from planner.model import Risk
from planner.progress import Tell
from ui.dialogs.calibration import CalibrationDialog
from ui.dialogs.why import WhyDialog
from ui.pages.risks.losses import tab as losses_module
from ui.pages.risks.losses.study import Studying
from ui.pages.risks.losses.tab import LossesTab
from ui.window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def tab(window: MainWindow, qtbot: QtBot) -> LossesTab:
    """Return the tab in front, its years drawn."""
    window.resize(1280, 900)
    return shown(window, qtbot)


def shown(window: MainWindow, qtbot: QtBot) -> LossesTab:
    """Bring the tab to the front and wait for its years."""
    window.go("Risks")
    page = window.pages["Risks"]
    page.choose_tab("losses")
    found = page.front()
    assert isinstance(found, LossesTab)
    settled(found, qtbot)
    return found


def settled(tab: LossesTab, qtbot: QtBot) -> None:
    """Wait until what is shown is what the plan says."""
    QApplication.processEvents()  # the page hears of a change once what is at hand is done
    qtbot.waitUntil(lambda: tab.studying.fresh and not tab.studying.running, timeout=60_000)


def click(widget: QWidget, at: QPoint | None = None) -> None:
    """Click in the middle of a widget, or elsewhere in it."""
    QTest.mouseClick(widget, LEFT, pos=at if at is not None else widget.rect().center())


def figure(tab: LossesTab, column: str, key: str) -> QPushButton:
    """Return a figure."""
    return tab.figures.cells[column, key]


def type_into(field: QWidget, text: str) -> None:
    """Replace what a field says, and leave it with Enter."""
    click(field)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def explained(window: MainWindow) -> str:
    """Return every word of the answer to "why?", and close it."""
    dialog = window.findChild(WhyDialog)
    assert isinstance(dialog, WhyDialog)
    words = " ".join(label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()
    return words


# Figures


def test_every_figure_answers_why(tab: LossesTab, window: MainWindow) -> None:
    for column in ("inherent", "residual", "target"):
        click(figure(tab, column, "var95"))
        assert "95 %" in explained(window)
        QApplication.sendPostedEvents(None, 52)  # deferred deletes
    click(figure(tab, "residual", "expected_loss"))
    assert "Years drawn" in explained(window)


def test_the_head_says_the_expected_loss_and_why(tab: LossesTab, window: MainWindow) -> None:
    page = window.pages["Risks"]
    assert page.stand.losses.isVisible()  # type: ignore[attr-defined]
    assert "expected loss" in page.stand.losses.text()  # type: ignore[attr-defined]
    page.stand.losses.linkActivated.emit("why")  # type: ignore[attr-defined]
    assert "λ" in explained(window)


def test_another_seed_is_one_undo_step_and_brings_other_years(tab: LossesTab, qtbot: QtBot) -> None:
    plan = tab.workspace.plan
    seed, before = plan.info.seed, figure(tab, "residual", "expected_loss").text()
    drawn = tab.studying.study
    click(tab.settings.anew)
    assert plan.info.seed != seed
    assert plan.undo_label == "Draw years anew"
    settled(tab, qtbot)
    assert drawn is not None and tab.studying.study is not None
    now = tab.studying.study.drawn["residual"].summary
    assert now.expected_loss != drawn.drawn["residual"].summary.expected_loss
    plan.undo()
    settled(tab, qtbot)
    assert plan.info.seed == seed
    assert figure(tab, "residual", "expected_loss").text() == before


def test_years_and_appetite_are_changed_where_they_stand(tab: LossesTab, qtbot: QtBot) -> None:
    plan, fields = tab.workspace.plan, tab.settings.fields
    type_into(fields["trials"].editor.widget, "3000")
    assert plan.info.trials == 3000
    settled(tab, qtbot)
    assert tab.settling.mean.steps[-1].count == 3000
    type_into(fields["loss_appetite"].editor.widget, "1")
    settled(tab, qtbot)
    assert tab.curve.curve.limit is not None and tab.curve.curve.limit.amount == 1
    assert not figure(tab, "residual", "p_over_appetite").text().startswith("0")


def test_what_does_not_fit_stays_in_sight_and_changes_nothing(tab: LossesTab) -> None:
    field = tab.settings.fields["trials"].editor
    before = tab.workspace.plan.info.trials
    type_into(field.widget, "many")
    assert field.widget.text() == "many"  # type: ignore[attr-defined]
    assert field.is_wrong and "many" in field.widget.toolTip()
    assert tab.workspace.plan.info.trials == before


# Following the plan


def test_a_change_of_the_plan_is_followed_and_what_is_old_says_so(tab: LossesTab, qtbot: QtBot) -> None:
    plan = tab.workspace.plan
    risk = next(row for row in plan.rows(Risk) if row.frequency)
    before = tab.studying.study
    edits.set_fields(plan, [risk], {"frequency": (risk.frequency or 1) * 3})
    qtbot.waitUntil(lambda: tab.studying.running)
    assert "drawing anew" in tab.settings.state.full
    assert tab.figures.graphicsEffect() is not None
    settled(tab, qtbot)
    assert tab.figures.graphicsEffect() is None
    assert "risks counted" in tab.settings.state.full
    assert tab.studying.study is not before


def test_many_changes_at_once_are_drawn_once(tab: LossesTab, qtbot: QtBot) -> None:
    plan = tab.workspace.plan
    risk = next(row for row in plan.rows(Risk) if row.frequency)
    drawn: list[object] = []
    tab.studying.aside.found.connect(drawn.append)
    tab.studying._pause.setInterval(60_000)  # a breath that outlasts the slowest machine
    for step in range(1, 6):
        edits.set_fields(plan, [risk], {"frequency": step / 10})
        QApplication.processEvents()
    assert tab.studying.running and not tab.studying.aside.running
    tab.studying.again()
    settled(tab, qtbot)
    assert len(drawn) == 1


def test_what_the_losses_do_not_depend_on_draws_nothing(tab: LossesTab) -> None:
    plan = tab.workspace.plan
    risk = next(row for row in plan.rows(Risk) if row.frequency)
    edits.set_fields(plan, [risk], {"owner": "Sari"})
    QApplication.processEvents()
    assert tab.studying.fresh and not tab.studying.running


def test_drawing_can_be_cancelled_and_taken_up_again(
    tab: LossesTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    breath = Event()

    def endless(_task: object, tell: Tell) -> None:
        while True:
            breath.wait(0.001)
            tell(0.4)

    with monkeypatch.context() as patched:
        patched.setattr("ui.pages.risks.losses.study.study", endless)
        click(tab.settings.anew)
        qtbot.waitUntil(lambda: tab.settings.bar.isVisible() and tab.settings.bar.value() == 40)
        click(tab.settings.cancel)
    assert not tab.studying.running
    assert tab.settings.state.full == "from before the last change"
    assert tab.figures.graphicsEffect() is not None
    click(tab.settings.again)
    settled(tab, qtbot)
    assert tab.figures.graphicsEffect() is None


# Charts


def test_the_curve_tells_its_points_to_mouse_and_keys(tab: LossesTab, qtbot: QtBot) -> None:
    chart = tab.curve.curve
    qtbot.waitUntil(lambda: bool(chart._at))
    at = chart._at[-1][len(chart._at[-1]) // 3]
    QTest.mouseMove(chart, at.toPoint())
    qtbot.waitUntil(lambda: chart.here is not None)
    assert "of years" in chart.accessibleDescription()
    place = chart.here
    QTest.keyClick(chart, Qt.Key.Key_Right)
    assert place is not None and chart.here == (place[0], place[1] + 1)
    QTest.keyClick(chart, Qt.Key.Key_Down)
    assert chart.here is not None and chart.here[0] == (place[0] + 1) % len(chart.curves)


def test_with_and_without_shared_partners_are_both_drawn(tab: LossesTab) -> None:
    before = len(tab.curve.curve.curves)
    click(tab.curve.alone, QPoint(8, tab.curve.alone.height() // 2))
    names = [one.name for one in tab.curve.curve.curves]
    assert len(names) > before
    assert any("partners apart" in name for name in names)
    assert tab.curve.table.horizontalHeaderItem(1).text() in names  # type: ignore[union-attr]


def test_every_chart_has_its_table_which_can_be_copied_and_is_remembered(tab: LossesTab) -> None:
    for card in (tab.curve, tab.shares, tab.settling):
        click(card.switch)
        assert card.table.isVisible() and card.table.rowCount() > 2
        card.table.setFocus()
        QTest.keyClick(card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        copied = QApplication.clipboard().text().splitlines()
        assert len(copied) == card.table.rowCount() + 1
    again = LossesTab(tab.workspace)
    assert again.curve.pile.currentIndex() == 1
    again.deleteLater()


def test_a_click_on_what_a_risk_adds_selects_it_everywhere(tab: LossesTab, qtbot: QtBot) -> None:
    chart = tab.shares.shares
    qtbot.waitUntil(lambda: len(chart.marks) > 1)
    mark = chart.marks[1]
    click(chart, mark.box.center().toPoint())
    assert tab.workspace.selection.keys == ((Risk, mark.key),)
    assert tab.what_if.risk == mark.key
    QTest.keyClick(chart, Qt.Key.Key_Down)
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert tab.workspace.selection.keys != ((Risk, mark.key),)


# What if


def test_the_slider_shows_what_would_be_and_the_plan_stays(tab: LossesTab) -> None:
    plan, slider = tab.workspace.plan, tab.what_if.slider
    tab.workspace.selection.set([(Risk, tab.shares.shares.parts[0].key)])
    risk = plan.get(Risk, tab.what_if.risk)
    assert risk is not None and tab.what_if.what == "frequency"
    before, step = risk.frequency, plan.undo_label
    slider.setFocus()
    for _press in range(5):
        QTest.keyClick(slider, Qt.Key.Key_PageUp)
    assert figure(tab, "what_if", "expected_loss").isVisible()
    assert tab.curve.curve.curves[-1].name == "what if"
    assert tab.what_if.change.full.startswith("+")
    assert (risk.frequency, plan.undo_label) == (before, step)
    QTest.keyClick(slider, Qt.Key.Key_Escape)
    assert not figure(tab, "what_if", "expected_loss").isVisible()
    assert tab.curve.curve.curves[-1].name != "what if"


def test_what_is_tried_is_applied_as_one_step_and_is_what_was_shown(tab: LossesTab, qtbot: QtBot) -> None:
    plan = tab.workspace.plan
    tab.workspace.selection.set([(Risk, tab.shares.shares.parts[0].key)])
    risk = plan.get(Risk, tab.what_if.risk)
    assert risk is not None
    before = risk.frequency
    QTest.keyClick(tab.what_if.slider, Qt.Key.Key_PageDown)
    tried = figure(tab, "what_if", "expected_loss").text()
    click(tab.what_if.apply_button)
    assert risk.frequency is not None and before is not None and risk.frequency < before
    assert plan.undo_label == "Apply what if"
    settled(tab, qtbot)
    assert figure(tab, "residual", "expected_loss").text() == tried
    plan.undo()
    assert risk.frequency == before


def test_shared_shocks_can_be_tried_without_any_risk_selected(tab: LossesTab) -> None:
    tab.workspace.selection.set([])
    assert tab.what_if.what == "shocks"
    QTest.keyClick(tab.what_if.slider, Qt.Key.Key_End)
    assert "100 %" in tab.what_if.value.text()
    click(tab.what_if.back)
    assert not tab.what_if.apply_button.isEnabled()
    tab.what_if.choice.setCurrentIndex(1)
    assert not tab.what_if.slider.isEnabled()
    assert "Select a risk" in tab.what_if.subject.full


def test_what_takes_long_is_supposed_aside(
    tab: LossesTab, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(losses_module, "AT_ONCE", 0)
    tab.workspace.selection.set([])
    QTest.keyClick(tab.what_if.slider, Qt.Key.Key_End)
    assert tab.trying.running
    qtbot.waitUntil(lambda: figure(tab, "what_if", "expected_loss").isVisible())


# The way to the first figures


def without_figures(window: MainWindow) -> None:
    """Take the figures of every risk away."""
    plan = window.plan
    assert plan is not None
    edits.set_fields(plan, plan.rows(Risk), {"frequency": None, "loss_low": None, "loss_high": None})


def test_the_empty_tab_leads_to_the_frequency_of_the_gravest_risk(window: MainWindow, qtbot: QtBot) -> None:
    without_figures(window)
    tab = shown(window, qtbot)
    button = tab.findChild(QPushButton, "first_step")
    assert isinstance(button, QPushButton) and button.isVisible()
    assert not window.pages["Risks"].stand.losses.isVisible()  # type: ignore[attr-defined]
    click(button)
    field = QApplication.focusWidget()
    assert field is not None and field.objectName() == "field_frequency" and field.isVisible()
    QTest.keyClicks(field, "0.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    (chosen,) = tab.workspace.selection.rows(tab.workspace.plan, Risk)
    assert chosen.frequency == 0.5  # type: ignore[attr-defined]


def test_without_any_risk_the_first_step_is_to_name_one(window: MainWindow, qtbot: QtBot) -> None:
    plan = window.plan
    assert plan is not None
    edits.delete_rows(plan, plan.rows(Risk))
    tab = shown(window, qtbot)
    button = tab.findChild(QPushButton, "first_step")
    assert isinstance(button, QPushButton)
    click(button)
    page = window.pages["Risks"]
    assert page.tab_bar is not None and page.tab_bar.current == "register"


def test_a_risk_that_is_not_counted_says_why_and_leads_to_the_field(tab: LossesTab, qtbot: QtBot) -> None:
    plan = tab.workspace.plan
    risk = next(row for row in plan.rows(Risk) if row.frequency)
    edits.set_fields(plan, [risk], {"frequency": None})
    settled(tab, qtbot)
    line = tab.left_out.findChild(QWidget, f"left_out_{risk.uid}")
    assert line is not None and line.isVisible()
    assert line.toolTip() == "It has a loss, but no frequency."
    click(line)
    field = QApplication.focusWidget()
    assert field is not None and field.objectName() == "field_frequency"


# Calibration


def test_ten_questions_are_answered_by_keyboard_and_scored(tab: LossesTab, window: MainWindow) -> None:
    click(tab.figures.practice)
    dialog = window.findChild(CalibrationDialog)
    assert isinstance(dialog, CalibrationDialog)
    dialog.activateWindow()
    dialog.asked[0].low.setFocus()
    for one in dialog.asked:
        QTest.keyClicks(dialog.focusWidget(), "0")
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        QTest.keyClicks(dialog.focusWidget(), str(int(one.question.answer * 2)))
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert "10 of 10" in dialog.result_words.text()
    assert "calibrated person" in dialog.result_words.text()
    click(dialog.again_button)
    assert dialog.asked[3].untouched and dialog.result_words.text() == ""
    dialog.reject()


def test_the_practice_is_found_by_ctrl_k(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, "practise")
    QTest.keyClick(field, Qt.Key.Key_Return)
    dialog = window.findChild(CalibrationDialog)
    assert isinstance(dialog, CalibrationDialog) and dialog.isVisible()
    dialog.reject()


def test_an_interval_that_cannot_be_scored_stays_with_its_reason(window: MainWindow) -> None:
    window.deeds.practise_estimating()
    dialog = window.findChild(CalibrationDialog)
    assert isinstance(dialog, CalibrationDialog)
    first = dialog.asked[0]
    QTest.keyClicks(first.low, "90")
    QTest.keyClicks(first.high, "9")
    click(dialog.score_button)
    assert first.verdict.text() == "The low bound is above the high bound."
    assert first.high.text() == "9" and first.high.property("wrong")
    assert "cannot be scored" in dialog.result_words.text()
    dialog.reject()


# Languages


def test_numbers_are_read_and_written_in_indonesian(window: MainWindow, qtbot: QtBot) -> None:
    window.use_language("id")
    try:
        tab = shown(window, qtbot)
        assert "risiko dihitung" in tab.settings.state.full
        window.deeds.practise_estimating()
        dialog = window.findChildren(CalibrationDialog)[-1]
        dialog.asked[0].low.setText("1,5")
        dialog.asked[0].high.setText("1.000")
        assert dialog.asked[0].interval() == (1.5, 1000.0)
        dialog.reject()
    finally:
        set_language("en")


def test_a_plan_that_is_only_read_is_drawn_and_refuses_changes_in_words(
    plan_file: PlanFile, tmp_path: Path, qtbot: QtBot
) -> None:
    plan_file.save_as(tmp_path / "read.mitra")
    reading = open_plan(tmp_path / "read.mitra", read_only=True)
    window = MainWindow(reading)
    qtbot.addWidget(window)
    window.show()
    tab = shown(window, qtbot)
    told: list[tuple[str, str]] = []
    tab.workspace.told.connect(lambda text, tone: told.append((text, tone)))
    seed = reading.info.seed
    click(tab.settings.anew)
    assert [tone for _text, tone in told] == ["danger"]
    assert reading.info.seed == seed and tab.studying.fresh
    assert figure(tab, "residual", "expected_loss").text() != "–"


def test_a_page_taken_down_while_drawing_leaves_nothing_at_work(window: MainWindow, qtbot: QtBot) -> None:
    window.go("Risks")
    window.pages["Risks"].choose_tab("losses")
    studying = window.pages["Risks"].findChild(Studying)
    assert studying is not None
    window.rebuild()
    assert shown(window, qtbot).studying is not studying
