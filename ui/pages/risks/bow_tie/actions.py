"""The actions of a risk that build no barrier of its bow-tie yet; a click puts one on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from planner.edits.bow_tie import actions_left
from planner.i18n import _, number
from planner.model import Risk
from ui import theme
from ui.clearing import clear
from ui.inspector.section import muted
from ui.workspace import Workspace

MOST = 5


class ActionsLeft(QFrame):
    """`wanted` carries the key of the action to put on; hidden while there is none."""

    wanted = Signal(str)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(12, 10, 12, 10)
        self.box.setSpacing(4)

    def show_actions(self, risk: Risk) -> None:
        """Offer what is left of a risk's actions."""
        clear(self.box)
        left = actions_left(self.workspace.plan, risk.uid)
        self.setVisible(bool(left))
        title = muted(_("Actions not on the bow-tie"))
        title.setFont(theme.font(11, bold=True))
        self.box.addWidget(title)
        for action in left[:MOST]:
            made = _PutOn(action.name, action.uid)
            made.asked.connect(self.wanted)
            self.box.addWidget(made)
        if len(left) > MOST:
            self.box.addWidget(muted(_("and {count} more").format(count=number(len(left) - MOST))))


class _PutOn(QPushButton):
    """Puts one action on; its name gives way to the room there is."""

    asked = Signal(str)

    def __init__(self, name: str, uid: str) -> None:
        super().__init__(theme.icon("plus", theme.current().accent), "")
        self.uid = uid
        self.setProperty("look", "flat")
        self.setStyleSheet("QPushButton { text-align: left; padding: 0 6px; }")
        words = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, 156)
        self.setText(" " + words.replace("&", "&&"))
        self.setToolTip(_("Put “{action}” on as a barrier").format(action=name))
        self.setAccessibleName(self.toolTip())
        self.clicked.connect(self._ask)

    def _ask(self) -> None:
        self.asked.emit(self.uid)
