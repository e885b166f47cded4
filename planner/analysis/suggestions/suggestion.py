"""What a suggestion is: a fact of the plan that is worth a risk, and the risk drafted from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner.analysis.checks.rule import Subjects
from planner.analysis.gather import Ecosystem
from planner.display import name_of
from planner.i18n import _
from planner.model import Entity, Risk, RiskLink, key_of
from planner.model.choices import RiskCategory

LINKED = ("organisation", "relationship", "goal", "trend")  # the fields of a risk link


@dataclass(frozen=True)
class Concern:
    """A row a suggestion names: the key of its class, its own, and what it is called."""

    kind: str
    uid: str
    name: str


@dataclass(frozen=True)
class Draft:
    """A risk to be made of a suggestion, in the active language."""

    title: str
    category: RiskCategory
    cause: str
    event: str
    consequence: str


@dataclass(frozen=True)
class Suggestion:
    """A risk suggested by the structure of the plan.

    `rule` and `subject` (the key of the row it is about) stay the same for the same fact, so a person can dismiss it
    for good. `reason` is a sentence in the active language; `concerns` are the rows it names, the subject first.
    """

    rule: str
    subject: str
    reason: str
    concerns: tuple[Concern, ...]
    draft: Draft

    @property
    def key(self) -> str:
        """Rule and subject in one word."""
        return f"{self.rule}:{self.subject}"

    @property
    def links(self) -> dict[str, list[str]]:
        """The keys of the rows a risk made of it is linked to, by the field of the risk link."""
        found: dict[str, list[str]] = {}
        for one in self.concerns:
            if one.kind in LINKED:
                found.setdefault(one.kind, []).append(one.uid)
        return found


@dataclass(frozen=True)
class Texts:
    """The texts of a draft in English, to be translated and filled with names where they are shown."""

    category: RiskCategory
    title: str
    cause: str
    event: str
    consequence: str

    def filled(self, names: Mapping[str, str]) -> Draft:
        """Return the draft in the active language with names filled in."""
        texts = (_(text).format(**names) for text in (self.title, self.cause, self.event, self.consequence))
        title, cause, event, consequence = texts
        return Draft(title, self.category, cause, event, consequence)


@dataclass(frozen=True)
class SuggestionRule:
    """A rule: the rows it looks at, the reason to suggest a risk on one of them (None if there is none), what else the
    reason concerns, the names in the texts, and the texts of the draft.
    """

    name: str
    subjects: Subjects
    reason: Callable[[Ecosystem, Any], str | None]
    texts: Texts
    names: Callable[[Ecosystem, Any], Mapping[str, str]]
    also: Callable[[Ecosystem, Any], Sequence[Entity]] = lambda _ecosystem, _row: ()

    def suggested(self, ecosystem: Ecosystem) -> list[Suggestion]:
        """Return what the rule suggests for a plan."""
        return [one for one in self.looked_at(ecosystem) if one is not None]

    def looked_at(self, ecosystem: Ecosystem) -> Iterator[Suggestion | None]:
        """Yield what the rule suggests on each row it looks at, None where it is content: so work can be paused."""
        for row in self.subjects(ecosystem):
            reason = self.reason(ecosystem, row)
            yield None if reason is None else self._made(ecosystem, row, reason)

    def _made(self, ecosystem: Ecosystem, row: Entity, reason: str) -> Suggestion:
        concerns = tuple(_concern(ecosystem, each) for each in (row, *self.also(ecosystem, row)))
        return Suggestion(self.name, row.uid, reason, concerns, self.texts.filled(self.names(ecosystem, row)))


def _concern(ecosystem: Ecosystem, row: Entity) -> Concern:
    return Concern(key_of(type(row)), row.uid, name_of(ecosystem.plan, row))


class Register:
    """What the register of risks of a plan has already, read once for all suggestions."""

    def __init__(self, ecosystem: Ecosystem) -> None:
        risks = ecosystem.plan.rows(Risk)
        categories = {risk.uid: risk.category for risk in risks}
        self._titles = {risk.title.strip().casefold() for risk in risks}
        self._linked = {
            (categories.get(link.risk), kind, uid)
            for link in ecosystem.plan.rows(RiskLink)
            for kind in LINKED
            if (uid := getattr(link, kind)) is not None
        }

    def has(self, one: Suggestion) -> bool:
        """Return whether there is a risk of that title, or one of that category linked to the subject or, where a
        risk cannot be linked to the subject, to something else it concerns.
        """
        linked = one.concerns[:1] if one.concerns[0].kind in LINKED else one.concerns
        return one.draft.title.casefold() in self._titles or any(
            (one.draft.category, each.kind, each.uid) in self._linked for each in linked
        )
