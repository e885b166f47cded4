"""Writes a previewed sheet into the plan as one undo step, and gives the account of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.document import Plan, fields_of, folded
from planner.edits.rows import new_row
from planner.exchange.json.values import as_json
from planner.exchange.outcome import FieldChange, Outcome
from planner.exchange.sheet.preview import Preview, What
from planner.i18n import N_
from planner.model import Entity, Organisation, key_of


class _DryRun(Exception):
    """Leaves a change so that it is rolled back."""


def write(
    plan: Plan,
    preview: Preview,
    *,
    prefer_theirs: bool,
    dry_run: bool,
    first: Callable[[], None] | None = None,
) -> Outcome:
    """Add and join the rows of a preview made for this state of the plan; with `dry_run` take all back.

    `first` is done before, in the same undo step.

    What a row of the plan holds already stays, and is told as a conflict, unless `prefer_theirs`.
    Raises Invalid when a rule of the model is broken; then nothing is written.
    """
    outcome = Outcome(applied=not dry_run, read=preview.read, mapping=dict(preview.mapping))
    outcome.confidence = dict(preview.confidence)
    outcome.unread, outcome.notes = list(preview.unread), list(preview.notes)
    outcome.joined = preview.count(What.JOINED)
    try:
        with plan.change(N_("Import list")):
            if first is not None:
                first()
            _add_made(plan, preview, outcome)
            for row in preview.rows:
                if row.what is What.ADDED:
                    plan.add(new_row(plan, preview.entity, {"uid": row.uid, **row.values}))
                    _count(outcome.new, preview.entity)
                elif row.what is What.JOINED:
                    join_row(plan, preview.entity, row.uid, row.values, outcome, prefer_theirs)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return outcome


def _add_made(plan: Plan, preview: Preview, outcome: Outcome) -> None:
    for made in preview.made:
        plan.add(new_row(plan, made.entity, {"uid": made.uid, **made.values}))
        _count(outcome.implied, made.entity)


def _count(account: dict[str, int], entity: type[Entity]) -> None:
    account[key_of(entity)] = account.get(key_of(entity), 0) + 1


def join_row(
    plan: Plan,
    entity: type[Entity],
    uid: str,
    values: dict[str, Any],
    outcome: Outcome,
    prefer_theirs: bool,
) -> None:
    """Fill what is empty; what is filled otherwise, the name too, is changed only on demand."""
    row = plan.get(entity, uid)
    if row is None:  # joined a row that is added further down
        return
    empty = {field.name: (None, field.default) for field in fields_of(plan, entity)}
    for name, value in values.items():
        was = getattr(row, name)
        if was == value or value is None or (name == entity.title_field and _goes_by(row, value)):
            continue
        conflict = was not in empty[name] and not prefer_theirs
        outcome.changes.append(
            FieldChange(
                key_of(entity), uid, row.display_name, name, as_json(was), as_json(value), conflict=conflict
            )
        )
        if not conflict:
            setattr(row, name, value)


def _goes_by(row: Entity, name: str) -> bool:
    """Tell whether a name is the row's own, or its short name."""
    short = row.short_name if isinstance(row, Organisation) else None
    return folded(name) in (folded(row.display_name), folded(short or row.display_name))
