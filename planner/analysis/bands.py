"""The bands of risk scores when a plan moves them, and what becomes of scores when it gets other levels (NUMBERS 10.1).

The rule that no extreme cell touches a low one, corners included: one step on a scale must never take a risk from
"leave it" to "act at once" (Cox 2008, What's wrong with risk matrices?, between-ness).
"""

from __future__ import annotations

import math
from functools import lru_cache

from planner import i18n
from planner.analysis.risk import Bands, standard
from planner.i18n import _
from planner.model import PlanInfo

Cell = tuple[int, int]  # likelihood, impact


@lru_cache(maxsize=64)
def bands(levels: int, low: float | None, medium: float | None, high: float | None) -> Bands:
    """Return bands with some bounds typed and the others as usual; all as usual where the typed ones cannot be used."""
    usual = standard(levels)
    typed = Bands(
        usual.low if low is None else low,
        usual.medium if medium is None else medium,
        usual.high if high is None else high,
    )
    return usual if problems(typed, levels) else typed


def bands_of(info: PlanInfo) -> Bands:
    """Return the bands of a plan: its own where it has moved them."""
    return bands(info.risk_levels, info.band_low, info.band_medium, info.band_high)


def problems(bands: Bands, levels: int) -> list[str]:
    """Return in the active language why bands cannot be used with a number of levels (3–6); nothing if they can."""
    bounds = (bands.low, bands.medium, bands.high)
    if not all(map(math.isfinite, bounds)) or bands.low < 0:
        return [_("The bounds of the bands must be numbers that are not below 0.")]
    if list(bounds) != sorted(bounds):
        return [_("The bounds of the bands must rise from low to high.")]
    return [
        _(
            "The extreme cell {extreme} touches the low cell {low}: leave room for a band between them."
        ).format(extreme=_shown(extreme), low=_shown(low))
        for extreme, low in touching(bands, levels)[:1]
    ]


def touching(bands: Bands, levels: int) -> list[tuple[Cell, Cell]]:
    """Return each extreme cell with a low cell beside it or at a corner of it, as (likelihood, impact) pairs."""
    scale = range(1, levels + 1)
    found = []
    for extreme in ((one, other) for one in scale for other in scale):
        if bands.level(extreme[0] * extreme[1]) == "E":
            near = _around(extreme, levels)
            found += [(extreme, cell) for cell in near if bands.level(cell[0] * cell[1]) == "L"]
    return found


def _around(cell: Cell, levels: int) -> list[Cell]:
    """Return the neighbours of a cell on the scale, corners included."""
    near = [(cell[0] + i, cell[1] + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j]
    return [one for one in near if min(one) >= 1 and max(one) <= levels]


def _shown(cell: Cell) -> str:
    return f"{i18n.number(cell[0])} × {i18n.number(cell[1])}"


def level_moved(value: int, old: int, new: int) -> int:
    """Return a likelihood or impact (1 … `old` levels) on a scale of `new` levels: the ends stay ends, what lies
    between keeps its share of the way, and halves go to the graver level (ours). More levels and back change nothing.

    Raises ValueError when the value is not on the old scale.
    """
    if not 1 <= value <= old:
        raise ValueError(f"{value} is not on a scale of {old} levels")
    return 1 + (2 * (value - 1) * (new - 1) + (old - 1)) // (2 * (old - 1))


def score_moved(score: int, old: int, new: int) -> int:
    """Return an appetite score on `new` levels: scaled as the bands are, by (new/old)², halves up, 1 … new² (ours)."""
    return max(1, min(new * new, (2 * score * new * new + old * old) // (2 * old * old)))


def bands_moved(bands: Bands, old: int, new: int) -> Bands:
    """Return bands of `old` levels for `new` levels, scaled by (new/old)²."""
    factor = new * new / (old * old)
    return Bands(bands.low * factor, bands.medium * factor, bands.high * factor)
