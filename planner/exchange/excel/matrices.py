"""Links between two entities as matrices: who stands where on which goal, who provides what, who decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.exchange.excel.registers import Source, field_column, table_name
from planner.exchange.excel.table import Cell, Column, Table, Tint
from planner.i18n import N_, _
from planner.model import (
    BY_KEY,
    DataProtocol,
    Decision,
    Entity,
    Field,
    Kind,
    Organisation,
    Platform,
    PlatformUser,
    ProtocolRecipient,
    Provision,
    Responsibility,
    Stance,
    field_named,
    key_of,
    singular_of,
)

WIDEST = 120  # columns; a link with more is easier to read as a list
MARK = "●"
MARK_LIST = "mark"


@dataclass(frozen=True)
class Matrix:
    """A link entity drawn as a matrix: `row` names the reference down the side, `across` those along the top.

    `value` is the field in the cells; without one a cell only says that the link is there.
    """

    link: type[Entity]
    title: str
    row: str
    side: type[Entity]
    across: tuple[str, ...]
    value: str | None = None
    tints: tuple[Tint, ...] = ()


_STANCES = (
    Tint(2, "#8FCFCA"), Tint(1, "#D3ECEA"), Tint(0, "#F1F3F3"), Tint(-1, "#FBE3C6"), Tint(-2, "#F2B183"),
)  # fmt: skip
_LEVELS = (
    Tint(5, "#5FB8B1"), Tint(4, "#8FCFCA"), Tint(3, "#B9E0DD"), Tint(2, "#D9EFED"), Tint(1, "#EEF8F7"),
)  # fmt: skip
_LETTERS = (
    Tint("A", "#0B7A75", "#FFFFFF"), Tint("A/R", "#0B7A75", "#FFFFFF"), Tint("R", "#B9E0DD"),
    Tint("C", "#EEF1F2"),
)  # fmt: skip
_MARKS = (Tint(MARK, "#D9EFED", "#0B7A75"),)

MATRICES = (
    Matrix(Stance, N_("Goal alignment"), "organisation", Organisation, ("goal",), "value", _STANCES),
    Matrix(
        Provision, N_("Capability coverage"), "organisation", Organisation, ("capability",), "level", _LEVELS
    ),
    Matrix(Responsibility, N_("RACI"), "decision", Decision, ("organisation", "role"), "letter", _LETTERS),
    Matrix(
        ProtocolRecipient,
        N_("Data recipients"),
        "data_protocol",
        DataProtocol,
        ("organisation",),
        None,
        _MARKS,
    ),
    Matrix(PlatformUser, N_("Platform users"), "platform", Platform, ("organisation",), None, _MARKS),
)


def matrix_of(entity: type[Entity]) -> Matrix | None:
    """Return how a link entity is drawn as a matrix, or None when it is a list."""
    return next((matrix for matrix in MATRICES if matrix.link is entity), None)


def matrix_table(source: Source, matrix: Matrix) -> Table | None:
    """Return the matrix as a table, or None when it would be too wide to read."""
    across = _across(source, matrix)
    if len(across) > WIDEST:
        return None
    cells = _cells(source, matrix)
    sides = [row for row in source.plan.rows(matrix.side) if row.uid in {side for side, _top in cells}]
    uids = [row.uid for row in sides]
    names = source.labels.of(matrix.side)
    key = key_of(matrix.link)
    first = Column(
        f"~{key}.{matrix.row}", singular_of(matrix.side), Kind.REFERENCE, [names[uid] for uid in uids]
    )
    columns = [first]
    for declared in _shown_fields(source, matrix):
        for reference, uid, heading in across:
            column = _column(
                source, matrix, declared, (reference, uid, heading), [cells.get((s, uid)) for s in uids]
            )
            if declared is None or declared.name == matrix.value or not column.empty:
                columns.append(column)
    return Table(table_name(key), _(matrix.title), matrix.link, uids, columns, title_key=first.key, wide=True)


def _across(source: Source, matrix: Matrix) -> list[tuple[str, str, str]]:
    """Return reference, uid and name of what is linked and so stands along the top, in the plan's order."""
    found = []
    for reference in matrix.across:
        entity = BY_KEY[field_named(matrix.link, reference).target or ""]
        linked = {getattr(link, reference) for link in source.plan.rows(matrix.link)}
        names = source.labels.of(entity)
        found += [
            (reference, row.uid, names[row.uid]) for row in source.plan.rows(entity) if row.uid in linked
        ]
    return found


def _cells(source: Source, matrix: Matrix) -> dict[tuple[str, str], Any]:
    """Return the link of each pair of side and top."""
    links: dict[tuple[str, str], Any] = {}
    for link in source.plan.rows(matrix.link):
        top = next(uid for uid in (getattr(link, name) for name in matrix.across) if uid)
        links[getattr(link, matrix.row), top] = link
    return links


def _shown_fields(source: Source, matrix: Matrix) -> list[Field | None]:
    """Return the field in the cells first, then the link's other fields; None stands for a mere mark."""
    shown = [one for one in source.fields(matrix.link) if one.name not in (matrix.row, *matrix.across)]
    shown.sort(key=lambda one: one.name != matrix.value)
    return [*shown] if matrix.value else [None, *shown]


def _column(
    source: Source, matrix: Matrix, declared: Field | None, top: tuple[str, str, str], links: list[Any]
) -> Column:
    """Return one column of a matrix; its machine name is link.field[reference=uid]."""
    reference, uid, heading = top
    if declared is None:
        marks: list[Cell] = [MARK if link is not None else None for link in links]
        key = f"{key_of(matrix.link)}[{reference}={uid}]"
        return Column(key, heading, Kind.CHOICE, marks, allowed=MARK_LIST, tints=matrix.tints, narrow=True)
    values = [None if link is None else getattr(link, declared.name) for link in links]
    column = field_column(source, key_of(matrix.link), declared, values)
    column.key = f"{column.key}[{reference}={uid}]"
    column.required = False
    if declared.name != matrix.value:
        column.heading = _("{name}: {field}").format(name=heading, field=declared.label)
        return column
    column.heading, column.tints, column.narrow = heading, matrix.tints, True
    if declared.kind is Kind.CHOICE:
        column.values = [None if value is None else str(value.value) for value in values]
        column.allowed = f"word.{declared.choices.__name__}" if declared.choices else None
    return column
