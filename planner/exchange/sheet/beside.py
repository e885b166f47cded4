"""Columns that are no field of the row they stand in, but make rows of another entity beside it.

A role column makes roles and who holds them, a mitigation column makes actions, a value-flow column makes
flows.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from planner.model import (
    Action,
    Contact,
    DataProtocol,
    Entity,
    Field,
    Forum,
    ForumMember,
    Organisation,
    Platform,
    PlatformUser,
    ProtocolRecipient,
    Relationship,
    Risk,
    RiskLink,
    RoleAssignment,
    ValueFlow,
    field_named,
)


@dataclass(frozen=True)
class Beside:
    """A column `key` whose entries become rows of `entity`: each belongs to its row through the reference
    `owner` and holds the entry in `name`, a text or a reference. `makes` says that a name nobody has yet gets
    a row.

    `first` holds values for the first entry only. A column `key.field` gives another field of the same row;
    the one called `stand_in` gives the name too where that is missing.
    """

    key: str
    entity: type[Entity]
    owner: str
    name: str
    makes: bool = False
    first: dict[str, Any] = field(default_factory=dict)
    stand_in: str = ""

    @property
    def named(self) -> Field:
        """The field that holds the entry."""
        return field_named(self.entity, self.name)


BESIDE: dict[type[Entity], tuple[Beside, ...]] = {
    Organisation: (
        Beside("role", RoleAssignment, "organisation", "role", makes=True, first={"main": True}),
        Beside("contact", Contact, "organisation", "name", stand_in="contact.e_mail"),
    ),
    Relationship: (Beside("value_flow", ValueFlow, "relationship", "what"),),
    Risk: (Beside("action", Action, "risk", "name"), Beside("partners", RiskLink, "risk", "organisation")),
    Forum: (Beside("members", ForumMember, "forum", "organisation"),),
    Platform: (Beside("users", PlatformUser, "platform", "organisation"),),
    DataProtocol: (Beside("recipients", ProtocolRecipient, "data_protocol", "organisation"),),
}


def beside_of(entity: type[Entity]) -> tuple[Beside, ...]:
    """Return the columns that may stand beside the fields of an entity."""
    return BESIDE.get(entity, ())


def beside_named(entity: type[Entity], key: str) -> Beside | None:
    """Return the column `key` (or the one `key.field` belongs to), or None when it is none."""
    return next((one for one in beside_of(entity) if one.key == key.partition(".")[0]), None)


def field_of_key(entity: type[Entity], key: str) -> Field | None:
    """Return the field that a key of `beside` fills, or None when there is no such key."""
    beside = beside_named(entity, key)
    if beside is None:
        return None
    _key, _dot, name = key.partition(".")
    try:
        return field_named(beside.entity, name) if name else beside.named
    except KeyError:
        return None
