"""Channel or ecosystem (NUMBERS 3): eleven questions on two axes, the choice,
its margin and what would flip it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner import i18n
from planner.analysis.figure import Figure, figure
from planner.i18n import N_, _
from planner.model.choices import ModelQuestion

Q = ModelQuestion
QUESTIONS: dict[ModelQuestion, str] = {
    Q.WELL_DEFINED_PRODUCT: N_("Is it clear beforehand what the customer gets?"),
    Q.STANDARD_INTERFACES: N_("Do the parts fit together through interfaces that anyone may use?"),
    Q.GENERIC_COMPLEMENTS: N_("Do the partners' parts work elsewhere as well, without being made for us?"),
    Q.HARD_MATCHING: N_("Is it hard to find and match the right partners and customers?"),
    Q.UNCLEAR_ROLES: N_("Is it open who should do what?"),
    Q.CHANGING_SPECIFICATIONS: N_("Do requirements change while the work goes on?"),
    Q.CO_CHANGING_PARTS: N_("When one part changes, must others change with it?"),
    Q.INNOVATION: N_("Must the partners invent something together?"),
    Q.COMPLEX_PROBLEM: N_("Is the problem too complex for any one organisation?"),
    Q.NEW_MARKET: N_("Is the market new, so that demand has still to be made?"),
    Q.UNCERTAINTY: N_("Is it uncertain how technology, rules and demand will develop?"),
}
CHOICES = {
    (True, True): N_("ecosystem"),
    (True, False): N_("channel"),
    (False, True): N_("integrate"),
    (False, False): N_("supply chain"),
}


@dataclass(frozen=True)
class Answer:
    """An answer −2 … +2 (None: not answered) and its weight."""

    value: int | None
    weight: float = 1.0


Answers = Mapping[ModelQuestion, Answer]


@dataclass(frozen=True)
class ModelChoice:
    """The two scores (−1 … 1), the model they choose, the smaller |score| and the answers that could flip
    it.
    """

    modularity: float | None
    coordination: float | None
    choice: str | None
    margin: float | None
    flips: tuple[ModelQuestion, ...]


def family_score(answers: Answers, *, modularity: bool) -> float | None:
    """Σ weight·answer / (2·Σ weight) over a family's answered questions;
    None while fewer than half are answered.
    """
    family = [question for question in ModelQuestion if question.modularity is modularity]
    given = [
        (one.value, one.weight)
        for question in family
        if (one := answers.get(question)) is not None and one.value is not None
    ]
    total = sum(weight for _value, weight in given)
    if 2 * len(given) < len(family) or total <= 0:
        return None
    return sum(value * weight for value, weight in given) / (2 * total)


def choose_model(answers: Answers) -> ModelChoice:
    """Return the model the answers choose, with margin and flips (axes: Pidun, Reeves, Schüssler 2019,
    BCG).
    """
    modularity = family_score(answers, modularity=True)
    coordination = family_score(answers, modularity=False)
    choice = _choice(answers)
    if modularity is None or coordination is None:
        return ModelChoice(modularity, coordination, None, None, ())
    margin = min(abs(modularity), abs(coordination))
    flips = tuple(q for q in ModelQuestion if _flips(answers, q, choice))
    return ModelChoice(modularity, coordination, choice, margin, flips)


def _choice(answers: Answers) -> str | None:
    modularity = family_score(answers, modularity=True)
    coordination = family_score(answers, modularity=False)
    if modularity is None or coordination is None:
        return None
    return CHOICES[modularity > 0, coordination > 0]


def _flips(answers: Answers, question: ModelQuestion, choice: str | None) -> bool:
    given = answers.get(question)
    if given is None or given.value is None:
        return False
    moved = ({**answers, question: Answer(value, given.weight)} for value in (-2, 2))
    return any(_choice(changed) != choice for changed in moved)


def model_part(answers: Answers) -> dict[str, Any]:
    """Return `strategy.model` of the analysis, its leaves Figures."""
    found = choose_model(answers)
    undecided = _("Fewer than half of the questions on one axis are answered.")
    both = [
        (_("Modularity"), _shown(found.modularity)),
        (_("Need of coordination"), _shown(found.coordination)),
    ]
    rule = _(
        "both high: ecosystem; only modularity: channel; only coordination: integrate; neither: supply chain"
    )
    return {
        "modularity": _axis_figure(answers, found.modularity, modularity=True),
        "coordination": _axis_figure(answers, found.coordination, modularity=False),
        "choice": figure(found.choice, rule, undecided, both),
        "margin": figure(found.margin, _("the smaller of the two scores, without its sign"), undecided, both),
        "flips": [str(question.value) for question in found.flips],
    }


def _shown(value: float | None) -> str:
    return "" if value is None else i18n.number(value, 2)


def _axis_figure(answers: Answers, value: float | None, *, modularity: bool) -> Figure:
    inputs = [
        (question.label, i18n.number(one.value, sign=True))
        for question in ModelQuestion
        if question.modularity is modularity
        and (one := answers.get(question)) is not None
        and one.value is not None
    ]
    reason = _("Fewer than half of its questions are answered.")
    return figure(value, _("Σ weight × answer ÷ (2 × Σ weight)"), reason, inputs)
