"""Does the ecosystem pay: headline figures, what moves them, the money by year, and the lines behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from planner.analysis.gather import Ecosystem
from planner.analysis.irr import internal_rate
from planner.analysis.roi import (
    Line,
    direct,
    discounted,
    net_present_value,
    payback,
    return_on_investment,
    tornado,
    yearly_flows,
)
from planner.i18n import _, compact, money, number, percent
from planner.model import CashLine
from ui import theme
from ui.charts import Amount, Bars, CashFlow, Swing, Tornado, Year, scale_of
from ui.inspector.section import muted
from ui.pages.cards import link_button
from ui.pages.fitted import Fitted
from ui.pages.page import padded
from ui.tables.register import Register
from ui.workspace import Workspace


class Money:
    """The cash lines of a plan as they stand, with the figures the page shows."""

    def __init__(self, workspace: Workspace) -> None:
        info = workspace.plan.info
        ecosystem = Ecosystem(workspace.plan)
        self.rows = [row for row in ecosystem.cash_rows if row.kind is not None]
        self.lines: list[Line] = ecosystem.cash_lines
        self.horizon, self.rate, self.currency = info.horizon_years, info.discount_rate / 100, info.currency
        first = info.start_date.year if info.start_date is not None else None
        self.years = [
            str(first + n) if first is not None else _("Year {n}").format(n=n) for n in range(self.horizon)
        ]
        self.costs = yearly_flows([one for one in self.lines if one.cost], self.horizon)
        self.direct = yearly_flows([one for one in direct(self.lines) if not one.cost], self.horizon)
        self.indirect = yearly_flows([one for one in self.lines if one.indirect], self.horizon)
        self.net = yearly_flows(self.lines, self.horizon)
        self.scale = scale_of([*self.costs, *self.direct, *self.indirect, *self.net])

    def npv(self, lines: Sequence[Line]) -> float:
        """Return the net present value of some lines (money)."""
        return net_present_value(yearly_flows(lines, self.horizon), self.rate)


def money_of(workspace: Workspace) -> Money:
    """Return the money of the plan, worked out once a change."""
    found: Money = workspace.figure("money", lambda: Money(workspace))
    return found


class Headline(QFrame):
    """The figures a client asks for first, side by side, each with its "why?"."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.titles: dict[str, Fitted] = {}
        self.figures: dict[str, QLabel] = {}
        self.details: dict[str, QLabel] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        cells = (
            ("npv", _("Net present value"), 3), ("roi", _("ROI"), 2), ("irr", _("IRR"), 2),
            ("payback_years", _("Payback"), 2),
        )  # fmt: skip
        for key, title, stretch in cells:
            layout.addWidget(self._cell(key, title), stretch)
            layout.addWidget(_upright())
        layout.addWidget(self._split(), 4)

    def _cell(self, key: str, title: str) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(16, 10, 14, 10)
        box.setSpacing(2)
        head = QHBoxLayout()
        self.titles[key] = Fitted(title)
        head.addWidget(self.titles[key], 1)
        why = link_button(_("why?"), _Why(self.workspace, key, self).show)
        why.setFont(theme.font(11))
        why.setObjectName(f"why_{key}")
        head.addWidget(why)
        self.figures[key] = QLabel()
        self.figures[key].setFont(theme.font(20, bold=True, tabular=True))
        self.details[key] = muted("")
        box.addLayout(head)
        box.addWidget(self.figures[key])
        box.addWidget(self.details[key])
        box.addStretch(1)
        return holder

    def _split(self) -> QWidget:
        holder = QWidget()
        box = QVBoxLayout(holder)
        box.setContentsMargins(16, 10, 16, 10)
        box.setSpacing(2)
        self.split_title = Fitted()
        box.addWidget(self.split_title)
        self.split = Bars(name=_("Net present value, direct and total"))
        box.addWidget(self.split)
        note = muted(_("Indirect benefits count × attribution × confidence."))
        box.addWidget(note)
        box.addStretch(1)
        return holder

    def refresh(self, cash: Money) -> None:
        """Show the figures."""
        every, only = cash.lines, direct(cash.lines)
        total, plain = cash.npv(every), cash.npv(only)
        self.titles["npv"].show_text(
            _("Net present value, {years} years at {rate}").format(
                years=cash.horizon, rate=percent(cash.rate)
            )
        )
        self._show("npv", money(total, cash.currency, short=True), plain, lambda value: compact(value))
        roi, plain_roi = return_on_investment(every, cash.horizon), return_on_investment(only, cash.horizon)
        self._show("roi", _percent(roi), plain_roi, _percent)
        flows, plain_flows = cash.net, yearly_flows(only, cash.horizon)
        self._show("irr", _percent(internal_rate(flows)), internal_rate(plain_flows), _percent)
        back, later = payback(flows), payback(discounted(flows, cash.rate))
        self.figures["payback_years"].setText(_years(back))
        self.details["payback_years"].setText(
            _("discounted: {years}").format(years=_years(later))
            if back is not None
            else _("not within the horizon")
        )
        self.split.show_amounts(
            [Amount(_("Direct"), plain), Amount(_("Total"), total, second=max(total - max(plain, 0.0), 0.0))],
            cash.scale,
        )
        self.split_title.show_text(
            _("Net present value, direct and total, {unit}").format(unit=cash.scale.unit(cash.currency))
        )

    def _show(self, key: str, figure: str, plain: float | None, write: Any) -> None:
        self.figures[key].setText(figure)
        self.details[key].setText(
            _("direct only: {figure}").format(figure=write(plain)) if plain is not None else ""
        )


