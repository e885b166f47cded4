"""The two drawings of the risk report: the matrix with its risks, and how likely each loss of a year is."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from planner.analysis.loss.scenario import State
from planner.analysis.risk_report import Dot, Losses, RiskReport
from planner.i18n import _, compact, money, number, percent
from ui.report.paper import CENTRE, RIGHT, Paper
from ui.theme import level_colours

_AXIS = 18.0
_LINES = (0.25, 0.5, 0.75, 1.0)  # of the years
_STATES: tuple[tuple[State, Qt.PenStyle], ...] = (
    ("inherent", Qt.PenStyle.SolidLine),
    ("residual", Qt.PenStyle.SolidLine),
    ("target", Qt.PenStyle.DashLine),
)


def state_words(state: State) -> str:
    """Return what a state is called."""
    return {"inherent": _("Inherent"), "residual": _("Residual"), "target": _("Target")}[state]


def paint_matrix(paper: Paper, area: QRectF, report: RiskReport) -> None:
    """Draw the cells by level with the codes of the threats in them, and the line of the appetite."""
    levels = report.levels
    grid = area.adjusted(2 * _AXIS, 0, 0, -2 * _AXIS)
    across, down = grid.width() / levels, grid.height() / levels
    codes: dict[tuple[int, int], list[Dot]] = defaultdict(list)
    for dot in report.dots:
        codes[dot.likelihood, dot.impact].append(dot)
    for likelihood in range(1, levels + 1):
        for impact in range(1, levels + 1):
            cell = QRectF(
                grid.left() + (impact - 1) * across, grid.bottom() - likelihood * down, across, down
            )
            letter = report.bands.level(likelihood * impact) or "L"
            _paint_cell(paper, cell.adjusted(1, 1, -1, -1), letter, codes[likelihood, impact])
    _paint_appetite(paper, grid, report)
    for level in range(1, levels + 1):
        row = QRectF(area.left() + _AXIS, grid.bottom() - level * down, _AXIS - 4, down)
        column = QRectF(grid.left() + (level - 1) * across, grid.bottom(), across, _AXIS)
        paper.write(row, number(level), 9, colour=paper.tokens.muted, align=RIGHT)
        paper.write(column, number(level), 9, colour=paper.tokens.muted, align=CENTRE)
    below = QRectF(grid.left(), grid.bottom() + _AXIS - 3, grid.width(), _AXIS)
    paper.write(below, _("Impact"), 9, colour=paper.tokens.muted, align=CENTRE)
    _write_upright(paper, QRectF(area.left(), grid.top(), _AXIS, grid.height()), _("Likelihood"))


def _paint_cell(paper: Paper, cell: QRectF, letter: str, dots: Sequence[Dot]) -> None:
    ink, ground = level_colours(letter)
    paper.painter.setPen(Qt.PenStyle.NoPen)
    paper.painter.setBrush(QColor(ground))
    paper.painter.drawRoundedRect(cell, 3, 3)
    paper.write(QRectF(cell.right() - 14, cell.top() + 1, 11, 10), letter, 7, colour=ink, align=RIGHT)
    words = [f"+{dot.code}" if dot.opportunity else dot.code for dot in dots]
    lines = ["  ".join(words[at : at + 2]) for at in range(0, len(words), 2)]
    if len(lines) > 3:
        lines = [*lines[:2], f"+{len(words) - 4}"]
    height = min(11.0, (cell.height() - 10) / max(len(lines), 1))
    top = cell.center().y() - height * len(lines) / 2 + 2
    for place, line in enumerate(lines):
        room = QRectF(cell.left() + 2, top + place * height, cell.width() - 4, height)
        paper.write(room, line, 8, bold=True, colour=ink, align=CENTRE)


def _paint_appetite(paper: Paper, grid: QRectF, report: RiskReport) -> None:
    """Draw the border between the scores within the appetite and those above it."""
    levels, across, down = report.levels, grid.width() / report.levels, grid.height() / report.levels
    pen = QPen(QColor(paper.tokens.danger), 1.4, Qt.PenStyle.DashLine)
    paper.painter.setPen(pen)
    above = [
        [likelihood * impact > report.plan.risk_appetite for impact in range(1, levels + 1)]
        for likelihood in range(1, levels + 1)
    ]
    for row in range(levels):
        for column in range(levels):
            x, y = grid.left() + column * across, grid.bottom() - (row + 1) * down
            if above[row][column] and column and not above[row][column - 1]:
                paper.painter.drawLine(QPointF(x, y), QPointF(x, y + down))
            if above[row][column] and row and not above[row - 1][column]:
                paper.painter.drawLine(QPointF(x, y + down), QPointF(x + across, y + down))


def _write_upright(paper: Paper, room: QRectF, text: str) -> None:
    paper.painter.save()
    paper.painter.translate(room.center())
    paper.painter.rotate(-90)
    turned = QRectF(-room.height() / 2, -room.width() / 2, room.height(), room.width())
    paper.write(turned, text, 9, colour=paper.tokens.muted, align=CENTRE)
    paper.painter.restore()


def paint_curve(paper: Paper, area: QRectF, report: RiskReport) -> None:
    """Draw the share of years with a greater loss, before and after what is done, and the loss appetite."""
    plot = area.adjusted(34, 4, -4, -2 * _AXIS)
    most = max((_end(one) for one in report.losses.values()), default=0.0)
    appetite = report.plan.loss_appetite
    most = max(most, (appetite or 0) * 1.1) or 1.0
    step = _step(most)
    top = math.ceil(most / step) * step
    _paint_axes(paper, plot, report.plan.currency, step, top)
    if appetite is not None and appetite <= top:
        x = plot.left() + plot.width() * appetite / top
        pen = QPen(QColor(paper.tokens.danger), 1.2, Qt.PenStyle.DashLine)
        paper.painter.setPen(pen)
        paper.painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))
        words = QRectF(x + 4, plot.top(), 120, 12)
        paper.write(words, _("loss appetite"), 8, colour=paper.tokens.danger)
    for state, style in _STATES:
        if state in report.losses:
            _paint_line(paper, plot, state, style, report.losses[state].curve, top)


def _end(losses: Losses) -> float:
    """Return the loss that one year in fifty exceeds: what is beyond flattens the curve."""
    return next((loss for loss, share in losses.curve if share <= 0.02), losses.curve[-1][0])


def _step(most: float) -> float:
    """Return a round distance of four to eight marks up to `most`: 1, 2 or 5 times a power of ten."""
    rough = most / 5
    power = 10.0 ** math.floor(math.log10(rough))
    return power * next((one for one in (1, 2, 5) if one * power >= rough), 10)


def _paint_axes(paper: Paper, plot: QRectF, currency: str, step: float, top: float) -> None:
    muted = paper.tokens.muted
    for share in (0.0, *_LINES):
        y = plot.bottom() - plot.height() * share
        paper.rule(QPointF(plot.left(), y), QPointF(plot.right(), y))
        paper.write(QRectF(plot.left() - 38, y - 6, 34, 12), percent(share), 8, colour=muted, align=RIGHT)
    for place in range(round(top / step) + 1):
        x = plot.left() + plot.width() * place * step / top
        text = compact(place * step) if place else "0"
        room = QRectF(min(x - 30, plot.right() - 58), plot.bottom() + 3, 60, 12)
        paper.write(room, text, 8, colour=muted, align=CENTRE if room.left() == x - 30 else RIGHT)
    below = QRectF(plot.left(), plot.bottom() + _AXIS - 1, plot.width(), _AXIS)
    words = _("Loss in a year, {currency}; the height is the share of years with more").format(
        currency=currency
    )
    paper.write(below, words, 8, colour=muted, align=CENTRE)


def _paint_line(
    paper: Paper,
    plot: QRectF,
    state: State,
    style: Qt.PenStyle,
    curve: Sequence[tuple[float, float]],
    top: float,
) -> None:
    t = paper.tokens
    colour = {"inherent": t.muted, "residual": t.accent, "target": t.good}[state]
    points = [
        QPointF(plot.left() + plot.width() * loss / top, plot.bottom() - plot.height() * share)
        for loss, share in curve
        if loss <= top
    ]
    paper.painter.setPen(QPen(QColor(colour), 1.6, style))
    paper.painter.setBrush(Qt.BrushStyle.NoBrush)
    paper.painter.drawPolyline(QPolygonF(points))
    order = [one for one, _style in _STATES].index(state)
    key = QRectF(plot.right() - 150, plot.top() + 16 + 14 * order, 150, 12)
    paper.painter.fillRect(
        key.adjusted(20, 0, -60, 0), QColor(t.surface)
    )  # no line of the grid through its word
    paper.painter.drawLine(QPointF(key.left(), key.center().y()), QPointF(key.left() + 16, key.center().y()))
    paper.write(key.adjusted(22, 0, 0, 0), state_words(state), 8, bold=True, colour=colour)


def money_words(report: RiskReport, value: float) -> str:
    """Return an amount of the plan's money, short."""
    return money(value, report.plan.currency, short=True)
