"""The clipboard and the map: selected partners as a table for Excel, and names, links and outlines pasted as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QCursor, QGuiApplication

from planner.document import Plan
from planner.edits import main_role_of
from planner.edits.paste import meaning_of
from planner.edits.paste_cards import Pasted, paste_cards
from planner.edits.table_text import read_table, write_table
from planner.errors import MitraError
from planner.i18n import _
from planner.model import Organisation, field_named
from ui.canvas.paste_room import room_for

if TYPE_CHECKING:
    from ui.canvas.canvas import Canvas


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
    filled = [row for row in cells if any(map(str.strip, row))]
    if _has_headings(canvas.plan, filled):
        canvas.table_pasted.emit(filled)
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
        pointer = canvas.viewport().mapFromGlobal(QCursor.pos())
        inside = canvas.viewport().rect().contains(pointer)
        wish = canvas.to_map(pointer) if inside else canvas.seen().center()
        places = room_for(plan, scene, meaning, wish)
    others = None if scene.stored or not places else scene.places()
    return paste_cards(plan, meaning, places=places, view=scene.view, others=others)


def _has_headings(plan: Plan, cells: list[list[str]]) -> bool:
    """Whether the first line of a table names its columns: two or more, and no fewer than half of them, are known."""
    from planner.exchange.sheet import preview_cells

    first = sum(bool(cell.strip()) for cell in cells[0]) if cells else 0
    if first < 2:
        return False
    try:
        mapped = sum(map(bool, preview_cells(plan, cells, header_row=1).mapping.values()))
    except MitraError:
        return False
    return mapped >= max(2, first / 2)


def merge(canvas: Canvas) -> None:
    """Ask how the two selected partners become one."""
    canvas.merge_wanted.emit()
