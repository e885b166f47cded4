"""Copies of cards: names, roles, hierarchy and what ties the copied ones, in one undo step."""

from __future__ import annotations

from planner import edits
from planner.document import Plan
from planner.edits.copy_cards import copy_partners
from planner.edits.views import placements_of, view_of
from planner.model import Organisation, Relationship, Role, RoleAssignment
from planner.model.choices import Stage


def test_a_copy_is_numbered_and_keeps_fields_roles_and_ties_among_the_copied(plan: Plan) -> None:
    hub = edits.add_partner(plan, "Hub")
    edits.make_hub(plan, hub)
    acme = edits.add_partner(plan, "Acme", parent=hub.uid)
    shop = edits.add_partner(plan, "Shop", parent=acme.uid)
    edits.set_fields(plan, [acme], {"stage": Stage.ACTIVE, "short_name": "A"})
    role = edits.add_row(plan, Role, {"name": "Vendor"})
    edits.set_main_role(plan, [acme], role)
    for end in (hub, shop):
        edits.link(plan, acme, end)
    steps = len(plan.done)
    copies = copy_partners(plan, {acme.uid: (10, 20), shop.uid: (10, 90)})
    first, second = (plan.get(Organisation, copies[one.uid]) for one in (acme, shop))
    assert first is not None and second is not None
    assert (first.name, first.parent, first.stage, first.short_name) == (
        "Acme (2)",
        hub.uid,
        Stage.ACTIVE,
        "A (2)",
    )
    assert second.parent == first.uid
    assert [one.role for one in plan.rows(RoleAssignment) if one.organisation == first.uid] == [role.uid]
    assert [(one.source, one.target) for one in plan.rows(Relationship)][2:] == [(first.uid, second.uid)]
    view = view_of(plan)
    assert view is not None
    assert (placements_of(plan, view)[first.uid].x, len(plan.done)) == (10, steps + 1)
    copy_partners(plan, {hub.uid: (0, 0)})
    assert plan.hub is hub
    plan.undo()
    plan.undo()
    assert len(plan.rows(Organisation)) == 3
