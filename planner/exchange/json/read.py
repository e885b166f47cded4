"""Reads a JSON document into a plan: all is checked and matched first, then written in one undo step."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from planner.document import Plan, fields_of
from planner.exchange.alike import Alike, question
from planner.exchange.json.apply import apply
from planner.exchange.json.flows import find_relationships
from planner.exchange.json.match import (
    by_identity,
    by_uid,
    check_named_once,
    check_unique,
    identity,
    in_order_of_identity,
    resolve,
)
from planner.exchange.json.parse import parse
from planner.exchange.json.references import References, Rows
from planner.exchange.json.rows import FileRow, read_rows
from planner.exchange.outcome import Note, Outcome
from planner.exchange.rising import falls
from planner.i18n import N_, _
from planner.model import ENTITIES, Entity, PlanInfo, Relationship, Risk, ValueFlow, key_of
from planner.model.choices import RiskKind, RiskStatus

_CODE = re.compile(r"R-\d{1,9}", re.ASCII)


def read_json(
    plan: Plan, data: bytes | dict[str, Any], *, dry_run: bool = False, label: str = N_("Import")
) -> Outcome:
    """Add what `data` holds to the plan and change the rows it matches, in one undo step (INTERFACE 2).

    Only keys that are given change a matched row; null empties a field. With `dry_run` the plan stays as it
    is. `label` names the undo step. Raises Invalid, naming entity, row and key, when anything does
    not fit; then nothing is written.
    """
    document = data if isinstance(data, dict) else parse(data)
    rows = read_rows(plan, document)
    read = sum(len(some) for entity, some in rows.items() if entity is not PlanInfo)
    _match(plan, rows)
    rows = {entity: rows[entity] for entity in ENTITIES if entity in rows}
    for entity, some in rows.items():
        _begin(plan, entity, some)
        for row in some:
            _check_complete(plan, row)
        check_unique(plan, entity, some)
        check_named_once(entity, some)
    notes = [note for entity, some in rows.items() for note in _nearly_alike(plan, entity, some)]
    outcome = apply(plan, rows, label, dry_run=dry_run)
    outcome.read, outcome.notes = read, notes
    return outcome


def _nearly_alike(plan: Plan, entity: type[Entity], rows: list[FileRow]) -> Iterator[Note]:
    """Ask about each new row whose name is nearly one there is, where names tell rows apart."""
    new = [row for row in rows if row.match is None]
    if not new or not any(field.unique for field in fields_of(plan, entity)):
        return
    alike = Alike(one.display_name for one in plan.rows(entity))
    for row in new:
        name = row.values.get(entity.title_field or "")
        meant = alike.take(name) if isinstance(name, str) else None
        if meant is not None:
            yield Note(key_of(entity), _("row {row}").format(row=row.number), name, question(meant))


def _match(plan: Plan, rows: dict[type[Entity], list[FileRow]]) -> None:
    references = References(plan, rows)
    made: list[FileRow] = []
    for some in rows.values():
        by_uid(plan, some)
    for entity in in_order_of_identity(rows):
        for row in rows[entity]:
            resolve(row, references, identity(entity))
        if entity is ValueFlow:
            made = find_relationships(plan, rows, references)
        by_identity(plan, entity, rows[entity])
    _resolve_rest(plan, rows, references)
    if made:
        rows[Relationship] = rows.get(Relationship, []) + made


def _resolve_rest(plan: Plan, rows: Rows, references: References) -> None:
    for entity, some in rows.items():
        done = identity(entity)
        names = [field.name for field in fields_of(plan, entity) if field.target and field.name not in done]
        for row in some if names else ():
            resolve(row, references, names)


def _begin(plan: Plan, entity: type[Entity], rows: list[FileRow]) -> None:
    """Give new risks what every risk begins with, where the file says nothing: next code, threat, open."""
    if entity is not Risk:
        return
    codes = [risk.code or "" for risk in plan.rows(Risk)] + [row.values.get("code") or "" for row in rows]
    number = max((int(code[2:]) for code in codes if _CODE.fullmatch(code)), default=0)
    for row in rows:
        if row.match is not None:
            continue
        if "code" not in row.values:
            number += 1
            row.values["code"] = f"R-{number}"
        row.values.setdefault("kind", RiskKind.THREAT)
        row.values.setdefault("status", RiskStatus.OPEN)


def _check_complete(plan: Plan, row: FileRow) -> None:
    """Raise Invalid when a new row lacks what it needs, a link links nothing or too much, or estimates fall."""
    if row.match is None:
        for field in fields_of(plan, row.entity):
            if field.required and row.values.get(field.name) is None:
                raise row.refuse(field.name, _("it is missing."))
    for names, least in ((row.entity.one_of, 1), (row.entity.at_most_one_of, 0)):
        given = [name for name in names if row.final(name) is not None]
        if names and not least <= len(given) <= 1:
            least_one, most_one = _("one of {names} must be given."), _("only one of {names} may be given.")
            reason = most_one if given else least_one
            raise row.refuse(given[-1] if given else names[0], reason.format(names=", ".join(names)))
    wrong = falls(row.entity, row.final)
    if wrong is not None and not (row.match and falls(row.entity, partial(getattr, row.match))):
        raise row.refuse(wrong.field or "", wrong)
