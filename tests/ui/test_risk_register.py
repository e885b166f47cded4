"""The register of risks: three levels side by side, what is late, what enters no loss, filters, and the inspector."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner import edits
from planner.analysis.gather import Ecosystem
from planner.analysis.losses import scenarios
from planner.document import Plan
from planner.edits.saved_filters import Narrowing
from planner.i18n import set_language
from planner.model import Action, Risk
from planner.model.choices import ActionStatus, RiskStatus
from tests.ui.register_hand import cell, number, reason
from ui.inspector.inspector import Inspector
from ui.pages.risks.page import RisksPage
from ui.tables.register import Register
from ui.workspace import Workspace

LONG_AGO = date.today() - timedelta(days=40)


@pytest.fixture
def register(qtbot: QtBot, small: Plan) -> Iterator[Register]:
    """Return the register of the Risks page, shown."""
    workspace = Workspace(small)  # type: ignore[arg-type]
    page = RisksPage(workspace)
    workspace.setParent(page)
    qtbot.addWidget(page)
    page.resize(1500, 700)
    page.show()
    front: Any = page.front()
    shown: Register = front.register
    shown.sheet.setFocus()
    yield shown
    page.hide()  # held until here: else nothing in Python would hold the page


def said(register: Register, title: str, key: str) -> Any:
    """Return what the cell of a risk shows."""
    line = next(line for line in range(3) if cell(register, line, "title") == title)
    return register.model.shown(line, number(register, key))


def titles(register: Register) -> list[str]:
    """Return the risks in sight, by name."""
    return sorted(cell(register, line, "title") for line in range(len(register.model.keys)))


def test_inherent_residual_and_target_stand_side_by_side(small: Plan, register: Register) -> None:
    risk = small.rows(Risk)[0]
    edits.set_fields(small, [risk], {"likelihood": 4, "impact": 5})
    for name, status, cut in (("Done", ActionStatus.DONE, 1), ("Planned", ActionStatus.PLANNED, 2)):
        edits.add_row(
            small, Action, {"risk": risk.uid, "name": name, "status": status, "likelihood_cut": cut}
        )
    levels = [said(register, "Breach", key).text for key in ("level", "residual", "target")]
    assert levels == ["E 20", "H 15", "L 5"] or levels == ["E 20", "H 15", "M 5"]
    shown = [register.model.columns[one].key for one in register.sheet.shown_columns()]
    place = shown.index("level")
    assert shown[place : place + 3] == ["level", "residual", "target"]
    edits.set_fields(small, [risk], {"target_likelihood": 1, "target_impact": 1})
    assert said(register, "Breach", "target").text == "L 1"


def test_a_late_review_and_a_late_action_say_so_in_a_word(small: Plan, register: Register) -> None:
    breach, late, _fraud = small.rows(Risk)
    edits.set_fields(small, [breach], {"review_date": LONG_AGO})
    edits.add_row(small, Action, {"risk": late.uid, "name": "Audit", "due": LONG_AGO})
    for title, key in (("Breach", "review_date"), ("Late", "due")):
        mark = said(register, title, key).mark
        assert (mark.word, mark.tone) == ("late", "danger")
    told = register.model.index(0, number(register, "review_date")).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.endswith("late")
    register.narrow(Narrowing("late"))
    assert titles(register) == ["Breach", "Late"]
    register.narrow(Narrowing())
    edits.set_fields(small, [breach], {"status": RiskStatus.CLOSED})
    assert said(register, "Breach", "review_date").mark is None


def test_the_filters_a_meeting_begins_with(small: Plan, register: Register) -> None:
    breach, late, fraud = small.rows(Risk)
    edits.set_fields(small, [breach], {"likelihood": 5, "impact": 5, "status": RiskStatus.TREATING})
    edits.set_fields(small, [late], {"likelihood": 1, "impact": 1, "status": RiskStatus.CLOSED})
    for key, fitting in (("open", ["Breach", "Fraud"]), ("above", ["Breach"]), ("unscored", ["Fraud"])):
        register.narrow(Narrowing(key))
        assert titles(register) == fitting
    assert fraud.likelihood is None


def test_mine_is_what_bears_the_name_of_who_works_here(qtbot: QtBot, small: Plan) -> None:
    from ui.pages.risks.filters import risk_filters

    small.who = "sari"
    workspace = Workspace(small)  # type: ignore[arg-type]
    mine = next(one for one in risk_filters(workspace) if one.key == "mine")
    assert [risk.title for risk in small.rows(Risk) if mine.keeps(risk)] == ["Breach"]
    workspace.stop()


def test_a_risk_is_told_in_one_sentence_in_the_register_and_the_inspector(
    qtbot: QtBot, small: Plan, register: Register
) -> None:
    risk = small.rows(Risk)[0]
    edits.set_fields(small, [risk], {"cause": "Haste", "event": "A breach"})
    assert said(register, "Breach", "sentence").text == "Because of haste, a breach may happen."
    inspector = _inspector(qtbot, register.workspace, risk)
    assert inspector.subtitle.text() == "Because of haste, a breach may happen."
    set_language("id")
    assert said(register, "Breach", "sentence").text == "Karena haste, dapat terjadi a breach."


def test_the_inspector_tells_the_history_of_a_risk(qtbot: QtBot, small: Plan, register: Register) -> None:
    small.who = "sari"
    risk = small.rows(Risk)[0]
    edits.set_fields(small, [risk], {"status": RiskStatus.TREATING})
    inspector = _inspector(qtbot, register.workspace, risk)
    words = [label.text() for label in inspector.findChildren(QLabel)]
    assert "Status: Open → Treating" in words
    assert any(text.endswith("· sari") for text in words)
    assert {"Inherent", "Residual", "Target"} <= set(words)


def _inspector(qtbot: QtBot, workspace: Workspace, risk: Risk) -> Inspector:
    inspector = Inspector(workspace)
    qtbot.addWidget(inspector)
    workspace.selection.set([(Risk, risk.uid)])
    inspector.refresh()
    return inspector


# What does not fit

FIGURES = ("frequency", "loss_low", "loss_high")


def test_figures_that_cannot_be_counted_stay_and_say_why_and_enter_nothing(
    small: Plan, register: Register
) -> None:
    risk = small.rows(Risk)[0]
    for values, cells in (
        ({"frequency": None, "loss_low": 1.0, "loss_high": 5.0}, {"frequency"}),
        ({"frequency": 2.0, "loss_low": None, "loss_high": None}, {"loss_low", "loss_high"}),
        ({"frequency": 1.0, "loss_low": 0.0, "loss_high": 5.0}, {"loss_low"}),
    ):
        edits.set_fields(small, [risk], values)
        shown = {key: said(register, "Breach", key) for key in FIGURES}
        assert {key for key, one in shown.items() if one.mark is not None} == cells
        assert all("no loss figure" in shown[key].mark.reason for key in cells)
        assert all(shown[key].raw == values[key] for key in FIGURES), "what was typed stays"
        assert scenarios(Ecosystem(small)) == []
        assert said(register, "Breach", "loss_a_year").text == ""
    edits.set_fields(small, [risk], {"frequency": 1.0, "loss_low": 1.0, "loss_high": 5.0})
    assert all(said(register, "Breach", key).mark is None for key in FIGURES)
    assert said(register, "Breach", "loss_a_year").text != ""
    QApplication.processEvents()


def test_a_low_loss_above_the_high_one_stays_in_its_cell_only(small: Plan, register: Register) -> None:
    risk = small.rows(Risk)[0]
    edits.set_fields(small, [risk], {"frequency": 1.0, "loss_low": 1.0, "loss_high": 5.0})
    line = register.model.place_of(risk.uid)
    assert line is not None
    assert not register.model.write([(line, number(register, "loss_low"), "9.5")])
    assert cell(register, line, "loss_low") == "9.5", "word for word as it was typed"
    assert "above the high loss" in str(reason(register, line, "loss_low"))
    assert risk.loss_low == 1.0
    assert scenarios(Ecosystem(small))[0].low == 1.0


WRONG = st.one_of(
    st.sampled_from(
        ["9", "-1", "0", "2.5", "2026-02-31", "31/02/2026", "high", "1,2,3", "nan", "inf", "1e999", "–"]
    ),
    st.text(min_size=1, max_size=8),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(key=st.sampled_from(["likelihood", "impact", "review_date", *FIGURES]), text=WRONG)
@example(key="impact", text="9")
@example(key="review_date", text="2026-02-31")
@example(key="loss_low", text="a lot")
@example(key="likelihood", text="6")
def test_wrong_text_stays_in_its_cell_with_a_reason_and_never_enters_the_numbers(
    small: Plan, register: Register, key: str, text: str
) -> None:
    line, risk = 0, small.rows(Risk)[0]
    uid = register.model.uid_at(line)
    before = {
        name: getattr(small.get(Risk, uid), name)
        for name in ("likelihood", "impact", "review_date", *FIGURES)
    }
    count = small.count
    good = register.model.write([(line, number(register, key), text)])
    if good:
        assert reason(register, line, key) is None
    elif text.strip():
        assert cell(register, line, key) == text
        assert str(reason(register, line, key)).endswith(".")
        now = {name: getattr(small.get(Risk, uid), name) for name in before}
        assert (now, small.count) == (before, count)
    levels = small.info.risk_levels
    for one in small.rows(Risk):
        assert one.likelihood is None or 1 <= one.likelihood <= levels
        assert one.impact is None or 1 <= one.impact <= levels
    assert risk is small.rows(Risk)[0]


def test_tools_stand_beside_the_tabs_and_what_is_narrowed_comes_back_with_the_page(
    qtbot: QtBot, small: Plan, register: Register
) -> None:
    page: Any = register.window()
    tools = page.front().beside_tabs
    assert tools.isVisible() and tools.filter.isVisible() and tools.group.isVisible()
    register.narrow(Narrowing("unscored", {"owner": "sari"}))
    assert "Not scored" in tools.filter.text()
    again = RisksPage(register.workspace)
    qtbot.addWidget(again)
    again.restore(page.state())
    kept: Any = again.front()
    assert kept.register.narrowing() == Narrowing("unscored", {"owner": "sari"})
    page.choose_tab("trends")
    assert not tools.isVisible()


def test_an_empty_register_has_nothing_to_filter(qtbot: QtBot, plan: Plan) -> None:
    workspace = Workspace(plan)  # type: ignore[arg-type]
    page = RisksPage(workspace)
    workspace.setParent(page)
    qtbot.addWidget(page)
    page.show()
    assert not page.front().beside_tabs.filter.isVisible()
    edits.add_row(plan, Risk, {"title": "Breach"})
    page.refresh()
    assert page.front().beside_tabs.filter.isVisible()
