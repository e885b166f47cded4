"""Draws a matrix as it stands: its sides, the risks in them, their ways, the legend and the tray of the unscored."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from planner.analysis.bands import touching
from planner.i18n import _, ngettext, number
from ui.charts.chart import CENTRE, LEFT, RIGHT, write
from ui.pages.risks.matrix.contents import Way, names_of, shows, ways_of
from ui.pages.risks.matrix.grid import UNSCORED, Cell, Grid, seats
from ui.pages.risks.matrix.paint import (
    Piece,
    cell_colours,
    column_heading,
    leaving,
    paint_cells,
    paint_legend,
    paint_lines,
    paint_more,
    paint_outline,
    paint_piece,
    paint_scale,
    paint_way,
    row_heading,
    said_of,
)
from ui.pages.risks.matrix.room import HEADING, NUMBERS, Room, Side
from ui.theme import Tokens

if TYPE_CHECKING:
    from ui.pages.risks.matrix.matrix import RiskMatrix

_APART = 9  # pixels between the ends of ways in one cell


class Drawing:
    """One picture of a matrix; it leaves where each risk stands, and what hovering says, with the matrix."""

    def __init__(self, matrix: RiskMatrix, painter: QPainter, t: Tokens) -> None:
        self.matrix, self.painter, self.t = matrix, painter, t

    def draw(self) -> None:
        painter, t, matrix, room = self.painter, self.t, self.matrix, self.matrix.room()
        matrix.pieces = []
        for n, side in enumerate(room.sides):
            self._side(side, left=n == 0, named=len(room.sides) > 1)
        if not matrix.bare:
            self._tray(room)
            self._legend(room)
        for side in room.sides:
            self._ways(side)  # below the names, which must be read
        selected = matrix.selected()
        for piece in sorted(matrix.pieces, key=lambda one: one.risk.uid == matrix.hand.dragged):
            at = matrix.hand.at if piece.risk.uid == matrix.hand.dragged else None
            paint_piece(painter, t, piece, chosen=piece.risk.uid in selected, at=at)

    def _legend(self, room: Room) -> None:
        matrix, painter, t = self.matrix, self.painter, self.t
        then = matrix.then
        way = "" if matrix.trial is not None else "past" if then is not None else matrix.shown.arrows
        since = _("since {snapshot}").format(snapshot=then.name) if then is not None else ""
        paint_legend(painter, t, room.legend, "" if way == "none" else way, since)

    def _side(self, side: Side, *, left: bool, named: bool) -> None:
        matrix, painter, t = self.matrix, self.painter, self.t
        grid = side.grid
        if named:
            heading = _("Threats") if side.kind == "threat" else _("Opportunities")
            above = QRectF(grid.rect.left(), grid.rect.top() - HEADING, grid.rect.width(), HEADING)
            write(painter, above, heading, t.text, bold=True)
        paint_scale(painter, t, grid, left=left)
        self._explain(grid)
        paint_cells(painter, t, grid, matrix.bands, opportunity=side.kind == "opportunity")
        if side.kind != "opportunity":
            beyond = grid.border(lambda cell: cell[0] * cell[1] > matrix.measure.appetite)
            paint_lines(painter, beyond, t.danger, dashed=True)
        self._mark_out(side)
        for cell in grid.cells():
            self._seat(side, cell)

    def _explain(self, grid: Grid) -> None:
        """Let hovering over a level say what it means."""
        says = self.matrix.level_said
        if says is not None:
            for level in range(1, grid.levels + 1):
                self.matrix.mark(row_heading(grid, level), None, says("likelihood", level))
                self.matrix.mark(column_heading(grid, level), None, says("impact", level))

    def _mark_out(self, side: Side) -> None:
        """Show the border that is held, cells whose bands cannot be used, and cells that are picked or dragged over."""
        matrix, painter, t, grid = self.matrix, self.painter, self.t, side.grid
        held = matrix.hand.held_bound()
        if held is not None:
            paint_lines(painter, grid.border(lambda cell: cell[0] * cell[1] > held), t.accent, dashed=False)
        for pair in touching(matrix.bands, grid.levels) if matrix.trial is not None else ():
            for cell in pair:
                paint_outline(painter, grid.box(cell), t.danger)
        for marked in (matrix.picked, matrix.hand.over if matrix.hand.over_side == side.kind else None):
            if marked is not None and marked != UNSCORED:
                paint_outline(painter, grid.box(marked), t.accent)

    def _seat(self, side: Side, cell: Cell) -> None:
        matrix, painter, t = self.matrix, self.painter, self.t
        selected, box = matrix.selected(), side.grid.box(cell)
        risks = sorted(matrix.contents.of(cell, side.kind), key=lambda one: one.uid not in selected)
        count = ngettext("{n} risk", "{n} risks", len(risks)).format(n=number(len(risks)))
        matrix.mark(box, None, "\n".join([said_of(cell, matrix.bands, count), names_of(risks)]).strip())
        places = seats(box, len(risks)) if risks else []
        matrix.pieces += [Piece(place, risk) for place, risk in zip(places, risks, strict=False)]
        for place, risk in zip(places, risks, strict=False):
            matrix.mark(place, None, names_of([risk]))
        if len(risks) > len(places):
            letter = matrix.bands.level(cell[0] * cell[1]) or "L"
            colour = cell_colours(letter, t, opportunity=side.kind == "opportunity")[0]
            paint_more(painter, box, len(risks) - len(places), colour)

    def _tray(self, room: Room) -> None:
        matrix, painter, t = self.matrix, self.painter, self.t
        unscored = matrix.contents.unscored
        line = QRectF(room.tray.left(), room.tray.top(), room.tray.width(), NUMBERS)
        if matrix.hand.over == UNSCORED:
            paint_outline(painter, room.tray, t.accent)
        if matrix.hand.dragged is not None and not unscored:
            write(painter, line, _("Drop here: not scored"), t.muted, align=CENTRE)
        if not unscored:
            return
        tone = t.accent if matrix.picked == UNSCORED else t.warning
        text = ngettext("{n} not scored", "{n} not scored", len(unscored)).format(n=number(len(unscored)))
        write(painter, line, text, tone, bold=True, align=LEFT)
        if len(unscored) > len(room.chips):
            more = _("{n} more").format(n=number(len(unscored) - len(room.chips)))
            write(painter, line, more, t.muted, align=RIGHT)
        matrix.mark(room.tray, None, f"{text}\n{names_of(unscored)}")
        matrix.pieces += [Piece(box, risk) for box, risk in zip(room.chips, unscored, strict=False)]

    def _ways(self, side: Side) -> None:
        matrix, painter, t = self.matrix, self.painter, self.t
        every = matrix.shown.arrows == "all" or matrix.then is not None
        if matrix.trial is not None or not (every or matrix.shown.arrows == "selected"):
            return
        chosen = matrix.selected()
        standing = {
            one.risk.uid: one
            for one in matrix.pieces
            if shows(one.risk, side.kind)
            and None not in (one.risk.likelihood, one.risk.impact)
            and (every or one.risk.uid in chosen)
        }
        ends: Counter[Cell] = Counter()
        for way in ways_of(matrix.workspace, [one.risk for one in standing.values()], matrix.shown):
            paint_way(painter, t, _stops(side.grid, way, standing[way.risk.uid].box, ends), _end(way))


def _end(way: Way) -> str:
    return "past" if way.past is not None else "target" if way.target is not None else "residual"


def _stops(grid: Grid, way: Way, start: QRectF, ends: Counter[Cell]) -> list[QPointF]:
    """Return the places of a way. They lie beside the letters of the cells, side by side where several end in one."""
    found = []
    for cell in (way.past, way.residual, way.target):
        if cell is not None:
            box = grid.box(cell)
            most = max(1, int((box.width() - 18) // _APART))
            found.append(box.topLeft() + QPointF(8 + ends[cell] % most * _APART, 7))
            ends[cell] += 1
    first = leaving(start, found[0])
    return [*found, first] if way.past is not None else [first, *found]
