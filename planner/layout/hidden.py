"""What a view leaves out: cards taken off it, and all below a card that is folded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planner.document import Plan
from planner.edits.views import placements_of
from planner.model import MapView, Organisation, Role


@dataclass(frozen=True)
class Hidden:
    """Keys of cards taken off the view, and by key of each card in a folded branch the folded card that stands for
    it.
    """

    removed: frozenset[str] = frozenset()
    inside: Mapping[str, str] = field(default_factory=dict)

    def __contains__(self, uid: str) -> bool:
        return uid in self.removed or uid in self.inside

    def stand_in(self, uid: str) -> str:
        """Return the card at which lines to a partner end."""
        return self.inside.get(uid, uid)

    def counts(self) -> dict[str, int]:
        """Return how many cards each folded card stands for."""
        return dict(Counter(self.inside.values()))


def hidden_of(
    plan: Plan, view: MapView | None, partners: Iterable[Organisation], slots: Iterable[Role]
) -> Hidden:
    """Read what a view leaves out of the partners and open roles there are; nothing without a view."""
    placed = placements_of(plan, view) if view is not None else {}
    removed = frozenset(uid for uid, one in placed.items() if one.hidden)
    folded = {uid for uid, one in placed.items() if one.folded and not one.hidden}
    if not folded:
        return Hidden(removed)
    heads: dict[str | None, str | None] = {None: None}
    inside = {one.uid: _head(plan, one.parent, folded, heads) for one in partners}
    inside |= {one.uid: _head(plan, one.under, folded, heads) for one in slots}
    return Hidden(
        removed,
        {uid: head for uid, head in inside.items() if head is not None and uid not in removed},
    )


def _head(plan: Plan, uid: str | None, folded: set[str], known: dict[str | None, str | None]) -> str | None:
    """Return the topmost folded partner from `uid` upwards, remembering it for all on the way."""
    way = []
    while uid not in known:
        way.append(uid)
        above = plan.get(Organisation, uid)
        uid = above.parent if above is not None else None
    head = known[uid]
    for one in reversed(way):
        head = head or (one if one in folded else None)
        known[one] = head
    return head
