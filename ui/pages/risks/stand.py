"""How the risks stand, in two short lines: how many are above the appetite, and what an average year costs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.i18n import ngettext
from planner.model import Risk
from planner.model.choices import RiskKind, RiskStatus
from ui.inspector.section import muted
from ui.pages.risks.losses.expected import ExpectedLoss
from ui.workspace import Workspace


class RiskStand(QWidget):
    """Stands in the head of the page; what there is nothing to say of is not said."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.appetite = muted("", 11)
        self.losses = ExpectedLoss(workspace)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(1)
        layout.addStretch(1)
        for line in (self.appetite, self.losses):
            layout.addWidget(line, 0, Qt.AlignmentFlag.AlignRight)

    def refresh(self) -> None:
        """Say it as the plan stands."""
        plan = self.workspace.plan
        appetite = plan.info.risk_appetite
        above = sum(
            (likelihood or 0) * (impact or 0) > appetite
            for likelihood, impact, kind, status in plan.columns(
                Risk, "likelihood", "impact", "kind", "status"
            )
            if kind is not RiskKind.OPPORTUNITY and status is not RiskStatus.CLOSED
        )
        self.appetite.setText(ngettext("{n} above appetite", "{n} above appetite", above))
        self.appetite.setVisible(bool(plan.rows(Risk)))
        self.losses.refresh()
