"""What can be picked for a field: the words of a choice, or the rows a reference may point to."""

from __future__ import annotations

from typing import Any

from planner.display import name_of
from planner.document import Plan
from planner.model import BY_KEY, Field, Kind


def options_of(plan: Plan, field: Field) -> list[tuple[str, Any]]:
    """Return (text, value) pairs; the first is empty unless the field must be filled."""
    options: list[tuple[str, Any]] = [] if field.required else [("", None)]
    if field.choices is not None:
        options += [(choice.label, choice) for choice in field.choices]
    elif field.kind is Kind.REFERENCE:
        rows = plan.rows(BY_KEY[field.target or ""])
        options += sorted(((name_of(plan, row), row.uid) for row in rows), key=lambda pair: pair[0].casefold())
    return options
