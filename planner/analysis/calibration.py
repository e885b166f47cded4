"""Practice for people who estimate: ten questions with known answers, and what their 90 % intervals say of them.

Who is calibrated finds nine answers of ten in the own intervals; most people find about half (Lichtenstein, Fischhoff,
Phillips 1982; Hubbard & Seiersen 2016, ch. 7). Whether fewer hits are more than bad luck is a binomial probability.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import comb, isfinite

from planner import i18n
from planner.i18n import N_, RESOURCES, _, language

FILE = RESOURCES / "calibration.json"
CONFIDENCE = 0.9
UNLIKELY = 0.05  # below this probability, luck explains the misses no longer

TOO_NARROW = N_("Your intervals are too narrow: widen them until you would be surprised by a miss.")
PERHAPS_NARROW = N_("Your intervals may be too narrow: this few hits come by bad luck {chance} of the time.")
CALIBRATED = N_(
    "This is what a calibrated person gets. Check that your intervals are no wider than they need be."
)
TOO_FEW = N_("Answer all questions to see how well you are calibrated.")


@dataclass(frozen=True)
class Question:
    """A practice question in the active language, its true answer with its unit, and where that stands written."""

    key: str
    text: str
    unit: str
    answer: float
    source: str


@dataclass(frozen=True)
class Calibration:
    """How a person did: hits of the questions answered, by key; the probability (0–1) that a calibrated person has
    this many hits or fewer; and what that says, in English.
    """

    hits: Mapping[str, bool]
    probability: float
    says: str

    @property
    def count(self) -> int:
        """How many intervals hold the true answer."""
        return sum(self.hits.values())

    @property
    def sentence(self) -> str:
        """What it says, in the active language, with the probability filled in."""
        return _(self.says).format(chance=i18n.percent(self.probability))


def questions() -> list[Question]:
    """Return the ten questions in the active language (English where it has none)."""
    rows = json.loads(FILE.read_text(encoding="utf-8"))
    return [
        Question(row["key"], _in(row["text"]), _in(row["unit"]), float(row["answer"]), row["source"]) for row in rows
    ]  # fmt: skip


def _in(texts: Mapping[str, str]) -> str:
    return texts.get(language(), texts["en"])


def wrong_interval(low: float, high: float) -> str | None:
    """Return in the active language why an interval cannot be scored; None if it can."""
    if not (isfinite(low) and isfinite(high)):
        return _("Both bounds must be numbers.")
    return _("The low bound is above the high bound.") if low > high else None


def calibrate(asked: Sequence[Question], intervals: Mapping[str, tuple[float, float]]) -> Calibration:
    """Return how the 90 % intervals (low, high) of a person, by the key of the question, held the true answers.

    Questions without an interval are left out. Raises ValueError for an interval that cannot be scored.
    """
    hits = {}
    for one in asked:
        if one.key in intervals:
            low, high = intervals[one.key]
            if wrong_interval(low, high):
                raise ValueError(f"{low} … {high} is no interval")
            hits[one.key] = low <= one.answer <= high
    probability = at_most(sum(hits.values()), len(hits))
    return Calibration(hits, probability, _says(probability, done=len(hits) == len(asked)))


def at_most(hits: int, asked: int, confidence: float = CONFIDENCE) -> float:
    """Return the probability (0–1) that a calibrated person has at most so many hits: Σ C(n, k)·pᵏ·(1 − p)ⁿ⁻ᵏ."""
    return sum(comb(asked, k) * confidence**k * (1 - confidence) ** (asked - k) for k in range(hits + 1))


def _says(probability: float, *, done: bool) -> str:
    if probability < UNLIKELY:
        return TOO_NARROW
    if not done:
        return TOO_FEW
    return PERHAPS_NARROW if probability < 2 * UNLIKELY else CALIBRATED
