"""A register as a table: a column for each declared field, and read-only columns that name the links."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from planner.analysis.scales import help_of
from planner.document import Plan, fields_of
from planner.exchange.excel.labels import Labels
from planner.exchange.excel.names import cell_text
from planner.exchange.excel.table import Cell, Column, Table
from planner.i18n import N_, _
from planner.model import (
    DataProtocol,
    Entity,
    Field,
    Forum,
    ForumMember,
    Kind,
    Organisation,
    Platform,
    PlatformUser,
    ProtocolRecipient,
    Risk,
    RiskLink,
    Role,
    RoleAssignment,
    Task,
    TaskDependency,
    Trend,
    TrendGoal,
    key_of,
    plural_of,
)

YES_NO = "yes_no"


@dataclass(frozen=True)
class Chips:
    """What a row is linked to through the entity `link`, in which it is called `via`."""

    entity: type[Entity]
    link: type[Entity]
    via: str
    heading: str


CHIPS = (
    Chips(Organisation, RoleAssignment, "organisation", N_("Roles held")),
    Chips(Role, RoleAssignment, "role", N_("Held by")),
    Chips(Forum, ForumMember, "forum", N_("Members")),
    Chips(DataProtocol, ProtocolRecipient, "data_protocol", N_("Recipients")),
    Chips(Platform, PlatformUser, "platform", N_("Users")),
    Chips(Task, TaskDependency, "task", N_("Waits for")),
    Chips(Risk, RiskLink, "risk", N_("Touches")),
    Chips(Trend, TrendGoal, "trend", N_("Goals touched")),
)
_WIDEST_FROZEN = 3


@dataclass(frozen=True)
class Source:
    """Where tables come from: the plan, the names of its rows, whether internal fields are for these eyes."""

    plan: Plan
    labels: Labels
    internal: bool

    def fields(self, entity: type[Entity]) -> list[Field]:
        """Return the fields of an entity that the readers of this workbook may see."""
        return [
            one for one in fields_of(self.plan, entity) if one.tabular and (self.internal or not one.internal)
        ]


def register(source: Source, entity: type[Entity]) -> Table:
    """Return the table of an entity's rows."""
    rows: list[Any] = source.plan.rows(entity)
    declared = source.fields(entity)
    columns = [
        field_column(source, key_of(entity), one, [getattr(row, one.name) for row in rows])
        for one in declared
    ]
    links = [_chips_column(source, chips, rows) for chips in CHIPS if chips.entity is entity]
    opening = next((place for place, column in enumerate(columns) if column.spare), len(columns))
    columns[opening:opening] = links
    names = [one.name for one in declared]
    title = entity.title_field or ""
    place = names.index(title) + 1 if title in names else 1
    return Table(
        name=table_name(key_of(entity)),
        title=plural_of(entity),
        entity=entity,
        uids=[row.uid for row in rows],
        columns=columns,
        frozen=place if place <= _WIDEST_FROZEN else 1,
        title_key=f"{key_of(entity)}.{title}" if title else "",
    )


def table_name(key: str) -> str:
    """Return the name an entity's table has in formulas: RoleAssignment."""
    return "".join(part.capitalize() for part in key.split("_"))


def field_column(source: Source, prefix: str, declared: Field, values: list[Any]) -> Column:
    """Return the column of a declared field, whose machine name is `prefix`.field."""
    convert = cell_of(source.labels, declared)
    return Column(
        key=f"{prefix}.{declared.name}",
        heading=declared.label,
        kind=declared.kind,
        values=[None if value is None else convert(value) for value in values],
        help=help_of(source.plan, declared),
        required=declared.required,
        allowed=list_key(declared),
        low=_bound(declared, declared.low),
        high=_bound(declared, declared.high),
        spare=declared.more,
    )


def _bound(declared: Field, bound: float | None) -> float | None:
    """Return a bound of a field as its cells are bounded: a percentage is a fraction there."""
    return bound / 100 if bound is not None and declared.kind is Kind.PERCENT else bound


def list_key(declared: Field) -> str | None:
    """Return the name of the list a field's cells choose from, or None where they are typed."""
    if declared.kind is Kind.CHOICE and declared.choices is not None:
        return f"choice.{declared.choices.__name__}"
    if declared.kind is Kind.YES_NO:
        return YES_NO
    return declared.target


def cell_of(labels: Labels, declared: Field) -> Callable[[Any], Cell]:
    """Return the function that turns a value of a field into what its cell holds; it never meets None."""
    kind = declared.kind
    if kind is Kind.REFERENCE:
        target = declared.target or ""
        return lambda value: labels.named(target, value)
    if kind is Kind.PERCENT:
        return lambda value: round(value / 100, 12)
    if kind is Kind.DATE or declared.numeric:
        return lambda value: value
    words: dict[Kind, Callable[[Any], Cell]] = {
        Kind.CHOICE: lambda value: cell_text(value.label),
        Kind.YES_NO: lambda value: _("yes") if value else _("no"),
        Kind.TAGS: lambda value: cell_text(", ".join(value)) or None,
    }
    return words.get(kind, lambda value: cell_text(str(value)) or None)


def _chips_column(source: Source, chips: Chips, rows: list[Any]) -> Column:
    """Return the column that names what each row is linked to, in the order of the links."""
    others = [one for one in source.fields(chips.link) if one.target and one.name != chips.via]
    names: dict[str, list[str]] = {}
    for link in source.plan.rows(chips.link):
        found = (source.labels.named(one.target or "", getattr(link, one.name)) for one in others)
        names.setdefault(getattr(link, chips.via), []).extend(name for name in found if name)
    return Column(
        key=f"~{key_of(chips.entity)}.{key_of(chips.link)}",
        heading=_(chips.heading),
        kind=Kind.TAGS,
        values=[cell_text("; ".join(names.get(row.uid, ()))) or None for row in rows],
        help=_("Follows from another sheet; changes made here are not read back."),
    )
