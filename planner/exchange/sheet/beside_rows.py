"""Makes the rows beside those of a sheet: roles and their holders, flows, actions, whom a risk touches."""

from __future__ import annotations

from typing import Any

from planner.document import Plan, folded
from planner.errors import Invalid
from planner.exchange.sheet.beside import Beside, beside_of
from planner.exchange.sheet.drafts import Draft, Entry, Reader, too_long
from planner.exchange.sheet.preview import MadeRow
from planner.exchange.sheet.references import References
from planner.i18n import _
from planner.model import BY_KEY, Entity, Kind, new_uid
from planner.model.fields import LONGEST_NAME


class BesideRows:
    """Plans the rows beside those of a sheet; what the plan or the sheet has already is not made again."""

    def __init__(
        self, plan: Plan, entity: type[Entity], references: References, made: list[MadeRow], reader: Reader
    ) -> None:
        self._references = references
        self._made = made
        self._reader = reader
        self._besides = beside_of(entity)
        self._there = {one.key: self._known(plan, one) for one in self._besides}
        self._firsts = {one.key: self._with_first(plan, one) for one in self._besides}

    def _known(self, plan: Plan, beside: Beside) -> set[tuple[str, str]]:
        rows = plan.rows(beside.entity)
        return {(getattr(row, beside.owner), folded(getattr(row, beside.name) or "")) for row in rows}

    def _with_first(self, plan: Plan, beside: Beside) -> set[str]:
        """Return the owners that have their first already: a partner keeps the main role it has."""
        return {
            getattr(row, beside.owner)
            for row in plan.rows(beside.entity)
            if beside.first and all(getattr(row, name) == value for name, value in beside.first.items())
        }

    def plan(self, draft: Draft, owner: str) -> None:
        """Plan what the entries of one row make, for the row whose key is `owner`."""
        for beside in self._besides:
            for entry in draft.beside.get(beside.key, []):
                for value in self._values(beside, draft, entry):
                    self._add(beside, owner, value, entry)

    def _values(self, beside: Beside, draft: Draft, entry: Entry) -> list[str]:
        if beside.named.kind is not Kind.REFERENCE:
            try:
                return [beside.named.clean(entry.text)]
            except Invalid as error:
                self._reader.note(draft, entry.column, entry.text, str(error))
                return []
        target = beside.named.target or ""
        if beside.makes and len(entry.text) > LONGEST_NAME:
            self._reader.note(draft, entry.column, entry.text, too_long(entry.text))
            return []
        if beside.makes:
            uid, _made = self._references.find_or_make(target, entry.text)
            return [uid] if uid is not None else []
        found, unknown = self._references.find_several(BY_KEY[target], entry.text)
        for name in unknown:
            reason = _("There is no “{name}” in the plan.").format(name=name[:80])
            self._reader.note(draft, entry.column, name, reason)
        return found

    def _add(self, beside: Beside, owner: str, value: str, entry: Entry) -> None:
        place = (owner, folded(value))
        if place in self._there[beside.key]:
            return
        self._there[beside.key].add(place)
        values: dict[str, Any] = {**entry.values, beside.owner: owner, beside.name: value}
        if beside.first and owner not in self._firsts[beside.key]:
            self._firsts[beside.key].add(owner)
            values |= beside.first
        self._made.append(MadeRow(beside.entity, new_uid(), entry.text, values))
