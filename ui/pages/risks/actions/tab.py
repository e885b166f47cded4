"""The tab of actions: the register of what is done about risks, and the cheapest set of it under appetite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.i18n import _, day
from planner.model import Action, Risk
from ui import theme
from ui.inspector.section import muted
from ui.pages.registers import Lesson, RegisterTab
from ui.pages.risks.actions.cheapest_card import CheapestCard
from ui.pages.risks.actions.columns import action_columns
from ui.pages.risks.marks import action_marks
from ui.settings import settings
from ui.workspace import Workspace

SHOWN = (
    "tick", "name", "risk", "owner", "due", "time", "gain", "return", "cost", "percent", "likelihood_cut",
    "impact_cut", "frequency_cut", "loss_cut", "one_off_cost", "yearly_cost",
)  # fmt: skip
_CARD = "risks/cheapest"


class ActionTab(RegisterTab):
    """The register of actions, of one risk or of all; new ones are typed. `name_a_risk` goes where risks are named."""

    def __init__(self, workspace: Workspace, name_a_risk: Callable[[], Any]) -> None:
        self.card = CheapestCard(workspace)
        super().__init__(
            workspace,
            Action,
            _lesson(),
            shown=SHOWN,
            extra=action_columns(workspace),
            beside=self.card,
            headings=_headings(),
            marks=action_marks(),
        )
        self.name_a_risk = name_a_risk
        self.risks = QComboBox()
        self.risks.setAccessibleName(_("Actions of"))
        self.risks.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.risks.setMinimumContentsLength(30)
        self.risks.activated.connect(self._choose)
        self.waiting = muted("", 12)
        self.card_button = QPushButton(theme.icon("currency-circle-dollar"), f" {_('Cheapest set')}")
        self.card_button.setCheckable(True)
        self.card_button.setProperty("look", "switch")
        self.card_button.clicked.connect(self._show_card)
        self._put_head()
        self.register.model.dataChanged.connect(self._say_what_waits)
        self.card_button.setChecked(bool(settings().value(_CARD, True, bool)))
        self.card.setVisible(self.card_button.isChecked())
        self.refresh()

    def _put_head(self) -> None:
        self.head = QWidget()
        row = QHBoxLayout(self.head)
        row.setContentsMargins(theme.MARGIN, 12, theme.MARGIN, 0)
        row.setSpacing(8)
        label = QLabel(_("Actions of"))
        label.setProperty("tone", "muted")
        label.setBuddy(self.risks)
        row.addWidget(label)
        row.addWidget(self.risks)
        row.addWidget(self.waiting, 1)
        row.addWidget(self.card_button)
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.head)

    def refresh(self) -> None:
        """Show the lesson or the rows, and the risks there are to choose from."""
        super().refresh()
        if not hasattr(self, "head"):  # the register is being made
            return
        self.head.setVisible(not self._empty() or self.choice.forced)
        plan, current = self.workspace.plan, self.risk
        names = [(_title(risk), risk.uid) for risk in plan.rows(Risk)]
        self.risks.clear()
        for text, uid in [(_("All risks"), ""), *names]:
            self.risks.addItem(text, uid)
        place = self.risks.findData(current)
        self.risks.setCurrentIndex(max(place, 0))
        if place < 0:
            self._choose(0)
        self.card.refresh()

    # One risk or all

    @property
    def risk(self) -> str:
        """The uid of the risk whose actions are shown, empty for all."""
        return str(self.risks.currentData() or "")

    def choose_risk(self, uid: str) -> None:
        """Show the actions of one risk; what is typed on the last line is done about it. Empty: of all."""
        self.risks.setCurrentIndex(max(self.risks.findData(uid), 0))
        self._choose(self.risks.currentIndex())

    def _choose(self, _place: int) -> None:
        uid, model = self.risk, self.register.model
        model.defaults = {"risk": uid} if uid else {}
        self.register.set_base(lambda action: not uid or action.risk == uid)
        self._say_what_waits()

    def _say_what_waits(self, *_args: object) -> None:
        """Say what a new row still needs; it is added once its risk is known."""
        values = self.register.model.draft.values
        waits = bool(values.get("name")) and not values.get("risk") and not self.risk
        words = _("“{action}” waits for its risk: pick it in the same row.")
        self.waiting.setText(words.format(action=values.get("name", "")) if waits else "")
        self.waiting.setProperty("tone", "warning")

    def begin_new(self) -> None:
        """Begin a new action by typing; without any risk, name one first."""
        if not self.workspace.plan.rows(Risk):
            self.workspace.told.emit(_("Name a risk first: an action is done about a risk."), "")
            self.name_a_risk()
            return
        super().begin_new()
        self.head.show()

    def show_row(self, uid: str) -> None:
        """Select an action; those of other risks give way to all."""
        action = self.workspace.plan.get(Action, uid)
        if action is not None and self.risk not in ("", action.risk):
            self.choose_risk("")
        self.register.select(uid)

    def _show_card(self, shown: bool) -> None:
        settings().setValue(_CARD, shown)
        self.card.setVisible(shown)

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape and self.risk:
            self.choose_risk("")
        else:
            super().keyPressEvent(event)


def _title(risk: Risk) -> str:
    return f"{risk.code}  {risk.title}" if risk.code else risk.title


def _lesson() -> Lesson:
    return Lesson(
        [_("Action"), _("Risk"), _("Kind"), _("Owner"), _("Due"), _("Status")],
        [
            _("for example, yearly audit"),
            _("breach of shared data"),
            _("Audit"),
            _("security lead"),
            day(date(date.today().year, 6, 30), year=False),
            _("Planned"),
        ],
        _(
            "Write down what is done about each risk: who does it, by when, what it costs and what it takes off."
        ),
        hint=_("With costs and effects Mitra says what each action buys, and which set is the cheapest."),
    )


def _headings() -> dict[str, tuple[str, int] | tuple[str, int, int]]:
    """Return short headings, widths and the width that money keeps, since actions have many columns."""
    return {
        "name": (_("Action"), 190),
        "risk": (_("Risk"), 130),
        "owner": (_("Owner"), 96),
        "due": (_("Due"), 104, 104),
        "percent": (_("% done"), 60),
        "likelihood_cut": (_("L −"), 66, 66),
        "impact_cut": (_("I −"), 66, 66),
        "frequency_cut": (_("Frequency − %"), 104),
        "loss_cut": (_("Loss − %"), 80),
        "one_off_cost": (_("One-off cost"), 124, 124),
        "yearly_cost": (_("Yearly cost"), 124, 124),
    }
