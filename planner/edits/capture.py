"""Fast capture: one typed line becomes a link, a partner, a risk or a task, in one undo step.

`Acme > Beta : supplies` links (and makes who is missing), `! text` is a risk, `@who text` a task, `+ name` or
a plain name a partner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from planner.document import Plan, folded
from planner.edits.rows import new_row
from planner.errors import Invalid
from planner.i18n import LANGUAGES, N_, _, use_language
from planner.model import Entity, Organisation, Relationship, Risk, Task, field_named
from planner.model.choices import RelationshipKind, RelationshipStatus

_ARROW = re.compile(r"<?[-=]*>|[→↔]")  # whatever a person types for an arrow

CAPTURE = N_("Capture a line")


class Sort(Enum):
    """What a line will become."""

    LINK = "link"
    PARTNER = "partner"
    RISK = "risk"
    TASK = "task"


@dataclass(frozen=True)
class Line:
    """A line as understood: `first` is source, name or text; `second` the target, or who does a task."""

    sort: Sort
    first: str
    second: str = ""
    kind: RelationshipKind | None = None
    two_way: bool = False


def understand(text: str) -> Line | None:
    """Return what a line means, or None while it says nothing.

    Raises Invalid for an unknown kind of relationship, half a link, or several links on one line.
    """
    text = text.strip()
    if not text:
        return None
    if text[0] == "!":
        return _needing(Line(Sort.RISK, text[1:].strip()))
    if text[0] == "@":
        who, _space, what = text[1:].partition(" ")
        return _needing(Line(Sort.TASK, what.strip(), who.replace("_", " ")))
    if _ARROW.search(text):
        return _link(text)
    return _needing(Line(Sort.PARTNER, text.removeprefix("+").strip()))


def _needing(line: Line) -> Line | None:
    return line if line.first else None


def _link(text: str) -> Line:
    arrows = _ARROW.findall(text)
    if len(arrows) > 1:
        raise Invalid(_("One link a line: Acme > Beta : supplies."))
    source, rest = _ARROW.split(text)
    target, _colon, word = rest.partition(":")
    if not source.strip() or not target.strip():
        raise Invalid(_("A link needs a partner on both sides: Acme > Beta : supplies."))
    two_way = arrows[0][0] in "<↔"
    return Line(Sort.LINK, source.strip(), target.strip(), kind_named(word.strip()), two_way)


def kind_named(word: str) -> RelationshipKind:
    """Return the kind a word or its beginning means, in any language; OTHER for none. Raises Invalid."""
    if not word:
        return RelationshipKind.OTHER
    wanted = word.casefold()
    for exact in (True, False):
        for kind in RelationshipKind:
            names = _names_of(kind)
            if wanted in names or (not exact and any(name.startswith(wanted) for name in names)):
                return kind
    known = ", ".join(kind.label.lower() for kind in RelationshipKind)
    raise Invalid(
        _("“{word}” is no kind of relationship. Known are: {known}.").format(word=word, known=known)
    )


@cache
def _names_of(kind: RelationshipKind) -> set[str]:
    """Return the words for a kind in every language: in a workshop people speak both."""
    names = {str(kind.value).casefold()}
    for language in LANGUAGES:
        with use_language(language):
            names.add(kind.label.casefold())
    return names


def find_partner(plan: Plan, name: str) -> Organisation | None:
    """Return the partner of that name or short name."""
    wanted = folded(name)
    rows = plan.rows(Organisation)
    by_name = next((one for one in rows if folded(one.name) == wanted), None)
    return by_name or next((one for one in rows if folded(one.short_name) == wanted), None)


def capture(plan: Plan, text: str) -> tuple[type[Entity], str] | None:
    """Make what a line says; return the key of the row, or None for an empty line. Raises Invalid."""
    line = understand(text)
    if line is None:
        return None
    if line.sort is Sort.PARTNER and (known := find_partner(plan, line.first)) is not None:
        raise Invalid(_("{name} is in the plan already.").format(name=known.name))
    with plan.change(CAPTURE):
        row = _make(plan, line)
    return type(row), row.uid


def captured(plan: Plan) -> list[tuple[type[Entity], str]]:
    """Return the keys of what was captured since the plan was opened and not taken back, newest first."""
    found = []
    for step in reversed(plan.done):
        made = [entry.key for entry in step.log if step.label == CAPTURE and entry.old is None]
        found += [key for key in made if key[0] is Relationship][:1] or made[
            :1
        ]  # a link may have made partners
    return [key for key in found if plan.get(*key) is not None]


def _make(plan: Plan, line: Line) -> Entity:
    if line.sort is Sort.RISK:
        return plan.add(new_row(plan, Risk, {"title": line.first}))
    if line.sort is Sort.TASK:
        return plan.add(new_row(plan, Task, {"name": line.first, "owner": line.second or None}))
    if line.sort is Sort.PARTNER:
        return _partner(plan, line.first)
    source, target = _partner(plan, line.first), _partner(plan, line.second)
    return plan.add(
        Relationship(
            source=source.uid,
            target=target.uid,
            kind=line.kind,
            two_way=line.two_way,
            status=RelationshipStatus.PLANNED,
        )
    )


def _partner(plan: Plan, name: str) -> Organisation:
    known = find_partner(plan, name)
    return known or plan.add(Organisation(name=field_named(Organisation, "name").clean(name)))
