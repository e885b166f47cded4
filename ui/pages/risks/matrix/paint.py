"""Paints what a matrix is made of: cells with their letters, the scale, the appetite, risks, ways and the legend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from planner.analysis.risk import Bands
from planner.i18n import _, number
from planner.model import Risk
from planner.model.choices import RiskKind
from ui import theme
from ui.charts.chart import CENTRE, width_of, write
from ui.pages.risks.matrix.grid import PILL, Cell, Grid, Line
from ui.pages.risks.matrix.room import NUMBERS
from ui.theme import Tokens

_TOP_RIGHT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Piece:
    """A risk as it stands in the picture: a circle in a cell, or a box with its name."""

    box: QRectF
    risk: Risk

    @property
    def round(self) -> bool:
        """Whether there is only room for its number."""
        return self.box.height() != PILL


def cell_colours(letter: str, t: Tokens, *, opportunity: bool) -> tuple[str, str]:
    """Return text and ground of a cell; what is good for the plan is shown in the accent, not as danger."""
    if not opportunity:
        return theme.level_colours(letter, t)
    return {
        "L": (t.muted, t.neutral_tint),
        "M": (t.accent, t.accent_tint),
        "H": (t.text, _between(t.accent_tint, t.accent, 0.25)),
        "E": (t.on_accent, t.accent),
    }[letter]


def _between(one: str, other: str, share: float) -> str:
    a, b = QColor(one), QColor(other)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x + (y - x) * share) for x, y in pairs)).name()


def paint_cells(painter: QPainter, t: Tokens, grid: Grid, bands: Bands, *, opportunity: bool) -> None:
    """Paint every cell in the colour of its level, with the letter."""
    for cell in grid.cells():
        letter = bands.level(cell[0] * cell[1]) or "L"
        colour, ground = cell_colours(letter, t, opportunity=opportunity)
        box = grid.box(cell)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 3, 3)
        write(painter, box.adjusted(0, 1, -4, 0), letter, colour, size=10, bold=True, align=_TOP_RIGHT)


def paint_outline(painter: QPainter, box: QRectF, colour: str) -> None:
    """Paint a line around a cell."""
    painter.setPen(QPen(QColor(colour), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 3, 3)


def row_heading(grid: Grid, level: int) -> QRectF:
    """Return where a level of likelihood is written."""
    row = grid.whole((level, 1))
    return QRectF(grid.rect.left() - 20, row.top(), 18, row.height())


def column_heading(grid: Grid, level: int) -> QRectF:
    """Return where a level of impact is written."""
    column = grid.whole((1, level))
    return QRectF(column.left(), grid.rect.bottom() + 1, column.width(), NUMBERS)


def paint_scale(painter: QPainter, t: Tokens, grid: Grid, *, left: bool) -> None:
    """Write the levels along both sides and what they measure."""
    for level in range(1, grid.levels + 1):
        if left:
            write(painter, row_heading(grid, level), number(level), t.muted, align=CENTRE)
        write(painter, column_heading(grid, level), number(level), t.muted, align=CENTRE)
    below = QRectF(grid.rect.left(), grid.rect.bottom() + NUMBERS, grid.rect.width(), NUMBERS)
    write(painter, below, _("Impact"), t.muted, align=CENTRE)
    if left:
        painter.save()
        painter.translate(grid.rect.left() - 29, grid.rect.center().y())
        painter.rotate(-90)
        write(painter, QRectF(-80, -9, 160, 18), _("Likelihood"), t.muted, align=CENTRE)
        painter.restore()


def paint_lines(painter: QPainter, lines: Iterable[Line], colour: str, *, dashed: bool) -> None:
    """Paint a border between cells, with a light edge that keeps it in sight on every ground."""
    lines = list(lines)
    style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
    edge = QPen(QColor(theme.current().surface), 3.5)
    for pen in (edge, QPen(QColor(colour), 1.5 if dashed else 2.5, style)):
        painter.setPen(pen)
        for one, other in lines:
            painter.drawLine(one, other)


def paint_piece(
    painter: QPainter, t: Tokens, piece: Piece, *, chosen: bool, at: QPointF | None = None
) -> None:
    """Paint a risk, while it is dragged at the mouse; an opportunity has a plus and the colour of the accent."""
    box = QRectF(piece.box)
    if at is not None:
        box.moveCenter(at)
    opportunity = piece.risk.kind is RiskKind.OPPORTUNITY
    painter.setPen(QPen(QColor(t.accent if opportunity or chosen else t.text), 1.5 if opportunity else 1))
    painter.setBrush(QColor(t.accent if chosen else t.surface))
    colour = t.on_accent if chosen else t.accent if opportunity else t.text
    code = (piece.risk.code or "").removeprefix("R-")[:3]
    if piece.round:
        painter.drawEllipse(box)
        size = (10 if box.width() > 16 else 9) - (len(code) > 2)
        write(painter, box.adjusted(-3, 0, 3, 0), code, colour, size=size, bold=True, align=CENTRE)
        return
    painter.drawRoundedRect(box, 5, 5)
    width = width_of(code, 11, bold=True)
    write(painter, QRectF(box.left() + 7, box.top(), width, box.height()), code, colour, bold=True)
    words = QRectF(box.left() + width + 12, box.top(), box.width() - width - 16, box.height())
    write(painter, words, ("+ " if opportunity else "") + piece.risk.title, colour)


def paint_more(painter: QPainter, box: QRectF, hidden: int, colour: str) -> None:
    """Say how many more risks stand in a cell."""
    align = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignHCenter
    write(painter, box.adjusted(0, 0, 0, -2), f"+{number(hidden)}", colour, size=10, bold=True, align=align)


def paint_way(painter: QPainter, t: Tokens, stops: Sequence[QPointF], last: str) -> None:
    """Paint a way from stop to stop: a ring where a risk stood (`last` is past) or at the residual place, a diamond at
    the target. A light edge keeps it in sight on every ground.
    """
    colour = t.muted if last == "past" else t.accent
    for width, tone in ((4.5, t.surface), (1.8, colour)):
        painter.setPen(QPen(QColor(tone), width))
        for one, other in pairwise(stops):
            painter.drawLine(one, other)
    rings = stops[:1] if last == "past" else stops[1:-1] if last == "target" else stops[1:]
    painter.setPen(QPen(QColor(colour), 2))
    painter.setBrush(QColor(t.surface))
    for ring in rings:
        painter.drawEllipse(ring, 4, 4)
    if last == "target":
        paint_diamond(painter, stops[-1])


def leaving(box: QRectF, towards: QPointF) -> QPointF:
    """Return where a way from the middle of a risk to a place comes out of it."""
    centre = box.center()
    by = towards - centre
    if not (by.x() or by.y()):
        return centre
    if box.width() == box.height():
        part = box.width() / 2 / (by.x() ** 2 + by.y() ** 2) ** 0.5
    else:
        part = min(
            half / abs(step) if step else 1.0
            for half, step in ((box.width() / 2, by.x()), (box.height() / 2, by.y()))
        )
    return centre + by * min(part, 1.0)


def paint_diamond(painter: QPainter, at: QPointF) -> None:
    """Paint the sign of a target with the pen and brush there are."""
    corners = ((0, -5), (5, 0), (0, 5), (-5, 0))
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))


def paint_legend(painter: QPainter, t: Tokens, box: QRectF, way: str, then: str) -> None:
    """Say what the dashed line and the ends of the ways mean."""
    y, x = box.center().y(), box.left()
    painter.setPen(QPen(QColor(t.danger), 1.5, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(x, y), QPointF(x + 18, y))
    x += 23
    x += write(painter, QRectF(x, box.top(), 90, box.height()), _("appetite"), t.muted) + 14
    if way == "past":
        painter.setPen(QPen(QColor(t.muted), 2))
        painter.setBrush(QColor(t.surface))
        painter.drawLine(QPointF(x + 4, y), QPointF(x + 16, y))
        painter.drawEllipse(QPointF(x + 4, y), 4, 4)
        write(painter, QRectF(x + 21, box.top(), box.right() - x - 21, box.height()), then, t.muted)
        return
    for sign, text in (("residual", _("residual")), ("target", _("target"))) if way else ():
        painter.setPen(QPen(QColor(t.accent), 2))
        painter.setBrush(QColor(t.surface))
        if sign == "target":
            paint_diamond(painter, QPointF(x + 6, y))
        else:
            painter.drawEllipse(QPointF(x + 6, y), 5, 5)
        x += (
            16
            + write(painter, QRectF(x + 16, box.top(), box.right() - x - 16, box.height()), text, t.muted)
            + 12
        )


def said_of(cell: Cell, bands: Bands, count: str) -> str:
    """Return the first line of what hovering over a cell says."""
    score = cell[0] * cell[1]
    return _("Likelihood {likelihood}, impact {impact}: {level} {score} · {count}").format(
        likelihood=number(cell[0]),
        impact=number(cell[1]),
        level=bands.level(score) or "",
        score=number(score),
        count=count,
    )
