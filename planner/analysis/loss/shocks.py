"""Where events come from: from a risk alone, or from a partner whose trouble strikes several risks at once.

Common Poisson shocks (Lindskog, McNeil 2003, ASTIN Bulletin 33): each risk keeps its frequency, so expected losses
stay, while bad years get worse.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.analysis.loss.scenario import Scenario


@dataclass(frozen=True)
class Source:
    """A Poisson process: its key, its events a year before any action, the fraction (0–1) of them that actions leave,
    and the scenarios it strikes, each with the probability of a strike by an event that is left.
    """

    key: str
    rate: float
    kept: float
    hits: tuple[tuple[Scenario, float], ...]


def sources(scenarios: Sequence[Scenario], shock_share: float = 0.0) -> list[Source]:
    """Return all sources of events, by key, in an order that does not depend on that of the scenarios.

    A share ρ of the frequency λᵢ of a risk is split evenly over the mᵢ partners linked to it. Partner k fires at rate
    maxᵢ(ρλᵢ/mᵢ) and then hits i with probability (ρλᵢ/mᵢ)/rate. Raises ValueError when ρ is not within 0–1.
    """
    if not 0 <= shock_share <= 1:
        raise ValueError(f"a share of {shock_share} is not within 0 and 1")
    ordered = sorted(scenarios, key=lambda one: one.key)
    linked: dict[str, list[Scenario]] = {}
    found = []
    for one in ordered:
        partners = set(one.partners) if shock_share else set()
        own = one.frequency * (1 - shock_share) if partners else one.frequency
        found.append(Source(one.key, own, one.left.frequency, ((one, 1.0),)))
        for partner in partners:
            linked.setdefault(partner, []).append(one)
    found += [_shock(partner, linked[partner], shock_share) for partner in sorted(linked)]
    return [one for one in found if one.rate > 0 and one.kept > 0]


def _shock(partner: str, scenarios: Sequence[Scenario], share: float) -> Source:
    """Return what a partner brings: drawn at its rate before any action, thinned to the rate that is left."""
    weights = [share / len(set(one.partners)) for one in scenarios]
    before = max(weight * one.frequency for weight, one in zip(weights, scenarios, strict=True))
    rates = [weight * one.rate for weight, one in zip(weights, scenarios, strict=True)]
    rate = max(rates)
    hits = tuple((one, each / rate) for each, one in zip(rates, scenarios, strict=True) if each > 0)
    return Source(f"partner {partner}", before, rate / before if before else 0.0, hits)
