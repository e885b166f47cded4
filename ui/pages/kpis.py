"""The KPIs as cards or as a table, and which of their figures are due."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.analysis.due_figures import is_due
from planner.analysis.gather import Ecosystem
from planner.analysis.kpi import Indicator, attainment, expected_share, status_of
from planner.document import Plan
from planner.i18n import _, compact, month, ngettext, number
from planner.model import Benchmark, Kpi
from ui import theme
from ui.charts import Facts, KpiCard
from ui.pages.cards import link_button
from ui.pages.fitted import Fitted
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
        self.grid.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 12)
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
        for line in range(self.grid.rowCount()):
            self.grid.setRowStretch(line, 0)
        self._columns = columns
        for place, card in enumerate(self.cards):
            self.grid.addWidget(card, place // columns, place % columns)
        for column in range(columns):
            self.grid.setColumnStretch(column, 1)
        self.grid.setRowStretch(-(-len(self.cards) // columns), 1)

    def resizeEvent(self, event: Any) -> None:
        self._arrange()  # before the rows are given their heights, else they keep those of the columns before
        super().resizeEvent(event)

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


class DueStrip(QFrame):
    """Says which figures are due; hidden while none is. `asked` leads to where they are entered."""

    asked = Signal()

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.picture = QLabel()
        self.words = QLabel()
        self.words.setFont(theme.font(bold=True))
        self.names = Fitted(font=theme.font())
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(10)
        row.addWidget(self.picture)
        row.addWidget(self.words)
        row.addWidget(self.names, 1)
        row.addWidget(link_button(_("Enter figures"), self.asked.emit))

    def refresh(self) -> None:
        """Look again."""
        today, known = date.today(), indicators(self.workspace)
        due = [row.name for row in self.workspace.plan.rows(Kpi) if _waits(row, known.get(row.uid), today)]
        self.setVisible(bool(due))
        self.picture.setPixmap(
            theme.pixmap("calendar-check", theme.current().warning, 16, self.devicePixelRatioF())
        )
        self.words.setText(ngettext("{n} figure is due", "{n} figures are due", len(due)))
        self.names.show_text(" · ".join(due))


def _waits(row: Kpi, one: Indicator | None, today: date) -> bool:
    if one is None or one.counted is not None:
        return False
    last = one.values[-1][0] if one.values else None
    return is_due(last, str(row.frequency.value) if row.frequency is not None else None, today)


class KpisTab(QStackedWidget):
    """Cards or table of the same KPIs."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.cards = Cards(workspace)
        self.strip = DueStrip(workspace)
        self.register = Register(
            workspace,
            Kpi,
            shown=("name", "category", "unit", "baseline", "target", "target_date", "owner", "frequency"),
        )
        front = QWidget()
        box = QVBoxLayout(front)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.cards, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.MARGIN, 0, theme.MARGIN, 0)
        foot.addWidget(self.strip)
        box.addLayout(foot)
        box.addSpacing(16)
        self.addWidget(front)
        self.addWidget(padded(self.register))

    def show_as(self, key: str) -> None:
        """Show the KPIs as cards or as a table."""
        self.setCurrentIndex(1 if key == "table" else 0)

    def refresh(self) -> None:
        """Show the figures anew."""
        self.cards.refresh()
        self.strip.refresh()

    def begin_new(self) -> None:
        """Begin a new KPI by typing."""
        self.show_as("table")
        self.register.begin_new()

    def select(self, uid: str) -> None:
        """Bring a KPI into view."""
        self.cards.select(uid)
        self.register.select(uid)
