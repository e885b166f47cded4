"""The relationships the map draws, read from the plan as plain data, and how each kind looks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, NamedTuple

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
Bundle = tuple[str, str, RelationshipKind, RelationshipStatus | None]  # source, target, kind, status
Tie = list[Any]  # of a relationship, what _TIE names
_TIE = ("uid", "two_way", "strength")
_FAN = 3  # so many links of one kind at one card are drawn as a fan with one label


class Link(NamedTuple):
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
    bundles: dict[Bundle, list[Tie]] = defaultdict(list)
    for start, end, status, asked, *tie in plan.columns(
        Relationship, "source", "target", "status", "kind", *_TIE
    ):
        kind, source, target = asked or RelationshipKind.OTHER, stand_in(start), stand_in(end)
        if status is RelationshipStatus.ENDED or source not in shown or target not in shown:
            continue
        folded_in = source == target and start != end
        if not folded_in and draws(kind):
            bundles[source, target, kind, status].append(tie)
    leaving, reaching = Counter[object](), Counter[object]()
    for source, target, kind, _status in bundles:
        leaving[source, kind] += 1
        reaching[target, kind] += 1
    return [
        _bundled(bundle, ties, leaving[bundle[0], bundle[2]], reaching[bundle[1], bundle[2]])
        for bundle, ties in bundles.items()
    ]


def _bundled(bundle: Bundle, ties: list[Tie], leaving: int, reaching: int) -> Link:
    """Return a line, told how many of its kind leave its source and reach its target; the more make a fan."""
    source, target, kind, status = bundle
    return Link(
        uids=tuple([uid for uid, _two_way, _strength in ties]),
        source=source,
        target=target,
        kind=kind,
        two_way=any(two_way for _uid, two_way, _strength in ties),
        width=1.0 + 0.3 * max([strength or 2 for _uid, _two_way, strength in ties]),
        planned=status is RelationshipStatus.PLANNED,
        at_risk=status is RelationshipStatus.AT_RISK,
        source_fan=leaving if leaving >= _FAN and leaving >= reaching else 0,
        target_fan=reaching if reaching >= _FAN and reaching > leaving else 0,
    )
