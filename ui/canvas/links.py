"""The relationships the map draws, read from the plan as plain data, and how each kind looks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from planner.document import Plan
from planner.i18n import _
from planner.model import Choice, Relationship
from planner.model.choices import FlowKind, RelationshipKind, RelationshipStatus


class Head(Enum):
    """The end of a link."""

    OPEN = "open"
    FILLED = "filled"
    DIAMOND = "diamond"
    BAR = "bar"
    DOT = "dot"


LOOKS: dict[Choice, tuple[int, Head]] = {
    RelationshipKind.COORDINATES: (6, Head.FILLED),
    RelationshipKind.SUPPLIES: (1, Head.FILLED),
    RelationshipKind.DISTRIBUTES: (4, Head.FILLED),
    RelationshipKind.RESELLS: (4, Head.OPEN),
    RelationshipKind.INTEGRATES: (5, Head.DOT),
    RelationshipKind.CO_DEVELOPS: (2, Head.OPEN),
    RelationshipKind.CO_MARKETS: (3, Head.OPEN),
    RelationshipKind.FINANCES: (2, Head.DIAMOND),
    RelationshipKind.ADVISES: (3, Head.DOT),
    RelationshipKind.SHARES_DATA: (0, Head.OPEN),
    RelationshipKind.REGULATES: (6, Head.BAR),
    RelationshipKind.SERVES: (2, Head.FILLED),
    RelationshipKind.COMPETES: (1, Head.BAR),
    RelationshipKind.OTHER: (7, Head.OPEN),
    FlowKind.GOODS: (4, Head.FILLED),
    FlowKind.SERVICE: (0, Head.FILLED),
    FlowKind.MONEY: (2, Head.FILLED),
    FlowKind.DATA: (5, Head.OPEN),
    FlowKind.KNOWLEDGE: (6, Head.OPEN),
    FlowKind.MARKET_ACCESS: (1, Head.FILLED),
    FlowKind.BRAND: (3, Head.OPEN),
    FlowKind.INFLUENCE: (7, Head.DIAMOND),
}
_FAN = 3  # so many links of one kind at one card are drawn as a fan with one label


@dataclass(frozen=True)
class Link:
    """A line to draw: one relationship, or several of one kind between the same two. `uids` are their keys.

    `name` and `words` are given where a line stands for something else, as a flow of value, and always says what.
    `source_fan` and `target_fan` say how many links of this kind share the end; 0 when it stands alone.
    """

    uids: tuple[str, ...]
    source: str
    target: str
    kind: Choice
    two_way: bool
    width: float
    planned: bool
    at_risk: bool
    source_fan: int = 0
    target_fan: int = 0
    name: str = ""
    words: str = ""

    @property
    def key(self) -> str:
        """What names the line: its own name, else the key of the first relationship."""
        return self.name or self.uids[0]

    @property
    def label(self) -> str:
        """What the line says when it is asked."""
        if self.words:
            return self.words
        return self.kind.label if len(self.uids) == 1 else counted(self.kind, len(self.uids))


def counted(kind: Choice, number: int) -> str:
    """Return the words on a bundle of links: shares data · 4."""
    return _("{kind} · {number}").format(kind=kind.label, number=number)


def links_of(
    plan: Plan,
    shown: Iterable[str],
    stand_in: Callable[[str], str] = str,
    draws: Callable[[Choice], bool] = bool,
) -> list[Link]:
    """Return the lines between the cards in `shown`; relationships that have ended are not drawn.

    `stand_in` gives the card at which lines to a partner end, `draws` says whether lines of a kind are wanted.
    """
    shown = set(shown)
    bundles: dict[tuple[str, str, Choice, bool, bool], list[Relationship]] = defaultdict(list)
    for one in plan.rows(Relationship):
        source, target, kind = stand_in(one.source), stand_in(one.target), one.kind or RelationshipKind.OTHER
        folded_in = source == target and one.source != one.target
        if one.status is RelationshipStatus.ENDED or folded_in or not draws(kind):
            continue
        if source in shown and target in shown:
            status = (one.status is RelationshipStatus.PLANNED, one.status is RelationshipStatus.AT_RISK)
            bundles[(source, target, kind, *status)].append(one)
    return _fanned([_bundled(rows, *key[:2]) for key, rows in bundles.items()])


def _bundled(rows: list[Relationship], source: str, target: str) -> Link:
    first = rows[0]
    strength = max(row.strength or 2 for row in rows)
    return Link(
        uids=tuple(row.uid for row in rows),
        source=source,
        target=target,
        kind=first.kind or RelationshipKind.OTHER,
        two_way=any(row.two_way for row in rows),
        width=1.0 + 0.3 * strength,
        planned=first.status is RelationshipStatus.PLANNED,
        at_risk=first.status is RelationshipStatus.AT_RISK,
    )


def _fanned(links: list[Link]) -> list[Link]:
    """Note on each link how many of its kind leave its source, or reach its target, whichever is more."""
    leaving: dict[tuple[str, Choice], int] = defaultdict(int)
    reaching: dict[tuple[str, Choice], int] = defaultdict(int)
    for link in links:
        leaving[link.source, link.kind] += 1
        reaching[link.target, link.kind] += 1
    result = []
    for link in links:
        out, into = leaving[link.source, link.kind], reaching[link.target, link.kind]
        result.append(
            replace(link, source_fan=out if out >= _FAN and out >= into else 0,
                    target_fan=into if into >= _FAN and into > out else 0)
        )  # fmt: skip
    return result
