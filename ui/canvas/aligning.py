"""Aligning and distributing the selected cards, each in one undo step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.edits.views import place_cards
from planner.i18n import N_, _
from planner.layout import Box, Places
from planner.layout.align import Side, aligned, distributed

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas


def align(side: Side) -> Callable[[Canvas], None]:
    """Return the command that aligns what is selected on one side."""
    return lambda canvas: _place(canvas, aligned(_placed(canvas), side), N_("Align on the map"))


def distribute(axis: int) -> Callable[[Canvas], None]:
    """Return the command that distributes what is selected along an axis (0 is x)."""

    def act(canvas: Canvas) -> None:
        placed = _placed(canvas)
        if len(placed) < 3:
            canvas.said.emit(_("Select three cards or more to distribute them."))
        else:
            _place(canvas, distributed(placed, axis), N_("Distribute on the map"))

    return act


def _placed(canvas: Canvas) -> list[tuple[Box, tuple[float, float]]]:
    rects = [(uid, canvas.map.rects[uid]) for uid in sorted(canvas.map.selected)]
    return [
        (Box(uid, rect.width(), rect.height()), (rect.center().x(), rect.center().y())) for uid, rect in rects
    ]


def _place(canvas: Canvas, places: Places, label: str) -> None:
    before = canvas.map.places()
    offset = {  # a card's place need not be the middle of its rectangle
        uid: (before[uid][0] - rect.center().x(), before[uid][1] - rect.center().y())
        for uid, rect in canvas.map.rects.items()
        if uid in places
    }
    ends = {uid: (x + offset[uid][0], y + offset[uid][1]) for uid, (x, y) in places.items()}
    others = None if canvas.map.stored else {uid: at for uid, at in before.items() if uid not in places}
    canvas.edit(place_cards, canvas.plan, ends, view=canvas.map.view, pinned=True, others=others, label=label)
