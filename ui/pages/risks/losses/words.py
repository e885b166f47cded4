"""What states and figures of losses are called, and how money is written beside them."""

from __future__ import annotations

from planner.analysis.loss.scenario import STATES, State
from planner.i18n import N_, _, compact, percent

STATE_NAMES: dict[State, str] = {
    "inherent": N_("before actions"),
    "residual": N_("as things stand"),
    "target": N_("with all actions"),
}
FIGURES: tuple[tuple[str, str, str], ...] = (
    ("expected_loss", N_("Expected loss"), N_("The mean of all years drawn, and its standard error")),
    ("var95", N_("Value at risk, 95 %"), N_("In 95 of 100 years the losses are not higher")),
    ("var99", N_("Value at risk, 99 %"), N_("In 99 of 100 years the losses are not higher")),
    ("es95", N_("Expected shortfall"), N_("The mean of the worst 5 % of years (expected shortfall, 95 %)")),
    ("p_over_appetite", N_("Years above appetite"), N_("How many of 100 years cost more than can be borne")),
)


def state_words(state: State) -> str:
    """Return what a state is called in the active language."""
    return _(STATE_NAMES[state])


def figure_text(key: str, value: object) -> str:
    """Write a figure of losses: money short, shares in per cent, a dash for none."""
    if not isinstance(value, float):
        return "–"
    return percent(value, 1 if 0 < value < 0.1 else 0) if key == "p_over_appetite" else compact(value)


__all__ = ["FIGURES", "STATES", "figure_text", "state_words"]
