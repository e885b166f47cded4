"""What a register is narrowed to, kept in the plan under a name: save, rename, delete; each is one undo step."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.document import Plan, folded
from planner.errors import Invalid
from planner.i18n import N_, _
from planner.model import Entity, SavedFilter, field_named, key_of


@dataclass(frozen=True)
class Narrowing:
    """What rows are narrowed to: the key of a filter that Mitra knows, and what was typed under which heading."""

    known: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        """Whether it leaves anything out."""
        return bool(self.known or self.texts)


def expression_of(narrowing: Narrowing) -> str:
    """Return what a saved filter keeps: JSON with `known` and `texts`."""
    return json.dumps({"known": narrowing.known, "texts": dict(narrowing.texts)}, ensure_ascii=False)


def narrowing_of(saved: SavedFilter) -> Narrowing:
    """Return what a saved filter narrows to; what cannot be read narrows nothing, since a file may be of any hand."""
    try:
        kept: Any = json.loads(saved.expression or "{}")
    except ValueError:
        return Narrowing()
    if not isinstance(kept, dict):
        return Narrowing()
    texts, known = kept.get("texts"), kept.get("known")
    pairs = texts.items() if isinstance(texts, dict) else ()
    return Narrowing(
        known if isinstance(known, str) else "",
        {key: text for key, text in pairs if isinstance(text, str) and text.strip()},
    )


def saved_filters(plan: Plan, entity: type[Entity]) -> list[SavedFilter]:
    """Return the filters saved for a register, by name."""
    mine = [one for one in plan.rows(SavedFilter) if one.entity == key_of(entity)]
    return sorted(mine, key=lambda one: folded(one.name))


def save_filter(plan: Plan, entity: type[Entity], name: str, narrowing: Narrowing) -> SavedFilter:
    """Keep what a register is narrowed to; one of that name is written over. Raises Invalid without a name."""
    clean = field_named(SavedFilter, "name").clean(name)
    there = _named(plan, entity, clean)
    with plan.change(N_("Save the filter")):
        if there is not None:
            there.expression = expression_of(narrowing)
            return there
        return plan.add(SavedFilter(entity=key_of(entity), name=clean, expression=expression_of(narrowing)))


def rename_filter(plan: Plan, saved: SavedFilter, name: str) -> None:
    """Give a saved filter another name. Raises Invalid when it is empty or taken in the same register."""
    clean = field_named(SavedFilter, "name").clean(name)
    for one in plan.rows(SavedFilter):
        if one is not saved and one.entity == saved.entity and folded(one.name) == folded(clean):
            raise Invalid(
                _("There is a filter “{name}” already; choose another name.").format(name=one.name), "name"
            )
    with plan.change(N_("Rename the filter")):
        saved.name = clean


def delete_filter(plan: Plan, saved: SavedFilter) -> None:
    """Forget a saved filter; the rows stay."""
    with plan.change(N_("Delete the filter")):
        plan.delete(saved)


def _named(plan: Plan, entity: type[Entity], name: str) -> SavedFilter | None:
    return next((one for one in saved_filters(plan, entity) if folded(one.name) == folded(name)), None)
