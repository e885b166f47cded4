"""Edits of what the levels of likelihood and impact mean, and the usual set to begin with."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from planner.document import Plan
from planner.errors import Invalid
from planner.i18n import N_, _, use_language
from planner.model import ScaleLevel
from planner.model.choices import Scale

Words = tuple[str, str]
_VERY_RARE: Words = N_("Very rare"), N_("Nobody remembers that it ever happened")
_RARE: Words = N_("Rare"), N_("It would surprise everyone")
_UNLIKELY: Words = N_("Unlikely"), N_("It has happened elsewhere")
_POSSIBLE: Words = N_("Possible"), N_("It has happened here, or nearly")
_LIKELY: Words = N_("Probable"), N_("It happens in most years")
_CERTAIN: Words = N_("Almost certain"), N_("It happens every year")
_NEGLIGIBLE: Words = N_("Negligible"), N_("Dealt with in the day's work")
_SLIGHT: Words = N_("Slight"), N_("One partner notices; nothing is late")
_MINOR: Words = N_("Minor"), N_("Some partners are held up for days")
_MODERATE: Words = N_("Moderate"), N_("A goal is late; several partners must act together")
_MAJOR: Words = N_("Major"), N_("A goal is missed, or an important partner leaves")
_DISASTROUS: Words = N_("Disastrous"), N_("The ecosystem stops, or loses its licence")

_WORDS: dict[tuple[Scale, int], tuple[Words, ...]] = {
    (Scale.LIKELIHOOD, 3): (_UNLIKELY, _POSSIBLE, _LIKELY),
    (Scale.LIKELIHOOD, 4): (_UNLIKELY, _POSSIBLE, _LIKELY, _CERTAIN),
    (Scale.LIKELIHOOD, 5): (_RARE, _UNLIKELY, _POSSIBLE, _LIKELY, _CERTAIN),
    (Scale.LIKELIHOOD, 6): (_VERY_RARE, _RARE, _UNLIKELY, _POSSIBLE, _LIKELY, _CERTAIN),
    (Scale.IMPACT, 3): (_MINOR, _MODERATE, _MAJOR),
    (Scale.IMPACT, 4): (_MINOR, _MODERATE, _MAJOR, _DISASTROUS),
    (Scale.IMPACT, 5): (_SLIGHT, _MINOR, _MODERATE, _MAJOR, _DISASTROUS),
    (Scale.IMPACT, 6): (_NEGLIGIBLE, _SLIGHT, _MINOR, _MODERATE, _MAJOR, _DISASTROUS),
}
_BOUNDS = {  # of the probability in a year
    3: (0.0, 0.1, 0.5, 1.0),
    4: (0.0, 0.1, 0.4, 0.8, 1.0),
    5: (0.0, 0.05, 0.2, 0.5, 0.8, 1.0),
    6: (0.0, 0.01, 0.05, 0.2, 0.5, 0.8, 1.0),
}


def usual_levels(scale: Scale, levels: int) -> list[dict[str, Any]]:
    """Return the usual label, meaning and bounds of each level (3–6 of them), in the active language.

    The bounds of an impact are money of which only the client knows how much is much: they stay empty.
    """
    ranges = list(pairwise(_BOUNDS[levels])) if scale is Scale.LIKELIHOOD else [(None, None)] * levels
    return [
        {"level": level, "label": _(label), "meaning": _(meaning), "low": low, "high": high}
        for level, ((label, meaning), (low, high)) in enumerate(
            zip(_WORDS[scale, levels], ranges, strict=True), 1
        )
    ]


def define_usual(plan: Plan, origin: object | None = None) -> int:
    """Fill what is empty on both scales with the usual words, in the plan's language; return how many cells."""
    filled = 0
    with plan.change(N_("Define the levels"), origin), use_language(str(plan.info.language.value)):
        for scale in Scale:
            for wanted in usual_levels(scale, plan.info.risk_levels):
                row = level_row(plan, scale, wanted["level"]) or plan.add(
                    ScaleLevel(scale=scale, level=wanted["level"])
                )
                empty = [name for name, value in wanted.items() if value is not None and _empty(row, name)]
                for name in empty:
                    setattr(row, name, wanted[name])
                filled += len(empty)
    return filled


def _empty(row: ScaleLevel, name: str) -> bool:
    """Return whether a cell is free; a bound is not where a person typed the other one."""
    if name in ("low", "high"):
        return row.low is None and row.high is None
    return getattr(row, name) is None


def level_row(plan: Plan, scale: Scale, level: int) -> ScaleLevel | None:
    """Return the row that says what a level means, if there is one."""
    rows = plan.rows(ScaleLevel)
    return next((one for one in rows if one.scale is scale and one.level == level), None)


def define_level(
    plan: Plan, scale: Scale, level: int, values: Mapping[str, Any], origin: object | None = None
) -> ScaleLevel:
    """Say what a level means, in one undo step.

    Raises Invalid when a probability is above 1 or the lower bound above the upper one.
    """
    with plan.change(N_("Define a level"), origin):
        row = level_row(plan, scale, level) or plan.add(ScaleLevel(scale=scale, level=level))
        for name, value in values.items():
            setattr(row, name, value)
        _check_bounds(row)
    return row


def _check_bounds(row: ScaleLevel) -> None:
    if row.scale is Scale.LIKELIHOOD and max(row.low or 0, row.high or 0) > 1:
        raise Invalid(_("A probability lies between 0 % and 100 %."), "high")
    if row.low is not None and row.high is not None and row.low > row.high:
        raise Invalid(_("“From” is above “To”."), "low")
