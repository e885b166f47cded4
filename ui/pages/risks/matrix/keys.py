"""The keyboard on a matrix: arrows walk, Enter filters, Space takes a risk, Alt and an arrow move it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent

from planner.i18n import _, number
from planner.model import Risk
from planner.model.choices import RiskKind
from ui.pages.risks.matrix.grid import UNSCORED, Cell

if TYPE_CHECKING:
    from ui.pages.risks.matrix.matrix import RiskMatrix

_STEPS = {
    Qt.Key.Key_Up: (1, 0), Qt.Key.Key_Down: (-1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
}  # fmt: skip
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keys:
    """Where the keyboard stands: a row (0 is the tray of the unscored) and a column from left to right."""

    def __init__(self, matrix: RiskMatrix) -> None:
        self.matrix = matrix
        self.row, self.column = 1, 0

    def stay_inside(self) -> None:
        """Come back onto a matrix that has become smaller."""
        self._go(self.row, self.column)

    def _go(self, row: int, column: int) -> None:
        matrix = self.matrix
        last = matrix.measure.levels * len(matrix.kinds()) - 1
        self.row, self.column = max(0, min(row, matrix.measure.levels)), max(0, min(column, last))

    @property
    def cell(self) -> Cell:
        """The cell on which the keyboard is, or (−1, −1) on the tray."""
        return (self.row, self.matrix.room().columns[self.column][1]) if self.row else UNSCORED

    @property
    def kind(self) -> str:
        """The kind of the side on which the keyboard is."""
        room = self.matrix.room()
        return room.sides[room.columns[self.column][0]].kind

    def box(self) -> QRectF:
        """Return what to put a frame around."""
        room = self.matrix.room()
        side, _impact = room.columns[self.column]
        return room.sides[side].grid.box(self.cell) if self.row else room.tray.adjusted(0, 0, 0, -1)

    def stand_on(self, cell: Cell | None, at: QPointF) -> None:
        """Go where a person clicked."""
        if cell == UNSCORED:
            self.row = 0
        elif cell is not None:
            room = self.matrix.room()
            side = next(n for n, one in enumerate(room.sides) if one.grid.rect.contains(at))
            self._go(cell[0], room.columns.index((side, cell[1])))

    def moves(self, event: QKeyEvent) -> bool:
        """Return whether a key moves the selected risks."""
        return event.modifiers() == Qt.KeyboardModifier.AltModifier and Qt.Key(event.key()) in _STEPS

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; return whether it asked for anything here."""
        key, matrix = Qt.Key(event.key()), self.matrix
        if self.moves(event):
            self._move(*_STEPS[key])
        elif key in _STEPS:
            up, right = _STEPS[key]
            self._go(self.row + up, self.column + right)
        elif key in _ENTER:
            matrix.toggle(self.cell)
        elif key == Qt.Key.Key_Space:
            self._take_next()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            matrix.score(dict.fromkeys(matrix.selected(), (None, None)))
        elif key == Qt.Key.Key_Escape:
            return self._escape()
        else:
            return False
        self.tell()
        matrix.update()
        return True

    def _escape(self) -> bool:
        if self.matrix.hand.busy:
            self.matrix.hand.let_go()
        elif self.matrix.picked is not None:
            self.matrix.choose(None)
        elif self.matrix.large:
            self.matrix.left.emit()
        else:
            return False
        return True

    def here(self) -> list[Risk]:
        """Return the risks on which the keyboard is."""
        contents = self.matrix.contents
        return contents.of(self.cell, self.kind) if self.row else contents.unscored

    def _take_next(self) -> None:
        """Select the first risk here, or the one after the selected."""
        here, selected = [one.uid for one in self.here()], self.matrix.selected()
        if here:
            place = next((n for n, uid in enumerate(here) if uid in selected), -1)
            self.matrix.workspace.selection.set([(Risk, here[(place + 1) % len(here)])])

    def _move(self, up: int, right: int) -> None:
        """Move the selected risks by one level; from the tray up into the cell above, from the lowest row out."""
        plan, levels = self.matrix.workspace.plan, self.matrix.measure.levels
        risks = [risk for risk in (plan.get(Risk, uid) for uid in self.matrix.selected()) if risk]
        scores: dict[str, tuple[int | None, int | None]] = {}
        for risk in risks:
            if risk.likelihood is None or risk.impact is None:
                if up > 0:
                    column = self.matrix.room().columns[self.column][1]
                    scores[risk.uid] = (risk.likelihood or 1, risk.impact or column)
            elif risk.likelihood + up < 1:
                scores[risk.uid] = (None, None)
            else:
                step = -right if risk.kind is RiskKind.OPPORTUNITY else right  # whose side is mirrored
                impact = max(1, min(risk.impact + step, levels))
                scores[risk.uid] = (min(risk.likelihood + up, levels), impact)
        changed = {uid: pair for uid, pair in scores.items() if pair != _scores(plan.get(Risk, uid))}
        if changed:
            self.matrix.score(changed)
            self._follow(next(iter(changed.values())))

    def _follow(self, cell: tuple[int | None, int | None]) -> None:
        likelihood, impact = cell
        if likelihood is None or impact is None:
            self.row = 0
            return
        room = self.matrix.room()
        side = room.columns[self.column][0]
        self._go(likelihood, room.columns.index((side, impact)))

    def tell(self) -> None:
        """Tell a screen reader of the cell on which the keyboard is and the risks there."""
        likelihood, impact = self.cell
        place = _("Likelihood {likelihood}, impact {impact}").format(
            likelihood=number(likelihood), impact=number(impact)
        )
        names = "; ".join(one.title for one in self.here()) or _("no risk")
        self.matrix.describe(f"{place if self.row else _('Not scored')}: {names}")


def _scores(risk: Risk | None) -> tuple[int | None, int | None]:
    return (risk.likelihood, risk.impact) if risk is not None else (None, None)
