"""What a person does to rows, partners and links, and what they then see."""

from __future__ import annotations

import pytest

from planner import edits
from planner.document import ChangeSet, Plan
from planner.errors import Invalid
from planner.model import (
    Capability,
    Goal,
    Organisation,
    Provision,
    Relationship,
    Risk,
    RiskLink,
    Role,
    RoleAssignment,
    Stance,
)
from planner.model.choices import RelationshipKind, RiskKind, RiskStatus


def test_a_partner_is_added_and_renamed(plan: Plan) -> None:
    acme = edits.add_partner(plan, "  Acme   Ltd ")
    assert acme.name == "Acme Ltd" and acme.short == "Acme Ltd"
    edits.rename(plan, acme, "Acme")
    assert acme.name == "Acme" and plan.undo_label == "Rename partner"
    for name in ("", "   "):
        with pytest.raises(Invalid, match="Name may not be empty"):
            edits.rename(plan, acme, name)
    assert acme.name == "Acme"


def test_a_missing_field_is_named(plan: Plan) -> None:
    with pytest.raises(Invalid, match="Relationship: From is missing") as caught:
        edits.add_row(plan, Relationship, {})
    assert caught.value.field == "source"


def test_fields_of_many_rows_change_in_one_step_or_not_at_all(plan: Plan) -> None:
    rows = [edits.add_partner(plan, name) for name in ("Acme", "Beta")]
    edits.set_fields(plan, rows, {"trust": 3})
    assert [one.trust for one in rows] == [3, 3] and plan.undo_label == "Change trust"
    plan.undo()
    assert [one.trust for one in rows] == [None, None]
    with pytest.raises(Invalid, match="not between 1 and 4"):
        edits.set_fields(plan, rows, {"country": "Indonesia", "trust": 5})
    assert [one.country for one in rows] == [None, None]
    edits.set_fields(plan, [], {"trust": 1})
    assert plan.undo_label == "Add partner"


def test_risks_are_numbered_in_order_and_keep_their_codes(plan: Plan) -> None:
    codes = [edits.add_row(plan, Risk, {"title": title}).code for title in ("One", "Two", "Three")]
    assert codes == ["R-1", "R-2", "R-3"]
    edits.delete_rows(plan, plan.rows(Risk)[:2])
    risk = edits.add_row(plan, Risk, {"title": "Four"})
    assert (risk.code, risk.kind, risk.status) == ("R-4", RiskKind.THREAT, RiskStatus.OPEN)
    assert edits.add_row(plan, Risk, {"title": "Own", "code": "CYBER"}).code == "CYBER"


def test_a_copy_gets_a_name_and_a_code_of_its_own(plan: Plan) -> None:
    hub = edits.add_partner(plan, "Hub")
    edits.make_hub(plan, hub)
    edits.set_fields(plan, [hub], {"country": "Indonesia", "short_name": "H"})
    copies = [edits.duplicate_row(plan, hub) for _ in range(2)]
    assert [one.name for one in copies] == ["Hub (2)", "Hub (3)"]
    assert copies[0].country == "Indonesia" and not copies[0].is_hub and copies[0].short_name is None
    risk = edits.add_row(plan, Risk, {"title": "Breach"})
    assert edits.duplicate_row(plan, risk).code == "R-2"


def test_a_cell_of_a_matrix_makes_changes_and_removes_its_link(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    goal = edits.add_row(plan, Goal, {"name": "Grow"})
    cell = {"organisation": acme.uid, "goal": goal.uid}
    edits.set_pair(plan, Stance, cell, None)
    assert plan.undo_label == "Add goal"
    edits.set_pair(plan, Stance, cell, {"value": 2})
    edits.set_pair(plan, Stance, cell, {"value": -1})
    [stance] = plan.rows(Stance)
    assert stance.value == -1 and edits.linked(plan, Stance, cell) is stance
    edits.set_pair(plan, Stance, cell, None)
    assert plan.rows(Stance) == []


def test_chips_leave_what_stays_untouched(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    skills = [edits.add_row(plan, Capability, {"name": name}).uid for name in ("A", "B", "C")]
    edits.set_links(plan, Provision, ("organisation", acme.uid), "capability", skills[:2])
    kept = edits.linked(plan, Provision, {"organisation": acme.uid, "capability": skills[1]})
    heard: list[ChangeSet] = []
    plan.subscribe(heard.append)
    edits.set_links(plan, Provision, ("organisation", acme.uid), "capability", skills[1:])
    assert {one.capability for one in plan.rows(Provision)} == set(skills[1:]) and kept in plan.rows(
        Provision
    )
    edits.set_links(plan, Provision, ("organisation", acme.uid), "capability", [*skills[1:], skills[1]])
    assert len(heard) == 1


def test_chips_of_one_kind_leave_those_of_another_alone(plan: Plan) -> None:
    risk = edits.add_row(plan, Risk, {"title": "Breach"})
    acme, goal = edits.add_partner(plan, "Acme"), edits.add_row(plan, Goal, {"name": "Grow"})
    edits.set_links(plan, RiskLink, ("risk", risk.uid), "organisation", [acme.uid])
    edits.set_links(plan, RiskLink, ("risk", risk.uid), "goal", [goal.uid])
    edits.set_links(plan, RiskLink, ("risk", risk.uid), "organisation", [])
    assert [(one.organisation, one.goal) for one in plan.rows(RiskLink)] == [(None, goal.uid)]


def test_the_main_role_is_the_one_on_the_card(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    reseller, adviser = (edits.add_row(plan, Role, {"name": name}) for name in ("Reseller", "Adviser"))
    assert edits.main_role_of(plan, acme) is None
    edits.set_main_role(plan, [acme], reseller)
    edits.set_main_role(plan, [acme], adviser)
    assert edits.main_role_of(plan, acme) is adviser and len(plan.rows(RoleAssignment)) == 2
    edits.set_main_role(plan, [acme], None)
    assert edits.main_role_of(plan, acme) is None


def test_the_level_is_the_stated_one_or_the_depth(plan: Plan) -> None:
    top = edits.add_partner(plan, "Top")
    low = edits.add_partner(plan, "Low", parent=top.uid)
    assert (edits.level_of(plan, top), edits.level_of(plan, low)) == (1, 2)
    edits.set_fields(plan, [low], {"level": 5})
    assert edits.level_of(plan, low) == 5


def test_a_relationship_is_drawn_with_its_kind(plan: Plan) -> None:
    acme, beta = edits.add_partner(plan, "Acme"), edits.add_partner(plan, "Beta")
    tie = edits.link(plan, acme, beta, RelationshipKind.SUPPLIES)
    assert (tie.source, tie.target, tie.kind) == (acme.uid, beta.uid, RelationshipKind.SUPPLIES)


def test_deleting_a_partner_twice_over_is_no_harm(plan: Plan) -> None:
    parent = edits.add_partner(plan, "Parent")
    child = edits.add_partner(plan, "Child", parent=parent.uid)
    edits.delete_partners(plan, [parent, child, parent])
    assert plan.rows(Organisation) == []
    edits.delete_partners(plan, [])
    assert plan.undo_label == "Delete partner"


def test_a_free_name_is_found(plan: Plan) -> None:
    assert edits.free_name(plan, Organisation, "Acme") == "Acme"
    for name in ("Acme", "ACME (2)"):
        edits.add_partner(plan, name)
    assert edits.free_name(plan, Organisation, "acme") == "acme (3)"
