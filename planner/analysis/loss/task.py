"""What a simulation of a plan draws, as plain data that can be compared: the same task gives the same years."""

from __future__ import annotations

from dataclasses import dataclass

from planner.analysis.loss.scenario import STATES, Scenario, State
from planner.analysis.loss.settings import Settings


@dataclass(frozen=True)
class Task:
    """What is drawn: the scenarios of each state, in the order of STATES, and how."""

    states: tuple[tuple[Scenario, ...], ...]
    settings: Settings

    def scenarios(self, state: State) -> tuple[Scenario, ...]:
        """Return the scenarios of a state."""
        return self.states[STATES.index(state)]

    @property
    def empty(self) -> bool:
        """Whether no risk has figures."""
        return not any(self.states)

    @property
    def shares(self) -> bool:
        """Whether partners bring shocks, so that it makes a difference to leave them out."""
        return self.settings.shock_share > 0 and any(one.partners for some in self.states for one in some)
