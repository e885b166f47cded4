"""What the matrix of risks says of its levels when the pointer rests on it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF

from planner.analysis.scales import level_meaning
from planner.document import Plan
from planner.i18n import _
from planner.model.choices import Scale


def matrix_tip(plan: Plan, box: Callable[[int, int], QRectF], at: QPointF) -> str:
    """Return what the heading or cell at a point means, where `box` tells the place of a cell.

    Without definitions it tells what a hand can do here.
    """
    hint = _("Click a cell to see only its risks; drag a risk to score it")
    levels = range(1, plan.info.risk_levels + 1)
    likelihood = next((n for n in levels if box(n, 1).top() <= at.y() <= box(n, 1).bottom()), None)
    impact = next((n for n in levels if box(1, n).left() <= at.x() <= box(1, n).right()), None)
    row = level_meaning(plan, Scale.LIKELIHOOD, likelihood) if likelihood is not None else ""
    column = level_meaning(plan, Scale.IMPACT, impact) if impact is not None else ""
    beside, below = at.x() < box(1, 1).left(), at.y() > box(1, 1).bottom()
    if beside or below:
        return (row if beside else column) or hint
    told = [
        f"{scale.label} {meaning}"
        for scale, meaning in ((Scale.LIKELIHOOD, row), (Scale.IMPACT, column))
        if meaning
    ]
    return "\n".join(told) or hint
