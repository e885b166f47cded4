"""What can be picked for a field: words of a choice or rows of a reference; and the colours of such words."""

from __future__ import annotations

from typing import Any

from planner.display import name_of
from planner.document import Plan
from planner.model import BY_KEY, Field, Kind
from ui import theme


def options_of(plan: Plan, field: Field) -> list[tuple[str, Any]]:
    """Return (text, value) pairs; the first is empty unless the field must be filled."""
    options: list[tuple[str, Any]] = [] if field.required else [("", None)]
    if field.choices is not None:
        options += [(choice.label, choice) for choice in field.choices]
    elif field.kind is Kind.REFERENCE:
        rows = plan.rows(BY_KEY[field.target or ""])
        options += sorted(
            ((name_of(plan, row), row.uid) for row in rows), key=lambda pair: pair[0].casefold()
        )
    return options


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
