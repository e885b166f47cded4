"""The actions of the selected risk, beside the register of risks."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from planner import edits
from planner.edits.risks import complete_actions
from planner.i18n import _, day, ngettext, number
from planner.model import Action, Risk
from planner.model.choices import ActionStatus
from planner.model.choices.risk import FINISHED
from ui import theme
from ui.clearing import clear
from ui.inspector.section import muted
from ui.pages.cards import link_button
from ui.workspace import Workspace

MOST = 6  # actions that are listed


class ActionsBox(QFrame):
    """The actions of the selected risk: completed by a check mark, added by typing."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.risk = ""
        self._allowed = True
        self.title = muted("")
        self.title.setFont(theme.font(11, bold=True))
        self.lines = QVBoxLayout()
        self.lines.setSpacing(6)
        self.new = QLineEdit()
        self.new.setPlaceholderText(_("Type a new {what} …").format(what=_("action")))
        self.new.setAccessibleName(_("New action"))
        self.new.returnPressed.connect(self._add)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.setSpacing(6)
        box.addWidget(self.title)
        box.addLayout(self.lines)
        box.addWidget(self.new)
        box.addWidget(link_button(_("Open all details"), self._open))
        self.refresh()

    def allow(self, allowed: bool) -> None:
        """Say whether there is room for it."""
        self._allowed = allowed
        self.refresh()

    def refresh(self) -> None:
        """Show the actions of the first selected risk."""
        chosen = self.workspace.selection.rows(self.workspace.plan, Risk)
        risk = chosen[0] if chosen else None
        self.setVisible(isinstance(risk, Risk) and self._allowed)
        if not isinstance(risk, Risk) or not self._allowed:
            return
        if risk.uid != self.risk:
            self.new.clear()
        self.risk = risk.uid
        self.title.setText(f"{risk.code or ''} · {risk.title}".strip(" ·"))
        clear(self.lines)
        mine = [one for one in self.workspace.plan.rows(Action) if one.risk == risk.uid]
        for one in mine[:MOST]:
            line = ActionLine(one)
            line.ticked.connect(self._tick)
            self.lines.addWidget(line)
        if len(mine) > MOST:
            self.lines.addWidget(muted(_("{n} more").format(n=number(len(mine) - MOST))))
        if not mine:
            self.lines.addWidget(muted(_("No action yet.")))

    def _tick(self, uid: str, done: bool) -> None:
        action = self.workspace.plan.get(Action, uid)
        if action is not None:
            self.workspace.attempt(lambda: complete_actions(self.workspace.plan, [action], done))

    def _add(self) -> None:
        name = self.new.text().strip()
        if not name:
            return
        values = {"risk": self.risk, "name": name}
        if self.workspace.attempt(lambda: edits.add_row(self.workspace.plan, Action, values)) is not None:
            self.new.clear()

    def _open(self) -> None:
        self.workspace.inspector_asked.emit()


def lateness(action: Action, today: date) -> int | None:
    """Return by how many days an action that is still to be done is late; negative before it is due."""
    if action.due is None or action.status in FINISHED:
        return None
    return (today - action.due).days


class ActionLine(QWidget):
    """A check mark, the name, and how far it is or when it is due; what is late says so."""

    ticked = Signal(str, bool)

    def __init__(self, action: Action) -> None:
        super().__init__()
        self.uid = action.uid
        dropped = action.status is ActionStatus.DROPPED
        self.mark = QCheckBox()
        self.mark.setChecked(action.status is ActionStatus.DONE)
        self.mark.setEnabled(not dropped)
        self.mark.setAccessibleName(action.name)
        self.mark.setToolTip(_("Dropped") if dropped else _("Done"))
        self.mark.clicked.connect(self._tick)
        name = QLabel(action.name)
        name.setTextFormat(Qt.TextFormat.PlainText)
        name.setWordWrap(True)
        name.setProperty("tone", "muted" if dropped else "")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(name, 1)
        layout.addWidget(_side(action), 0, Qt.AlignmentFlag.AlignTop)

    def _tick(self, done: bool) -> None:
        self.ticked.emit(self.uid, done)


def _side(action: Action) -> QLabel:
    late = lateness(action, date.today())
    if late is not None and late > 0:
        label = muted(ngettext("{n} day late", "{n} days late", late).format(n=number(late)))
        label.setProperty("tone", "danger")
    elif action.status is ActionStatus.DROPPED:
        label = muted(_("Dropped").lower())
    else:
        known = f"{action.percent} %" if action.percent else ""
        label = muted(known or (day(action.due) if action.due else ""))
    label.setWordWrap(False)
    return label
