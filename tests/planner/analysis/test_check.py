"""The report of the plan check: what scripts read, how complete each page is, and when a plan is ready."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from planner import model as m
from planner.analysis import check
from planner.analysis.check import PAGES, SEVERITIES
from planner.analysis.completeness import Outcome, completeness, ready
from planner.document import Plan
from planner.model import choices as c

TODAY = date(2026, 11, 25)


def test_a_finding_points_at_its_row_as_scripts_expect(plan: Plan) -> None:
    with plan.change("Fill"):
        decision = plan.add(m.Decision(name="Admit a partner", method=c.DecisionMethod.HUB_DECIDES))
    document = check(plan, TODAY).as_json()
    assert set(document) == {"findings", "completeness", "ready"}
    assert document["ready"] is False
    assert next(one for one in document["findings"] if one["severity"] == "error") == {
        "rule": "raci.accountable",
        "severity": "error",
        "page": "Governance",
        "subject": {"kind": "decision", "uid": decision.uid, "name": "Admit a partner"},
        "message": "Nobody is accountable for “Admit a partner”.",
    }


def test_an_empty_plan_is_not_ready_and_no_page_is_complete(plan: Plan) -> None:
    report = check(plan, TODAY)
    assert not report.ready
    assert set(report.completeness) == set(PAGES)
    assert set(report.completeness.values()) == {0.0}
    assert report.count("error") == 0


COUNT = st.integers(0, 5)
OUTCOMES = st.lists(st.builds(Outcome, st.sampled_from(PAGES), st.sampled_from(SEVERITIES), COUNT, COUNT))


@given(OUTCOMES)
def test_completeness_is_a_share_and_mending_never_lowers_it(outcomes: list[Outcome]) -> None:
    before = completeness(outcomes, PAGES)
    mended = [Outcome(one.page, one.severity, one.subjects, 0) for one in outcomes]
    after = completeness(mended, PAGES)
    assert all(0 <= before[page] <= after[page] <= 1 for page in PAGES)
    assert ready(mended, anything=True)
    assert not ready(mended, anything=False)
