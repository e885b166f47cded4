"""Criticality: partners among the zones, and beside them a list that says the same in words and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from planner.analysis.critical_partners import ZONE_ADVICE, ZONE_NAMES, Standing, standings
from planner.analysis.criticality import ZONES
from planner.i18n import _, ngettext, number
from planner.model import Organisation
from ui import theme
from ui.charts.criticality_plot import CriticalityPlot, Spot, Zone
from ui.inspector.section import muted
from ui.pages.cards import link_button
from ui.pages.empty import EmptyOr, Teaching
from ui.pages.page import padded
from ui.workspace import Workspace

TONES: dict[str | None, str] = {"danger": "danger", "control": "warning", "watch": "muted", None: "good"}
KEY = Qt.ItemDataRole.UserRole
MOST_NAMES = 12  # of partners at one place told in a tip


class CriticalityTab(QWidget):
    """Plot and list show one selection; the list is the plot's table."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.plot = CriticalityPlot(
            [Zone(bound, _(ZONE_NAMES[word]), TONES[word]) for bound, word in (*ZONES, (0.0, None))],
            _("Maturity × trust: the further right, the more it can be relied on"),
            _("Dependence × penetration: what hangs on it"),
        )
        self.plot.chosen.connect(self._choose)
        self.list = StandingList(workspace)
        self.said = muted("", 12)
        teaching = Teaching(
            [_("Partner"), _("Dependence"), _("Penetration"), _("Maturity"), _("Trust"), _("Zone")],
            [_("for example, a cloud provider"), "4", "3", "2", "2", _("Danger")],
            _(
                "Rate partners by what hangs on them and how far they can be relied on; the zones show whom to mind."
            ),
            _("Go to the partners"),
            self._to_partners,
            _("(dependence × penetration) ÷ (maturity × trust). Above 0.2 watch, 0.9 control, 2.5 danger."),
        )
        content = padded(self._card(), self.list, stretch=(1, 0))
        self.choice = EmptyOr(content, teaching, lambda: not standings(workspace.plan))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.choice)
        workspace.selection.changed.connect(self._selected)

    def _card(self) -> QWidget:
        card = QFrame()
        card.setProperty("card", True)
        title = QLabel(_("Whom to mind most"))
        title.setFont(theme.font(bold=True))
        head = QHBoxLayout()
        head.addWidget(title)
        head.addSpacing(8)
        head.addWidget(self.said, 1)
        column = QVBoxLayout(card)
        column.setContentsMargins(14, 10, 12, 8)
        column.addLayout(head)
        column.addWidget(self.plot, 1)
        return card

    def refresh(self) -> None:
        """Place every partner anew."""
        self.choice.refresh()
        found = standings(self.workspace.plan)
        self.plot.show_spots(_spots(found), self._chosen())
        self.list.show_standings(found)
        danger = sum(one.zone == "danger" for one in found)
        rated = sum(one.value is not None for one in found)
        words = (
            ngettext("{n} partner in danger", "{n} partners in danger", danger)
            if danger
            else _("none in danger")
        )
        self.said.setText(
            f"{words} · " + _("{rated} of {all} rated").format(rated=number(rated), all=number(len(found)))
        )

    def _chosen(self) -> set[str]:
        return {uid for entity, uid in self.workspace.selection.keys if entity is Organisation}

    def _selected(self, _keys: object) -> None:
        if self.isVisible():
            self.plot.selected = self._chosen()
            self.plot.update()
            self.list.follow(self._chosen())

    def _choose(self, uids: Any) -> None:
        self.workspace.selection.set([(Organisation, uid) for uid in uids], self)

    def _to_partners(self) -> None:
        self.workspace.page_requested.emit("Partners")


