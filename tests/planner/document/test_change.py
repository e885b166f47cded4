"""There is one way to change a plan: all of it or nothing, told once, and taken back in one step."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest

from planner import edits
from planner.document import ChangeSet, Effect, Plan, trail
from planner.document.memory import Memory
from planner.errors import Invalid
from planner.model import Goal, Organisation, PlanInfo, Relationship, Risk, RoleAssignment, Stance
from tests.conftest import memory_plan


def names(plan: Plan) -> list[str]:
    return [one.name for one in plan.rows(Organisation)]


def told(plan: Plan) -> list[ChangeSet]:
    """Return the list to which each change will be added as it is told."""
    heard: list[ChangeSet] = []
    plan.subscribe(heard.append)
    return heard


# All or nothing


def test_an_error_inside_a_change_undoes_all_of_it_and_tells_nobody(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    beta = edits.add_partner(plan, "Beta")
    tie = edits.link(plan, acme, beta)
    heard = told(plan)
    with pytest.raises(ZeroDivisionError), plan.change("Break"):
        acme.name = "Other"
        plan.add(Organisation(name="New"))
        plan.delete(beta)
        raise ZeroDivisionError
    assert plan.rows(Organisation) == [acme, beta] and plan.rows(Relationship) == [tie]
    assert names(plan) == ["Acme", "Beta"] and heard == []
    assert plan.undo_label == "Add relationship"
    with plan.change("Rename"):
        beta.name = "Beta 2"  # an object that came back is the plan's own again
    assert names(plan) == ["Acme", "Beta 2"]


def test_what_came_and_went_in_a_change_that_failed_leaves_nothing(plan: Plan) -> None:
    with pytest.raises(ZeroDivisionError), plan.change("Break"):
        brief = plan.add(Organisation(name="Brief"))
        plan.delete(brief)
        raise ZeroDivisionError
    assert plan.rows(Organisation) == []
    edits.add_partner(plan, "Brief")


def test_changes_do_not_nest(plan: Plan) -> None:
    with plan.change("Outer"):
        plan.add(Organisation(name="Acme"))
        with pytest.raises(RuntimeError, match="do not nest"), plan.change("Inner"):
            pass
        with pytest.raises(RuntimeError, match="do not nest"):
            plan.undo()
    assert names(plan) == ["Acme"]


@pytest.mark.parametrize("name", ["name", "is_hub", "parent", "tags", "updated_at", "uid", "created_at"])
def test_setting_a_field_outside_a_change_fails_on_that_very_line(plan: Plan, name: str) -> None:
    acme = edits.add_partner(plan, "Acme")
    with pytest.raises(RuntimeError, match=r"outside plan\.change"):
        setattr(acme, name, getattr(acme, name))


def test_a_row_that_is_gone_cannot_be_changed_or_added_again(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    edits.delete_partners(plan, [acme])
    with pytest.raises(RuntimeError, match="not in the plan any more"), plan.change("Late"):
        acme.name = "Beta"
    with pytest.raises(RuntimeError, match="make a new row"), plan.change("Late"):
        plan.add(acme)
    with pytest.raises(RuntimeError, match="not in the plan any more"), plan.change("Late"):
        plan.delete(acme)


def test_key_and_birth_of_a_row_never_change(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    for name in ("uid", "created_at"):
        with pytest.raises(RuntimeError, match="given once"), plan.change("Forge"):
            setattr(acme, name, getattr(acme, name))


def test_a_key_that_is_taken_is_refused(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    with pytest.raises(Invalid, match="is there already"), plan.change("Twice"):
        plan.add(Organisation(name="Beta", uid=acme.uid))
    assert plan.rows(Organisation) == [acme]


@pytest.mark.parametrize("action", [
    lambda plan: plan.add(Organisation(name="Acme")),
    lambda plan: plan.delete(plan.info),
    lambda plan: plan.insert_many(Organisation, [{"name": "Acme"}]),
])  # fmt: skip
def test_rows_come_and_go_only_inside_a_change(plan: Plan, action: Callable[[Plan], Any]) -> None:
    with pytest.raises(RuntimeError, match="only inside"):
        action(plan)


@pytest.mark.parametrize("statement", [
    "UPDATE organisation SET name = 'x'",
    "DELETE FROM organisation",
    "INSERT OR REPLACE INTO organisation SELECT * FROM organisation",
])  # fmt: skip
@pytest.mark.parametrize("inside", [False, True])
def test_raw_sql_cannot_write_to_a_plan_behind_its_back(plan: Plan, statement: str, inside: bool) -> None:
    edits.add_partner(plan, "Acme")
    with pytest.raises(sqlite3.OperationalError):
        if inside:
            with plan.change("Sneak"):
                plan.connection.execute(statement)
        else:
            plan.connection.execute(statement)
    assert plan.connection.execute("SELECT name FROM organisation").fetchall() == [("Acme",)]


def test_savepoints_are_refused(plan: Plan) -> None:
    with pytest.raises(sqlite3.DatabaseError, match="not authorized"):
        plan.connection.execute("SAVEPOINT here")


@pytest.mark.parametrize("wrong", [
    lambda plan, one, goal: plan.insert_many(
        Stance, 2 * [{"organisation": one.uid, "goal": goal.uid, "value": 1}]
    ),
    lambda plan, one, goal: [
        plan.add(RoleAssignment(organisation=one.uid, role="x")),
        plan.add(RoleAssignment(organisation=one.uid, role="x")),
        plan.delete(goal),
    ],
])  # fmt: skip
def test_an_sql_error_spoils_the_whole_change_even_when_caught(plan: Plan, wrong: Callable[..., Any]) -> None:
    acme = edits.add_partner(plan, "Acme")
    goal = edits.add_row(plan, Goal, {"name": "Grow"})
    with pytest.raises(Invalid, match="linked once"), plan.change("Caught"):
        plan.add(Organisation(name="Beta"))
        with pytest.raises(Invalid):
            wrong(plan, acme, goal)
        with pytest.raises(Invalid):
            plan.add(Organisation(name="Gamma"))
    assert names(plan) == ["Acme"] and plan.rows(Goal) == [goal] and plan.rows(Stance) == []
    assert not plan.connection.in_transaction
    edits.add_partner(plan, "Beta")
    assert names(plan) == ["Acme", "Beta"]


def test_a_failed_write_leaves_no_row_to_be_read_again_one_by_one(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    goal = edits.add_row(plan, Goal, {"name": "Grow"})
    edits.set_pair(plan, Stance, {"organisation": acme.uid, "goal": goal.uid}, {"value": 1})
    with pytest.raises(Invalid, match="linked once"):
        edits.add_row(plan, Stance, {"organisation": acme.uid, "goal": goal.uid, "value": 2})
    seen: list[str] = []
    plan.connection.set_trace_callback(seen.append)
    assert (acme.name, goal.name, plan.info.title) == ("Acme", "Grow", "Test")
    plan.connection.set_trace_callback(None)
    assert seen == [] and [stance.value for stance in plan.rows(Stance)] == [1]


def test_no_write_is_too_large_or_lost_without_a_word(plan: Plan) -> None:
    plan.connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 100_000)
    with pytest.raises(Invalid):
        edits.set_fields(plan, [plan.info], {"notes": "x" * 200_000})
    assert plan.info.notes is None


def test_a_full_disk_is_told_in_a_sentence_and_changes_nothing(plan: Plan) -> None:
    from planner.errors import FileProblem

    pages = plan.connection.execute("PRAGMA page_count").fetchone()[0]
    plan.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(FileProblem, match="full"):
        edits.set_fields(plan, [plan.info], {"notes": "x" * 100_000})
    assert plan.info.notes is None and not plan.connection.in_transaction


def test_reading_leaves_no_transaction_open(plan: Plan) -> None:
    plan.rows(Risk)
    assert not plan.connection.in_transaction


# Telling


def test_one_change_is_told_once_with_its_net_effect_cascades_included(plan: Plan) -> None:
    hub = edits.add_partner(plan, "Hub")
    acme = edits.add_partner(plan, "Acme", parent=hub.uid)
    child = edits.add_partner(plan, "Child", parent=acme.uid)
    tie = edits.link(plan, hub, acme)
    heard = told(plan)
    edits.delete_partners(plan, [acme])
    [change] = heard
    effects = {uid: row.effect for (_entity, uid), row in change.rows.items()}
    assert effects == {acme.uid: Effect.REMOVED, tie.uid: Effect.REMOVED, child.uid: Effect.CHANGED}
    assert change.rows[Organisation, child.uid].fields == {"parent", "updated_at"}
    assert change.entities == {Organisation, Relationship} and change.concerns([Relationship])
    assert child.parent == hub.uid


def test_what_comes_and_goes_within_one_change_is_not_told(plan: Plan) -> None:
    heard = told(plan)
    with plan.change("Nothing in the end"):
        brief = plan.add(Organisation(name="Brief"))
        plan.delete(brief)
    with plan.change("Nothing at all"):
        pass
    assert heard == [] and plan.undo_label == "New plan"


def test_a_reference_emptied_by_a_deletion_counts_as_a_change_of_its_row(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    kpi = edits.add_row(plan, Goal, {"name": "Grow"})
    from planner.model import Kpi

    measure = edits.add_row(plan, Kpi, {"name": "Growth", "goal": kpi.uid, "organisation": acme.uid})
    before = measure.updated_at
    edits.delete_rows(plan, [kpi])
    assert measure.goal is None and measure.updated_at > before
    plan.undo()
    assert measure.goal == kpi.uid and measure.updated_at == before


def test_the_view_that_made_a_change_is_named(plan: Plan) -> None:
    heard, view = told(plan), object()
    edits.add_partner(plan, "Acme", origin=view)
    plan.undo()
    assert [change.origin for change in heard] == [view, None]


def test_every_listener_is_told_then_the_first_error_is_raised(plan: Plan) -> None:
    def fail(changes: ChangeSet) -> None:
        raise LookupError("first")

    def fail_too(changes: ChangeSet) -> None:
        raise ValueError("second")

    plan.subscribe(fail)
    plan.subscribe(fail_too)
    heard = told(plan)
    with pytest.raises(LookupError):
        edits.add_partner(plan, "Acme")
    assert len(heard) == 1 and names(plan) == ["Acme"]


def test_nobody_changes_the_plan_while_others_are_being_told(plan: Plan) -> None:
    errors: list[BaseException] = []

    def meddle(changes: ChangeSet) -> None:
        for action in (lambda: edits.add_partner(plan, "More"), plan.undo, plan.redo):
            with pytest.raises(RuntimeError, match="listeners are told") as caught:
                action()
            errors.append(caught.value)

    plan.subscribe(meddle)
    edits.add_partner(plan, "Acme")
    assert len(errors) == 3 and names(plan) == ["Acme"]


def test_who_listens_no_more_is_told_no_more(plan: Plan) -> None:
    heard = told(plan)
    plan.unsubscribe(heard.append)
    edits.add_partner(plan, "Acme")
    assert heard == []


def test_a_large_change_asks_views_to_read_anew(plan: Plan) -> None:
    heard = told(plan)
    with plan.change("Import"):
        plan.insert_many(Organisation, [{"name": f"Partner {i}"} for i in range(201)])
    assert heard[0].reload and len(plan.rows(Organisation)) == 201


# Undo, redo, order


def test_undo_and_redo_are_labelled_and_end_at_the_ends(plan: Plan) -> None:
    edits.add_partner(plan, "Acme")
    assert (plan.undo_label, plan.redo_label) == ("Add partner", None)
    plan.undo()
    assert (plan.undo_label, plan.redo_label, names(plan)) == ("New plan", "Add partner", [])
    plan.redo()
    assert names(plan) == ["Acme"]
    plan.undo()
    edits.add_partner(plan, "Beta")
    assert plan.redo_label is None
    plan.redo()
    assert names(plan) == ["Beta"]


def test_undo_brings_a_partner_back_with_its_links_and_in_its_old_place(plan: Plan) -> None:
    partners = [edits.add_partner(plan, name) for name in ("Acme", "Beta", "Gamma")]
    tie = edits.link(plan, partners[0], partners[1])
    uid = tie.uid
    edits.delete_partners(plan, [partners[1]])
    assert names(plan) == ["Acme", "Gamma"] and plan.rows(Relationship) == []
    plan.undo()
    assert names(plan) == ["Acme", "Beta", "Gamma"] and plan.rows(Relationship)[0].uid == uid


def test_a_list_of_rows_may_be_walked_through_while_rows_come_and_go(plan: Plan) -> None:
    for name in ("Acme", "Beta", "Gamma"):
        edits.add_partner(plan, name)
    with plan.change("Replace all"):
        for one in plan.rows(Organisation):
            plan.delete(one)
            plan.add(Organisation(name=one.name + " 2"))
    assert names(plan) == ["Acme 2", "Beta 2", "Gamma 2"]


def test_updated_at_moves_when_a_field_does_and_only_then(plan: Plan) -> None:
    acme = edits.add_partner(plan, "Acme")
    born, made = acme.updated_at, acme.created_at
    edits.rename(plan, acme, "Acme")
    assert acme.updated_at == born
    edits.rename(plan, acme, "Acme 2")
    assert acme.updated_at > born and acme.created_at == made


def test_foreign_keys_are_on_again_after_undo(plan: Plan) -> None:
    edits.add_partner(plan, "Acme")
    plan.undo()
    assert plan.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


# Trail


def trail_of(plan: Plan) -> list[tuple[Any, ...]]:
    return plan.connection.execute(
        'SELECT "change", who, label, entity, effect, was, "now" FROM trail ORDER BY id'
    ).fetchall()


def test_the_trail_tells_who_did_what_and_how_it_was_before() -> None:
    plan = memory_plan()
    plan.who = "Sari"
    acme = edits.add_partner(plan, "Acme")
    edits.set_fields(plan, [acme], {"country": "Indonesia"}, label="Set country")
    plan.undo()
    plan.redo()
    *_, added, changed, undone, redone = trail_of(plan)
    assert (
        added[1:5] == ("Sari", "Add partner", "organisation", "added")
        and json.loads(added[6])["name"] == "Acme"
    )
    assert changed[2:] == (
        "Set country",
        "organisation",
        "changed",
        '{"country": null}',
        '{"country": "Indonesia"}',
    )
    assert (undone[2], undone[6]) == ("Undo Set country", '{"country": null}')
    assert (redone[2], redone[0]) == ("Redo Set country", plan.count)


def test_a_failed_change_leaves_no_trail(plan: Plan) -> None:
    before = trail_of(plan)
    with pytest.raises(Invalid):
        edits.add_partner(plan, "  ")
    assert trail_of(plan) == before


def test_the_newest_rows_of_the_trail_are_kept(plan: Plan, monkeypatch: pytest.MonkeyPatch) -> None:
    assert trail.KEPT == 20_000
    monkeypatch.setattr(trail, "KEPT", 5)
    for number in range(12):
        edits.add_partner(plan, f"Partner {number}")
    assert [json.loads(row[6])["name"] for row in trail_of(plan)] == [f"Partner {n}" for n in range(7, 12)]
    assert plan.count == trail.latest(plan.connection) == 13


def test_a_very_long_cell_does_not_swell_the_trail(plan: Plan) -> None:
    edits.set_fields(plan, [plan.info], {"notes": "x" * 50_000})
    assert len(trail_of(plan)[-1][6]) < 2 * trail.LONGEST


def test_the_plan_has_one_memory(plan: Plan) -> None:
    other = Memory(plan.connection)
    assert [row.uid for row in other.rows(PlanInfo)] == [plan.info.uid]
