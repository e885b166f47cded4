"""A value flow may name source and target instead of its relationship: that is found, or made."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from planner.document import Plan, folded
from planner.exchange.json.references import References, Rows
from planner.exchange.json.rows import ENDS, FileRow
from planner.i18n import _
from planner.model import Entity, Relationship, ValueFlow, key_of
from planner.model.choices import RelationshipKind

Pair = tuple[str, str]


def find_relationships(plan: Plan, rows: Rows, references: References) -> list[FileRow]:
    """Give each value flow that names source and target its relationship; return those that had to be made.

    Among parallel relationships the one that carries the flow already is taken, else the oldest.
    Relationships must be matched and their ends resolved. Raises Invalid when the ends are not clear.
    """
    flows = [row for row in rows.get(ValueFlow, []) if any(end in row.values for end in ENDS)]
    between = _relationships(plan, rows) if flows else {}
    carried = {(flow.relationship, folded(flow.what)) for flow in plan.rows(ValueFlow)} if flows else set()
    made: list[FileRow] = []
    for row in flows:
        pair = _ends(row, references)
        found = between.get(pair, [])
        if not found:
            new = _make(row, pair)
            made.append(new)
            between[pair] = found = [new.uid]
        row.values["relationship"] = _best(row, found, carried)
    return made


def _relationships(plan: Plan, rows: Rows) -> dict[Pair, list[str]]:
    between: dict[Pair, list[str]] = defaultdict(list)
    in_file = {row.uid: row for row in rows.get(Relationship, [])}
    for one in plan.rows(Relationship):
        final = in_file[one.uid].final if one.uid in in_file else None
        source = final("source") if final else one.source
        target = final("target") if final else one.target
        between[source, target].append(one.uid)
    for row in in_file.values():
        if row.match is None:
            between[row.final("source"), row.final("target")].append(row.uid)
    return dict(between)


def _ends(row: FileRow, references: References) -> Pair:
    if row.values.get("relationship") is not None:
        raise row.refuse("source", _("name either the relationship or its source and target, not both."))
    for end in ENDS:
        if end not in row.values:
            raise row.refuse(end, _("it is missing; source and target go together."))
    source, target = (references.resolve(row, end, "organisation", row.values.pop(end)) for end in ENDS)
    return source, target


def _make(flow: FileRow, pair: Pair) -> FileRow:
    values: dict[str, Any] = {**dict(zip(ENDS, pair, strict=True)), "kind": RelationshipKind.OTHER}
    entity: type[Entity] = Relationship
    return FileRow(entity, flow.number, f"{key_of(ValueFlow)} {flow.name}", values, implied=True)


def _best(row: FileRow, found: list[str], carried: set[tuple[str, str]]) -> str:
    if isinstance(row.match, ValueFlow) and row.match.relationship in found:
        return row.match.relationship
    what = folded(row.values.get("what"))
    return next((uid for uid in found if (uid, what) in carried), found[0])
