"""What if one thing were otherwise: how often a risk happens, what it costs, or how much partners bring together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from planner.analysis.loss.scenario import Scenario
from planner.analysis.loss.settings import Settings

What = Literal["shocks", "frequency", "loss"]
_DIGITS = 3  # significant; what is shown is what is applied


@dataclass(frozen=True)
class WhatIf:
    """A share (0–1) of common shocks, or a factor on the frequency or on both bounds of the loss of a risk."""

    what: What
    value: float
    risk: str = ""


def supposed(
    scenarios: Sequence[Scenario], settings: Settings, change: WhatIf
) -> tuple[tuple[Scenario, ...], Settings]:
    """Return the scenarios and settings with the change; a risk that is not among them changes nothing."""
    if change.what == "shocks":
        return tuple(scenarios), replace(settings, shock_share=change.value)
    return tuple(_with(one, change) if one.key == change.risk else one for one in scenarios), settings


def _with(one: Scenario, change: WhatIf) -> Scenario:
    then = figures_after(one, change)
    return replace(
        one,
        frequency=then.get("frequency", one.frequency),
        low=then.get("low", one.low),
        high=then.get("high", one.high),
    )


def figures_after(one: Scenario, change: WhatIf) -> dict[str, float]:
    """Return the figures of a risk that a change touches, with their new values, in three significant digits."""
    names = ("frequency",) if change.what == "frequency" else ("low", "high")
    return {name: rounded(getattr(one, name) * change.value) for name in names}


def rounded(value: float) -> float:
    """Return a value in three significant digits."""
    return float(f"{value:.{_DIGITS}g}")
