"""Writes matched and new rows into the plan as one change, and finds the row that breaks a rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.document import Effect, Plan, RowChange, fields_of
from planner.document.rules import check
from planner.errors import Invalid
from planner.exchange.json.references import Rows
from planner.exchange.json.rows import FileRow
from planner.exchange.json.values import as_json
from planner.exchange.outcome import FieldChange, Outcome
from planner.model import Entity, PlanInfo, key_of

Touched = dict[tuple[type[Entity], str], tuple[FileRow, RowChange]]


class _DryRun(Exception):
    """Leaves a change so that it is rolled back."""


def apply(plan: Plan, rows: Rows, label: str, *, dry_run: bool) -> Outcome:
    """Write the rows; with `dry_run` take everything back. Raises Invalid when a rule is broken."""
    outcome = Outcome(applied=not dry_run)
    try:
        with plan.change(label):
            touched: Touched = {}
            for entity, some in rows.items():
                _change_matched(plan, some, outcome, touched)
                _add_new(plan, entity, some, outcome, touched)
            _check_rules(plan, touched)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return outcome


def _change_matched(plan: Plan, rows: list[FileRow], outcome: Outcome, touched: Touched) -> None:
    for row in rows:
        one = row.match
        if one is None:
            continue
        outcome.joined += row.entity is not PlanInfo
        differing = {name: value for name, value in row.values.items() if getattr(one, name) != value}
        if differing:
            name = one.display_name or row.name
            outcome.changes += [
                FieldChange(
                    key_of(row.entity), one.uid, name, key, as_json(getattr(one, key)), as_json(value)
                )
                for key, value in differing.items()
            ]
            for key, value in differing.items():
                setattr(one, key, value)
            touched[row.entity, one.uid] = row, RowChange(Effect.CHANGED, None, None, frozenset(differing))


def _add_new(
    plan: Plan, entity: type[Entity], rows: list[FileRow], outcome: Outcome, touched: Touched
) -> None:
    new = [row for row in rows if row.match is None]
    if not new:
        return
    defaults = {field.name: field.default for field in fields_of(plan, entity)}
    plan.insert_many(entity, [_stored(row, defaults) for row in new])
    for row in new:
        account = outcome.implied if row.implied else outcome.new
        account[key_of(entity)] = account.get(key_of(entity), 0) + 1
        told = frozenset(name for name, value in row.values.items() if value != defaults[name])
        touched[entity, row.uid] = row, RowChange(Effect.ADDED, None, None, told)


def _stored(row: FileRow, defaults: Mapping[str, Any]) -> dict[str, Any]:
    return {"uid": row.uid, **defaults, **row.values}


def _check_rules(plan: Plan, touched: Touched) -> None:
    """Raise Invalid, naming the row, when a rule that no single field can hold is broken."""
    try:
        check(plan, _changes(touched))
    except Invalid as error:
        row, reason = _culprit(plan, list(touched.items()), error)
        raise row.refuse(reason.field or "", reason) from None


def _culprit(
    plan: Plan, items: list[tuple[tuple[type[Entity], str], tuple[FileRow, RowChange]]], error: Invalid
) -> tuple[FileRow, Invalid]:
    """Halve what was touched until one row is left that breaks the rule by itself."""
    while len(items) > 1:
        half = items[: len(items) // 2]
        try:
            check(plan, _changes(dict(half)))
            items = items[len(half) :]
        except Invalid as found:
            items, error = half, found
    return items[0][1][0], error


def _changes(touched: Touched) -> dict[tuple[type[Entity], str], RowChange]:
    return {key: change for key, (_row, change) in touched.items()}
