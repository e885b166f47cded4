"""The review of a client's list: how each column is read and what becomes of each row, before it is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.edits.table_text import read_table
from planner.errors import MitraError
from planner.exchange.sheet.cells import column_letters
from planner.exchange.sheet.columns import label_of
from planner.exchange.sheet.preview import PlannedRow, Preview, What
from planner.i18n import _, ngettext, number, percent
from planner.model import (
    ENTITIES,
    Entity,
    Organisation,
    PlanInfo,
    Relationship,
    Risk,
    fields_of_class,
    key_of,
    plural_of,
)
from ui import theme
from ui.dialogs.buttons import take_or_cancel
from ui.dialogs.import_account import show_account
from ui.inspector.section import muted
from ui.workspace import Workspace


def ask_for_list(window: QWidget) -> Path | None:
    """Ask for a file with a list."""
    path, _filter = QFileDialog.getOpenFileName(
        window,
        _("Import a list"),
        "",
        _("Lists and networks (*.xlsx *.ods *.csv *.txt *.graphml *.net *.paj)"),
    )
    return Path(path) if path else None


def review_list(window: QWidget, workspace: Workspace, path: Path) -> QDialog | None:
    """Guess what the list is, show it, and bring it in when a person agrees; None for a list that cannot be read.

    A network, by its ending or by what stands in it, is reviewed as such.
    """
    from planner.exchange.graph import reads_as_graph
    from planner.exchange.sheet import preview_sheet
    from ui.dialogs.import_graph import review_graph

    try:
        if reads_as_graph(path):
            return review_graph(window, workspace, path)
    except (MitraError, OSError) as error:
        workspace.told.emit(str(error), "danger")
        return None

    def guess(**options: Any) -> Any:
        return preview_sheet(workspace.plan, path, **options)

    return _review(window, workspace, guess, path.name)


def paste_list(window: QWidget, workspace: Workspace) -> None:
    """Take a table from the clipboard, show it, and bring it in when a person agrees."""
    cells = [row for row in read_table(QApplication.clipboard().text()) if any(map(str.strip, row))]
    if not cells:
        workspace.told.emit(_("The clipboard holds no text. Copy a list in Excel first."), "warning")
        return
    review_cells(window, workspace, cells)


def review_cells(
    window: QWidget,
    workspace: Workspace,
    cells: list[list[str]],
    header_row: int | None = None,
    first: Callable[[], None] | None = None,
) -> None:
    """Show a table that was pasted, and bring it in when a person agrees; where its headings stand may be known.

    `first` is done before, in the same undo step.
    """
    from planner.exchange.sheet import preview_cells

    def guess(**options: Any) -> Any:
        return preview_cells(workspace.plan, cells, **{"header_row": header_row, **options})

    dialog = _review(window, workspace, guess, _("clipboard"))
    if dialog is not None:
        dialog.first = first


def _review(window: QWidget, workspace: Workspace, guess: Any, name: str) -> ImportDialog | None:
    try:
        preview = guess()
    except (MitraError, OSError) as error:
        workspace.told.emit(str(error), "danger")
        return None
    dialog = ImportDialog(window, workspace, guess, preview, name)
    dialog.open()
    return dialog


MOST_ROWS = 500  # shown in the review; all are taken in


class ImportDialog(QDialog):
    """Columns at the top of the table, rows below, what happens to each at its left."""

    def __init__(
        self, window: QWidget, workspace: Workspace, guess: Any, preview: Preview, name: str
    ) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.workspace, self.guess, self.preview = workspace, guess, preview
        self.first: Callable[[], None] | None = None
        self.setWindowTitle(_("Import {name}").format(name=name))
        self.resize(960, 640)
        self.entity = QComboBox()
        first: tuple[type[Entity], ...] = (Organisation, Relationship, Risk)
        for entity in (
            *first,
            *(one for one in ENTITIES if one.exported and one is not PlanInfo and one not in first),
        ):
            self.entity.addItem(plural_of(entity), key_of(entity))
        self.header_row = QSpinBox()
        self.header_row.setRange(0, 60)
        self.header_row.setFixedWidth(72)
        self.header_row.setStyleSheet(  # with NoButtons the style sheet leaves its text no room
            "QSpinBox::up-button, QSpinBox::down-button { width: 0; border: 0; }"
            "QLineEdit { border: 0; padding: 0 8px; min-height: 0; }"
        )
        self.header_row.setSpecialValueText(_("none"))
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.table = review_table()
        self.account = review_table()
        self.columns: list[QComboBox] = []
        self.guessed: dict[str, tuple[str, float]] = {}
        self._lay_out()
        self._show()
        self.entity.activated.connect(self._again)
        self.header_row.editingFinished.connect(self._again)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        for text, widget in ((_("The rows are"), self.entity), (_("Headings in row"), self.header_row)):
            top.addWidget(muted(text, 13))
            top.addWidget(widget)
            top.addSpacing(16)
        top.addStretch(1)
        buttons, self.take = take_or_cancel(self, _("Import"), self._import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.table, 2)
        layout.addWidget(self.said)
        layout.addWidget(self.account, 1)
        layout.addWidget(buttons)

    # Showing

    def _show(self) -> None:
        preview = self.preview
        self.entity.setCurrentIndex(self.entity.findData(key_of(preview.entity)))
        self.header_row.setValue(preview.header_row)
        headings = list(preview.headings)
        self.table.clear()
        self.table.setColumnCount(len(headings) + 1)
        self.table.setRowCount(min(len(preview.rows), MOST_ROWS) + 1)
        self.table.setHorizontalHeaderLabels([_("What happens"), *headings])
        self.columns = [self._column(place, heading) for place, heading in enumerate(headings)]
        self.table.setItem(0, 0, QTableWidgetItem(_("is read as")))
        for line, row in enumerate(preview.rows[:MOST_ROWS], 1):
            self._show_row(line, row)
        self._mark_cells()
        self.table.resizeColumnsToContents()
        for place, box in enumerate(self.columns, 1):
            self.table.setColumnWidth(place, max(self.table.columnWidth(place), box.sizeHint().width() + 16))
        show_account(self.account, preview)
        self.said.setText(self._account())

    def _column(self, place: int, heading: str) -> QComboBox:
        box = QComboBox()
        box.addItem(_("not used"), "")
        for field in fields_of_class(self.preview.entity):
            box.addItem(field.label, field.name)
        chosen = self.preview.mapping.get(heading, "")
        if chosen and box.findData(chosen) < 0:
            box.addItem(label_of(self.workspace.plan, self.preview.entity, chosen), chosen)
        place_of = max(box.findData(chosen), 0)
        box.setCurrentIndex(place_of)
        if heading not in self.preview.chosen:
            self.guessed[heading] = chosen, self.preview.confidence.get(heading, 0.0)
        guessed, confidence = self.guessed.get(heading, ("", 0.0))
        if chosen and chosen == guessed:
            sure = percent(confidence)
            box.setItemText(place_of, f"{box.itemText(place_of)} · {sure}")
            told = next((one.told for one in self.preview.scales if one.heading == heading), "")
            box.setToolTip(" ".join([_("Guessed, {sure} sure.").format(sure=sure), told]).strip())
        box.activated.connect(self._again)
        self.table.setCellWidget(0, place + 1, box)
        return box

    def _show_row(self, line: int, row: PlannedRow) -> None:
        first = QTableWidgetItem(what_happens(row))
        first.setForeground(colour_of(row))
        self.table.setItem(line, 0, first)
        cells = self.preview.sheet.cells[row.number - 1]
        for place, column in enumerate(self.preview.columns):
            cell = cells[column] if column < len(cells) else None
            self.table.setItem(line, place + 1, QTableWidgetItem("" if cell is None else str(cell)))

    def _mark_cells(self) -> None:
        """Colour the cells that are not taken in, and say why in their tooltip."""
        lines = {row.number: line for line, row in enumerate(self.preview.rows[:MOST_ROWS], 1)}
        places = {column_letters(column): place for place, column in enumerate(self.preview.columns, 1)}
        for one in self.preview.unread:
            if one.whole_row:
                continue
            letters = one.cell.rstrip("0123456789")
            line, place = lines.get(int(one.cell.removeprefix(letters) or 0)), places.get(letters)
            item = self.table.item(line, place) if line is not None and place is not None else None
            if item is not None:
                item.setForeground(QColor(theme.current().danger))
                item.setToolTip(one.reason)

    def _account(self) -> str:
        preview = self.preview
        parts = [
            ngettext("{n} row added", "{n} rows added", preview.count(What.ADDED)),
            ngettext(
                "{n} joined to what is there", "{n} joined to what is there", preview.count(What.JOINED)
            ),
            ngettext("{n} left out", "{n} left out", preview.count(What.SKIPPED)),
        ]
        made = [
            f"{number(count)} {plural_of(entity).lower()}" for entity, count in preview.made_counts.items()
        ]
        text = _("Read as {entity}, {sure} sure, from the sheet “{sheet}”.").format(
            entity=plural_of(preview.entity), sure=percent(preview.sure), sheet=preview.sheet.name
        )
        text += " " + " · ".join(parts) + ". "
        if made:
            text += _("Made on the way: {made}.").format(made=", ".join(made)) + " "
        cells = [one for one in preview.unread if not one.whole_row]
        if cells:
            first = cells[0]
            text += ngettext(
                "{n} cell is not taken in: {cell}, {reason}",
                "{n} cells are not taken in, the first is {cell}: {reason}",
                len(cells),
            ).format(cell=first.cell, reason=first.reason)
        return text

    def _again(self, *_args: object) -> None:
        preview = self.preview
        header = self.header_row.value()
        same = self.entity.currentData() == key_of(preview.entity) and header == preview.header_row
        columns = {}
        if same:
            columns = {h: box.currentData() for h, box in zip(preview.headings, self.columns, strict=True)}
        try:
            self.preview = self.guess(entity=self.entity.currentData(), header_row=header, columns=columns)
        except MitraError as error:
            self.said.setText(str(error))
            return
        self._show()

    def _import(self) -> None:
        from planner.exchange.sheet import apply_preview

        try:
            outcome = apply_preview(self.workspace.plan, self.preview, first=self.first)
        except MitraError as error:
            self.said.setText(str(error))
            return
        self.workspace.told.emit(outcome.sentence(), "good")
        self.accept()


def review_table() -> QTableWidget:
    """Return an empty table as reviews of imports use it."""
    t, table = theme.current(), QTableWidget()
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(theme.TABLE_ROW)
    heading = table.horizontalHeader()
    heading.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heading.setFont(theme.font(11, bold=True))
    heading.setFixedHeight(theme.TABLE_ROW)
    table.setStyleSheet(
        f"QTableWidget {{ border: 1px solid {t.hairline}; border-radius: 6px; }}"
        f"QTableWidget::item {{ border: 0; border-bottom: 1px solid {t.hairline}; padding: 0 10px; }}"
        f"QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: 0; padding: 0 13px;"
        f" border-bottom: 1px solid {t.hairline}; }}"
        f"QComboBox {{ border: 1px solid {t.hairline}; margin: 3px 6px; min-height: 22px; }}"
        f"QTableCornerButton::section {{ background: {t.surface}; border: 0; }}"
        f"QAbstractScrollArea::corner {{ background: {t.surface}; border: 0; }}"
    )
    return table


def what_happens(row: PlannedRow) -> str:
    """Say whether a row is added, joined or left out, and why."""
    word = {What.ADDED: _("added"), What.JOINED: _("joined"), What.SKIPPED: _("left out")}[row.what]
    return f"{word}: {row.reason}" if row.reason else word


def colour_of(row: PlannedRow) -> QColor:
    """Return the colour in which that is said."""
    t = theme.current()
    return QColor({What.ADDED: t.good, What.JOINED: t.accent}.get(row.what, t.muted))
