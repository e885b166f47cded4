"""What every entity of a plan has in common: its key, its times, its words, and the look-up of its fields."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, ClassVar, dataclass_transform
from uuid import uuid4

from sqlalchemy import CheckConstraint, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from planner.i18n import _
from planner.model.fields import Field, check_constraint, field, named, reference
from planner.model.types import IS_MOMENT, UtcTime

_last_moment = [datetime.min.replace(tzinfo=UTC)]


def now() -> datetime:
    """Return the present in UTC, later than any earlier answer, so that rows keep their order."""
    moment = datetime.now(UTC)
    if moment <= _last_moment[0]:
        moment = _last_moment[0] + datetime.resolution
    _last_moment[0] = moment
    return moment


def new_uid() -> str:
    """Return a fresh key."""
    return str(uuid4())


@dataclass_transform(
    kw_only_default=True, eq_default=False, field_specifiers=(field, reference, mapped_column)
)
class Declared(DeclarativeBase):
    """What makes a class out of its declared fields."""

    __allow_unmapped__ = True  # a field's annotation is its plain type; SQLAlchemy need not work it out again

    def __init__(self, **values: Any) -> None:
        """Make a row of fields by name; the others have their defaults.

        Raises TypeError for a missing or strange name.
        """
        for name, first in _firsts(type(self)):
            setattr(self, name, values.pop(name) if name in values else first())
        if values:
            raise TypeError(f"{type(self).__name__} has no field {', '.join(values)}")


class Entity(Declared):
    """A row of a plan. `singular` and `plural` name the entity, `title_field` is the field that names a row.

    `one_of` lists references of which exactly one is given (`at_most_one_of`: or none).
    """

    singular: ClassVar[str] = ""
    plural: ClassVar[str] = ""
    title_field: ClassVar[str | None] = None
    one_of: ClassVar[tuple[str, ...]] = ()
    at_most_one_of: ClassVar[tuple[str, ...]] = ()
    exported: ClassVar[bool] = True
    __table__: ClassVar[Any]

    __abstract__ = True

    uid: Mapped[str] = mapped_column(Text, primary_key=True, default=new_uid, sort_order=-3)
    created_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, default=now, sort_order=-2)
    updated_at: Mapped[datetime] = mapped_column(UtcTime, nullable=False, default=now, sort_order=-1)

    def __init_subclass__(cls, **kwargs: Any) -> None:
        """Map the class, then give its table the CHECKs its fields declare."""
        super().__init_subclass__(**kwargs)
        table: Table = cls.__table__
        table.dialect_options["sqlite"]["strict"] = True
        for name in ("created_at", "updated_at"):
            table.append_constraint(CheckConstraint(IS_MOMENT.format(name=f'"{name}"'), name=f"valid_{name}"))
        for declared in fields_of_class(cls):
            constraint = check_constraint(declared)
            if constraint is not None:
                table.append_constraint(constraint)
        for names, relation in ((cls.one_of, "= 1"), (cls.at_most_one_of, "<= 1")):
            if names:
                count = " + ".join(f'("{name}" IS NOT NULL)' for name in names)
                table.append_constraint(CheckConstraint(f"{count} {relation}", name="one_of"))

    @property
    def display_name(self) -> str:
        """What a person calls this row; empty for a link, which has no name of its own."""
        return str(getattr(self, self.title_field) or "") if self.title_field else ""

    def __repr__(self) -> str:
        """Show class, title and the start of the key."""
        return f"<{type(self).__name__} {self.display_name!r} {self.uid[:8]}>"


@cache
def _firsts(entity: type[Any]) -> tuple[tuple[str, Callable[[], Any]], ...]:
    """Return, for each column, what makes its value in a new row that does not say one."""
    made = {"uid": new_uid, "created_at": now, "updated_at": now}
    return tuple(
        (column.key, made.get(column.key) or _first(entity, column)) for column in entity.__table__.columns
    )


def _first(entity: type[Any], column: Any) -> Callable[[], Any]:
    declared: Field = column.info["field"]
    if not declared.required or declared.default is not None:
        return lambda: declared.default

    def missing() -> Any:
        raise TypeError(f"{entity.__name__} needs {column.key}")

    return missing


@cache
def fields_of_class(entity: type[Entity]) -> tuple[Field, ...]:
    """Return the declared fields of an entity, in order. Generic parts ask `fields_of`."""
    return tuple(
        named(column.info["field"], column.key)
        for column in entity.__table__.columns
        if "field" in column.info
    )


@cache
def field_named(entity: type[Entity], name: str) -> Field:
    """Return one declared field. Raises KeyError when there is none of that name."""
    return {declared.name: declared for declared in fields_of_class(entity)}[name]


def key_of(entity: type[Entity]) -> str:
    """Return the entity's key in JSON, workbook and command line, for example role_assignment."""
    return str(entity.__table__.name)


def singular_of(entity: type[Entity]) -> str:
    """Return the entity's name in the active language."""
    return _(entity.singular)


def plural_of(entity: type[Entity]) -> str:
    """Return the entity's plural in the active language."""
    return _(entity.plural)


def complete(entity: type[Entity], values: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value for every column of a new row: those given, cleaned, and defaults for the rest.

    Raises Invalid when a value does not fit or a required one is missing, KeyError for a strange name.
    """
    moment = now()
    row: dict[str, Any] = {"uid": new_uid(), "created_at": moment, "updated_at": moment}
    declared = {one.name: one for one in fields_of_class(entity)}
    for name in values.keys() - declared.keys():
        if name not in row:
            raise KeyError(name)
        row[name] = values[name]
    return row | {name: one.clean(values.get(name)) for name, one in declared.items()}
