"""The clipboard and the map: selected partners as a table for Excel, and names, links and outlines pasted as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QCursor, QGuiApplication

from planner.document import Plan
from planner.edits import main_role_of
from planner.edits.paste import Meaning, meaning_of
from planner.edits.paste_cards import Pasted, known_partners, paste_cards
from planner.edits.table_text import read_table, write_table
from planner.errors import MitraError
from planner.i18n import _
from planner.layout import CARD, Box, Places
from planner.layout.box import extent
from planner.layout.chart import Chart
from planner.layout.layered import layered
from planner.layout.room import Room
from planner.model import Organisation, field_named

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas

_BELOW = 84.0


def copy_table(canvas: Canvas) -> None:
    """Put the selected partners on the clipboard: name, role, who coordinates them."""
    plan = canvas.plan
    partners = [plan.get(Organisation, row.uid) for row in canvas.selection.rows(plan, Organisation)]
    under = field_named(Organisation, "parent").label
    rows = [[_("Partner"), _("Role"), under]]
    for one in partners:
        if one is not None:
            role, parent = main_role_of(plan, one), plan.get(Organisation, one.parent)
            rows.append([one.name, role.name if role else "", parent.name if parent else ""])
    QGuiApplication.clipboard().setText(write_table(rows))


def paste(canvas: Canvas) -> None:
    """Make cards and relationships of what is on the clipboard; a table with headings is shown first."""
    cells = read_table(QGuiApplication.clipboard().text())
    if _has_headings(canvas.plan, cells):
        canvas.table_pasted.emit(cells)
        return
    made = canvas.edit(_paste, canvas, cells)
    if not isinstance(made, Pasted):
        return
    shown = [uid for uid in (*made.made, *made.known) if uid in canvas.map.items_by_key]
    canvas.select(shown)
    area = canvas.map.content(shown)
    if not canvas.seen().contains(area):
        canvas.show_area(canvas.seen().united(area) if made.known else area, canvas.zoom)
    canvas.told.emit(made.sentence())


def _paste(canvas: Canvas, cells: list[list[str]]) -> Pasted:
    plan, scene = canvas.plan, canvas.map
    meaning = meaning_of(cells)
    places = None
    if scene.items_by_key:  # an empty map is laid out as a whole
        places = _room_for(canvas, meaning)
    others = None if scene.stored or not places else scene.places()
    return paste_cards(plan, meaning, places=places, view=scene.view, others=others)


def _has_headings(plan: Plan, cells: list[list[str]]) -> bool:
    """Whether the first lines of a table name its columns."""
    from planner.exchange.sheet import preview_cells

    if max((sum(bool(cell.strip()) for cell in row) for row in cells), default=0) < 2:
        return False
    try:
        return preview_cells(plan, cells).header_row > 0
    except MitraError:
        return False


def _room_for(canvas: Canvas, meaning: Meaning) -> Places:
    """Return places by name for what is new: laid out among themselves, in free room near the pointer."""
    known = known_partners(canvas.plan, meaning)
    new = [name for name in meaning.names if name not in known]
    boxes = [Box(name, *CARD) for name in new]
    parents = {name: above for name, above in meaning.parents.items() if {name, above} <= {*new}}
    ties = [(a, b) for a, b, _kind in meaning.links if {a, b} <= {*new}]
    drawn = layered(Chart(boxes, parents, ties, None))
    left, top, right, bottom = extent(drawn, boxes)
    room = Room()
    for uid, rect in canvas.map.rects.items():
        room.take(Box(uid, rect.width(), rect.height()), (rect.center().x(), rect.center().y()))
    wish = _wish(canvas, meaning, known)
    x, y = room.nearest(Box("", right - left, bottom - top), (wish.x(), wish.y()))
    away = x - (left + right) / 2, y - (top + bottom) / 2
    return {name: (at[0] + away[0], at[1] + away[1]) for name, at in drawn.items()}


def _wish(canvas: Canvas, meaning: Meaning, known: dict[str, Organisation]) -> QPointF:
    """Return where new cards should stand: below the card they hang under, else at the pointer or in the middle."""
    for name, above in meaning.parents.items():
        item = canvas.map.items_by_key.get(known[above].uid) if above in known else None
        if item is not None and name not in known:
            return item.pos() + QPointF(0, _BELOW)
    pointer = canvas.viewport().mapFromGlobal(QCursor.pos())
    return canvas.to_map(pointer) if canvas.viewport().rect().contains(pointer) else canvas.seen().center()


def merge(canvas: Canvas) -> None:
    """Ask how the two selected partners become one."""
    canvas.merge_wanted.emit()
