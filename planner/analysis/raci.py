"""Who answers for which decision (NUMBERS 8): exactly one accountable, at least one responsible,
nobody overloaded.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

OVERLOAD_SHARE = 1 / 3
OVERLOAD_COUNT = 4


@dataclass(frozen=True)
class Letters:
    """A decision and the letters (R, A, C, I, A/R) that organisations or roles hold in it, by name."""

    decision: str
    held: tuple[tuple[str, str], ...] = ()

    @property
    def accountable(self) -> list[str]:
        """Who holds A or A/R."""
        return [holder for holder, letter in self.held if letter in ("A", "A/R")]

    @property
    def responsible(self) -> list[str]:
        """Who holds R or A/R."""
        return [holder for holder, letter in self.held if letter in ("R", "A/R")]


def overloaded(decisions: Sequence[Letters]) -> list[str]:
    """Return who is accountable in more than a third of the decisions and in at least four, by name."""
    counts = accountabilities(decisions)
    return sorted(
        holder
        for holder, count in counts.items()
        if count >= OVERLOAD_COUNT and count > OVERLOAD_SHARE * len(decisions)
    )


def accountabilities(decisions: Sequence[Letters]) -> dict[str, int]:
    """Return in how many decisions each holder is accountable."""
    counts: dict[str, int] = {}
    for decision in decisions:
        for holder in set(decision.accountable):
            counts[holder] = counts.get(holder, 0) + 1
    return counts


def idle(
    decisions: Sequence[Letters], names: Sequence[str], roles: Mapping[str, Collection[str]]
) -> list[str]:
    """Return the organisations in no decision, neither themselves nor through one of their `roles`.

    Without any decision nobody is idle.
    """
    if not decisions:
        return []
    involved = {holder for decision in decisions for holder, _letter in decision.held}
    return [name for name in names if not involved & {name, *roles.get(name, ())}]


def raci_part(
    decisions: Sequence[Letters], names: Sequence[str], roles: Mapping[str, Collection[str]]
) -> dict[str, object]:
    """Return the part `raci` of the analysis."""
    return {
        "decisions": len(decisions),
        "without_accountable": [one.decision for one in decisions if not one.accountable],
        "several_accountable": [one.decision for one in decisions if len(one.accountable) > 1],
        "without_responsible": [one.decision for one in decisions if not one.responsible],
        "overloaded": overloaded(decisions),
        "idle": idle(decisions, names, roles),
    }
