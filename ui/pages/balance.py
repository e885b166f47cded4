"""Who says no: each partner's net value a year, and the smallest transfers that make everyone gain."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.i18n import _, compact, number
from planner.model import Organisation
from ui import theme
from ui.clearing import clear
from ui.inspector.section import muted
from ui.pages.fitted import Elided, Fitted
from ui.workspace import Workspace

MOST = 14
MOST_WIDE = 8
STEP = 16  # px from bar to bar


class Bars(QWidget):
    """Bars to the right for a gain, hatched to the left for a loss."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[tuple[str, float]] = []

    def show_values(self, values: list[tuple[str, float]]) -> None:
        """Show (name, money a year) pairs."""
        self.values = values
        self.setFixedHeight(len(values) * STEP + 4)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, len(self.values) * STEP + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.values:
            return
        t = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        worst, best = min(0.0, *(v for _n, v in self.values)), max(0.0, *(v for _n, v in self.values))
        label, figure = (96, 56) if self.width() > 280 else (72, 50)
        room = self.width() - label - figure * (2 if worst < 0 else 1)
        scale = max(room, 24) / ((best - worst) or 1.0)
        zero = label + (figure if worst < 0 else 0) - worst * scale
        for line, (name, value) in enumerate(self.values):
            y = line * STEP
            painter.setFont(theme.font(11))
            painter.setPen(QColor(t.text))
            text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, label - 6)
            painter.drawText(QRectF(0, y, label, STEP), Qt.AlignmentFlag.AlignVCenter, text)
            self._paint_bar(painter, zero, y, value, scale)
        painter.setPen(QColor(t.muted))
        painter.drawLine(int(zero), 0, int(zero), self.height())

    def _paint_bar(self, painter: QPainter, zero: float, y: float, value: float, scale: float) -> None:
        t = theme.current()
        length = abs(value) * scale
        if value >= 0:
            box = QRectF(zero, y + 3, length, 10)
            painter.fillRect(box, QColor(t.line))
            place, side = QRectF(box.right() + 4, y, 60, STEP), Qt.AlignmentFlag.AlignLeft
        else:
            box = QRectF(zero - length, y + 3, length, 10)
            painter.setPen(QColor(t.danger))
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.drawRect(box)
            place, side = QRectF(box.left() - 64, y, 60, STEP), Qt.AlignmentFlag.AlignRight
        painter.setFont(theme.font(11, bold=value < 0, tabular=True))
        painter.setPen(QColor(t.danger if value < 0 else t.muted))
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, compact(value, sign=True))


class BalanceCard(QFrame):
    """The bars, and below them the transfers."""

    def __init__(self, workspace: Workspace, *, wide: bool = False) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.most = MOST_WIDE if wide else MOST
        if not wide:
            self.setFixedWidth(320)
        self.heading = QLabel()
        self.heading.setFont(theme.font(bold=True))
        self.unit = Fitted()
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.heading)
        head.addWidget(self.unit, 1)
        self.bars = Bars()
        self.rest = muted("")
        self.transfers = QVBoxLayout()
        self.transfers.setSpacing(3)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(self.bars)
        left.addWidget(self.rest)
        left.addStretch(1)
        body = QHBoxLayout() if wide else QVBoxLayout()
        body.setSpacing(20 if wide else 12)
        body.addLayout(left, 3)
        body.addLayout(self.transfers, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 14)
        layout.addLayout(head)
        layout.addLayout(body)
        layout.addStretch(1)

    def refresh(self) -> None:
        """Work the balance out anew."""
        value, plan = self.workspace.analysis()["value"], self.workspace.plan
        shorts = {one.name: one.short for one in plan.rows(Organisation)}
        pairs = sorted(
            ((shorts.get(n, n), v) for n, v in value["net_value"].items() if v is not None),
            key=lambda p: -p[1],
        )
        self.heading.setText(_("Who says no"))
        self.unit.show_text(_("net value a year, {currency}").format(currency=plan.info.currency))
        self.bars.show_values(_ends(pairs, self.most))
        self.rest.setText(self._rest(pairs))
        self._fill_transfers(value, shorts, known=bool(pairs))

    def _rest(self, pairs: list[tuple[str, float]]) -> str:
        if not pairs:
            return _(
                "No value flow has figures yet. Give occurrences, value and expense to the flows of a relationship."
            )
        hidden = len(pairs) - len(_ends(pairs, self.most))
        return _("{n} more in between").format(n=number(hidden)) if hidden > 0 else ""

    def _fill_transfers(self, value: dict[str, object], shorts: dict[str, str], *, known: bool) -> None:
        clear(self.transfers)
        transfers: list[dict[str, object]] = value["transfers"] or []  # type: ignore[assignment]
        if transfers:
            total = compact(float(value["transfer_total"]))  # type: ignore[arg-type]
            title = QLabel(_("Move {total}: nobody loses").format(total=total))
            title.setWordWrap(True)
            title.setFont(theme.font(bold=True))
            self.transfers.addWidget(title)
            self.transfers.addWidget(muted(_("the smallest total that does it")))
            for one in transfers[:8]:
                self.transfers.addWidget(_transfer(one, shorts))
        elif value["shortfall"]:
            short = compact(float(value["shortfall"]))  # type: ignore[arg-type]
            self.transfers.addWidget(
                muted(
                    _("Together the partners lose {short} a year; no transfer can mend that.").format(
                        short=short
                    ),
                    12,
                )
            )
        elif known:
            self.transfers.addWidget(muted(_("Everyone with figures gains; no transfer is needed."), 12))
        self.transfers.addStretch(1)


def _ends(pairs: list[tuple[str, float]], most: int) -> list[tuple[str, float]]:
    """Return the largest gains and every loss, as many as fit."""
    if len(pairs) <= most:
        return pairs
    losses = [pair for pair in pairs if pair[1] < 0][-most // 2 :]
    return pairs[: most - len(losses)] + losses


def _transfer(one: dict[str, object], shorts: dict[str, str]) -> QWidget:
    line = QWidget()
    layout = QHBoxLayout(line)
    layout.setContentsMargins(0, 0, 0, 0)
    giver, receiver = str(one["from"]), str(one["to"])
    layout.addWidget(Elided(f"{shorts.get(giver, giver)}  →  {shorts.get(receiver, receiver)}"), 1)
    amount = QLabel(compact(float(str(one["amount"]))))
    amount.setFont(theme.font(bold=True, tabular=True))
    layout.addWidget(amount)
    return line
