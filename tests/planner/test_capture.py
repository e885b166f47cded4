"""Fast capture: what one typed line means, and what it makes, in one undo step."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner import edits
from planner.document import Plan
from planner.edits.capture import Line, Sort, capture, find_partner, understand
from planner.edits.snapshots import counts_of, take_snapshot
from planner.errors import Invalid
from planner.i18n import set_language, use_language
from planner.model import Organisation, Relationship, Risk, RiskLink, Role, RoleAssignment, Task
from planner.model.choices import RelationshipKind, RelationshipStatus


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Acme > Beta : supplies", Line(Sort.LINK, "Acme", "Beta", RelationshipKind.SUPPLIES)),
        ("Acme>Beta", Line(Sort.LINK, "Acme", "Beta", RelationshipKind.OTHER)),
        ("Acme -> Beta: sup", Line(Sort.LINK, "Acme", "Beta", RelationshipKind.SUPPLIES)),
        ("Acme → Beta", Line(Sort.LINK, "Acme", "Beta", RelationshipKind.OTHER)),
        ("Acme <> Beta : shares data", Line(Sort.LINK, "Acme", "Beta", RelationshipKind.SHARES_DATA, True)),
        ("Acme <-> Beta", Line(Sort.LINK, "Acme", "Beta", RelationshipKind.OTHER, True)),
        ("! Breach of data", Line(Sort.RISK, "Breach of data")),
        ("@Sari call Acme", Line(Sort.TASK, "call Acme", "Sari")),
        ("@Sari_Dewi call Acme", Line(Sort.TASK, "call Acme", "Sari Dewi")),
        ("+ Gamma", Line(Sort.PARTNER, "Gamma")),
        ("Gamma", Line(Sort.PARTNER, "Gamma")),
        ("PT Telkom-sel", Line(Sort.PARTNER, "PT Telkom-sel")),
    ],
)
def test_a_line_is_understood(typed: str, meant: Line) -> None:
    assert understand(typed) == meant


@pytest.mark.parametrize("typed", ["", "   ", "!", "+", "@", "@Sari", "@Sari "])
def test_half_a_line_says_nothing_yet(typed: str) -> None:
    assert understand(typed) is None


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Acme >", "both sides"),
        ("> Beta", "both sides"),
        ("Acme > Beta > Gamma", "One link a line"),
        ("Acme > Beta : dances", "“dances” is no kind of relationship"),
    ],
)
def test_what_cannot_be_meant_is_told(plan: Plan, typed: str, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        capture(plan, typed)
    assert not plan.rows(Organisation)


@pytest.mark.parametrize("spoken", ["en", "id"])
def test_kinds_are_said_in_either_language(spoken: str) -> None:
    set_language(spoken)
    for kind in RelationshipKind:
        for language in ("en", "id"):
            with use_language(language):
                word = kind.label
            found = understand(f"Acme > Beta : {word}")
            assert found is not None and found.kind is kind


def test_a_link_makes_who_is_missing_in_one_step(plan: Plan) -> None:
    acme = edits.add_row(plan, Organisation, {"name": "Acme Holding", "short_name": "Acme"})
    plan.forget_history()
    key = capture(plan, "acme > Beta : finances")
    assert key is not None
    made = plan.rows(Relationship)[0]
    assert key == (Relationship, made.uid)
    assert made.source == acme.uid
    assert (made.kind, made.status) == (RelationshipKind.FINANCES, RelationshipStatus.PLANNED)
    assert [one.name for one in plan.rows(Organisation)] == ["Acme Holding", "Beta"]
    plan.undo()
    assert not plan.rows(Relationship)
    assert len(plan.rows(Organisation)) == 1
    assert plan.undo_label is None


def test_a_new_partner_linked_to_itself_is_one_partner(plan: Plan) -> None:
    capture(plan, "Acme > acme")
    assert len(plan.rows(Organisation)) == 1


def test_risks_and_tasks_begin_as_they_do_elsewhere(plan: Plan) -> None:
    capture(plan, "! Breach")
    capture(plan, "@Sari call them")
    assert plan.rows(Risk)[0].code == "R-1"
    assert (plan.rows(Task)[0].name, plan.rows(Task)[0].owner) == ("call them", "Sari")


def test_a_partner_that_is_there_is_not_made_twice(plan: Plan) -> None:
    capture(plan, "Acme")
    with pytest.raises(Invalid, match="Acme is in the plan already"):
        capture(plan, "+ ACME")
    assert find_partner(plan, " acme ") is plan.rows(Organisation)[0]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet=st.sampled_from("AB >!@+:<-→ \t\x00é"), max_size=14))
def test_any_line_makes_one_step_or_nothing(plan: Plan, text: str) -> None:
    before = plan.count
    try:
        key = capture(plan, text)
    except Invalid as error:
        assert str(error)
        assert plan.count == before
    else:
        assert plan.count == before + (key is not None)
        assert key is None or plan.get(*key) is not None


# Links, as matrices and chips set them


def test_chips_add_and_remove_in_one_step_and_leave_the_rest_alone(plan: Plan) -> None:
    risk = edits.add_row(plan, Risk, {"title": "Breach"})
    partners = [edits.add_row(plan, Organisation, {"name": name}).uid for name in ("A", "B", "C")]
    edits.set_links(plan, RiskLink, ("risk", risk.uid), "organisation", partners[:2])
    kept = next(one for one in plan.rows(RiskLink) if one.organisation == partners[1]).uid
    plan.forget_history()
    edits.set_links(
        plan, RiskLink, ("risk", risk.uid), "organisation", [partners[1], partners[2], partners[2]]
    )
    assert {one.organisation for one in plan.rows(RiskLink)} == set(partners[1:])
    assert plan.get(RiskLink, kept) is not None
    edits.set_links(plan, RiskLink, ("risk", risk.uid), "organisation", partners[:0:-1])
    plan.undo()
    assert {one.organisation for one in plan.rows(RiskLink)} == set(partners[:2])
    assert plan.undo_label is None, "the same links again are no step"


def test_a_cell_of_a_matrix_is_made_changed_and_removed(plan: Plan) -> None:
    acme = edits.add_row(plan, Organisation, {"name": "Acme"})
    role = edits.add_row(plan, Role, {"name": "Bank"})
    pair = {"organisation": acme.uid, "role": role.uid}
    for values, main in (({"main": True}, [True]), ({"main": False}, [False]), (None, []), (None, [])):
        edits.set_pair(plan, RoleAssignment, pair, values)
        assert [one.main for one in plan.rows(RoleAssignment)] == main


def test_a_snapshot_counts_what_was_there(plan: Plan) -> None:
    edits.add_row(plan, Organisation, {"name": "Acme"})
    first = take_snapshot(plan)
    edits.add_row(plan, Organisation, {"name": "Beta"})
    second = take_snapshot(plan, "After lunch")
    assert counts_of(first)["organisation"] == 1
    assert counts_of(second)["organisation"] == 2
    assert first.name.startswith("Snapshot 1, ")
    assert second.name == "After lunch"
