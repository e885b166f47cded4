"""A form for one or many rows of an entity, made from its declared fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from planner import edits
from planner.document import fields_of
from planner.errors import MitraError
from planner.model import Entity, Field
from planner.reading import read_cell
from ui import theme
from ui.inspector.editors import Editor, editor_for, tall
from ui.workspace import Workspace

LABEL = 116  # pixels


class Form(QWidget):
    """Label and editor for each of `names`; what a person changes is changed in all rows, in one undo step."""

    def __init__(
        self, workspace: Workspace, entity: type[Entity], names: Sequence[str], *, wide: bool = False
    ) -> None:
        super().__init__()
        self.workspace, self.entity = workspace, entity
        self.uids: list[str] = []
        self.editors: dict[str, Editor] = {}
        fields = {field.name: field for field in fields_of(workspace.plan, entity)}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(6 if not wide else 10)
        layout.setColumnMinimumWidth(0, 92 if not wide else 150)
        layout.setColumnStretch(1, 1)
        for line, name in enumerate(names):
            self._add(layout, line, fields[name], wide)

    def _add(self, layout: QGridLayout, line: int, field: Field, wide: bool) -> None:
        editor = editor_for(self.workspace.plan, field)
        editor.setObjectName(field.name)
        editor.widget.setObjectName(f"field_{field.name}")
        editor.committed.connect(self._commit)
        self.editors[field.name] = editor
        label = QLabel(field.label)
        label.setProperty("tone", "muted")
        label.setToolTip(field.help)
        label.setBuddy(editor.widget)
        label.setWordWrap(True)
        if not wide and not tall(field):
            label.setMaximumWidth(LABEL)  # a long label breaks; it does not push the editors out of sight
        if tall(field) and not wide:
            cell = QWidget()
            stack = QVBoxLayout(cell)
            stack.setContentsMargins(0, 2, 0, 2)
            stack.setSpacing(4)
            stack.addWidget(label)
            stack.addWidget(editor.widget)
            layout.addWidget(cell, line, 0, 1, 2)
            return
        top = tall(field)
        layout.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(editor.widget, line, 1)
        if not top:
            editor.widget.setMinimumHeight(theme.FIELD)

    def show_rows(self, rows: Iterable[Entity]) -> None:
        """Show the values the rows share; where they differ the editor says so."""
        rows = list(rows)
        uids = [row.uid for row in rows]
        if uids != self.uids:  # what did not fit was meant for the rows shown before
            for editor in self.editors.values():
                editor.mark_wrong(None)
        self.uids = uids
        for name, editor in self.editors.items():
            editor.rows = rows
            values = [getattr(row, name) for row in rows]
            if values and all(value == values[0] for value in values):
                editor.show_value(values[0])
            else:
                editor.show_different()

    def _commit(self, value: Any) -> None:
        editor = self.sender()
        if not isinstance(editor, Editor):
            return
        plan = self.workspace.plan
        rows = [row for row in (plan.get(self.entity, uid) for uid in self.uids) if row is not None]
        try:
            edits.set_fields(plan, rows, {editor.field.name: read_cell(plan, editor.field, value)})
        except MitraError as error:
            editor.mark_wrong(str(error))
            self.workspace.told.emit(str(error), "danger")
        else:
            editor.mark_wrong(None)
            self.show_rows(rows)

    def finish(self) -> None:
        """Commit what is being typed."""
        for editor in self.editors.values():
            if editor.widget.hasFocus():
                editor.finish()
