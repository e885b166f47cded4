"""Insights: the plan check, the network in plain words, who says no, the odds, and snapshots."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from planner.display import short_of
from planner.i18n import _, number
from planner.model import Organisation, Snapshot
from ui import theme
from ui.inspector.section import muted
from ui.pages.balance import BalanceCard
from ui.pages.cards import Card
from ui.pages.findings import FindingList
from ui.pages.network_card import NetworkCard
from ui.pages.page import Page, Tab, padded
from ui.pages.registers import Lesson, RegisterTab
from ui.tables.columns import Column, Look
from ui.workspace import Workspace


class InsightsPage(Page):
    """What the plan tells about itself."""

    name = "Insights"
    opens_inspector = False  # findings and figures want the width

    def build(self) -> None:
        self.head(_("Insights"), _("What the plan tells you about itself, and what to mend first."), [])
        plan = self.workspace.plan
        self.tabs(
            [
                Tab(
                    "summary",
                    _("Summary"),
                    self._summary,
                    None,
                    lambda: self.workspace.report().count("error"),
                ),
                Tab("network", _("Network"), lambda: NetworkTab(self.workspace)),
                Tab("snapshots", _("Snapshots"), self._snapshots, lambda: len(plan.rows(Snapshot))),
            ]
        )

    def _summary(self) -> QWidget:
        self.check = CheckCard(self.workspace)
        self.network = NetworkCard(self.workspace)
        self.balance = BalanceCard(self.workspace, wide=True)
        self.odds = OddsCard(self.workspace)
        right = QWidget()
        stack = QVBoxLayout(right)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(12)
        for card in (self.network, self.balance, self.odds):
            stack.addWidget(card)
        stack.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(right)
        return padded(self.check, scroll, stretch=(10, 11), spacing=12)

    def _snapshots(self) -> QWidget:
        lesson = Lesson(
            [_("Snapshot"), _("Taken"), _("Note")],
            [_("for example, before workshop 1"), _("today"), _("as agreed with the board")],
            _("Keep the whole plan as it is now, to see later what changed."),
            _("Take a snapshot"),
        )
        tab = RegisterTab(
            self.workspace, Snapshot, lesson, shown=("name", "taken_at", "note"), name="snapshot"
        )
        tab.register.model.can_add = False
        tab.register.model.reload()
        tab.begin_new = self._take_snapshot  # type: ignore[method-assign]
        return tab

    def _take_snapshot(self) -> None:
        from planner.edits.snapshots import take_snapshot

        self.workspace.attempt(lambda: take_snapshot(self.workspace.plan))

    def refresh(self) -> None:
        if self.front() is self._built.get("summary"):
            for card in (self.check, self.network, self.balance, self.odds):
                card.refresh()
        else:
            self.front().refresh()


class CheckCard(QFrame):
    """Every finding, the gravest first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        title = QLabel(_("Plan check"))
        title.setFont(theme.font(bold=True))
        self.met = muted("")
        head = QHBoxLayout()
        head.setContentsMargins(16, 12, 16, 10)
        head.addWidget(title)
        head.addSpacing(8)
        head.addWidget(self.met, 1)
        self.list = FindingList(workspace)
        self.said = muted(_("Nothing to mend. Every rule that looks at something in this plan is met."), 13)
        self.said.setContentsMargins(16, 4, 16, 16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 8)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.said, 1, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)

    def refresh(self) -> None:
        """List the findings anew."""
        report = self.workspace.report()
        self.met.setText(_("{n} rules, {met} met").format(n=number(report.rules), met=number(report.met)))
        self.list.findings.show_findings(report.findings)
        self.list.setVisible(bool(report.findings))
        self.said.setVisible(not report.findings)


