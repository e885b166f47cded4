"""A measured figure beside its yardstick, and how the two are timed: in turns, so that a busy machine slows both."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Figure:
    """What something takes, what the plainest way to do the same takes, and how many times that it may take."""

    name: str
    value: float
    unit: str
    yardstick: str
    yardstick_value: float
    target: float

    @property
    def ratio(self) -> float:
        """How many times the yardstick it takes."""
        return self.value / self.yardstick_value

    @property
    def met(self) -> bool:
        """Whether it takes no more than the target allows."""
        return self.ratio <= self.target

    def as_json(self) -> dict[str, Any]:
        """Return the figure as INTERFACE 3 prints it."""
        told = {**asdict(self), "ratio": self.ratio}
        return {key: round(value, 4) if isinstance(value, float) else value for key, value in told.items()}


def milliseconds(action: Callable[[], object]) -> float:
    """Return how long an action takes; garbage is collected before and not meanwhile, as the window does it."""
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        action()
        return (time.perf_counter() - start) * 1000
    finally:
        gc.enable()


def in_turns(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Return the medians of two measurements taken in turns `rounds` times, after a first pair for warmth."""
    pairs = [(ours(), theirs()) for _round in range(rounds + 1)][1:]
    values, yardsticks = zip(*pairs, strict=True)
    return statistics.median(values), statistics.median(yardsticks)
