"""From a file or a pasted table to rows of the plan: look first, then apply; or both at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from planner.document import Plan
from planner.errors import Invalid
from planner.exchange.outcome import Note, Outcome, Unread
from planner.exchange.sheet.apply import write
from planner.exchange.sheet.cells import Sheet, cell_name, text_of, tidy
from planner.exchange.sheet.columns import is_computed, is_numbering, label_of
from planner.exchange.sheet.guess import Guess, entity_named, guess
from planner.exchange.sheet.plan_rows import plan_rows
from planner.exchange.sheet.preview import Preview
from planner.exchange.sheet.read import read_sheets
from planner.i18n import _, percent
from planner.model import Entity, plural_of

EntityOrKey = type[Entity] | str | None


def preview_sheet(
    plan: Plan,
    source: Path,
    *,
    entity: EntityOrKey = None,
    sheet: str | None = None,
    header_row: int | None = None,
    columns: Mapping[str, str] | None = None,
) -> Preview:
    """Return what importing a file would do; what is not given (entity, sheet, header, columns) is guessed.

    `header_row` counts from 1, 0 says there is none; `columns` maps their headings (or letters) to our keys,
    to "" what is to be left out. Raises FileProblem for an unreadable file, Invalid when nothing fits.
    """
    sheets = read_sheets(source)
    names = tuple(one.name for one in sheets)
    if sheet is not None:
        chosen = [one for one in sheets if one.name.casefold() == sheet.strip().casefold()]
        if not chosen:
            raise Invalid(
                _("{name} has no sheet “{sheet}”; there are {names}.").format(
                    name=source.name, sheet=sheet, names=", ".join(names)
                )
            )
        sheets = chosen
    return _preview(plan, sheets, names, source.stem, entity, header_row, columns or {})


def preview_cells(
    plan: Plan,
    cells: Sequence[Sequence[Any]],
    *,
    entity: EntityOrKey = None,
    header_row: int | None = None,
    columns: Mapping[str, str] | None = None,
    name: str = "",
) -> Preview:
    """Return what importing a pasted table would do; a single column without a heading holds names of
    `entity`.

    Raises Invalid when nothing fits.
    """
    sheet = Sheet(name or _("Pasted table"), tidy([list(row) for row in cells]))
    if not sheet.cells:
        raise Invalid(_("There is nothing to paste; copy some cells first."))
    return _preview(plan, [sheet], (sheet.name,), "", entity, header_row, columns or {})


def apply_preview(
    plan: Plan, preview: Preview, *, prefer_theirs: bool = False, first: Callable[[], None] | None = None
) -> Outcome:
    """Do what a preview shows, and `first` before it, in one undo step; if the plan changed meanwhile, it is made anew.

    Values the plan holds already are kept unless `prefer_theirs`. Raises Invalid when a rule is broken.
    """
    if preview.at != plan.count:
        header = preview.header_row
        preview = _preview(plan, [preview.sheet], preview.sheets, "", preview.entity, header, preview.chosen)
    return write(plan, preview, prefer_theirs=prefer_theirs, dry_run=False, first=first)


def import_sheet(
    plan: Plan,
    source: Path,
    *,
    entity: EntityOrKey = None,
    sheet: str | None = None,
    header_row: int | None = None,
    columns: Mapping[str, str] | None = None,
    prefer_theirs: bool = False,
    dry_run: bool = False,
) -> Outcome:
    """Import a list in one undo step and account for every row; with `dry_run` the plan stays as it is.

    The parameters are those of `preview_sheet`. Raises FileProblem or Invalid; then nothing is written.
    """
    preview = preview_sheet(plan, source, entity=entity, sheet=sheet, header_row=header_row, columns=columns)
    return write(plan, preview, prefer_theirs=prefer_theirs, dry_run=dry_run)


def _preview(
    plan: Plan,
    sheets: list[Sheet],
    names: tuple[str, ...],
    source: str,
    entity: EntityOrKey,
    header_row: int | None,
    columns: Mapping[str, str],
) -> Preview:
    found = guess(
        plan, sheets, source=source, entity=entity_named(entity), header_row=header_row, columns=columns
    )
    mapped = found.mapped
    preview = Preview(
        sheet=found.sheet,
        sheets=names,
        header_row=found.header + 1,
        first_row=found.below + 1,
        entity=found.entity,
        sure=found.confidence,
        headings=tuple(found.headings.values()),
        columns=tuple(found.headings),
        mapping={found.headings[column]: key for column, key in sorted(mapped.keys.items())},
        confidence={found.headings[column]: sure for column, sure in sorted(mapped.confidence.items())},
        unused=tuple(found.headings[column] for column in _unused(found)),
        chosen=dict(columns),
        at=plan.count,
    )
    preview.notes += [*_told_guess(found), *_told_columns(plan, found)]
    plan_rows(plan, found, preview)
    preview.unread += [_told(found, column) for column in _unused(found)]
    preview.notes += [_left_out(one.name) for one in sheets if one is not found.sheet]
    return preview


def _told_guess(found: Guess) -> Iterator[Note]:
    """Say what the list was taken for, where its headings are not simply the first row or another reading is near."""
    if found.header > 0 or found.confidence < 1:
        told = _("Headings in row {row}; the rows are read as {entity}, {sure} sure.")
        row = found.sheet.cells[max(found.header, 0)]
        column = next((place for place, cell in enumerate(row) if cell is not None), 0)
        entity, sure = plural_of(found.entity), percent(found.confidence)
        yield Note(
            found.sheet.name,
            cell_name(max(found.header, 0), column),
            text_of(row[column]) if row else None,
            told.format(row=found.header + 1, entity=entity, sure=sure),
        )


def _told_columns(plan: Plan, found: Guess) -> Iterator[Note]:
    """Name the columns whose meaning is not certain, and those that are not needed."""
    for column, sure in sorted(found.mapped.confidence.items()):
        if sure < 1:
            told = _("Read as {field}, {sure} sure.")
            key = found.mapped.keys[column]
            place = cell_name(max(found.below - 1, 0), column)
            told = told.format(field=label_of(plan, found.entity, key), sure=percent(sure))
            yield Note(found.sheet.name, place, found.headings[column], told)
    for column in sorted(found.mapped.left_out):
        heading = found.headings[column]
        if is_computed(heading):
            reason = _("The plan works this out itself; the column is left out.")
        elif is_numbering(heading):
            reason = _("It only numbers the rows; the column is left out.")
        else:
            continue
        yield Note(found.sheet.name, cell_name(max(found.below - 1, 0), column), heading, reason)


def _left_out(sheet: str) -> Note:
    return Note(sheet, "", None, _("This sheet is left out; if it holds a list too, import it by its name."))


def _unused(found: Guess) -> list[int]:
    taken = found.mapped.keys.keys() | found.mapped.left_out
    return [column for column in found.headings if column not in taken]


def _told(found: Guess, column: int) -> Unread:
    reason = _("No field fits this column; it is left out unless you map it.")
    return Unread(found.sheet.name, cell_name(max(found.header, 0), column), found.headings[column], reason)
