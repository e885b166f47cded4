"""The card that finds the cheapest set of actions under appetite, shows it, and takes it over when asked."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from planner.analysis.cheapest_set import Question, answered, question_of
from planner.analysis.gather import Ecosystem
from planner.analysis.loss.actions import Cheapest
from planner.edits.risks import choose_actions
from planner.i18n import _, compact, ngettext, number
from planner.model import PlanInfo, Risk
from ui import theme
from ui.aside import Aside
from ui.clearing import clear
from ui.inspector.form import Form
from ui.inspector.section import muted
from ui.pages.cards import icon_label, link_button
from ui.pages.fitted import Elided
from ui.pages.risks.actions.cheapest_words import Words
from ui.pages.segments import Segments
from ui.workspace import Workspace

WIDTH = 282
MOST = 8  # actions and risks that are listed
_APPETITES = {"loss": "loss_appetite", "score": "risk_appetite"}


class CheapestCard(QFrame):
    """Choose the aim, find the set, then keep it and drop the others, or leave."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("card", True)
        self.setFixedWidth(WIDTH)
        self.question: Question | None = None
        self.answer: Cheapest | None = None
        self.aside = Aside(self)
        self.aside.told.connect(self._progress)
        self.aside.found.connect(self._found)
        aims = [("loss", _("Expected loss")), ("score", _("Every risk's score"))]
        self.aims = Segments(aims, "loss", name=_("Aim"), small=True)
        self.aims.chosen.connect(self._aim_chosen)
        self.forms = {aim: Form(workspace, PlanInfo, [name]) for aim, name in _APPETITES.items()}
        self.find_button = QPushButton(_("Find the cheapest set"))
        self.find_button.setProperty("look", "primary")
        self.find_button.clicked.connect(self.look)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(4)
        self.cancel_button = QPushButton(_("Cancel"))
        self.cancel_button.clicked.connect(self.leave)
        self.said, self.text, self.doubt = QLabel(), QLabel(), QLabel()
        self.said.setFont(theme.font(bold=True))
        self.doubt.setProperty("tone", "warning")
        self.lines = QVBoxLayout()
        self.lines.setSpacing(4)
        self.keep_button = QPushButton()
        self.keep_button.setProperty("look", "primary")
        self.keep_button.clicked.connect(self.keep)
        self.leave_button = QPushButton(_("Leave all as it is"))
        self.leave_button.clicked.connect(self.leave)
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        title = QLabel(_("Cheapest set under appetite"))
        title.setFont(theme.font(bold=True))
        layout.addWidget(title)
        layout.addWidget(
            muted(_("Which open actions bring this under the appetite for the least money a year?"))
        )
        layout.addWidget(self.aims, 0, Qt.AlignmentFlag.AlignLeft)
        for form in self.forms.values():
            layout.addWidget(form)
        for label in (self.said, self.text, self.doubt):
            label.setWordWrap(True)
        for widget in (self.find_button, self.bar, self.cancel_button, self.said, self.text):
            layout.addWidget(widget)
        layout.addLayout(self.lines)
        layout.addWidget(self.doubt)
        layout.addWidget(self.keep_button)
        layout.addWidget(self.leave_button)
        layout.addStretch(1)

    # Following

    def refresh(self) -> None:
        """Show the plan's appetites; an answer to a plan that has changed since is no answer any more."""
        info = self.workspace.plan.info
        for aim, form in self.forms.items():
            form.show_rows([info])
            form.setVisible(aim == self.aims.current)
        asked = question_of(Ecosystem(self.workspace.plan), self._aim)
        if asked != self.question or self.answer is None:
            self.aside.cancel()
            self.question, self.answer = asked, None
        self._show()

    @property
    def _aim(self) -> Any:
        return self.aims.current

    def _aim_chosen(self, _key: str) -> None:
        self.leave()

    # Asking

    def look(self) -> None:
        """Begin to look for the set."""
        if self.question is not None:
            self.answer = None
            self.bar.setValue(0)
            self.aside.start(partial(answered, self.question))
            self._show()

    def _progress(self, share: float) -> None:
        self.bar.setValue(round(share * 100))

    def _found(self, answer: Cheapest) -> None:
        self.answer = answer
        self._show()

    def leave(self) -> None:
        """Stop looking and put the answer away; the plan stays as it is."""
        self.aside.cancel()
        self.question = self.answer = None
        self.refresh()

    def keep(self) -> None:
        """Keep the actions of the set and drop the other open ones, in one undo step."""
        if self.question is None or self.answer is None:
            return
        chosen, looked_at = self.answer.actions, [one.key for one in self.question.actions]
        self.workspace.attempt(lambda: choose_actions(self.workspace.plan, chosen, looked_at))

    # Showing

    def _show(self) -> None:
        running, answer = self.aside.running, self.answer
        why_not = self._why_not()
        self.find_button.setVisible(not running and answer is None)
        self.find_button.setEnabled(not why_not)
        self.bar.setVisible(running)
        self.cancel_button.setVisible(running)
        self.leave_button.setVisible(answer is not None)
        self.said.setVisible(answer is not None)
        self.text.setVisible(answer is not None or bool(why_not))
        self.text.setText(why_not)
        self.text.setProperty("tone", "muted" if why_not else "")
        self.doubt.hide()
        self.keep_button.hide()
        clear(self.lines)
        if answer is not None and self.question is not None:
            self._show_answer(self.question, answer)

    def _why_not(self) -> str:
        """Say what is missing before a set can be looked for."""
        if self._aim == "loss" and self.workspace.plan.info.loss_appetite is None:
            return _("Say above what yearly loss can be borne.")
        if self.question is None:
            return (
                _("No risk has a frequency and both bounds of its loss yet.")
                if self._aim == "loss"
                else _("No threat is scored yet.")
            )
        return "" if self.question.actions else _("No open action is left on the risks that count here.")

    def _show_answer(self, question: Question, answer: Cheapest) -> None:
        words = Words(question, answer, self.workspace.plan.info.currency)
        self.said.setText(words.head())
        self.said.setProperty("tone", "good" if answer.exists else "danger")
        self.said.style().polish(self.said)
        self.text.setText(words.body())
        self.doubt.setText(words.doubt())
        self.doubt.setVisible(bool(words.doubt()))
        chosen = set(answer.actions)
        kept = [one for one in question.actions if one.key in chosen]
        for one in kept[:MOST]:
            self.lines.addWidget(_Line("check-circle", one.name, compact(one.cost)))
        if len(kept) > MOST:
            self.lines.addWidget(muted(_("{n} more").format(n=number(len(kept) - MOST))))
        self._show_stuck(answer)
        rest = len(question.actions) - len(kept)
        self.keep_button.setVisible(answer.exists and bool(kept) and rest > 0)
        words_for_rest = ngettext("Keep these, drop {n} other", "Keep these, drop the {n} others", rest)
        self.keep_button.setText(words_for_rest.format(n=number(rest)))

    def _show_stuck(self, answer: Cheapest) -> None:
        risks = [self.workspace.plan.get(Risk, uid) for uid in answer.stuck]
        if risks:
            self.lines.addWidget(muted(_("These risks stay above the appetite:"), 12))
        for risk in risks[:MOST]:
            if risk is not None:
                self.lines.addWidget(
                    link_button(f"{risk.code or ''} {risk.title}".strip(), partial(self._go, risk.uid))
                )

    def _go(self, uid: str) -> None:
        self.workspace.show(Risk, uid)


class _Line(QWidget):
    """An action of the set with its cost a year."""

    def __init__(self, icon: str, text: str, side: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(icon_label(icon, theme.current().good))
        row.addWidget(Elided(text), 1)
        row.addWidget(muted(side))
