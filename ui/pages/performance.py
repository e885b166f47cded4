"""Performance: KPIs as cards, this month's figures, the money, and the kinds of value created."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.analysis.kpi import status_of
from planner.i18n import _, day, ngettext, number, percent
from planner.model import Benchmark, CashLine, Entity, Kpi, Measurement, PlanInfo
from ui import theme
from ui.pages.empty import EmptyOr, Teaching
from ui.pages.figure_entry import Entry
from ui.pages.fitted import Fitted
from ui.pages.kpis import KpisTab, indicators
from ui.pages.page import Page, Tab, button, padded
from ui.pages.returns import ReturnsTab
from ui.pages.segments import Segments
from ui.pages.value_creation import ValueTab


class PerformancePage(Page):
    """Is the ecosystem delivering, and does it pay?"""

    name = "Performance"
    entities = (Kpi, Measurement, Benchmark, CashLine, PlanInfo)

    def build(self) -> None:
        plan = self.workspace.plan
        self.enter_button = button(_("Enter figures"), "keyboard", self._enter)
        self.rate_button = button("", "percent", self._open_rate)
        self.rate_button.setToolTip(_("Discount rate and horizon are details of the plan."))
        self.add_button = button(_("Add KPI"), "plus", self.primary, primary=True)
        self.head(_("Performance"), "", [self.enter_button, self.rate_button, self.add_button])
        self.said = Fitted(font=theme.font())
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.kpi_view = Segments(
            [("cards", _("Cards")), ("table", _("Table"))], "cards", name=_("View"), small=True
        )
        self.roi_view = Segments(
            [("summary", _("Summary")), ("lines", _("Cash lines"))], "summary", name=_("View"), small=True
        )
        self.kpi_view.chosen.connect(self._show_kpis_as)
        self.roi_view.chosen.connect(self._show_roi_as)
        self.tabs(
            [
                Tab("kpis", _("KPIs"), self._kpis, lambda: len(plan.rows(Kpi))),
                Tab("figures", _("Figures"), self._figures_tab),
                Tab("roi", _("ROI"), self._roi),
                Tab("value", _("Value creation"), self._value),
            ],
            [self.said, self.kpi_view, self.roi_view],
        )

    # Tabs

    def _kpis(self) -> QWidget:
        self.kpis = KpisTab(self.workspace)
        self.kpis.strip.asked.connect(self._enter)
        return EmptyOr(self.kpis, self._kpi_lesson(_("Add the first KPI")), self._no_kpi)

    def _figures_tab(self) -> QWidget:
        self.entry = Entry(self.workspace)
        return EmptyOr(padded(self.entry), self._kpi_lesson(_("Add the first KPI")), self._no_kpi)

    def _kpi_lesson(self, action: str) -> Teaching:
        return Teaching(
            [_("KPI"), _("Unit"), _("Baseline"), _("Target"), _("Owner")],
            [_("for example, active partners"), _("partners"), "8", "20", _("Partner manager")],
            _("Say how you will know that the ecosystem delivers: a few KPIs with baseline, target, date."),
            action,
            self._first_kpi,
        )

    def _roi(self) -> QWidget:
        self.returns = ReturnsTab(self.workspace)
        lesson = Teaching(
            [_("Name"), _("Kind"), _("Low"), _("Likely"), _("High")],
            [
                _("for example, partner portal"),
                _("Investment"),
                number(90_000),
                number(120_000),
                number(160_000),
            ],
            _("List what the ecosystem costs and what it earns; the return follows by itself."),
            _("Add the first cash line"),
            self.primary,
        )
        return EmptyOr(self.returns, lesson, self._no_cash)

    def _value(self) -> QWidget:
        self.value = ValueTab(self.workspace)
        lesson = Teaching(
            [_("Category"), _("KPIs"), _("Direct benefits"), _("Indirect benefits")],
            [_("for example, customer"), _("recommendation score"), number(120_000), number(45_000)],
            _("Give KPIs and cash lines a category, and see which kinds of value the ecosystem creates."),
            _("Add the first KPI"),
            self._first_kpi,
        )
        return EmptyOr(self.value, lesson, self._no_value)

    def _no_kpi(self) -> bool:
        return not self.workspace.plan.rows(Kpi)

    def _no_cash(self) -> bool:
        return not self.workspace.plan.rows(CashLine)

    def _no_value(self) -> bool:
        return self._no_kpi() and self._no_cash()

    # Doing

    def tab_shown(self, key: str) -> None:
        purposes = {
            "kpis": _("Is the ecosystem delivering? Enter this month's figures; open a card to see why."),
            "figures": _("Type today's figures; Enter writes one and goes on to the next."),
            "roi": _("Does the ecosystem pay? Direct money and indirect benefits are kept apart."),
            "value": _("Which kinds of value the ecosystem creates, in money and in KPIs."),
        }
        self.purpose.setText(purposes[key])
        money = key in ("roi", "value")
        self.add_button.setText(_("Add cash line") if money else _("Add KPI"))
        self.enter_button.setVisible(key == "kpis")
        self.rate_button.setVisible(money)
        self.kpi_view.setVisible(key == "kpis" and not self._no_kpi())
        self.roi_view.setVisible(key == "roi" and not self._no_cash())

    def _key(self) -> str:
        return self.tab_bar.current if self.tab_bar is not None else "kpis"

    def primary(self) -> None:
        if self._key() in ("roi", "value"):
            self.choose_tab("roi")
            self._show_content("roi")
            self.roi_view.choose("lines")
            self.returns.begin_new()
        else:
            self._first_kpi()

    def _first_kpi(self) -> None:
        self.choose_tab("kpis")
        self._show_content("kpis")
        self.kpi_view.choose("table")
        self.kpis.begin_new()

    def _show_content(self, key: str) -> None:
        tab = self._built[key]
        assert isinstance(tab, EmptyOr)
        tab.show_content()

    def _enter(self) -> None:
        self.choose_tab("figures")
        self.entry.begin()

    def _open_rate(self) -> None:
        self.workspace.selection.set([(PlanInfo, self.workspace.plan.info.uid)])

    def _show_kpis_as(self, key: str) -> None:
        self.kpis.show_as(key)

    def _show_roi_as(self, key: str) -> None:
        self.returns.show_as(key)

    def go(self, entity: type[Entity], uid: str) -> None:
        if entity is CashLine:
            self.choose_tab("roi")
            self.roi_view.choose("lines")
            self.returns.select(uid)
            return
        owner = self.workspace.plan.get(entity, uid)
        kpi = uid if entity is Kpi else getattr(owner, "kpi", "")
        self.choose_tab("kpis")
        self.kpis.select(kpi)

    # Following

    def refresh(self) -> None:
        """Show the tab at the front anew."""
        shown = self.front()
        if isinstance(shown, EmptyOr):
            shown.refresh()
        key = self._key()
        content = {"kpis": "kpis", "figures": "entry", "roi": "returns", "value": "value"}[key]
        getattr(self, content).refresh()
        self.kpi_view.setVisible(key == "kpis" and not self._no_kpi())
        self.roi_view.setVisible(key == "roi" and not self._no_cash())
        self.said.show_text(self._words() if key == "kpis" else "")
        self.rate_button.setText(
            _("Discount {rate}").format(rate=percent(self.workspace.plan.info.discount_rate / 100))
        )

    def _words(self) -> str:
        today = date.today()
        found = [status_of(one, today) for one in indicators(self.workspace).values()]
        counted = (
            (ngettext("{n} achieved", "{n} achieved", found.count("achieved")), "achieved"),
            (ngettext("{n} on track", "{n} on track", found.count("on track")), "on track"),
            (ngettext("{n} behind", "{n} behind", found.count("behind")), "behind"),
            (ngettext("{n} without data", "{n} without data", found.count("no data")), "no data"),
        )
        words = ", ".join(text for text, status in counted if status in found)
        return _("To {day}: {counts}").format(day=day(today), counts=words) if words else ""
