"""Writes what is typed or pasted into a register, in one undo step; what does not fit stays as typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from planner.document import Plan, fields_of
from planner.edits.rows import new_row
from planner.errors import MitraError
from planner.i18n import _
from planner.model import Entity, singular_of
from planner.reading import read_cell
from ui.tables.columns import Column


class Cell(NamedTuple):
    """A cell to write: its line when it is for a new row, else the row's key; its column; text or value."""

    new_line: int | None
    uid: str
    column: Column
    value: Any


@dataclass
class Draft:
    """What is on the sheet and not in the plan: texts that do not fit, and a new row not yet complete.

    `wrong` tells text and reason by row (empty for the new one) and column; `values` are the new row's.
    """

    wrong: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)

    def forget(self, uid: str, names: Iterable[str] | None) -> None:
        """Forget the wrong texts of a row's fields, or of all when it is gone."""
        for key in [key for key in self.wrong if key[0] == uid and (names is None or key[1] in names)]:
            del self.wrong[key]


@dataclass
class _Batch:
    """Cells as read: values by row and field, values of new rows by line, and wrong texts of those lines."""

    values: dict[tuple[str, str], Cell] = field(default_factory=dict)
    new: dict[int, dict[str, Any]] = field(default_factory=dict)
    wrong_new: dict[tuple[int, str], tuple[str, str]] = field(default_factory=dict)
    typed: dict[tuple[str, str], str] = field(
        default_factory=dict
    )  # what was typed for the values, word for word
    reason: str | None = None


def write_cells(
    plan: Plan,
    entity: type[Entity],
    cells: Sequence[Cell],
    draft: Draft,
    defaults: Mapping[str, Any],
    label: str = "",
) -> str | None:
    """Write cells and return why some were refused, or None; nothing refused has changed the plan."""
    batch = _read(plan, entity, cells, draft)
    typed_line = _typed_line(cells)
    if typed_line is not None:
        _complete(plan, entity, batch, draft, typed_line, defaults)
    while batch.values or batch.new:
        try:
            with plan.change(label or _label(entity, batch)):
                made = _apply(plan, entity, batch, defaults)
        except MitraError as error:
            _set_aside(batch, draft, error, typed_line)
        else:
            _mark_new(made, batch, draft)
            break
    return batch.reason


def _read(plan: Plan, entity: type[Entity], cells: Sequence[Cell], draft: Draft) -> _Batch:
    batch = _Batch()
    for cell in cells:
        declared = cell.column.field
        assert declared is not None
        was_wrong = draft.wrong.pop((cell.uid, cell.column.key), None)
        if cell.value == "" and was_wrong is not None:
            continue  # emptying a wrong text brings back what the plan holds
        try:
            value = read_cell(plan, declared, cell.value)
        except MitraError as error:
            _refuse(batch, draft, cell, str(error))
            continue
        if cell.new_line is not None:
            batch.new.setdefault(cell.new_line, {})[declared.name] = value
        elif getattr(plan.get(entity, cell.uid), declared.name) != value:
            key = cell.uid, declared.name
            batch.values[key] = cell._replace(value=value)
            batch.typed[key] = cell.value if isinstance(cell.value, str) else cell.column.text(value)
    return batch


def _refuse(batch: _Batch, draft: Draft, cell: Cell, reason: str) -> None:
    batch.reason = batch.reason or reason
    text = str(cell.value)
    if cell.new_line is not None:
        batch.wrong_new[cell.new_line, cell.column.key] = (text, reason)
        batch.new.setdefault(cell.new_line, {})
    elif text:
        draft.wrong[cell.uid, cell.column.key] = (text, reason)


def _typed_line(cells: Sequence[Cell]) -> int | None:
    """Return the line of a single cell typed for a new row: such a row may wait until it is complete."""
    return cells[0].new_line if len(cells) == 1 else None


def _complete(
    plan: Plan, entity: type[Entity], batch: _Batch, draft: Draft, line: int, defaults: Mapping[str, Any]
) -> None:
    """Keep what is typed for a new row until every required field is there; then let it be added."""
    for (_line, key), told in batch.wrong_new.items():
        draft.wrong["", key] = told
    batch.wrong_new.clear()
    draft.values.update(batch.new.pop(line, {}))
    full = {**defaults, **draft.values}
    needed = [one.name for one in fields_of(plan, entity) if one.required]
    whole = all(full.get(name) not in (None, "") for name in needed)
    if whole and not any(uid == "" for uid, _key in draft.wrong):
        batch.new[line] = dict(draft.values)


def _apply(plan: Plan, entity: type[Entity], batch: _Batch, defaults: Mapping[str, Any]) -> dict[int, str]:
    """Write a batch within a change; return the key of each new row by its line."""
    made = {}
    for (uid, name), cell in batch.values.items():
        setattr(plan.get(entity, uid), name, cell.value)
    for line, values in batch.new.items():
        if any(value not in (None, "", ()) for value in values.values()):
            made[line] = plan.add(new_row(plan, entity, {**defaults, **_given(values)})).uid
    return made


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _set_aside(batch: _Batch, draft: Draft, error: MitraError, typed_line: int | None) -> None:
    """Take what a rule refused out of the batch: the column it names, then the new rows, then all."""
    batch.reason = batch.reason or str(error)
    named = getattr(error, "field", None)
    blamed = [key for key in batch.values if key[1] == named]
    if not blamed and batch.new:
        if typed_line is not None:
            _keep_typed(batch, draft, error, named)
        batch.new.clear()
        return
    for uid, name in blamed or list(batch.values):
        del batch.values[uid, name]
        draft.wrong[uid, name] = (batch.typed[uid, name], str(error))


def _keep_typed(batch: _Batch, draft: Draft, error: MitraError, named: str | None) -> None:
    if named in draft.values:
        draft.wrong["", named] = (str(draft.values.pop(named)), str(error))


def _mark_new(made: Mapping[int, str], batch: _Batch, draft: Draft) -> None:
    """Show the wrong texts of pasted lines in the rows they became, and begin the next new row."""
    for (line, key), told in batch.wrong_new.items():
        if line in made:
            draft.wrong[made[line], key] = told
    if made:
        draft.values.clear()
        draft.forget("", None)


def _label(entity: type[Entity], batch: _Batch) -> str:
    if batch.new and not batch.values and len(batch.new) == 1:
        return _("Add {what}").format(what=singular_of(entity).lower())
    names = {cell.column.title for cell in batch.values.values()}
    if len(names) == 1 and not batch.new:
        return _("Change {field}").format(field=names.pop().lower())
    return _("Change cells")
