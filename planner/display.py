"""How a value of the plan reads for a person, in the active language; tables, forms, cards and exports share it."""

from __future__ import annotations

from typing import Any

from planner import i18n
from planner.document import Plan
from planner.i18n import _, ngettext
from planner.model import BY_KEY, Entity, Field, Kind, Organisation, Relationship, singular_of

EMPTY = ""


def shown(plan: Plan, field: Field, value: Any) -> str:
    """Return the text of a field's value; empty for None."""
    if value is None or value == ():
        return EMPTY
    kind = field.kind
    if kind is Kind.CHOICE:
        return str(value.label)
    if kind is Kind.REFERENCE:
        row = plan.get(BY_KEY[field.target or ""], value)
        return name_of(plan, row) if row is not None else EMPTY
    if kind is Kind.DATE:
        return i18n.day(value, year=True)
    if kind is Kind.MOMENT:
        return i18n.moment(value)
    if kind is Kind.YES_NO:
        return _("yes") if value else _("no")
    if kind is Kind.TAGS:
        return ", ".join(value)
    if kind is Kind.PICTURE:
        return _("picture")
    if kind is Kind.MONEY:
        return i18n.number(value, 0 if value == int(value) else 2)
    return i18n.number(value) if field.numeric else str(value)


def name_of(plan: Plan, row: Entity) -> str:
    """Return what a person calls a row; a relationship is told as a sentence."""
    if isinstance(row, Relationship):
        return relationship_sentence(plan, row)
    return row.display_name or singular_of(type(row))


def short_of(plan: Plan, row: Entity) -> str:
    """Return the shortest name of a row, for cards, columns and chips."""
    return row.short if isinstance(row, Organisation) else name_of(plan, row)


def relationship_sentence(plan: Plan, row: Relationship) -> str:
    """Tell a relationship as "Acme supplies Beta"."""
    source, target = plan.get(Organisation, row.source), plan.get(Organisation, row.target)
    kind = row.kind.label.lower() if row.kind is not None else "→"
    return f"{source.short if source else '?'} {kind} {target.short if target else '?'}"


def truncated(text: str, length: int) -> str:
    """Cut a text at `length` characters with an ellipsis."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def deleted_words(count: int) -> str:
    """Say that rows are gone, and how they come back."""
    return ngettext(
        "Deleted {n} row. Ctrl+Z brings it back.", "Deleted {n} rows. Ctrl+Z brings them back.", count
    )
