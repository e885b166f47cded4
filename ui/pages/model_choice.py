"""Channel or ecosystem: eleven questions, the place on two axes they lead to, and the structure really drawn."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from planner import edits
from planner.analysis.model_choice import QUESTIONS
from planner.i18n import N_, _, number, percent
from planner.model import ModelCriterion
from planner.model.choices import ModelQuestion
from ui import theme
from ui.inspector.section import muted
from ui.pages.page import padded
from ui.tables.matrix import Cell, Heading, Matrix, MatrixView, card
from ui.workspace import Workspace

ANSWERS = {
    "-2": N_("Not at all"), "-1": N_("Hardly"), "0": N_("Partly"), "1": N_("Mostly"), "2": N_("Fully"),
}  # fmt: skip
MEANINGS = {
    "ecosystem": N_("Many partners build value together; the hub coordinates, nobody commands."),
    "channel": N_("The product is clear and little has to be coordinated: scale its distribution."),
    "integrate": N_("Much coordination and few standard parts: do it under one roof, or in a joint venture."),
    "supply chain": N_("Buy what is needed from suppliers; there is little to invent together."),
}


class ModelTab(QWidget):
    """The questions at the left, the answer at the right."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.view = MatrixView(self._matrix())
        self.view.row_chosen.connect(self._choose)
        self.view.current_changed.connect(self._choose)
        self.plane = Plane()
        self.choice = QLabel()
        self.choice.setFont(theme.font(20, bold=True))
        self.meaning, self.flips, self.drawn = muted("", 13), muted("", 12), muted("", 12)
        side = QFrame()
        side.setProperty("card", True)
        side.setFixedWidth(320)
        box = QVBoxLayout(side)
        box.setContentsMargins(20, 16, 20, 16)
        box.setSpacing(8)
        for widget in (muted(_("The answers lead to")), self.choice, self.meaning, self.plane, self.flips):
            box.addWidget(widget)
        box.addSpacing(8)
        heading = QLabel(_("The structure drawn on the map"))
        heading.setFont(theme.font(bold=True))
        box.addWidget(heading)
        box.addWidget(self.drawn)
        box.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(padded(card(self.view), side, stretch=(1, 0)))
        self.refresh()

    def _matrix(self) -> Matrix:
        return Matrix(
            rows=lambda: [Heading(str(q.value), _(QUESTIONS[q]), _family(q)) for q in ModelQuestion],
            columns=lambda: [Heading(key, _(word)) for key, word in ANSWERS.items()],
            cell=self._cell,
            set_value=self._set,
            keys={"1": "-2", "2": "-1", "3": "0", "4": "1", "5": "2"},
            corner=_("Question"),
            row_height=44,
            cell_width=56,
            head_width=396,
            box=QSize(20, 20),
        )

    def _rows(self) -> dict[str, ModelCriterion]:
        return {str(one.criterion.value): one for one in self.workspace.plan.rows(ModelCriterion)}

    def _cell(self, row: str, column: str) -> Cell:
        t, found = theme.current(), self._rows().get(row)
        if found is not None and found.answer is not None and str(found.answer) == column:
            return Cell(number(int(column), 0, sign=True), t.accent, t.on_accent, tip=found.reason or "")
        return Cell("", outline=t.hairline)

    def _set(self, row: str, column: str, value: str | None) -> None:
        answer = int(value) if value is not None else None
        pair: Any = {"criterion": ModelQuestion(row)}
        self.workspace.attempt(
            lambda: edits.set_pair(
                self.workspace.plan, ModelCriterion, pair, {"answer": answer} if value is not None else None
            )
        )

    def _choose(self, row: str, column: str = "") -> None:
        found = self._rows().get(row)
        if found is not None and not column:
            self.workspace.selection.set([(ModelCriterion, found.uid)])

    def refresh(self) -> None:
        """Show the answers and where they lead."""
        self.view.reload()
        analysis = self.workspace.analysis()
        model, network = analysis["strategy"]["model"], analysis["network"]
        choice = model["choice"]
        self.choice.setText(_(choice).capitalize() if choice else _("Not decided yet"))
        self.meaning.setText(
            _(MEANINGS[choice]) if choice else _("Answer at least half of the questions on each axis.")
        )
        self.plane.show_point(model["modularity"], model["coordination"])
        self.flips.setText(self._flip_text(model))
        self.drawn.setText(self._structure_text(network, choice))

    def _flip_text(self, model: dict[str, Any]) -> str:
        if model["margin"] is None:
            return ""
        names = ", ".join(ModelQuestion(key).label.lower() for key in model["flips"])
        margin = number(model["margin"], 2)
        if not names:
            return _("Margin {margin}: no single answer would change the choice.").format(margin=margin)
        return _("Margin {margin}. The choice could turn on: {names}.").format(margin=margin, names=names)

    def _structure_text(self, network: dict[str, Any], choice: str | None) -> str:
        share = network["hub_share"]
        if share is None:
            return _("Nothing is drawn yet.")
        text = _("{share} of ties touch the hub; density {density}, reciprocity {reciprocity}.").format(
            share=percent(share), density=_two(network["density"]), reciprocity=_two(network["reciprocity"])
        )
        if choice == "ecosystem" and share > 0.6:
            return text + " " + _("That is closer to a channel: few partners work with one another.")
        if choice == "channel" and share < 0.4:
            return text + " " + _("That is closer to an ecosystem: most ties bypass the hub.")
        return text


