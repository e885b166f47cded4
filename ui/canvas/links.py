"""The relationships the map draws, read from the plan as plain data, and how each kind looks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from planner.document import Plan
from planner.i18n import _
from planner.model import Relationship
from planner.model.choices import RelationshipKind, RelationshipStatus


class Head(Enum):
    """The end of a link."""

    OPEN = "open"
    FILLED = "filled"
    DIAMOND = "diamond"
    BAR = "bar"
    DOT = "dot"


LOOKS: dict[RelationshipKind, tuple[int, Head]] = {
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
}
Bundle = tuple[str, str, RelationshipKind, RelationshipStatus | None]  # source, target, kind, status
_FAN = 3  # so many links of one kind at one card are drawn as a fan with one label


@dataclass(frozen=True)
class Link:
    """A line to draw: one relationship, or several of one kind between the same two. `uids` are their keys.

    `source_fan` and `target_fan` say how many links of this kind share the end; 0 when it stands alone.
    """

    uids: tuple[str, ...]
    source: str
    target: str
    kind: RelationshipKind
    two_way: bool
    width: float
    planned: bool
    at_risk: bool
    source_fan: int = 0
    target_fan: int = 0

    @property
    def key(self) -> str:
        """The key of the first relationship, which names the line."""
        return self.uids[0]

    @property
    def label(self) -> str:
        """What the line says when it is asked."""
        return self.kind.label if len(self.uids) == 1 else counted(self.kind, len(self.uids))


def counted(kind: RelationshipKind, number: int) -> str:
    """Return the words on a bundle of links: shares data · 4."""
    return _("{kind} · {number}").format(kind=kind.label, number=number)


def links_of(plan: Plan, shown: Iterable[str]) -> list[Link]:
    """Return the lines between the cards in `shown`; relationships that have ended are not drawn."""
    shown = set(shown)
    bundles: dict[Bundle, list[Relationship]] = defaultdict(list)
    for one in plan.rows(Relationship):
        source, target, status = one.source, one.target, one.status
        if source in shown and target in shown and status is not RelationshipStatus.ENDED:
            bundles[source, target, one.kind or RelationshipKind.OTHER, status].append(one)
    leaving, reaching = Counter[object](), Counter[object]()
    for source, target, kind, _status in bundles:
        leaving[source, kind] += 1
        reaching[target, kind] += 1
    return [
        _bundled(bundle, rows, leaving[bundle[0], bundle[2]], reaching[bundle[1], bundle[2]])
        for bundle, rows in bundles.items()
    ]


def _bundled(bundle: Bundle, rows: list[Relationship], leaving: int, reaching: int) -> Link:
    """Return a line, told how many of its kind leave its source and reach its target; the more make a fan."""
    source, target, kind, status = bundle
    return Link(
        uids=tuple([row.uid for row in rows]),
        source=source,
        target=target,
        kind=kind,
        two_way=any(row.two_way for row in rows),
        width=1.0 + 0.3 * max([row.strength or 2 for row in rows]),
        planned=status is RelationshipStatus.PLANNED,
        at_risk=status is RelationshipStatus.AT_RISK,
        source_fan=leaving if leaving >= _FAN and leaving >= reaching else 0,
        target_fan=reaching if reaching >= _FAN and reaching > leaving else 0,
    )
