"""Fields of one row edited where they are shown, side by side with their names."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from planner import edits
from planner.document import fields_of
from planner.errors import MitraError
from planner.model import PlanInfo
from planner.reading import read_cell
from ui import theme
from ui.inspector.editors import Editor, editor_for
from ui.workspace import Workspace


class PlanField(QWidget):
    """One field of the plan itself: its name and its editor, `width` pixels wide. What does not fit stays, marked."""

    def __init__(self, workspace: Workspace, name: str, width: int) -> None:
        super().__init__()
        self.workspace, self.name = workspace, name
        field = next(one for one in fields_of(workspace.plan, PlanInfo) if one.name == name)
        self.editor: Editor = editor_for(workspace.plan, field)
        self.editor.widget.setObjectName(f"plan_{name}")
        self.editor.widget.setFixedSize(width, theme.FIELD)
        self.editor.committed.connect(self._commit)
        self.label = QLabel(field.label)
        self.label.setFont(theme.font(11))
        self.label.setProperty("tone", "muted")
        self.label.setToolTip(field.help)
        self.label.setBuddy(self.editor.widget)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.label)
        row.addWidget(self.editor.widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self.refresh()

    def refresh(self) -> None:
        """Show what the plan says."""
        self.editor.show_value(getattr(self.workspace.plan.info, self.name))

    def _commit(self, value: Any) -> None:
        plan, field = self.workspace.plan, self.editor.field
        try:
            edits.set_fields(plan, [plan.info], {self.name: read_cell(plan, field, value)})
        except MitraError as error:
            self.editor.mark_wrong(str(error))
            self.workspace.told.emit(str(error), "danger")
        else:
            self.editor.mark_wrong(None)
            self.refresh()
