"""Every heading known for the columns of an entity: labels in both languages, names, and `headings`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planner.document import Plan, fields_of
from planner.exchange.sheet import headings_abroad
from planner.exchange.sheet.beside import beside_of
from planner.exchange.sheet.headings import ANY_TITLE, HEADINGS
from planner.exchange.sheet.level_words import FIGURES, STAGE_BY_THE_OTHERS, STAGES
from planner.exchange.words import plain
from planner.i18n import LANGUAGES, use_language
from planner.model import (
    ENTITIES,
    Entity,
    Organisation,
    PlanInfo,
    Relationship,
    Risk,
    field_named,
    fields_of_class,
    key_of,
    plural_of,
    singular_of,
)

Rank = tuple[int, int]
LEVELS = ("likelihood", "impact")
_FIGURES = frozenset(FIGURES.split("; "))
_AT_A_STAGE, _BY_THE_OTHERS = (1, 500), ((1, 700), (1, 900))


@dataclass(frozen=True)
class Known:
    """The headings of one entity: for each the keys it may stand for, best first, with their rank.

    `titles` are headings that name this very entity ("Risk"), not just any ("Name").
    """

    entity: type[Entity]
    keys: dict[str, list[tuple[Rank, str]]]
    titles: frozenset[str]

    @property
    def needed(self) -> list[str]:
        """The fields without which no row can be made."""
        return [field.name for field in fields_of_class(self.entity) if field.required]

    def meanings(self, word: str) -> list[tuple[Rank, str]]:
        """Return the keys a heading may stand for, best first; a level may tell its stage ("New impact")."""
        if word in self.keys or self.entity is not Risk:
            return self.keys.get(word, [])
        stage, rest = at_stage(word)
        levels = [key for _rank, key in self.keys.get(rest, []) if key in LEVELS] if stage else []
        return [(rank, f"{begin}{key}") for key in levels[:1] for rank, begin in _stages()[stage]]


def known_headings(plan: Plan, entity: type[Entity]) -> Known:
    """Return the headings of an entity; labels and names rank before what `headings` adds."""
    keys: dict[str, list[tuple[Rank, str]]] = {}
    titles: set[str] = set()
    for code in LANGUAGES:
        with use_language(code):
            for field in fields_of(plan, entity):
                for word in (field.label, field.name) if field.tabular else ():
                    _note(keys, plain(word), (0, 0), field.name)
            if entity.title_field:
                titles |= {plain(text) for text in _entity_words(entity)}
    _note_listed(keys, entity)
    for place, word in enumerate(sorted(titles)):
        _note(keys, word, (1, place), str(entity.title_field))
    if entity.title_field:
        listed = HEADINGS.get(key_of(entity), {}).get(entity.title_field, "")
        titles |= {plain(word) for word in listed.split(";")}
        if entity is Risk:
            titles |= {plain(word) for word in headings_abroad.RISK["title"].split(";")}
        for place, word in enumerate(ANY_TITLE.split(";")):
            _note(keys, plain(word), (2, place), entity.title_field)
    keys.pop("", None)
    return Known(entity, {word: sorted(found) for word, found in keys.items()}, frozenset(titles))


def at_stage(word: str) -> tuple[str, str]:
    """Return the words of a heading that tell a stage, and the rest: ("new", "impact"); "" where there are none.

    Words that any figure of a risk may have about it are left out too: "Nilai risiko residual D" is ("residual",
    "d").
    """
    around = f" {word} "
    stage = next((one for one in _stages() if f" {one} " in around), "")
    if not stage:
        return "", word
    rest = around.replace(f" {stage} ", " ", 1).split()
    told = [one for one in rest if one not in _FIGURES]
    return stage, " ".join(told or rest)


def is_score_at_stage(word: str) -> bool:
    """Tell whether a heading names the score at some stage ("Residual risk score", "Nilai risiko inheren nilai")."""
    stage, rest = at_stage(word)
    return bool(stage and rest) and all(one in _FIGURES for one in rest.split())


@cache
def _stages() -> dict[str, list[tuple[Rank, str]]]:
    """Return the words of stages, the longest first, with how keys of levels begin there, best first."""
    found = {
        plain(word): [(_AT_A_STAGE, begin)] for begin, words in STAGES.items() for word in words.split(";")
    }
    now, then = _BY_THE_OTHERS
    found |= {plain(word): [(now, ""), (then, "residual_")] for word in STAGE_BY_THE_OTHERS.split(";")}
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


def _note_listed(keys: dict[str, list[tuple[Rank, str]]], entity: type[Entity]) -> None:
    for key, words in HEADINGS.get(key_of(entity), {}).items():
        for place, word in enumerate(words.split(";")):
            _note(keys, plain(word), (1, place), key)
    for key, words in headings_abroad.RISK.items() if entity is Risk else ():
        for place, word in enumerate(words.split(";"), 1000):
            _note(keys, plain(word), (1, place), key)
    for beside in beside_of(entity):
        _note(keys, plain(beside.key), (1, 0), beside.key)


def _note(keys: dict[str, list[tuple[Rank, str]]], word: str, rank: Rank, key: str) -> None:
    found = keys.setdefault(word, [])
    if all(one != key for _rank, one in found):
        found.append((rank, key))


def _entity_words(entity: type[Entity]) -> list[str]:
    one = singular_of(entity)
    return [one, plural_of(entity), f"{one} name", f"nama {one}"]


def listable() -> list[type[Entity]]:
    """Return the entities a client may send a list of, the likeliest first; nothing that is only drawn."""
    first: list[type[Entity]] = [Organisation, Relationship, Risk]
    others = [one for one in ENTITIES if one not in first and one.exported and one is not PlanInfo]
    return [*first, *(one for one in others if not _is_drawn(one))]


def _is_drawn(entity: type[Entity]) -> bool:
    if key_of(entity) == "view":
        return True
    try:
        return field_named(entity, "view").target == "view"
    except KeyError:
        return False
