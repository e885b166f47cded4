"""Choosing partners (NUMBERS 7): gates, weighted scores, win share over all weightings,
the gaps each would close.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner import i18n
from planner.analysis.capability import Need, gap_closed
from planner.analysis.figure import Figure, figure
from planner.i18n import _

WEIGHTINGS = 10_000


@dataclass(frozen=True)
class Criterion:
    """What candidates are judged by: its weight, and the minimum (0–5) below which a candidate is out."""

    name: str
    weight: float = 1.0
    minimum: float | None = None


@dataclass(frozen=True)
class Candidate:
    """An organisation with the scores (0–5) its raters gave, by criterion."""

    name: str
    ratings: Mapping[str, Sequence[float]] = field(default_factory=dict)

    def mean(self, criterion: str) -> float | None:
        """Return the mean over raters; None when nobody scored it."""
        given = self.ratings.get(criterion)
        return sum(given) / len(given) if given else None


def failed_gate(candidate: Candidate, criteria: Sequence[Criterion]) -> str | None:
    """Return the first criterion whose minimum the candidate misses, or None."""
    for criterion in criteria:
        mean = candidate.mean(criterion.name)
        if mean is not None and criterion.minimum is not None and mean < criterion.minimum:
            return criterion.name
    return None


def means(candidate: Candidate, criteria: Sequence[Criterion]) -> list[float] | None:
    """Return the mean score on each criterion; None if any is unscored."""
    found = [mean for one in criteria if (mean := candidate.mean(one.name)) is not None]
    return found if criteria and len(found) == len(criteria) else None


def score(candidate: Candidate, criteria: Sequence[Criterion]) -> float | None:
    """Σ weight·score / Σ weight, 0–5; None if any criterion is unscored or all weigh nothing."""
    found, total = means(candidate, criteria), sum(one.weight for one in criteria)
    if found is None or total <= 0:
        return None
    return sum(one.weight * mean for one, mean in zip(criteria, found, strict=True)) / total


def win_shares(scores: Mapping[str, Sequence[float]], seed: int, draws: int = WEIGHTINGS) -> dict[str, float]:
    """Return the share of `draws` Dirichlet(1, …, 1) weightings in which each candidate is first,
    ties shared.

    `scores` holds the mean on each criterion. Source: SMAA, Lahdelma, Hokkanen, Salminen 1998.
    """
    if not scores:
        return {}
    import numpy

    table = numpy.array(list(scores.values()), dtype=float)
    weights = numpy.random.default_rng(seed).dirichlet(numpy.ones(table.shape[1]), draws)
    totals = weights @ table.T
    first = totals >= totals.max(axis=1, keepdims=True) - 1e-9
    shares = (first / first.sum(axis=1, keepdims=True)).mean(axis=0)
    return dict(zip(scores, map(float, shares), strict=True))


def tipping_weight(
    criteria: Sequence[Criterion], criterion: str, first: Sequence[float], second: Sequence[float]
) -> float | None:
    """Return the weight of `criterion` at which two candidates tie, the other weights kept.

    `first` and `second` hold their means in the order of `criteria`; None when no weight ≥ 0 makes them tie.
    """
    apart = other = 0.0
    for one, a, b in zip(criteria, first, second, strict=True):
        if one.name == criterion:
            apart = a - b
        else:
            other += one.weight * (a - b)
    weight = -other / apart if apart else None
    return weight if weight is not None and weight >= 0 else None


def selection_part(
    candidates: Sequence[Candidate], criteria: Sequence[Criterion], gaps: Sequence[Need], seed: int
) -> list[dict[str, Any]]:
    """Return the part `selection` of the analysis: those still in by score, then those out;
    leaves are Figures.
    """
    out = {one.name: failed_gate(one, criteria) for one in candidates}
    complete = {one.name: found for one in candidates if (found := means(one, criteria)) is not None}
    shares = win_shares({name: found for name, found in complete.items() if out[name] is None}, seed)
    rows = [_described(one, criteria, out[one.name], shares, gaps) for one in candidates]
    return sorted(
        rows, key=lambda row: (row["failed_gate"].value is not None, -(row["score"].value or 0), row["name"])
    )


def _described(
    one: Candidate,
    criteria: Sequence[Criterion],
    gate: str | None,
    shares: Mapping[str, float],
    gaps: Sequence[Need],
) -> dict[str, Any]:
    return {
        "name": one.name,
        "score": _score_figure(one, criteria),
        "failed_gate": figure(
            gate, _("the first criterion whose minimum is missed"), _("It passes every gate.")
        ),
        "win_share": figure(
            shares.get(one.name),
            _("share of {count} random weightings in which it is first").format(
                count=i18n.number(WEIGHTINGS)
            ),
            _("It is out at a gate.") if gate is not None else _("Not every criterion is scored."),
        ),
        "gap_closed": figure(
            gap_closed(gaps, one.name),
            _("importance of the gaps it fills ÷ importance of all gaps"),
            _("No capability is missing."),
            [(need.name, i18n.number(need.importance)) for need in gaps if one.name in need.providers],
        ),
    }


def _score_figure(one: Candidate, criteria: Sequence[Criterion]) -> Figure:
    unscored = [each.name for each in criteria if one.mean(each.name) is None]
    reason = _("All criteria weigh nothing.")
    if unscored:
        reason = _("Not scored: {criteria}.").format(criteria=", ".join(unscored))
    times = _("{score} × weight {weight}")
    inputs = [
        (each.name, times.format(score=i18n.number(mean, 2), weight=i18n.number(each.weight)))
        for each in criteria
        if (mean := one.mean(each.name)) is not None
    ]
    return figure(score(one, criteria), _("Σ weight × score ÷ Σ weight"), reason, inputs)
