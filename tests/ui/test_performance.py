"""The page Performance: cards, this month's figures, the money, and value by category."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from planner import edits
from planner.analysis.due_figures import is_due
from planner.document import Plan
from planner.edits.figures import record_figure
from planner.errors import Invalid
from planner.model import Benchmark, CashLine, Kpi, Measurement
from planner.model.choices import Better, CashKind, Frequency, KpiSource, ValueCategory
from ui import theme
from ui.charts.kpi_card import KpiCard
from ui.pages.performance import PerformancePage
from ui.pages.value_creation import kinds_of
from ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
TODAY = date.today()


@pytest.fixture(autouse=True)
def themed(qapp: QApplication) -> None:
    """Use the light theme."""
    (theme.the_theme() or theme.install(qapp)).apply("light")


@pytest.fixture
def workspace(plan: Plan) -> Workspace:
    """Return a workspace of a plan in memory."""
    return Workspace(plan)  # type: ignore[arg-type]


def page_of(workspace: Workspace, qtbot: object) -> PerformancePage:
    """Return the page as a person sees it."""
    page = PerformancePage(workspace)
    qtbot.addWidget(page)  # type: ignore[attr-defined]
    page.resize(1092, 646)
    page.show()
    settle()
    return page


def settle() -> None:
    """Let gathered updates arrive."""
    for _round in range(3):
        QApplication.processEvents()


def add_kpi(plan: Plan, name: str, *values: float, **more: object) -> Kpi:
    """Add a KPI with a figure for each of the last months."""
    kpi = edits.add_row(plan, Kpi, {"name": name, **more})
    for months, value in enumerate(reversed(values)):
        edits.add_row(
            plan,
            Measurement,
            {"kpi": kpi.uid, "date": TODAY - timedelta(days=30 * (months + 1)), "value": value},
        )
    return kpi


def add_project(plan: Plan) -> None:
    """Add the cash lines of NUMBERS 9: −1000, 500, 500, 500 at 10 %."""
    edits.set_fields(
        plan, [plan.info], {"horizon_years": 4, "discount_rate": 10.0, "start_date": date(2027, 1, 1)}
    )
    edits.add_row(
        plan,
        CashLine,
        {"name": "Platform", "kind": CashKind.INVESTMENT, "likely": 1000.0, "low": 900.0, "high": 1200.0},
    )
    edits.add_row(
        plan,
        CashLine,
        {"name": "Fees", "kind": CashKind.REVENUE, "first_year": 1, "years": 3, "likely": 500.0},
    )


def test_an_empty_page_offers_its_first_step(workspace: Workspace, qtbot: object) -> None:
    page = page_of(workspace, qtbot)
    first = next(one for one in page.findChildren(QPushButton, "first_step") if one.isVisible())
    assert first.text() == "Add the first KPI"
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert page.kpis.register.isVisible()
    assert page.kpis.register.sheet.state() == page.kpis.register.sheet.State.EditingState


@pytest.mark.parametrize("tab", ["kpis", "figures", "roi", "value"])
def test_no_tab_of_an_empty_plan_is_a_dead_end(workspace: Workspace, qtbot: object, tab: str) -> None:
    page = page_of(workspace, qtbot)
    page.choose_tab(tab)
    assert any(one.isVisible() for one in page.findChildren(QPushButton, "first_step"))


def test_a_card_shows_figure_status_way_target_and_benchmark(
    plan: Plan, workspace: Workspace, qtbot: object
) -> None:
    kpi = add_kpi(plan, "Merchants", 20.0, 26.0, baseline=20.0, target=30.0, unit="m", better=Better.HIGHER)
    edits.add_row(plan, Benchmark, {"kpi": kpi.uid, "name": "BI", "value": 27.5, "year": 2025})
    facts = page_of(workspace, qtbot).kpis.cards.cards[0].facts
    assert (facts.figure, facts.unit, facts.status) == ("26", "m", "behind")
    assert facts.attained == pytest.approx(0.6)
    assert facts.target_words == ("Target", "≥ 30")
    assert facts.benchmark_words == ("Benchmark, BI 2025", "27.5")


def test_lower_is_better_turns_the_sign_of_the_target(
    plan: Plan, workspace: Workspace, qtbot: object
) -> None:
    add_kpi(plan, "Failures", 4.4, 0.9, baseline=4.4, target=1.0, better=Better.LOWER)
    facts = page_of(workspace, qtbot).kpis.cards.cards[0].facts
    assert facts.status == "achieved"
    assert facts.target_words[1] == "≤ 1"


def test_a_click_selects_a_kpi_and_arrows_walk_to_the_next(
    plan: Plan, workspace: Workspace, qtbot: object
) -> None:
    first, second = add_kpi(plan, "First", 1.0), add_kpi(plan, "Second", 2.0)
    page = page_of(workspace, qtbot)
    card = page.kpis.cards.cards[0]
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    assert workspace.selection.keys == ((Kpi, first.uid),)
    assert card.chosen_now
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Right)  # type: ignore[attr-defined]
    assert workspace.selection.keys == ((Kpi, second.uid),)
    assert page.kpis.cards.cards[1].hasFocus()


def test_cards_follow_a_change_and_keep_their_widgets(
    plan: Plan, workspace: Workspace, qtbot: object
) -> None:
    kpi = add_kpi(plan, "Partners", 8.0)
    page = page_of(workspace, qtbot)
    before: list[KpiCard] = list(page.kpis.cards.cards)
    record_figure(plan, kpi, 12)
    settle()
    assert page.kpis.cards.cards == before
    assert before[0].facts.figure == "12"
    edits.delete_rows(plan, [kpi])
    settle()
    assert not page.kpis.cards.cards


def test_enter_writes_todays_figure_and_goes_on_to_the_next_and_undo_takes_it_back(
    plan: Plan, workspace: Workspace, qtbot: object
) -> None:
    first, second = add_kpi(plan, "First", 1.0), add_kpi(plan, "Second", 2.0)
    page = page_of(workspace, qtbot)
    qtbot.mouseClick(page.enter_button, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    field = page.entry.fields[first.uid]
    qtbot.keyClicks(field, "3.5")  # type: ignore[attr-defined]
    qtbot.keyClick(field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    settle()
    made = plan.rows(Measurement)[-1]
    assert (made.kpi, made.date, made.value) == (first.uid, TODAY, 3.5)
    assert page.focusWidget() is page.entry.fields[second.uid]
    assert page.entry.last[first.uid].text() == "3.5"
    plan.undo()
    settle()
    assert page.entry.last[first.uid].text() == "1"


def test_a_second_figure_of_the_same_day_replaces_the_first(plan: Plan) -> None:
    kpi = add_kpi(plan, "KPI")
    record_figure(plan, kpi, 3)
    record_figure(plan, kpi, 4)
    assert [one.value for one in plan.rows(Measurement)] == [4]


def test_a_figure_that_is_no_number_stays_visible_with_its_reason(
    plan: Plan, workspace: Workspace, qtbot: object
) -> None:
    kpi = add_kpi(plan, "KPI", 1.0)
    page = page_of(workspace, qtbot)
    page.choose_tab("figures")
    told: list[str] = []
    workspace.told.connect(lambda text, _tone: told.append(text))
    field = page.entry.fields[kpi.uid]
    qtbot.keyClicks(field, "many")  # type: ignore[attr-defined]
    qtbot.keyClick(field, Qt.Key.Key_Return)  # type: ignore[attr-defined]
    assert field.text() == "many" and field.property("wrong")
    assert "many" in told[0]
    assert len(plan.rows(Measurement)) == 1
    with pytest.raises(Invalid):
        record_figure(plan, kpi, "many")


def test_what_is_counted_from_the_plan_is_not_asked_for(
    plan: Plan, workspace: Workspace, qtbot: object
) -> None:
    asked = add_kpi(plan, "Measured", 1.0)
    add_kpi(plan, "Active partners", source=KpiSource.ACTIVE_PARTNERS)
    page = page_of(workspace, qtbot)
    page.choose_tab("figures")
    assert list(page.entry.fields) == [asked.uid]


def test_the_money_is_that_of_the_textbook(plan: Plan, workspace: Workspace, qtbot: object) -> None:
    """−1000, 500, 500, 500 at 10 %: NPV 243.43, IRR 0.233752, payback 2 (Brealey, Myers, Allen)."""
    add_project(plan)
    page = page_of(workspace, qtbot)
    page.choose_tab("roi")
    shown = page.returns.summary.headline.figures
    assert shown["npv"].text() == "USD 243"
    assert shown["roi"].text() == "50 %"
    assert shown["irr"].text() == "23 %"
    assert shown["payback_years"].text() == "2.0 years"
    table = page.returns.summary.table
    net = [table.model().index(3, column).data() for column in range(table.columnCount())]
    assert net == ["Net", "−1,000", "500", "500", "500", "500", "243"]
    assert table.model().headerData(1, Qt.Orientation.Horizontal) == "2027"


def test_a_bar_of_the_tornado_selects_its_cash_line(plan: Plan, workspace: Workspace, qtbot: object) -> None:
    add_project(plan)
    page = page_of(workspace, qtbot)
    page.choose_tab("roi")
    settle()
    chart = page.returns.summary.tornado
    assert [one.name for one in chart.swings] == ["Platform"]
    chart.grab()
    place = chart.marks[0].box.center().toPoint()
    qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=place)  # type: ignore[attr-defined]
    line = next(one for one in plan.rows(CashLine) if one.name == "Platform")
    assert workspace.selection.keys == ((CashLine, line.uid),)


def test_why_shows_formula_and_inputs(plan: Plan, workspace: Workspace, qtbot: object) -> None:
    add_project(plan)
    page = page_of(workspace, qtbot)
    page.choose_tab("roi")
    why = page.findChild(QPushButton, "why_npv")
    qtbot.mouseClick(why, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    dialog = next(one for one in page.findChildren(QWidget) if one.isWindow() and one.isVisible())
    assert dialog.windowTitle() == "Why?"
    dialog.close()


def test_indirect_benefits_are_kept_apart(plan: Plan, workspace: Workspace, qtbot: object) -> None:
    add_project(plan)
    edits.add_row(
        plan,
        CashLine,
        {
            "name": "Brand",
            "kind": CashKind.INDIRECT_BENEFIT,
            "likely": 400.0,
            "attribution": 50.0,
            "confidence": 50.0,
            "category": ValueCategory.CUSTOMER,
        },
    )
    page = page_of(workspace, qtbot)
    page.choose_tab("roi")
    assert page.returns.summary.headline.figures["npv"].text() == "USD 343"
    assert page.returns.summary.headline.details["npv"].text() == "direct only: 243"
    kinds = kinds_of(workspace)
    assert kinds[ValueCategory.CUSTOMER].indirect == 100
    assert kinds[None].direct == 1500


def test_the_main_button_adds_what_the_tab_is_about(plan: Plan, workspace: Workspace, qtbot: object) -> None:
    add_project(plan)
    page = page_of(workspace, qtbot)
    assert page.add_button.text() == "Add KPI"
    page.choose_tab("roi")
    assert page.add_button.text() == "Add cash line"
    qtbot.mouseClick(page.add_button, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    editor = page.returns.register.sheet.focusWidget()
    assert page.returns.register.sheet.state() == page.returns.register.sheet.State.EditingState
    assert editor is not None


def test_going_to_a_row_opens_its_tab(plan: Plan, workspace: Workspace, qtbot: object) -> None:
    kpi = add_kpi(plan, "KPI", 1.0)
    add_project(plan)
    page = page_of(workspace, qtbot)
    page.go(CashLine, plan.rows(CashLine)[0].uid)
    assert page.returns.register.isVisible()
    page.go(Measurement, plan.rows(Measurement)[0].uid)
    assert page.kpis.cards.isVisible()
    page.go(Kpi, kpi.uid)
    assert page.kpis.cards.isVisible()


def test_figures_that_are_due_are_named_under_the_cards(
    plan: Plan, workspace: Workspace, qtbot: object
) -> None:
    late = add_kpi(plan, "Satisfaction", 4.0, 4.1, frequency=Frequency.WEEKLY)
    add_kpi(plan, "Partners", 8.0, frequency=Frequency.YEARLY)
    page = page_of(workspace, qtbot)
    strip = page.kpis.strip
    assert (strip.words.text(), strip.names.full) == ("1 figure is due", "Satisfaction")
    record_figure(plan, late, 4.3)
    settle()
    assert not strip.isVisible()


def test_a_figure_without_a_rhythm_is_never_due() -> None:
    assert not is_due(None, None, TODAY)
    assert not is_due(TODAY - timedelta(days=999), "on demand", TODAY)
    assert is_due(None, "monthly", TODAY)
    assert is_due(TODAY - timedelta(days=31), "monthly", TODAY)
    assert not is_due(TODAY - timedelta(days=30), "monthly", TODAY)
