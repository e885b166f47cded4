"""What is left of a risk after the actions done."""

from __future__ import annotations

from planner.analysis.risk import Cut, Exposure, residual
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
    now = Exposure(risk.likelihood, risk.impact, risk.frequency, risk.loss_low, risk.loss_high)
    return residual(now, cuts_of(workspace, risk), risk.residual_likelihood, risk.residual_impact)
