"""Merges two rows that are one: whatever refers to the second refers to the first from then on.

Nothing here knows the entities: references and what may stand only once are read from the model's declarations.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import UniqueConstraint

from planner.document import Plan, fields_of
from planner.errors import Invalid
from planner.i18n import N_, _
from planner.model import ENTITIES, Entity, Field, Kind, Organisation, Placement, Relationship, key_of

Choice = tuple[str, str]  # the key of the row that goes, and the name of the field taken from it


@dataclass(frozen=True)
class Difference:
    """A field in which two rows that become one differ; its value in `kept` stays unless `choice` is taken."""

    kept: Entity
    gone: Entity
    field: Field

    @property
    def choice(self) -> Choice:
        """What `merge_partners` is given to keep the value of the row that goes."""
        return self.gone.uid, self.field.name


def differences(plan: Plan, kept: Organisation, gone: Organisation) -> list[Difference]:
    """Return where two partners, and the links of theirs that become one, say different things."""
    return [
        Difference(first, second, declared)
        for first, second in _pairs(plan, kept, gone)
        for declared in _mergeable(plan, first, second)
        if declared.kind is not Kind.TAGS and _told(first, declared) and _told(second, declared)
        and getattr(first, declared.name) != getattr(second, declared.name)
    ]  # fmt: skip


def merge_partners(
    plan: Plan,
    kept: Organisation,
    gone: Organisation,
    taken: Collection[Choice] = (),
    origin: object | None = None,
) -> None:
    """Let `kept` stand for both partners, in one undo step.

    What it lacks is filled from the other; where both say something, the other's value is kept only if `taken` names
    it. A relationship between the two goes with the second. Raises Invalid when they are the same partner.
    """
    if kept is gone:
        raise Invalid(_("{name} cannot be merged with itself; select two partners.").format(name=kept.name))
    pairs = list(_pairs(plan, kept, gone))
    values = [_joined(plan, first, second, taken) for first, second in pairs]
    with plan.change(N_("Merge partners"), origin):
        for between in _between(plan, kept, gone):
            plan.delete(between)
        _leave_the_line(plan, kept, gone)
        for first, second in pairs:
            _redirect(plan, first, second, {one.uid for _first, one in pairs})
        for (first, second), filled in reversed(list(zip(pairs, values, strict=True))):
            plan.delete(second)
            for name, value in filled.items():
                setattr(first, name, value)


def _between(plan: Plan, kept: Organisation, gone: Organisation) -> list[Relationship]:
    both = {kept.uid, gone.uid}
    return [one for one in plan.rows(Relationship) if {one.source, one.target} == both]


def _pairs(plan: Plan, kept: Organisation, gone: Organisation) -> Iterator[tuple[Entity, Entity]]:
    """Yield the two partners, then all rows that refer to them and become one because of it."""
    renamed = {gone.uid: kept.uid}
    used = {one.uid for one in _between(plan, kept, gone)}
    found: list[tuple[Entity, Entity]] = [(kept, gone)]
    for first, second in found:  # grows while it is walked
        yield first, second
        for entity, names in _referring(plan, type(first)):
            ours = [
                row for row in plan.rows(entity) if first.uid in _ends(row, names) and row.uid not in used
            ]
            for row in plan.rows(entity):
                if second.uid in _ends(row, names) and row.uid not in used:
                    other = next((one for one in ours if _same(plan, one, row, renamed)), None)
                    if other is not None:
                        ours.remove(other)
                        used |= {other.uid, row.uid}
                        renamed[row.uid] = other.uid
                        found.append((other, row))


def _referring(plan: Plan, target: type[Entity]) -> Iterator[tuple[type[Entity], list[str]]]:
    """Yield the entities that refer to another one, each with the names of its references."""
    for entity in ENTITIES:
        names = [one.name for one in fields_of(plan, entity) if one.target == key_of(target)]
        if names and entity is not target:
            yield entity, names


def _ends(row: Entity, names: list[str]) -> list[str | None]:
    return [getattr(row, name) for name in names]


def _same(plan: Plan, one: Entity, other: Entity, renamed: dict[str, str]) -> bool:
    """Whether two rows may not stand side by side once what they refer to is one."""

    def of(row: Entity, name: str) -> Any:
        value = getattr(row, name)
        return renamed.get(value, value) if isinstance(value, str) else value

    for names in _unique(type(one)):
        if all(of(one, name) is not None and of(one, name) == of(other, name) for name in names):
            return True
    if type(one).title_field is not None:  # rows with a name of their own may be alike
        return False
    return all(
        of(one, declared.name) == of(other, declared.name)
        or (declared.kind is not Kind.REFERENCE and not (_told(one, declared) and _told(other, declared)))
        for declared in fields_of(plan, type(one))
    )


@cache
def _unique(entity: type[Entity]) -> tuple[tuple[str, ...], ...]:
    """Return the sets of references that no two rows may share."""
    return tuple(
        tuple(column.key for column in constraint.columns)
        for constraint in entity.__table__.constraints
        if isinstance(constraint, UniqueConstraint)
    )


def _told(row: Entity, declared: Field) -> bool:
    """Whether a row says something in a field: "no", and what every row begins with, say nothing."""
    value = getattr(row, declared.name)
    if value is None or value is False or value == ():
        return False
    return declared.required or value != declared.default


def _mergeable(plan: Plan, first: Entity, second: Entity) -> list[Field]:
    """Return the fields whose values are joined: places are not, and references only of partners themselves."""
    if isinstance(first, Placement):
        return []
    declared = [one for one in fields_of(plan, type(first)) if one.kind is not Kind.REFERENCE]
    if not isinstance(first, Organisation) or not isinstance(second, Organisation):
        return declared
    if first.uid in _line(plan, second) or second.uid in _line(plan, first):
        return declared
    return [*declared, *(one for one in fields_of(plan, type(first)) if one.kind is Kind.REFERENCE)]


def _line(plan: Plan, partner: Organisation) -> set[str]:
    """Return the keys of all above a partner."""
    found: set[str] = set()
    above = plan.get(Organisation, partner.parent)
    while above is not None and above.uid not in found:
        found.add(above.uid)
        above = plan.get(Organisation, above.parent)
    return found


def _leave_the_line(plan: Plan, kept: Organisation, gone: Organisation) -> None:
    """Let a partner that stood below the other take its place, else it would come to stand below itself."""
    if gone.uid in _line(plan, kept):
        kept.parent = gone.parent


def _joined(plan: Plan, first: Entity, second: Entity, taken: Collection[Choice]) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for declared in _mergeable(plan, first, second):
        wanted = (second.uid, declared.name) in taken or not _told(first, declared)
        if declared.kind is Kind.TAGS:
            both = (*getattr(first, declared.name), *getattr(second, declared.name))
            values[declared.name] = tuple(dict.fromkeys(both))
        elif wanted and _told(second, declared):
            values[declared.name] = getattr(second, declared.name)
    return values


def _redirect(plan: Plan, first: Entity, second: Entity, leaving: set[str]) -> None:
    """Let whatever refers to the second row refer to the first, except what goes itself."""
    for entity in ENTITIES:
        for declared in fields_of(plan, entity):
            if declared.target != key_of(type(first)):
                continue
            rows = [row for row in plan.rows(entity) if row.uid not in leaving and row is not first]
            has_main = any(
                getattr(row, declared.name) == first.uid and getattr(row, "main", False) for row in rows
            )
            for row in rows:
                if getattr(row, declared.name) == second.uid:
                    setattr(row, declared.name, first.uid)
                    if has_main and getattr(row, "main", False):  # one role and one contact are the main one
                        row.main = False  # type: ignore[attr-defined]
