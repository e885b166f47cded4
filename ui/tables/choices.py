"""What can be picked for a field: words of a choice or rows of a reference; and the colours of such words."""

from __future__ import annotations

from typing import Any

from planner.analysis.scales import level_meaning, options_on_scale
from planner.display import name_of
from planner.document import Plan
from planner.model import BY_KEY, Entity, Field, Kind
from planner.model.choices import Scale
from ui import theme


def options_of(plan: Plan, field: Field, row: Entity | None = None) -> list[tuple[str, Any]]:
    """Return (text, value) pairs; the first is empty unless the field must be filled.

    Where a reference stays within what `row` belongs to, only that is offered, and never the row itself.
    """
    options: list[tuple[str, Any]] = [] if field.required else [("", None)]
    if field.scale:
        options += options_on_scale(plan, field)
    elif field.choices is not None:
        options += [(choice.label, choice) for choice in field.choices]
    elif field.kind is Kind.REFERENCE:
        rows = [one for one in plan.rows(BY_KEY[field.target or ""]) if _within(field, one, row)]
        options += sorted(
            ((name_of(plan, one), one.uid) for one in rows), key=lambda pair: pair[0].casefold()
        )
    return options


def _within(field: Field, one: Entity, row: Entity | None) -> bool:
    if not field.within or row is None:
        return True
    return one is not row and getattr(one, field.within) == getattr(row, field.within)


def tip_of(plan: Plan, field: Field, value: object) -> str:
    """Return what an option says when the pointer rests on it."""
    return level_meaning(plan, Scale(field.scale), value) if field.scale and isinstance(value, int) else ""


def chip_colours(word: str) -> tuple[str, str]:
    """Return text and ground colour of a stage or status chip."""
    tokens = theme.current()
    if word in ("active", "live", "done", "in place", "closed"):
        return tokens.good, tokens.good_tint
    if word in ("paused", "at risk", "monitoring", "requested", "occurred"):
        return tokens.warning, tokens.warning_tint
    if word in ("onboarding", "selected", "treating", "doing", "pilot", "committed"):
        return tokens.accent, tokens.accent_tint
    return tokens.muted, tokens.neutral_tint
