"""A client opens the workbook in LibreOffice, which works every formula out anew: the app's figures."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl
import pytest

from planner.analysis import losses
from planner.analysis.gather import Ecosystem, exposure
from planner.analysis.loss.scenario import STATES
from planner.analysis.numbers import analyse
from planner.analysis.risk import residual, standard, target
from planner.document.migrate import migrate
from planner.document.plan import Plan
from planner.exchange.excel import write_workbook
from planner.model import Action, Assessment, Criterion, Organisation, PlanInfo, Risk
from planner.model.choices import ActionStatus, RiskKind, RiskStatus

Book: TypeAlias = Any  # openpyxl types its cells as all they might hold
Page: TypeAlias = Any
SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")

ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item></oor:items>
"""


def _plan(levels: int) -> Plan:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    plan = Plan(connection)
    with plan.change("New"):
        plan.add(PlanInfo(title="Test", risk_levels=levels))
        for likelihood in (None, *range(1, levels + 1)):
            for impact in (None, *range(1, levels + 1)):
                _risk(plan, f"Risk {likelihood} × {impact}", likelihood, impact)
        for title in ("Twice", "Twice", 'A "quoted" name', "=1+1", "*", ">3"):
            _cut(plan, _risk(plan, title, 3, 3))
        _risk(plan, "A chance", 2, 3).kind = RiskKind.OPPORTUNITY
        _risk(plan, "No chance yet", 2, None).kind = RiskKind.OPPORTUNITY
        typed = _risk(plan, "Typed", 3, 3)
        typed.residual_likelihood, typed.target_impact = 2, 1
        _cut(plan, typed)
        only_left = _risk(plan, "Only what is left is known", None, None)
        only_left.residual_likelihood = only_left.residual_impact = 2
        _cut(plan, only_left)
        _losses(plan)
        _marks(plan)
    return plan


def _losses(plan: Plan) -> None:
    """Give figures to risks that count, one whose actions leave nothing, and one that is closed."""
    for title in ("Fire", "Flood", "Fraud", "Half known"):
        risk = plan.add(Risk(title=title, frequency=0.4, loss_low=2_000.0, loss_high=900_000.0))
        risk.status = RiskStatus.CLOSED if title == "Flood" else None
        cuts: dict[str, Any] = {"frequency_cut": 100.0 if title == "Fraud" else 30.0, "loss_cut": 12.5}
        plan.add(Action(risk=risk.uid, name="Guard", status=ActionStatus.DONE, **cuts))
        plan.add(Action(risk=risk.uid, name="Insure", status=ActionStatus.PLANNED, loss_cut=50.0))
        plan.add(Action(risk=risk.uid, name="Leave", status=ActionStatus.DROPPED, loss_cut=90.0))
    risk.loss_high = None


def _risk(plan: Plan, title: str, likelihood: int | None, impact: int | None) -> Risk:
    return plan.add(Risk(title=title, likelihood=likelihood, impact=impact))


def _cut(plan: Plan, risk: Risk) -> None:
    """Act on a risk: one action is done, one planned, one dropped, one has no status."""
    for status in (*ActionStatus, None):
        plan.add(Action(risk=risk.uid, name=f"{status}", status=status, likelihood_cut=1))
    plan.add(Action(risk=risk.uid, name="More", status=ActionStatus.DONE, impact_cut=4))


def _marks(plan: Plan) -> None:
    criteria = [
        plan.add(Criterion(name=name, weight=weight)) for name, weight in (("Fit*", 3.0), (">=2", 1.5))
    ]
    for number, name in enumerate(("Fit", "=Acme", 'The "Best"')):
        partner = plan.add(Organisation(name=name))
        for criterion in criteria[: 1 if number == 0 else 2]:
            for score in (number + 1, number + 2.5):
                plan.add(Assessment(organisation=partner.uid, criterion=criterion.uid, score=score))


@pytest.fixture(scope="module")
def recalculate(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Book]:
    """Return a function that opens a workbook in LibreOffice and gives what it worked out."""
    profile = tmp_path_factory.mktemp("profile")
    (profile / "user").mkdir()
    (profile / "user" / "registrymodifications.xcu").write_text(ALWAYS_RECALCULATE, encoding="utf-8")

    def open_and_save(path: Path) -> Book:
        out = path.parent / "out"
        command = [str(SOFFICE), "--headless", f"-env:UserInstallation={profile.as_uri()}"]
        subprocess.run([*command, "--convert-to", "xlsx", "--outdir", str(out), str(path)],
                       check=True, capture_output=True, timeout=120)  # fmt: skip
        return openpyxl.load_workbook(out / path.name, data_only=True)

    return open_and_save


