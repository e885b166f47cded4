"""The risk matrix: likelihood against impact, a dot a risk; a click on a cell filters, a drag scores."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from planner import edits
from planner.analysis.bands import bands_of
from planner.i18n import _, ngettext
from planner.model import Risk
from planner.model.choices import RiskKind, RiskStatus
from ui import theme
from ui.pages.residuals import residual_of
from ui.workspace import Workspace

DOT = 9
_STEPS = {
    Qt.Key.Key_Up: (1, 0), Qt.Key.Key_Down: (-1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1),
}  # fmt: skip


class RiskMatrix(QFrame):
    """Painted in one go; `cell_chosen` tells likelihood and impact, 0 for all, −1 for the unscored."""

    cell_chosen = Signal(int, int)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.chosen: tuple[int, int] | None = None
        self._dragged: str | None = None
        self._at = QPointF()
        self._pressed = QPointF()
        self._dots: list[tuple[QPointF, Risk]] = []
        self.at = (1, 1)  # the cell on which the keyboard is; likelihood 0 is the line of the unscored
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Risk matrix"))
        self.setToolTip(_("Click a cell to see only its risks; drag a risk to score it"))

    def sizeHint(self) -> QSize:
        return QSize(282, 372)

    def reload(self) -> None:
        """Place every risk anew."""
        self.update()

    @property
    def _levels(self) -> int:
        return self.workspace.plan.info.risk_levels

    def _grid(self) -> QRectF:
        return QRectF(44, 44, self.width() - 62, self.width() - 62)

    def _box(self, likelihood: int, impact: int) -> QRectF:
        grid, step = self._grid(), self._grid().width() / self._levels
        return QRectF(
            grid.left() + (impact - 1) * step, grid.bottom() - likelihood * step, step, step
        ).adjusted(1, 1, -1, -1)

    def _margin(self) -> QRectF:
        grid = self._grid()
        return QRectF(grid.left(), grid.bottom() + 40, grid.width(), 22)

    def _risks(self) -> list[Risk]:
        rows = self.workspace.plan.rows(Risk)
        found: list[Risk] = self.workspace.figure(
            "risks not closed", lambda: [one for one in rows if vars(one)["status"] is not RiskStatus.CLOSED]
        )
        return found

    def _by_cell(self) -> dict[tuple[int, int], list[Risk]]:
        """Return the scored risks by likelihood and impact."""

        def find() -> dict[tuple[int, int], list[Risk]]:
            cells: dict[tuple[int, int], list[Risk]] = {}
            for risk in self._risks():
                held = vars(risk)
                if held["likelihood"] is not None and held["impact"] is not None:
                    cells.setdefault((held["likelihood"], held["impact"]), []).append(risk)
            return cells

        found: dict[tuple[int, int], list[Risk]] = self.workspace.figure("risks by cell", find)
        return found

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        self._paint_cells(painter)
        self._paint_appetite(painter)
        self._paint_dots(painter)
        self._paint_unscored(painter)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.current().accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._box(*self.at) if self.at[0] else self._margin(), 3, 3)

    def _paint_words(self, painter: QPainter) -> None:
        t, grid = theme.current(), self._grid()
        painter.setFont(theme.font(bold=True))
        painter.setPen(QColor(t.text))
        painter.drawText(QRectF(16, 8, 140, 26), Qt.AlignmentFlag.AlignVCenter, _("Matrix"))
        painter.setFont(theme.font(11))
        painter.setPen(QColor(t.muted))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        hint = _("show all") if self.chosen is not None else _("drag to score")
        painter.setPen(QColor(t.accent if self.chosen is not None else t.muted))
        painter.drawText(QRectF(100, 8, self.width() - 116, 26), right, hint)
        painter.setPen(QColor(t.muted))
        for place in range(1, self._levels + 1):
            row, column = self._box(place, 1), self._box(1, place)
            painter.drawText(
                QRectF(22, row.top(), 18, row.height()), Qt.AlignmentFlag.AlignCenter, str(place)
            )
            painter.drawText(
                QRectF(column.left(), grid.bottom() + 2, column.width(), 18),
                Qt.AlignmentFlag.AlignCenter,
                str(place),
            )
        painter.drawText(
            QRectF(grid.left(), grid.bottom() + 18, grid.width(), 18),
            Qt.AlignmentFlag.AlignCenter,
            _("Impact"),
        )
        painter.save()
        painter.translate(14, grid.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-80, -9, 160, 18), Qt.AlignmentFlag.AlignCenter, _("Likelihood"))
        painter.restore()

    def _paint_cells(self, painter: QPainter) -> None:
        for likelihood in range(1, self._levels + 1):
            for impact in range(1, self._levels + 1):
                letter = bands_of(self.workspace.plan.info).level(likelihood * impact) or "L"
                colour, ground = theme.level_colours(letter)
                box = self._box(likelihood, impact)
                painter.setPen(
                    QPen(QColor(theme.current().accent), 2)
                    if self.chosen == (likelihood, impact)
                    else Qt.PenStyle.NoPen
                )
                painter.setBrush(QColor(ground))
                painter.drawRoundedRect(box, 3, 3)
                painter.setFont(theme.font(10))
                painter.setPen(QColor(colour))
                painter.drawText(
                    box.adjusted(0, 2, -4, 0), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, letter
                )

    def _paint_appetite(self, painter: QPainter) -> None:
        appetite, levels = self.workspace.plan.info.risk_appetite, self._levels
        painter.setPen(QPen(QColor(theme.current().danger), 1.5, Qt.PenStyle.DashLine))
        for likelihood in range(1, levels + 1):
            for impact in range(1, levels + 1):
                if likelihood * impact <= appetite:
                    continue
                box = self._box(likelihood, impact).adjusted(-1, -1, 1, 1)
                if likelihood == 1 or (likelihood - 1) * impact <= appetite:
                    painter.drawLine(box.bottomLeft(), box.bottomRight())
                if impact == 1 or likelihood * (impact - 1) <= appetite:
                    painter.drawLine(box.topLeft(), box.bottomLeft())

    def _paint_dots(self, painter: QPainter) -> None:
        self._dots = []
        cells = self._by_cell()
        chosen = {uid for entity, uid in self.workspace.selection.keys if entity is Risk}
        for (likelihood, impact), risks in cells.items():
            box = self._box(likelihood, impact)
            for place, risk in enumerate(risks[:6]):
                centre = _seat(box, place, min(len(risks), 6))
                self._dots.append((centre, risk))
        for centre, risk in self._dots:
            if risk.uid in chosen:
                self._paint_residual(painter, centre, risk)
        for centre, risk in self._dots:
            self._paint_dot(
                painter, self._at if risk.uid == self._dragged else centre, risk, risk.uid in chosen
            )
        for (likelihood, impact), risks in cells.items():
            if len(risks) > 6:
                painter.setFont(theme.font(10, bold=True))
                painter.setPen(QColor(theme.current().text))
                box = self._box(likelihood, impact)
                painter.drawText(
                    box.adjusted(4, 0, 0, -2), Qt.AlignmentFlag.AlignBottom, f"+{len(risks) - 6}"
                )

    def _paint_dot(self, painter: QPainter, centre: QPointF, risk: Risk, chosen: bool) -> None:
        t = theme.current()
        opportunity = risk.kind is RiskKind.OPPORTUNITY
        painter.setPen(QPen(QColor(t.accent if opportunity or chosen else t.text), 1))
        painter.setBrush(QColor(t.accent if chosen else t.surface))
        painter.drawEllipse(centre, DOT, DOT)
        painter.setFont(theme.font(10, bold=True))
        painter.setPen(QColor(t.on_accent if chosen else t.text))
        text = (risk.code or "").removeprefix("R-")[:3]
        painter.drawText(QRectF(centre.x() - 12, centre.y() - 9, 24, 18), Qt.AlignmentFlag.AlignCenter, text)

    def _paint_residual(self, painter: QPainter, centre: QPointF, risk: Risk) -> None:
        after = residual_of(self.workspace, risk)
        if (
            after.likelihood is None
            or after.impact is None
            or (after.likelihood, after.impact) == (risk.likelihood, risk.impact)
        ):
            return
        end = self._box(after.likelihood, after.impact).center()
        painter.setPen(QPen(QColor(theme.current().accent), 2))
        painter.drawLine(centre, end)
        painter.setBrush(QColor(theme.current().surface))
        painter.drawEllipse(end, 5, 5)

    def _paint_unscored(self, painter: QPainter) -> None:
        t = theme.current()
        count = len(self._risks()) - sum(map(len, self._by_cell().values()))
        painter.setFont(theme.font(11))
        painter.setPen(QPen(QColor(t.danger), 1.5, Qt.PenStyle.DashLine))
        y = self._margin().center().y()
        painter.drawLine(QPointF(16, y), QPointF(34, y))
        painter.setPen(QColor(t.muted))
        painter.drawText(
            QRectF(40, self._margin().top(), 90, 22), Qt.AlignmentFlag.AlignVCenter, _("appetite")
        )
        if count:
            painter.setPen(QColor(t.accent if self.chosen == (-1, -1) else t.warning))
            text = ngettext("{n} not scored", "{n} not scored", count)
            painter.drawText(
                self._margin(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text
            )

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, key = _STEPS.get(Qt.Key(event.key())), event.key()
        if step is not None:
            likelihood, impact = self.at[0] + step[0], self.at[1] + step[1]
            self.at = (max(0, min(likelihood, self._levels)), max(1, min(impact, self._levels)))
            self._tell()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            cell = self.at if self.at[0] else (-1, -1)
            self.choose(None if cell == self.chosen else cell)
        elif key == Qt.Key.Key_Escape and self.chosen is not None:
            self.choose(None)
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        """Tell a screen reader of the cell on which the keyboard is."""
        likelihood, impact = self.at
        here = [one for one in self._risks() if (one.likelihood, one.impact) == self.at]
        place = _("Likelihood {likelihood}, impact {impact}").format(likelihood=likelihood, impact=impact)
        if not likelihood:
            place = _("Not scored")
            here = [one for one in self._risks() if one.likelihood is None or one.impact is None]
        names = "; ".join(one.title for one in here) or _("no risk")
        self.setAccessibleDescription(f"{place}: {names}")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # Touch

    def _cell_at(self, at: QPointF) -> tuple[int, int] | None:
        for likelihood in range(1, self._levels + 1):
            for impact in range(1, self._levels + 1):
                if self._box(likelihood, impact).contains(at):
                    return likelihood, impact
        return None

    def _risk_at(self, at: QPointF) -> Risk | None:
        for centre, risk in reversed(self._dots):
            if (centre - at).manhattanLength() <= DOT + 4:
                return risk
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position()
        risk = self._risk_at(event.position())
        if risk is not None:
            self._dragged, self._at = risk.uid, event.position()
            self.workspace.selection.set([(Risk, risk.uid)])
            return
        cell = self._cell_at(event.position())
        if cell is None and self._margin().contains(event.position()):
            cell = (-1, -1)
        if cell is not None:
            self.at = (max(cell[0], 0), max(cell[1], 1))
        self.choose(None if cell == self.chosen else cell)

    def choose(self, cell: tuple[int, int] | None) -> None:
        """Filter by a cell; None shows all, (−1, −1) the unscored."""
        self.chosen = cell
        self.cell_chosen.emit(*(cell or (0, 0)))
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._at = event.position()
            self.update()
        else:
            over = self._risk_at(event.position())
            self.setCursor(Qt.CursorShape.OpenHandCursor if over is not None else Qt.CursorShape.ArrowCursor)
            if over is not None:
                self.setToolTip(f"{over.code or ''} {over.title}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        uid, self._dragged = self._dragged, None
        risk = self.workspace.plan.get(Risk, uid)
        cell = self._cell_at(event.position())
        moved = (event.position() - self._pressed).manhattanLength() > DOT
        if risk is not None and moved and cell is not None and cell != (risk.likelihood, risk.impact):
            plan = self.workspace.plan
            values = {"likelihood": cell[0], "impact": cell[1]}
            self.workspace.attempt(lambda: edits.set_fields(plan, [risk], values, label=_("Score risk")))
        self.update()


def _seat(box: QRectF, place: int, count: int) -> QPointF:
    """Return where the n-th dot of a cell stands: up to three in a row, two rows."""
    rows = 1 if count <= 2 else 2
    per_row = -(-count // rows)
    row, column = divmod(place, per_row)
    here = per_row if row == 0 else count - per_row
    width, height = 19.0, 19.0
    x = box.center().x() + (column - (here - 1) / 2) * width
    y = box.center().y() + (row - (rows - 1) / 2) * height + 2
    return QPointF(x, y)
