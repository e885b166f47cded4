"""How losses are drawn: years, seed, shared shocks and appetite, changed where they stand; and how far drawing is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QProgressBar, QPushButton, QWidget

from planner.analysis.gather import Ecosystem
from planner.analysis.losses import threats
from planner.edits.losses import draw_anew
from planner.i18n import _
from ui import theme
from ui.pages.cards import link_button
from ui.pages.fitted import Fitted
from ui.pages.in_place import PlanField
from ui.pages.risks.losses.study import Studying
from ui.workspace import Workspace

_STATE = 170  # px that the state needs beside the fields
_FIELDS = (("trials", 76), ("seed", 88), ("shock_share", 54), ("loss_appetite", 128))


class LossSettings(QWidget):
    """Fields of the plan in one row, and below them the state of the years drawn."""

    def __init__(self, workspace: Workspace, studying: Studying) -> None:
        super().__init__()
        self.workspace, self.studying = workspace, studying
        self.fields = {name: PlanField(workspace, name, width) for name, width in _FIELDS}
        t = theme.current()
        self.anew = QPushButton(theme.icon("dice-five", t.text), " " + _("Draw anew"))
        self.anew.setObjectName("draw_anew")
        self.anew.setToolTip(_("Draw other years with another seed; Ctrl+Z brings the former ones back"))
        self.anew.clicked.connect(self._anew)
        self.state = Fitted()
        self.state.setObjectName("loss_state")
        self.bar = QProgressBar()
        self.bar.setFixedSize(90, 6)
        self.bar.setTextVisible(False)
        self.bar.setStyleSheet(
            f"QProgressBar {{ border: 0; border-radius: 3px; background: {t.hairline}; }}"
            f"QProgressBar::chunk {{ border-radius: 3px; background: {t.accent}; }}"
        )
        self.cancel = link_button(_("Cancel"), studying.cancel)
        self.again = link_button(_("Draw now"), studying.again)
        self._lay_out()
        studying.told.connect(self._told)

    def _lay_out(self) -> None:
        fields, state = QWidget(), QWidget()
        row = QHBoxLayout(fields)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for name, _width in _FIELDS:
            row.addWidget(self.fields[name])
            if name == "seed":
                row.addWidget(self.anew)
        row.addStretch(1)
        told = QHBoxLayout(state)
        told.setContentsMargins(0, 0, 0, 0)
        told.setSpacing(10)
        for widget in (self.state, self.bar, self.cancel, self.again):
            told.addWidget(widget, int(widget is self.state), Qt.AlignmentFlag.AlignVCenter)
        self._least = fields.sizeHint().width() + _STATE
        self.box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(6)
        self.box.addWidget(fields)
        self.box.addWidget(state, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._least
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self.box.direction():
            self.box.setDirection(way)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self.state.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)

    def refresh(self) -> None:
        """Show what the plan says, and how what is drawn stands to it."""
        for field in self.fields.values():
            field.refresh()
        seed = self.fields["seed"].editor.widget
        seed.setPlaceholderText("0")  # type: ignore[attr-defined]  # a plan without a seed draws with 0
        running = self.studying.running
        self.bar.setVisible(running)
        self.cancel.setVisible(running)
        self.again.setVisible(not running and not self.studying.fresh)
        self._say()

    def _say(self) -> None:
        studying = self.studying
        self.state.setProperty("tone", "muted" if studying.fresh or studying.running else "warning")
        self.state.style().polish(self.state)
        if studying.running:
            text = _("drawing anew …") if studying.study is not None else _("drawing years …")
        elif studying.fresh and studying.task is not None:
            counted, every = (
                len(studying.task.scenarios("inherent")),
                len(threats(Ecosystem(self.workspace.plan))),
            )
            text = _("{n} of {all} risks counted").format(n=counted, all=every)
        elif studying.study is not None:
            text = _("from before the last change")
        else:
            text = _("nothing drawn yet")
        self.state.show_text(text)

    def _told(self, share: float) -> None:
        self.bar.setValue(round(share * 100))

    def _anew(self) -> None:
        self.workspace.attempt(self._draw_anew)

    def _draw_anew(self) -> None:
        draw_anew(self.workspace.plan)
