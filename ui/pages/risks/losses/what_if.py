"""What if: a slider on shared shocks, or on how often the selected risk happens and what it costs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSlider

from planner import edits
from planner.analysis.loss.scenario import Scenario
from planner.analysis.loss.task import Task
from planner.analysis.loss.what_if import What, WhatIf, figures_after
from planner.i18n import N_, _, compact, number, percent
from planner.model import Entity, Risk
from ui.pages.cards import Card
from ui.pages.fitted import Elided, Fitted
from ui.workspace import Workspace

STEPS = 100  # to each side
_WIDEST = 4.0  # the factor at the end of the slider
_FIELDS = {"frequency": "frequency", "low": "loss_low", "high": "loss_high"}
_CHOICES: tuple[tuple[What, str], ...] = (
    ("shocks", N_("What if risks failed together more or less often?")),
    ("frequency", N_("What if the selected risk happened more or less often?")),
    ("loss", N_("What if the selected risk cost more or less?")),
)


class _Slider(QSlider):
    """A slider that Esc takes back."""

    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.taken_back.emit()
        else:
            super().keyPressEvent(event)


class WhatIfCard(Card):
    """`supposed` carries a WhatIf while something is tried, None when it is not; only Apply changes the plan."""

    supposed = Signal(object)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(_("What if"))
        self.workspace = workspace
        self.task: Task | None = None
        self.risk = ""
        self.tried: WhatIf | None = None
        self.choice = QComboBox()
        self.choice.setObjectName("what_if")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(12)
        self.choice.setAccessibleName(_("What if"))
        for what, text in _CHOICES:
            self.choice.addItem(_(text), what)
        self.subject, self.value, self.change = Elided(), QLabel(), Fitted()
        self.slider = _Slider()
        self.slider.setObjectName("what_if_slider")
        self.apply_button, self.back = QPushButton(_("Apply to the plan")), QPushButton(_("Take back"))
        self._lay_out()
        self.choice.currentIndexChanged.connect(self._chosen)
        self.slider.valueChanged.connect(self._moved)
        self.slider.taken_back.connect(self.take_back)
        self.apply_button.clicked.connect(self.apply)
        self.back.clicked.connect(self.take_back)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.addWidget(self.subject, 1)
        line.addWidget(self.value)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.change, 1)
        buttons.addWidget(self.back)
        buttons.addWidget(self.apply_button)
        self.body.addWidget(self.choice)
        self.body.addSpacing(8)
        self.body.addLayout(line)
        self.body.addWidget(self.slider)
        self.body.addSpacing(4)
        self.body.addLayout(buttons)

    @property
    def what(self) -> What:
        """What is tried."""
        found: What = self.choice.currentData()
        return found

    def scenario(self) -> Scenario | None:
        """Return the selected risk, if its figures are counted."""
        if self.task is None:
            return None
        return next((one for one in self.task.scenarios("residual") if one.key == self.risk), None)

    def show_task(self, task: Task | None) -> None:
        """Take what the plan asks for now; what was tried on another plan is over."""
        if task != self.task:
            self.task = task
            self.reset()

    def select(self, risk: str) -> None:
        """Take the selected risk; trying it begins with its frequency."""
        if risk == self.risk:
            return
        self.risk = risk
        if self.scenario() is not None and self.what == "shocks":
            self.choice.setCurrentIndex(1)  # which resets
        elif self.what != "shocks":
            self.reset()

    def _chosen(self, _place: int) -> None:
        self.reset()

    def take_back(self) -> None:
        """Stop trying."""
        self.reset()

    def reset(self) -> None:
        """Stand where the plan stands."""
        self.slider.blockSignals(True)
        if self.what == "shocks":
            share = self.task.settings.shock_share if self.task is not None else 0.0
            self.slider.setRange(0, STEPS)
            self.slider.setValue(round(share * STEPS))
        else:
            self.slider.setRange(-STEPS, STEPS)
            self.slider.setValue(0)
        self.slider.setPageStep(10)
        self.slider.blockSignals(False)
        self._show(None)
        self.supposed.emit(None)

    def _moved(self, place: int) -> None:
        if place == 0 and self.what != "shocks":  # the middle changes nothing
            self._show(None)
            self.supposed.emit(None)
            return
        value = place / STEPS if self.what == "shocks" else _WIDEST ** (place / STEPS)
        change = WhatIf(self.what, value, self.risk)
        self._show(change)
        self.supposed.emit(change)

    def say(self, text: str) -> None:
        """Say what that changes."""
        self.change.show_text(text)

    def _show(self, change: WhatIf | None) -> None:
        self.tried = change
        self.apply_button.setEnabled(change is not None)
        self.back.setEnabled(change is not None)
        self.say("")
        scenario = self.scenario()
        possible = self.task is not None and (self.what == "shocks" or scenario is not None)
        self.slider.setEnabled(possible)
        self.subject.show_text(self._subject(scenario))
        self.value.setText(self._value(change, scenario) if possible else "")
        self.slider.setAccessibleName(f"{self.subject.full}: {self.value.text()}")

    def _subject(self, scenario: Scenario | None) -> str:
        if self.what == "shocks":
            return _("Share of events that come from partners")
        if scenario is not None:
            return scenario.name
        if self.risk:
            return _("The selected risk has no figures that count.")
        return _("Select a risk in the chart below.")

    def _value(self, change: WhatIf | None, scenario: Scenario | None) -> str:
        if self.what == "shocks":
            now = self.task.settings.shock_share if self.task is not None else 0.0
            return percent(now) if change is None else f"{percent(now)} → {percent(change.value)}"
        if scenario is None:
            return ""
        then = figures_after(scenario, change) if change is not None else {}
        if self.what == "frequency":
            before, after = scenario.frequency, then.get("frequency")
            told = _("{n} a year").format(n=_written(before if after is None else after))
            return told if after is None else f"{_written(before)} → {told}"
        low, high = then.get("low", scenario.low), then.get("high", scenario.high)
        return _("{low} to {high}").format(low=compact(low), high=compact(high))

    def apply(self) -> None:
        """Make what is tried the plan's, as one undo step."""
        change, scenario, plan = self.tried, self.scenario(), self.workspace.plan
        if change is None:
            return
        row: Entity | None = plan.info if change.what == "shocks" else plan.get(Risk, self.risk)
        values = {"shock_share": change.value}
        if change.what != "shocks" and scenario is not None:
            values = {_FIELDS[key]: value for key, value in figures_after(scenario, change).items()}
        if row is not None:
            label = N_("Apply what if")
            self.workspace.attempt(lambda: edits.set_fields(plan, [row], values, label=label))


def _written(value: float) -> str:
    """Write a figure in three digits."""
    return number(value, 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 1 else 3)
