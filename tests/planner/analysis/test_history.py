"""What became of a row, told from the trail."""

from __future__ import annotations

from datetime import date

from planner import edits
from planner.analysis.history import history_of
from planner.document import Plan
from planner.i18n import set_language
from planner.model import Risk
from planner.model.choices import RiskStatus


def test_each_step_says_what_it_was_and_who_did_it_newest_first(plan: Plan) -> None:
    plan.who = "sari"
    risk = edits.add_row(plan, Risk, {"title": "Breach"})
    edits.set_fields(plan, [risk], {"status": RiskStatus.TREATING, "owner": "Budi"})
    edits.set_fields(plan, [risk], {"review_date": date(2026, 8, 17)})
    steps = history_of(plan, risk, ("status", "owner", "review_date"))
    told = [(step.field.name, step.was, step.now, step.who) for step in steps]
    assert told == [
        ("review_date", "", "17 Aug 2026", "sari"),
        ("status", "Open", "Treating", "sari"),
        ("owner", "", "Budi", "sari"),
        ("status", "", "Open", "sari"),
    ]
    set_language("id")
    assert history_of(plan, risk, ("status",))[0].now == RiskStatus.TREATING.label


def test_undo_is_part_of_the_history_and_other_rows_are_not(plan: Plan) -> None:
    risk, other = (edits.add_row(plan, Risk, {"title": title}) for title in ("Breach", "Late"))
    edits.set_fields(plan, [risk, other], {"owner": "Budi"})
    plan.undo()
    steps = history_of(plan, risk, ("owner",))
    assert [(step.was, step.now) for step in steps] == [("Budi", ""), ("", "Budi")]


def test_a_cell_the_field_would_not_take_today_is_shown_as_it_was_kept(plan: Plan) -> None:
    risk = edits.add_row(plan, Risk, {"title": "Breach"})
    edits.set_fields(plan, [risk], {"status": RiskStatus.TREATING})
    plan.connection.execute("UPDATE trail SET \"now\" = replace(\"now\", 'treating', 'gone for good')")
    assert history_of(plan, risk, ("status",))[0].now == "gone for good"
