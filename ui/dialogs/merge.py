"""Two partners that are one: the question which of the values that differ stay, then the merge."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QLabel,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.display import name_of, shown, truncated
from planner.edits.merge import Choice, Difference, differences, merge_partners
from planner.errors import MitraError
from planner.i18n import _
from planner.model import Organisation, Relationship, fields_of_class, singular_of
from ui import theme
from ui.dialogs.buttons import take_or_cancel
from ui.inspector.section import muted
from ui.workspace import Workspace

_LONGEST = 30  # characters of a value; all of it is in the tip


def ask_to_merge(window: QWidget, workspace: Workspace) -> MergeDialog | None:
    """Ask how the two selected partners become one; None, and a sentence, unless two are selected."""
    plan = workspace.plan
    partners = [
        one
        for entity, uid in workspace.selection.keys
        if entity is Organisation and (one := plan.get(Organisation, uid))
    ]
    if len(partners) != 2:
        workspace.told.emit(_("Select the two partners that are one, the one to keep first."), "warning")
        return None
    dialog = MergeDialog(window, workspace, *partners)
    dialog.open()
    return dialog


class MergeDialog(QDialog):
    """A line for each difference, with the value of either partner to choose; those of the first are chosen."""

    def __init__(self, window: QWidget, workspace: Workspace, kept: Organisation, gone: Organisation) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.workspace, self.kept, self.gone = workspace, kept, gone
        self.differences = differences(workspace.plan, kept, gone)
        self.choices: list[QButtonGroup] = []
        self.setWindowTitle(_("Merge into one"))
        title = QLabel(_("{second} becomes part of {first}").format(first=kept.name, second=gone.name))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(theme.font(16, bold=True))
        title.setWordWrap(True)
        about = muted(
            _(
                "Relationships, roles, risks and all else move to it, and what it lacks is filled in. "
                "Choose what stays where the two differ."
            ),
            13,
        )
        about.setWordWrap(True)
        self.said = QLabel()
        self.said.setProperty("tone", "danger")
        self.said.setWordWrap(True)
        self.said.hide()
        buttons, self.take = take_or_cancel(self, _("Merge"), self._merge)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(12)
        for widget in (title, about, self._table(), self.said, buttons):
            layout.addWidget(widget)
        self.resize(760, self.sizeHint().height())

    def _table(self) -> QWidget:
        t = theme.current()
        body = QWidget()
        body.setStyleSheet(  # what the style draws by itself is hardly seen on a dark ground
            f"QRadioButton::indicator {{ width: 13px; height: 13px; border: 1px solid {t.muted};"
            f" border-radius: 7px; background: {t.surface}; }}"
            f"QRadioButton::indicator:checked {{ border: 4px solid {t.accent}; width: 7px; height: 7px; }}"
        )
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for line, one in enumerate(self.differences):
            label = muted(self._subject(one), 13)
            label.setWordWrap(True)
            label.setMinimumWidth(150)
            grid.addWidget(label, line, 0)
            group = QButtonGroup(self)
            for place, row in enumerate((one.kept, one.gone)):
                text = shown(self.workspace.plan, one.field, getattr(row, one.field.name))
                button = QRadioButton(truncated(text.replace("\n", " "), _LONGEST).replace("&", "&&"))
                button.setToolTip(text)
                button.setAccessibleName(f"{label.text()}: {text}")
                button.setChecked(place == 0)
                group.addButton(button, place)
                grid.addWidget(button, line, place + 1)
            self.choices.append(group)
        grid.setRowStretch(len(self.differences), 1)
        area = QScrollArea()
        area.setWidget(body)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setMinimumHeight(min(body.sizeHint().height() + 4, 320))
        return area

    def _subject(self, one: Difference) -> str:
        """Say what the two values are of: a field of the partner, or of a link that both have."""
        if isinstance(one.kept, Organisation):
            return one.field.label
        plan = self.workspace.plan
        if isinstance(one.kept, Relationship):
            return f"{name_of(plan, one.kept)} · {one.field.label}"
        others = [
            shown(plan, field, getattr(one.kept, field.name))
            for field in fields_of_class(type(one.kept))
            if field.target and getattr(one.kept, field.name) not in (None, self.kept.uid)
        ]
        return f"{singular_of(type(one.kept))} · {', '.join(others)} · {one.field.label}"

    def taken(self) -> set[Choice]:
        """Return the differences in which the second partner's value was chosen."""
        pairs = zip(self.differences, self.choices, strict=True)
        return {one.choice for one, group in pairs if group.checkedId() == 1}

    def _merge(self) -> None:
        name = self.gone.name
        try:
            merge_partners(self.workspace.plan, self.kept, self.gone, self.taken())
        except MitraError as error:
            self.said.setText(str(error))
            self.said.show()
            return
        self.workspace.selection.set([(Organisation, self.kept.uid)])
        told = _("{second} is merged into {first}. Ctrl+Z parts them again.")
        self.workspace.told.emit(told.format(first=self.kept.name, second=name), "good")
        self.accept()
