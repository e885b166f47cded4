"""Commands for reading the map: focus, folding, the way between two partners, taking cards off a view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.display import short_of
from planner.edits.map_views import fold_cards, show_cards
from planner.edits.views import placements_of
from planner.i18n import _, ngettext
from planner.model import Organisation
from ui.canvas.narrowing import narrow
from ui.canvas.showing import Around

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas


def _partners(canvas: Canvas) -> list[str]:
    return [uid for entity, uid in canvas.selection.keys if entity is Organisation]


def _focus(canvas: Canvas, steps: int) -> None:
    centres = tuple(uid for uid in _partners(canvas) if uid in canvas.map.items_by_key)
    if centres:
        narrow(canvas.map, around=Around(centres, steps), way=frozenset())


def focus_one(canvas: Canvas) -> None:
    """Show what is one step away, the rest faintly."""
    _focus(canvas, 1)


def focus_two(canvas: Canvas) -> None:
    """Show what is within two steps."""
    _focus(canvas, 2)


def focus_three(canvas: Canvas) -> None:
    """Show what is within three steps."""
    _focus(canvas, 3)


def fold(canvas: Canvas) -> None:
    """Fold what is below the selected cards into them, or unfold it."""
    scene = canvas.map
    heads = set(scene.chart.parents.values())
    folded = scene.chart.hidden.counts()
    chosen = [uid for uid in _partners(canvas) if uid in heads or uid in folded]
    if not chosen:
        canvas.said.emit(_("Nothing stands below what is selected, so there is nothing to fold."))
        return
    canvas.edit(fold_cards, canvas.plan, scene.view, chosen, not all(uid in folded for uid in chosen))


def unfold_at(canvas: Canvas, uid: str) -> None:
    """Unfold one card."""
    canvas.edit(fold_cards, canvas.plan, canvas.map.view, [uid], False)


def unfold_all(canvas: Canvas) -> None:
    """Unfold every branch of the view."""
    view = canvas.map.view
    folded = [uid for uid, one in placements_of(canvas.plan, view).items() if one.folded] if view else []
    canvas.edit(fold_cards, canvas.plan, view, folded, False)


def take_off(canvas: Canvas) -> None:
    """Take the selected cards off this view; in the plan they stay."""
    cards = [uid for _entity, uid in canvas.selection.keys if uid in canvas.map.items_by_key]
    canvas.selection.set([], canvas)
    canvas.edit(show_cards, canvas.plan, canvas.map.view, cards, False)
    said = ngettext(
        "{n} card is off this view and stays in the plan; the menu of the view brings it back.",
        "{n} cards are off this view and stay in the plan; the menu of the view brings them back.",
        len(cards),
    )
    if cards:
        canvas.said.emit(said)


def bring_back(canvas: Canvas) -> None:
    """Bring all cards back to this view."""
    canvas.edit(show_cards, canvas.plan, canvas.map.view, canvas.map.chart.hidden.removed)


def way(canvas: Canvas) -> None:
    """Show the shortest way between the two partners selected last."""
    ends = _partners(canvas)[-2:]
    if len(ends) < 2:
        return
    if not canvas.map.way.show(*ends):
        names = [short_of(canvas.plan, row) for uid in ends if (row := canvas.plan.get(Organisation, uid))]
        canvas.said.emit(
            _("Nothing leads from {one} to {other}: no relationship and no hierarchy.").format(
                one=names[0], other=names[1]
            )
        )
        return
    canvas.selection.set([], canvas)
