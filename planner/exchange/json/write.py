"""Writes a plan as canonical JSON: the same plan gives the same bytes.

An empty field is written as null, so that a file says all of the plan and can empty a field of a copy too.
"""

from __future__ import annotations

import json
from typing import Any

from planner.document import Plan, fields_of
from planner.exchange.json.values import as_json
from planner.model import ENTITIES, Entity, PlanInfo, key_of

FORMAT = "mitra"
VERSION = 1


def plan_as_dict(plan: Plan) -> dict[str, Any]:
    """Return the plan as JSON values: entities, rows and keys in a fixed order, no snapshots, no trail."""
    document: dict[str, Any] = {"format": FORMAT, "version": VERSION, "plan": _fields(plan, plan.info)}
    for entity in ENTITIES:
        rows = plan.rows(entity) if entity.exported and entity is not PlanInfo else []
        if rows:
            document[key_of(entity)] = [{"uid": row.uid, **_fields(plan, row)} for row in rows]
    return document


def write_json(plan: Plan) -> bytes:
    """Return the plan as UTF-8 JSON with one row a line, so that two versions compare line by line."""
    parts = []
    for key, value in plan_as_dict(plan).items():
        text = _rows(value) if isinstance(value, list) else _line(value)
        parts.append(f"{_line(key)}: {text}")
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def _fields(plan: Plan, row: Entity) -> dict[str, Any]:
    return {field.name: as_json(getattr(row, field.name)) for field in fields_of(plan, type(row))}


def _rows(rows: list[Any]) -> str:
    return "[\n" + ",\n".join(map(_line, rows)) + "\n]"


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
