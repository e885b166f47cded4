"""All that is shown of the losses of a plan at once: figures, curves with and without shared partners, how the mean
settles, and what each risk adds. Plain data in and out, so that it can be worked out on any thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planner.analysis.loss.contribution import Contribution, contributions
from planner.analysis.loss.scenario import STATES, Scenario, State
from planner.analysis.loss.settings import Settings
from planner.analysis.loss.simulate import Losses, simulate
from planner.analysis.loss.summary import Progress, Summary, convergence, exceedance, summary
from planner.analysis.loss.task import Task
from planner.progress import Tell, silent

Curve = tuple[tuple[float, float], ...]  # (loss, share of years with a greater one), losses rising
_POINTS = 160


@dataclass(frozen=True)
class Drawn:
    """What the years of one state say; `alone` is the curve if partners were not shared, empty where it is the same."""

    summary: Summary
    curve: Curve
    alone: Curve = ()
    progress: tuple[Progress, ...] = ()


@dataclass(frozen=True)
class Study:
    """The years drawn for a task: of each state, and what each risk adds as things stand, with what is done."""

    task: Task
    drawn: dict[State, Drawn] = field(default_factory=dict)
    contributions: tuple[Contribution, ...] = ()


def study(task: Task, tell: Tell = silent) -> Study:
    """Draw the years of every state and work out all that is shown of them. `tell` may raise `Stopped`."""
    if task.empty:
        return Study(task)
    steps = _Steps(tell, 2 * len(set(task.states)) + 1)
    found: dict[tuple[Scenario, ...], tuple[Losses, Drawn]] = {}  # states that are alike are drawn once
    for scenarios in task.states:
        if scenarios not in found:
            found[scenarios] = _drawn(scenarios, task, steps)
    now = task.scenarios("residual")
    settings = task.settings
    added = contributions(now, found[now][0], settings.seed, settings.shock_share, steps.next())
    drawn = {state: found[task.scenarios(state)][1] for state in STATES}
    return Study(task, drawn, tuple(added))


def preview(scenarios: Sequence[Scenario], settings: Settings, tell: Tell = silent) -> Drawn:
    """Draw the years of some scenarios for their figures and curve alone: what a slider shows while it moves."""
    losses = simulate(scenarios, settings.trials, settings.seed, settings.shock_share, tell)
    return Drawn(summary(losses, settings.appetite), _curve(losses))


def events(scenarios: Sequence[Scenario], settings: Settings) -> float:
    """Return about how many events a simulation draws: what its time goes by."""
    return settings.trials * sum(one.rate for one in scenarios)


class _Steps:
    """Tells how far a work of several equal steps is."""

    def __init__(self, tell: Tell, steps: int) -> None:
        self._tell, self._steps, self._done = tell, steps, -1

    def next(self) -> Tell:
        """Begin another step and return what it tells."""
        self._done += 1
        self._tell(self._done / self._steps)
        return self._share

    def _share(self, share: float) -> None:
        self._tell((self._done + share) / self._steps)


def _drawn(scenarios: Sequence[Scenario], task: Task, steps: _Steps) -> tuple[Losses, Drawn]:
    how = task.settings
    losses = simulate(scenarios, how.trials, how.seed, how.shock_share, steps.next())
    found = Drawn(summary(losses, how.appetite), _curve(losses), progress=tuple(convergence(losses)))
    aside = steps.next()
    if task.shares:
        found = replace(found, alone=_curve(simulate(scenarios, how.trials, how.seed, 0.0, aside)))
    return losses, found


def _curve(losses: Losses) -> Curve:
    return tuple(exceedance(losses, _POINTS))
