"""What a text from the clipboard means for the map: names, links between two columns, or an indented outline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planner.document import folded
from planner.edits.capture import kind_named
from planner.edits.table_text import read_table
from planner.errors import Invalid
from planner.i18n import _, number
from planner.model import Organisation, field_named
from planner.model.choices import RelationshipKind
from planner.model.fields import LONGEST_NAME

MOST_LINES = 5000
_TAB, _STEP = 8, 2  # blanks: of a tab, and the fewest that indent a line; one alone is a slip of the hand
_BULLET = re.compile(r"[-–—*•·▪▫◦‣●○■□➢✓o]|[\uf0a7\uf0b7\uf0d8]")  # o and the last are Word's
_BULLETED = re.compile(rf"({_BULLET.pattern})\s+(\S.*)")
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_NUMBERED = re.compile(rf"({_NUMBER.pattern})[.)]?\s+(\S.*)")


@dataclass(frozen=True)
class Meaning:
    """Each partner named once, in order; who stands under whom, and who is linked to whom, by their names."""

    names: tuple[str, ...] = ()
    parents: dict[str, str] = field(default_factory=dict)
    links: tuple[tuple[str, str, RelationshipKind], ...] = ()


@dataclass(frozen=True)
class _Line:
    """A line with one text in it: its number, how far it is indented, and the text."""

    number: int
    indent: int
    text: str


def understand(text: str) -> Meaning:
    """Return what a pasted text means. Raises Invalid with one sentence that names the line."""
    return meaning_of(read_table(text))


def meaning_of(cells: Sequence[Sequence[str]]) -> Meaning:
    """Return what rows of cells mean: one text a row is a list or an outline, two or three make links.

    Raises Invalid with one sentence that names the line.
    """
    rows = [(place, list(row)) for place, row in enumerate(cells, 1) if any(map(_bare, row))]
    if not rows:
        raise Invalid(_("The clipboard holds no text. Copy a list in Excel first."))
    if len(rows) > MOST_LINES:
        raise Invalid(
            _("The clipboard holds {n} lines; paste at most {most} at a time.").format(
                n=number(len(rows)), most=number(MOST_LINES)
            )
        )
    for shape in (rows, [(place, _without_mark(row)) for place, row in rows]):
        if all(sum(bool(_bare(cell)) for cell in row) == 1 for _place, row in shape):
            return _outline([_line(place, row) for place, row in shape])
    return _links(rows)


def _bare(cell: str) -> str:
    return " ".join(cell.split())


def _without_mark(row: Sequence[str]) -> list[str]:
    """Join a bullet or number in a cell of its own with the text beside it, as Word and Excel copy lists."""
    filled = [place for place, cell in enumerate(row) if _bare(cell)]
    if len(filled) == 2:
        first, second = (_bare(row[place]) for place in filled)
        if _BULLET.fullmatch(first) or _NUMBER.fullmatch(first.rstrip(".)")):
            return [*row[: filled[0]], f"{first} {second}"]
    return list(row)


# Lists and outlines


def _line(place: int, row: Sequence[str]) -> _Line:
    column = next(i for i, cell in enumerate(row) if _bare(cell))
    lead = row[column][: len(row[column]) - len(row[column].lstrip())]
    return _Line(place, (column * _TAB + len(lead)) // _STEP, _bare(row[column]))


def _outline(lines: list[_Line]) -> Meaning:
    lines = _by_numbers(lines) or _by_bullets(lines)
    names: dict[str, str] = {}
    parents: dict[str, str] = {}
    told: dict[str, int] = {}
    stack: list[tuple[int, str]] = []
    for line in lines:
        name = names.setdefault(folded(line.text), _name(line.number, line.text))
        while stack and stack[-1][0] >= line.indent:
            stack.pop()
        above = stack[-1][1] if stack else None
        if above is not None and above != name:
            if parents.setdefault(name, above) != above:
                raise Invalid(
                    _("Line {line}: “{name}” stands under “{other}” already, since line {first}.").format(
                        line=line.number, name=name, other=parents[name], first=told[name]
                    )
                )
            told.setdefault(name, line.number)
        stack.append((line.indent, name))
    return Meaning(tuple(names.values()), parents)


def _by_numbers(lines: list[_Line]) -> list[_Line] | None:
    """Return lines without their numbers, indented by them; None unless every line has one of its own."""
    found = [_NUMBERED.fullmatch(line.text) for line in lines]
    numbers = [match[1] for match in found if match is not None]
    if len(numbers) < max(2, len(lines)) or len({*numbers}) < len(numbers) or numbers[0].split(".")[0] != "1":
        return None
    return [
        _Line(line.number, match[1].count("."), match[2])
        for line, match in zip(lines, found, strict=True)
        if match is not None
    ]


def _by_bullets(lines: list[_Line]) -> list[_Line]:
    """Return lines without their bullets; where nothing is indented, each further kind of bullet is a step."""
    found = [_BULLETED.fullmatch(line.text) for line in lines]
    kinds = list(dict.fromkeys(match[1] for match in found if match is not None))
    flat = len({line.indent for line in lines}) == 1 and all(found)
    if kinds == ["o"] and not all(found):  # a name such as "O Boticário" in a list without bullets
        return lines
    return [
        line
        if match is None
        else _Line(line.number, kinds.index(match[1]) if flat else line.indent, match[2])
        for line, match in zip(lines, found, strict=True)
    ]


# Links


def _links(rows: list[tuple[int, list[str]]]) -> Meaning:
    names: dict[str, str] = {}
    links: dict[tuple[str, str, RelationshipKind], None] = {}
    for place, row in rows:
        source, target, kind = _ends(place, [_bare(cell) for cell in row])
        known = [names.setdefault(folded(one), _name(place, one)) for one in (source, target) if one]
        if len(known) == 2:
            links[known[0], known[1], kind] = None
    return Meaning(tuple(names.values()), {}, tuple(links))


def _ends(place: int, cells: list[str]) -> tuple[str, str, RelationshipKind]:
    source, target, word, *rest = [*cells, "", "", ""]
    if any(rest):
        raise Invalid(
            _(
                "Line {line} has more than three cells; a larger table needs headings in its first line."
            ).format(line=place)
        )
    if not source or (word and not target):
        raise Invalid(
            _("Line {line}: a link needs a partner in the first and in the second column.").format(line=place)
        )
    try:
        return source, target, kind_named(word)
    except Invalid as refused:
        raise _at(place, refused) from None


def _name(place: int, text: str) -> str:
    if len(text) > LONGEST_NAME:
        raise Invalid(
            _("Line {line} is too long for a name: it has {n} characters, {most} are allowed.").format(
                line=place, n=number(len(text)), most=LONGEST_NAME
            )
        )
    try:
        return str(field_named(Organisation, "name").clean(text))
    except Invalid as refused:
        raise _at(place, refused) from None


def _at(place: int, refused: Invalid) -> Invalid:
    return Invalid(_("Line {line}: {reason}").format(line=place, reason=refused), refused.field)
