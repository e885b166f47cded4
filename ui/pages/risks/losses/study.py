"""Keeps the years drawn for a plan in step with it: aside, after a breath, and never old without saying so."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from planner.analysis.loss.study import Study, study
from planner.analysis.loss.task import Task
from planner.analysis.losses import task_of
from ui.aside import Aside
from ui.workspace import Workspace

_BREATH = 120  # ms: changes that come together are drawn once


class Studying(QObject):
    """`study` is the last one drawn, `task` what the plan asks for now. `changed` when either does, `told` how far."""

    changed = Signal()
    told = Signal(float)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.study: Study | None = None
        self.task: Task | None = None
        self.cancelled = False
        self.aside = Aside(self)
        self.aside.told.connect(self.told)
        self.aside.found.connect(self._drawn)
        self._pause = QTimer(self, interval=_BREATH, singleShot=True)
        self._pause.timeout.connect(self._draw)

    @property
    def fresh(self) -> bool:
        """Whether what is shown is what the plan says."""
        return self.study is not None and self.study.task == self.task

    @property
    def running(self) -> bool:
        """Whether years are being drawn, or about to be."""
        return self.aside.running or self._pause.isActive()

    def follow(self) -> None:
        """Look at the plan, and draw if it asks for other years than those there are."""
        task: Task = self.workspace.figure("loss task", partial(task_of, self.workspace.plan))
        if task == self.task and (self.fresh or self.running or self.cancelled):
            return
        self.task, self.cancelled = task, False
        if self.fresh:
            self._stop()
        elif self.study is None:
            self._draw()
        elif not self._pause.isActive():
            self._pause.start()
        self.changed.emit()

    def cancel(self) -> None:
        """Draw no further; what was drawn before stays, and is said to be old."""
        self._stop()
        self.cancelled = True
        self.changed.emit()

    def again(self) -> None:
        """Draw after all."""
        self.cancelled = False
        self._pause.stop()
        self._draw()
        self.changed.emit()

    def _stop(self) -> None:
        self._pause.stop()
        self.aside.cancel()

    def _draw(self) -> None:
        if self.task is not None:
            self.aside.start(partial(study, self.task))

    def _drawn(self, found: Study) -> None:
        if found.task == self.task:
            self.study = found
            self.changed.emit()
