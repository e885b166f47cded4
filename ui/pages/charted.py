"""A chart in a card with the table of its figures, one or the other in front; which is remembered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.i18n import _
from ui import theme
from ui.charts import Chart
from ui.pages.fitted import Fitted
from ui.settings import settings

Rows = Sequence[tuple[Any, Sequence[str]]]  # key of the record, or None, and the cells


class FigureTable(QTableWidget):
    """Figures that can be copied into a spreadsheet; the first column is words."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._headings: list[str] = []
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(26)
        self.horizontalHeader().setFont(theme.font(11, bold=True))
        self.horizontalHeader().setHighlightSections(False)

        theme.the_theme().changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        t = theme.current()
        self.setStyleSheet(
            f"QTableWidget::item {{ border-bottom: 1px solid {t.hairline}; padding: 0 6px; }}"
            f"QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: 0; padding: 0 8px;"
            f" border-bottom: 1px solid {t.hairline}; font-weight: 600; }}"
        )

    def show_rows(self, headings: Sequence[str], rows: Rows) -> None:
        """Show other figures."""
        self._headings = list(headings)
        self.clear()
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        for column, text in enumerate(headings):
            heading = QTableWidgetItem(text)
            heading.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, heading)
        for line, (key, cells) in enumerate(rows):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_side(column))
                item.setFont(theme.font(12, tabular=True))
                item.setData(Qt.ItemDataRole.UserRole, key)
                self.setItem(line, column, item)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if headings:
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(self.copied())
        else:
            super().keyPressEvent(event)

    def copied(self) -> str:
        """Return what is selected, or everything with its headings, as a spreadsheet takes it."""
        ranges = self.selectedRanges()
        if not ranges or (ranges[0].rowCount() == 1 and ranges[0].columnCount() == 1):
            lines, columns = range(self.rowCount()), range(self.columnCount())
            heads = ["\t".join(self._headings)]
        else:
            lines = range(ranges[0].topRow(), ranges[0].bottomRow() + 1)
            columns = range(ranges[0].leftColumn(), ranges[0].rightColumn() + 1)
            heads = []
        return "\n".join(
            [*heads, *("\t".join(self._text(line, column) for column in columns) for line in lines)]
        )

    def _text(self, line: int, column: int) -> str:
        item = self.item(line, column)
        return item.text() if item is not None else ""


class Charted(QFrame):
    """A titled card; `tools` stand at the right of its head, before the switch to the table."""

    def __init__(self, title: str, key: str, chart: Chart, tools: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._key = f"table/{key}"
        self.chart, self.table = chart, FigureTable(title)
        self.side = Fitted()
        self.switch = QToolButton()
        self.switch.setCheckable(True)
        self.switch.setIcon(theme.icon("table", theme.current().muted))
        self.switch.setObjectName(f"table_{key}")
        self.switch.setToolTip(_("Show the figures as a table"))
        self.switch.setAccessibleName(_("Show the figures as a table"))
        self.pile = QStackedWidget()
        self.pile.addWidget(chart)
        self.pile.addWidget(self.table)
        self._lay_out(title, tools)
        self.switch.setChecked(bool(settings().value(self._key, False, bool)))
        self.switch.toggled.connect(self._switched)
        self.pile.setCurrentIndex(int(self.switch.isChecked()))

    def _lay_out(self, title: str, tools: Sequence[QWidget]) -> None:
        heading = QLabel(title)
        heading.setFont(theme.font(bold=True))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(heading)
        head.addWidget(self.side, 1)
        for tool in (*tools, self.switch):
            head.addWidget(tool)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 12, 10)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self.pile, 1)

    def _switched(self, table: bool) -> None:
        settings().setValue(self._key, table)
        self.pile.setCurrentIndex(int(table))


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
