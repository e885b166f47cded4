"""Finds the row that a text of the file refers to: by uid, or by name, short name or title when unique."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from planner.document import Plan, folded
from planner.errors import Invalid
from planner.exchange.json.rows import FileRow
from planner.i18n import _
from planner.model import BY_KEY, Entity, Organisation, key_of

Rows = Mapping[type[Entity], list[FileRow]]


class References:
    """The rows there will be after the import, by uid and by name.

    The names of an entity are taken up at the first question about it, so its rows must be matched by then.
    """

    def __init__(self, plan: Plan, rows: Rows) -> None:
        self._plan = plan
        self._rows = rows
        self._names: dict[type[Entity], _Names] = {}

    def resolve(self, row: FileRow, key: str, target: str, text: str) -> str:
        """Return the uid of the `target` row that `text` names. Raises Invalid, naming row and key."""
        entity = BY_KEY[target]
        names = self._names.get(entity)
        if names is None:
            names = self._names[entity] = _Names(self._plan, entity, self._rows.get(entity, []))
        try:
            return names.find(text)
        except Invalid as error:
            raise row.refuse(key, error) from None


class _Names:
    def __init__(self, plan: Plan, entity: type[Entity], rows: list[FileRow]) -> None:
        self._entity = entity
        self._found: dict[str, str] = {}
        self._by_uid = {one.uid: one.uid for one in plan.rows(entity)}
        self._by_name: dict[str, set[str]] = defaultdict(set)
        self._by_short_name: dict[str, set[str]] = defaultdict(set)
        in_file = {row.uid: row for row in rows}
        for row in rows:
            self._by_uid[row.given or row.uid] = row.uid
            self._add(row.uid, row.final)
        for one in plan.rows(entity):
            if one.uid not in in_file:
                self._add(one.uid, partial(getattr, one))

    def _add(self, uid: str, value_of: Callable[[str], Any]) -> None:
        if self._entity.title_field:
            self._by_name[folded(value_of(self._entity.title_field))].add(uid)
        if self._entity is Organisation:
            self._by_short_name[folded(value_of("short_name"))].add(uid)

    def find(self, text: str) -> str:
        uid = self._by_uid.get(text) or self._found.get(text)
        if uid is None:
            uid = self._found[text] = self._by_words(text)
        return uid

    def _by_words(self, text: str) -> str:
        word = folded(text)
        words = {"entity": key_of(self._entity), "name": text}
        found = self._by_name.get(word) or self._by_short_name.get(word) or set()
        if not found:
            raise Invalid(_("there is no {entity} “{name}” in the plan or the file.").format(**words))
        if len(found) > 1:
            raise Invalid(
                _("there are several {entity} rows “{name}”; name the one that is meant by its uid.").format(
                    **words
                )
            )
        return next(iter(found))