class StandingList(QFrame):
    """The zones one after the other with their partners, then those without figures and what they lack."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._shown: list[Standing] = []
        self._following = False
        self.setProperty("card", True)
        self.setFixedWidth(300)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Partners by criticality"))
        self.list.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemSelectionChanged.connect(self._picked)
        self.list.itemActivated.connect(self._open)
        self.details = link_button(_("Rate in the inspector"), workspace.inspector_asked.emit)
        self.details.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 8, 6, 10)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.details, 0, Qt.AlignmentFlag.AlignLeft)

    def show_standings(self, found: Sequence[Standing]) -> None:
        """List other partners, unless nothing has changed."""
        if list(found) != self._shown:
            self._shown = list(found)
            self._following = True
            self.list.clear()
            for word in (*(word for _bound, word in ZONES), None):
                self._add_group(
                    _(ZONE_NAMES[word]),
                    [one for one in found if one.value is not None and one.zone == word],
                    TONES[word],
                    _(ZONE_ADVICE[word]),
                )
            self._add_group(_("Not rated"), [one for one in found if one.value is None], "muted", "")
            self._following = False
        self.follow({uid for entity, uid in self.workspace.selection.keys if entity is Organisation})

    def _add_group(self, title: str, standings: Sequence[Standing], tone: str, advice: str) -> None:
        if not standings:
            return
        head = QListWidgetItem(f"{title}  {number(len(standings))}")
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(theme.font(11, bold=True))
        head.setForeground(QColor(getattr(theme.current(), tone)))
        head.setToolTip(advice)
        head.setSizeHint(QSize(0, 30))
        self.list.addItem(head)
        for one in standings:
            self.list.addItem(_item(one))

    def follow(self, chosen: set[str]) -> None:
        """Select what is selected elsewhere."""
        self._following = True
        first = None
        for line in range(self.list.count()):
            item = self.list.item(line)
            item.setSelected(item.data(KEY) in chosen)
            if item.isSelected() and first is None:
                first = item
        if first is not None and not self.list.hasFocus():
            self.list.scrollToItem(first)
        self._following = False
        self.details.setVisible(bool(chosen))

    def _picked(self) -> None:
        if not self._following:
            keys = [item.data(KEY) for item in self.list.selectedItems() if item.data(KEY)]
            self.workspace.selection.set([(Organisation, uid) for uid in keys], self)

    def _open(self, _item: QListWidgetItem) -> None:
        self.workspace.inspector_asked.emit()


def _item(one: Standing) -> QListWidgetItem:
    missing = _("Not rated: {ratings}.").format(ratings=", ".join(one.unrated))
    text = f"{number(one.value, 2)}   {one.name}" if one.value is not None else one.name
    item = QListWidgetItem(text if one.value is not None else f"{text}\n{_lacking(one)}")
    item.setData(KEY, one.uid)
    item.setToolTip(one.name if one.value is not None else f"{one.name}\n{missing}")
    item.setSizeHint(QSize(0, 28 if one.value is not None else 44))
    item.setFont(theme.font(12, tabular=True))
    return item


def _lacking(one: Standing) -> str:
    return _("lacks {ratings}").format(ratings=", ".join(name.lower() for name in one.unrated))


def _spots(found: Sequence[Standing]) -> list[Spot]:
    """Gather partners of one place, the most critical places first."""
    places: dict[tuple[int, int], list[Standing]] = {}
    for one in found:
        if one.exposure is not None and one.reliability is not None:
            places.setdefault((one.exposure, one.reliability), []).append(one)
    return [
        Spot(
            tuple(one.uid for one in some),
            tuple(one.name for one in some),
            exposure,
            reliability,
            TONES[some[0].zone],
            _tip(some),
        )
        for (exposure, reliability), some in places.items()
    ]


def _tip(some: Sequence[Standing]) -> str:
    one = some[0]
    names = ", ".join(each.name for each in some[:MOST_NAMES]) + (" …" if len(some) > MOST_NAMES else "")
    value = _("Criticality {value}: {exposure} ÷ {reliability}").format(
        value=number(one.value or 0, 2),
        exposure=number(one.exposure or 0),
        reliability=number(one.reliability or 1),
    )
    return f"{names}\n{value}\n{_(ZONE_NAMES[one.zone])}. {_(ZONE_ADVICE[one.zone])}"