class _Why(QWidget):
    """Answers "why?" for one figure of the money."""

    def __init__(self, workspace: Workspace, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.workspace, self.key = workspace, key

    def show(self) -> None:
        from ui.dialogs.why import show_why

        show_why(self.window(), self.workspace, f"roi.{self.key}")


def _percent(value: float | None) -> str:
    return "–" if value is None else percent(value)


def _years(value: float | None) -> str:
    return "–" if value is None else _("{n} years").format(n=number(value, 1))


def _upright() -> QFrame:
    rule = QFrame()
    rule.setFixedWidth(1)
    rule.setAutoFillBackground(True)
    rule.setBackgroundRole(rule.palette().ColorRole.Mid)
    return rule


class YearTable(QTableWidget):
    """Figures in columns, years or counts, with a title at the left of each line."""

    LINE, TITLE, NARROW, WIDE = 26, 170, 76, 104

    def __init__(self) -> None:
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.LINE)
        self.horizontalHeader().setFont(theme.font(11, bold=True))
        self.horizontalHeader().setHighlightSections(False)
        self.setAccessibleName(_("Cash flow by year"))
        self._shown: tuple[Any, Any] = ((), ())
        theme.the_theme().changed.connect(self._repaint)

    def _repaint(self) -> None:
        self.show_rows(*self._shown)

    def show_rows(self, headings: Sequence[str], rows: Sequence[tuple[str, Sequence[str], str]]) -> None:
        """Show lines of (title, figures, look: strong, muted or empty)."""
        self._shown = headings, rows
        self.clear()
        self.setColumnCount(len(headings))
        self.setRowCount(len(rows))
        for column, text in enumerate(headings):
            heading = QTableWidgetItem(text)
            heading.setTextAlignment(_side(column))
            self.setHorizontalHeaderItem(column, heading)
        for place, (title, figures, look) in enumerate(rows):
            for column, text in enumerate((title, *figures)):
                item = QTableWidgetItem(text)
                item.setTextAlignment(_side(column))
                item.setFont(theme.font(bold=look == "strong", tabular=True))
                item.setForeground(_brush(theme.current().muted if look == "muted" else theme.current().text))
                self.setItem(place, column, item)
        self._dress()

    def _dress(self) -> None:
        t, header = theme.current(), self.horizontalHeader()
        self.setStyleSheet(
            f"QTableWidget::item {{ border-bottom: 1px solid {t.hairline}; padding: 0 6px; }}"
            f"QHeaderView::section {{ background: {t.surface}; color: {t.muted}; border: 0; padding: 0 9px;"
            f" border-bottom: 1px solid {t.hairline}; font-weight: 600; }}"
        )
        header.setFixedHeight(self.LINE)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Share the width: titles take what is left; columns that would be too narrow are scrolled to."""
        columns = self.columnCount() - 1
        if columns < 1:
            return
        room = self.viewport().width() - self.TITLE
        wide = int(min(max(room / columns, self.NARROW), self.WIDE))
        for column in range(columns):
            self.setColumnWidth(column + 1, wide)
        self.setColumnWidth(0, max(self.TITLE, self.viewport().width() - wide * columns))
        scrolled = wide * columns + self.TITLE > self.viewport().width()
        self.setFixedHeight(self.LINE * (self.rowCount() + 1) + (12 if scrolled else 1))


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter


def _brush(colour: str) -> Any:
    from PySide6.QtGui import QBrush, QColor

    return QBrush(QColor(colour))


def chart_card(title: str, unit: Fitted, chart: QWidget) -> QFrame:
    """Return a chart in a card under its title."""
    frame = QFrame()
    frame.setProperty("card", True)
    box = QVBoxLayout(frame)
    box.setContentsMargins(14, 12, 14, 10)
    box.setSpacing(6)
    head = QHBoxLayout()
    head.setSpacing(8)
    heading = QLabel(title)
    heading.setFont(theme.font(bold=True))
    head.addWidget(heading)
    head.addWidget(unit, 1)
    box.addLayout(head)
    box.addWidget(chart, 1)
    return frame


class Summary(QScrollArea):
    """Everything about the money on one page."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.headline = Headline(workspace)
        self.tornado, self.flow, self.table = Tornado(), CashFlow(), YearTable()
        self.tornado.chosen.connect(self._line_chosen)
        self.units = [Fitted(), Fitted()]
        table = QFrame()
        table.setProperty("card", True)
        inside = QVBoxLayout(table)
        inside.setContentsMargins(6, 1, 6, 3)
        inside.addWidget(self.table)
        pair = QHBoxLayout()
        pair.setSpacing(12)
        pair.addWidget(chart_card(_("What moves it most"), self.units[0], self.tornado), 1)
        pair.addWidget(chart_card(_("Cash flow by year"), self.units[1], self.flow), 1)
        holder = QWidget()
        holder.setAutoFillBackground(False)
        box = QVBoxLayout(holder)
        box.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 16)
        box.setSpacing(12)
        box.addWidget(self.headline)
        box.addLayout(pair, 1)
        box.addWidget(table)
        self.setWidgetResizable(True)
        self.setWidget(holder)
        self.viewport().setAutoFillBackground(False)

    def refresh(self) -> None:
        """Show the money as it stands."""
        cash = money_of(self.workspace)
        self.headline.refresh(cash)
        unit = cash.scale.unit(cash.currency)
        self.units[0].show_text(_("net present value, {unit}").format(unit=unit))
        self.units[1].show_text(unit)
        keys = {row.name: row.uid for row in cash.rows}
        swings = [
            Swing(one.name, one.low, one.high, keys.get(one.name))
            for one in tornado(cash.lines, cash.horizon, cash.rate)
            if one.low != one.high
        ]
        self.tornado.show_swings(swings, cash.npv(cash.lines), cash.scale)
        parts = zip(cash.years, cash.costs, cash.direct, cash.indirect, strict=True)
        self.flow.show_years([Year(*part) for part in parts], cash.scale)
        self._fill_table(cash)

    def _fill_table(self, cash: Money) -> None:
        rows = []
        for title, flows, look in (
            (_("Costs"), cash.costs, ""), (_("Direct benefits"), cash.direct, ""),
            (_("Indirect benefits"), cash.indirect, ""), (_("Net"), cash.net, "strong"),
        ):  # fmt: skip
            value = sum(discounted(flows, cash.rate))
            rows.append((title, [cash.scale.write(one) for one in (*flows, sum(flows), value)], look))
        running, so_far = [], 0.0
        for flow in discounted(cash.net, cash.rate):
            so_far += flow
            running.append(cash.scale.write(so_far))
        rows.append((_("Cumulative, discounted"), [*running, "", ""], "muted"))
        heading = _("Cash flow, {unit}").format(unit=cash.scale.unit(cash.currency))
        self.table.show_rows([heading, *cash.years, _("Total"), _("NPV")], rows)

    def _line_chosen(self, uid: str) -> None:
        self.workspace.selection.set([(CashLine, uid)])


class ReturnsTab(QStackedWidget):
    """The summary, or the lines it comes from."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.summary = Summary(workspace)
        self.register = Register(
            workspace,
            CashLine,
            shown=("name", "kind", "category", "first_year", "years", "low", "likely", "high", "growth"),
        )
        self.addWidget(self.summary)
        self.addWidget(padded(self.register))

    def show_as(self, key: str) -> None:
        """Show the summary or the lines."""
        self.setCurrentIndex(1 if key == "lines" else 0)

    def refresh(self) -> None:
        """Show the money anew."""
        self.summary.refresh()

    def begin_new(self) -> None:
        """Begin a new cash line by typing."""
        self.show_as("lines")
        self.register.begin_new()

    def select(self, uid: str) -> None:
        """Bring a cash line into view."""
        self.show_as("lines")
        self.register.select(uid)
