"""The actions of the selected risk, beside the register of risks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.i18n import _, day
from planner.model import Action, Risk
from planner.model.choices import ActionStatus
from ui import theme
from ui.clearing import clear
from ui.inspector.section import muted
from ui.pages.cards import link_button
from ui.workspace import Workspace


class ActionsBox(QFrame):
    """The actions of the selected risk, with a way to add one."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(16, 12, 16, 12)
        self.box.setSpacing(6)
        self.refresh()

    def refresh(self) -> None:
        """Show the actions of the first selected risk."""
        clear(self.box)
        chosen = self.workspace.selection.rows(self.workspace.plan, Risk)
        self.setVisible(bool(chosen))
        if not chosen:
            return
        risk: Any = chosen[0]
        title = muted(f"{risk.code or ''} · {risk.title}")
        title.setFont(theme.font(11, bold=True))
        self.box.addWidget(title)
        mine = [one for one in self.workspace.plan.rows(Action) if one.risk == risk.uid]
        for one in mine[:6]:
            self.box.addWidget(_ActionLine(one))
        if not mine:
            self.box.addWidget(muted(_("No action yet.")))
        self.box.addWidget(link_button(_("Open all details"), self._open))

    def _open(self) -> None:
        self.workspace.inspector_asked.emit()


class _ActionLine(QWidget):
    def __init__(self, action: Action) -> None:
        super().__init__()
        t = theme.current()
        done = action.status is ActionStatus.DONE
        icon = QLabel()
        icon.setPixmap(
            theme.pixmap(
                "check-circle" if done else "circle",
                t.good if done else t.muted,
                16,
                self.devicePixelRatioF(),
            )
        )
        name = QLabel(action.name)
        name.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(name, 1)
        side = f"{action.percent} %" if action.percent else day(action.due) if action.due else ""
        layout.addWidget(muted(side), 0, Qt.AlignmentFlag.AlignTop)
