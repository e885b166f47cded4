"""A new relationship from the register: from, to, kind, strength and status; the map draws one by dragging."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from planner import edits
from planner.errors import MitraError
from planner.i18n import _
from planner.model import Organisation, Relationship, field_named
from planner.model.choices import RelationshipStatus
from ui.inspector.editors import editor_for
from ui.workspace import Workspace

NAMES = ("source", "kind", "target", "two_way", "strength", "status", "agreement")


class NewRelationshipDialog(QDialog):
    """Asks for what a relationship needs."""

    def __init__(self, window: QWidget, workspace: Workspace) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.workspace = workspace
        self.setWindowTitle(_("New relationship"))
        self.setMinimumWidth(400)
        self.values: dict[str, Any] = {"status": RelationshipStatus.ACTIVE, "two_way": False}
        form = QFormLayout()
        self.editors = {}
        for name in NAMES:
            field = field_named(Relationship, name)
            editor = editor_for(workspace.plan, field)
            editor.setObjectName(name)
            editor.show_value(self.values.get(name))
            editor.committed.connect(self._keep)
            self.editors[name] = editor
            form.addRow(field.label, editor.widget)
        chosen = workspace.selection.rows(workspace.plan, Organisation)
        for name, partner in zip(("source", "target"), chosen, strict=False):
            self.values[name] = partner.uid
            self.editors[name].show_value(partner.uid)
        self.said = QLabel()
        self.said.setProperty("tone", "danger")
        self.said.setWordWrap(True)
        buttons = QDialogButtonBox()
        add = buttons.addButton(_("Add relationship"), QDialogButtonBox.ButtonRole.AcceptRole)
        add.setProperty("look", "primary")
        buttons.addButton(_("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._add)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.addLayout(form)
        layout.addWidget(self.said)
        layout.addWidget(buttons)

    def _keep(self, value: Any) -> None:
        from planner.reading import read_cell

        sender: Any = self.sender()
        self.values[sender.field.name] = read_cell(self.workspace.plan, sender.field, value)

    def _add(self) -> None:
        try:
            made = edits.add_row(self.workspace.plan, Relationship, self.values)
        except MitraError as error:
            self.said.setText(str(error))
            return
        self.workspace.selection.set([(Relationship, made.uid)])
        self.accept()
