"""The review of a network of another program: how much it is, what becomes of it, and what is worth a look."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.display import shown
from planner.document import Plan, fields_of
from planner.errors import MitraError
from planner.exchange.graph import GraphPreview, apply_graph, preview_graph
from planner.exchange.outcome import Note, Unread
from planner.exchange.sheet.preview import PlannedRow
from planner.i18n import _, number
from planner.model import Entity, Kind, Organisation, Relationship, field_named, plural_of, singular_of
from ui.dialogs.buttons import take_or_cancel
from ui.dialogs.import_list import colour_of, review_table, what_happens
from ui.inspector.section import muted
from ui.workspace import Workspace

MOST_ROWS = 250  # shown of partners, and of relationships; all are taken in
MOST_NOTES = 6


def ask_for_graph(window: QWidget) -> Path | None:
    """Ask for a file with a network."""
    path, _filter = QFileDialog.getOpenFileName(
        window, _("Import a network"), "", _("Networks (*.graphml *.net *.paj *.csv *.txt *.xlsx *.ods)")
    )
    return Path(path) if path else None


def review_graph(window: QWidget, workspace: Workspace, path: Path) -> GraphDialog | None:
    """Show what a network would bring, and bring it in when a person agrees; None for one that cannot be read."""
    try:
        preview = preview_graph(workspace.plan, path)
    except (MitraError, OSError) as error:
        workspace.told.emit(str(error), "danger")
        return None
    dialog = GraphDialog(window, workspace, preview)
    dialog.open()
    return dialog


class GraphDialog(QDialog):
    """The sums at the top, sample rows below, then what is worth a look."""

    def __init__(self, window: QWidget, workspace: Workspace, preview: GraphPreview) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.workspace, self.preview = workspace, preview
        self.setWindowTitle(_("Import {name}").format(name=preview.graph.source))
        self.resize(900, 560)
        self.sums = _label(preview.outcome(applied=False).sentence())
        self.table = review_table()
        self.said = _label(_worth_a_look(preview))
        self._fill()
        self._lay_out()

    def _lay_out(self) -> None:
        buttons, self.take = take_or_cancel(self, _("Import"), self._import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.sums)
        if self.preview.mapping:
            layout.addWidget(muted(_mapped(self.preview), 13))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        self.said.setVisible(bool(self.said.text()))
        layout.addWidget(buttons)

    def _fill(self) -> None:
        preview = self.preview
        rows: list[tuple[type[Entity], PlannedRow]] = [
            *((Organisation, row) for row in preview.partners[:MOST_ROWS]),
            *((Relationship, row) for row in preview.relationships[:MOST_ROWS]),
        ]
        self.table.setColumnCount(4)
        self.table.setHorizontalHeaderLabels([_("What happens"), _("As"), _("Name"), _("With")])
        self.table.setRowCount(len(rows))
        for line, (entity, row) in enumerate(rows):
            first = QTableWidgetItem(what_happens(row))
            first.setForeground(colour_of(row))
            texts = (singular_of(entity), row.name, _values(self.workspace.plan, entity, row))
            for place, item in enumerate((first, *map(QTableWidgetItem, texts))):
                self.table.setItem(line, place, item)
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setStretchLastSection(True)

    def _import(self) -> None:
        try:
            outcome = apply_graph(self.workspace.plan, self.preview)
        except MitraError as error:
            self.said.setText(str(error))
            self.said.show()
            return
        self.workspace.told.emit(outcome.sentence(), "good")
        self.accept()


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _mapped(preview: GraphPreview) -> str:
    """Say what each attribute of the file is read as."""
    pairs = []
    for theirs, ours in preview.mapping.items():
        label = _field_label(ours) if ours else _("not used")
        pairs.append(theirs if theirs.casefold() == label.casefold() else f"{theirs} → {label}")
    return _("Read as: {pairs}").format(pairs=" · ".join(pairs))


def _field_label(name: str) -> str:
    if name == "role":
        return _("Role")
    for entity in (Organisation, Relationship):
        try:
            return field_named(entity, name).label
        except KeyError:
            continue
    return name


def _values(plan: Plan, entity: type[Entity], row: PlannedRow) -> str:
    """Return the fields a row fills besides its name and its ends."""
    told = [
        f"{one.label}: {' '.join(shown(plan, one, row.values[one.name]).split())}"
        for one in fields_of(plan, entity)
        if one.name in row.values and one.kind is not Kind.REFERENCE and one.name not in ("name", "two_way")
    ]
    return " · ".join(told)


def _worth_a_look(preview: GraphPreview) -> str:
    """Return the first of what is worth a look, a line each, and how much more there is."""
    shown_of = [
        _("{count} {rows} in all; the first {shown} are shown.").format(
            count=number(len(rows)), rows=plural_of(entity).lower(), shown=number(MOST_ROWS)
        )
        for entity, rows in ((Organisation, preview.partners), (Relationship, preview.relationships))
        if len(rows) > MOST_ROWS
    ]
    notes: list[Unread | Note] = [*preview.unread, *preview.notes]
    lines = [
        f"{one.cell}{f' ({one.value})' if one.value else ''}: {one.reason}" for one in notes[:MOST_NOTES]
    ]
    if len(notes) > MOST_NOTES:
        lines.append(_("… and {n} more.").format(n=number(len(notes) - MOST_NOTES)))
    return "\n".join([*shown_of, *lines])
