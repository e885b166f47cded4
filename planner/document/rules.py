"""The rules no single field can hold: unique names, one hub, no cycles, scores within the plan's scale."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from planner.document.changes import RowChange
from planner.errors import Invalid
from planner.i18n import _
from planner.model import (
    BY_KEY,
    Entity,
    MapView,
    Organisation,
    PlanInfo,
    Risk,
    Task,
    TaskDependency,
    field_named,
    fields_of_class,
    singular_of,
)
from planner.model.choices import FlowKind, RelationshipKind
from planner.model.views import DRAWN_BY, HIERARCHY, NO_KIND

if TYPE_CHECKING:
    from planner.document.plan import Plan

Changed = list[tuple[Any, RowChange]]
Rows = Mapping[tuple[type[Entity], str], RowChange]


@lru_cache(maxsize=65_536)
def folded(name: str | None) -> str:
    """Return a name as names are compared: NFC, trimmed, case ignored."""
    text = unicodedata.normalize("NFC", " ".join((name or "").split())).casefold()
    return unicodedata.normalize("NFC", text)


def check(plan: Plan, rows: Rows) -> None:
    """Raise Invalid when what `rows` touched breaks a rule of MODEL 1."""
    touched: dict[type[Entity], Changed] = {}
    for (entity, uid), change in rows.items():
        row = plan.get(entity, uid)
        if row is not None:
            touched.setdefault(entity, []).append((row, change))
        elif entity is PlanInfo:
            raise Invalid(_("A plan keeps its own row; it cannot be deleted."))
    for entity, changed in touched.items():
        _unique_names(plan, entity, changed)
        _references(plan, entity, changed)
        rule = _RULES.get(entity)
        if rule is not None:
            rule(plan, changed)


def check_one_of(entity: type[Entity], values: Mapping[str, Any]) -> None:
    """Raise Invalid unless a link of several possible ends has the one it needs."""
    names = entity.one_of or entity.at_most_one_of
    given = sum(values.get(name) is not None for name in names)
    if given > 1 or (given == 0 and entity.one_of):
        labels = ", ".join(field_named(entity, name).label for name in names)
        sentence = (
            _("{entity}: give one of {fields}.")
            if entity.one_of
            else _("{entity}: give at most one of {fields}.")
        )
        raise Invalid(sentence.format(entity=singular_of(entity), fields=labels), names[0])


def _unique_names(plan: Plan, entity: type[Entity], changed: Changed) -> None:
    for declared in fields_of_class(entity):
        if not declared.unique or not any(declared.name in change.fields for _row, change in changed):
            continue
        seen: dict[str, str] = {}
        for row in plan.rows(entity):
            name = getattr(row, declared.name)
            if name and seen.setdefault(folded(name), row.uid) != row.uid:
                raise Invalid(
                    _("{entity} “{name}” is there already; choose another name.").format(
                        entity=singular_of(entity), name=name
                    ),
                    declared.name,
                )


def _references(plan: Plan, entity: type[Entity], changed: Changed) -> None:
    for declared in fields_of_class(entity):
        if declared.target is None:
            continue
        target = BY_KEY[declared.target]
        for row, change in changed:
            uid = getattr(row, declared.name)
            if uid is not None and declared.name in change.fields and plan.get(target, uid) is None:
                raise Invalid(
                    _("{entity} “{name}”: {field} is not there any more; choose another.").format(
                        entity=singular_of(entity), name=row.display_name, field=declared.label
                    ),
                    declared.name,
                )


def _organisations(plan: Plan, changed: Changed) -> None:
    if any(row.is_hub and "is_hub" in change.fields for row, change in changed):
        hubs = [one.name for one in plan.rows(Organisation) if one.is_hub]
        if len(hubs) > 1:
            raise Invalid(
                _("Only one partner can be the hub; now {first} and {second} are.").format(
                    first=hubs[0], second=hubs[1]
                ),
                "is_hub",
            )
    for row, change in changed:
        if row.parent and "parent" in change.fields:
            _no_parent_cycle(plan, row)


def _no_parent_cycle(plan: Plan, start: Organisation) -> None:
    parent = above = plan.get(Organisation, start.parent)
    seen: set[str] = set()
    while above is not None and above is not start and above.uid not in seen:
        seen.add(above.uid)
        above = plan.get(Organisation, above.parent)
    if above is not None:
        assert parent is not None
        raise Invalid(
            _("{name} cannot stand under {parent}, which stands under it.").format(
                name=start.name, parent=parent.name
            ),
            "parent",
        )


def _dependencies(plan: Plan, changed: Changed) -> None:
    after: dict[str, list[str]] = {}
    for link in plan.rows(TaskDependency):
        after.setdefault(link.task, []).append(link.after)
    for new, _change in changed:
        if _reaches(after, new.after, new.task):
            task, other = plan.get(Task, new.task), plan.get(Task, new.after)
            raise Invalid(
                _("“{task}” cannot wait for “{other}”, which waits for it.").format(
                    task=getattr(task, "name", "?"), other=getattr(other, "name", "?")
                ),
                "after",
            )


def _reaches(after: Mapping[str, list[str]], start: str, goal: str) -> bool:
    stack, seen = [start], set()
    while stack:
        here = stack.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            stack.extend(after.get(here, ()))
    return False


_SCORES = (
    "likelihood",
    "impact",
    "residual_likelihood",
    "residual_impact",
    "target_likelihood",
    "target_impact",
)


def _risks(plan: Plan, changed: Changed) -> None:
    levels = plan.info.risk_levels
    for risk, change in changed:
        for name in _SCORES:
            score = getattr(risk, name) if name in change.fields else None
            if score is not None and score > levels:
                raise Invalid(
                    _("“{risk}”: {score} is above the plan's {levels} levels.").format(
                        risk=risk.title, score=score, levels=levels
                    ),
                    name,
                )
        if risk.loss_low is not None and risk.loss_high is not None and risk.loss_low > risk.loss_high:
            raise Invalid(
                _("“{risk}”: the low loss is above the high loss.").format(risk=risk.title), "loss_low"
            )


_GRID = "influence_interest"  # a view may also be split by two fields at once


def _views(plan: Plan, changed: Changed) -> None:
    known = (*DRAWN_BY, *(one.name for one in fields_of_class(Organisation)))
    kinds = {str(kind.value) for choices in (RelationshipKind, FlowKind) for kind in choices}
    kinds |= {HIERARCHY, NO_KIND}
    for view, change in changed:
        for name in {"colour_by", "size_by", "lane_by"} & set(change.fields):
            _one_of(view, name, getattr(view, name), (*known, _GRID) if name == "lane_by" else known)
        for kind in view.shown_kinds if "shown_kinds" in change.fields else ():
            _one_of(view, "shown_kinds", kind, sorted(kinds))


def _one_of(view: MapView, name: str, value: str | None, known: Sequence[str]) -> None:
    if value is not None and value not in known:
        raise Invalid(
            _("{field}: “{value}” is none of {allowed}.").format(
                field=field_named(MapView, name).label, value=value, allowed=", ".join(known)
            ),
            name,
        )


def _plan(plan: Plan, changed: Changed) -> None:
    if len(plan.rows(PlanInfo)) != 1:
        raise Invalid(_("A plan has exactly one row of its own data."))
    info = plan.info
    typed = [one for one in (info.band_low, info.band_medium, info.band_high) if one is not None]
    if typed != sorted(typed):
        raise Invalid(_("The bounds of the bands must rise from low to high."), "band_low")
    if any("risk_levels" in change.fields for _row, change in changed):
        scores = [getattr(risk, name) or 0 for risk in plan.rows(Risk) for name in _SCORES]
        if max(scores, default=0) > plan.info.risk_levels:
            raise Invalid(_("Some risks are scored higher than that; rescore them first."), "risk_levels")


_RULES: dict[type[Entity], Callable[[Any, Changed], None]] = {
    Organisation: _organisations,
    TaskDependency: _dependencies,
    Risk: _risks,
    MapView: _views,
    PlanInfo: _plan,
}
