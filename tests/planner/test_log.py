"""The log: a risk that happened becomes an issue in one step, and what is late is known."""

from __future__ import annotations

from datetime import date, timedelta

from planner import edits
from planner.analysis.log import counts, days_late, issues_of
from planner.document import Plan
from planner.edits.log import it_happened
from planner.model import LogEntry, Risk
from planner.model.choices import LogKind, LogStatus, RiskStatus

TODAY = date(2026, 11, 25)


def test_a_risk_that_happened_becomes_an_issue_in_one_step(plan: Plan) -> None:
    values = {"title": "Breach", "owner": "Sari", "cause": "Phishing", "contingency": "Call the bank"}
    risk = edits.add_row(plan, Risk, values)
    [issue] = it_happened(plan, [risk], TODAY)
    assert risk.status is RiskStatus.OCCURRED
    assert (issue.kind, issue.status, issue.risk) == (LogKind.ISSUE, LogStatus.OPEN, risk.uid)
    assert (issue.title, issue.owner, issue.raised_on) == ("Breach", "Sari", TODAY)
    assert issue.description == "Cause: Phishing\nContingency: Call the bank"
    assert issues_of(plan, risk.uid) == [issue]
    assert plan.undo_label == "It happened"
    plan.undo()
    assert [one.status for one in plan.rows(Risk)] == [RiskStatus.OPEN]
    assert plan.rows(LogEntry) == []


def test_several_risks_happen_at_once_and_a_bare_one_has_no_description(plan: Plan) -> None:
    risks = [edits.add_row(plan, Risk, {"title": title}) for title in ("One", "Two")]
    assert [issue.description for issue in it_happened(plan, risks)] == [None, None]
    plan.undo()
    assert plan.rows(LogEntry) == []
    assert it_happened(plan, []) == []


def test_a_new_entry_is_an_open_issue_of_today(plan: Plan) -> None:
    entry = edits.add_row(plan, LogEntry, {"title": "Switch down"})
    assert (entry.kind, entry.status, entry.raised_on) == (LogKind.ISSUE, LogStatus.OPEN, date.today())


def test_only_open_entries_are_late(plan: Plan) -> None:
    def late(**values: object) -> int:
        return days_late(edits.add_row(plan, LogEntry, {"title": "x", **values}), TODAY)

    assert late(due=TODAY - timedelta(days=3)) == 3
    assert late(due=TODAY - timedelta(days=3), status=LogStatus.DONE) == 0
    assert late(due=TODAY) == late() == 0


def test_entries_are_counted_by_kind(plan: Plan) -> None:
    for kind in (LogKind.ISSUE, LogKind.ISSUE, LogKind.LESSON):
        edits.add_row(plan, LogEntry, {"title": "x", "kind": kind})
    assert counts(plan.rows(LogEntry)) == {LogKind.ISSUE: 2, LogKind.LESSON: 1}
