"""From a file with a network to rows of the plan: look first, then apply; or both at once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from planner.document import Plan, fields_of
from planner.edits.rows import new_row
from planner.errors import Invalid
from planner.exchange.graph.preview import GraphPreview, plan_graph
from planner.exchange.graph.read import read_graph
from planner.exchange.outcome import Outcome
from planner.exchange.sheet.apply import join_row
from planner.exchange.sheet.preview import PlannedRow, What
from planner.i18n import N_, _
from planner.model import Entity, MapView, Organisation, Placement, Relationship
from planner.model.choices import Direction, Layout, ViewMode

_MOST_SPREAD = (
    200  # nodes without places that are laid out organically at once; more take too long to wait for
)


class _DryRun(Exception):
    """Leaves a change so that it is rolled back."""


def preview_graph(plan: Plan, source: Path) -> GraphPreview:
    """Return what importing a network would do. Raises FileProblem when it cannot be read."""
    return plan_graph(plan, read_graph(source))


def apply_graph(
    plan: Plan, preview: GraphPreview, *, prefer_theirs: bool = False, dry_run: bool = False
) -> Outcome:
    """Do what a preview shows, in one undo step; if the plan changed meanwhile, it is made anew first.

    Values the plan holds already are kept unless `prefer_theirs`. Raises Invalid when a rule is broken; then
    nothing is written.
    """
    if preview.at != plan.count:
        preview = plan_graph(plan, preview.graph)
    outcome = preview.outcome(applied=not dry_run)
    try:
        with plan.change(N_("Import network")):
            _write(plan, Organisation, preview.partners, outcome, prefer_theirs)
            for made in preview.made:
                plan.add(new_row(plan, made.entity, {"uid": made.uid, **made.values}))
            _write(plan, Relationship, preview.relationships, outcome, prefer_theirs)
            _draw(plan, preview)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return outcome


def import_graph(plan: Plan, source: Path, *, prefer_theirs: bool = False, dry_run: bool = False) -> Outcome:
    """Import a network in one undo step and account for every node and edge.

    With `dry_run` the plan stays as it is. Raises FileProblem or Invalid; then nothing is written.
    """
    return apply_graph(plan, preview_graph(plan, source), prefer_theirs=prefer_theirs, dry_run=dry_run)


def _write(
    plan: Plan, entity: type[Entity], rows: list[PlannedRow], outcome: Outcome, prefer_theirs: bool
) -> None:
    defaults = {field.name: field.default for field in fields_of(plan, entity)}
    new = [{"uid": row.uid, **defaults, **row.values} for row in rows if row.what is What.ADDED]
    try:
        plan.insert_many(entity, new)
    except Invalid as error:
        raise Invalid(
            _("The network cannot be taken in: {reason}").format(reason=error), error.field
        ) from None
    for row in rows:
        if row.what is What.JOINED and row.values:
            join_row(plan, entity, row.uid, row.values, outcome, prefer_theirs)


def _draw(plan: Plan, preview: GraphPreview) -> None:
    """Make the view of the network's own picture."""
    if not preview.view:
        return
    values: dict[str, Any] = {
        "layout": Layout.ORGANIC
        if preview.places or len(preview.partners) <= _MOST_SPREAD
        else Layout.LAYERED,
        "direction": Direction.DOWN,
        "mode": ViewMode.STRUCTURE,
    }
    view = plan.add(MapView(name=preview.view, **values))
    beginnings = {field.name: field.default for field in fields_of(plan, Placement)}
    plan.insert_many(
        Placement,
        [
            {**beginnings, "view": view.uid, "organisation": uid, "x": x, "y": y}
            for uid, (x, y) in preview.places.items()
        ],
    )
