"""Whom a text of a sheet means: a row of the plan, of the sheet itself, or one made on the way."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planner.document import Plan, folded
from planner.exchange.sheet.preview import MadeRow
from planner.model import BY_KEY, Entity, Organisation, fields_of_class, new_uid

_BRACKETED = re.compile(r"(.+?)\s*\(([^()]+)\)\s*$")
_STRONG = re.compile(r"[\n;|]+")
_WEAK = re.compile(r"\s*(?:,|&|\bdan\b|\band\b)\s*")


class References:
    """The names there are, and those that were made because a row could not be without them."""

    def __init__(self, plan: Plan, made: list[MadeRow]) -> None:
        self._plan = plan
        self._made = made
        self._names: dict[type[Entity], dict[str, str]] = {}
        self._short: dict[str, str] = {}

    def add(self, entity: type[Entity], uid: str, name: str, short: str | None = None) -> None:
        """Let a row be known by its name, a partner by its short name too; the first of a name stays."""
        self._of(entity).setdefault(folded(name), uid)
        if short:
            self._short.setdefault(folded(short), uid)

    def find(self, entity: type[Entity], text: str) -> str | None:
        """Return the key of the row a text names: by name, short name, or "Name (short name)"; else None."""
        names = self._of(entity)
        short = self._short if entity is Organisation else {}
        bracketed = _BRACKETED.match(text)
        tried = [text, *(bracketed.groups() if bracketed is not None else ())]
        for one in tried:
            uid = names.get(folded(one)) or short.get(folded(one))
            if uid is not None:
                return uid
        return None

    def find_or_make(self, target: str, text: str) -> tuple[str | None, bool]:
        """Return the key of the row a text names and whether it was made; None where none can be."""
        entity = BY_KEY[target]
        uid = self.find(entity, text)
        if uid is not None or not can_be_made(entity):
            return uid, False
        title = str(entity.title_field)
        made = MadeRow(entity, new_uid(), text, {title: text})
        self._made.append(made)
        self.add(entity, made.uid, text)
        return made.uid, True

    def find_several(self, entity: type[Entity], text: str) -> tuple[list[str], list[str]]:
        """Return the keys of the rows that a list of names means, and the names nobody has."""
        found: list[str] = []
        unknown: list[str] = []
        for part in filter(None, map(str.strip, _STRONG.split(text))):
            uid = self.find(entity, part)
            names = [part] if uid is not None else list(filter(None, _WEAK.split(part)))
            for name in names:
                uid = self.find(entity, name)
                found += [uid] if uid is not None else []
                unknown += [name] if uid is None else []
        return list(dict.fromkeys(found)), unknown

    def _of(self, entity: type[Entity]) -> dict[str, str]:
        names = self._names.get(entity)
        if names is None:
            names = self._names[entity] = {}
            self._add_all(entity, self._plan.rows(entity))
        return names

    def _add_all(self, entity: type[Entity], rows: Iterable[Entity]) -> None:
        for row in rows if entity.title_field else ():
            short = row.short_name if isinstance(row, Organisation) else None
            self.add(entity, row.uid, row.display_name, short)


def can_be_made(entity: type[Entity]) -> bool:
    """Tell whether a name is all that a row of an entity needs."""
    required = [field.name for field in fields_of_class(entity) if field.required]
    return required == [entity.title_field]
