"""Guesses what a sheet holds: the row of the headings, what its rows are, what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.document import Plan
from planner.errors import Invalid
from planner.exchange.sheet.beside import beside_named
from planner.exchange.sheet.cells import Sheet, text_of
from planner.exchange.sheet.columns import Mapped, is_numbering, map_columns
from planner.exchange.sheet.heading_rows import has_second_row, name_columns
from planner.exchange.sheet.headings import SUBJECTS
from planner.exchange.sheet.known import Known, at_stage, known_headings, listable
from planner.exchange.sheet.table import Heads
from planner.exchange.words import nearest, plain
from planner.i18n import _
from planner.model import BY_KEY, Entity, fields_of_class, key_of, singular_of

HEADER_WITHIN = 30  # rows
NO_HEADER = -1
_LONGEST_HEADING, _LONGEST_CELL = 60, 200  # letters, with its remarks
_TITLE, _SPECIFIC, _SUBJECT, _CHOSEN, _LITTLE = 2.0, 1.0, 2.0, 100.0, 0.01


@dataclass(frozen=True)
class Guess:
    """What a sheet was taken for.

    `header` is the row of the headings from 0, or -1 when there is none, `below` the row under them;
    `headings` names every column that has cells; `mapped` says what columns were read as. `confidence`, 0 to 1,
    says how far this reading is ahead of the next best.
    """

    sheet: Sheet
    entity: type[Entity]
    header: int
    below: int
    headings: dict[int, str]
    mapped: Mapped
    score: float
    confidence: float = 1.0

    @property
    def heads(self) -> Heads:
        """What tells the rows of the table apart."""
        keys = self.mapped.keys
        counted = {column for column, name in self.headings.items() if is_numbering(name)}
        besides = {column for column, key in keys.items() if beside_named(self.entity, key) is not None}
        return Heads(
            self.header,
            self.below,
            keys,
            self.entity.title_field,
            frozenset(counted | {column for column, key in keys.items() if key == "code"}),
            frozenset(besides),
        )


def guess(
    plan: Plan,
    sheets: Iterable[Sheet],
    *,
    source: str = "",
    entity: type[Entity] | None = None,
    header_row: int | None = None,
    columns: Mapping[str, str] | None = None,
) -> Guess:
    """Return the best reading of the best of `sheets`; what is given is kept. `header_row` counts from 1, 0
    is none.

    Raises Invalid when no row reads like headings, or a chosen column is not there.
    """
    entities = [entity] if entity is not None else listable()
    known = [known_headings(plan, one) for one in entities]
    sheets = list(sheets)
    found = [_of_sheet(plan, sheet, known, source, header_row, columns or {}) for sheet in sheets]
    best = max((one for one in found if one is not None), key=lambda one: one.score, default=None)
    if best is None:
        best = _without_header(plan, sheets, entity, header_row, columns or {})
    if best is None:
        raise _no_header(sheets, entity)
    _check_needed(best)
    return best


def _check_needed(found: Guess) -> None:
    """Raise Invalid when no column gives what a row of the entity cannot be without."""
    for field in fields_of_class(found.entity):
        if field.required and field.name not in found.mapped.keys.values():
            raise Invalid(
                _(
                    "No column of “{sheet}” reads as {field} ({name}); say which one it is of {columns}."
                ).format(
                    sheet=found.sheet.name,
                    field=field.label,
                    name=field.name,
                    columns=", ".join(found.headings.values()),
                )
            )


def _of_sheet(
    plan: Plan,
    sheet: Sheet,
    known: list[Known],
    source: str,
    header_row: int | None,
    columns: Mapping[str, str],
) -> Guess | None:
    if header_row == 0:
        return None
    rows = range(min(HEADER_WITHIN, len(sheet.cells))) if header_row is None else [header_row - 1]
    words = _Words(known)
    found: list[tuple[float, int, int, Known]] = []
    for row in rows:
        if row >= len(sheet.cells):
            continue
        below = row + (2 if has_second_row(sheet, row, words.is_known) else 1)
        heard = [words.known(name) for name in _heard(sheet, row, below)]
        chosen = _chosen(heard, columns)
        for one in known:
            score = _score(one, heard, chosen, forced=header_row is not None)
            if score:
                found.append((score + _subject(one.entity, sheet, row, source), row, below, one))
    if not found:
        return None
    score, header, below, one = max(found, key=lambda each: each[0])
    headings = name_columns(sheet, header, below)
    mapped = map_columns(plan, one, sheet, below, headings, words.known, columns)
    others = max((each[0] for each in found if each[3] is not one), default=0.0)
    return Guess(sheet, one.entity, header, below, headings, mapped, score, _ahead(score, others))


def _heard(sheet: Sheet, row: int, below: int) -> list[str]:
    """Return what a row says as headings; where it has a second row, what both say."""
    if below - row == 1:
        return [text_of(cell) for cell in sheet.cells[row]]
    return list(name_columns(sheet, row, below).values())


def _ahead(score: float, others: float) -> float:
    """Return how sure a reading is, 0.5 to 1, by the score of the next best: half of it is no doubt."""
    return round(min(1.0, 1.5 - max(others / score, 0.5)), 2)


class _Words:
    """Which known heading a text is, exactly or nearly; each text is looked up once."""

    def __init__(self, known: list[Known]) -> None:
        self._all = sorted({word for one in known for word in one.keys})
        self._sure = frozenset(self._all)
        self._found: dict[str, str] = {}

    def known(self, text: str) -> str:
        """Return the known heading that is the text, or like it; else the text made plain."""
        if text not in self._found:
            word = plain(text) if len(text) <= _LONGEST_CELL else ""
            word = word if len(word) <= _LONGEST_HEADING else ""
            near = None if not word or self.is_known(word) else nearest(word, self._all)
            self._found[text] = near[0] if near is not None else word
        return self._found[text]

    def is_known(self, word: str) -> bool:
        """Tell whether a plain text is a heading, also of a level at some stage ("new impact")."""
        return word in self._sure or at_stage(word)[1] in self._sure


def _score(known: Known, heard: list[str], chosen: float, *, forced: bool) -> float:
    """Return how well a row reads as the headings of an entity; 0 when a needed column is missing."""
    keys: set[str] = set()
    score = chosen
    for word in heard:
        found = [key for _rank, key in known.meanings(word) if key not in keys]
        if found:
            best = next((key for key in found if key in known.needed), found[0])
            keys.add(best)
            score += _TITLE if best in known.needed else 1.0
            score += _SPECIFIC if word in known.titles else 0.0
    alone = sum(1 for word in heard if word) == 1
    enough = len(keys) >= 2 or (alone and bool(keys))
    complete = all(name in keys for name in known.needed)
    return score + _LITTLE if (complete and enough) or chosen or forced else 0.0


def _chosen(heard: list[str], columns: Mapping[str, str]) -> float:
    """Return a bonus when the row holds every column a person named."""
    named = [plain(theirs) for theirs in columns if not _is_letters(theirs)]
    return _CHOSEN if named and all(word in heard for word in named) else 0.0


def _is_letters(text: str) -> bool:
    return text.isascii() and text.isalpha() and text.isupper() and len(text) <= 2


def _subject(entity: type[Entity], sheet: Sheet, header: int, source: str) -> float:
    """Return a bonus when the name of the file or sheet, or a title above the headings, tells the entity."""
    titles = [text_of(cell) for row in sheet.cells[:header] for cell in row if cell is not None]
    told = f" {plain(' '.join([source, sheet.name, *titles]))} "
    words = SUBJECTS.get(key_of(entity), "").split(";")
    return _SUBJECT if any(f" {word.strip()} " in told for word in words if word.strip()) else 0.0


def _without_header(
    plan: Plan,
    sheets: list[Sheet],
    entity: type[Entity] | None,
    header_row: int | None,
    columns: Mapping[str, str],
) -> Guess | None:
    """Read a bare list: the columns are called A, B, C; a single one holds names."""
    if entity is None or not sheets:
        return None
    sheet = sheets[0]
    width = max(map(len, sheet.cells), default=0)
    if header_row != 0 and not columns and (width != 1 or entity.title_field is None):
        return None
    headings = name_columns(sheet, NO_HEADER, 0)
    chosen = columns or ({"A": str(entity.title_field)} if entity.title_field else {})
    mapped = map_columns(plan, known_headings(plan, entity), sheet, 0, headings, plain, chosen)
    return Guess(sheet, entity, NO_HEADER, 0, headings, mapped, 0.0)


def entity_named(key: str | type[Entity] | None) -> type[Entity] | None:
    """Return the entity of a key. Raises Invalid when there is none of that name."""
    if key is None or not isinstance(key, str):
        return key
    found = BY_KEY.get(key)
    if found is None or found not in listable():
        names = " ".join(key_of(one) for one in listable())
        raise Invalid(_("There is no list of “{name}”; there are {names}.").format(name=key, names=names))
    return found


def _no_header(sheets: list[Sheet], entity: type[Entity] | None) -> Invalid:
    names = ", ".join(f"“{sheet.name}”" for sheet in sheets[:5])
    if entity is None:
        return Invalid(
            _(
                "No row of {sheets} reads like headings; say which row holds them, "
                "and which column is the name, or what the list is about."
            ).format(sheets=names)
        )
    return Invalid(
        _(
            "No row of {sheets} reads like the headings of a list of {entity}; say which row holds them."
        ).format(sheets=names, entity=singular_of(entity))
    )
