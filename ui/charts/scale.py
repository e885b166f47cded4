"""One unit for all figures of a chart or table, so that they can be compared at a glance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.i18n import N_, _, number

_UNITS = ((1e12, N_("trillion")), (1e9, N_("billion")), (1e6, N_("million")), (1e3, N_("thousand")))
_ENOUGH = 100  # the largest figure keeps three digits


@dataclass(frozen=True)
class Scale:
    """A divisor and its word, empty for ones."""

    size: float = 1.0
    word_id: str = ""

    @property
    def word(self) -> str:
        """The word in the active language."""
        return _(self.word_id)

    def write(self, value: float, *, sign: bool = False) -> str:
        """Write a value in this unit, without the word."""
        scaled = value / self.size
        return number(scaled, 0 if scaled == int(scaled) or abs(scaled) >= 10 else 1, sign=sign)

    def unit(self, currency: str) -> str:
        """Write the unit of money: USD thousand."""
        return f"{currency} {self.word}".strip()


def scale_of(values: Iterable[float]) -> Scale:
    """Return the unit in which the largest of some values has three to six digits before the point."""
    top = max((abs(value) for value in values), default=0.0)
    return next((Scale(size, word) for size, word in _UNITS if top / size >= _ENOUGH), Scale())
