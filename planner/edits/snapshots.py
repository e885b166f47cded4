"""Snapshots: the whole plan as it is at a moment, kept inside the plan."""

from __future__ import annotations

from planner import i18n
from planner.document import Plan
from planner.i18n import N_, _
from planner.model import ENTITIES, Snapshot, now


def take_snapshot(plan: Plan, name: str = "") -> Snapshot:
    """Keep every row of the plan as JSON under `name`; without one it is named by number and day."""
    moment = now()
    number = len(plan.rows(Snapshot)) + 1
    title = name or _("Snapshot {n}, {day}").format(n=number, day=i18n.day(moment.date(), year=True))
    with plan.change(N_("Take a snapshot")):
        return plan.add(Snapshot(name=title, taken_at=moment, content=content_of(plan)))


def content_of(plan: Plan) -> str:
    """Return every stored cell of the plan, snapshots left out, as JSON: {table: [{column: value}]}."""
    import json

    content = {}
    for entity in ENTITIES:
        if entity is Snapshot:
            continue
        table = entity.__table__.name
        names = entity.__table__.columns.keys()
        quoted = ", ".join(f'"{name}"' for name in names)
        cells = plan.connection.execute(f'SELECT {quoted} FROM "{table}"')
        content[table] = [dict(zip(names, row, strict=True)) for row in cells.fetchall()]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def counts_of(snapshot: Snapshot) -> dict[str, int]:
    """Return how many rows of each table a snapshot holds."""
    import json

    return {table: len(rows) for table, rows in json.loads(snapshot.content).items()}
