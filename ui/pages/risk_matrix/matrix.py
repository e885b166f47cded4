"""The matrix itself: what it shows, what is chosen in it, and what a hand or a key does to a risk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy

from planner.analysis.bands import touching
from planner.analysis.levels import Measure, measure_of
from planner.analysis.risk import Bands
from planner.edits.risks import score_risks
from planner.i18n import _, ngettext, number
from planner.model import Risk, Snapshot
from ui import theme
from ui.charts.chart import CENTRE, LEFT, RIGHT, Chart, write
from ui.pages.risk_matrix.contents import Contents, Way, contents_of, names_of, shows, ways_of
from ui.pages.risk_matrix.grid import Cell, Grid, seats
from ui.pages.risk_matrix.hand import Hand
from ui.pages.risk_matrix.keys import Keys
from ui.pages.risk_matrix.paint import (
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
from ui.pages.risk_matrix.room import HEADING, NUMBERS, Room, Side, room_of
from ui.pages.risk_matrix.shown import remembered
from ui.theme import Tokens
from ui.workspace import Workspace

UNSCORED: Cell = (-1, -1)
_APART = 9  # pixels between the ends of ways in one cell
HEIGHT = 340  # of a small matrix, before it knows its risks


class RiskMatrix(Chart):
    """Painted in one go; `cell_chosen` tells likelihood and impact, 0 for all, −1 for the unscored.

    `level_said` gives what hovering over a level of a scale ("likelihood", "impact") says; nothing unless set.
    `trial` is a measure that is only tried: the matrix shows what it would make of the plan. `left` says that a
    person wants to leave the enlarged matrix.
    """

    cell_chosen = Signal(int, int)
    left = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Risk matrix"))
        self.workspace = workspace
        self.shown = remembered()
        self.trial: Measure | None = None
        self.level_said: Callable[[str, int], str] | None = None
        self.large = False
        self.bare = False  # without legend and tray, which gives room to the form below
        self.picked: Cell | None = None
        self.pieces: list[Piece] = []
        self._contents: Contents | None = None
        self.hand, self.keys = Hand(self), Keys(self)
        workspace.signals.changed.connect(self._changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT)

    # What it shows

    @property
    def measure(self) -> Measure:
        """How risks are measured: as the plan does, or as it is tried."""
        return self.trial or measure_of(self.workspace.plan.info)

    @property
    def bands(self) -> Bands:
        """The bands of the cells; those on trial as they are, even if they cannot be used."""
        return self.trial.whole if self.trial is not None else self.measure.bands

    @property
    def contents(self) -> Contents:
        """What stands in the cells."""
        if self._contents is None:
            self._contents = contents_of(self.workspace, self.measure, self.shown.kinds)
        return self._contents

    def shows(self, risk: Risk) -> bool:
        """Return whether risks of its kind are shown."""
        return shows(risk, self.shown.kinds)

    def kinds(self) -> list[str]:
        """Return the kinds of the sides: threats and opportunities mirror each other where there is room."""
        both = self.large and self.shown.kinds == "all" and self.workspace.figure("opportunities", self._any)
        return ["threat", "opportunity"] if both else [self.shown.kinds]

    def _any(self) -> bool:
        return any(shows(one, "opportunity") for one in self.workspace.plan.rows(Risk))

    @property
    def then(self) -> Snapshot | None:
        """The snapshot whose scores are compared with today's, if one is."""
        return self.workspace.plan.get(Snapshot, self.shown.since)

    def room(self) -> Room:
        """Return how the room is divided now."""
        size = QSizeF(self.size())
        unscored = None if self.bare else len(self.contents.unscored)
        return room_of(size, self.measure.levels, self.kinds(), unscored, large=self.large)

    def reload(self) -> None:
        """Place every risk anew."""
        self._contents = None
        self.keys.stay_inside()
        self._fit()
        self.update()

    def _changed(self, _changes: object) -> None:
        """Read the plan again before the next look; the page tells later when all of a change is known."""
        self._contents = None
        self.update()

    def show_what(self, **changes: str) -> None:
        """Show other kinds, arrows, or the ways since a snapshot."""
        self.shown = self.shown.but(**changes)
        self.reload()
        if "kinds" in changes and self.picked is not None:
            self.choose(self.picked)

    def try_measure(self, measure: Measure | None) -> None:
        """Show what another measure would make of the plan; None shows the plan as it is."""
        if measure != self.trial:
            self.trial = measure
            self.reload()

    def enlarge(self, large: bool) -> None:
        """Take all the room there is, or only what a card beside the register needs."""
        self.large = large
        vertical = QSizePolicy.Policy.Expanding if large else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self.setMinimumHeight(0)
        self.setMaximumHeight(16_777_215)
        self.reload()

    def _fit(self) -> None:
        if not self.large:
            self.setFixedHeight(int(self.room().height) + 2)

    def resizeEvent(self, event: object) -> None:
        self._fit()

    # Painting

    def draw(self, painter: QPainter, t: Tokens) -> None:
        self.pieces, room = [], self.room()
        for n, side in enumerate(room.sides):
            self._draw_side(painter, t, side, left=n == 0, named=len(room.sides) > 1)
        if not self.bare:
            self._draw_tray(painter, t, room)
            self._draw_legend(painter, t, room)
        for side in room.sides:
            self._draw_ways(painter, t, side)  # below the names, which must be read
        selected = self.selected()
        for piece in sorted(self.pieces, key=lambda one: one.risk.uid == self.hand.dragged):
            at = self.hand.at if piece.risk.uid == self.hand.dragged else None
            paint_piece(painter, t, piece, chosen=piece.risk.uid in selected, at=at)

    def _draw_legend(self, painter: QPainter, t: Tokens, room: Room) -> None:
        then = self.then
        way = "" if self.trial is not None else "past" if then is not None else self.shown.arrows
        since = _("since {snapshot}").format(snapshot=then.name) if then is not None else ""
        paint_legend(painter, t, room.legend, "" if way == "none" else way, since)

    def _draw_side(self, painter: QPainter, t: Tokens, side: Side, *, left: bool, named: bool) -> None:
        grid = side.grid
        if named:
            heading = _("Threats") if side.kind == "threat" else _("Opportunities")
            above = QRectF(grid.rect.left(), grid.rect.top() - HEADING, grid.rect.width(), HEADING)
            write(painter, above, heading, t.text, bold=True)
        paint_scale(painter, t, grid, left=left)
        said = self.level_said
        if said is not None:
            for level in range(1, grid.levels + 1):
                self.mark(row_heading(grid, level), None, said("likelihood", level))
                self.mark(column_heading(grid, level), None, said("impact", level))
        paint_cells(painter, t, grid, self.bands, opportunity=side.kind == "opportunity")
        if side.kind != "opportunity":
            beyond = grid.border(lambda cell: cell[0] * cell[1] > self.measure.appetite)
            paint_lines(painter, beyond, t.danger, dashed=True)
        held = self.hand.held_bound()
        if held is not None:
            paint_lines(painter, grid.border(lambda cell: cell[0] * cell[1] > held), t.accent, dashed=False)
        for pair in touching(self.bands, grid.levels) if self.trial is not None else ():
            for cell in pair:
                paint_outline(painter, grid.box(cell), t.danger)
        for marked in (self.picked, self.hand.over if self.hand.over_side == side.kind else None):
            if marked is not None and marked != UNSCORED:
                paint_outline(painter, grid.box(marked), t.accent)
        for cell in grid.cells():
            self._seat(painter, t, side, cell)

    def _seat(self, painter: QPainter, t: Tokens, side: Side, cell: Cell) -> None:
        selected, box = self.selected(), side.grid.box(cell)
        risks = sorted(self.contents.of(cell, side.kind), key=lambda one: one.uid not in selected)
        count = ngettext("{n} risk", "{n} risks", len(risks)).format(n=number(len(risks)))
        self.mark(box, None, "\n".join([said_of(cell, self.bands, count), names_of(risks)]).strip())
        places = seats(box, len(risks)) if risks else []
        self.pieces += [Piece(place, risk) for place, risk in zip(places, risks, strict=False)]
        for place, risk in zip(places, risks, strict=False):
            self.mark(place, None, names_of([risk]))
        if len(risks) > len(places):
            letter = self.bands.level(cell[0] * cell[1]) or "L"
            colour = cell_colours(letter, t, opportunity=side.kind == "opportunity")[0]
            paint_more(painter, box, len(risks) - len(places), colour)

    def _draw_tray(self, painter: QPainter, t: Tokens, room: Room) -> None:
        unscored = self.contents.unscored
        line = QRectF(room.tray.left(), room.tray.top(), room.tray.width(), NUMBERS)
        if self.hand.over == UNSCORED:
            paint_outline(painter, room.tray, t.accent)
        if self.hand.dragged is not None and not unscored:
            write(painter, line, _("Drop here: not scored"), t.muted, align=CENTRE)
        if not unscored:
            return
        tone = t.accent if self.picked == UNSCORED else t.warning
        text = ngettext("{n} not scored", "{n} not scored", len(unscored)).format(n=number(len(unscored)))
        write(painter, line, text, tone, bold=True, align=LEFT)
        if len(unscored) > len(room.chips):
            more = _("{n} more").format(n=number(len(unscored) - len(room.chips)))
            write(painter, line, more, t.muted, align=RIGHT)
        self.mark(room.tray, None, f"{text}\n{names_of(unscored)}")
        self.pieces += [Piece(box, risk) for box, risk in zip(room.chips, unscored, strict=False)]

    def _draw_ways(self, painter: QPainter, t: Tokens, side: Side) -> None:
        every = self.shown.arrows == "all" or self.then is not None
        if self.trial is not None or not (every or self.shown.arrows == "selected"):
            return
        chosen = self.selected()
        standing = {
            one.risk.uid: one
            for one in self.pieces
            if shows(one.risk, side.kind)
            and None not in (one.risk.likelihood, one.risk.impact)
            and (every or one.risk.uid in chosen)
        }
        ends: Counter[Cell] = Counter()
        for way in ways_of(self.workspace, [one.risk for one in standing.values()], self.shown):
            paint_way(painter, t, _stops(side.grid, way, standing[way.risk.uid].box, ends), _end(way))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_outline(painter, self.keys.box(), theme.current().accent)

    # What is chosen

    def selected(self) -> set[str]:
        """Return the uids of the selected risks."""
        return {uid for entity, uid in self.workspace.selection.keys if entity is Risk}

    def choose(self, cell: Cell | None) -> None:
        """Filter by a cell; None shows all, (−1, −1) the unscored."""
        self.picked = cell
        self.cell_chosen.emit(*(cell or (0, 0)))
        self.update()

    def toggle(self, cell: Cell | None) -> None:
        """Choose a cell, or let go of it when it is chosen already."""
        self.choose(None if cell == self.picked else cell)

    def score(self, uids: dict[str, tuple[int | None, int | None]]) -> None:
        """Give risks other scores, in one undo step; on a measure that is only tried they have none."""
        if self.trial is None:
            self.workspace.attempt(lambda: score_risks(self.workspace.plan, uids))

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hand.press(event)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hand.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hand.release(event.position())

    def contextMenuEvent(self, event: object) -> None:
        event.ignore()  # type: ignore[attr-defined]  # the card's menu holds the picture too

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Take Alt and an arrow before a menu does."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.keys.moves(event)
        ):
            event.accept()
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.keys.tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


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
