"""What is left of a risk after the actions done, and after all of them."""

from __future__ import annotations

from planner.analysis.risk import Cut, Exposure, residual, target
from planner.model import Action, Risk
from planner.model.choices import ActionStatus
from ui.workspace import Workspace


def cuts_of(workspace: Workspace, risk: Risk) -> list[Cut]:
    """Return what the actions of a risk cut."""
    return [
        Cut(
            done=one.status is ActionStatus.DONE,
            dropped=one.status is ActionStatus.DROPPED,
            likelihood=one.likelihood_cut or 0,
            impact=one.impact_cut or 0,
            frequency=(one.frequency_cut or 0) / 100,
            loss=(one.loss_cut or 0) / 100,
        )
        for one in workspace.figure("actions by risk", lambda: _actions(workspace)).get(risk.uid, ())
    ]


def _actions(workspace: Workspace) -> dict[str, list[Action]]:
    found: dict[str, list[Action]] = {}
    for one in workspace.plan.rows(Action):
        found.setdefault(one.risk, []).append(one)
    return found


def residual_of(workspace: Workspace, risk: Risk) -> Exposure:
    """Return what is left of a risk after the actions done; a typed residual score wins."""
    cuts = cuts_of(workspace, risk)
    return residual(_now(risk), cuts, risk.residual_likelihood, risk.residual_impact)


def target_of(workspace: Workspace, risk: Risk) -> Exposure:
    """Return what will be left of a risk after all actions not dropped; a typed target score wins."""
    return target(_now(risk), cuts_of(workspace, risk), risk.target_likelihood, risk.target_impact)


def _now(risk: Risk) -> Exposure:
    return Exposure(risk.likelihood, risk.impact, risk.frequency, risk.loss_low, risk.loss_high)
