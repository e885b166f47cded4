"""The three core elements (NUMBERS 1): alignment with its conflicts, adaptability, shared value,
and their words.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from planner import i18n
from planner.analysis.capability import Need, adaptability_figure
from planner.analysis.figure import Figure, figure
from planner.i18n import N_, _

Stances = Mapping[str, int]  # goal → −2 … +2
ALIGNMENT_WORDS = ((0.7, N_("strong")), (0.4, N_("moderate")), (None, N_("weak")))
SHARE_WORDS = ((0.7, N_("good")), (0.4, N_("moderate")), (None, N_("low")))


@dataclass(frozen=True)
class Conflict:
    """A goal that some work for (stance ≥ +1) and others against (≤ −1)."""

    goal: str
    supporters: tuple[str, ...]
    opponents: tuple[str, ...]


def alignment(stances: Stances, weights: Mapping[str, float]) -> float | None:
    """Σ weight·stance / (2·Σ weight) over the goals with a stance, −1 … 1; None without a weighted stance."""
    total = sum(weights[goal] for goal in stances)
    if total <= 0:
        return None
    return _bounded(sum(weights[goal] * value for goal, value in stances.items()) / (2 * total))


def ecosystem_alignment(
    by_partner: Mapping[str, float], criticality: Mapping[str, float | None]
) -> float | None:
    """Mean alignment weighted by criticality.

    A missing criticality counts as the mean of the known ones; with none known, or all 0, each weighs 1.
    """
    if not by_partner:
        return None
    weights = importance_weights(by_partner, criticality)
    return _bounded(sum(weights[name] * value for name, value in by_partner.items()) / sum(weights.values()))


def _bounded(mean: float) -> float:
    """Take back the hair that rounding may step outside −1 … 1."""
    return math.copysign(1.0, mean) if abs(mean) > 1 else mean


def importance_weights(names: Iterable[str], criticality: Mapping[str, float | None]) -> dict[str, float]:
    """Return how much each partner weighs in the alignment of the ecosystem."""
    chosen = list(names)
    known = [value for name in chosen if (value := criticality.get(name)) is not None]
    if not any(known):
        return dict.fromkeys(chosen, 1.0)
    usual = sum(known) / len(known)
    found = {name: criticality.get(name) for name in chosen}
    return {name: usual if value is None else value for name, value in found.items()}


def conflicts(stances: Mapping[str, Stances], goals: Sequence[str]) -> list[Conflict]:
    """Return the goals with a stance ≤ −1 and another ≥ +1, in the order of `goals`."""
    found = []
    for goal in goals:
        held = {name: values[goal] for name, values in stances.items() if goal in values}
        supporters = tuple(name for name, value in held.items() if value >= 1)
        opponents = tuple(name for name, value in held.items() if value <= -1)
        if supporters and opponents:
            found.append(Conflict(goal, supporters, opponents))
    return found


def shared_value(net: Mapping[str, float], benefiting: Iterable[str]) -> float | None:
    """Share of partners whose net value is not negative and whose benefit is stated;
    `net` holds partners only.
    """
    stated = set(benefiting)
    return sum(value >= 0 and name in stated for name, value in net.items()) / len(net) if net else None


def alignment_word(value: float | None) -> str | None:
    """Return strong (≥ 0.7), moderate (≥ 0.4) or weak, in English; translate where it is shown."""
    return _word(value, ALIGNMENT_WORDS)


def share_word(value: float | None) -> str | None:
    """Return good (≥ 0.7), moderate (≥ 0.4) or low for adaptability and shared value, in English."""
    return _word(value, SHARE_WORDS)


def _word(value: float | None, words: Iterable[tuple[float | None, str]]) -> str | None:
    if value is None:
        return None
    return next(word for bound, word in words if bound is None or value >= bound)


def strategy_part(
    partners: Sequence[str],
    stances: Mapping[str, Stances],
    weights: Mapping[str, float],
    criticality: Mapping[str, float | None],
    needs: Sequence[Need],
    net: Mapping[str, float],
    benefiting: Iterable[str],
) -> dict[str, Any]:
    """Return alignment, adaptability and shared value of the part `strategy`;
    `stances` may hold the hub's too.
    """
    by_partner = {name: _alignment_figure(stances.get(name, {}), weights) for name in partners}
    return {
        "alignment": {
            "ecosystem": _ecosystem_figure(
                {name: one.value for name, one in by_partner.items()}, criticality
            ),
            "by_organisation": by_partner,
            "conflicts": [
                {"goal": one.goal, "for": list(one.supporters), "against": list(one.opponents)}
                for one in conflicts(stances, list(weights))
            ],
        },
        "adaptability": adaptability_figure(needs),
        "shared_value": _shared_value_figure(
            {n: v for n, v in net.items() if n in set(partners)}, benefiting
        ),
    }


def _alignment_figure(stances: Stances, weights: Mapping[str, float]) -> Figure:
    reason = _("All its goals weigh nothing.") if stances else _("It has not been asked where it stands.")
    times = _("{stance} × weight {weight}")
    inputs = [
        (goal, times.format(stance=i18n.number(value, sign=True), weight=i18n.number(weights[goal])))
        for goal, value in stances.items()
    ]
    return figure(alignment(stances, weights), _("Σ weight × stance ÷ (2 × Σ weight)"), reason, inputs)


def _ecosystem_figure(
    by_partner: Mapping[str, float | None], criticality: Mapping[str, float | None]
) -> Figure:
    known = {name: value for name, value in by_partner.items() if value is not None}
    weights = importance_weights(known, criticality)
    times = _("{alignment} × weight {weight}")
    inputs = [
        (name, times.format(alignment=i18n.number(value, 2), weight=i18n.number(weights[name], 2)))
        for name, value in known.items()
    ]
    formula = _("Σ criticality × alignment ÷ Σ criticality, over partners with a stance")
    value = ecosystem_alignment(known, criticality)
    return figure(value, formula, _("No partner has been asked where it stands."), inputs)


def _shared_value_figure(net: Mapping[str, float], benefiting: Iterable[str]) -> Figure:
    stated = set(benefiting)
    gaining = sum(value >= 0 and name in stated for name, value in net.items())
    inputs = [
        (_("Partners with a net value"), i18n.number(len(net))),
        (_("Of these, with a net value not below zero and a stated benefit"), i18n.number(gaining)),
    ]
    formula = _("partners that gain and say what they gain ÷ partners with a net value")
    return figure(shared_value(net, stated), formula, _("No partner has a value flow with figures."), inputs)
