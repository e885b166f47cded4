"""Guesses what a sheet holds: the row of the headings, what its rows are, what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.document import Plan
from planner.errors import Invalid
from planner.exchange.sheet.cells import Sheet, column_letters, text_of
from planner.exchange.sheet.columns import Mapped, map_columns
from planner.exchange.sheet.headings import SUBJECTS
from planner.exchange.sheet.known import Known, known_headings, listable
from planner.exchange.words import nearest, plain
from planner.i18n import _
from planner.model import BY_KEY, Entity, fields_of_class, key_of, singular_of

HEADER_WITHIN = 30  # rows
NO_HEADER = -1
_LONGEST_HEADING = 60
_TITLE, _SPECIFIC, _SUBJECT, _CHOSEN, _LITTLE = 2.0, 1.0, 2.0, 100.0, 0.01


@dataclass(frozen=True)
class Guess:
    """What a sheet was taken for.

    `header` is the row of the headings from 0, or -1 when there is none; `headings` names every column that
    has cells; `mapped` says what columns were read as.
    """

    sheet: Sheet
    entity: type[Entity]
    header: int
    headings: dict[int, str]
    mapped: Mapped
    score: float


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
    best: tuple[float, int, Known] | None = None
    words = _Words(known)
    for row in rows:
        if row >= len(sheet.cells):
            continue
        heard = [words.known(text_of(cell)) for cell in sheet.cells[row]]
        chosen = _chosen(heard, columns)
        for one in known:
            score = _score(one, heard, chosen, forced=header_row is not None)
            score += _subject(one.entity, sheet, row, source) if score else 0
            if score and (best is None or score > best[0]):
                best = score, row, one
    if best is None:
        return None
    score, header, one = best
    headings = name_columns(sheet, header)
    mapped = map_columns(plan, one, sheet, header, headings, words.known, columns)
    return Guess(sheet, one.entity, header, headings, mapped, score)


class _Words:
    """Which known heading a text is, exactly or nearly; each text is looked up once."""

    def __init__(self, known: list[Known]) -> None:
        self._all = sorted({word for one in known for word in one.keys})
        self._sure = frozenset(self._all)
        self._found: dict[str, str] = {}

    def known(self, text: str) -> str:
        """Return the known heading that is the text, or like it; else the text made plain."""
        if text not in self._found:
            word = plain(text) if len(text) <= _LONGEST_HEADING else ""
            near = None if word in self._sure or not word else nearest(word, self._all)
            self._found[text] = near[0] if near is not None else word
        return self._found[text]


def _score(known: Known, heard: list[str], chosen: float, *, forced: bool) -> float:
    """Return how well a row reads as the headings of an entity; 0 when a needed column is missing."""
    keys: set[str] = set()
    score = chosen
    for word in heard:
        found = [key for _rank, key in known.keys.get(word, []) if key not in keys]
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


def name_columns(sheet: Sheet, header: int) -> dict[int, str]:
    """Return the heading of each column that has cells.

    Headings that repeat are told apart by the group above them ("Residual Impact"), else by their letters.
    """
    width = max(map(len, sheet.cells), default=0)
    own = _row_texts(sheet, header, width) if header >= 0 else [""] * width
    above = _groups(sheet, header - 1, width) if header > 0 else [""] * width
    names: dict[int, str] = {}
    for column in range(width):
        name = own[column]
        if name and own.count(name) > 1 and above[column]:
            name = f"{above[column]} {name}"
        if not name:
            name = column_letters(column)
        elif name in names.values():
            name = f"{name} [{column_letters(column)}]"
        names[column] = name
    return names


def _row_texts(sheet: Sheet, row: int, width: int) -> list[str]:
    texts = [text_of(cell) for cell in sheet.cells[row]] if row < len(sheet.cells) else []
    return texts + [""] * (width - len(texts))


def _groups(sheet: Sheet, row: int, width: int) -> list[str]:
    """Return the titles of a row that stand above several columns, carried over the columns they span."""
    texts = _row_texts(sheet, row, width)
    if sum(1 for text in texts if text) < 2:
        return [""] * width
    for column in range(1, width):
        texts[column] = texts[column] or texts[column - 1]
    return texts


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
    headings = name_columns(sheet, NO_HEADER)
    chosen = columns or ({"A": str(entity.title_field)} if entity.title_field else {})
    mapped = map_columns(plan, known_headings(plan, entity), sheet, NO_HEADER, headings, plain, chosen)
    return Guess(sheet, entity, NO_HEADER, headings, mapped, 0.0)


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
