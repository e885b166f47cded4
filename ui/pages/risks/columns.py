"""The computed columns of the register of risks: partners, sentence, the three levels, loss a year, next due."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any, NamedTuple

from planner.analysis.bands import bands_of
from planner.analysis.loss.scenario import Scenario, refused
from planner.analysis.risk import Exposure
from planner.analysis.risk_sentence import risk_sentence
from planner.i18n import _, day, money
from planner.model import Organisation, Risk, RiskLink
from planner.model.choices import RiskKind, RiskStatus
from ui.pages.risks.marks import next_due, overdue
from ui.pages.risks.residuals import residual_of, target_of
from ui.tables.columns import Column, Look, Mark
from ui.tables.delegate import level_text
from ui.tables.order import natural
from ui.workspace import Workspace

MOST_DAYS = 300  # from today within which a day without its year is plain


def score_of(risk: Risk) -> int:
    """Return likelihood × impact, 0 while not scored."""
    return (risk.likelihood or 0) * (risk.impact or 0)


def risk_columns(workspace: Workspace) -> list[tuple[int, Column]]:
    """Return the computed columns of the register: partners, sentence, the three levels, loss a year, next due."""
    due, partners = _due_of(workspace), _Partners(workspace)

    def levels(risks: Sequence[Risk]) -> list[Scored | None]:
        found = _levels_of(workspace)
        return [found.get(held["uid"]) for held in map(vars, risks)]

    return [
        (3, Column("partners", _("Partners"), partners.said, str, width=120, groups=partners.groups)),
        (7, Column("sentence", _("In one sentence"), partial(sentence_of, workspace), str, width=320)),
        (11, replace(_level_column("level", _("Level"), partial(_level, workspace)), values=levels)),
        (14, _level_column("residual", _("Residual"), partial(_residual, workspace))),
        (15, _level_column("target", _("Target"), partial(_target, workspace))),
        (16, Column("due", _("Next due"), due, _due_text, width=84, mark=_due_mark(due))),
        (17, _loss_column(workspace)),
    ]


def _level(workspace: Workspace, risk: Risk) -> Scored | None:
    return _levels_of(workspace).get(risk.uid)


def _levels_of(workspace: Workspace) -> dict[str, Scored]:
    found: dict[str, Scored] = workspace.figure("levels by risk", partial(_levels, workspace))
    return found


def _levels(workspace: Workspace) -> dict[str, Scored]:
    """Return the level of every scored risk, read column by column: the register sorts thousands by it."""
    plan, bands = workspace.plan, bands_of(workspace.plan.info)
    letters: dict[int, str | None] = {}
    found = {}
    for uid, likelihood, impact, kind in plan.columns(Risk, "uid", "likelihood", "impact", "kind"):
        if likelihood is not None and impact is not None:
            score = likelihood * impact
            letter = letters.get(score) or letters.setdefault(score, bands.level(score))
            found[uid] = Scored(score, letter or "", kind is RiskKind.OPPORTUNITY)
    return found


def _residual(workspace: Workspace, risk: Risk) -> Scored | None:
    return _after(workspace, risk, residual_of(workspace, risk))


def _target(workspace: Workspace, risk: Risk) -> Scored | None:
    return _after(workspace, risk, target_of(workspace, risk))


def _after(workspace: Workspace, risk: Risk, after: Exposure) -> Scored | None:
    letter = bands_of(workspace.plan.info).level(after.score)
    if after.score is None or letter is None:
        return None
    return Scored(after.score, letter, risk.kind is RiskKind.OPPORTUNITY)


def _level_column(key: str, title: str, value: Callable[[Any], Scored | None]) -> Column:
    def groups(risk: Risk) -> list[tuple[int, str]]:
        scored = value(risk)
        return [_group_of(scored)] if scored is not None else []

    return Column(key, title, value, _level_text, Look.LEVEL, width=60, blank=_("not scored"), groups=groups)


def _group_of(scored: Scored) -> tuple[int, str]:
    """Return rank and words of the group of a level: the gravest first, opportunities last."""
    words = {"E": _("Extreme"), "H": _("High"), "M": _("Medium"), "L": _("Low")}
    if scored.opportunity:
        return len(words), _("Opportunity")
    return list(words).index(scored.letter), words[scored.letter]


def _loss_column(workspace: Workspace) -> Column:
    """Return the loss to expect in a year before any action, of risks whose figures count."""
    plan = workspace.plan

    def loss(risk: Risk) -> float | None:
        low, high, often = risk.loss_low, risk.loss_high, risk.frequency
        counts = risk.kind is not RiskKind.OPPORTUNITY and risk.status is not RiskStatus.CLOSED
        if not counts or low is None or high is None or often is None or refused(often, low, high):
            return None
        return Scenario(risk.uid, risk.title, often, low, high).annual_loss

    def text(value: float | None) -> str:
        return money(value, plan.info.currency, short=True) if value is not None else ""

    title = _("Expected loss a year")
    return Column("loss_a_year", title, loss, text, Look.NUMBER, width=120, summed=True)


def sentence_of(workspace: Workspace, risk: Risk) -> str:
    """Return cause, event and consequence as one sentence."""
    words = workspace.figure("words of names", lambda: _words(workspace))
    return risk_sentence(risk.cause, risk.event, risk.consequence, words)


def _words(workspace: Workspace) -> frozenset[str]:
    names = (name for one in workspace.plan.rows(Organisation) for name in (one.name, one.short))
    return frozenset(name.split(" ", 1)[0] for name in names)


class Scored(NamedTuple):
    """A score with its letter; sorts by the score."""

    score: int
    letter: str
    opportunity: bool


def _level_text(scored: Scored | None) -> str:
    return (
        level_text(scored.letter, scored.score, opportunity=scored.opportunity) if scored is not None else ""
    )


class _Partners:
    """The partners linked to each risk, looked up once a change."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace

    def _names(self, risk: Risk) -> list[str]:
        found: dict[str, list[str]] = self.workspace.figure("partners by risk", self._find)
        return found.get(risk.uid, [])

    def _find(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = {}
        for one in self.workspace.plan.rows(RiskLink):
            partner = self.workspace.plan.get(Organisation, one.organisation)
            if partner is not None:
                names.setdefault(one.risk, []).append(partner.short)
        return names

    def said(self, risk: Risk) -> str:
        """Return one or two names, or the first and how many more."""
        names = self._names(risk)
        return ", ".join(names) if len(names) < 3 else f"{names[0]} +{len(names) - 1}"

    def groups(self, risk: Risk) -> list[tuple[Any, str]]:
        """Return the group of each partner: a risk of three stands under all three."""
        return [(natural(name), name) for name in self._names(risk)]


def _due_of(workspace: Workspace) -> Callable[[Risk], date | None]:
    return lambda risk: next_due(workspace).get(risk.uid)


def _due_text(value: date | None) -> str:
    """Write a day short; its year only where it could be taken for another."""
    return day(value, year=abs((value - date.today()).days) > MOST_DAYS) if value is not None else ""


def _due_mark(due: Callable[[Risk], date | None]) -> Callable[[Risk], Mark | None]:
    return lambda risk: overdue(due(risk), _("An action should have been done by {day}."))
