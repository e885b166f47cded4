"""Decides what each row of a sheet becomes: a new row, a known one, or nothing, with the reason."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from planner.display import shown
from planner.document import Plan, fields_of, folded
from planner.exchange.alike import Alike, question
from planner.exchange.json.match import identity, unique_sets
from planner.exchange.outcome import Note
from planner.exchange.rising import falls
from planner.exchange.sheet.beside import beside_of
from planner.exchange.sheet.beside_rows import BesideRows
from planner.exchange.sheet.cells import cell_name, text_of
from planner.exchange.sheet.drafts import Draft, Reader
from planner.exchange.sheet.guess import Guess
from planner.exchange.sheet.preview import PlannedRow, Preview, ScaleReading, What, stands_under
from planner.exchange.sheet.references import References
from planner.i18n import _
from planner.model import BY_KEY, Entity, Field, Organisation, fields_of_class, key_of, new_uid, singular_of

Key = tuple[Any, ...]


def plan_rows(plan: Plan, guess: Guess, preview: Preview) -> None:
    """Fill the preview: what becomes of the rows, what is made on the way, what was not understood."""
    _Planner(plan, guess, preview).run()


class _Planner:
    """One pass over a sheet: read, find whom names mean, match, then the names of its own rows."""

    def __init__(self, plan: Plan, guess: Guess, preview: Preview) -> None:
        self._plan, self._guess = plan, guess
        self._entity = guess.entity
        self._preview = preview
        self._reader = Reader(plan, guess, preview.unread, preview.notes)
        self._references = References(plan, preview.made)
        self._fields = {field.name: field for field in fields_of(plan, guess.entity)}
        self._identity = identity(guess.entity)
        self._once = self._identity not in unique_sets(guess.entity)
        self._existing = self._index()
        self._added: dict[Key, PlannedRow] = {}
        self._by_uid: dict[str, PlannedRow] = {}
        self._alike: dict[type[Entity], Alike] = {}
        self._beside = BesideRows(plan, guess.entity, self._references, preview.made, self._reader)

    def run(self) -> None:
        self._tell_scales()
        done: list[tuple[Draft, PlannedRow]] = []
        for draft in self._reader.drafts():
            above = done[-1][1] if done else None
            row = self._place(draft, above)
            self._preview.rows.append(row)
            if row.what is not What.SKIPPED:
                done.append((draft, row))
        for draft, row in done:
            self._find_names(draft, own=True)
            self._merge(draft, row)
            self._let_estimates_rise(draft, row)
        if self._entity is Organisation:
            self._no_second_hub(done)
        for draft, row in done:
            self._beside.plan(draft, row.uid)

    def _tell_scales(self) -> None:
        """Say at its heading how a column of levels is read, where it is not as the plan counts them."""
        for column, scale in self._reader.scales.items():
            heading = self._guess.headings[column]
            place = cell_name(max(self._guess.below - 1, 0), column)
            self._preview.scales.append(ScaleReading(heading, place, scale.told))
            if scale.told:
                self._preview.notes.append(Note(self._guess.sheet.name, place, heading, scale.told))

    def _place(self, draft: Draft, above: PlannedRow | None) -> PlannedRow:
        number, name = draft.row.index + 1, self._name(draft)
        if draft.reason:
            return self._skip(draft, number, name, _(draft.reason))
        if above is not None and self._continues(draft):
            reason = _("Continues row {row}.").format(row=above.number)
            return PlannedRow(number, above.name, What.JOINED, above.uid, reason)
        missing = self._missing(draft, named=True)
        if draft.nameless:
            missing = _("{reason} The row is left out.").format(reason=draft.nameless)
        if not missing:
            self._find_names(draft, own=False)
            missing = self._missing(draft, named=False)
        if missing:
            return self._skip(draft, number, name, missing)
        return self._match(draft, number, name)

    def _skip(self, draft: Draft, number: int, name: str, reason: str) -> PlannedRow:
        column, cell = draft.row.first
        self._reader.note(draft, column, cell, reason, whole_row=True)
        return PlannedRow(number, name or text_of(cell), What.SKIPPED, reason=reason)

    def _name(self, draft: Draft) -> str:
        if self._entity.title_field:
            return text_of(draft.values.get(self._entity.title_field))
        return " → ".join(text for text, _column in list(draft.names.values())[:2])

    def _continues(self, draft: Draft) -> bool:
        """Tell whether a row without a name only adds entries beside: a second measure of one risk."""
        title = self._entity.title_field
        keys = {key for key, column in draft.columns.items() if column in draft.row.cells}
        besides = {one.key for one in beside_of(self._entity)}
        beside = {key for key in keys if key.partition(".")[0] in besides}
        return title is not None and bool(beside) and keys == beside

    # Names

    def _find_names(self, draft: Draft, *, own: bool) -> None:
        """Put keys in place of names; those of the sheet's own entity once all its rows are known."""
        for key, (text, column) in draft.names.items():
            target = self._fields[key].target or ""
            if (target == key_of(self._entity)) is own:
                uid = self._find(draft, self._fields[key], text, column)
                if uid is None:
                    reason = _("There is no “{name}” in the plan or the sheet.").format(name=text[:80])
                    self._reader.note(draft, column, text, reason)
                else:
                    draft.values[key] = uid

    def _find(self, draft: Draft, field: Field, text: str, column: int) -> str | None:
        """Return whom a name means; whom a row cannot be without, and who stands above, is made."""
        entity = BY_KEY[field.target or ""]
        if not (field.required or field.name == "parent"):
            return self._references.find(entity, text)
        name = " ".join(text.split())
        uid, made = self._references.find_or_make(field.target or "", name)
        if made:
            reason = _("{entity} made, because only this row names it.").format(entity=singular_of(entity))
            self._reader.remark(draft, column, name, reason)
            self._ask_whom(draft, entity, name, column)
        return uid

    def _ask_whom(self, draft: Draft, entity: type[Entity], name: str, column: int) -> None:
        """Ask about a new name that is nearly one there is."""
        if not any(field.unique for field in fields_of_class(entity)):
            return
        if entity not in self._alike:
            self._alike[entity] = Alike(row.display_name for row in self._plan.rows(entity))
        meant = self._alike[entity].take(name)
        if meant is not None:
            self._reader.remark(draft, column, name, question(meant))

    # Matching

    def _index(self) -> dict[Key, list[str]]:
        found: dict[Key, list[str]] = defaultdict(list)
        for row in self._plan.rows(self._entity):
            found[tuple(_comparable(getattr(row, name)) for name in self._identity)].append(row.uid)
        return found

    def _match(self, draft: Draft, number: int, name: str) -> PlannedRow:
        key = tuple(_comparable(draft.values.get(name)) for name in self._identity)
        uids = self._existing.get(key, [])
        uid = (uids.pop(0) if self._once else uids[0]) if uids else None
        if uid is None and self._entity is Organisation:
            uid = self._by_name_or_short(name, draft.values.get("short_name"))
        earlier = self._added.get(key) if not self._once else None
        uid = uid or (earlier.uid if earlier is not None else None)
        what = What.JOINED if uid is not None else What.ADDED
        row = PlannedRow(number, name, what, uid or new_uid())
        if uid is None:
            self._added[key] = row
            self._ask_whom(draft, self._entity, name, draft.columns.get(self._entity.title_field or "", 0))
        self._by_uid.setdefault(row.uid, row)
        if self._entity.title_field:
            self._references.add(self._entity, row.uid, name, draft.values.get("short_name"))
        return row

    def _by_name_or_short(self, name: str, short: str | None) -> str | None:
        """Return the partner of this name or short name, else the one whose full name is this short name."""
        uid = self._references.find(self._entity, name)
        if uid is None and short and folded(short) != folded(name):
            uid = self._references.find(self._entity, short)
            known = self._plan.get(Organisation, uid)
            if known is None or folded(known.name) != folded(short):
                uid = None  # two partners may share a few letters
        return uid

    def _merge(self, draft: Draft, row: PlannedRow) -> None:
        """Take the values over; where an earlier row of the sheet said something else, that one stays."""
        if draft.values.get("parent") and stands_under(
            self._plan, self._by_uid, draft.values["parent"], row.uid
        ):
            text, column = draft.names["parent"]
            self._reader.note(draft, column, text, _("It would stand under itself; left out."))
            del draft.values["parent"]
        first = self._by_uid.get(row.uid, row)
        for key, value in draft.values.items():
            if first is not row and first.values.get(key, value) != value and key != self._entity.title_field:
                reason = _("Row {row} says otherwise; that is kept.").format(row=first.number)
                self._reader.note(draft, draft.columns.get(key, 0), self._said(draft, key, value), reason)
            elif first is not row:
                first.values.setdefault(key, value)
            else:
                row.values[key] = value

    def _let_estimates_rise(self, draft: Draft, row: PlannedRow) -> None:
        """Leave out an estimate that is on the wrong side of another."""
        while (wrong := falls(self._entity, row.values.get)) is not None:
            key = wrong.field or ""
            self._reader.note(draft, draft.columns.get(key, 0), row.values.pop(key), str(wrong))

    def _said(self, draft: Draft, key: str, value: Any) -> str:
        return draft.names[key][0] if key in draft.names else shown(self._plan, self._fields[key], value)

    def _no_second_hub(self, done: list[tuple[Draft, PlannedRow]]) -> None:
        hub = self._plan.hub.uid if self._plan.hub is not None else None
        for draft, row in done:
            if row.values.get("is_hub"):
                if hub in (None, row.uid):
                    hub = row.uid
                else:
                    del row.values["is_hub"]
                    reason = _("Only one partner can be the hub; the first one stays.")
                    self._reader.note(draft, draft.columns.get("is_hub", 0), row.name, reason)

    def _missing(self, draft: Draft, *, named: bool) -> str:
        """Return what a row lacks; empty when it is complete. `named`: a name still to be found will do."""
        own = key_of(self._entity)
        waiting = {name for name in draft.names if named or self._fields[name].target == own}
        present = waiting | {name for name, value in draft.values.items() if value not in (None, "")}
        for field in self._fields.values():
            if field.required and field.name not in present:
                if field.name == self._entity.title_field:
                    return _("The row has no name; left out.")
                return _("{field} is missing; the row is left out.").format(field=field.label)
        if self._entity.one_of and len(present & set(self._entity.one_of)) != 1:
            labels = ", ".join(self._fields[name].label for name in self._entity.one_of)
            return _("Exactly one of {names} must be given; the row is left out.").format(names=labels)
        return ""


def _comparable(value: Any) -> Any:
    return folded(value) if isinstance(value, str) else value
