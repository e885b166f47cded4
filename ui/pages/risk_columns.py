"""The computed columns of the register of risks: partners, level, residual level, next due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from planner.analysis import risk as numbers
from planner.analysis.bands import bands_of
from planner.i18n import _, day
from planner.model import Action, Organisation, Risk, RiskLink
from planner.model.choices import ActionStatus, RiskKind
from ui.pages.residuals import residual_of
from ui.tables.columns import Column, Look
from ui.tables.delegate import level_text
from ui.workspace import Workspace

MOST_DAYS = 300  # from today within which a day without its year is plain


def score_of(risk: Risk) -> int:
    """Return likelihood × impact, 0 while not scored."""
    return (risk.likelihood or 0) * (risk.impact or 0)


def risk_columns(workspace: Workspace) -> list[tuple[int, Column]]:
    """Return the computed columns of the register: partners, level, residual level, next due."""
    plan = workspace.plan

    def scored(risk: Risk, likelihood: int | None, impact: int | None) -> Scored | None:
        score = numbers.score(likelihood, impact)
        letter = bands_of(plan.info).level(score)
        return (
            Scored(score, letter, risk.kind is RiskKind.OPPORTUNITY) if score is not None and letter else None
        )

    def level(risk: Risk) -> Scored | None:
        return scored(risk, risk.likelihood, risk.impact)

    def residual(risk: Risk) -> Scored | None:
        after = residual_of(workspace, risk)
        return scored(risk, after.likelihood, after.impact)

    return [
        (3, Column("partners", _("Partners"), _partners_of(workspace), str, width=120)),
        (10, _level_column("level", _("Level"), level)),
        (13, _level_column("residual", _("Residual"), residual)),
        (14, Column("due", _("Next due"), _due_of(workspace), _due_text, width=80, tone=_due_tone)),
    ]


def _level_column(key: str, title: str, value: Callable[[Any], Scored | None]) -> Column:
    return Column(key, title, value, _level_text, Look.LEVEL, width=60, blank=_("not scored"))


class Scored(NamedTuple):
    """A score with its letter; sorts by the score."""

    score: int
    letter: str
    opportunity: bool


def _level_text(scored: Scored | None) -> str:
    return (
        level_text(scored.letter, scored.score, opportunity=scored.opportunity) if scored is not None else ""
    )


def _partners_of(workspace: Workspace) -> Callable[[Risk], str]:
    def find() -> dict[str, str]:
        names: dict[str, list[str]] = {}
        for one in workspace.plan.rows(RiskLink):
            partner = workspace.plan.get(Organisation, one.organisation)
            if partner is not None:
                names.setdefault(one.risk, []).append(partner.short)
        return {
            uid: ", ".join(some) if len(some) < 3 else f"{some[0]} +{len(some) - 1}"
            for uid, some in names.items()
        }

    return lambda risk: workspace.figure("partners by risk", find).get(risk.uid, "")


def _due_of(workspace: Workspace) -> Callable[[Risk], Any]:
    def find() -> dict[str, Any]:
        due: dict[str, Any] = {}
        for one in workspace.plan.rows(Action):
            if one.due is not None and one.status not in (ActionStatus.DONE, ActionStatus.DROPPED):
                due[one.risk] = min(due.get(one.risk, one.due), one.due)
        return due

    return lambda risk: workspace.figure("due by risk", find).get(risk.uid)


def _due_text(value: date | None) -> str:
    """Write a day short; its year only where it could be taken for another."""
    return day(value, year=abs((value - date.today()).days) > MOST_DAYS) if value is not None else ""


def _due_tone(value: Any) -> str:
    return "danger" if value is not None and value < date.today() else "text"
