"""Parts of the overview: the gauge of a core element, and the map as a small picture."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from planner.i18n import _, ngettext
from planner.model import Organisation
from ui import theme
from ui.charts import Gauge
from ui.dialogs.why import WhyText
from ui.pages.cards import Pressable
from ui.workspace import Workspace


class GaugeCard(QFrame):
    """One core element: arc, word, what it rests on, and why."""

    def __init__(self, workspace: Workspace, key: str, title: str) -> None:
        super().__init__()
        self.workspace, self.key = workspace, key
        self.setProperty("card", True)
        self.setMinimumHeight(82)
        self.gauge = Gauge()
        self.gauge.setFixedSize(84, 58)
        name = QLabel(title)
        name.setFont(theme.font(bold=True))
        path = "strategy.alignment.ecosystem" if key == "alignment" else f"strategy.{key}"
        self.word, self.detail = QLabel(), WhyText(workspace, path)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addStretch(1)
        words.addWidget(name)
        words.addWidget(self.word)
        words.addWidget(self.detail)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 10, 16, 10)
        layout.setSpacing(12)
        layout.addWidget(self.gauge)
        layout.addLayout(words, 1)

    def refresh(self, analysis: Mapping[str, Any]) -> None:
        """Show the figure."""
        from planner.analysis.strategy import alignment_word, share_word

        strategy = analysis["strategy"]
        value = strategy["alignment"]["ecosystem"] if self.key == "alignment" else strategy[self.key]
        word = alignment_word(value) if self.key == "alignment" else share_word(value)
        t = theme.current()
        tone = {
            "strong": "good",
            "good": "good",
            "moderate": "warning",
            "weak": "danger",
            "low": "danger",
        }.get(word or "", "muted")
        self.gauge.show_value(value, getattr(t, tone))
        self.word.setText(_(word) if word else _("not known yet"))
        self.word.setProperty("tone", tone)
        self.word.style().unpolish(self.word)
        self.word.style().polish(self.word)
        self.detail.say(self._detail(analysis) if value is not None else self._lesson())

    def _lesson(self) -> str:
        """Say what the figure waits for."""
        return {
            "alignment": _("Ask each partner where it stands on the goals."),
            "adaptability": _("Say which skills matter most, and who provides them."),
            "shared_value": _("Give value flows figures, and say what each partner gets."),
        }[self.key]

    def _detail(self, analysis: Mapping[str, Any]) -> str:
        strategy, plan = analysis["strategy"], self.workspace.plan
        partners = sum(not one.is_hub for one in plan.rows(Organisation))
        if self.key == "alignment":
            asked = sum(value is not None for value in strategy["alignment"]["by_organisation"].values())
            conflicts = ngettext("{n} conflict", "{n} conflicts", len(strategy["alignment"]["conflicts"]))
            return _("{n} of {all} asked").format(n=asked, all=partners) + " · " + conflicts
        if self.key == "shared_value":
            net = [value for value in analysis["value"]["net_value"].values() if value is not None]
            return _("{n} of {all} gain").format(n=sum(value >= 0 for value in net), all=len(net))
        from planner.model import Capability

        important = [one for one in plan.rows(Capability) if one.importance >= 4]
        doubled = round((strategy["adaptability"] or 0) * len(important))
        return _("{n} of {all} key skills doubled").format(n=doubled, all=len(important))


class MapPicture(Pressable):
    """The map, small; a click or Enter opens the place."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._image: QImage | None = None
        self._size = QSize()
        self.setMinimumHeight(100)
        self.setToolTip(_("Open the map"))
        self.setAccessibleName(_("Open the map"))
        self.clicked.connect(self._open)

    def reload(self) -> None:
        """Draw the map anew when next shown."""
        self._image = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None or self._size != self.size():
            QTimer.singleShot(0, self, self._draw)  # the page itself is on the screen first
        painter = QPainter(self)
        if self._image is not None:
            painter.drawImage(self.rect(), self._image)
        if not self.workspace.plan.rows(Organisation):
            painter.setPen(QColor(theme.current().muted))
            wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(
                self.rect(), wrapped, _("Nobody is on the map yet. Open it and draw the first partner.")
            )
        self.paint_focus(painter)

    def _draw(self) -> None:
        from ui.canvas.render import render_map

        if self._image is None or self._size != self.size():
            self._size = self.size()
            self._image = render_map(
                self.workspace.plan, self.width(), self.height(), self.devicePixelRatioF(), theme.current()
            )
            self.update()

    def _open(self) -> None:
        self.workspace.page_requested.emit("Map")
