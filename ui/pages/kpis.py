"""The KPIs as cards or as a table, and the quick entry of this month's figures."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.analysis.gather import Ecosystem
from planner.analysis.kpi import Indicator, attainment, expected_share, status_of
from planner.document import Plan
from planner.edits.figures import record_figure
from planner.errors import MitraError
from planner.i18n import _, compact, day, month, number
from planner.model import Benchmark, Kpi, Measurement, field_named
from planner.reading import read_cell
from ui import theme
from ui.charts import Facts, KpiCard
from ui.pages.page import padded
from ui.tables.register import Register
from ui.workspace import Workspace

CARD, GAP = 236, 12  # the least width of a card, and what is between two
SHOWN_AT_ONCE = 60  # cards made; the table shows all


def indicators(workspace: Workspace) -> dict[str, Indicator]:
    """Return every KPI that counts as plain data, by its uid."""

    def compute() -> dict[str, Indicator]:
        ecosystem = Ecosystem(workspace.plan)
        return {row.uid: ecosystem.indicator(row) for row in ecosystem.kpi_rows}

    found: dict[str, Indicator] = workspace.figure("indicators", compute)
    return found


def figure_words(value: float) -> str:
    """Write a figure of a KPI: as it is, or short from a million on."""
    return compact(value) if abs(value) >= 1e6 else number(round(value, 2))


def facts_of(plan: Plan, row: Kpi, one: Indicator, today: date) -> Facts:
    """Return what the card of a KPI shows."""
    sign = "≥" if one.higher else "≤"
    newest = max(
        (mark for mark in plan.rows(Benchmark) if mark.kpi == row.uid),
        key=lambda mark: mark.year or 0,
        default=None,
    )
    return Facts(
        key=row.uid,
        name=row.name,
        figure=figure_words(one.value) if one.value is not None else "",
        unit=row.unit or "",
        status=status_of(one, today),
        values=tuple(value for _day, value in one.values),
        target=one.target,
        benchmark=newest.value if newest is not None else None,
        attained=attainment(one.value, one.baseline, one.target),
        due=expected_share(one.since, one.target_date, today) if one.target_date is not None else None,
        target_words=(_target_label(row), f"{sign} {figure_words(one.target)}")
        if one.target is not None
        else ("", ""),
        benchmark_words=(_benchmark_label(newest), figure_words(newest.value))
        if newest is not None
        else ("", ""),
        tip=row.definition or row.name,
    )


def _target_label(row: Kpi) -> str:
    if row.target_date is None:
        return _("Target")
    when = f"{month(row.target_date.month)} {row.target_date.year}"
    return _("Target, {when}").format(when=when)


def _benchmark_label(mark: Benchmark) -> str:
    if mark.year is None:
        return _("Benchmark, {name}").format(name=mark.name)
    return _("Benchmark, {name} {year}").format(name=mark.name, year=mark.year)


class Cards(QScrollArea):
    """The cards, in as many columns as fit; arrow keys walk, a click selects."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.cards: list[KpiCard] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setAutoFillBackground(False)
        self.grid = QGridLayout(holder)
        self.grid.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 16)
        self.grid.setSpacing(GAP)
        self.setWidget(holder)
        self.viewport().setAutoFillBackground(False)
        self._columns = 0
        workspace.selection.changed.connect(self._follow)

    def refresh(self) -> None:
        """Show every KPI as it stands; cards are kept and given other facts."""
        plan, today, known = self.workspace.plan, date.today(), indicators(self.workspace)
        rows = [row for row in plan.rows(Kpi) if row.uid in known][:SHOWN_AT_ONCE]
        while len(self.cards) > len(rows):
            gone = self.cards.pop()
            gone.hide()
            gone.deleteLater()
        for place, row in enumerate(rows):
            facts = facts_of(plan, row, known[row.uid], today)
            if place < len(self.cards):
                self.cards[place].show_facts(facts)
            else:
                self._add_card(facts)
        self._columns = 0
        self._arrange()
        self._follow(self.workspace.selection.keys)

    def _add_card(self, facts: Facts) -> None:
        card = KpiCard(facts)
        card.chosen.connect(self._chosen)
        card.walked.connect(self._walk)
        self.cards.append(card)

    def _arrange(self) -> None:
        columns = max(1, (self.viewport().width() - 2 * theme.MARGIN + GAP) // (CARD + GAP))
        if columns == self._columns:
            return
        for column in range(self.grid.columnCount()):
            self.grid.setColumnStretch(column, 0)
        self._columns = columns
        for place, card in enumerate(self.cards):
            self.grid.addWidget(card, place // columns, place % columns)
        for column in range(columns):
            self.grid.setColumnStretch(column, 1)
        self.grid.setRowStretch(self.grid.rowCount(), 1)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _chosen(self, uid: str) -> None:
        self.workspace.selection.set([(Kpi, uid)], self)

    def _walk(self, across: int, down: int) -> None:
        here = next((place for place, card in enumerate(self.cards) if card.hasFocus()), None)
        if here is None:
            return
        there = here + across + down * self._columns
        if 0 <= there < len(self.cards):
            self.cards[there].setFocus()
            self.ensureWidgetVisible(self.cards[there])
            self._chosen(self.cards[there].facts.key)

    def _follow(self, keys: Any) -> None:
        chosen = {uid for entity, uid in keys if entity is Kpi}
        for card in self.cards:
            card.mark_chosen(card.facts.key in chosen)

    def select(self, uid: str) -> None:
        """Bring the card of a KPI into view."""
        for card in self.cards:
            if card.facts.key == uid:
                self.ensureWidgetVisible(card)


class KpisTab(QStackedWidget):
    """Cards or table of the same KPIs."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.cards = Cards(workspace)
        self.register = Register(
            workspace,
            Kpi,
            shown=("name", "category", "unit", "baseline", "target", "target_date", "owner", "frequency"),
        )
        self.addWidget(self.cards)
        self.addWidget(padded(self.register))

    def show_as(self, key: str) -> None:
        """Show the KPIs as cards or as a table."""
        self.setCurrentIndex(1 if key == "table" else 0)

    def refresh(self) -> None:
        """Show the figures anew."""
        self.cards.refresh()

    def begin_new(self) -> None:
        """Begin a new KPI by typing."""
        self.show_as("table")
        self.register.begin_new()

    def select(self, uid: str) -> None:
        """Bring a KPI into view."""
        self.cards.select(uid)
        self.register.select(uid)


class Entry(QFrame):
    """This month's figures: a line a KPI; Enter writes today's figure and goes on to the next."""

    HEADINGS = 4

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.fields: dict[str, QLineEdit] = {}
        self.last: dict[str, QLabel] = {}
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
        self.scroll = QScrollArea()
        self.scroll.setWidgetResizable(True)
        self.scroll.setWidget(inner)
        inner.setAutoFillBackground(False)
        self.scroll.viewport().setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self.scroll)

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
            label.setToolTip("")
            when = self.grid.itemAtPosition(list(self.fields).index(row.uid) + 1, 2)
            if when is not None:
                when.widget().setText(day(values[-1][0], year=True) if values else _("never"))  # type: ignore[attr-defined]

    def _build(self, rows: list[Kpi]) -> None:
        while self.grid.count():
            item = self.grid.takeAt(0)
            if item is not None and item.widget() is not None:
                item.widget().hide()
                item.widget().deleteLater()
        self.fields, self.last = {}, {}
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
        when = QLabel()
        when.setProperty("tone", "muted")
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
        self.grid.addWidget(when, place, 2)
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
            self.scroll.ensureWidgetVisible(every[there])

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