def _page(book: Book, table: str, given: Path) -> Page:
    """Return the sheet of a table as the workbook `given` names it; LibreOffice may name tables anew."""
    original = openpyxl.load_workbook(given)
    return book[next(page.title for page in original if table in page.tables)]


def _column(page: Page, key: str) -> dict[str, Any]:
    """Return a column by its machine name: what it holds by the uid of the row."""
    place = next(cell.column for cell in page[3] if cell.value == key)
    rows = range(5, page.max_row + 1)
    found = {str(page.cell(row, 1).value): page.cell(row, place).value for row in rows}
    return {uid: None if value == "" else value for uid, value in found.items()}


@pytest.mark.parametrize(("levels", "language"), [(5, "en"), (3, "id")])
def test_scores_levels_and_counts_are_those_of_the_app(
    levels: int, language: str, tmp_path: Path, recalculate: Callable[[Path], Book]
) -> None:
    plan, path = _plan(levels), tmp_path / "plan.xlsx"
    write_workbook(plan, path, language=language)
    stored = openpyxl.load_workbook(path, data_only=True)
    for book in (stored, recalculate(path)):
        _check_register(plan, _page(book, "Risk", path))
        _check_heat_map(plan, book.worksheets[book.sheetnames.index(_page(book, "Risk", path).title) + 1])
        _check_scores(plan, _page(book, "Scores", path))


def _check_register(plan: Plan, page: Page) -> None:
    ecosystem, levels = Ecosystem(plan), plan.info.risk_levels
    found = {stage: [_column(page, f"~risk.{stage}{what}") for what in ("score", "level")]
             for stage in ("", "residual_", "target_")}  # fmt: skip
    for risk in plan.rows(Risk):
        before, cuts = exposure(risk), ecosystem.cuts(risk.uid)
        scores = {
            "": before.score,
            "residual_": residual(before, cuts, risk.residual_likelihood, risk.residual_impact).score,
            "target_": target(before, cuts, risk.target_likelihood, risk.target_impact).score,
        }
        for stage, score in scores.items():
            seen = tuple(column[risk.uid] for column in found[stage])
            assert seen == (score, standard(levels).level(score)), (risk.title, stage)
    _check_losses(ecosystem, page)


def _check_losses(ecosystem: Ecosystem, page: Page) -> None:
    for state in STATES:
        expected = {one.key: one.annual_loss for one in losses.scenarios(ecosystem, state)}
        found = {
            uid: value for uid, value in _column(page, f"~risk.{state}_loss").items() if value is not None
        }
        assert len(expected) == 2
        assert found == pytest.approx(expected)


def _check_heat_map(plan: Plan, page: Page) -> None:
    levels, numbers = plan.info.risk_levels, analyse(plan)["risk"]
    grid = [[page.cell(5 + row, 4 + column).value for column in range(levels)] for row in range(levels)]
    assert grid[::-1] == numbers["matrix"]
    by_level = {
        page.cell(5 + row, 5 + levels).value: page.cell(5 + row, 8 + levels).value for row in range(4)
    }
    assert by_level == numbers["by_level"]
    assert page.cell(9, 8 + levels).value == numbers["unscored"]
    chances = [
        [page.cell(9 + levels + row, 4 + column).value for column in range(levels)] for row in range(levels)
    ]
    assert sum(map(sum, chances)) == 1 and chances[levels - 2][2] == 1


def _check_scores(plan: Plan, page: Page) -> None:
    totals = _column(page, "~assessment.total")
    names = {row.uid: row.name for row in plan.rows(Organisation)}
    for entry in analyse(plan)["selection"]:
        uid = next(uid for uid, name in names.items() if name == entry["name"])
        assert totals[uid] == (None if entry["score"] is None else pytest.approx(entry["score"]))
    first = plan.rows(Criterion)[0].uid
    assert list(_column(page, f"~assessment.score[criterion={first}]").values()) == [1.75, 2.75, 3.75]


def test_the_level_follows_when_a_client_changes_the_likelihood(
    tmp_path: Path, recalculate: Callable[[Path], Book]
) -> None:
    plan, path = _plan(5), tmp_path / "plan.xlsx"
    write_workbook(plan, path)
    book = openpyxl.load_workbook(path)
    page = _page(book, "Risk", path)
    risk = next(row for row in plan.rows(Risk) if row.title == "Risk 1 × 5")
    row = next(row for row in range(5, page.max_row + 1) if page.cell(row, 1).value == risk.uid)
    place = next(cell.column for cell in page[3] if cell.value == "risk.likelihood")
    page.cell(row, place).value = 5
    book.save(path)
    changed = recalculate(path)
    assert _column(_page(changed, "Risk", path), "~risk.level")[risk.uid] == "E"
    heat_map = changed["Risk heat map"]
    assert (heat_map["H5"].value, heat_map["H9"].value) == (2, 0)
