"""Selecting more cards from those selected: their neighbours, their branches."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas


def neighbours(canvas: Canvas) -> None:
    """Select also the cards one line away from those selected, along the hierarchy or a relationship."""
    chart = canvas.map.chart
    chosen = canvas.map.selected
    found: dict[str, None] = {}
    for one, other in [*chart.parents.items(), *chart.ties]:
        if one in chosen:
            found[other] = None
        if other in chosen:
            found[one] = None
    _add(canvas, found)


def branch(canvas: Canvas) -> None:
    """Select also every card below those selected."""
    below: dict[str, list[str]] = defaultdict(list)
    for uid, parent in canvas.map.chart.parents.items():
        below[parent].append(uid)
    found: dict[str, None] = {}
    waiting = sorted(canvas.map.selected)
    while waiting:
        for uid in below[waiting.pop()]:
            if uid not in found:
                found[uid] = None
                waiting.append(uid)
    _add(canvas, found)


def _add(canvas: Canvas, found: dict[str, None]) -> None:
    there = canvas.map.items_by_key
    kept = [uid for _entity, uid in canvas.selection.keys if uid in there]
    canvas.select([*kept, *(uid for uid in found if uid in there and uid not in kept)])
