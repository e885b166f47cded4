"""Which actions are the cheapest way under the appetite, asked of a plan: read first, then worked out anywhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.analysis.gather import Ecosystem
from planner.analysis.loss.actions import Action, Cheapest, open_actions
from planner.analysis.loss.cheapest import cheapest_for_loss
from planner.analysis.loss.lowered import Scored, cheapest_for_scores
from planner.analysis.loss.scenario import Scenario
from planner.analysis.losses import actions, scenarios, scored
from planner.progress import Tell, silent

Aim = Literal["loss", "score"]


@dataclass(frozen=True)
class Question:
    """Plain data: the aim, what counts, the open actions on it, and the appetite (money a year, or a score)."""

    aim: Aim
    appetite: float
    actions: tuple[Action, ...]
    losses: tuple[Scenario, ...] = ()
    scores: tuple[Scored, ...] = ()

    @property
    def now(self) -> float:
        """The expected loss a year, or the highest score, with what is done."""
        if self.aim == "loss":
            return sum(one.annual_loss for one in self.losses)
        return float(max((one.likelihood * one.impact for one in self.scores), default=0))


def question_of(ecosystem: Ecosystem, aim: Aim) -> Question | None:
    """Read what the aim needs; None when the plan has no appetite for losses or nothing that counts.

    Only open actions on risks that count are looked at, so that none is judged by figures its risk does not have.
    """
    info = ecosystem.plan.info
    losses = tuple(scenarios(ecosystem, "residual")) if aim == "loss" else ()
    scores = tuple(scored(ecosystem)) if aim == "score" else ()
    appetite = info.loss_appetite if aim == "loss" else float(info.risk_appetite)
    counted = {one.key for one in losses} | {one.key for one in scores}
    if appetite is None or not counted:
        return None
    considered = tuple(one for one in open_actions(actions(ecosystem)) if one.risk in counted)
    return Question(aim, appetite, considered, losses, scores)


def answered(question: Question, tell: Tell = silent) -> Cheapest:
    """Return the cheapest set; `tell` hears how far it is, and may raise Stopped."""
    if question.aim == "loss":
        return cheapest_for_loss(question.losses, question.actions, question.appetite, tell=tell)
    return cheapest_for_scores(question.scores, question.actions, question.appetite)
