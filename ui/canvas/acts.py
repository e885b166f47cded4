"""What commands of the map do; the table of them is in commands.py."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from planner.display import deleted_words
from planner.document import Plan
from planner.edits import delete_rows
from planner.edits.views import add_child, add_sibling
from planner.model import MapGroup, MapNote, Organisation, Relationship
from ui.canvas import frames
from ui.canvas.gestures import Nudge
from ui.canvas.link_walk import back_to_card
from ui.canvas.naming_place import room_near
from ui.canvas.narrowing import widen
from ui.canvas.walking import next_card

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas

NUDGE = 4.0
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


def arrow(canvas: Canvas, way: QPointF, modifiers: Qt.KeyboardModifier) -> bool:
    """Walk from card to card, or nudge what is selected."""
    if modifiers & _ALT:
        step = way * (NUDGE * (10 if modifiers & _SHIFT else 1))
        return frames.nudge(canvas, step) or _nudge(canvas, step)
    if canvas.gesture is not None:
        return True
    cards = canvas.map.items_by_key
    if not cards:
        return False
    chosen = [uid for _entity, uid in canvas.selection.keys if uid in cards]
    if not chosen and (back := back_to_card(canvas, way)) is not None:
        there: str | None = back
    elif not chosen:
        hub = canvas.plan.hub
        there = hub.uid if hub is not None and hub.uid in cards else next(iter(cards))
    else:
        there = next_card({uid: item.pos() for uid, item in cards.items()}, chosen[-1], way)
    if there is not None:
        canvas.select([*chosen, there] if modifiers & _SHIFT else [there])
        canvas.make_visible(there)
    return True


def _nudge(canvas: Canvas, way: QPointF) -> bool:
    chosen = canvas.map.selected
    if not chosen:
        return False
    if canvas.gesture is None:
        canvas.hand.take(Nudge(canvas), QPointF())
    if isinstance(canvas.gesture, Nudge):
        canvas.gesture.push(way)
    return True


def delete(canvas: Canvas) -> None:
    """Delete what is selected."""
    kinds = (Organisation, Relationship, MapGroup, MapNote)
    rows = [row for entity in kinds for row in canvas.selection.rows(canvas.plan, entity)]
    gone = canvas.edit(delete_rows, canvas.plan, rows)
    if gone:
        canvas.said.emit(deleted_words(gone))


def rename(canvas: Canvas) -> None:
    """Type another name on the card, group or note."""
    partner = _chosen(canvas)
    if partner is not None:
        canvas.rename(partner.uid)
    else:
        frames.rename(canvas)


def _chosen(canvas: Canvas) -> Organisation | None:
    """Return the partner selected last."""
    partners = canvas.selection.rows(canvas.plan, Organisation)
    return canvas.plan.get(Organisation, partners[-1].uid) if partners else None


def child(canvas: Canvas) -> None:
    """Ask for a partner below the one selected."""
    partner = _chosen(canvas)
    if partner is not None:
        _ask(canvas, partner, beside=False)


def sibling(canvas: Canvas) -> None:
    """Ask for a partner beside the one selected."""
    partner = _chosen(canvas)
    if partner is not None:
        _ask(canvas, partner, beside=True)
    else:
        ask_partner(canvas)


def _ask(canvas: Canvas, partner: Organisation, *, beside: bool) -> None:
    """Ask for the name of a child or sibling of a partner, in free room near it."""
    at = room_near(canvas.map, partner.uid, beside=beside)
    plan, scene = canvas.plan, canvas.map

    def take(name: str) -> None:
        place = (at.x(), at.y()) if scene.stored else None
        add = add_sibling if beside else add_child
        canvas.select([_added(plan, add, partner, name, place, canvas)])

    canvas.ask_name(at, take)


def _added(
    plan: Plan,
    add: Callable[..., Organisation],
    partner: Organisation,
    name: str,
    place: tuple[float, float] | None,
    canvas: Canvas,
) -> str:
    return add(plan, partner, name, at=place, view=canvas.map.view).uid


def ask_partner(canvas: Canvas) -> None:
    """Ask for the name of a new partner at the top, in free room below everything."""
    at = room_near(canvas.map, None, beside=False)

    def take(name: str) -> None:
        place = (at.x(), at.y()) if canvas.map.stored else None
        canvas.select([add_child(canvas.plan, None, name, at=place, view=canvas.map.view).uid])

    canvas.ask_name(at, take)


def escape(canvas: Canvas) -> None:
    """Take back what is going on: a gesture, a name, what narrows the map, the selection."""
    if canvas.hand.cancel():
        return
    if canvas.editor.asking:
        canvas.editor.cancel()
    elif canvas.map.showing.dimmed:
        canvas.wanted.emit("end")
    elif not widen(canvas.map):
        canvas.selection.set([], canvas)


def select_all(canvas: Canvas) -> None:
    """Select every card."""
    canvas.select(canvas.map.items_by_key)


def fit(canvas: Canvas) -> None:
    """Show the whole map."""
    canvas.show_area(canvas.map.content())


def fit_selection(canvas: Canvas) -> None:
    """Show what is selected as large as it fits."""
    canvas.show_area(canvas.map.content(canvas.map.selected or None), 1.5)


def leave(canvas: Canvas) -> None:
    """Give the keyboard to what comes after the map."""
    canvas.leave()


def grab(canvas: Canvas) -> None:
    """Let the next drag move the map."""
    canvas.space = True
    canvas.viewport().setCursor(Qt.CursorShape.OpenHandCursor)


def zoom_in(canvas: Canvas) -> None:
    """Show the map larger."""
    canvas.set_zoom(canvas.zoom * 1.25)


def zoom_out(canvas: Canvas) -> None:
    """Show the map smaller."""
    canvas.set_zoom(canvas.zoom / 1.25)


def drill(canvas: Canvas) -> None:
    """Show what falls off if the selected partner left."""
    canvas.wanted.emit("drill")


def add_step(canvas: Canvas) -> None:
    """Add what the map shows as a step of the story."""
    canvas.wanted.emit("add_step")