def _two(value: float | None) -> str:
    return number(value, 2) if value is not None else "–"


def _family(question: ModelQuestion) -> str:
    return _("Modularity") if question.modularity else _("Need of coordination")


class Plane(QWidget):
    """The two axes with their four fields and the point where the plan stands."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(190)
        self.point: tuple[float, float] | None = None

    def show_point(self, modularity: float | None, coordination: float | None) -> None:
        """Show where the two scores lie, each −1 to 1."""
        self.point = (
            (modularity, coordination) if modularity is not None and coordination is not None else None
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 4, self.width(), self.height() - 24)
        self._paint_fields(painter, box)
        self._paint_axes(painter, box)
        self._paint_point(painter, box)

    def _paint_fields(self, painter: QPainter, box: QRectF) -> None:
        t = theme.current()
        fields = (
            (_("channel"), 1, 1),
            (_("ecosystem"), 1, 0),
            (_("supply chain"), 0, 1),
            (_("integrate"), 0, 0),
        )
        for word, right, low in fields:
            part = QRectF(
                box.left() + right * box.width() / 2,
                box.top() + low * box.height() / 2,
                box.width() / 2,
                box.height() / 2,
            )
            here = (
                self.point is not None
                and (self.point[0] > 0) == bool(right)
                and (self.point[1] <= 0) == bool(low)
            )
            painter.fillRect(part.adjusted(1, 1, -1, -1), QColor(t.accent_tint if here else t.neutral_tint))
            painter.setFont(theme.font(11, bold=here))
            painter.setPen(QColor(t.accent if here else t.muted))
            painter.drawText(
                part.adjusted(8, 6, -8, -6), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, word
            )

    def _paint_axes(self, painter: QPainter, box: QRectF) -> None:
        painter.setFont(theme.font(11))
        painter.setPen(QColor(theme.current().muted))
        painter.drawText(
            QRectF(0, box.bottom() + 2, self.width(), 18),
            Qt.AlignmentFlag.AlignCenter,
            _("modularity →   need of coordination ↑"),
        )

    def _paint_point(self, painter: QPainter, box: QRectF) -> None:
        t = theme.current()
        if self.point is not None:
            x = box.left() + (self.point[0] + 1) / 2 * box.width()
            y = box.bottom() - (self.point[1] + 1) / 2 * box.height()
            painter.setPen(QPen(QColor(t.surface), 2))
            painter.setBrush(QColor(t.accent))
            painter.drawEllipse(QPointF(x, y), 7, 7)
