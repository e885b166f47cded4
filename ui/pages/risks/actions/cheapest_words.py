"""What is said of the cheapest set of actions: what it costs and reaches, or how near one gets."""

from __future__ import annotations

from planner.analysis.cheapest_set import Question
from planner.analysis.loss.actions import Cheapest
from planner.i18n import _, money, ngettext, number


class Words:
    """Sentences on an answer; money is in the plan's currency."""

    def __init__(self, question: Question, answer: Cheapest, currency: str) -> None:
        self.question, self.answer, self.currency = question, answer, currency

    def amount(self, value: float) -> str:
        """Write a loss a year or a score, as the aim is."""
        if self.question.aim == "score":
            return number(value)
        return money(value, self.currency, short=True)

    def head(self) -> str:
        """Say in a few words whether the aim is reached."""
        if not self.answer.exists:
            return _("No set of actions is enough")
        if not self.answer.actions:
            return _("Already under appetite")
        count = len(self.answer.actions)
        return ngettext("{n} action is enough", "{n} actions are enough", count).format(n=number(count))

    def body(self) -> str:
        """Say what it costs and what is reached."""
        values = {
            "now": self.amount(self.question.now),
            "reached": self.amount(self.answer.reached),
            "appetite": self.amount(self.question.appetite),
            "cost": money(self.answer.cost, self.currency, short=True),
        }
        return self._sentence().format(**values)

    def _sentence(self) -> str:
        loss, answer = self.question.aim == "loss", self.answer
        if not answer.exists and not answer.actions:
            return (
                _(
                    "No open action helps: the expected loss stays at {reached} a year, the appetite is {appetite}."
                )
                if loss
                else _(
                    "No open action helps: the highest score stays at {reached}, the appetite is {appetite}."
                )
            )
        if not answer.exists:
            return (
                _("Even with these the expected loss stays at {reached} a year; the appetite is {appetite}.")
                if loss
                else _("Even with these the highest score stays at {reached}; the appetite is {appetite}.")
            )
        if not answer.actions:
            return (
                _(
                    "The expected loss is {now} a year, the appetite {appetite}: no open action is needed for it."
                )
                if loss
                else _(
                    "The highest score is {now}, the appetite {appetite}: no open action is needed for it."
                )
            )
        return (
            _(
                "For {cost} a year the expected loss falls from {now} to {reached} a year; the appetite is {appetite}."
            )
            if loss
            else _(
                "For {cost} a year the highest score falls from {now} to {reached}; the appetite is {appetite}."
            )
        )

    def doubt(self) -> str:
        """Say how much cheaper a set could be when this one is not proven to be the cheapest; else nothing."""
        if self.answer.proven or not self.answer.exists:
            return ""
        return _(
            "Perhaps not the cheapest: there were too many sets to try, but none costs less than {bound}."
        ).format(bound=money(self.answer.bound, self.currency, short=True))
