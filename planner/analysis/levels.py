"""How a plan measures its risks, and what becomes of every score when it gets other levels, bands or appetite."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.analysis import bands as rules
from planner.analysis.risk import Bands, standard
from planner.document import Plan
from planner.model import PlanInfo, Risk, ScaleLevel
from planner.model.choices import RiskKind, RiskStatus

SCORES = (
    ("likelihood", "impact"),
    ("residual_likelihood", "residual_impact"),
    ("target_likelihood", "target_impact"),
)
Typed = tuple[int | None, int | None, int | None]  # the highest low, medium and high score; None as usual


@dataclass(frozen=True)
class Measure:
    """Levels (3–6) of likelihood and impact, the bounds a person moved, and the highest score that can be borne."""

    levels: int
    typed: Typed
    appetite: int

    @property
    def bands(self) -> Bands:
        """The bands that count: the usual ones where the typed cannot be used."""
        return rules.bands(self.levels, *self.typed)

    @property
    def whole(self) -> Bands:
        """The bands as typed, whether they can be used or not."""
        usual = standard(self.levels).bounds
        low, medium, high = (
            float(one) if one is not None else other for one, other in zip(self.typed, usual, strict=True)
        )
        return Bands(low, medium, high)

    @property
    def problem(self) -> str | None:
        """Why the typed bands cannot be used, in the active language; None if they can."""
        return next(iter(rules.problems(self.whole, self.levels)), None)

    def level(self, likelihood: int, impact: int) -> str:
        """Return the letter of a cell."""
        return self.bands.level(likelihood * impact) or "L"


def measure_of(info: PlanInfo) -> Measure:
    """Return how a plan measures now."""
    typed = (info.band_low, info.band_medium, info.band_high)
    return Measure(info.risk_levels, typed, info.risk_appetite)


def usual_bounds(levels: int) -> tuple[int, int, int]:
    """Return the usual bounds as whole scores: no score lies between them and the exact ones."""
    low, medium, high = (math.floor(bound) for bound in standard(levels).bounds)
    return low, medium, high


def with_bound(measure: Measure, which: int, bound: float) -> Measure:
    """Return the measure with its low (0), medium (1) or high (2) bound at the highest score of a cell that is not
    above `bound`, no further than the bounds beside it; a bound where it usually stands is not typed.
    """
    usual = usual_bounds(measure.levels)
    bounds = [other if one is None else one for one, other in zip(measure.typed, usual, strict=True)]
    least = bounds[which - 1] if which else 1
    most = bounds[which + 1] if which < 2 else measure.levels**2
    scale = range(1, measure.levels + 1)
    scores = [one * other for one in scale for other in scale if one * other <= bound]
    bounds[which] = max(least, min(max(scores, default=1), most))
    low, medium, high = (None if one == other else one for one, other in zip(bounds, usual, strict=True))
    return Measure(measure.levels, (low, medium, high), measure.appetite)


def with_levels(measure: Measure, levels: int) -> Measure:
    """Return the measure on another number of levels: appetite and moved bands are scaled with it.

    Bands that cannot be used once they are whole numbers again become the usual ones.
    """
    if levels == measure.levels:
        return measure
    scaled = rules.bands_moved(measure.whole, measure.levels, levels)
    low, medium, high = (
        None if was is None else max(1, math.floor(now))
        for was, now in zip(measure.typed, scaled.bounds, strict=True)
    )
    appetite = rules.score_moved(measure.appetite, measure.levels, levels)
    moved = Measure(levels, (low, medium, high), appetite)
    return moved if moved.problem is None else Measure(levels, (None, None, None), appetite)


@dataclass(frozen=True)
class Remeasured:
    """What another measure makes of a plan: its own fields, and by uid those of risks and of scale definitions.

    `joined` holds by the uid of the definition that stays those that are merged into it.
    """

    info: Mapping[str, int | None]
    risks: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    definitions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def remeasured(plan: Plan, new: Measure) -> Remeasured:
    """Return all that changes in a plan when it is measured by `new`, so that it can be shown and then kept at once."""
    old = plan.info.risk_levels
    low, medium, high = new.typed
    info = {
        "risk_levels": new.levels,
        "risk_appetite": new.appetite,
        "band_low": low,
        "band_medium": medium,
        "band_high": high,
    }
    if old == new.levels:
        return Remeasured(info)
    risks = {risk.uid: scores_on(risk, old, new.levels) for risk in plan.rows(Risk)}
    definitions, joined = _definitions(plan, old, new.levels)
    return Remeasured(info, {uid: values for uid, values in risks.items() if values}, definitions, joined)


def scores_on(risk: Risk, old: int, new: int) -> dict[str, int]:
    """Return the scores of a risk, typed residual and target ones too, on `new` levels; those that are given."""
    names = [name for pair in SCORES for name in pair]
    given = {name: getattr(risk, name) for name in names if getattr(risk, name) is not None}
    return {name: rules.level_moved(min(value, old), old, new) for name, value in given.items()}


def _definitions(
    plan: Plan, old: int, new: int
) -> tuple[dict[str, dict[str, Any]], dict[str, tuple[str, ...]]]:
    """Return the new level and words of each scale definition that stays; those that meet on a level are joined."""
    met: dict[tuple[Any, int], list[ScaleLevel]] = {}
    for one in sorted(plan.rows(ScaleLevel), key=lambda each: each.level):
        met.setdefault((one.scale, rules.level_moved(min(one.level, old), old, new)), []).append(one)
    stay = {some[0].uid: {"level": level, **_joined(some)} for (_scale, level), some in met.items()}
    gone = {some[0].uid: tuple(one.uid for one in some[1:]) for some in met.values() if len(some) > 1}
    return stay, gone


def _joined(some: list[ScaleLevel]) -> dict[str, Any]:
    if len(some) == 1:
        return {}
    lows = [one.low for one in some if one.low is not None]
    highs = [one.high for one in some if one.high is not None]
    return {
        "label": " / ".join(one.label for one in some if one.label) or None,
        "meaning": "; ".join(one.meaning for one in some if one.meaning) or None,
        "low": min(lows, default=None),
        "high": max(highs, default=None),
    }


@dataclass(frozen=True)
class Move:
    """A risk whose level is another by a new measure: its title, and score and letter before and after."""

    uid: str
    title: str
    was: tuple[int, str]
    now: tuple[int, str]


def moves(plan: Plan, new: Measure) -> list[Move]:
    """Return the threats not closed whose level a new measure changes, the gravest first."""
    old, found = measure_of(plan.info), []
    for risk in plan.rows(Risk):
        if risk.status is RiskStatus.CLOSED or risk.kind is RiskKind.OPPORTUNITY:
            continue
        if risk.likelihood is None or risk.impact is None:
            continue
        scores = scores_on(risk, old.levels, new.levels)
        before = _scored(old, risk.likelihood, risk.impact)
        after = _scored(new, scores["likelihood"], scores["impact"])
        if before[1] != after[1]:
            found.append(Move(risk.uid, risk.title, before, after))
    return sorted(found, key=lambda one: (-one.now[0], one.title))


def _scored(measure: Measure, likelihood: int, impact: int) -> tuple[int, str]:
    return likelihood * impact, measure.level(likelihood, impact)
