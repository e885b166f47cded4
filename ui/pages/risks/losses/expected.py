"""What risks cost in an average year, said in a few words with its "why?"."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QSizePolicy

from planner.analysis.figure import Figure
from planner.analysis.loss.expected import expected_figure
from planner.analysis.loss.task import Task
from planner.analysis.losses import task_of
from planner.i18n import _, money
from ui.dialogs.why import WhyDialog, WhyText
from ui.workspace import Workspace


class ExpectedLoss(WhyText):
    """The expected loss with what is done, by the closed form: it waits for no simulation."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, "risk.residual.expected_loss")
        self.setObjectName("expected_loss")
        self.setWordWrap(False)
        self.setContentsMargins(8, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def refresh(self) -> None:
        """Say it as the plan stands; nothing while no risk has figures."""
        figure = self._figure()
        self.setVisible(figure.value is not None)
        if figure.value is not None:
            amount = money(figure.value, self.workspace.plan.info.currency, short=True)
            self.say(_("expected loss {money} a year").format(money=amount))

    def _figure(self) -> Figure:
        plan = self.workspace.plan
        task: Task = self.workspace.figure("loss task", partial(task_of, plan))
        return expected_figure(task.scenarios("residual"))

    def _explain(self) -> None:
        WhyDialog(self.window(), self._figure()).open()
