"""Capabilities the ecosystem needs and who provides them: gaps, single providers,
adaptability (NUMBERS 1.2).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from planner import i18n
from planner.analysis.figure import Figure, figure
from planner.i18n import _

IMPORTANT = 4


@dataclass(frozen=True)
class Need:
    """A capability with its importance (1–5), the level needed (1–5), and the level each organisation has."""

    name: str
    importance: int
    needed_level: int
    levels: Mapping[str, int] = field(default_factory=dict)

    @property
    def providers(self) -> list[str]:
        """Who provides it at the needed level or better."""
        return [name for name, level in self.levels.items() if level >= self.needed_level]


def gaps(needs: Iterable[Need], without: Iterable[str] = ()) -> list[Need]:
    """Return the needs that nobody meets, the organisations `without` not counted."""
    left_out = set(without)
    return [need for need in needs if not set(need.providers) - left_out]


def gap_closed(needs: Iterable[Need], candidate: str) -> float | None:
    """Importance of the gaps among `needs` that `candidate` fills over the importance of all;
    None without gaps.
    """
    found = list(needs)
    total = sum(need.importance for need in found)
    filled = sum(need.importance for need in found if candidate in need.providers)
    return filled / total if total else None


def adaptability(needs: Sequence[Need]) -> float | None:
    """Share of capabilities of importance ≥ 4 that two or more provide at the needed level;
    None without any.
    """
    important = [need for need in needs if need.importance >= IMPORTANT]
    if not important:
        return None
    return sum(len(need.providers) >= 2 for need in important) / len(important)


def adaptability_figure(needs: Sequence[Need]) -> Figure:
    """Return the adaptability with the providers of each important capability."""
    inputs = [(need.name, i18n.number(len(need.providers))) for need in needs if need.importance >= IMPORTANT]
    return figure(
        adaptability(needs),
        _("important capabilities with two or more providers ÷ important capabilities"),
        _("No capability has an importance of 4 or 5."),
        inputs,
    )
