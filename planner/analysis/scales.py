"""What each level of likelihood and impact means in a plan, said beside every input, heading and export."""

from __future__ import annotations

import re

from planner import i18n
from planner.document import Plan
from planner.i18n import _
from planner.model import Field, ScaleLevel
from planner.model.choices import Scale


def levels_of(plan: Plan, scale: Scale) -> dict[int, ScaleLevel]:
    """Return the levels of a scale that say something and that the plan uses, by their number."""
    most = plan.info.risk_levels
    rows = [one for one in plan.rows(ScaleLevel) if one.scale is scale and one.level <= most]
    return {one.level: one for one in sorted(rows, key=lambda one: one.level) if _says(one)}


def _says(level: ScaleLevel) -> bool:
    return any((level.label, level.meaning)) or (level.low, level.high) != (None, None)


def level_name(plan: Plan, scale: Scale, level: int) -> str:
    """Return a level with its label: "4 · Probable"; only its number where the plan gives it none."""
    found = levels_of(plan, scale).get(level)
    return f"{level} · {found.label}" if found is not None and found.label else str(level)


def level_meaning(plan: Plan, scale: Scale, level: int) -> str:
    """Return all that is said of a level: "4 · Probable: It happens in most years (50–80 % a year)"; or nothing."""
    found = levels_of(plan, scale).get(level)
    if found is None:
        return ""
    bounds, said = range_text(plan, found), found.meaning or ""
    said = f"{said} ({bounds})" if said and bounds else said or bounds
    name = level_name(plan, scale, level)
    return f"{name}: {said}" if said else name


def range_text(plan: Plan, level: ScaleLevel) -> str:
    """Return between which figures a level lies: "5–20 % a year", "IDR 1 m – 10 m", "above 80 % a year"."""
    low, high = level.low, level.high
    if level.scale is Scale.LIKELIHOOD:
        low, high = (None if low == 0 else low), (None if high is not None and high >= 1 else high)
        bounds = _between(_share(low), _share(high), "–")
        bounds = bounds.replace(" %–", "–")
        return _("{share} a year").format(share=bounds) if bounds else ""
    bounds = _between(_amount(low or None), _amount(high), " – ")
    return f"{plan.info.currency} {bounds}" if bounds else ""


def _between(low: str, high: str, dash: str) -> str:
    if low and high:
        return f"{low}{dash}{high}"
    return (
        _("above {bound}").format(bound=low) if low else _("up to {bound}").format(bound=high) if high else ""
    )


def _share(value: float | None) -> str:
    return f"{i18n.number(round(value * 100, 2))} %" if value is not None else ""


def _amount(value: float | None) -> str:
    """Write money short, a whole million without decimals."""
    return re.sub(r"[.,]0 ", " ", i18n.compact(value)) if value is not None else ""


def scale_lines(plan: Plan, scale: Scale) -> list[str]:
    """Return a line for each level that says something, the highest first."""
    return [level_meaning(plan, scale, level) for level in reversed(levels_of(plan, scale))]


def help_of(plan: Plan, field: Field) -> str:
    """Return what to enter in a field, and what its levels mean where the plan says so."""
    lines = scale_lines(plan, Scale(field.scale)) if field.scale else []
    return "\n".join([field.help, *lines]) if lines else field.help


def meaning_of(plan: Plan, field: Field, value: object) -> str:
    """Return what a value of a field means on its scale; nothing for other fields."""
    return level_meaning(plan, Scale(field.scale), value) if field.scale and isinstance(value, int) else ""


def options_on_scale(plan: Plan, field: Field) -> list[tuple[str, int]]:
    """Return (text, value) for each level of a field's scale, as far as the plan's levels go."""
    scale = Scale(field.scale)
    return [(level_name(plan, scale, one), one) for one in range(1, plan.info.risk_levels + 1)]
