"""A plan as CSV: a file for each entity that has rows, fields as columns, references by name.

The files begin with a byte order mark, because Excel takes a CSV without one for the machine's old code page
and garbles every letter beyond English.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from planner.display import name_of, shown
from planner.document import Plan, fields_of
from planner.exchange.json.values import as_json
from planner.i18n import use_language
from planner.model import BY_KEY, ENTITIES, Choice, Entity, Field, Kind, key_of

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(plan: Plan, folder: Path, language: str | None = None) -> list[Path]:
    """Write the plan's entities into a folder, one file each, and return the files; an empty one has none.

    Headings and choices are the keys and words of the model, or with a `language` (en, id) its labels.
    """
    written = []
    with use_language(language or "en"):
        for entity in ENTITIES:
            if entity.exported and plan.rows(entity):
                path = folder / f"{key_of(entity)}.csv"
                _write(plan, entity, path, labels=language is not None)
                written.append(path)
    return written


def _write(plan: Plan, entity: type[Entity], path: Path, *, labels: bool) -> None:
    fields = [field for field in fields_of(plan, entity) if field.tabular]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([field.label if labels else field.name for field in fields])
        for row in plan.rows(entity):
            writer.writerow([_cell(plan, field, getattr(row, field.name), labels) for field in fields])


def _cell(plan: Plan, field: Field, value: Any, labels: bool) -> Any:
    if labels and isinstance(value, Choice | bool):
        return shown(plan, field, value)
    if field.kind is Kind.REFERENCE and value is not None:
        row = plan.get(BY_KEY[field.target or ""], value)
        return safe(name_of(plan, row)) if row is not None else ""
    if field.kind is Kind.YES_NO:
        return "yes" if value else "no"
    if field.kind is Kind.TAGS:
        return safe(", ".join(value or ()))
    plain = as_json(value)
    return safe(plain) if isinstance(plain, str) else plain


def safe(text: str) -> str:
    """Return a text as a spreadsheet shows and does not calculate it: a ' goes before a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
