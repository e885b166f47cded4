"""The network of a plan in two sentences, its brokers as bars, and a small picture."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout

from planner.i18n import _, ngettext, percent
from planner.layout.box import Box
from planner.layout.chart import Chart
from planner.layout.organic import by_distance
from planner.model import Organisation, Relationship
from ui import theme
from ui.charts import NetworkPicture
from ui.charts.network_picture import Dot
from ui.clearing import clear
from ui.dialogs.why import WhyText
from ui.later import after_paint
from ui.pages.fitted import Elided
from ui.workspace import Workspace

ROUNDS = 25  # enough for a small picture


class NetworkCard(QFrame):
    """The network in two sentences, the brokers as bars, and a small picture."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.said = QLabel()
        self.said.setFont(theme.font(14, bold=True))
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.more = WhyText(workspace, "network.hub_share")
        self.cutting = QLabel()
        self.cutting.setFont(theme.font(11))
        self.cutting.setWordWrap(True)
        links = Qt.TextInteractionFlag
        self.cutting.setTextInteractionFlags(links.LinksAccessibleByMouse | links.LinksAccessibleByKeyboard)
        self.cutting.linkActivated.connect(workspace.drill_asked)
        self.brokers = QGridLayout()
        self.brokers.setVerticalSpacing(3)
        self.brokers.setColumnStretch(0, 1)
        self.brokers.setColumnStretch(1, 1)
        self.picture = NetworkPicture()
        self._shape: Any = None
        self._places: dict[str, tuple[float, float]] = {}
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addWidget(self.said)
        left.addWidget(self.more)
        left.addWidget(self.cutting)
        left.addLayout(self.brokers)
        left.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(left, 1)
        layout.addWidget(self.picture, 1)

    def refresh(self) -> None:
        """Tell the network anew."""
        from ui.inspector.facts import Bar

        network = self.workspace.analysis()["network"]
        plan = self.workspace.plan
        shorts = {one.name: one.short for one in plan.rows(Organisation)}
        share = network["hub_share"]
        self.said.setText(
            _("{share} of ties go through the hub.").format(share=percent(share))
            if share is not None
            else _("No ties are drawn yet.")
        )
        self.more.say(self._details(network, shorts))
        self._show_cutting(network["articulation_points"][:4])
        clear(self.brokers)
        between = sorted(
            ((v["betweenness"] or 0, name) for name, v in network["by_organisation"].items()), reverse=True
        )[:3]
        between = [(value, name) for value, name in between if value > 0]
        if between:
            title = Elided(_("Routes between others that pass through"))
            title.setFont(theme.font(11, bold=True))
            self.brokers.addWidget(title, 0, 0, 1, 3)
        for row, (value, name) in enumerate(between, 1):
            self.brokers.addWidget(Elided(shorts.get(name, name)), row, 0)
            self.brokers.addWidget(Bar(value, theme.current().accent), row, 1)
            self.brokers.addWidget(QLabel(percent(value)), row, 2)
        self.picture.setVisible(bool(network["edges"]))
        after_paint(self, self._show_picture)

    def _show_cutting(self, names: list[str]) -> None:
        """Offer to show what falls off without each of those who hold the network together."""
        colour = theme.current().accent
        links = [
            f'<a href="{one.uid}" style="color: {colour}; text-decoration: none">{escape(one.short)}</a>'
            for one in self.workspace.plan.rows(Organisation)
            if one.name in names
        ]
        self.cutting.setText(_("Show what falls off without {names}").format(names=" · ".join(links)))
        self.cutting.setVisible(bool(links))

    def _show_picture(self) -> None:
        network = self.workspace.analysis()["network"]
        shorts = {one.name: one.short for one in self.workspace.plan.rows(Organisation)}
        self.picture.show_network(*self._picture(network, shorts))

    def _details(self, network: dict[str, Any], shorts: dict[str, str]) -> str:
        cuts = network["articulation_points"]
        if not network["edges"]:
            return _(
                "Draw on the map who works with whom; then it is told here who holds the network together."
            )
        if not cuts:
            return _("No single partner holds the network together: whoever leaves, the rest stay connected.")
        names = ", ".join(shorts.get(name, name) for name in cuts[:4]) + (" …" if len(cuts) > 4 else "")
        text = _("Without {names} the network falls apart.").format(names=names)
        parts = network["components"] or 0
        if parts > 1:
            text += " " + ngettext(
                "The map is in {n} part already.", "The map is in {n} parts already.", parts
            )
        return text

    def _picture(self, network: dict[str, Any], shorts: dict[str, str]) -> tuple[Any, Any]:
        plan = self.workspace.plan
        measured = network["by_organisation"]
        here = {one.uid: one for one in plan.rows(Organisation) if one.name in measured}
        ties = [(one.source, one.target) for one in plan.rows(Relationship)]
        ties += [(one.parent, one.uid) for one in here.values() if one.parent]
        ties = [(a, b) for a, b in ties if a in here and b in here and a != b]
        shape = (tuple(here), tuple(ties), plan.hub.uid if plan.hub else None)
        if shape != self._shape:  # only who is there and who is tied moves a dot
            boxes = [Box(uid, 20, 20) for uid in here]
            self._shape, self._places = shape, by_distance(Chart(boxes, {}, ties, shape[2]), ROUNDS)
        places = self._places
        most = max(((measured[one.name]["betweenness"] or 0.0) for one in here.values()), default=0.0) or 1.0
        dots = [
            Dot(
                shorts[one.name],
                *places[uid],
                (measured[one.name]["betweenness"] or 0.0) / most,
                (Organisation, uid),
                one.name,
            )
            for uid, one in here.items()
        ]
        order = {uid: place for place, uid in enumerate(here)}
        return dots, [(order[a], order[b]) for a, b in ties]
