"""The mouse on a matrix: it drags risks in, out and about, and the borders of the bands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from planner import edits
from planner.analysis.levels import Measure, measure_of, with_bound
from planner.i18n import _
from planner.model import Risk
from ui.pages.risks.matrix.grid import UNSCORED, Cell, near, upright
from ui.pages.risks.matrix.paint import Piece
from ui.pages.risks.matrix.room import Side

if TYPE_CHECKING:
    from ui.pages.risks.matrix.matrix import RiskMatrix

_REACH = 3  # pixels around a risk that still take hold of it


class Hand:
    """What the mouse holds: `dragged` is the uid of a risk on its way, `over` the cell below it."""

    def __init__(self, matrix: RiskMatrix) -> None:
        self.matrix = matrix
        self.dragged: str | None = None
        self.over: Cell | None = None
        self.over_side = ""
        self.at = QPointF()
        self._pressed: QPointF | None = None
        self._held: str | None = None
        self._bound: int | None = None
        self._side: Side | None = None

    def press(self, event: QMouseEvent) -> None:
        """Take hold of a risk or a border, else choose the cell."""
        at, piece = event.position(), self._piece_at(event.position())
        self._pressed = at
        if piece is not None:
            self._held = piece.risk.uid
            self._select(piece.risk.uid, more=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
            return
        self._bound, self._side = self._bound_at(at)
        if self._bound is None:
            cell = self._cell_at(at)[0]
            self.matrix.keys.stand_on(cell, at)
            self.matrix.toggle(cell)

    def _select(self, uid: str, *, more: bool) -> None:
        selection = self.matrix.workspace.selection
        keys = [key for key in selection.keys if key[0] is Risk] if more else []
        key = (Risk, uid)
        selection.set([one for one in keys if one != key] if key in keys else [*keys, key])

    def move(self, at: QPointF) -> None:
        """Carry what is held; else show what can be taken."""
        self.at = at
        if self._bound is not None and self._side is not None:
            self._try(self._side.grid.score_at(at))
        elif self._held is not None and self._pressed is not None:
            far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            if far or self.dragged is not None:
                self.dragged = self._held
                self.over, self.over_side = self._cell_at(at)
                self.matrix.update()
        else:
            self.matrix.setCursor(self._cursor(at))

    def _try(self, score: float) -> None:
        assert self._bound is not None
        self.matrix.try_measure(with_bound(measure_of(self.matrix.workspace.plan.info), self._bound, score))

    def release(self, at: QPointF) -> None:
        """Put down what is held: a risk gets its scores, a border its place."""
        uid, over, tried = self.dragged, self.over, self.matrix.trial if self._bound is not None else None
        self.let_go()
        if tried is not None:
            self._keep(tried)
        risk = self.matrix.workspace.plan.get(Risk, uid)
        if risk is None or over is None:
            return
        if over == UNSCORED and None in (risk.likelihood, risk.impact):
            return  # put back where it was
        scores = (None, None) if over == UNSCORED else over
        if scores != (risk.likelihood, risk.impact):
            self.matrix.score({risk.uid: scores})

    def let_go(self) -> None:
        """Hold nothing; what was on its way goes back."""
        if self._bound is not None:
            self.matrix.try_measure(None)
        self.dragged = self._held = self.over = self._bound = self._side = self._pressed = None
        self.over_side = ""
        self.matrix.update()

    @property
    def busy(self) -> bool:
        """Whether something is held."""
        return self._held is not None or self._bound is not None

    def _keep(self, tried: Measure) -> None:
        """Store moved bands, or say why they cannot be used."""
        workspace = self.matrix.workspace
        info = workspace.plan.info
        if tried.problem is not None:
            workspace.told.emit(tried.problem, "danger")
        elif tried != measure_of(info):
            low, medium, high = tried.typed
            values = {"band_low": low, "band_medium": medium, "band_high": high}
            workspace.attempt(lambda: edits.set_fields(workspace.plan, [info], values, label=_("Move bands")))

    def held_bound(self) -> float | None:
        """Return the score of the border that is held, if one is."""
        return None if self._bound is None else self.matrix.bands.bounds[self._bound]

    # What is below the mouse

    def _piece_at(self, at: QPointF) -> Piece | None:
        return next(
            (
                one
                for one in reversed(self.matrix.pieces)
                if one.box.adjusted(-_REACH, -_REACH, _REACH, _REACH).contains(at)
            ),
            None,
        )

    def _cell_at(self, at: QPointF) -> tuple[Cell | None, str]:
        room = self.matrix.room()
        for side in room.sides:
            cell = side.grid.cell_at(at)
            if cell is not None:
                return cell, side.kind
        return (UNSCORED if room.tray.contains(at) else None), ""

    def _bound_at(self, at: QPointF) -> tuple[int | None, Side | None]:
        if self.matrix.trial is not None:  # the form beside the matrix holds the bands
            return None, None
        for side in self.matrix.room().sides:
            for which, bound in enumerate(self.matrix.bands.bounds):
                if any(near(line, at) for line in _border(side, bound)):
                    return which, side
        return None, None

    def _cursor(self, at: QPointF) -> Qt.CursorShape:
        if self._piece_at(at) is not None:
            return Qt.CursorShape.OpenHandCursor
        which, side = self._bound_at(at)
        if which is None or side is None:
            return Qt.CursorShape.ArrowCursor
        lines = [line for line in _border(side, self.matrix.bands.bounds[which]) if near(line, at)]
        return Qt.CursorShape.SplitHCursor if upright(lines[0]) else Qt.CursorShape.SplitVCursor


def _border(side: Side, bound: float) -> list[tuple[QPointF, QPointF]]:
    return side.grid.border(lambda cell: cell[0] * cell[1] > bound)