class OddsCard(Card):
    """The value blueprint: the odds that everyone delivers, and the weakest link."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("Value blueprint"))
        self.workspace = workspace

    def refresh(self) -> None:
        """Multiply the odds anew."""
        self.clear()
        plan = self.workspace.plan
        odds = self.workspace.analysis()["value"]["odds"]
        chain = [one for one in plan.rows(Organisation) if one.delivery_probability is not None]
        if odds is None or not chain:
            self.say(_("Give partners a delivery probability; the odds that all deliver are their product."))
            return
        weakest = min(chain, key=lambda one: one.delivery_probability or 0)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 4, 0, 4)
        layout.setSpacing(6)
        shown = sorted(chain, key=lambda one: one.delivery_probability or 0)[: 4 if self.width() > 460 else 3]
        for one in shown:
            layout.addWidget(_Odd(short_of(plan, one), one.delivery_probability or 0, weak=one is weakest))
            layout.addWidget(muted("×"))
        if len(chain) > len(shown):
            layout.addWidget(muted(_("{n} more").format(n=number(len(chain) - len(shown)))))
        layout.addWidget(muted("="))
        total = QLabel(number(odds, 2))
        total.setFont(theme.font(20, bold=True))
        layout.addWidget(total)
        layout.addStretch(1)
        self.add(row)
        self.say(self._sentence(odds, weakest))

    def _sentence(self, odds: float, weakest: Organisation) -> str:
        gut = self.workspace.plan.info.gut_odds
        better = odds / (weakest.delivery_probability or 1)
        text = _("{name} is the weakest link: made certain, the odds rise to {better}.").format(
            name=weakest.short, better=number(better, 2)
        )
        if gut is None:
            return text
        return _("The team guessed {gut}.").format(gut=number(gut, 2)) + " " + text


class _Odd(QFrame):
    def __init__(self, name: str, value: float, *, weak: bool) -> None:
        super().__init__()
        t = theme.current()
        self.setObjectName("odd")
        edge, ground = (t.warning, t.warning_tint) if weak else (t.hairline, t.surface)
        self.setStyleSheet(
            f"QFrame#odd {{ border: 1px solid {edge}; background: {ground}; border-radius: 6px; }}"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 4)
        layout.setSpacing(0)
        title = QLabel(name)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(theme.font(11, bold=True))
        figure = QLabel(number(value, 2))
        figure.setFont(theme.font(13, bold=True))
        layout.addWidget(title)
        layout.addWidget(figure)


class NetworkTab(QWidget):
    """Every measure of every organisation as a register; plain ones first."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        columns = [
            (1 + place, self._column(key, title, tip)) for place, (key, title, tip) in enumerate(_measures())
        ]
        lesson = Lesson(
            [_("Partner"), _("Ties"), _("Betweenness"), _("Closeness")],
            [_("for example, a hub"), "12", number(0.39, 2), number(0.64, 2)],
            _("Add partners and draw who works with whom; the network measures itself."),
        )
        self.tab = RegisterTab(
            workspace, Organisation, lesson, name="network", extra=columns,
            shown=("name", "degree", "criticality", "zone", "betweenness", "closeness", "constraint"),
        )  # fmt: skip
        self.tab.register.model.can_add = False
        self.tab.register.model.reload()
        self.words = muted("", 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 0)
        layout.setSpacing(0)
        self.words.setContentsMargins(theme.MARGIN, 4, theme.MARGIN, 0)
        layout.addWidget(self.words)
        layout.addWidget(self.tab, 1)

    def _column(self, key: str, title: str, tip: str) -> Column:
        def value(row: Organisation) -> Any:
            return self.workspace.analysis()["network"]["by_organisation"].get(row.name, {}).get(key)

        def text(found: Any) -> str:
            if found is None:
                return ""
            return (
                _(str(found)) if isinstance(found, str) else number(found, 0 if isinstance(found, int) else 3)
            )

        return Column(
            key, title, value, text, Look.TEXT if key == "zone" else Look.NUMBER, width=104, help=tip
        )

    def refresh(self) -> None:
        """Measure anew."""
        network = self.workspace.analysis()["network"]
        parts = [
            (_("density"), network["density"]), (_("centralisation"), network["centralisation"]),
            (_("reciprocity"), network["reciprocity"]), (_("hub share"), network["hub_share"]),
        ]  # fmt: skip
        told = [f"{name} {number(value, 2)}" for name, value in parts if value is not None]
        self.words.setText(
            _("{n} organisations, {m} ties").format(n=network["nodes"], m=network["edges"])
            + " · "
            + " · ".join(told)
        )
        self.tab.refresh()
        self.tab.register.model.reload()


def _measures() -> tuple[tuple[str, str, str], ...]:
    return (
        ("degree", _("Ties"), _("How many others it is tied to")),
        (
            "betweenness",
            _("Betweenness"),
            _("Share of shortest routes between others that pass through it (Freeman 1977)"),
        ),
        ("closeness", _("Closeness"), _("How few steps it is from all others (Wasserman and Faust 1994)")),
        (
            "constraint",
            _("Constraint"),
            _("How much its contacts know one another; low is free to broker (Burt 1992)"),
        ),
        ("criticality", _("Criticality"), _("(dependence × penetration) ÷ (maturity × trust)")),
        ("zone", _("Zone"), _("Above 0.2 watch, 0.9 control, 2.5 danger")),
    )
