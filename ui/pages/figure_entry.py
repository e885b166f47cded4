"""The quick entry of this month's figures."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from planner.analysis.due_figures import is_due
from planner.edits.figures import record_figure
from planner.errors import MitraError
from planner.i18n import _, day, number
from planner.model import Kpi, Measurement, field_named
from planner.reading import read_cell
from ui import theme
from ui.pages.kpis import indicators
from ui.workspace import Workspace


class Entry(QFrame):
    """This month's figures: a line a KPI; Enter writes today's figure and goes on to the next."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.fields: dict[str, QLineEdit] = {}
        self.last: dict[str, QLabel] = {}
        self.days: dict[str, QLabel] = {}
        self.grid = QGridLayout()
        self.grid.setContentsMargins(16, 8, 16, 12)
        self.grid.setHorizontalSpacing(24)
        self.grid.setVerticalSpacing(6)
        self.grid.setColumnStretch(0, 1)
        inner = QWidget()
        inner_layout = QVBoxLayout(inner)
        inner_layout.setContentsMargins(0, 0, 0, 0)
        inner_layout.addLayout(self.grid)
        inner_layout.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.area.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.area)

    def refresh(self) -> None:
        """Show the last figures; what is being typed stays."""
        plan, known = self.workspace.plan, indicators(self.workspace)
        rows = [row for row in plan.rows(Kpi) if row.uid in known and known[row.uid].counted is None]
        if list(self.fields) != [row.uid for row in rows]:
            self._build(rows)
        for row in rows:
            values = known[row.uid].values
            label = self.last[row.uid]
            label.setText(f"{number(values[-1][1])} {row.unit or ''}".strip() if values else "–")
            self._show_day(row, values[-1][0] if values else None)

    def _show_day(self, row: Kpi, last: date | None) -> None:
        label = self.days[row.uid]
        due = is_due(last, str(row.frequency.value) if row.frequency is not None else None, date.today())
        when = day(last, year=True) if last is not None else _("never")
        label.setText(_("{day}, due").format(day=when) if due else when)
        label.setProperty("tone", "warning" if due else "muted")
        label.style().unpolish(label)
        label.style().polish(label)

    def _build(self, rows: list[Kpi]) -> None:
        while self.grid.count():
            item = self.grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.fields, self.last, self.days = {}, {}, {}
        for column, text in enumerate((_("KPI"), _("Last figure"), _("Of"), _("Figure of today"))):
            heading = QLabel(text)
            heading.setFont(theme.font(11, bold=True))
            heading.setProperty("tone", "muted")
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            self.grid.addWidget(heading, 0, column, right if column == 1 else Qt.AlignmentFlag.AlignVCenter)
        for place, row in enumerate(rows, 1):
            self._add_line(row, place)

    def _add_line(self, row: Kpi, place: int) -> None:
        name = QLabel(row.name)
        name.setToolTip(row.definition or "")
        self.last[row.uid] = QLabel()
        self.last[row.uid].setFont(theme.font(tabular=True))
        self.days[row.uid] = QLabel()
        self.days[row.uid].setProperty("tone", "muted")
        field = QLineEdit()
        field.setFixedWidth(140)
        field.setPlaceholderText(row.unit or "")
        field.setAccessibleName(_("New figure of {kpi}").format(kpi=row.name))
        field.setProperty("kpi", row.uid)
        field.installEventFilter(self)
        field.returnPressed.connect(self._entered)
        self.fields[row.uid] = field
        self.grid.addWidget(name, place, 0)
        self.grid.addWidget(self.last[row.uid], place, 1, Qt.AlignmentFlag.AlignRight)
        self.grid.addWidget(self.days[row.uid], place, 2)
        self.grid.addWidget(field, place, 3)

    def _entered(self) -> None:
        field = self.sender()
        assert isinstance(field, QLineEdit)
        kpi = self.workspace.plan.get(Kpi, field.property("kpi"))
        if kpi is None or not field.text().strip():
            self._step(field, 1)
            return
        try:
            value = read_cell(self.workspace.plan, field_named(Measurement, "value"), field.text())
            record_figure(self.workspace.plan, kpi, value)
        except MitraError as error:
            self._mark(field, str(error))
            return
        self._mark(field, "")
        field.clear()
        self._step(field, 1)

    def _mark(self, field: QLineEdit, reason: str) -> None:
        field.setProperty("wrong", bool(reason))
        field.setToolTip(reason)
        field.style().unpolish(field)
        field.style().polish(field)
        if reason:
            self.workspace.told.emit(reason, "danger")

    def _step(self, field: QLineEdit, step: int) -> None:
        every = list(self.fields.values())
        there = every.index(field) + step
        if 0 <= there < len(every):
            every[there].setFocus()
            every[there].selectAll()
            self.area.ensureWidgetVisible(every[there])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key())  # type: ignore[attr-defined]
            if step is not None:
                self._step(watched, step)
                return True
        return super().eventFilter(watched, event)

    def begin(self) -> None:
        """Put the cursor into the first empty field."""
        first = next((field for field in self.fields.values() if not field.text()), None)
        if first is not None:
            first.setFocus()
