"""What commands do with groups and notes of the map, and what a group holds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QCursor, QFontMetricsF
from PySide6.QtWidgets import QMenu

from planner.edits import set_fields
from planner.edits.frames import add_group, add_note, move_frames, ungroup
from planner.i18n import N_, _
from planner.model import MapGroup, MapNote
from ui import theme
from ui.canvas.frames_layer import Frame, title_rect
from ui.canvas.naming_place import free_frame
from ui.canvas.notes_layer import INSIDE, PAPER
from ui.icon_font import glyph_icon

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas
    from ui.canvas.scene import MapScene

_AROUND = (18.0, 22.0)  # pixels between the cards and the frame around them
_EMPTY = (260.0, 150.0)
_NOTE = (168.0, 72.0)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)


def held_by(scene: MapScene, uids: Iterable[str]) -> tuple[dict[str, QRectF], set[str]]:
    """Return the frames among `uids` with all that lie inside them, and the cards whose centres they hold."""
    rects = {uid: QRectF(frame.rect) for uid in uids if (frame := scene.frame(uid)) is not None}
    groups = [rect for uid, rect in rects.items() if uid in scene.frames.frames]
    for frame in [*scene.frames.frames.values(), *scene.notes.frames.values()]:
        if any(rect.contains(frame.rect) for rect in groups):
            rects.setdefault(frame.uid, QRectF(frame.rect))
    cards = {
        uid for rect in groups for uid in scene.cards_in(rect) if rect.contains(scene.items_by_key[uid].pos())
    }
    return rects, cards


def chosen_frames(canvas: Canvas) -> list[Frame]:
    """Return the groups and notes that are selected."""
    found = (canvas.map.frame(uid) for entity, uid in canvas.selection.keys if entity in (MapGroup, MapNote))
    return [frame for frame in found if frame is not None]


def group(canvas: Canvas) -> None:
    """Draw a frame around the selected cards, or an empty one in free room, and ask for its title."""
    if canvas.map.selected:
        area = canvas.map.content(canvas.map.selected).adjusted(-_AROUND[0], -_AROUND[1], *_AROUND)
    else:
        area = free_frame(canvas.map, canvas.seen().center(), _EMPTY)
    made = canvas.edit(add_group, canvas.plan, _numbers(area), _("Group"), view=canvas.map.view)
    if made is not None:
        canvas.selection.set([(MapGroup, made.uid)], canvas)
        canvas.make_visible(made.uid)
        rename(canvas)


def dissolve(canvas: Canvas) -> None:
    """Take away the selected frames; the cards stay, and are selected."""
    groups = canvas.selection.rows(canvas.plan, MapGroup)
    _rects, cards = held_by(canvas.map, [one.uid for one in groups])
    canvas.edit(ungroup, canvas.plan, groups)
    canvas.select(sorted(cards))


def note(canvas: Canvas) -> None:
    """Ask for the text of a note, where the pointer is."""
    at = canvas.viewport().mapFromGlobal(QCursor.pos())
    under = canvas.viewport().rect().contains(at) and canvas.viewport().underMouse()
    centre = canvas.to_map(at) if under else canvas.seen().center()
    area = _around(centre, _NOTE)

    def take(text: str) -> None:
        made = add_note(canvas.plan, _numbers(_grown(area, text)), text, view=canvas.map.view)
        canvas.selection.set([(MapNote, made.uid)], canvas)

    canvas.paper.ask(canvas.window_rect(area), "", take)


def rename(canvas: Canvas) -> None:
    """Edit the title of the selected group, or the text of the selected note, where it stands."""
    chosen = chosen_frames(canvas)
    if chosen:
        write_on(canvas, chosen[-1])


def write_on(canvas: Canvas, frame: Frame) -> None:
    """Edit what stands on a group or note."""
    row = canvas.plan.get(frame.entity, frame.uid)
    if row is None:
        return

    def take(text: str) -> None:
        set_fields(canvas.plan, [row], {"text": text}, label=N_("Write on the map"))

    if frame.entity is MapNote:
        canvas.paper.ask(canvas.window_rect(frame.rect), frame.text, take)
    else:
        canvas.editor.ask(canvas.window_rect(title_rect(frame, canvas.zoom)), frame.text, take)


def colour(canvas: Canvas) -> None:
    """Let a person pick a colour for the selected groups and notes."""
    chosen = chosen_frames(canvas)
    menu = QMenu(canvas)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for index, name in enumerate(_colour_names()):
        picked = theme.LIGHT.categories[index]
        action = menu.addAction(
            glyph_icon("circle-fill", theme.category_colour(index, canvas.map.tokens)), name
        )
        action.setData(picked)
    menu.addAction(theme.icon("prohibit"), _("No colour")).setData("")
    menu.triggered.connect(lambda action: _paint(canvas, chosen, action.data()))  # goes with the menu
    middle = chosen[-1].rect.center() if chosen else canvas.seen().center()
    menu.popup(canvas.viewport().mapToGlobal(canvas.to_window(middle).toPoint()))


def _paint(canvas: Canvas, chosen: list[Frame], picked: str) -> None:
    rows = [row for one in chosen if (row := canvas.plan.get(one.entity, one.uid)) is not None]
    canvas.edit(set_fields, canvas.plan, rows, {"colour": picked or None}, label=N_("Colour on the map"))


def _colour_names() -> list[str]:
    return [_("Blue"), _("Orange"), _("Green"), _("Pink"), _("Ochre"), _("Sky blue"), _("Violet"), _("Grey")]


def next_frame(canvas: Canvas) -> None:
    """Select the next group or note, from the top left on."""
    both = [*canvas.map.frames.frames.values(), *canvas.map.notes.frames.values()]
    both.sort(key=lambda one: (round(one.rect.y()), one.rect.x(), one.uid))
    if not both:
        return
    chosen = chosen_frames(canvas)
    keys = [one.uid for one in both]
    there = both[(keys.index(chosen[-1].uid) + 1) % len(both)] if chosen else both[0]
    canvas.selection.set([(there.entity, there.uid)], canvas)
    canvas.make_visible(there.uid)


def nudge(canvas: Canvas, way: QPointF) -> bool:
    """Move the selected groups and notes, with what they hold, a little; return whether there are any."""
    chosen = [one.uid for one in chosen_frames(canvas)]
    if not chosen:
        return False
    rects, cards = held_by(canvas.map, chosen)
    all_places = canvas.map.places()
    cards |= canvas.map.selected
    places = {uid: (all_places[uid][0] + way.x(), all_places[uid][1] + way.y()) for uid in cards}
    others = None if canvas.map.stored else {uid: at for uid, at in all_places.items() if uid not in cards}
    tops = {uid: (rect.x() + way.x(), rect.y() + way.y()) for uid, rect in rects.items()}
    canvas.edit(move_frames, canvas.plan, tops, places, view=canvas.map.view, others=others)
    return True


def _around(centre: QPointF, size: tuple[float, float]) -> QRectF:
    return QRectF(centre.x() - size[0] / 2, centre.y() - size[1] / 2, *size)


def _grown(area: QRectF, text: str) -> QRectF:
    """Return the area of a note, made as high as its text needs."""
    inside = QRectF(0, 0, area.width() - 2 * INSIDE, 1e4)
    needed = QFontMetricsF(theme.font(PAPER)).boundingRect(inside, _WRAPPED, text).height() + 2 * INSIDE
    return QRectF(area.x(), area.y(), area.width(), max(area.height(), needed))


def _numbers(area: QRectF) -> tuple[float, float, float, float]:
    return area.x(), area.y(), area.width(), area.height()
