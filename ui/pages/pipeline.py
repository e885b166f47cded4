"""The pipeline: every partner on a board by stage; drag a card to move it on."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QMimeData, QPoint, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QDrag,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner import edits
from planner.i18n import _
from planner.model import Organisation
from planner.model.choices import Stage
from ui import theme
from ui.charts.chart import write
from ui.clearing import clear
from ui.inspector.section import muted
from ui.pages.partner_columns import MainRoles
from ui.tables.choices import chip_colours
from ui.workspace import Workspace

LINE = 18  # pixels


class PartnerCard(QWidget):
    """One partner on the board, painted in one go: labels in 500 cards took seconds to lay out."""

    def __init__(self, workspace: Workspace, partner: Organisation, role: str) -> None:
        super().__init__()
        self.workspace, self.uid = workspace, partner.uid
        kind = partner.kind.label if partner.kind is not None else _("no role yet")
        self.lines = [partner.short, role or kind, *([partner.manager] if partner.manager else [])]
        self.setFixedHeight(16 + LINE * len(self.lines))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setAccessibleName(partner.name)
        self.setAccessibleDescription(", ".join(self.lines[1:]))
        self.setToolTip("\n".join([partner.name, *self.lines[1:], _("Drag to another stage, or press ← →")]))
        self._pressed = QPoint()

    def paintEvent(self, event: QPaintEvent) -> None:
        t, painter = theme.current(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = self.hasFocus()
        painter.setPen(QPen(QColor(t.accent if strong else t.hairline), 2 if strong else 1))
        painter.setBrush(QColor(t.surface))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.CARD_RADIUS, theme.CARD_RADIUS
        )
        for place, text in enumerate(self.lines):
            box, first = QRectF(12, 8 + LINE * place, self.width() - 24, LINE), place == 0
            write(painter, box, text, t.text if first else t.muted, size=13 if first else 11, bold=first)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        self.setFocus()
        self.workspace.selection.set([(Organisation, self.uid)])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and moved > QApplication.startDragDistance():
            drag = QDrag(self)
            data = QMimeData()
            data.setData("application/x-mitra-partner", self.uid.encode())
            drag.setMimeData(data)
            drag.setPixmap(self.grab())
            drag.exec(Qt.DropAction.MoveAction)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        partner = self.workspace.plan.get(Organisation, self.uid)
        if step is None or partner is None:
            super().keyPressEvent(event)
            return
        stages = list(Stage)
        place = stages.index(partner.stage) if partner.stage is not None else -1
        move_to(self.workspace, self.uid, stages[max(0, min(place + step, len(stages) - 1))])


def move_to(workspace: Workspace, uid: str, stage: Stage | None) -> None:
    """Move a partner to a stage."""
    partner = workspace.plan.get(Organisation, uid)
    if partner is not None and partner.stage is not stage:
        workspace.attempt(lambda: edits.set_fields(workspace.plan, [partner], {"stage": stage}))


class Lane(QFrame):
    """One stage of the board."""

    def __init__(self, workspace: Workspace, stage: Stage | None) -> None:
        super().__init__()
        self.workspace, self.stage = workspace, stage
        self.setAcceptDrops(True)
        self.setMinimumWidth(128)
        head = QHBoxLayout()
        title = QLabel(stage.label if stage is not None else _("No stage"))
        colour, ground = chip_colours(str(stage.value) if stage is not None else "")
        title.setStyleSheet(f"color: {colour}; background: {ground}; border-radius: 10px; padding: 2px 10px;")
        self.count = muted("")
        head.addWidget(title)
        head.addStretch(1)
        head.addWidget(self.count)
        self.cards = QVBoxLayout()
        self.cards.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addLayout(head)
        layout.addLayout(self.cards)
        layout.addStretch(1)

    def fill(self, partners: list[Organisation], roles: MainRoles) -> None:
        """Show these partners."""
        clear(self.cards)
        for partner in partners:
            self.cards.addWidget(PartnerCard(self.workspace, partner, roles.of(partner)))
        self.count.setText(str(len(partners)) if partners else "")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat("application/x-mitra-partner"):
            event.acceptProposedAction()
            self.setStyleSheet(f"Lane {{ background: {theme.current().accent_tint}; border-radius: 8px; }}")

    def dragLeaveEvent(self, event: Any) -> None:
        self.setStyleSheet("")

    def dropEvent(self, event: QDropEvent) -> None:
        self.setStyleSheet("")
        uid = bytes(event.mimeData().data("application/x-mitra-partner").data()).decode()
        move_to(self.workspace, uid, self.stage)


class PipelineTab(QWidget):
    """A lane for each stage."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 16)
        row.setSpacing(8)
        self.lanes = [Lane(workspace, stage) for stage in (None, *Stage)]
        for lane in self.lanes:
            row.addWidget(lane, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def refresh(self) -> None:
        """Put every partner in its lane."""
        roles, by_stage = MainRoles(self.workspace), dict[Stage | None, list[Organisation]]()
        for partner in self.workspace.plan.rows(Organisation):
            if not partner.is_hub:
                by_stage.setdefault(partner.stage, []).append(partner)
        for lane in self.lanes:
            here = by_stage.get(lane.stage, [])
            lane.fill(here, roles)
            lane.setVisible(bool(here) or lane.stage is not None)
